"""Turns sentences and their candidates into the arrays that the network reads.

Training and extraction share this module: the network sees in use what it was trained on.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from kg.extraction.learned.candidates import KINDS, LABELS, Candidate, things
from kg.nlp.opinion.pieces import Vocabulary

LONGEST = 192
"""Word pieces of a sentence that are read; the rest is cut. Nearly no sentence is longer."""

DISTANCES = 21
TAGS = 2 * len(KINDS) + 1
"""Tags of word pieces: 0 outside, else first or further piece of a candidate of a kind."""

_KIND = {kind: index for index, kind in enumerate(KINDS)}
_LABEL = {label: index for index, label in enumerate(LABELS)}

Array = NDArray[np.int64]
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoded:
    """One sentence, ready to be put into a batch.

    Attributes:
        ids: Word pieces.
        tags: What candidate each piece is part of; see :data:`TAGS`.
        first: First piece of each candidate.
        last: Last piece of each candidate, included.
        kinds: Kind of each candidate, an index into :data:`~candidates.KINDS`.
        labels: Label of each candidate, an index into :data:`~candidates.LABELS`.
        pairs: Subject and object of each pair, as indexes of the candidates.
        things: For each candidate the first one that stands for the same thing.
    """

    ids: tuple[int, ...]
    tags: tuple[int, ...]
    first: tuple[int, ...]
    last: tuple[int, ...]
    kinds: tuple[int, ...]
    labels: tuple[int, ...]
    pairs: tuple[Pair, ...]
    things: tuple[int, ...] = ()


def encode(
    text: str, items: Sequence[Candidate], vocabulary: Vocabulary, *, offset: int = 0
) -> Encoded:
    """Encode a sentence and every pair of its candidates.

    Args:
        text: The sentence.
        items: Its candidates, sorted and disjoint.
        vocabulary: Cuts the sentence into word pieces.
        offset: Place of the sentence in what the candidates count from.
    """
    coded = vocabulary.encode(text)
    places = coded.offsets[:LONGEST]
    tags = [0] * len(places)
    first, last, kept = [], [], []
    at = 1  # the piece at 0 is [CLS]
    for index, item in enumerate(items):
        start, end = item.start - offset, item.end - offset
        while at < len(places) and places[at][1] <= start:
            at += 1
        stop = at
        while stop < len(places) and places[stop][0] < end and places[stop][1] > 0:
            tags[stop] = 2 * _KIND[item.kind] + (1 if stop == at else 2)
            stop += 1
        kept.append(stop > at)
        first.append(at if kept[index] else 0)
        last.append(stop - 1 if kept[index] else 0)
        at = stop
    return Encoded(
        ids=tuple(coded.ids[:LONGEST]),
        tags=tuple(tags),
        first=tuple(first),
        last=tuple(last),
        kinds=tuple(_KIND[item.kind] for item in items),
        labels=tuple(_LABEL[item.label] for item in items),
        pairs=tuple(
            (i, j)
            for i, item in enumerate(items)
            if kept[i] and item.may_be_subject
            for j in range(len(items))
            if i != j and kept[j]
        ),
        things=things(items),
    )


def batch(rows: Sequence[Encoded], *, step: int = 1) -> dict[str, Array]:
    """Put sentences into arrays, filled up with zeros; every input of the network by name.

    Sizes are multiples of ``step``: fewer different shapes train faster.

    Shapes: ``ids``, ``tags`` and ``mask`` (sentences, pieces); ``first``, ``last``, ``kinds``
    and ``labels`` (sentences, candidates); ``subjects``, ``objects``, ``distances``, ``low``
    and ``high`` (sentences, pairs).
    """
    size = len(rows)
    pieces = _round(max(len(row.ids) for row in rows), step)
    spans = _round(max(len(row.first) for row in rows), step)
    pairs = _round(max(len(row.pairs) for row in rows), step * step)
    arrays = {name: np.zeros((size, pieces), np.int64) for name in ("ids", "tags", "mask")}
    for name in ("first", "last", "kinds", "labels"):
        arrays[name] = np.zeros((size, spans), np.int64)
    for name in ("subjects", "objects", "distances", "low", "high"):
        arrays[name] = np.zeros((size, pairs), np.int64)
    for index, row in enumerate(rows):
        arrays["ids"][index, : len(row.ids)] = row.ids
        arrays["tags"][index, : len(row.tags)] = row.tags
        arrays["mask"][index, : len(row.ids)] = 1
        for name in ("first", "last", "kinds", "labels"):
            values = getattr(row, name)
            arrays[name][index, : len(values)] = values
        if row.pairs:
            _fill_pairs(arrays, index, row)
    return arrays


def _round(size: int, step: int) -> int:
    return max(1, -(-size // step)) * step


def _fill_pairs(arrays: dict[str, Array], index: int, row: Encoded) -> None:
    count = len(row.pairs)
    both = np.array(row.pairs, np.int64)
    first, last = np.array(row.first, np.int64), np.array(row.last, np.int64)
    i, j = both[:, 0], both[:, 1]
    low = np.minimum(last[i], last[j]) + 1
    high = np.maximum(first[i], first[j])
    low = np.where(high > low, low, np.maximum(0, high - 1))  # neighbours: the piece before
    arrays["subjects"][index, :count] = i
    arrays["objects"][index, :count] = j
    arrays["distances"][index, :count] = _buckets()[first[j] - first[i] + LONGEST]
    arrays["low"][index, :count] = low
    arrays["high"][index, :count] = high


@cache
def _buckets() -> Array:
    """Return the bucket of each distance that a sentence may have, from the farthest left."""
    return np.array([_distance(step) for step in range(-LONGEST, LONGEST + 1)], np.int64)


def _distance(step: int) -> int:
    """Return the bucket of a distance in pieces: fine near, coarse far, sides apart.

    >>> [_distance(step) for step in (-40, -1, 1, 2, 40)]
    [2, 9, 11, 12, 18]
    """
    half = DISTANCES // 2
    size = min(half, int(1.5 * math.log2(abs(step) + 1)))
    return half + (size if step > 0 else -size)
