"""Reads annotated sentences into training examples: what is said of which pair, and what is unknown.

Every sentence goes through kg's own annotation, so that the network is trained on the mentions that
it will see. A label that a set does not annotate in a sentence is unknown there: it counts neither
for nor against.
"""

import gzip
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from kg import nlp
from kg.extraction.learned.candidates import OTHER, Candidate, candidates
from kg.extraction.learned.encoding import Encoded, encode
from kg.model import Article, Citation, identify

if TYPE_CHECKING:
    from spacy.language import Language
    from tokenizers import Tokenizer

KNOWLEDGENET = (
    "SUBSIDIARY_OF FOUNDED_BY EMPLOYEE_OR_MEMBER_OF CEO DATE_FOUNDED HEADQUARTERS EDUCATED_AT "
    "NATIONALITY PLACE_OF_RESIDENCE PLACE_OF_BIRTH DATE_OF_DEATH DATE_OF_BIRTH SPOUSE CHILD_OF "
    "POLITICAL_AFFILIATION"
).split()
CORE = (
    "product_or_service_of client_of acquired_by shareholder_of collaboration traded_on "
    "competitor_of subsidiary_of merged_with brand_of regulated_by"
).split()
SYMMETRIC = frozenset(("SPOUSE", "collaboration", "competitor_of", "merged_with"))
LABELS = (*KNOWLEDGENET, *CORE)
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
    """

    document: str
    fold: int
    text: str
    gold: tuple[Gold, ...]
    known: frozenset[str]
    ends: tuple[Span, Span] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A sentence with what each pair of its candidates should say.

    Attributes:
        encoded: What the network reads.
        targets: 1 where a pair says a label; shape (pairs, labels).
        known: 1 where the target counts; shape (pairs, labels).
        fold: Fold of its passage.
        passage: Index of its passage.
        spans: Places of the candidates in the passage.
    """

    encoded: Encoded
    targets: Floats
    known: Floats
    fold: int
    passage: int
    spans: tuple[Span, ...]


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


def core(path: Path) -> Iterator[Passage]:
    """Read CORE: one annotated pair of companies or products a sentence."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for item in json.load(file):
            text, places = _joined(item["context"])
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


_CLOSE_UP = frozenset((",", ".", "'s", "’s", ")", ";", ":", "?", "!", "%", "'"))
_OPEN = frozenset(("(", "$", "£", "€"))


def _joined(words: Sequence[str]) -> tuple[str, list[Span]]:
    """Join tokens as they are printed; return the text and the place of each.

    >>> _joined(["Bioverativ", "(", "2016", ")", ",", "said"])[0]
    'Bioverativ (2016), said'
    """
    text, places = "", []
    for index, word in enumerate(words):
        if index and word not in _CLOSE_UP and words[index - 1] not in _OPEN:
            text += " "
        places.append((len(text), len(text) + len(word)))
        text += word
    return text, places


def examples(
    passages: Sequence[Passage],
    *,
    pipeline: "Language",
    tokenizer: "Tokenizer",
    inject: bool,
) -> Iterator[Example]:
    """Annotate passages with kg and yield their sentences as examples.

    Args:
        passages: Those of one document stand together.
        pipeline: spaCy's pipeline for kg.
        tokenizer: The encoder's.
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
                    document.doc.text, items, tokenizer, inject=inject,
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
        short, sha256 = identify(text)
        citation = Citation(
            id=short, sha256=sha256, name=passages[first].document, source="", title=""
        )
        yield first, Article(citation=citation, text=text), starts
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
    tokenizer: "Tokenizer",
    *,
    inject: bool,
) -> Example:
    if inject or passage.ends is not None:
        items = _injected(passage, start, place, items)
    encoded = encode(text[place[0] : place[1]], items, tokenizer, offset=place[0])
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
    return Example(
        encoded=encoded,
        targets=targets,
        known=known,
        fold=passage.fold,
        passage=index,
        spans=spans,
    )


def _is_annotated(one: Span, other: Span, ends: tuple[Span, Span]) -> bool:
    return (overlap(one, ends[0]) and overlap(other, ends[1])) or (
        overlap(one, ends[1]) and overlap(other, ends[0])
    )


_NOT_IN_BUSINESS = frozenset(("DATE", "CARDINAL", "GPE", "LOC", "NORP"))


def _is_no_company(items: Sequence[Candidate], i: int, j: int) -> bool:
    """Tell whether a pair can stand in none of CORE's relations: one end is a place or a date."""
    return items[i].label in _NOT_IN_BUSINESS or items[j].label in _NOT_IN_BUSINESS


def _injected(
    passage: Passage, start: int, place: Span, items: list[Candidate]
) -> list[Candidate]:
    """Add the annotated spans of the sentence that no candidate overlaps."""
    result = list(items)
    spans = [end for fact in passage.gold for end in (fact.subject, fact.object)]
    for first, last in dict.fromkeys([*spans, *(passage.ends or ())]):
        item = Candidate(start=first + start, end=last + start, kind=OTHER)
        if place[0] <= item.start and item.end <= place[1] and first < last:
            if not any(overlap((item.start, item.end), (c.start, c.end)) for c in result):
                result.append(item)
    return sorted(result, key=lambda item: item.start)


def with_random_masks(
    encoded: Encoded, generator: np.random.Generator, *, mask: int, share: float
) -> Encoded:
    """Hide a share of the word pieces, so that no single name decides."""
    hidden = generator.random(len(encoded.ids)) < share
    hidden[0] = hidden[-1] = False
    ids = np.where(hidden, mask, np.array(encoded.ids))
    return replace(encoded, ids=tuple(int(piece) for piece in ids))
