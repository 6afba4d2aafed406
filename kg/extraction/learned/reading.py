"""What the network says of the pairs of a document, read once for all who ask."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import permutations

from spacy.tokens import Span

from kg.extraction.learned.candidates import Candidate, candidates, mentioned
from kg.extraction.learned.encoding import Encoded, Pair, encode
from kg.extraction.learned.network import Floats, Network, Output, load
from kg.model import EntityType, Fact, Mention
from kg.nlp import Document
from kg.ontology import relations

Ends = tuple[tuple[int, int], tuple[int, int]]
"""Code points of subject and object."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One sentence that the network has read.

    Attributes:
        sentence: Where it stands.
        items: Its candidates, sorted.
        pairs: Subject and object of each pair that was read, as indexes of the candidates.
        logits: What each output says of each pair; shape (pairs, outputs).
    """

    sentence: Span
    items: Sequence[Candidate]
    pairs: Sequence[Pair]
    logits: Floats


def readings(document: Document, network: Network | None = None) -> tuple[Reading, ...]:
    """Return what the network says of all pairs of mentions that a fact may link.

    Only sentences are read that have a pair of types of which an output speaks, and none with
    more than :data:`_CROWD` mentions, in which the network mixes up whose is what. There all
    pairs are read that any output has a relation for. The document keeps the result.

    Args:
        document: The annotated article.
        network: Another network than the one kg ships.

    Raises:
        KGError: If the model or onnxruntime is not there.
    """
    kept = document.kept.get(_KEY)
    if kept is not None and kept[0] is network:
        found: tuple[Reading, ...] = kept[1]
        return found
    found = tuple(_read(document, list(document.doc.sents), network, speaking=True))
    document.kept[_KEY] = (network, found)
    return found


def further(
    document: Document, sentences: Iterable[Span], network: Network | None = None
) -> Iterator[Reading]:
    """Yield what the network says in sentences that :func:`readings` may leave out.

    Args:
        document: The annotated article.
        sentences: Some of its sentences, sorted.
        network: As there.
    """
    yield from _read(document, sentences, network, speaking=False)


def _read(
    document: Document,
    sentences: Iterable[Span],
    network: Network | None,
    *,
    speaking: bool,
) -> Iterator[Reading]:
    chosen = [
        (sentence, found)
        for sentence in sentences
        if 1 < len(found := mentioned(document, sentence)) <= _CROWD
    ]
    if not chosen:
        return
    network = load() if network is None else network
    said, kept = _types(network.outputs, speaking=speaking), _types(network.outputs)
    asked = []
    for sentence, found in chosen:
        # Whatever else may be an end of a link is looked for in a third of the sentences only.
        if said.isdisjoint(permutations(map(_type, found), 2)):
            continue
        items = candidates(document, sentence)
        row = encode(sentence.text, items, network.vocabulary, offset=sentence.start_char)
        types = [_type(item) for item in items]
        pairs = tuple(_of(row.pairs, types, kept))
        if any(_of(pairs, types, said)):
            asked.append((sentence, items, replace(row, pairs=pairs)))
    yield from answers(network, asked)


def answers(
    network: Network, asked: Sequence[tuple[Span, Sequence[Candidate], Encoded]]
) -> Iterator[Reading]:
    """Yield what a network says of sentences, their candidates and their encoding, in order."""
    logits = network.logits([row for _, _, row in asked])
    for (sentence, items, row), values in zip(asked, logits, strict=True):
        yield Reading(sentence=sentence, items=items, pairs=row.pairs, logits=values)


_KEY = "learned.reading"
_ROWS = "learned.rows"

_CROWD = 24
# Tour dates, line-ups and tables read as one sentence. On texts that no network was trained
# on, none of 30 facts read in larger ones was right.

_TYPES = {type_: number for number, type_ in enumerate(EntityType, 1)}
# Numbers are quicker to look up than members of an enumeration; 0 is no mention.


def _type(item: Candidate) -> int:
    """Return the number of what a candidate is, 0 for what is no name."""
    return 0 if item.mention is None else _TYPES[item.mention.type]


@cache
def _types(
    outputs: tuple[Output, ...], *, speaking: bool = False
) -> frozenset[tuple[int, int]]:
    """Return the types of subject and object, as numbers, of which an output says something.

    Args:
        outputs: Of a network.
        speaking: Only those of which one may state a fact.
    """
    return frozenset(
        (_TYPES[two], _TYPES[one]) if output.inverse else (_TYPES[one], _TYPES[two])
        for output in outputs
        if output.relation and (output.least <= 1.0 or not speaking)
        for one in EntityType
        for two in EntityType
        if relations()[output.relation].allows(one, two)
    )


def _of(
    pairs: Iterable[Pair], types: Sequence[int], kept: frozenset[tuple[int, int]]
) -> Iterator[Pair]:
    """Yield the pairs of some types."""
    return ((i, j) for i, j in pairs if (types[i], types[j]) in kept)


def logits(
    document: Document, ends: Sequence[Ends], *, network: Network | None = None
) -> Mapping[Ends, Floats]:
    """Return what each output says of some pairs of mentions that stand in one sentence.

    Args:
        document: The annotated article.
        ends: Where subject and object stand.
        network: Another network than the one kg ships.
    """
    if not ends:
        return {}
    found = _read_already(document, network)
    missing = set(ends).difference(found)
    if missing:
        spans = {
            (mention.start, mention.end): span
            for mention, span in zip(document.mentions, document.spans, strict=True)
        }
        unread: dict[int, Span] = {}
        for one, other in missing:
            sentence = spans[one].sent if one in spans else None
            if sentence is not None and sentence.start_char <= other[0] < sentence.end_char:
                unread[sentence.start] = sentence
        more = further(document, [unread[at] for at in sorted(unread)], network)
        found = {**found, **dict(_rows(more))}
    return found


def _read_already(document: Document, network: Network | None) -> Mapping[Ends, Floats]:
    """Return the rows of :func:`readings`; the document keeps them for who asks next."""
    kept = document.kept.get(_ROWS)
    if kept is None or kept[0] is not network:
        kept = document.kept[_ROWS] = network, dict(_rows(readings(document, network)))
    found: Mapping[Ends, Floats] = kept[1]
    return found


def ends(fact: Fact[Mention]) -> Ends:
    """Return where the ends of a fact stand, by its first evidence."""
    evidence = fact.evidence[0]
    return evidence.subject, evidence.object


@cache
def by_relation(outputs: tuple[Output, ...]) -> Mapping[str, int]:
    """Return the outputs that learned a relation of kg from annotated news, by its name."""
    return {
        output.relation: index
        for index, output in enumerate(outputs)
        if output.label == output.relation
    }


def _rows(read: Iterable[Reading]) -> Iterator[tuple[Ends, Floats]]:
    for one in read:
        for (i, j), row in zip(one.pairs, one.logits, strict=True):
            first, second = one.items[i], one.items[j]
            yield ((first.start, first.end), (second.start, second.end)), row
