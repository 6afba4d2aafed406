"""Further texts: Re-DocRED, annotated news, and texts whose relations nobody annotated.

Re-DocRED states relations of documents and says which sentences support which. Two mentions in
a sentence that supports a relation of theirs say it; two in another sentence of the document
may or may not, and count neither way. The same holds for annotated news and its evidence.
"""

import gzip
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from benchmarks.annotated import Annotated
from benchmarks.corpora import CROSSNER, crossner, joined, news_fair
from benchmarks.scoring import GoldArticle, agree
from benchmarks.training.data import Example, Floats, Gold, Passage, Span, overlap
from benchmarks.training.labels import LABELS, NEWS, WIKI
from kg import nlp
from kg.extraction.learned.candidates import Candidate, candidates
from kg.extraction.learned.encoding import encode
from kg.model import Article, MentionKind

if TYPE_CHECKING:
    from spacy.language import Language

    from kg.nlp.opinion.pieces import Vocabulary

_NEWS = {label: LABELS.index(label) for label in NEWS}
TEXTS = 200
"""Folds from here on are texts that we annotated."""

_SYMMETRIC = frozenset(("partners_with", "competes_with", "meets", "related_to"))


def wiki(path: Path) -> Iterator[Passage]:
    """Read Re-DocRED: a passage for each sentence."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for document in json.load(file):
            yield from _sentences(document)


def _sentences(document: Mapping[str, Any]) -> Iterator[Passage]:
    names: list[dict[int, list[tuple[int, int]]]] = []
    for cluster in document["vertexSet"]:
        places: dict[int, list[tuple[int, int]]] = {}
        for mention in cluster:
            places.setdefault(int(mention["sent_id"]), []).append(tuple(mention["pos"]))
        names.append(places)
    for number, words in enumerate(document["sents"]):
        text, spans = joined(words)
        sure: list[Gold] = []
        unsure: list[Gold] = []
        for label in document["labels"]:
            if label["r"] not in WIKI:
                continue
            head, tail = names[label["h"]], names[label["t"]]
            said = number in label["evidence"] or (
                not label["evidence"] and set(head) & set(tail) == {number}
            )
            for one in head.get(number, ()):
                for other in tail.get(number, ()):
                    (sure if said else unsure).append(
                        Gold(
                            subject=(spans[one[0]][0], spans[one[1] - 1][1]),
                            label=label["r"],
                            object=(spans[other[0]][0], spans[other[1] - 1][1]),
                        )
                    )
        yield Passage(
            document=f"re-docred-{document['title']}",
            fold=0,
            text=text,
            gold=tuple(sure),
            known=frozenset(WIKI),
            unsure=tuple(unsure),
        )


def unlabelled(folder: Path) -> Iterator[Passage]:
    """Read the articles of News-Fair as text of which no relation is known."""
    for one in news_fair(folder / "news-fair" / "dev40.jsonl"):
        for number, part in enumerate(one.article.text.split("\n")):
            if part.strip():
                yield Passage(
                    document=f"fair-{one.article.id}-{number // 8}",
                    fold=0,
                    text=part,
                    gold=(),
                    known=frozenset(),
                )


def encyclopedia(folder: Path) -> Iterator[Passage]:
    """Read CrossNER's sentences of Wikipedia as text of which no relation is known."""
    for domain, types in CROSSNER.items():
        for part in ("train", "dev"):
            for one in crossner(folder / "crossner" / domain / f"{part}.txt", types):
                yield Passage(
                    document=f"crossner-{part}-{one.article.citation.source}",
                    fold=0,
                    text=one.article.text,
                    gold=(),
                    known=frozenset(),
                )


def news(
    gold: Sequence[GoldArticle],
    articles: Sequence[Article],
    evidence: Mapping[str, Sequence[str]],
    *,
    pipeline: "Language",
    vocabulary: "Vocabulary",
) -> Iterator[Example]:
    """Yield the sentences of annotated news; the fold of an example is the article's number.

    Args:
        gold: The annotation.
        articles: The same articles in the same order.
        evidence: For each article, the sentences that its facts are taken from, in the order
            of the facts.
        pipeline: spaCy's pipeline for kg.
        vocabulary: The encoder's.
    """
    for number, (one, document) in enumerate(
        zip(gold, nlp.annotate(articles, pipeline), strict=True)
    ):
        text = document.doc.text
        places = [
            (start, start + len(quote)) if (start := text.find(quote)) >= 0 else (0, 0)
            for quote in evidence[one.id]
        ]
        for sentence in document.doc.sents:
            items = candidates(document, sentence)
            encoded = encode(sentence.text, items, vocabulary, offset=sentence.start_char)
            targets = np.zeros((len(encoded.pairs), len(LABELS)), np.float32)
            known = np.zeros_like(targets)
            known[:, list(_NEWS.values())] = 1.0
            for row, (i, j) in enumerate(encoded.pairs):
                for fact, (start, end) in zip(one.facts, places, strict=True):
                    if fact.relation in _NEWS and (
                        _says(items[i], items[j], fact.subject, fact.object)
                        or (
                            fact.relation in _SYMMETRIC
                            and _says(items[j], items[i], fact.subject, fact.object)
                        )
                    ):
                        here = start < sentence.end_char and sentence.start_char < end
                        column = _NEWS[fact.relation]
                        targets[row, column] = max(targets[row, column], float(here))
                        known[row, column] = targets[row, column]
            yield Example(
                encoded=encoded,
                targets=targets,
                known=known,
                fold=100 + number,
                passage=number,
                spans=tuple((item.start, item.end) for item in items),
            )


