"""Makes facts as sure as the manner in which they are written lets them be.

What a rule's words or the network say (:mod:`kg.extraction.weighing`) goes astray more often
where what reads it often did, the farther apart the two stand, where one of them is a pronoun
or a description, where only an output of the network reads the fact that did not learn it from
news, and where the text denies, supposes or plans it: a reader finds another person meant, or
another stance.
The weights stand under ``manner`` in ``weighing.toml``; :mod:`benchmarks.weighing` fits them to
what readers and annotators took for right in all that it says. A fact that is then less sure
than ``least`` is left out, whoever reads it.
"""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from kg.extraction.merging import SUPPORTING
from kg.extraction.patterns import confidences, rate
from kg.extraction.weighing import settings
from kg.model import Evidence, Fact, Mention, MentionKind, Stance

_FAR = 300
"""Code points between the two beyond which more of them tell nothing more."""


class Manner(NamedTuple):
    """How much what counts, in logits; see ``weighing.toml``."""

    constant: float
    confidence: float
    reader: float
    distance: float
    pronoun: float
    description: float
    elsewhere: float
    alone: float
    reported: float
    planned: float
    speculated: float
    denied: float


@cache
def manner() -> Manner:
    """Read the table ``manner`` of ``weighing.toml`` once."""
    return Manner(**settings()["manner"])


def sure(facts: Iterable[Fact[Mention]]) -> Iterator[Fact[Mention]]:
    """Yield the facts, each of one place of an article, that are sure enough to be said.

    Their confidence is what their manner leaves of it.
    """
    least = settings()["least"]
    for fact in facts:
        by = logit(record(fact))
        weighed = replace(
            fact,
            evidence=tuple(
                replace(one, confidence=_left(one.confidence, by, written(fact, one)))
                for one in fact.evidence
            ),
        )
        if weighed.confidence >= least:
            yield weighed


def record(fact: Fact[Mention]) -> float:
    """Return how often what reads a fact has been right, of the facts of its relation.

    Returns:
        The best of its rules' records, or of the network's outputs where it alone reads the
        fact: by readers (``records`` in ``weighing.toml``), or else a rule's rate
        (``confidence.toml``). 0 to 1.
    """
    rules = [one.rule for one in fact.evidence if one.extractor not in SUPPORTING]
    records: Mapping[str, float] = settings()["records"]
    known = confidences()
    return max(
        records.get(f"{one} {fact.relation}")
        or (rate(one, fact.relation) if one in known else _USUAL)
        for one in rules or [one.rule for one in fact.evidence]
    )


_USUAL = 0.8
"""Of what no one has counted so many are right (:mod:`benchmarks.weighing`)."""


def written(fact: Fact[Mention], evidence: Evidence) -> tuple[float, ...]:
    """Return in which manner a piece of evidence says its fact.

    Returns:
        What the weights of :class:`Manner` from ``distance`` on are for: hundreds of code
        points between the two where both stand in the sentence, then 1.0 for each that is so
        and 0.0 for what is not.
    """
    kinds = {fact.subject.kind, fact.object.kind}
    first, second = sorted((evidence.subject, evidence.object))
    outside = first[0] < evidence.start or second[1] > evidence.end
    apart = 0.0 if outside else min(max(second[0] - first[1], 0), _FAR) / 100
    return (
        apart,
        float(MentionKind.PRONOUN in kinds),
        float(MentionKind.DESCRIPTION in kinds),
        float(outside),
        float(all(_is_borrowed(one, fact.relation) for one in fact.evidence)),
        *(float(evidence.stance is stance) for stance in _STANCES),
    )


def _is_borrowed(evidence: Evidence, relation: str) -> bool:
    """Tell whether the network alone reads it, by an output that learned it elsewhere.

    An output that learned its relation from news is called like it, and fitted to news.
    """
    by_network = evidence.extractor in SUPPORTING
    return by_network and evidence.rule.replace("-", "_") != relation


_STANCES = (Stance.REPORTED, Stance.PLANNED, Stance.SPECULATED, Stance.DENIED)


def logit(chance: float) -> float:
    """Return the logit of a chance that is held between .001 and .999.

    >>> logit(0.5), logit(1.0) == logit(0.999)
    (0.0, True)
    """
    chance = min(max(chance, _EVEN), 1.0 - _EVEN)
    return math.log(chance / (1.0 - chance))


def _left(confidence: float, by: float, said: tuple[float, ...]) -> float:
    constant, slope, reader, *weights = manner()
    total = constant + slope * logit(confidence) + reader * by
    total += sum(weight * value for weight, value in zip(weights, said, strict=True))
    return round(1.0 / (1.0 + math.exp(-total)), 3)


_EVEN = 0.001
# Confidences have three decimals: nothing is surer.
