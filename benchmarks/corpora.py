"""Reads texts with labelled mentions: CrossNER, News-Fair and MEANTIME; and Wikinews, plain.

Each set has its own labels. The tables here map them to kg's types; a label that is mapped to
None is a stretch that kg may name or not, because the set draws the line elsewhere ("misc",
a pronoun, "the company"). What a set does not annotate at all is not scored on it.
"""

import csv
import gzip
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

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

_FAIR = (
    ("Q1656682", None),  # event, also where the event is an organisation ("Champions Tour")
    ("Q4164871", None),  # position; but see _PLACE_WITH_POSITION
    ("Q12737077", None),  # occupation
    ("Q27096213", PLACE),
    ("Q215627", PERSON),  # also a fictional one
    ("Q43229", INSTITUTION),  # also a site or a newspaper, which are products to News-Fair
)
_PLACE_WITH_POSITION = frozenset({"Q27096213", "Q4164871", "Q43229"})  # "Britain", "Turkey"

_FAIR_NOT_SCORED = frozenset({"DATETIME", "QUANTITY"})

_MINOR = frozenset({"of", "the", "for", "and", "&", "de", "la", "in", "'s", "van", "von", "al"})

FIRST = 6
# Headline, date and four sentences of MEANTIME: from the next one on, only the mentions of what
# has been named before are labelled.

_TYPE = re.compile(r"[A-Z]{3}(?=\d)")


@dataclass(frozen=True, slots=True, order=True)
class Label:
    """A labelled stretch, in code points of the text; without a type it counts nothing."""

    start: int
    end: int
    type: EntityType | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A text with its labels.

    Attributes:
        article: The text, without headline or furniture: the layout is not under test.
        labels: Sorted. Two scored labels never overlap.
        scored: The stretch that was annotated.
    """

    article: Article
    labels: tuple[Label, ...]
    scored: tuple[int, int]


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
    """Read a file of sentences in BIO; each sentence becomes a text of its own."""
    blocks = path.read_text(encoding="utf-8").split("\n\n")
    rows = ([line.split("\t") for line in block.splitlines() if line] for block in blocks)
    for number, sentence in enumerate(filter(None, rows)):
        text, spans = joined([row[0] for row in sentence])
        labels = []
        for start, end, label in stretches([row[1] for row in sentence]):
            labels.append(Label(spans[start][0], spans[end - 1][1], types.get(label)))
        yield _labelled(f"{path.parent.name}-{number}", text, labels, (0, len(text)))


def stretches(tags: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Yield (first, after the last, label) of the stretches of BIO tags."""
    start, label = 0, ""
    for index, tag in enumerate([*tags, "O"]):
        if label and tag != f"I-{label}":
            yield start, index, label
            label = ""
        if tag.startswith("B-") or (tag.startswith("I-") and not label):
            start, label = index, tag[2:]


def news_fair(path: Path) -> Iterator[Labelled]:
    """Read News-Fair's JSON lines: whole articles of which one stretch is annotated."""
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        labels = [
            Label(label["span"][0], label["span"][1], _fair_type(label))
            for label in record["labels"]
            if label["type"] not in _FAIR_NOT_SCORED
        ]
        start, end = record["evaluation_span"]
        yield _labelled(str(record["id"]), record["text"], labels, (start, end))


def _fair_type(label: Mapping[str, Any]) -> EntityType | None:
    if label.get("coref") or label.get("desc"):
        return None  # a pronoun or a description
    classes = set(label["type"].split("|"))
    if classes == _PLACE_WITH_POSITION:
        return PLACE
    return next((type_ for name, type_ in _FAIR if name in classes), None)


_DATELINE = re.compile(r"\A\s*\w+day, \w+ \d+, \d{4}\s*")
_GAP = re.compile(r"\n[ \t]*\n+")


def wikinews(path: Path) -> Iterator[Article]:
    """Read articles of one year of Wikinews; each is named by the year and its number there.

    Args:
        path: ``wikinews_YEAR.csv`` with columns ``title``, ``date`` and ``text``, as in the
            public repository ``vanatteveldt/wikinews`` (texts CC BY 2.5).
    """
    with path.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file)):
            text = _GAP.sub("\n\n", _DATELINE.sub("", row["text"])).strip()
            year = path.stem.partition("_")[2]
            titled = f"{row['title'].strip()}\n\n{text}\n"
            yield article(f"{year}-{number}", titled, row["date"])


