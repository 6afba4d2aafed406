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
    back = np.zeros(scores.shape, np.int64)
    arriving, tags = np.ascontiguousarray(move.T), np.arange(len(move))
    for at in range(1, len(scores)):
        every = arriving + total
        best = every.argmax(1, out=back[at])
        total = every[tags, best] + scores[at]
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


def span_probabilities(
    scores: Floats, move: Floats, first: Floats, spans: Sequence[tuple[int, int, int]]
) -> list[float]:
    """Return how likely each span is, with exactly these ends and this label.

    Sums over all paths of tags by the forward-backward algorithm (Rabiner 1989), scaled.

    Args:
        scores: Of each word and tag (words, tags).
        move: Of each tag and the tag after it (tags, tags).
        first: Of each tag at the start (tags,).
        spans: As :func:`runs` yields them.

    >>> no = np.zeros((3, 3), np.float32)
    >>> span_probabilities(no[:1], no, no[0], [(0, 1, 0)])
    [0.3333333333333333]
    """
    if not spans:
        return []
    step = np.exp(move.astype(np.float64))
    seen = np.exp(scores.astype(np.float64) - scores.max(-1, keepdims=True))
    forward, backward, scale = np.empty(seen.shape), np.empty(seen.shape), np.empty(len(seen))
    now = np.exp(first.astype(np.float64))
    for at, likely in enumerate(seen):
        now = (now.dot(step) if at else now) * likely
        scale[at] = np.add.reduce(now)
        now /= scale[at]
        forward[at] = now
    seen /= scale[:, None]
    later = backward[-1] = np.ones(seen.shape[1])
    for at in range(len(seen) - 2, -1, -1):
        later = backward[at] = step.dot(seen[at + 1] * later)
    result = []
    for start, end, label in spans:
        begin, inside = 1 + 2 * label, 2 + 2 * label
        probability, tag = forward[start, begin], begin
        for at in range(start + 1, end):
            probability *= step[tag, inside] * seen[at, inside]
            tag = inside
        if end < len(seen):
            after = step[tag] * seen[end] * backward[end]
            probability *= after.sum() - after[inside]
        result.append(float(probability))
    return result
