"""The gate counts as the annotation guideline says, and its floors only rise."""

import json
from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace

import pytest

from benchmarks import gate, speed
from benchmarks.baselines import co_occurrence
from benchmarks.scoring import (
    Counts,
    GoldArticle,
    GoldFact,
    Guess,
    agree,
    common_relations,
    read_gold,
    score,
    table,
)

HEADED = GoldFact(
    subject=("Ada Lovelace", "Lovelace"),
    relation="holds_position",
    object=("Analytical Society",),
    subject_type="Person",
    object_type="Institution",
    qualifiers={"role": "director", "status": "current", "stance": "asserted"},
)
MET = GoldFact(
    subject=("Ada Lovelace",),
    relation="meets",
    object=("Charles Babbage",),
    subject_type="Person",
    object_type="Person",
    qualifiers={"stance": "asserted"},
)
GOLD = [GoldArticle(id="one", facts=(HEADED, MET))]


def _guess(
    subject: str, relation: str, object_: str, *, article: str = "one", **qualifiers: str
) -> Guess:
    return Guess(
        article=article, subject=subject, relation=relation, object=object_, **qualifiers
    )


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("Ada Lovelace", True),
        ("ADA LOVELACE", True),
        ("the Ada Lovelace", True),
        ("Lovelace", True),
        ("Countess Ada Lovelace", True),
        ("Ada Lovelace of the Analytical Society", False),
        ("Babbage", False),
        ("", False),
    ],
)
def test_names_agree_on_half_of_their_words(name: str, right: bool) -> None:
    assert agree(name, HEADED.subject) is right


@pytest.mark.parametrize(
    ("guesses", "counts"),
    [
        ([], Counts(missed=2)),
        (
            [_guess("Lovelace", "holds_position", "Analytical Society")],
            Counts(right=1, missed=1),
        ),
        # A symmetric relation agrees either way, the others do not.
        ([_guess("Charles Babbage", "meets", "Ada Lovelace")], Counts(right=1, missed=1)),
        (
            [_guess("Analytical Society", "holds_position", "Ada Lovelace")],
            Counts(wrong=1, missed=2),
        ),
        # A second right guess is neither right nor wrong, a second wrong one is wrong again.
        ([_guess("Lovelace", "meets", "Charles Babbage")] * 2, Counts(right=1, missed=1)),
        ([_guess("Lovelace", "meets", "London")] * 2, Counts(wrong=2, missed=2)),
        ([_guess("Lovelace", "meets", "Babbage", article="two")], Counts(missed=2)),
    ],
)
def test_counts(guesses: list[Guess], counts: Counts) -> None:
    assert score(GOLD, guesses).overall == counts


def test_agreement_counts_right_facts_that_carry_the_qualifier() -> None:
    scored = score(
        GOLD,
        [
            _guess(
                "Lovelace",
                "holds_position",
                "Analytical Society",
                role="The Director",
                status="",
            ),
            _guess("Lovelace", "meets", "Charles Babbage", stance="asserted"),
        ],
    )
    assert scored.agreement == {"role": 1.0, "status": 0.0, "stance": 0.5}


def test_figures_and_table() -> None:
    counts = Counts(right=1, wrong=1, missed=3)
    assert (counts.precision, counts.recall) == (0.5, 0.25)
    assert counts.f1 == pytest.approx(1 / 3)
    assert Counts().f1 == 0.0
    lines = list(table(score(GOLD, [_guess("Lovelace", "meets", "Charles Babbage")])))
    assert lines[-1] == "all              P 1.000 R 0.500 F1 0.667  gold 2"
    assert any(line.startswith("stance") for line in lines)


def test_gold_is_read_from_json(tmp_path: Path) -> None:
    record = {
        "id": "one",
        "entities": [
            {"id": "e1", "type": "Person", "names": ["Ada Lovelace", "Lovelace"]},
            {"id": "e2", "type": "Institution", "names": ["Analytical Society"]},
        ],
        "facts": [
            {"subject": "e1", "object": "e2", "relation": "holds_position"}
            | dict(HEADED.qualifiers)
        ],
    }
    (tmp_path / "one.json").write_text(json.dumps(record), encoding="utf-8")
    gold = list(read_gold(tmp_path))
    assert gold == [GoldArticle(id="one", facts=(HEADED,))]
    assert common_relations(gold) == {("Person", "Institution"): "holds_position"}


