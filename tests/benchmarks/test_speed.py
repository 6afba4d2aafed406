"""Times are compared in turns, and hostile texts have twice the length of their half."""

import pytest

from benchmarks.reading import speed


def test_fastest_takes_turns_and_drops_the_first_round() -> None:
    order: list[str] = []
    times = speed.fastest(lambda: order.append("a"), lambda: order.append("b"), runs=2)
    assert order == ["a", "b"] * 3
    assert all(0 <= seconds < 1 for seconds in times)


def test_hostile_texts_are_twice_their_half() -> None:
    for name, make in speed.HOSTILE.items():
        assert len(make(2)) == pytest.approx(2 * len(make(1)), rel=0.01), name
    names = speed.HOSTILE["joined names"](2).split(" and ")
    assert len(set(names)) == len(names) == 4000


def test_without_the_pipeline_there_is_no_ratio(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speed, "PIPELINE", "no_such_pipeline")
    lines = list(speed.beside_spacy([], runs=0))
    assert lines[1].startswith("no ratio: no_such_pipeline is not installed")
    assert len(lines) == 3
