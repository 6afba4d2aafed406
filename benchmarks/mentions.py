"""Person, institution, technology and place names: kg beside bare spaCy, on public texts.

    python -m benchmarks.mentions [--errors SET] [--second-opinion-off]

Strict: the same type and the same stretch, without leading "the" and trailing "'s".
Overlapping: the same type and at least one shared character; each name counts once. The sets
and how their labels map to kg's types: ``corpora.py`` and the table in ``README.md``.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import annotated as our_own
from benchmarks import corpora, figures
from benchmarks.corpora import Labelled
from benchmarks.figures import Row
from benchmarks.scoring import Counts
from kg import nlp
from kg.model import EntityType, MentionKind

if TYPE_CHECKING:
    from spacy.language import Language

    from kg.nlp import Document

PERSON, INSTITUTION = EntityType.PERSON, EntityType.INSTITUTION
TECHNOLOGY, PLACE = EntityType.TECHNOLOGY, EntityType.PLACE

SPACY: Mapping[str, EntityType] = {
    "PERSON": PERSON,
    "ORG": INSTITUTION,
    "GPE": PLACE,
    "LOC": PLACE,
    "FAC": PLACE,
    "PRODUCT": TECHNOLOGY,
    "NORP": PLACE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Set:
    """A set of annotated texts: where it is, how it is read, which types it annotates."""

    name: str
    file: str
    read: Callable[[Path], Iterator[Labelled]]
    types: tuple[EntityType, ...]


SETS = (
    *(
        Set(
            name=f"crossner-{domain}",
            file=f"crossner/{domain}/dev.txt",
            read=partial(corpora.crossner, types=types),
            types=tuple(type_ for type_ in EntityType if type_ in types.values()),
        )
        for domain, types in corpora.CROSSNER.items()
    ),
    Set(
        name="news-fair",
        file="news-fair/dev40.jsonl",
        read=corpora.news_fair,
        types=(PERSON, INSTITUTION, PLACE),
    ),
    Set(
        name="meantime",
        file="meantime/dev.conll.gz",
        read=corpora.meantime,
        types=(PERSON, INSTITUTION, TECHNOLOGY, PLACE),
    ),
)


def _annotated(path: Path, *, held_out: bool) -> Iterator[Labelled]:
    return our_own.labelled(our_own.read(path.parents[1]), held_out=held_out)


ANNOTATED = tuple(
    Set(
        name=f"annotated-{name}",
        file="product-corpus/dev.json.gz",
        read=partial(_annotated, held_out=held_out),
        types=(PERSON, INSTITUTION, TECHNOLOGY, PLACE),
    )
    for name, held_out in (("seen", False), ("held-out", True))
)
"""The texts that we annotated with facts: technologies also where they are common words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guessed:
    """A predicted name. An optional one (a demonym) is never wrong: sets differ on it."""

    start: int
    end: int
    type: EntityType
    optional: bool = False


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure every set that is there and print; return 1 where none is."""
    parser = argparse.ArgumentParser(prog="mentions", description=__doc__.partition("\n")[0])
    parser.add_argument(
        "--errors", metavar="SET", help="print what is missed and wrong in a set"
    )
    parser.add_argument(
        "--second-opinion-off", action="store_true", help="without the network for names"
    )
    options = parser.parse_args(arguments)
    folder = figures.data_folder()
    if not any((folder / one.file).exists() for one in (*SETS, *ANNOTATED)):
        print(figures.absent(folder / SETS[0].file))
        return 1
    pipeline = nlp.load()
    for one in (*SETS, *ANNOTATED):
        path = folder / one.file
        if not path.exists():
            print(figures.absent(path))
        elif options.errors in (None, one.name):
            texts = list(one.read(path))
            documents = annotated(
                texts, pipeline, second_opinion=not options.second_opinion_off
            )
            if options.errors:
                print("\n".join(errors(one, texts, documents)))
            print("\n".join(_report(one, texts, documents)))
    return 0


def rows(folder: Path, pipeline: "Language") -> Iterator[Row]:
    """Yield overlapping and strict F1 of each type of each set that is there."""
    for one in SETS:
        if not (folder / one.file).exists():
            continue
        texts = list(one.read(folder / one.file))
        documents = annotated(texts, pipeline)
        for strict in (False, True):
            ours = score(one.types, texts, map(ours_of, documents), strict=strict)
            bare = score(one.types, texts, map(spacy_of, documents), strict=strict)
            for type_, counts in ours.items():
                yield Row(
                    measure=f"mentions {one.name} {type_} {_mode(strict)} f1",
                    kg=counts.f1,
                    size=counts.right + counts.missed,
                    baselines={"spaCy": bare[type_].f1},
                    floor=not strict,
                )


def annotated(
    texts: Iterable[Labelled], pipeline: "Language", *, second_opinion: bool = True
) -> "list[Document]":
    """Annotate each text by itself."""
    articles = (text.article for text in texts)
    return list(nlp.annotate(articles, pipeline, second_opinion=second_opinion))


def ours_of(document: "Document") -> list[Guessed]:
    """Return kg's names of a document; pronouns and descriptions are no names."""
    return [
        Guessed(
            start=one.start,
            end=one.end,
            type=one.type,
            optional=one.kind is MentionKind.DEMONYM,
        )
        for one in document.mentions
        if one.kind in (MentionKind.NAME, MentionKind.DEMONYM)
    ]


