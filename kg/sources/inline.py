"""Furniture in a line of the story, between its sentences or behind the last of them."""

from collections.abc import Iterable, Iterator

from kg.sources.words import words


def inside(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of sources with their links, and of legal footers to the line's end.

    >>> text = "He may go. (Herald), external A rival waits. Market data provided by X."
    >>> [text[start:end] for start, end in inside(text)]
    ['(Herald), external', 'Market data provided by X.']
    """
    for match in words().inside.finditer(text):
        yield match.span()


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
