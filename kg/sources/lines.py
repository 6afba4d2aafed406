"""A text as lines with their places, what the shape of a line says, and words of furniture."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_FOLD = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "\N{NO-BREAK SPACE}": " "})  # noqa: RUF001
# Everything that ends a line for Unicode, so that "\r\n" and U+2028 need no cleaning.
_LINE = re.compile("[^\n\r\x0b\x0c\x1c\x1d\x1e\x85\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}]+")
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")  # noqa: RUF001
_CLOSING = "\"'”’»)]"  # noqa: RUF001
# Abbreviations that end in a full stop and can end a headline.
_ABBREVIATION = re.compile(r"(?:\b[A-Za-z]\.)+$|\b(?:Inc|Corp|Co|Ltd|Jr|Sr|No|St|Bros)\.$")
# No headline or label is longer: of the 31 headlines of the annotated news the longest has 113
# code points.
_LONG = 140


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank, without the white space around it."""

    start: int
    end: int
    text: str
    block: int  # number of the paragraph: lines with no blank line between them share it

    @property
    def words(self) -> int:
        """Return the number of words, counting no further than matters (40)."""
        return sum(1 for _, _ in zip(_WORD.finditer(self.text), range(40), strict=False))


def split(text: str) -> Iterator[Line]:
    r"""Yield the lines of a text that are not blank.

    >>> [(line.text, line.block) for line in split("One\r\ntwo \n\n three")]
    [('One', 0), ('two', 0), ('three', 1)]
    """
    block, last = 0, 0
    for match in _LINE.finditer(text):
        bare = match[0].strip()
        if not bare:
            continue
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        gap = text[last:start]
        if last and gap.count("\n") + gap.replace("\r\n", "").count("\r") > 1:
            block += 1
        last = start + len(bare)
        yield Line(start, last, bare, block)


def ends_sentence(text: str) -> bool:
    """Return whether a line ends as a sentence does.

    "?" and "!" end headlines too and do not count, and neither does a credit in brackets behind
    the sentence.

    >>> [ends_sentence(text) for text in ("It rose.", "“It rose.”", "Out of the U.S.", "Why?")]
    [True, True, False, False]
    """
    if text.endswith(")"):
        text = text[: max(0, text.rfind(" ("))] or text
    bare = text.rstrip(_CLOSING + " ")
    if bare.endswith((".", "…")):
        return bare != text or not _ABBREVIATION.search(bare[-12:])
    return False


def is_prose(line: Line) -> bool:
    """Return whether a line taken by itself is a sentence or more of running text."""
    if len(line.text) >= _LONG:
        return True
    count = line.words
    if ends_sentence(line.text):
        return count >= 5
    # A short question is a headline as often as a sentence.
    return count >= 15 and line.text.rstrip(_CLOSING).endswith(("?", "!"))


def is_cut(line: Line, following: Line | None) -> bool:
    """Return whether a sentence runs on into the next line of the paragraph."""
    if following is None or following.block != line.block or ends_sentence(line.text):
        return False
    if following.text[0].islower() or line.text.endswith((",", "-", "–", "—")):  # noqa: RUF001
        return True
    return fold(line.text).rsplit(" ", 1)[-1] in words().hanging


def wrapped(lines: list[Line]) -> set[int]:
    """Return the numbers of the paragraphs that were wrapped at a fixed width.

    At least three lines; all but the last have nearly one width (50 to 110 code points); few of
    them end a sentence.
    """
    blocks: dict[int, list[Line]] = {}
    for line in lines:
        blocks.setdefault(line.block, []).append(line)
    found = set()
    for block, members in blocks.items():
        widths = [len(line.text) for line in members[:-1]]
        if len(widths) < 2 or min(widths) < 50 or max(widths) > 110:
            continue
        ended = sum(ends_sentence(line.text) for line in members[:-1])
        if max(widths) - min(widths) <= 25 and ended * 3 <= len(widths):
            found.add(block)
    return found


