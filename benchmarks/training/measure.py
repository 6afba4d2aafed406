"""Scores what the network says of held-out sentences; sets thresholds and temperatures by it.

A fact counts as in the benchmark (:mod:`benchmarks.knowledgenet`): spans that overlap the
annotated ones at both ends.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks.training.data import Example, Passage, overlap
from benchmarks.training.labels import KNOWLEDGENET, LABELS, SYMMETRIC

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Everything said about one label, best first.

    Attributes:
        logits: One for each guess that can be right or wrong, falling.
        hits: The gold facts that each guess finds; empty where it is wrong.
        gold: How many gold facts there are.
    """

    logits: Floats
    hits: tuple[frozenset[int], ...]
    gold: int


def said(
    rows: Sequence[Example], passages: Sequence[Passage], logits: Sequence[Floats]
) -> dict[str, Said]:
    """Compare logits of shape (pairs, labels), one array a row, with the annotation."""
    facts: dict[str, dict[tuple[int, int], int]] = {label: {} for label in LABELS}
    for index in sorted({row.passage for row in rows}):
        for number, fact in enumerate(passages[index].gold):
            facts[fact.label][index, number] = len(facts[fact.label])
    found: dict[str, list[tuple[float, frozenset[int]]]] = {label: [] for label in LABELS}
    for row, values in zip(rows, logits, strict=True):
        passage = passages[row.passage]
        values = symmetric(row, values)
        for pair, (i, j) in enumerate(row.encoded.pairs):
            for label in passage.known:
                column = LABELS.index(label)
                if not row.known[pair, column] or values[pair, column] < -4.0:
                    continue
                hits = frozenset(
                    facts[label][row.passage, number]
                    for number, fact in enumerate(passage.gold)
                    if fact.label == label
                    and overlap(row.spans[i], fact.subject)
                    and overlap(row.spans[j], fact.object)
                )
                found[label].append((float(values[pair, column]), hits))
    return {label: ordered(guesses, gold=len(facts[label])) for label, guesses in found.items()}


def ordered(guesses: Iterable[tuple[float, frozenset[int]]], *, gold: int) -> Said:
    """Return guesses about one label, each with what it finds, best first."""
    order = sorted(guesses, key=lambda guess: -guess[0])
    return Said(
        logits=np.array([logit for logit, _ in order], np.float32),
        hits=tuple(hits for _, hits in order),
        gold=gold,
    )


def symmetric(row: Example, values: Floats) -> Floats:
    """Give both orders of a pair the mean of their logits where either order says the same."""
    place = {pair: index for index, pair in enumerate(row.encoded.pairs)}
    other = np.array([place.get((j, i), place[i, j]) for i, j in row.encoded.pairs], np.int64)
    result = values.copy()
    for label in SYMMETRIC:
        column = LABELS.index(label)
        if len(other):
            result[:, column] = (values[:, column] + values[other, column]) / 2
    return result


def counts(one: Said, threshold: float) -> tuple[int, int, int]:
    """Return right, wrong and missed facts of a label at a threshold of the logit."""
    stop = int(np.searchsorted(-one.logits, -threshold, side="right"))
    right = len(frozenset[int]().union(*one.hits[:stop]))
    wrong = sum(not hits for hits in one.hits[:stop])
    return right, wrong, one.gold - right


def figures(parts: Sequence[tuple[int, int, int]]) -> tuple[float, float, float]:
    """Return precision, recall and F1 of several labels together."""
    right, wrong, missed = (sum(part[k] for part in parts) for k in range(3))
    precision = right / max(1, right + wrong)
    recall = right / max(1, right + missed)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def total(
    all_: Mapping[str, Said], thresholds: Mapping[str, float]
) -> tuple[float, float, float]:
    """Return precision, recall and F1 over the labels that have a threshold."""
    return figures([counts(all_[label], value) for label, value in thresholds.items()])


GRID = tuple(float(value) for value in np.linspace(-3.0, 3.0, 61))


def flat(labels: Iterable[str], value: float) -> dict[str, float]:
    """Return one threshold for all labels."""
    return dict.fromkeys(labels, value)


def best(all_: Mapping[str, Said]) -> dict[str, float]:
    """Return the one threshold that is best for all properties of KnowledgeNet together."""
    return max(
        (flat(KNOWLEDGENET, value) for value in GRID), key=lambda each: total(all_, each)[2]
    )


def thresholds(all_: Mapping[str, Said], labels: Sequence[str]) -> dict[str, float]:
    """Return the logit from which each label is said, for the best F1 of all together.

    One threshold for all first, then label by label, twice. A label's own stays within 1.5 of
    it, and has to win more than it is away, or few examples decide.
    """
    common = max(GRID, key=lambda value: total(all_, flat(labels, value))[2])
    chosen = flat(labels, common)
    grid = [value for value in GRID if abs(value - common) <= 1.5]
    for _ in range(2):
        for label in labels:
            rest = [counts(all_[name], chosen[name]) for name in labels if name != label]
            chosen[label] = max(
                grid,
                key=lambda value: (
                    figures([*rest, counts(all_[label], value)])[2]
                    - 0.0004 * abs(value - common)
                ),
            )
    return chosen


def temperature(one: Said) -> tuple[float, float]:
    """Return scale and shift that make ``sigmoid(scale * logit + shift)`` a probability.

    Fitted by Newton's method, with half steps where a whole one makes it worse. Two guesses of
    prior weight each way keep a label with few examples sober.
    """
    values = np.concatenate([one.logits, np.array([4.0, -4.0], np.float32)]).astype(np.float64)
    truth = np.array([bool(hits) for hits in one.hits] + [True, False], np.float64)
    design = np.stack([values, np.ones_like(values)], 1)
    prior = weights = np.array([1.0, 0.0])

    def loss(point: NDArray[np.float64]) -> float:
        logits = design @ point
        misfit = np.logaddexp(0.0, logits) - truth * logits
        return float(misfit.sum() + ((point - prior) ** 2).sum())

    for _ in range(50):
        chance = 1.0 / (1.0 + np.exp(-np.clip(design @ weights, -30.0, 30.0)))
        slope = design.T @ (chance - truth) + 2.0 * (weights - prior)
        bend = (design * (chance * (1 - chance))[:, None]).T @ design + 2.0 * np.eye(2)
        step = np.linalg.solve(bend, slope)
        while np.abs(step).max() > 1e-6 and loss(weights - step) > loss(weights):
            step = step / 2
        weights = weights - step
    return float(weights[0]), float(weights[1])


def pooled(parts: Sequence[Said]) -> Said:
    """Return the guesses of several labels as those of one."""
    guesses = sorted(
        (
            (float(logit), frozenset((number, hit) for hit in hits))
            for number, part in enumerate(parts)
            for logit, hits in zip(part.logits, part.hits, strict=True)
        ),
        key=lambda guess: -guess[0],
    )
    places: dict[tuple[int, int], int] = {}
    return Said(
        logits=np.array([logit for logit, _ in guesses], np.float32),
        hits=tuple(
            frozenset(places.setdefault(hit, len(places)) for hit in hits)
            for _, hits in guesses
        ),
        gold=sum(part.gold for part in parts),
    )
