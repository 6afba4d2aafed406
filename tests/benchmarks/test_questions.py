"""Questions come from chains: what a pronoun or a description may be called."""

import gzip
import json
from pathlib import Path

from benchmarks import corpora, questions
from benchmarks.gum import Chained, Member, Token
from benchmarks.questions import DESCRIPTION, Question, named_alike

MEANTIME = """\
#begin document (corpus_airbus/7); part 000
corpus_airbus/7\t0\t0\tArlane\t(x_ORG1)
corpus_airbus/7\t0\t1\tgrew\t-

corpus_airbus/7\t1\t0\tThe\t(x_ORG1
corpus_airbus/7\t1\t1\tmaker\tx_ORG1)
corpus_airbus/7\t1\t2\tsold\t-
corpus_airbus/7\t1\t3\tits\t(x_ORG1)
corpus_airbus/7\t1\t4\tjet\t-
corpus_airbus/7\t1\t5\twhen\t-
corpus_airbus/7\t1\t6\tit\t-
corpus_airbus/7\t1\t7\train\t-
corpus_airbus/7\t1\t8\t.\t-

corpus_airbus/7\t9\t0\tIt\t-
corpus_airbus/7\t9\t1\tstopped\t-
"""


def _shown(asked: list[Question]) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(one.text, one.group, one.names) for one in asked]


def test_meantime(tmp_path: Path) -> None:
    path = tmp_path / "dev.conll.gz"
    path.write_bytes(gzip.compress(MEANTIME.encode()))
    (asked,) = questions.meantime(path)
    assert _shown(list(asked.questions)) == [
        ("The maker", DESCRIPTION, ("Arlane",)),
        ("its", "it", ("Arlane",)),
        ("it", "it", ()),
    ]
    text = asked.article.text
    assert [text[one.start : one.end] for one in asked.questions] == ["maker", "its", "it"]


def test_news_fair(tmp_path: Path) -> None:
    text = "Arlane grew. It sold."
    labels = [
        {"span": [0, 6], "entity_id": "Q1", "name": "Arlane Group", "type": "Q43229"},
        {"span": [13, 15], "entity_id": "Q1", "name": "Arlane Group", "coref": True},
    ]
    path = tmp_path / "dev40.jsonl"
    path.write_text(json.dumps({"id": 1, "text": text, "labels": labels}) + "\n")
    (asked,) = questions.news_fair(path)
    assert _shown(list(asked.questions)) == [("It", "it", ("Arlane Group", "Arlane"))]


def _mention(id_: str, start: int, end: int) -> dict[str, object]:
    return {"id": id_, "span": {"start": start, "end": end}}


def test_products(tmp_path: Path) -> None:
    text = "Arlane sold its jets and it grew"
    record = {
        "id": "one",
        "text": {"string": text},
        "conceptMentions": {
            "array": [_mention("a", 0, 6), _mention("b", 12, 15), _mention("c", 25, 27)]
        },
        "relationMentions": {
            "array": [
                {
                    "name": "Identity",
                    "args": {
                        "array": [
                            {"conceptMention": {"id": "a"}},
                            {"conceptMention": {"id": "b"}},
                        ]
                    },
                }
            ]
        },
    }
    empty = {
        "id": "2",
        "text": {"string": ""},
        "conceptMentions": None,
        "relationMentions": None,
    }
    for part in ("train", "dev"):
        lines = json.dumps(record, indent=1) + "\n" + json.dumps(empty)
        (tmp_path / f"{part}.json.gz").write_bytes(gzip.compress(lines.encode()))
    first, second, *_ = questions.products(tmp_path)
    assert _shown(list(first.questions)) == [("its", "it", ("Arlane",))]
    assert second.questions == ()


def test_definite_phrases_of_gum() -> None:
    article = corpora.article("one", "President Ada the old firm the firms the Ada firm firm")
    tokens = tuple(
        Token(
            text=word,
            start=start,
            end=start + len(word),
            pos=pos,
            head=head,
            relation="",
            tag=tag,
        )
        for word, start, pos, head, tag in (
            ("President", 0, "PROPN", 1, "NNP"),
            ("Ada", 10, "PROPN", -1, "NNP"),
            ("the", 14, "DET", 4, "DT"),
            ("old", 18, "ADJ", 4, "JJ"),
            ("firm", 22, "NOUN", 1, "NN"),
            ("the", 27, "DET", 6, "DT"),
            ("firms", 31, "NOUN", 1, "NNS"),
            ("the", 37, "DET", 9, "DT"),
            ("Ada", 41, "PROPN", 9, "NNP"),
            ("firm", 45, "NOUN", 1, "NN"),
            ("firm", 50, "NOUN", 1, "NN"),
        )
    )
    chain = (
        Member(start=0, end=13, head=1, names=("President Ada",)),
        Member(start=14, end=26, head=4, names=()),
    )
    text = Chained(article=article, tokens=tokens, chains=(chain,), things=())
    assert _shown(list(questions.chained(text))) == [
        ("the old firm", DESCRIPTION, ("President Ada", "Ada"))
    ]


def test_names_alike() -> None:
    assert named_alike("Airbus", ["the Airbus Group"])
    assert not named_alike("Airbus", ["Boeing"])
    assert not named_alike("Airbus", [])