def test_co_occurrence_links_the_typed_pairs_of_a_sentence() -> None:
    def mention(name: str, kind: str) -> SimpleNamespace:
        return SimpleNamespace(name=name, type=kind)

    mentions = [
        mention("Ada Lovelace", "Person"),
        mention("Analytical Society", "Institution"),
        mention("Charles Babbage", "Person"),
    ]
    tokens = [SimpleNamespace(i=index) for index in range(5)]
    document = SimpleNamespace(
        article=SimpleNamespace(name="one"),
        doc=SimpleNamespace(sents=[tokens[:3], tokens[3:]]),
        mentions=mentions,
        owner={0: 0, 1: 0, 2: 1, 4: 2},
    )
    found = list(co_occurrence([document], common_relations(GOLD)))  # type: ignore[list-item]
    assert [(one.subject, one.relation, one.object) for one in found] == [
        ("Ada Lovelace", "holds_position", "Analytical Society")
    ]


def test_a_fall_is_named_and_the_margin_forgiven() -> None:
    floors = {"precision": 0.6, "recall": 0.4, "gone f1": 0.5}
    measured = {"precision": 0.6 - gate.MARGIN / 2, "recall": 0.3}
    assert list(gate.below(measured, floors)) == [
        "recall: 0.300, floor 0.400",
        "gone f1: not measured any more, floor 0.500",
    ]


@pytest.mark.parametrize(
    ("allow", "expected"),
    [(False, {"precision": 0.7, "recall": 0.4}), (True, {"precision": 0.7, "recall": 0.3})],
)
def test_floors_only_rise(allow: bool, expected: Mapping[str, float]) -> None:
    measured = {"precision": 0.7, "recall": 0.3}
    floors = {"precision": 0.6, "recall": 0.4}
    assert gate.raised(measured, floors, allow_regression=allow) == expected


@pytest.mark.parametrize(("arguments", "code"), [([], 1), (["--allow-missing"], 0)])
def test_absent_data_is_said(
    arguments: list[str],
    code: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("KG_BENCH_DATA", str(tmp_path))
    assert gate.main(arguments) == code
    assert capsys.readouterr().out.startswith(f"not measured: {tmp_path}")


@pytest.mark.model
def test_the_gate_refuses_to_lower_a_floor(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder = tmp_path / "news-gold"
    (folder / "articles").mkdir(parents=True)
    (folder / "facts").mkdir()
    (folder / "articles" / "one.txt").write_text(
        "Ada Lovelace, director of the Analytical Society, lived in London.\n", encoding="utf-8"
    )
    entities = [
        {"id": "e1", "type": "Person", "names": ["Ada Lovelace"]},
        {"id": "e2", "type": "Institution", "names": ["Analytical Society"]},
    ]
    fact = {"subject": "e1", "object": "e2", "relation": "holds_position", "role": "director"}
    (folder / "facts" / "one.json").write_text(
        json.dumps({"id": "one", "entities": entities, "facts": [fact]}), encoding="utf-8"
    )
    floors = tmp_path / "floors.json"
    monkeypatch.setenv("KG_BENCH_DATA", str(tmp_path))
    monkeypatch.setattr(gate, "FLOORS", floors)
    monkeypatch.setattr(gate, "RESULTS", tmp_path / "results.txt")
    assert gate.main([]) == 1  # no floors yet
    assert gate.main(["--update"]) == 0
    assert gate.main([]) == 0
    assert "gold 1" in (tmp_path / "results.txt").read_text(encoding="utf-8")
    stored = json.loads(floors.read_text(encoding="utf-8"))
    assert stored["floors"]["recall"] == 1.0
    stored["floors"]["precision"] = 1.1
    floors.write_text(json.dumps(stored), encoding="utf-8")
    assert gate.main([]) == 1
    assert gate.main(["--update"]) == 1
    assert json.loads(floors.read_text(encoding="utf-8")) == stored
    assert gate.main(["--update", "--allow-regression"]) == 0
    assert gate.main([]) == 0
    stored["corpus"] = "another"
    floors.write_text(json.dumps(stored), encoding="utf-8")
    assert gate.main([]) == 0
    assert "not compared" in capsys.readouterr().out


def test_the_committed_floors_are_the_gates() -> None:
    stored = json.loads(gate.FLOORS.read_text(encoding="utf-8"))
    assert {"precision", "recall", "f1"} <= set(stored["floors"])
    assert all(0 <= floor <= 1 for floor in stored["floors"].values())


def test_fastest_takes_turns_and_drops_the_first_round() -> None:
    order: list[str] = []
    times = speed.fastest(lambda: order.append("a"), lambda: order.append("b"), runs=2)
    assert order == ["a", "b"] * 3
    assert len(times) == 2
    assert all(0 <= seconds < 1 for seconds in times)
