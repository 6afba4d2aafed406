"""Measures names by type: CrossNER's held-out sentences, and the annotated texts.

    python -m benchmarks.reading.mentions

A name is found if it has the same type and the same stretch, without a leading "the" and a
trailing "'s". Demonyms ("Chinese") may match and are never wrong: the sets differ on them.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks import corpora
from benchmarks.corpora import Label, Labelled
from benchmarks.figures import data_folder
from benchmarks.reading import texts
from benchmarks.reading.facts import cell
from benchmarks.reading.scoring import Counts
from benchmarks.reading.texts import Text
from kg.model import EntityType, MentionKind
from kg.text.document import Document, annotate
from kg.text.pipeline import load
from training.passages import is_held_out

_LEADS = ("the ", "a ", "an ", " ", '"')
_TAILS = ("'s", "\u2019s", "'", " ", '"')


class Guessed(NamedTuple):
    """A predicted name; a demonym is optional."""

    start: int
    end: int
    type: EntityType
    is_optional: bool = False


def main() -> int:
    """Measure every set that is there and print; return 1 if none is."""
    folder, nlp = data_folder(), load()
    found = False
    print(f"{'names, strict':<36}  P    R   F1  gold")
    for name, labelled, types, notes in sets(folder):
        for note in notes:
            print(note)
        if labelled:
            found = True
            documents = list(annotate((one.article for one in labelled), nlp))
            for type_, counts in score(labelled, map(names, documents)).items():
                if type_ in types:
                    print(f"{name:<22}{type_:<12}{cell(counts)}")
    return 0 if found else 1


Set = tuple[str, list[Labelled], frozenset[EntityType], list[str]]
"""A set: its name, texts, the types that it annotates, and lines on what is absent."""


def sets(folder: Path) -> Iterator[Set]:
    """Yield the sets with their labels."""
    for name in texts.SETS:
        some, notes = texts.read(name, folder)
        yield name, [labelled(one) for one in some], frozenset(EntityType), notes
    for domain, types in corpora.CROSSNER.items():
        path = folder / "crossner" / domain / "dev.txt"
        name = f"crossner-{domain}"
        if not path.is_file():
            yield name, [], frozenset(), [f"{name}: not measured, {path} is absent"]
            continue
        every = corpora.crossner(path, types)
        kept = [one for one in every if is_held_out(f"crossner-{one.article.name}")]
        yield name, kept, frozenset(types.values()), []


def labelled(text: Text) -> Labelled:
    """Return an annotated text with every place of its names labelled, the longest first.

    A stretch that is a name of two types is not scored.
    """
    types: dict[str, set[EntityType]] = {}
    for entity in text.entities.values():
        for name in entity.names:
            types.setdefault(name, set()).add(entity.type)
    longest = sorted(types, key=lambda name: (-len(name), name))
    either = "|".join(map(re.escape, longest)) or r"(?!)"
    labels = []
    for match in re.finditer(rf"(?<![\w@])(?:{either})(?![\w@])", text.article.text):
        kinds = sorted(types[match[0]])
        labels.append(Label(*match.span(), kinds[0] if len(kinds) == 1 else None))
    return Labelled(article=text.article, labels=tuple(labels))


def names(document: Document) -> list[Guessed]:
    """Return kg's names of a document; pronouns and descriptions are no names."""
    return [
        Guessed(one.start, one.end, one.type, one.kind is MentionKind.DEMONYM)
        for one in document.mentions
        if one.kind in (MentionKind.NAME, MentionKind.DEMONYM)
    ]


def score(
    some: Iterable[Labelled], guesses: Iterable[Sequence[Guessed]]
) -> Mapping[EntityType, Counts]:
    """Return the counts of each type."""
    tally: Counter[tuple[EntityType, str]] = Counter()
    for text, guessed in zip(some, guesses, strict=True):
        tally.update(judged(text, guessed))
    return {
        type_: Counts(**{kind: tally[type_, kind] for kind in ("right", "wrong", "missed")})
        for type_ in EntityType
    }


def judged(text: Labelled, guessed: Iterable[Guessed]) -> Iterator[tuple[EntityType, str]]:
    """Yield a type and "right", "wrong" or "missed" for each name.

    A wrong guess that touches a label without a type is not counted.
    """
    words = text.article.text
    gold = {
        (*trimmed(words, one.start, one.end), one.type): one
        for one in text.labels
        if one.type is not None
    }
    found = set()
    for one in guessed:
        key = (*trimmed(words, one.start, one.end), one.type)
        if key in gold:
            found.add(key)
        elif not one.is_optional and not _is_free(text, one):
            yield one.type, "wrong"
    for _, _, type_ in found:
        yield type_, "right"
    for _, _, type_ in gold.keys() - found:
        yield type_, "missed"


def _is_free(text: Labelled, guess: Guessed) -> bool:
    return any(
        one.type is None and guess.start < one.end and one.start < guess.end
        for one in text.labels
    )


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


if __name__ == "__main__":
    sys.exit(main())
