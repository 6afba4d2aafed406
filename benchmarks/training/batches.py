"""What the network learns from in one step: some sentences, and what it should say of them."""

import random
from collections.abc import Iterator, Sequence

import numpy as np

from benchmarks.training.data import Example, Floats
from benchmarks.training.labels import KNOWLEDGENET, LABELS, WIKI

SIZE = 16
"""Sentences a step."""
PAIRS = 6144
"""Pairs a step, filled-up ones counted; only lists of names have so many."""
_AUXILIARY = 0.3
# Weight of Re-DocRED's properties: many are inferred, none is exported.


def batches(rows: Sequence[Example]) -> Iterator[list[Example]]:
    """Yield sentences of like length together, the batches in random order."""
    order = sorted(rows, key=lambda row: len(row.encoded.ids) + random.random() * 12)
    parts: list[list[Example]] = [[]]
    most = 0
    for row in order:
        most = max(most, len(row.encoded.pairs))
        if len(parts[-1]) == SIZE or (parts[-1] and most * (len(parts[-1]) + 1) > PAIRS):
            parts.append([])
            most = len(row.encoded.pairs)
        parts[-1].append(row)
    random.shuffle(parts)
    yield from parts


def goals(part: Sequence[Example], pairs: int) -> tuple[Floats, Floats]:
    """Return targets and their weights, both of shape (sentences, pairs, labels).

    What nobody annotated, the teacher says, with half the weight; of what is annotated, it says
    half.
    """
    shape = (len(part), pairs, len(LABELS))
    targets, weights = np.zeros(shape, np.float32), np.zeros(shape, np.float32)
    taught = len(KNOWLEDGENET)
    for index, row in enumerate(part):
        size = len(row.targets)
        targets[index, :size], weights[index, :size] = row.targets, row.known
        if row.soft is not None:
            known = np.where(row.known[:, :taught] == 1.0, 0.5, 0.0).astype(np.float32)
            said = known * row.targets[:, :taught] + (1 - known) * row.soft
            targets[index, :size, :taught] = said
            weights[index, :size, :taught] = np.where(known > 0, 1.0, 0.5)
    weights[..., -len(WIKI) :] *= _AUXILIARY
    return targets, weights
