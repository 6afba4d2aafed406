"""Sentences go into batches; mentions of one thing lend each other what is said of them."""

from dataclasses import replace

import numpy as np

from kg.extraction.learned.encoding import Encoded
from kg.extraction.learned.network import _PAIRS, _SENTENCES, _batches, together

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


def _rows(*sizes: tuple[int, int]) -> list[Encoded]:
    """Return sentences of so many pieces and pairs."""
    return [replace(ROW, ids=(1,) * pieces, pairs=((0, 2),) * pairs) for pieces, pairs in sizes]


def test_every_sentence_with_pairs_is_in_one_batch() -> None:
    rows = _rows((9, 2), (30, 0), (11, 4), (90, 2), (10, 2), (88, 6))
    assert sorted(index for part in _batches(rows) for index in part) == [0, 2, 3, 4, 5]
    assert _batches(_rows((30, 0))) == _batches([]) == []


def test_sentences_of_like_length_share_a_batch_and_others_do_not() -> None:
    assert _batches(_rows((100, 2), (10, 2), (101, 2), (11, 2))) == [[1, 3], [0, 2]]


def test_a_batch_is_no_larger_than_memory_allows() -> None:
    assert [len(part) for part in _batches(_rows(*[(10, 2)] * 40))] != [40]
    assert max(len(part) for part in _batches(_rows(*[(10, 2)] * 40))) <= _SENTENCES
    assert _batches(_rows((10, _PAIRS + 1), (10, _PAIRS))) == [[0], [1]]
