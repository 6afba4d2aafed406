"""Sentences written for training: every line can be read, every placeholder is filled."""

import random

import pytest

from benchmarks.training import written
from kg.model import MentionKind
from kg.ontology import relations

NAMES = {letter: [f"{letter}x Yz"] for letter in "PCUGMOXK"}


@pytest.fixture(autouse=True)
def _names(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fill from names of this test: the annotated sets are not here."""
    monkeypatch.setattr(written, "_pools", lambda: NAMES)


def test_every_line_states_what_its_types_allow() -> None:
    """A fact links what its line names, by a relation that allows both ends."""
    chance = random.Random(0)  # noqa: S311
    count = 0
    for line in written.lines():
        one = written.filled(line, chance)
        assert one.marks, line
        for subject, relation, object_ in one.facts:
            ends = written.KINDS[subject[0]], written.KINDS[object_[0]]
            assert relations()[relation].allows(*ends), line
        count += 1
    assert count > 3000


def test_one_placeholder_has_one_name() -> None:
    """A family name is the last word of the full one; a country's adjective is its own."""
    text = "P1, a D1 engineer, left N1; P1s joined C1. [P1 He] likes [T1 valves]."
    one = written.filled(f"{text} || P1 works_on T1", random.Random(1))  # noqa: S311
    said = [(mark.id, one.text[mark.start : mark.end], mark.kind) for mark in one.marks]
    assert said[0] == ("P1", "Px Yz", MentionKind.NAME)
    assert ("P1", "Yz", MentionKind.NAME) in said
    assert ("P1", "He", MentionKind.PRONOUN) in said
    assert ("T1", "valves", MentionKind.NAME) in said
    assert [kind for id_, _, kind in said if id_ == "N1"] == [
        MentionKind.DEMONYM,
        MentionKind.NAME,
    ]
    assert one.facts == (("P1", "works_on", "T1"),)


@pytest.mark.parametrize(
    "line", ["P1 leads C1.", "P1 leads C1. || P1 leads C1", "P1 left. || P1 employed_by C1"]
)
def test_a_line_that_cannot_be_read_is_named(line: str) -> None:
    """No bar, no such relation, an end that is not in the text."""
    with pytest.raises(ValueError, match="P1"):
        written.filled(line, random.Random(0))  # noqa: S311
