"""The learned extractor: a small network reads each sentence and says which pairs are related.

It finds what no rule describes, and knows less well why: its confidence is calibrated on
annotated sentences, its rule is the name of the property that it was trained on. What it was
trained on and how often it is right stands in docs/model-card.md.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

import numpy as np
from spacy.tokens import Span

from kg.extraction.learned.candidates import Candidate, candidates
from kg.extraction.learned.encoding import encode
from kg.extraction.learned.facts import NAME, fact
from kg.extraction.learned.network import Network, Output, load
from kg.extraction.merging import KIN, SELDOM_TWO
from kg.model import EntityType, Fact, Mention
from kg.nlp import Document
from kg.ontology import relations


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Two candidates of a sentence and what the network says of them.

    Attributes:
        subject: The property's subject.
        object: The property's object.
        output: The property, with the relation that it is to kg.
        confidence: 0 to 1.
        sentence: Where it is said.
    """

    subject: Candidate
    object: Candidate
    output: Output
    confidence: float
    sentence: Span


def learned(document: Document, *, network: Network | None = None) -> Iterator[Fact[Mention]]:
    """Yield the facts that the network reads in a document, one for each place that says it.

    Only links whose ends are mentions, of types that the relation allows, and that are as sure
    as their output asks for, become facts. Two properties that say the same of a
    pair ("chief executive", "employed") give one fact, the surer one; who is somebody's child
    is not said to be related beside.

    Args:
        document: The annotated article.
        network: Another network than the one kg ships.

    Raises:
        KGError: If the model or onnxruntime is not there.
    """
    best: dict[tuple[object, ...], Fact[Mention]] = {}
    for link in links(document, facts=True, network=network):
        if link.output.relation and link.confidence >= link.output.least:
            found = fact(
                document,
                link.subject.mention,
                link.object.mention,
                output=link.output,
                confidence=link.confidence,
            )
            if found is not None:
                key = (*found.key, found.evidence[0].start)
                if key not in best or _sure(found) > _sure(best[key]):
                    best[key] = found
    kin = {
        frozenset((one.subject.name, one.object.name))
        for one in best.values()
        if one.relation in KIN
    }
    yield from surest(
        one
        for one in best.values()
        if one.relation != "related_to"
        or frozenset((one.subject.name, one.object.name)) not in kin
    )


def surest(found: Iterable[Fact[Mention]]) -> Iterator[Fact[Mention]]:
    """Yield the facts without those that name a much less sure second one.

    In lists ("P of O, Q and R of S") the network gives some people their neighbour's body too.
    """
    ranked = sorted(found, key=_sure, reverse=True)
    first: dict[tuple[str, str, int], Fact[Mention]] = {}
    for one in ranked:
        place = one.subject.name, one.relation, one.evidence[0].start
        best = first.setdefault(place, one)
        rival = best.object.name != one.object.name and one.relation in SELDOM_TWO
        if not rival or _logit(_sure(best)) - _logit(_sure(one)) <= _LEAD:
            yield one


def _logit(chance: float) -> float:
    kept = min(max(chance, 0.001), 0.999)
    return math.log(kept / (1 - kept))


_LEAD = 1.0
# On texts left out of training, rivals by more than this were right 8 times of 45.


def _sure(found: Fact[Mention]) -> float:
    return found.evidence[0].confidence


def links(
    document: Document, *, facts: bool = False, network: Network | None = None
) -> Iterator[Link]:
    """Yield what the network says of all candidates, dates and open pronouns included.

    Args:
        document: The annotated article.
        facts: Only what may become a fact: pairs of mentions, of types that a relation allows
            whose output speaks. Sentences without such a pair are not read, and none with more
            than :data:`_CROWD` mentions, in which the network mixes up whose is what.
        network: Another network than the one kg ships.
    """
    chosen = [
        (sentence, items)
        for sentence in document.doc.sents
        if len(items := candidates(document, sentence)) > 1
        and (not facts or 1 < sum(item.mention is not None for item in items) <= _CROWD)
    ]
    if not chosen:
        return
    network = load() if network is None else network
    rows = [
        encode(sentence.text, items, network.vocabulary, offset=sentence.start_char)
        for sentence, items in chosen
    ]
    if facts:
        kept = _types(network.outputs)
        rows = [
            replace(row, pairs=tuple(_between(row.pairs, items, kept)))
            for row, (_, items) in zip(rows, chosen, strict=True)
        ]
    thresholds = np.array([output.threshold for output in network.outputs], np.float32)
    for (sentence, items), row, values in zip(chosen, rows, network.logits(rows), strict=True):
        for pair, column in np.argwhere(values >= thresholds).tolist():
            i, j = row.pairs[pair]
            output = network.outputs[column]
            yield Link(
                subject=items[i],
                object=items[j],
                output=output,
                confidence=output.confidence(float(values[pair, column])),
                sentence=sentence,
            )


_CROWD = 24
# Tour dates, line-ups and tables read as one sentence. On texts that no network was trained
# on, none of 30 facts read in larger ones was right.

_TYPES = {type_: number for number, type_ in enumerate(EntityType, 1)}
# Numbers are quicker to look up than members of an enumeration; 0 is no mention.


@cache
def _types(outputs: tuple[Output, ...]) -> frozenset[tuple[int, int]]:
    """Return the types of subject and object of which an output may state a fact."""
    return frozenset(
        (_TYPES[two], _TYPES[one]) if output.inverse else (_TYPES[one], _TYPES[two])
        for output in outputs
        if output.relation and output.least <= 1.0
        for one in EntityType
        for two in EntityType
        if relations()[output.relation].allows(one, two)
    )


def _between(
    pairs: Iterable[tuple[int, int]],
    items: Sequence[Candidate],
    kept: frozenset[tuple[int, int]],
) -> Iterator[tuple[int, int]]:
    """Yield the pairs of mentions that have the types of a relation."""
    types = [0 if item.mention is None else _TYPES[item.mention.type] for item in items]
    return ((i, j) for i, j in pairs if (types[i], types[j]) in kept)


__all__ = ["NAME", "Link", "learned", "links", "surest"]