def zyte(path: Path) -> Iterator[Article]:
    """Read the gold texts of web pages; each is named by its id there.

    Args:
        path: ``ground-truth.json`` of the public repository
            ``scrapinghub/article-extraction-benchmark``; the texts belong to their sites.
    """
    for name, page in json.loads(path.read_text(encoding="utf-8")).items():
        yield article(name, _BLANK.sub("\n\n", page["articleBody"]).strip() + "\n")


_BLANK = re.compile(r"\n\s*\n+")


def meantime(path: Path) -> Iterator[Labelled]:
    """Read MEANTIME's chains; headline, date and the first sentences are scored.

    Every mention is labelled there, also pronouns and whole noun phrases ("Airbus parent
    EADS"). Names are those of which every word but a few small ones has a capital or a digit.
    """
    with gzip.open(path, "rt", encoding="utf-8") as file:
        documents = file.read().split("#begin document (")[1:]
    for document in documents:
        name = document.partition(")")[0]
        rows = [line.split("\t") for line in document.splitlines()[1:]]
        yield _from_chains(name, [row for row in rows if len(row) == 5])


def _from_chains(name: str, rows: Sequence[Sequence[str]]) -> Labelled:
    text, spans = laid_out(rows)
    labels = []
    for start, end, chain in chains([row[4] for row in rows], separator="|"):
        first, after = spans[start][0], spans[end - 1][1]
        found = _TYPE.search(chain)
        if (kind := found.group() if found else "") in MEANTIME:
            named = is_name([rows[index][3] for index in range(start, end)])
            labels.append(Label(first, after, MEANTIME[kind] if named else None))
        elif kind == "FIN":
            labels.append(Label(first, after, None))
    stop = max(span[1] for span, row in zip(spans, rows, strict=True) if int(row[1]) < FIRST)
    return _labelled(name, text, labels, (0, stop))


def laid_out(rows: Sequence[Sequence[str]]) -> tuple[str, list[tuple[int, int]]]:
    """Return the text of MEANTIME's rows and the span of each; a headline ends a paragraph."""
    text, spans = "", []
    for number in sorted({int(row[1]) for row in rows}):
        words = [row[3] for row in rows if int(row[1]) == number]
        part, places = joined(words)
        spans += [(len(text) + start, len(text) + end) for start, end in places]
        text += part + (" " if part.endswith((".", '"', "?", "!")) else "\n\n")
    return text, spans


def is_name(words: Sequence[str]) -> bool:
    """Tell whether a mention of MEANTIME is a name: capitals, but for small words."""
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


def _labelled(
    name: str, text: str, labels: Iterable[Label], scored: tuple[int, int]
) -> Labelled:
    inside = {label for label in labels if label.start >= scored[0] and label.end <= scored[1]}
    return Labelled(
        article=article(name, text),
        labels=tuple(sorted(_flat(inside), key=_order)),
        scored=scored,
    )


def _order(label: Label) -> tuple[int, int, str]:
    return label.start, label.end, label.type or ""


def _flat(labels: Iterable[Label]) -> Iterator[Label]:
    """Yield the labels so that no two typed ones overlap.

    Of nested ones, the outer is scored where it holds no more than one of its own type
    ("Labour party"), the inner ones where it holds several ("Denver, Colorado") or others.
    """
    typed = sorted(
        (label for label in labels if label.type), key=lambda one: (one.start, -one.end)
    )
    yield from (label for label in labels if not label.type)
    kept: list[Label] = []
    for label in typed:
        inner = [
            other
            for other in typed
            if other != label and label.start <= other.start and other.end <= label.end
        ]
        covered = any(label.start < other.end and other.start < label.end for other in kept)
        several = len({(other.start, other.end) for other in inner}) > 1
        if covered or several:
            yield Label(label.start, label.end, None)
        else:
            kept.append(label)
            yield label
