"""The gate's floors only rise."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.reading import gate
from benchmarks.reading.gate import Set
from benchmarks.reading.scoring import Counts, Score

ONE = Set(data="a", figures={"facts recall": 0.3, "facts f1": 0.5})


@pytest.fixture
def measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Set]:
    found = {"unseen": ONE}

    def measure(folder: Path) -> Iterator[tuple[str, Set]]:
        yield from found.items()

    monkeypatch.setattr(gate, "FLOORS", tmp_path / "floors.json")
    monkeypatch.setattr(gate, "measure", measure)
    return found


def test_the_gate_refuses_to_lower_a_floor(
    measured: dict[str, Set], capsys: pytest.CaptureFixture[str]
) -> None:
    assert gate.main([]) == 1  # no floors yet
    assert gate.main(["--update"]) == 0
    assert gate.main([]) == 0
    measured["unseen"] = Set(data="a", figures={"facts recall": 0.31, "facts f1": 0.4})
    assert gate.main([]) == 1
    assert "unseen, facts f1: 0.400, floor 0.500" in capsys.readouterr().out
    assert gate.main(["--update"]) == 1
    assert json.loads(gate.FLOORS.read_text())["unseen"]["floors"]["facts f1"] == 0.5
    assert gate.main(["--update", "--allow-regression"]) == 0
    assert gate.main([]) == 0


def test_other_data_is_not_compared(
    measured: dict[str, Set], capsys: pytest.CaptureFixture[str]
) -> None:
    gate.main(["--update"])
    measured["unseen"] = Set(data="b", figures={"facts recall": 0.0})
    assert gate.main([]) == 0
    assert "other data than that of the floors" in capsys.readouterr().out


def test_an_absent_set_keeps_its_floors(measured: dict[str, Set]) -> None:
    gate.main(["--update"])
    measured.clear()
    assert gate.main(["--update"]) == 0
    assert "unseen" in json.loads(gate.FLOORS.read_text())


def test_the_margin_is_forgiven_and_what_is_gone_is_named() -> None:
    stored = {"unseen": {"data": "a", "floors": {"facts f1": 0.504, "gone": 0.5}}}
    assert list(gate.below("unseen", ONE, stored)) == [
        "unseen, gone: not measured any more, floor 0.500"
    ]


def test_frequent_figures_have_floors() -> None:
    many, few = Counts(right=10, missed=5), Counts(right=10, missed=4)
    score = Score(
        relations={"meets": many, "founded": few}, agreement={"role": many, "status": few}
    )
    found = dict(gate.figures(score))
    assert {"facts precision", "facts recall", "technologies f1", "meets f1"} <= set(found)
    assert not {"founded f1", "role agrees", "status agrees"} & set(found)


def test_a_digest_follows_names_and_bytes(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("x")
    (tmp_path / "b").write_text("x")
    digests = {gate.digest([tmp_path / name]) for name in "ab"}
    assert len(digests | {gate.digest([tmp_path / "a"], ["f00"])}) == 3


def test_the_committed_floors_are_the_gates() -> None:
    stored = json.loads(gate.FLOORS.read_text(encoding="utf-8"))
    assert {"unseen", "news-gold", "behaviour", "pronouns"} <= set(stored)
    for one in stored.values():
        assert all(0 <= floor <= 1 for floor in one["floors"].values())