def disjoint(spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Return spans sorted, those that overlap as one, without empty ones.

    >>> disjoint([(5, 9), (0, 3), (8, 12)])
    ((0, 3), (5, 12))
    """
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        elif start < end:
            merged.append((start, end))
    return tuple(merged)


def between(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[str]:
    """Yield the parts of a text that stand outside of sorted, disjoint spans."""
    last = 0
    for start, end in spans:
        yield text[last:start]
        last = end
    yield text[last:]


_SETS = (
    *("labels", "sections", "legal", "legal_keys", "observers"),
    *("particles", "outlets", "writes", "hanging"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words and shapes of ``layout.toml``, compiled."""

    labels: frozenset[str]
    sections: frozenset[str]
    legal: frozenset[str]
    legal_keys: frozenset[str]
    observers: frozenset[str]
    inside: re.Pattern[str]
    shapes: re.Pattern[str]
    prefixes: re.Pattern[str]
    strong: re.Pattern[str]
    weak: re.Pattern[str]
    credit_head: re.Pattern[str]
    credit_tail: re.Pattern[str]
    dateline: re.Pattern[str]
    particles: frozenset[str]
    outlets: frozenset[str]
    writes: frozenset[str]
    hanging: frozenset[str]


@cache
def words() -> Words:
    """Return the words of ``layout.toml``; read once."""
    raw = tomllib.loads(files("kg.sources").joinpath("layout.toml").read_text("utf-8"))
    credit = _either(word.capitalize() for word in raw["credit_words"])
    observer = _either(raw["observers"])
    name = r"[^\W\d_][\w.'’-]*"  # noqa: RUF001
    return Words(
        **{name: frozenset(raw[name]) for name in _SETS},
        # "(Herald), external" is a source with its link as pages for screen readers print it.
        inside=re.compile(
            rf"\([^()\n]{{2,40}}\), external(?!\w)|\b(?:{_either(raw['footers'])})\s[^\n]+"
            rf"|(?<!\S)(?:{'|'.join(raw['caption_heads'])})(?!\w)"
        ),
        shapes=re.compile("|".join(raw["shapes"]), re.IGNORECASE),
        prefixes=re.compile(rf"(?:{_either(raw['prefixes'])})\s*:\s*\S", re.IGNORECASE),
        strong=re.compile("|".join(raw["notice"]["strong"])),
        weak=re.compile("|".join(raw["notice"]["weak"])),
        credit_head=re.compile(rf"[\[(]?(?:{credit})\s*(?::|by\b|/)\s*\S"),
        credit_tail=re.compile(
            rf"(?:^|[\s(\[])(?:{credit})\s*(?::|by\b)\s*[^.:!?]{{2,60}}[\])]?\.?$"
            rf"|[\[(](?:via\s+)?(?i:{observer})\s*(?:/|via\b)\s*[^()\[\]]{{2,60}}[\])]$"
            rf"|[\[(][^()\[\]]{{2,60}}(?:/|\svia\s)\s*(?i:{observer})[\])]$"
            rf"|(?:^|\s)©\s?(?i:{observer})$|(?:^|\s)REUTERS/\S.{{1,40}}$"
        ),
        dateline=re.compile(
            rf"(?P<place>{name}(?:[ ,/]+{name}){{0,5}}?)"
            r"(?:,\s?(?P<date>[A-Z][a-z]{2,8}\.?\s\d{1,2}(?:,\s?\d{4})?|\d{1,2}\s[A-Z][a-z]{2,8}"
            r"(?:\s\d{4})?))?\s{0,9}(?:\((?P<agency>[^()]{2,40})\)|/(?P<wire>[\w .-]{2,40})/)?"
            r"\s{0,9}(?:--+|[-–—])\s{1,9}(?=\S)"  # noqa: RUF001
        ),
    )


def fold(text: str) -> str:
    """Return a text for comparison: lower case, straight quotes, single spaces.

    >>> fold("  Editors\N{RIGHT SINGLE QUOTATION MARK}  Picks ")
    "editors' picks"
    """
    return " ".join(text.translate(_FOLD).casefold().split())


def _either(words: Iterable[str]) -> str:
    """Return a regular expression for one of several words, the longest first."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word) for word in ordered)
