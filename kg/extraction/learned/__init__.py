"""The learned extractor: a small network reads each sentence and says which pairs are related.

It finds what no rule describes, and knows less well why: its confidence is calibrated on
annotated sentences, its rule is the name of the property that it was trained on. What it was
trained on and how often it is right stands in docs/model-card.md.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from spacy.tokens import Span

from kg.extraction.learned.candidates import Candidate, candidates
from kg.extraction.learned.encoding import encode
from kg.extraction.learned.facts import NAME, fact
from kg.extraction.learned.network import Network, Output, load
from kg.extraction.learned.reading import Reading, answers, by_relation, ends, logits, readings
from kg.extraction.merging import KIN, SELDOM_TWO
from kg.model import Fact, Mention, Status
from kg.nlp import Document


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
    is not said to be related beside. What a property of another set says has to be likely to
    the output that learned its relation from news as well.

    Args:
        document: The annotated article.
        network: Another network than the one kg ships.

    Raises:
        KGError: If the model or onnxruntime is not there.
    """
    best: dict[tuple[object, ...], Fact[Mention]] = {}
    for found in _agreed(document, list(_facts(document, network)), network):
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


def _facts(document: Document, network: Network | None) -> Iterator[Fact[Mention]]:
    """Yield what each link states that is sure enough."""
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
                yield found


def _agreed(
    document: Document, facts: Sequence[Fact[Mention]], network: Network | None
) -> Iterator[Fact[Mention]]:
    """Yield the facts whose relation the output for it does not find unlikely.

    "Employee" of KnowledgeNet is said of all who hold a post too: of 21 facts that somebody is
    employed, with no title in the sentence, the output of news found 4 likely, all right, and
    the others, all wrong, very unlikely.
    """
    said = logits(document, [ends(one) for one in facts], network=network)
    columns = by_relation((load() if network is None else network).outputs) if said else {}
    for one in facts:
        row, column = said.get(ends(one)), columns.get(one.relation)
        if row is None or column is None or row[column] >= 0.0:
            yield one


def surest(found: Iterable[Fact[Mention]]) -> Iterator[Fact[Mention]]:
    """Yield the facts without those that name a much less sure second one.

    In lists ("P of O, Q and R of S") the network gives some people their neighbour's body too,
    and a title right before a name it gives another person besides.
    """
    ranked = sorted(found, key=_sure, reverse=True)
    first: dict[tuple[str, str, int], Fact[Mention]] = {}
    holder: dict[tuple[str, str, Status | None, int], Fact[Mention]] = {}
    for one in ranked:
        place = one.subject.name, one.relation, one.evidence[0].start
        best = first.setdefault(place, one)
        rival = best.object.name != one.object.name and one.relation in SELDOM_TWO
        if rival and _logit(_sure(best)) - _logit(_sure(one)) > _LEAD:
            continue
        if one.relation == "holds_position" and one.role:
            post = one.object.name, one.role, one.status, one.evidence[0].start
            best = holder.setdefault(post, one)
            alien = best.subject.name != one.subject.name and _is_beside(best)
            if alien and _logit(_sure(best)) - _logit(_sure(one)) > _LEAD:
                continue
        yield one


def _is_beside(found: Fact[Mention]) -> bool:
    """Tell whether a title that its sentence has once is printed right before its holder."""
    evidence, role = found.evidence[0], found.role or ""
    said = evidence.quote
    if said.count(role) != 1:
        return False
    between = said[said.index(role) + len(role) : evidence.subject[0] - evidence.start]
    return bool(between) and not any(character.isalnum() for character in between)


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
        facts: Only what may become a fact (:func:`~kg.extraction.learned.reading.readings`).
        network: Another network than the one kg ships.
    """
    found = readings(document, network) if facts else tuple(_all(document, network))
    if not found:
        return
    outputs = (load() if network is None else network).outputs
    thresholds = np.array([output.threshold for output in outputs], np.float32)
    for one in found:
        for pair, column in np.argwhere(one.logits >= thresholds).tolist():
            i, j = one.pairs[pair]
            yield Link(
                subject=one.items[i],
                object=one.items[j],
                output=(output := outputs[column]),
                confidence=output.confidence(float(one.logits[pair, column])),
                sentence=one.sentence,
            )


def _all(document: Document, network: Network | None) -> Iterator[Reading]:
    """Yield what a network says of all candidates of all sentences."""
    chosen = [
        (sentence, items)
        for sentence in document.doc.sents
        if len(items := candidates(document, sentence)) > 1
    ]
    if chosen:
        network = load() if network is None else network
        words = network.vocabulary
        yield from answers(
            network,
            [
                (
                    sentence,
                    items,
                    encode(sentence.text, items, words, offset=sentence.start_char),
                )
                for sentence, items in chosen
            ],
        )


__all__ = ["NAME", "Link", "learned", "links", "surest"]