def spacy_of(document: "Document") -> list[Guessed]:
    """Return the names that the bare pipeline finds in the same parse."""
    return [
        Guessed(
            start=ent.start_char,
            end=ent.end_char,
            type=SPACY[ent.label_],
            optional=ent.label_ == "NORP",
        )
        for ent in document.doc.ents
        if ent.label_ in SPACY
    ]


def score(
    types: Iterable[EntityType],
    texts: Iterable[Labelled],
    guesses: Iterable[Sequence[Guessed]],
    *,
    strict: bool,
) -> Mapping[EntityType, Counts]:
    """Return the counts of each type."""
    kept = tuple(types)
    tally: Counter[tuple[EntityType, str]] = Counter()
    for text, guessed in zip(texts, guesses, strict=True):
        for outcome, type_, _, _ in judged(text, guessed, strict=strict):
            tally[type_, outcome] += 1
    return {
        type_: Counts(
            right=tally[type_, "right"],
            wrong=tally[type_, "wrong"],
            missed=tally[type_, "missed"],
        )
        for type_ in kept
    }


def judged(
    text: Labelled, guessed: Iterable[Guessed], *, strict: bool
) -> Iterator[tuple[str, EntityType, int, int]]:
    """Yield each name as ("right" | "wrong" | "missed", type, start, end)."""
    words = text.article.text
    gold = [(*trimmed(words, one.start, one.end), one.type) for one in text.labels if one.type]
    free = [
        (*trimmed(words, one.start, one.end), one)
        for one in guessed
        if one.start < text.scored[1] and one.end > text.scored[0]
    ]
    pairs = sorted(
        (-shared, place, other)
        for place, (start, end, type_) in enumerate(gold)
        for other, (first, last, guess) in enumerate(free)
        if type_ is guess.type
        and (shared := min(end, last) - max(start, first)) > 0
        and (not strict or (start, end) == (first, last))
    )
    found: set[int] = set()
    used: set[int] = set()
    for _, place, other in pairs:
        if place not in found and other not in used:
            found.add(place)
            used.add(other)
    for place, (start, end, type_) in enumerate(gold):
        yield "right" if place in found else "missed", type_, start, end
    for other, (first, last, guess) in enumerate(free):
        if other not in used and not guess.optional and not _unjudged(text, first, last):
            yield "wrong", guess.type, first, last


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a stretch without an article before it and a possessive ending after it.

    >>> trimmed("the Navy's", 0, 10)
    (4, 8)
    """
    while True:
        part = text[start:end]
        lead = next((word for word in _LEADS if part.lower().startswith(word)), "")
        tail = next((word for word in _TAILS if part.endswith(word)), "")
        if not (lead or tail) or len(lead) + len(tail) >= len(part):
            return start, end
        start, end = start + len(lead), end - len(tail)


_LEADS = ("the ", "a ", "an ", " ", '"')
_TAILS = ("'s", "\u2019s", "'", " ", '"')


def errors(
    one: Set, texts: Sequence[Labelled], documents: "Sequence[Document]"
) -> Iterator[str]:
    """Yield a line for each name that is wrong or missed where overlap is enough."""
    for text, document in zip(texts, documents, strict=True):
        for outcome, type_, start, end in judged(text, ours_of(document), strict=False):
            if outcome != "right" and type_ in one.types:
                words = text.article.text
                context = words[max(0, start - 40) : end + 40].replace("\n", " ")
                yield f"{outcome}\t{type_}\t{words[start:end]}\t{context}"


def _unjudged(text: Labelled, start: int, end: int) -> bool:
    return any(one.type is None and start < one.end and one.start < end for one in text.labels)


def _report(
    one: Set, texts: Sequence[Labelled], documents: "Sequence[Document]"
) -> Iterator[str]:
    yield f"\n{one.name}: {len(texts)} texts"
    for name, read in (("kg", ours_of), ("spaCy", spacy_of)):
        for strict in (False, True):
            counted = score(one.types, texts, map(read, documents), strict=strict)
            for type_, counts in counted.items():
                gold = counts.right + counts.missed
                yield (
                    f"{name:<6} {type_:<12} {_mode(strict):<8} P {counts.precision:.3f} "
                    f"R {counts.recall:.3f} F1 {counts.f1:.3f}  gold {gold}"
                )
        at_all = found_at_all(texts, map(read, documents))
        shares = (f"{type_} {at_all.get(type_, 0.0):.3f}" for type_ in one.types)
        yield f"{name:<6} found with whatever type: {', '.join(shares)}"


def found_at_all(
    texts: Iterable[Labelled], guesses: Iterable[Sequence[Guessed]]
) -> Mapping[EntityType, float]:
    """Return the share of the names of each type that a guess of any type overlaps."""
    found: Counter[EntityType] = Counter()
    gold: Counter[EntityType] = Counter()
    for text, guessed in zip(texts, guesses, strict=True):
        for label in text.labels:
            if label.type:
                gold[label.type] += 1
                found[label.type] += any(
                    label.start < one.end and one.start < label.end for one in guessed
                )
    return {type_: found[type_] / count for type_, count in gold.items()}


def _mode(strict: bool) -> str:
    return "strict" if strict else "overlap"


if __name__ == "__main__":
    sys.exit(main())
