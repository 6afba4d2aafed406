"""Turns the network's scores of tags into spans: the best path of a linear-chain CRF."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


def best_path(scores: Floats, move: Floats, first: Floats) -> list[int]:
    """Return the tags of the best path (Viterbi 1967).

    Args:
        scores: Of each word and tag (words, tags).
        move: Of each tag and the tag after it (tags, tags).
        first: Of each tag at the start (tags,).

    >>> no = np.zeros((2, 2), np.float32)
    >>> best_path(np.array([[0, 1], [2, 0]], np.float32), no, no[0])
    [1, 0]
    """
    if not len(scores):
        return []
    total: Any = scores[0] + first
    back = np.zeros(scores.shape, np.int32)
    for at in range(1, len(scores)):
        every = total[:, None] + move
        back[at] = every.argmax(0)
        total = every[back[at], np.arange(every.shape[1])] + scores[at]
    tag = int(total.argmax())
    path = [tag]
    for at in range(len(scores) - 1, 0, -1):
        tag = int(back[at, tag])
        path.append(tag)
    return path[::-1]


def runs(tags: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Yield (first, after the last, label) of the spans that a path of tags marks.

    Tag 0 is outside; 1 + 2 n begins a span of label n, 2 + 2 n continues it.

    >>> list(runs([0, 1, 2, 3, 0]))
    [(1, 3, 0), (3, 4, 1)]
    """
    start = None
    for at, tag in enumerate([*tags, 0]):
        if start is not None and not (tag > 0 and tag % 2 == 0):
            yield start, at, (tags[start] - 1) // 2
            start = None
        if tag % 2 == 1:
            start = at
