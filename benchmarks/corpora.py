"""Reads public sets: the labels of CrossNER, the columns of MEANTIME, the web pages of Zyte.

A label that no type of kg has ("misc") becomes a stretch without a type: kg may name it or not.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.model import Article, Citation, EntityType, identify

PERSON, INSTITUTION = EntityType.PERSON, EntityType.INSTITUTION
TECHNOLOGY, PLACE = EntityType.TECHNOLOGY, EntityType.PLACE

CROSSNER: Mapping[str, Mapping[str, EntityType]] = {
    "ai": {
        "person": PERSON, "researcher": PERSON,
        "organisation": INSTITUTION, "university": INSTITUTION,
        "country": PLACE, "location": PLACE,
        "algorithm": TECHNOLOGY, "product": TECHNOLOGY, "field": TECHNOLOGY,
        "task": TECHNOLOGY, "programlang": TECHNOLOGY,
    },
    "science": {
        "person": PERSON, "scientist": PERSON,
        "organisation": INSTITUTION, "university": INSTITUTION,
        "country": PLACE, "location": PLACE,
    },
    "politics": {
        "person": PERSON, "politician": PERSON,
        "organisation": INSTITUTION, "politicalparty": INSTITUTION,
        "country": PLACE, "location": PLACE,
    },
}  # fmt: skip
"""Labels of each domain; all others ("misc", "metrics", "conference", "election") are None."""

MEANTIME: Mapping[str, EntityType] = {
    "PER": PERSON,
    "ORG": INSTITUTION,
    "LOC": PLACE,
    "PRO": TECHNOLOGY,
}

_MINOR = frozenset({"of", "the", "for", "and", "&", "de", "la", "in", "'s", "van", "von", "al"})


@dataclass(frozen=True, slots=True, order=True)
class Label:
    """A labelled stretch, in code points of the text; without a type it is not scored."""

    start: int
    end: int
    type: EntityType | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A text with its labels, sorted; two with a type never overlap."""

    article: Article
    labels: tuple[Label, ...]


def article(name: str, text: str, published: str = "") -> Article:
    """Return a text as an article that is all story."""
    id_, sha256 = identify(text)
    return Article(
        citation=Citation(
            id=id_,
            sha256=sha256,
            name=name,
            source=name,
            title=name,
            published=published,
            length=len(text),
        ),
        text=text,
    )


def joined(words: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
    """Join tokens into a text; return it with the span of each token.

    >>> joined(["Ada", "'s", "engine", "(", "1843", ")", "."])[0]
    "Ada's engine (1843)."
    """
    text = ""
    spans = []
    open_quote = False
    tight = True  # no space before the next token
    for word in words:
        closing = word == '"' and open_quote
        if not (tight or closing or word in _TIGHT or word.startswith(("'s", "n't", "'re"))):
            text += " "
        spans.append((len(text), len(text) + len(word)))
        text += word
        if word == '"':
            open_quote = not open_quote
        tight = word in ("(", "[", "$", "``") or (word == '"' and open_quote)
    return text, spans


_TIGHT = frozenset([",", ".", ":", ";", "?", "!", ")", "]", "%", "'", "''"])


def crossner(path: Path, types: Mapping[str, EntityType]) -> Iterator[Labelled]:
    """Read a file of sentences in BIO; each sentence becomes a text, numbered from 0."""
    blocks = path.read_text(encoding="utf-8").split("\n\n")
    rows = ([line.split("\t") for line in block.splitlines() if line] for block in blocks)
    for number, sentence in enumerate(filter(None, rows)):
        text, spans = joined([row[0] for row in sentence])
        labels = tuple(
            Label(spans[start][0], spans[end - 1][1], types.get(label))
            for start, end, label in stretches([row[1] for row in sentence])
        )
        name = f"{path.parent.name}-{path.stem}-{number}"
        yield Labelled(article=article(name, text), labels=labels)


def stretches(tags: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Yield (first, after the last, label) of the stretches of BIO tags."""
    start, label = 0, ""
    for index, tag in enumerate([*tags, "O"]):
        if label and tag != f"I-{label}":
            yield start, index, label
            label = ""
        if tag.startswith("B-") or (tag.startswith("I-") and not label):
            start, label = index, tag[2:]


def zyte(path: Path) -> Iterator[Article]:
    """Read the gold texts of web pages; each is named by its id there.

    Args:
        path: ``ground-truth.json`` of the public repository
            ``scrapinghub/article-extraction-benchmark``; the texts belong to their sites.
    """
    for name, page in json.loads(path.read_text(encoding="utf-8")).items():
        yield article(name, _BLANK.sub("\n\n", page["articleBody"]).strip() + "\n")


_BLANK = re.compile(r"\n\s*\n+")


def is_name(words: Sequence[str]) -> bool:
    """Return True if a mention of MEANTIME is a name: capitals, except in small words."""
    kept = list(words)
    if kept[0].lower() in ("the", "a", "an"):
        kept = kept[1:]
    big = [word for word in kept if word not in _MINOR and word[:1].isalnum()]
    if len(words) == 1 and words[0].lower() in _PRONOUNS:
        return False
    return bool(big) and all(word != word.lower() or word[0].isdigit() for word in big)


_PRONOUNS = frozenset(
    (
        "i", "it", "its", "he", "she", "they", "them", "their", "his", "her", "him", "we",
        "us", "our", "you", "your", "this", "that", "these", "which", "who", "both", "all",
        "many", "some",
    )
)  # fmt: skip


def chains(cells: Sequence[str], *, separator: str = "") -> Iterator[tuple[int, int, str]]:
    """Yield (first token, token after the last, chain) of bracketed coreference columns.

    >>> sorted(chains(["(1(2)", "_", "1)"]))
    [(0, 1, '2'), (0, 3, '1')]
    """
    begun: dict[str, list[int]] = {}
    for index, cell in enumerate(cells):
        for part in _parts(cell, separator):
            chain = part.strip("()")
            if part.startswith("("):
                begun.setdefault(chain, []).append(index)
            if part.endswith(")") and begun.get(chain):
                yield begun[chain].pop(), index + 1, chain


def _parts(cell: str, separator: str) -> Iterable[str]:
    if separator:
        return (part.strip() for part in cell.split(separator) if part.strip(" -_"))
    return re.findall(r"\(\d+\)|\(\d+|\d+\)", cell)
