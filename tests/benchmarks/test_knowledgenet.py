"""The KnowledgeNet benchmark counts as its description says and writes what it reads."""

import importlib.util
import json
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from benchmarks import knowledgenet, textf1
from benchmarks.figures import data_folder
from benchmarks.knowledgenet import documents, main, write
from benchmarks.textf1 import Guess, score
from benchmarks.training import data, labels

TEXT = "Ada Lovelace was born in London. She married William King."
DOCUMENT: dict[str, Any] = {
    "fold": 3,
    "documentId": "1",
    "documentText": TEXT,
    "passages": [
        {
            "passageId": "1:0:32",
            "passageStart": 0,
            "passageEnd": 32,
            "passageText": TEXT[:32],
            "exhaustivelyAnnotatedProperties": [
                {"propertyId": "12", "propertyName": "PLACE_OF_BIRTH"}
            ],
            "facts": [
                {
                    "propertyId": "12",
                    "subjectStart": 0,
                    "subjectEnd": 12,
                    "objectStart": 25,
                    "objectEnd": 31,
                }
            ],
        },
        {
            "passageId": "1:33:58",
            "passageStart": 33,
            "passageEnd": 58,
            "passageText": TEXT[33:],
            "exhaustivelyAnnotatedProperties": [{"propertyId": "25", "propertyName": "SPOUSE"}],
            "facts": [
                {
                    "propertyId": "25",
                    "subjectStart": 33,
                    "subjectEnd": 36,
                    "objectStart": 45,
                    "objectEnd": 57,
                }
            ],
        },
    ],
}
BORN: Guess = ("PLACE_OF_BIRTH", 0, 3, 25, 31)
MARRIED: Guess = ("SPOUSE", 33, 36, 53, 57)


@pytest.mark.parametrize(
    ("guesses", "expected"),
    [
        ([BORN, MARRIED], {"right": 2, "wrong": 0, "missed": 0}),
        ([], {"right": 0, "wrong": 0, "missed": 2}),
        ([("SPOUSE", 45, 57, 33, 36)], {"right": 0, "wrong": 1, "missed": 2}),
        ([("CHILD_OF", 0, 3, 25, 31)], {"right": 0, "wrong": 0, "missed": 2}),
        ([("PLACE_OF_BIRTH", 33, 36, 45, 57)], {"right": 0, "wrong": 0, "missed": 2}),
        ([BORN, ("PLACE_OF_BIRTH", 4, 12, 25, 31)], {"right": 1, "wrong": 0, "missed": 1}),
    ],
    ids=["found", "silent", "turned-round", "not-annotated", "elsewhere", "twice"],
)
def test_counts(guesses: list[Guess], expected: dict[str, int]) -> None:
    counts = score([DOCUMENT], [guesses])
    for kind, number in expected.items():
        assert sum(counter[kind] for counter in counts.values()) == number


def test_how_often_what_is_sure_is_right() -> None:
    wrong: Guess = ("PLACE_OF_BIRTH", 25, 31, 0, 3)
    unknown: Guess = ("CHILD_OF", 0, 3, 25, 31)
    said = {BORN: 0.95, wrong: 0.91, unknown: 0.99, MARRIED: 0.55}
    assert list(knowledgenet.reliability([DOCUMENT], [said])) == [
        "confidence 0.55: right 1.00 of 1",
        "confidence 0.93: right 0.50 of 2",
    ]
    assert list(knowledgenet.reliability([DOCUMENT], [])) == []


