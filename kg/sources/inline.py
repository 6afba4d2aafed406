"""Furniture in a line of the story, between its sentences or behind the last of them."""

import re
from collections.abc import Iterable, Iterator

from kg.sources.words import words

_POPUP = re.compile(
    r"\b(?P<family>[A-Z][\w'’-]+) (?P<box>(?:[A-Z(][\w.()'’-]*,? ){1,6}"  # noqa: RUF001
    r"(?P=family)(?=[A-Z]).{1,900}?\bMORE)\b"
)
"""A politician's box that a page opens behind the name: the whole name, glued to the headlines
of other stories, and the word that leads to them."""


def inside(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of sources with their links, of legal footers, and of boxes on people.

    >>> text = "He may go. (Herald), external A rival waits. Market data provided by X."
    >>> [text[start:end] for start, end in inside(text)]
    ['(Herald), external', 'Market data provided by X.']
    >>> text = "Sen. Ann Lee Ann Mary LeeVoters wait Poll: Lee leads MORE (D) met Bo Lee."
    >>> [text[start:end] for start, end in inside(text)]
    ['Ann Mary LeeVoters wait Poll: Lee leads MORE']
    """
    for match in words().inside.finditer(text):
        yield match.span()
    if _LAST in text:
        for match in _POPUP.finditer(text):
            yield match.span("box")


_LAST = " MORE"


def disjoint(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield spans sorted, those that overlap as one.

    >>> list(disjoint([(5, 9), (0, 3), (8, 12)]))
    [(0, 3), (5, 12)]
    """
    begun, ended = -1, -1
    for start, end in sorted(spans):
        if start < ended:
            ended = max(ended, end)
            continue
        if begun >= 0:
            yield begun, ended
        begun, ended = start, end
    if begun >= 0:
        yield begun, ended
