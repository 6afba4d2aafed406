"""The cases of behaviour.toml can be read, and a fact is compared with a line of them."""

from typing import Any

import pytest

from benchmarks.reading import behaviour
from benchmarks.reading.behaviour import Case, cases, judged, rate, report, states
from kg.model import EntityType, Evidence, Fact, Mention, Status
from kg.ontology import relations


def _fact(subject: str, relation: str, object_: str, role: str = "") -> Fact[Mention]:
    def mention(name: str) -> Mention:
        return Mention(
            article="a", start=0, end=3, text=name, type=EntityType.PERSON, name=name
        )

    evidence = Evidence(
        article="a",
        start=0,
        end=9,
        quote="",
        subject=(0, 3),
        object=(5, 8),
        extractor="reader",
        rule="sentence",
        confidence=0.9,
    )
    return Fact(
        subject=mention(subject),
        relation=relation,
        object=mention(object_),
        role=role,
        status=Status.CURRENT,
        evidence=(evidence,),
    )


HEADED = _fact("Ada", "holds_position", "the Looms", "director of gears")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Ada | holds_position | Looms", True),
        ("Ada | holds_position | * | director* | current | asserted", True),
        ("* | holds_position | Looms | * | former", False),
        ("Ada | holds_position | Looms | director", False),
        ("Looms | holds_position | Ada", False),
        ("Ada | employed_by | Looms", False),
    ],
)
def test_a_fact_is_that_of_a_line(line: str, expected: bool) -> None:
    assert states(HEADED, line) is expected


def test_a_symmetric_relation_holds_either_way() -> None:
    assert states(_fact("Ada", "meets", "Eve"), "Eve | meets | Ada")


def test_a_case_passes_if_nothing_is_lost_or_wrong() -> None:
    case = Case(category="a", text="", must=("Ada | holds_position",), must_not=("* | meets",))
    met = _fact("Ada", "meets", "Eve")
    some = [judged(case, [HEADED]), judged(case, []), judged(case, [HEADED, met])]
    assert [one.is_passed for one in some] == [True, False, False]
    assert (some[1].lost, some[2].wrong) == (case.must, case.must_not)
    assert rate(some) == pytest.approx(1 / 3)
    assert list(report(some))[-3].split()[-3:] == [".333", "of", "3"]
    assert [line[:5] for line in behaviour.failed(some, "a")] == ["LOST ", "WRONG"]


def test_every_case_can_be_read() -> None:
    some = cases()
    assert len(some) > 1400
    for case in some:
        assert case.must or case.must_not, case.text
        for line in (*case.must, *case.must_not):
            fields = [part.strip() for part in line.split("|")]
            assert 2 <= len(fields) <= 6, line
            assert fields[1] == "*" or fields[1] in relations(), line


@pytest.mark.model
def test_the_whole_run(monkeypatch: Any, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(behaviour, "cases", lambda: cases()[:2])
    assert behaviour.main([]) == 0
    assert "cases that pass" in capsys.readouterr().out
