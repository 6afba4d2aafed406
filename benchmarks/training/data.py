"""Reads annotated sentences into training examples: what each pair says, and what is unknown.

Every sentence goes through kg's own annotation, so that the network is trained on the mentions
that it will see. A label that a set does not annotate in a sentence is unknown there: it counts
neither way, or a little against where it would be a surprise.
"""

import gzip
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.corpora import article, joined
from benchmarks.training.labels import AS_NEWS, CORE, KNOWLEDGENET, LABELS, SYMMETRIC
from kg import nlp
from kg.extraction.learned.candidates import OTHER, Candidate, candidates
from kg.extraction.learned.encoding import Encoded, encode
from kg.model import Article

if TYPE_CHECKING:
    from spacy.language import Language

    from kg.nlp.opinion.pieces import Vocabulary

_INDEX = {label: index for index, label in enumerate(LABELS)}

Span = tuple[int, int]
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """An annotated fact: subject and object as spans of the passage."""

    subject: Span
    label: str
    object: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """An annotated stretch of text.

    Attributes:
        document: Passages of one document are annotated together, for its pronouns.
        fold: Fold of the set, or 0 where the set has none.
        text: The words.
        gold: What is said in it.
        known: Labels that are annotated exhaustively.
        ends: Where only one pair of spans is annotated, its spans; else None.
        unsure: What may or may not be said in it.
    """

    document: str
    fold: int
    text: str
    gold: tuple[Gold, ...]
    known: frozenset[str]
    ends: tuple[Span, Span] | None = None
    unsure: tuple[Gold, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A sentence with what each pair of its candidates should say.

    Attributes:
        encoded: What the network reads.
        targets: 1 where a pair says a label; shape (pairs, labels).
        known: How much the target counts, 0 to 1; shape (pairs, labels).
        fold: Fold of its passage.
        passage: Index of its passage.
        spans: Places of the candidates in the passage.
        soft: What the teacher says, as probabilities; shape (pairs, labels of KnowledgeNet).
    """

    encoded: Encoded
    targets: Floats
    known: Floats
    fold: int
    passage: int
    spans: tuple[Span, ...]
    soft: Floats | None = None


def knowledgenet(path: Path, folds: Iterable[int]) -> Iterator[Passage]:
    """Read passages of KnowledgeNet in the benchmark's JSON lines."""
    wanted = set(folds)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            document = json.loads(line)
            if int(document["fold"]) in wanted:
                for passage in document["passages"]:
                    yield _knowledgenet_passage(document, passage)


def _knowledgenet_passage(document: Mapping[str, Any], passage: Mapping[str, Any]) -> Passage:
    names = {
        item["propertyId"]: item["propertyName"]
        for item in passage["exhaustivelyAnnotatedProperties"]
    }
    start = int(passage["passageStart"])
    return Passage(
        document=f"knowledgenet-{document['documentId']}",
        fold=int(document["fold"]),
        text=passage["passageText"],
        gold=tuple(
            Gold(
                subject=(int(fact["subjectStart"]) - start, int(fact["subjectEnd"]) - start),
                label=names[fact["propertyId"]],
                object=(int(fact["objectStart"]) - start, int(fact["objectEnd"]) - start),
            )
            for fact in passage["facts"]
            if fact["propertyId"] in names
        ),
        known=frozenset(names.values()),
    )


def core(path: Path, *, held: bool) -> Iterator[Passage]:
    """Read CORE: one annotated pair of companies or products a sentence.

    Args:
        path: The set's JSON.
        held: Whether to read every tenth sentence, which is not trained on, or all others.
    """
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for index, item in enumerate(json.load(file)):
            if (index % 10 == 9) is not held:
                continue
            text, places = joined(item["context"])
            first = (places[item["e1_start"]][0], places[item["e1_end"]][1])
            second = (places[item["e2_start"]][0], places[item["e2_end"]][1])
            gold: tuple[Gold, ...] = ()
            if item["relation"] != "undefined":
                ends = (second, first) if item["invert_relation"] else (first, second)
                gold = (Gold(subject=ends[0], label=item["relation"], object=ends[1]),)
                if item["relation"] in SYMMETRIC:
                    gold += (Gold(subject=ends[1], label=item["relation"], object=ends[0]),)
            yield Passage(
                document=f"core-{item['id']}",
                fold=0,
                text=text,
                gold=gold,
                known=frozenset(CORE),
                ends=(first, second),
            )


def examples(
    passages: Sequence[Passage],
    *,
    pipeline: "Language",
    vocabulary: "Vocabulary",
    inject: bool,
) -> Iterator[Example]:
    """Annotate passages with kg and yield their sentences as examples.

    Args:
        passages: Those of one document stand together.
        pipeline: spaCy's pipeline for kg.
        vocabulary: The encoder's.
        inject: Add annotated ends that kg has no candidate for. True only for training.
    """
    groups = list(_documents(passages))
    articles = (article for _, article, _ in groups)
    for (first, _, starts), document in zip(
        groups, nlp.annotate(articles, pipeline), strict=True
    ):
        found: dict[int, list[tuple[Span, list[Candidate]]]] = {}
        for sentence in document.doc.sents:
            at = max(i for i, start in enumerate(starts) if start <= sentence.start_char)
            place = (sentence.start_char, sentence.end_char)
            found.setdefault(at, []).append((place, candidates(document, sentence)))
        for at, sentences in sorted(found.items()):
            for place, items in sentences:
                yield _example(
                    passages[first + at], first + at, starts[at], place,
                    document.doc.text, items, vocabulary, inject=inject,
                )  # fmt: skip


def _documents(passages: Sequence[Passage]) -> Iterator[tuple[int, Article, list[int]]]:
    """Yield the index of a document's first passage, its article and its passages' places."""
    first = 0
    while first < len(passages):
        stop = first
        text, starts = "", []
        while stop < len(passages) and passages[stop].document == passages[first].document:
            starts.append(len(text))
            text += passages[stop].text + "\n\n"
            stop += 1
        yield first, article(passages[first].document, text), starts
        first = stop


def overlap(one: Span, other: Span) -> bool:
    """Tell whether two spans share a character."""
    return one[0] < other[1] and other[0] < one[1]


def _example(
    passage: Passage,
    index: int,
    start: int,
    place: Span,
    text: str,
    items: list[Candidate],
    vocabulary: "Vocabulary",
    *,
    inject: bool,
) -> Example:
    if inject or passage.ends is not None:
        items = _injected(passage, start, place, items)
    encoded = encode(text[place[0] : place[1]], items, vocabulary, offset=place[0])
    spans = tuple((item.start - start, item.end - start) for item in items)
    targets = np.zeros((len(encoded.pairs), len(LABELS)), np.float32)
    known = np.zeros_like(targets)
    columns = [_INDEX[label] for label in sorted(passage.known)]
    ends = passage.ends
    for row, (i, j) in enumerate(encoded.pairs):
        for fact in passage.gold:
            if overlap(spans[i], fact.subject) and overlap(spans[j], fact.object):
                targets[row, _INDEX[fact.label]] = 1.0
        if (
            ends is None
            or _is_annotated(spans[i], spans[j], ends)
            or _is_no_company(items, i, j)
        ):
            known[row, columns] = 1.0
    _forget(passage.unsure, encoded.pairs, spans, targets, known)
    if inject:
        implied(encoded.pairs, targets, known)
        if not passage.known.isdisjoint((*KNOWLEDGENET, *CORE)):
            _doubt(encoded.pairs, targets, known, _DOUBTED[CORE[0] in passage.known])
    return Example(
        encoded=encoded,
        targets=targets,
        known=known,
        fold=passage.fold,
        passage=index,
        spans=spans,
    )


def _forget(
    unsure: Sequence[Gold],
    pairs: Sequence[tuple[int, int]],
    spans: Sequence[Span],
    targets: Floats,
    known: Floats,
) -> None:
    """Let what may or may not be said count neither way."""
    for row, (i, j) in enumerate(pairs):
        for fact in unsure:
            if overlap(spans[i], fact.subject) and overlap(spans[j], fact.object):
                column = _INDEX[fact.label]
                known[row, column] = targets[row, column]


def implied(pairs: Sequence[tuple[int, int]], targets: Floats, known: Floats) -> None:
    """Write what labels of other sets say about relations of news."""
    place = {pair: index for index, pair in enumerate(pairs)}
    for row, (i, j) in enumerate(pairs):
        for label, (relation, turned) in AS_NEWS.items():
            column = _INDEX[label]
            other = place.get((j, i)) if turned else row
            if other is None or known[row, column] < 1.0:
                continue
            said = targets[row, column]
            known[other, _INDEX[relation]] = max(
                known[other, _INDEX[relation]], 1.0 if said or label in CORE else _LESS
            )
            targets[other, _INDEX[relation]] = max(targets[other, _INDEX[relation]], said)


_LESS = 0.3
"""Weight of a negative of a narrower property: a site is no headquarters, but located there."""

_WEAK = 0.15
"""Weight of a negative that nobody annotated. A set's sentences were chosen because they state
what is annotated in them; who reads no others sees a founder in every chief executive."""

_IMPLIED = frozenset(("EMPLOYEE_OR_MEMBER_OF", "POLITICAL_AFFILIATION"))
_DOUBTED = (
    frozenset((*KNOWLEDGENET, *CORE)) - {"subsidiary_of", "acquired_by"},
    frozenset(KNOWLEDGENET) - {"SUBSIDIARY_OF"},
)
"""What most likely is not said where it is not annotated: in KnowledgeNet, and in CORE."""


def _doubt(
    pairs: Sequence[tuple[int, int]], targets: Floats, known: Floats, labels: frozenset[str]
) -> None:
    """Let what is not annotated count a little against it.

    Not where another label holds between the same two that implies it: a chief executive is
    employed.
    """
    says = {frozenset(pair) for pair, row in zip(pairs, targets, strict=True) if row.any()}
    free = np.array([frozenset(pair) not in says for pair in pairs], bool)
    for label in sorted(labels):
        column = known[:, _INDEX[label]]
        column[(column == 0.0) & (free if label in _IMPLIED else True)] = _WEAK


def _is_annotated(one: Span, other: Span, ends: tuple[Span, Span]) -> bool:
    return (overlap(one, ends[0]) and overlap(other, ends[1])) or (
        overlap(one, ends[1]) and overlap(other, ends[0])
    )


_NOT_IN_BUSINESS = frozenset(("DATE", "CARDINAL", "GPE", "LOC", "NORP"))


def _is_no_company(items: Sequence[Candidate], i: int, j: int) -> bool:
    """Tell whether a pair stands in none of CORE's relations: an end is a place or a date."""
    return items[i].label in _NOT_IN_BUSINESS or items[j].label in _NOT_IN_BUSINESS


def _injected(
    passage: Passage, start: int, place: Span, items: list[Candidate]
) -> list[Candidate]:
    """Add the annotated spans of the sentence that no candidate overlaps."""
    result = list(items)
    spans = [end for fact in passage.gold for end in (fact.subject, fact.object)]
    for first, last in dict.fromkeys([*spans, *(passage.ends or ())]):
        item = Candidate(start=first + start, end=last + start, kind=OTHER)
        inside = place[0] <= item.start < item.end <= place[1]
        if inside and not any(
            overlap((item.start, item.end), (other.start, other.end)) for other in result
        ):
            result.append(item)
    return sorted(result, key=lambda item: item.start)


def thinned(example: Example, *, most: int, seed: int) -> Example:
    """Drop pairs that say nothing, at random, from a sentence with more than ``most`` pairs.

    A list of names has thousands of pairs, nearly all empty, and would take most of the time.
    """
    count = len(example.encoded.pairs)
    if count <= most:
        return example
    generator = np.random.default_rng([seed, example.passage])
    says = example.targets.any(axis=1)
    order = np.lexsort((generator.random(count), ~says))
    kept = np.sort(order[: max(most, int(says.sum()))])
    pairs = tuple(example.encoded.pairs[k] for k in kept)
    return replace(
        example,
        encoded=replace(example.encoded, pairs=pairs),
        targets=example.targets[kept],
        known=example.known[kept],
        soft=None if example.soft is None else example.soft[kept],
    )


def with_random_masks(
    encoded: Encoded, generator: np.random.Generator, *, mask: int, share: float
) -> Encoded:
    """Hide a share of the word pieces, so that no single name decides."""
    hidden = generator.random(len(encoded.ids)) < share
    hidden[0] = hidden[-1] = False
    ids = np.where(hidden, mask, np.array(encoded.ids))
    return replace(encoded, ids=tuple(int(piece) for piece in ids))
