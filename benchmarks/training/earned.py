"""Which outputs earn a place among kg's facts: those that add right ones on annotated news."""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.news import guess
from benchmarks.scoring import GoldArticle, is_right
from benchmarks.training import measure
from kg.model import Fact, Mention

_ENOUGH = 6
"""New right facts that an output must add before it speaks."""
_PRECISION = 0.65
"""Share of right ones among the facts that an output adds. The annotation calls some wrong that
are not: of the facts of the rules it calls 74 of 100 right on the same texts, a reader 87."""
_PRIOR, _USUAL = 4, 0.3
"""So many more facts are taken for seen, of which this share was right, that of all that the
network adds. Without, thresholds chosen on three of four texts let .58 of the added facts of
the others be right instead of .65; with it, .67 of half as many (30 draws)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """A fact that only the network reads, from one output.

    It counts as many times as its weight says where outputs earn their place.
    """

    label: str
    confidence: float
    right: bool
    weight: float = 1.0


def only_learned(fact: Fact[Mention]) -> bool:
    """Tell whether no rule says a fact."""
    return all(one.extractor == "learned" for one in fact.evidence)


def speaks(fact: Fact[Mention], chosen: dict[str, float]) -> bool:
    """Tell whether a rule says a fact, or an output that is sure enough of it."""
    return not only_learned(fact) or any(
        one.confidence >= chosen.get(one.rule, 1.01) for one in fact.evidence
    )


def added(
    gold: GoldArticle, facts: Sequence[Fact[Mention]], weight: float = 1.0
) -> Iterator[Added]:
    """Yield what the network adds; a fact that the rules have found already adds nothing."""
    seen = {
        index
        for index, fact in enumerate(gold.facts)
        for one in facts
        if not only_learned(one) and is_right(guess(gold.id, one), fact)
    }
    for one in sorted(facts, key=lambda one: -one.evidence[0].confidence):
        if not only_learned(one):
            continue
        hits = {k for k, fact in enumerate(gold.facts) if is_right(guess(gold.id, one), fact)}
        if hits and hits <= seen:
            continue
        seen |= hits
        evidence = one.evidence[0]
        yield Added(
            label=evidence.rule,
            confidence=evidence.confidence,
            right=bool(hits),
            weight=weight,
        )


def by_label(added: Sequence[Added]) -> dict[str, list[Added]]:
    """Return what each output adds, the surest first."""
    result: defaultdict[str, list[Added]] = defaultdict(list)
    for one in sorted(added, key=lambda one: (-one.confidence, one.right)):
        result[one.label].append(one)
    return dict(result)


def least(added: Sequence[Added]) -> dict[str, float]:
    """Return the confidence from which each output adds little that is wrong, if any."""
    result = {}
    for label, some in by_label(added).items():
        if (start := _from(some)) is not None:
            result[label] = start
    return result


def _from(ranked: Sequence[Added]) -> float | None:
    """Return the least confidence from which enough are right, the surest first."""
    found, right, count = None, 0.0, 0.0
    for one in ranked:
        right += one.right * one.weight
        count += one.weight
        likely = (right + _PRIOR * _USUAL) / (count + _PRIOR)
        if right >= _ENOUGH and likely >= _PRECISION:
            found = one.confidence
    return found


def shifts(
    added: Sequence[Added], chosen: Mapping[str, float], scale: float
) -> dict[str, float]:
    """Return for each output the shift by which it is, on the whole, as sure as it is right.

    Args:
        added: What all outputs add, with the chances of half the logit as confidence.
        chosen: From where each output speaks.
        scale: What a logit is multiplied with to become a chance.
    """
    result = {}
    for label, some in by_label(added).items():
        spoken = [one for one in some if one.confidence >= chosen.get(label, 1.01)]
        if spoken:
            right = sum(one.right * one.weight for one in spoken) + _PRIOR * _USUAL
            logits = [scale * 2 * _logit(one.confidence) for one in spoken]
            count = sum(one.weight for one in spoken) + _PRIOR
            result[label] = _shift(logits, right / count)
    return result


def _logit(chance: float) -> float:
    kept = min(max(chance, 0.001), 0.999)
    return math.log(kept / (1 - kept))


def _shift(logits: Sequence[float], wanted: float) -> float:
    """Return what to add to logits so that their chances have a wanted mean."""
    low, high = -20.0, 20.0
    for _ in range(50):
        middle = (low + high) / 2
        mean = sum(1 / (1 + math.exp(-(one + middle))) for one in logits) / len(logits)
        low, high = (middle, high) if mean < wanted else (low, middle)
    return low


def calibration(added: Sequence[Added]) -> tuple[float, float]:
    """Return scale and shift for all outputs together, from what they add."""
    guesses = sorted(added, key=lambda one: -one.confidence)
    chances = np.clip([one.confidence for one in guesses], 0.001, 0.999)
    logits = np.log(chances / (1 - chances)).astype(np.float32)
    hits = tuple(frozenset({k} if one.right else ()) for k, one in enumerate(guesses))
    return measure.temperature(measure.Said(logits=logits, hits=hits, gold=len(guesses)))
