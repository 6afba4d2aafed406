"""What is said of one mention is said of another mention of the same thing."""

from dataclasses import replace

import numpy as np

from kg.extraction.learned.encoding import Encoded
from kg.extraction.learned.network import together

ROW = Encoded(
    ids=(1,), tags=(0,), first=(), last=(), kinds=(), labels=(),
    pairs=((0, 2), (1, 2), (0, 1), (1, 0)), things=(0, 0, 2),
)  # fmt: skip
VALUES = np.array([[4.0], [-1.0], [0.5], [0.25]], np.float32)


def test_pairs_of_the_same_two_things_come_closer() -> None:
    result = together(ROW, VALUES)
    assert -1.0 < result[1, 0] < result[0, 0] < 4.0
    assert np.isclose(result[:2].mean(), VALUES[:2].mean())


def test_a_thing_and_itself_is_left_alone() -> None:
    assert np.array_equal(together(ROW, VALUES)[2:], VALUES[2:])


def test_without_a_second_mention_nothing_changes() -> None:
    assert np.array_equal(together(replace(ROW, things=(0, 1, 2)), VALUES), VALUES)
