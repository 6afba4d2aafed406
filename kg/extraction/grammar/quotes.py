"""Finds the words between double quotation marks.

Straight marks do not say whether they open or close, and news texts hold stray ones (inches, a
closing mark after a space, a quotation that no mark ends). One mark read the wrong way would
turn the rest of an article inside out, so a mark whose neighbours make its side plain wins over
mere alternation. Single marks around speech are double ones here
(``kg.nlp.parsing.quotemarks``).
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc

from kg.nlp.parsing.lookups import all_tokens, whole_text

_MARK = re.compile('"')
_BREAK = re.compile(r"\n[^\S\n]*\n\s*")
_OPENERS = frozenset("([-/\u2013\u2014")  # what may stand before an opening mark, but for space
_LEANING = frozenset("([:\u2013\u2014")  # what never stands before a closing mark
_LONGEST = 4000
"""Code points. A longer stretch between two marks is two strays, not a quotation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words in quotation marks, within one paragraph.

    Attributes:
        start: First code point of the words, after the opening mark and space.
        end: Code point after the last; a comma that belongs to the sentence around is left out.
        first: Index of the first token.
        last: Index after the last token.
        before: Index after the last token that stands before the opening mark.
        after: Index of the first token after the closing mark.
        continues: True where a paragraph goes on with the quotation of the paragraph before.
    """

    start: int
    end: int
    first: int
    last: int
    before: int
    after: int
    continues: bool


@lru_cache(maxsize=2)
def quotations(doc: Doc) -> tuple[Quotation, ...]:
    """Return the quotations of a doc in the order of the text, disjoint.

    A quotation that runs over a blank line is one for each paragraph.

    >>> import spacy
    >>> doc = spacy.blank("en")('The "5G" plan, "a step ahead," is late.')
    >>> [doc.text[item.start : item.end] for item in quotations(doc)]
    ['5G', 'a step ahead']
    """
    starts, text = [token.idx for token in all_tokens(doc)], whole_text(doc)
    return tuple(
        item
        for left, right, continues in _pairs(text)
        if (item := _quotation(text, starts, left, right, continues)) is not None
    )


@lru_cache(maxsize=2)
def quoted(doc: Doc, *, least: int = 1) -> frozenset[int]:
    """Return the indexes of all tokens inside quotations of at least ``least`` tokens."""
    return frozenset(
        index
        for item in quotations(doc)
        if item.last - item.first >= least
        for index in range(item.first, item.last)
    )


def _pairs(text: str) -> Iterator[tuple[int, int, bool]]:
    """Yield the bounds between two marks, and whether the quotation before goes on in them."""
    opened: int | None = None
    continues = False
    for match in _MARK.finditer(text):
        mark = match.start()
        if opened is None:
            if not _closes(text, mark):
                opened, continues = mark, False
            continue
        inside = text[opened + 1 : mark]
        if _opens(text, mark):
            # A paragraph that opens while the one before never closed goes on with its words.
            goes_on = _BREAK.search(inside) is not None and _BREAK.split(inside)[-1] == ""
            if goes_on:
                yield from _paragraphs(inside, opened + 1, continues)
            opened, continues = mark, goes_on
        elif _BREAK.search(inside) is None or _closes(text, mark):
            yield from _paragraphs(inside, opened + 1, continues)
            opened = None
        else:
            opened, continues = mark, False


def _opens(text: str, mark: int) -> bool:
    before = text[mark - 1 : mark]
    after = text[mark + 1 : mark + 2]
    return (not before or before.isspace() or before in _OPENERS) and (
        after.isalnum() or (after != "" and after in "[$£€'.…")
    )


def _closes(text: str, mark: int) -> bool:
    before = text[mark - 1 : mark]
    after = text[mark + 1 : mark + 2]
    return (
        before != "" and not before.isspace() and before not in _LEANING and not after.isalnum()
    )


def _paragraphs(inside: str, offset: int, continues: bool) -> Iterator[tuple[int, int, bool]]:
    if len(inside) > _LONGEST:
        return
    start = 0
    for match in _BREAK.finditer(inside):
        yield offset + start, offset + match.start(), continues
        start, continues = match.end(), True
    yield offset + start, offset + len(inside), continues


def _quotation(
    text: str, starts: list[int], left: int, right: int, continues: bool
) -> Quotation | None:
    words = text[left:right]
    start = left + len(words) - len(words.lstrip())
    end = left + len(words.rstrip().removesuffix(",").rstrip())
    if end <= start:
        return None
    return Quotation(
        start=start,
        end=end,
        first=bisect_left(starts, start),
        last=bisect_left(starts, end),
        before=bisect_left(starts, left - 1),
        after=bisect_left(starts, right + 1),
        continues=continues,
    )