def _says(
    one: Candidate, other: Candidate, subject: Sequence[str], object_: Sequence[str]
) -> bool:
    return (
        one.mention is not None
        and other.mention is not None
        and agree(one.mention.name, subject)
        and agree(other.mention.name, object_)
    )


def annotated(
    texts: Sequence[Annotated], *, pipeline: "Language", vocabulary: "Vocabulary"
) -> Iterator[Example]:
    """Yield the sentences of texts that we annotated.

    The fold of each is :data:`TEXTS` and the number of its text.
    Each comes twice: with the annotated names as candidates, so that nothing wrong is learned
    from wrong names, and with kg's own, of which those that are no annotated name say nothing.
    """
    articles = [one.article for one in texts]
    for one, document in zip(texts, nlp.annotate(articles, pipeline), strict=True):
        named = _named(one)
        for sentence in document.doc.sents:
            place = sentence.start_char, sentence.end_char
            own = {span: id_ for span, id_ in named.items() if _inside(span, place)}
            found = candidates(document, sentence)
            for items in (_marked(one, own, found), found):
                ids = [
                    {own[item.start, item.end]}
                    if (item.start, item.end) in own
                    else _ids(item, one)
                    for item in items
                ]
                encoded = encode(sentence.text, items, vocabulary, offset=place[0])
                targets, known = _stated(one, place, ids, encoded.pairs)
                yield Example(
                    encoded=encoded,
                    targets=targets,
                    known=known,
                    fold=TEXTS + one.number,
                    passage=one.number,
                    spans=tuple((item.start, item.end) for item in items),
                )


def _marked(
    one: Annotated, own: Mapping[Span, str], found: Sequence[Candidate]
) -> list[Candidate]:
    """Return kg's candidates where each annotated name is one, of its annotated type."""
    items = [item for item in found if not _touches(item, own)]
    for (start, end), id_ in own.items():
        label = next((item.label for item in found if _touches(item, [(start, end)])), "")
        kind = f"{one.entities[id_].type}:{MentionKind.NAME}"
        items.append(Candidate(start=start, end=end, kind=kind, label=label))
    return sorted(items, key=lambda item: item.start)


def _stated(
    one: Annotated, place: Span, ids: Sequence[set[str]], pairs: Sequence[tuple[int, int]]
) -> tuple[Floats, Floats]:
    """Return targets and what counts, of shape (pairs, labels).

    What another sentence says of two things, this one may say or not.
    """
    targets = np.zeros((len(pairs), len(LABELS)), np.float32)
    known = np.zeros_like(targets)
    known[:, list(_NEWS.values())] = 1.0
    for fact in one.facts:
        here = any(overlap(place, said) for said in fact.places)
        column = _NEWS[fact.relation]
        for row, (i, j) in enumerate(pairs):
            same = fact.subject in ids[i] and fact.object in ids[j]
            turned = fact.relation in _SYMMETRIC and (
                fact.subject in ids[j] and fact.object in ids[i]
            )
            if same or turned:
                targets[row, column] = max(targets[row, column], float(here))
                known[row, column] = targets[row, column]
    return targets, known


def _named(one: Annotated) -> dict[Span, str]:
    """Return where the names of a text stand, and what they name; the longer one wins."""
    names = sorted(
        ((name, id_) for id_, entity in one.entities.items() for name in entity.names),
        key=lambda item: (-len(item[0]), item),
    )
    result: dict[Span, str] = {}
    taken = np.zeros(len(one.article.text) + 1, bool)
    for name, id_ in names:
        for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", one.article.text):
            if not taken[found.start() : found.end()].any():
                taken[found.start() : found.end()] = True
                result[found.span()] = id_
    return result


def _inside(span: Span, place: Span) -> bool:
    return place[0] <= span[0] and span[1] <= place[1]


def _touches(item: Candidate, spans: Iterable[Span]) -> bool:
    return any(overlap((item.start, item.end), span) for span in spans)


def _ids(item: Candidate, one: Annotated) -> set[str]:
    """Return what a pronoun or a description stands for, by the name that kg resolves it to."""
    if item.mention is None:
        return set()
    return {
        id_ for id_, entity in one.entities.items() if agree(item.mention.name, entity.names)
    }
