"""Which outputs earn a place among kg's facts: those that add right ones on annotated news."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.scoring import GoldArticle, Guess, is_right
from benchmarks.training import measure
from kg.model import Fact, Mention

_ENOUGH = 4
"""New right facts that an output must add before it speaks from a place of its own."""
_PRECISION = 0.7
"""Share of right ones among the facts that an output adds, and among those of all outputs. The
annotation calls some wrong that are not: two readings of a name, a fact that it left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """A fact that only the network reads, from one output."""

    label: str
    confidence: float
    right: bool


def only_learned(fact: Fact[Mention]) -> bool:
    """Tell whether no rule says a fact."""
    return all(one.extractor == "learned" for one in fact.evidence)


def speaks(fact: Fact[Mention], chosen: dict[str, float]) -> bool:
    """Tell whether a rule says a fact, or an output that is sure enough of it."""
    return not only_learned(fact) or any(
        one.confidence >= chosen.get(one.rule, 1.01) for one in fact.evidence
    )


def added(gold: GoldArticle, facts: Sequence[Fact[Mention]]) -> Iterator[Added]:
    """Yield what the network adds; a fact that the rules have found already adds nothing."""
    seen = {
        index
        for index, fact in enumerate(gold.facts)
        for one in facts
        if not only_learned(one) and is_right(guess(gold, one), fact)
    }
    for one in sorted(facts, key=lambda one: -one.evidence[0].confidence):
        if not only_learned(one):
            continue
        hits = {k for k, fact in enumerate(gold.facts) if is_right(guess(gold, one), fact)}
        if hits and hits <= seen:
            continue
        seen |= hits
        evidence = one.evidence[0]
        yield Added(label=evidence.rule, confidence=evidence.confidence, right=bool(hits))


def guess(gold: GoldArticle, fact: Fact[Mention]) -> Guess:
    """Return a fact as the scorer of annotated news wants it."""
    return Guess(
        article=gold.id,
        subject=fact.subject.name,
        relation=fact.relation,
        object=fact.object.name,
        role=fact.role,
        status=fact.status or "",
        stance=fact.stance,
    )


def by_label(added: Sequence[Added]) -> dict[str, list[Added]]:
    """Return what each output adds, the surest first."""
    result: defaultdict[str, list[Added]] = defaultdict(list)
    for one in sorted(added, key=lambda one: (-one.confidence, one.right)):
        result[one.label].append(one)
    return dict(result)


def least(added: Sequence[Added]) -> dict[str, float]:
    """Return the confidence from which each output adds little that is wrong, if any.

    An output of which little is known speaks from where all outputs together do, or from where
    its own wrong ones end.
    """
    common = _from(sorted(added, key=lambda one: (-one.confidence, one.right)))
    result = {}
    for label, some in by_label(added).items():
        if sum(one.right for one in some) >= _ENOUGH:
            least_ = _from(some)
        else:
            wrong = [one.confidence for one in some if not one.right]
            least_ = None if common is None else max(common, *wrong, 0.0)
        if least_ is not None:
            result[label] = least_
    return result


def _from(ranked: Sequence[Added]) -> float | None:
    """Return the least confidence from which enough are right, the surest first."""
    found, right = None, 0
    for count, one in enumerate(ranked, 1):
        right += one.right
        if right >= _ENOUGH and right / count >= _PRECISION:
            found = one.confidence
    return found


def calibration(added: Sequence[Added]) -> tuple[float, float]:
    """Return scale and shift for all outputs together, from what they add."""
    guesses = sorted(added, key=lambda one: -one.confidence)
    chances = np.clip([one.confidence for one in guesses], 0.001, 0.999)
    logits = np.log(chances / (1 - chances)).astype(np.float32)
    hits = tuple(frozenset({k} if one.right else ()) for k, one in enumerate(guesses))
    return measure.temperature(measure.Said(logits=logits, hits=hits, gold=len(guesses)))