def test_predictions_are_the_benchmarks_own_lines(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    write(path, [DOCUMENT], [[BORN, MARRIED]])
    (written,) = documents(path)
    facts = [fact for passage in written["passages"] for fact in passage["facts"]]
    assert [fact["propertyId"] for fact in facts] == ["12", "25"]
    assert facts[1]["objectText"] == "King"
    assert written["documentText"] == TEXT


@pytest.mark.model
def test_documents_whose_annotation_is_kept_away_get_predictions(tmp_path: Path) -> None:
    gold, out = tmp_path / "gold.jsonl", tmp_path / "out.jsonl"
    bare = ("passageStart", "passageEnd", "passageText")
    passages = [{key: one[key] for key in bare} for one in DOCUMENT["passages"]]
    hidden = {**{k: DOCUMENT[k] for k in ("documentId", "documentText")}, "passages": passages}
    gold.write_text(json.dumps(hidden) + "\n", "utf-8")
    assert main(["--gold", str(gold), "--predictions", str(out)]) == 0
    (written,) = documents(out)
    found = {fact["propertyId"] for one in written["passages"] for fact in one["facts"]}
    assert "12" in found


def test_the_numbers_of_properties_are_those_of_the_benchmark() -> None:
    called = {
        item["propertyName"]: item["propertyId"]
        for passage in DOCUMENT["passages"]
        for item in passage["exhaustivelyAnnotatedProperties"]
    }
    assert called.items() <= knowledgenet.IDS.items()
    assert set(knowledgenet.IDS) == set(labels.KNOWLEDGENET)


def test_absent_data_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--gold", str(tmp_path / "none.jsonl.gz")]) == 1
    assert "KG_BENCH_DATA" in capsys.readouterr().out


@pytest.mark.model
def test_it_runs_kg_and_prints_baselines_beside(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps(DOCUMENT) + "\n", "utf-8")
    assert main(["--gold", str(gold), "--predictions", str(tmp_path / "out.jsonl")]) == 0
    printed = capsys.readouterr().out
    for row in ("co-occurrence", "patterns", "learned", "kg", "kg, as facts"):
        assert f"\n{row} " in printed
    assert len(list(documents(tmp_path / "out.jsonl"))) == 1
    assert main(["--gold", str(gold), "--learned-off"]) == 0
    assert "learned" not in capsys.readouterr().out


def test_it_counts_like_the_scorer_that_came_with_the_data() -> None:
    folder = data_folder()
    scorer = folder / "knowledgenet" / "score.py"
    if not scorer.is_file():
        pytest.skip("the annotated data is not here")
    spec = importlib.util.spec_from_file_location("official", scorer)
    assert spec is not None
    assert spec.loader is not None
    official = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(official)
    gold = list(islice(documents(folder / "knowledgenet" / "folds1-3.jsonl.gz"), 300))
    guesses = [list(_disturbed(one)) for one in gold]
    ours = score(gold, guesses)
    theirs = [0, 0, 0]
    for one, predicted in zip(gold, guesses, strict=True):
        for passage in one["passages"]:
            low, high = int(passage["passageStart"]), int(passage["passageEnd"])
            ids = {name: key for key, name in textf1.names(passage).items()}
            facts = [
                dict(
                    zip(
                        ("subjectStart", "subjectEnd", "objectStart", "objectEnd"),
                        guess[1:],
                        strict=True,
                    ),
                    propertyId=ids.get(guess[0], "?"),
                )
                for guess in predicted
                if low <= guess[1] < high
            ]
            for k, counter in enumerate(official.count(passage, facts)):
                theirs[k] += sum(counter.values())
    assert theirs == [
        sum(counter[kind] for counter in ours.values()) for kind in ("right", "wrong", "missed")
    ]


def _disturbed(one: dict[str, Any]) -> list[Guess]:
    """Return the annotated facts, every third turned round and every fifth left out."""
    result: list[Guess] = []
    for passage in one["passages"]:
        called = textf1.names(passage)
        for number, fact in enumerate(passage["facts"]):
            if number % 5 == 4 or fact["propertyId"] not in called:
                continue
            subject = (int(fact["subjectStart"]), int(fact["subjectEnd"]))
            object_ = (int(fact["objectStart"]), int(fact["objectEnd"]))
            first, second = (object_, subject) if number % 3 == 2 else (subject, object_)
            result.append((called[fact["propertyId"]], *first, *second))
    return sorted(set(result))


def test_passages_are_read_with_local_places(tmp_path: Path) -> None:
    import gzip

    path = tmp_path / "gold.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.write(json.dumps(DOCUMENT) + "\n")
    first, second = data.knowledgenet(path, [3])
    assert first.gold == (data.Gold(subject=(0, 12), label="PLACE_OF_BIRTH", object=(25, 31)),)
    assert second.gold == (data.Gold(subject=(0, 3), label="SPOUSE", object=(12, 24)),)
    assert second.known == {"SPOUSE"}
    assert list(data.knowledgenet(path, [1, 2])) == []
