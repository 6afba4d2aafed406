"""Sets with labelled names, as the network for names is trained on them."""

import gzip
import json
import random
from pathlib import Path
from typing import Any

from benchmarks.training import nametexts
from benchmarks.training.invented import invented
from benchmarks.training.nametexts import Text


def _packed(path: Path, text: str) -> Path:
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.write(text)
    return path


def _names(text: Text) -> list[tuple[str, str]]:
    return [(text.text[start:end], types) for start, end, types in text.names]


def _wiki(folder: Path, relations: list[dict[str, Any]]) -> list[tuple[str, str]]:
    document = {
        "title": "Orvex",
        "vertexSet": [
            [{"sent_id": 0, "pos": [0, 1], "type": "ORG"}],
            [{"sent_id": 1, "pos": [1, 3], "type": "MISC"}],
            [{"sent_id": 1, "pos": [4, 5], "type": "TIME"}],
        ],
        "labels": relations,
        "sents": [["Orvex", "grew", "."], ["The", "Orvex", "Pro", "of", "1999", "."]],
    }
    path = _packed(folder / "dev.json.gz", json.dumps([document]))
    (text,) = nametexts.wiki(path)
    return _names(text)


def test_relations_tell_a_product_from_a_work(tmp_path: Path) -> None:
    assert _wiki(tmp_path, []) == [("Orvex", "I"), ("Orvex Pro", "TO")]
    made = [{"h": 1, "r": "P176", "t": 0}]
    assert _wiki(tmp_path, made)[1] == ("Orvex Pro", "T")
    sung = [{"h": 1, "r": "P175", "t": 0}]
    assert _wiki(tmp_path, [*made, *sung])[1] == ("Orvex Pro", "O")


def test_crossner_labels_what_kg_has_no_type_for(tmp_path: Path) -> None:
    path = tmp_path / "ai" / "train.txt"
    path.parent.mkdir()
    path.write_text(
        "Ada\tB-researcher\nuses\tO\nLisp\tB-programlang\nat\tO\nACL\tB-conference\n"
    )
    (text,) = nametexts.crossner(path, "ai")
    assert _names(text) == [("Ada", "P"), ("Lisp", "T"), ("ACL", "O")]


def test_arguments_of_facts_are_what_their_property_asks_for(tmp_path: Path) -> None:
    words = "He led Orvex, founded by Ada."
    fact = {"subjectStart": 107, "subjectEnd": 112, "objectStart": 125, "objectEnd": 128}
    led = {"subjectStart": 100, "subjectEnd": 102, "objectStart": 107, "objectEnd": 112}
    passage = {
        "passageId": "1:100:130",
        "passageText": words,
        "passageStart": 100,
        "facts": [
            fact | {"humanReadable": "<Orvex> <FOUNDED_BY> <Ada>"},
            led | {"humanReadable": "<He> <EMPLOYEE_OR_MEMBER_OF> <Orvex>"},
        ],
    }
    path = _packed(tmp_path / "folds.jsonl.gz", json.dumps({"passages": [passage]}))
    (text,) = nametexts.knowledgenet(path)
    # "He" is no name; who founded something may be a company.
    assert _names(text) == [("Orvex", "I")]


def test_a_product_of_the_media_may_be_a_work(tmp_path: Path) -> None:
    sold = {
        "relation": "product_or_service_of", "invert_relation": 1,
        "e1_start": 0, "e1_end": 0, "e2_start": 3, "e2_end": 4,
        "context": ["Orvex", "sells", "the", "Orvex", "Pro", "."],
    }  # fmt: skip
    filmed = sold | {"context": ["Orvex", "made", "the", "Orvex", "Pro", "film"]}
    path = _packed(tmp_path / "train.json.gz", json.dumps([sold, filmed]))
    one, other = nametexts.core(path)
    assert _names(one) == [("Orvex", "I"), ("Orvex Pro", "T")]
    assert _names(other)[1] == ("Orvex Pro", "TO")


def test_entities_of_gum_are_names_where_they_look_so(tmp_path: Path) -> None:
    def line(number: int, word: str, part: str, more: str) -> str:
        return "\t".join((str(number), word, word, part, *["_"] * 5, more))

    rows = [
        "# newpar",
        line(1, "The", "DET", "Entity=(1-organization-new-x-1-sgl"),
        line(2, "Orvex", "PROPN", "_"),
        line(3, "Group", "PROPN", "Entity=1)"),
        line(4, "met", "VERB", "_"),
        line(5, "it", "PRON", "Entity=(2-person-new-x-1-sgl)"),
    ]
    _packed(tmp_path / "one.conllu.gz", "\n".join(rows))
    (text,) = nametexts.gum(tmp_path)
    assert _names(text) == [("Orvex Group", "I")]


def test_made_up_names_are_many_and_capitalised() -> None:
    random.seed(1)
    names = {" ".join(invented(type_)) for type_ in "IT" for _ in range(100)}
    assert len(names) > 150
    assert all(name[0].isupper() for name in names)
