"""Annotation that is kept apart from its text, and joined with it again."""

from pathlib import Path

import pytest

from training.passages import read
from training.standoff import StandoffError, joined, letters, part

PASSAGE = """\
= t-1 | site/news/one.md | press release | wells
! {I1 Rift Steam} hands work to {L1^ Icelandic} firm
{P1 Wanjiru Odhiambo}, {R1 geologist} of {I1 Rift Steam}, said [[P1 {P1~ she} would drill]].
> P1 holds_position I1 R1

{I1~ The authority} has “{T1 turbines}” of {I2 Hverfell Orka}.
> I1 uses T1
> I2 develops T1 reported
"""

SOURCE = """\
---
title: Rift Steam hands work to Icelandic firm
---
Not this. **Wanjiru Odhiambo**, geologist of [Rift Steam](https://rift.example/about),
said she would drill. The authority has &ldquo;turbines&rdquo; of Hverfell Orka.
"""


@pytest.fixture
def passage(tmp_path: Path):
    path = tmp_path / "one.txt"
    path.write_text(PASSAGE, encoding="utf-8")
    (found,) = read(path)
    return found


def test_joined_with_its_source_a_passage_is_as_it_was(tmp_path: Path, passage) -> None:
    record = part(passage, letters(SOURCE))
    path = tmp_path / "two.txt"
    path.write_text(joined(record, letters(SOURCE)), encoding="utf-8")
    (again,) = read(path)
    assert again == passage


def test_the_annotation_has_no_words_of_the_text(passage) -> None:
    kept = repr(part(passage, letters(SOURCE))["sentences"])
    for word in ("Rift", "Odhiambo", "geologist", "drill", "turbines"):
        assert word not in kept


def test_a_source_with_other_words_is_refused(passage) -> None:
    record = part(passage, letters(SOURCE))
    with pytest.raises(StandoffError, match="t-1: its source has other words"):
        joined(record, letters(SOURCE.replace("drill", "close")))


def test_a_sentence_that_the_source_lacks_is_named(passage) -> None:
    with pytest.raises(StandoffError, match="not in its source: WanjiruOdhiambo"):
        part(passage, letters(SOURCE.replace("geologist of", "who is no longer with")))
