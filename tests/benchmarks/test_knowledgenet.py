"""KnowledgeNet is counted as its description says."""

import importlib.util
from itertools import islice
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from benchmarks.figures import data_folder
from benchmarks.reading import knowledgenet
from benchmarks.reading.knowledgenet import Guess, documents, guesses, score, thresholds
from kg.text.reading import Link

TEXT = "Ada Lovelace was born in London. She married William King."


def _passage(start: int, end: int, id_: str, name: str, *places: int) -> dict[str, Any]:
    keys = ("subjectStart", "subjectEnd", "objectStart", "objectEnd")
    return {
        "passageStart": start,
        "passageEnd": end,
        "passageText": TEXT[start:end],
        "exhaustivelyAnnotatedProperties": [{"propertyId": id_, "propertyName": name}],
        "facts": [{"propertyId": id_, **dict(zip(keys, places, strict=True))}],
    }


DOCUMENT: dict[str, Any] = {
    "fold": 3,
    "documentId": "1",
    "passages": [
        _passage(0, 32, "12", "PLACE_OF_BIRTH", 0, 12, 25, 31),
        _passage(33, 58, "25", "SPOUSE", 33, 36, 45, 57),
    ],
}
BORN = Guess("PLACE_OF_BIRTH", (0, 3), (25, 31))
MARRIED = Guess("SPOUSE", (33, 36), (53, 57))


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ([BORN, MARRIED], (2, 0, 0)),
        ([], (0, 0, 2)),
        ([Guess("SPOUSE", (45, 57), (33, 36))], (0, 1, 2)),
        ([Guess("CHILD_OF", (0, 3), (25, 31))], (0, 0, 2)),
        ([Guess("PLACE_OF_BIRTH", (33, 36), (45, 57))], (0, 0, 2)),
        ([BORN, Guess("PLACE_OF_BIRTH", (4, 12), (25, 31))], (1, 0, 1)),
    ],
    ids=["found", "silent", "turned-round", "not-annotated", "elsewhere", "twice"],
)
def test_counts(found: list[Guess], expected: tuple[int, int, int]) -> None:
    counts = score([DOCUMENT], [dict.fromkeys(found, 0.9)], {}).values()
    assert expected == (
        sum(one.right for one in counts),
        sum(one.wrong for one in counts),
        sum(one.missed for one in counts),
    )


def test_the_best_threshold_of_a_property_is_the_nearest_to_one_half() -> None:
    wrong = Guess("SPOUSE", (45, 57), (33, 36))
    chosen = thresholds([DOCUMENT], [{BORN: 0.31, MARRIED: 0.9, wrong: 0.7}])
    assert (chosen["PLACE_OF_BIRTH"], chosen["SPOUSE"], chosen["CEO"]) == (0.3, 0.75, 0.5)


def _read(words: list[str], *links: tuple[int, str, int, float, int]) -> Any:
    """Return a document of some words in a row, each an item, with links between them."""
    text, spans = "", []
    for word in words:
        spans.append((len(text), len(text) + len(word)))
        text += f"{word} "
    made = [
        Link(
            subject=first,
            relation=relation,
            object=second,
            sentence=0,
            probability=likely,
            stance="asserted",
            status="current",
            roles=(role,) if role >= 0 else (),
        )
        for first, relation, second, likely, role in links
    ]
    reading = SimpleNamespace(links=made, span=lambda at: spans[at], text=lambda at: words[at])
    ada = SimpleNamespace(type="Person", name="Ada")
    named = {at: ada for at, word in enumerate(words) if word in ("Ada", "She")}
    return SimpleNamespace(reading=reading, resolved=named)


def test_the_best_pair_of_two_things_is_a_guess() -> None:
    document = _read(
        ["Ada", "She", "Looms", "CEO"],
        (0, "founded", 2, 0.6, -1),
        (1, "founded", 2, 0.8, -1),
        (1, "holds_position", 2, 0.7, 3),
        (1, "employed_by", 2, 0.4, -1),
    )
    assert guesses(document, [(0, 100)]) == {
        Guess("FOUNDED_BY", (108, 113), (104, 107)): 0.8,
        Guess("CEO", (108, 113), (104, 107)): 0.7,
        Guess("EMPLOYEE_OR_MEMBER_OF", (104, 107), (108, 113)): 0.7,
    }


def test_a_spouse_is_one_either_way_and_a_party_is_known_by_its_name() -> None:
    document = _read(
        ["Ada", "William", "Loom Party", "Looms"],
        (0, "spouse_of", 1, 0.6, -1),
        (1, "spouse_of", 0, 0.7, -1),
        (0, "member_of", 2, 0.6, -1),
        (0, "member_of", 3, 0.6, -1),
    )
    found = guesses(document, [(0, 0)])
    spouses = {one: sure for one, sure in found.items() if one.name == "SPOUSE"}
    assert spouses == {
        Guess("SPOUSE", (0, 3), (4, 11)): 0.7,
        Guess("SPOUSE", (4, 11), (0, 3)): 0.7,
    }
    parties = [one.object for one in found if one.name == "POLITICAL_AFFILIATION"]
    assert parties == [(12, 22)]


def test_a_pair_in_two_passages_is_no_guess() -> None:
    document = _read(["Ada", "Looms"], (0, "founded", 1, 0.9, -1))
    assert guesses(document, [(0, 0), (4, 10)]) == {}


def test_absent_data_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KG_BENCH_DATA", str(tmp_path))
    assert knowledgenet.main() == 1
    assert "folds1-3.jsonl.gz is absent" in capsys.readouterr().out


def test_it_counts_like_the_scorer_that_came_with_the_data() -> None:
    folder = data_folder() / "knowledgenet"
    if not (folder / "score.py").is_file():
        pytest.skip("the annotated data is not here")
    spec = importlib.util.spec_from_file_location("official", folder / "score.py")
    assert spec is not None
    assert spec.loader is not None
    official = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(official)
    gold = list(islice(documents(folder / "folds1-3.jsonl.gz"), 300))
    guessed = [dict.fromkeys(_disturbed(one), 1.0) for one in gold]
    ours = score(gold, guessed, {}).values()
    theirs = [0, 0, 0]
    for one, found in zip(gold, guessed, strict=True):
        for passage in one["passages"]:
            low, high = int(passage["passageStart"]), int(passage["passageEnd"])
            ids = {name: key for key, name in knowledgenet.names(passage).items()}
            facts = [
                {
                    "propertyId": ids.get(guess.name, "?"),
                    "subjectStart": guess.subject[0],
                    "subjectEnd": guess.subject[1],
                    "objectStart": guess.object[0],
                    "objectEnd": guess.object[1],
                }
                for guess in found
                if low <= guess.subject[0] < high
            ]
            for k, counter in enumerate(official.count(passage, facts)):
                theirs[k] += sum(counter.values())
    assert theirs == [
        sum(getattr(one, kind) for one in ours) for kind in ("right", "wrong", "missed")
    ]
    assert min(theirs) > 0


def _disturbed(one: dict[str, Any]) -> list[Guess]:
    """Return the annotated facts, every third turned round and every fifth left out."""
    result = []
    for passage in one["passages"]:
        called = knowledgenet.names(passage)
        for number, fact in enumerate(passage["facts"]):
            if number % 5 == 4 or fact["propertyId"] not in called:
                continue
            subject = (int(fact["subjectStart"]), int(fact["subjectEnd"]))
            object_ = (int(fact["objectStart"]), int(fact["objectEnd"]))
            ends = (object_, subject) if number % 3 == 2 else (subject, object_)
            result.append(Guess(called[fact["propertyId"]], *ends))
    return result
