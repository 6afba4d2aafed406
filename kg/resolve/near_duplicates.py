"""Finds articles that repeat another one's words: wire copy, and versions of one story.

Candidates share a band of their signatures (Leskovec, Rajaraman and Ullman, "Mining of massive
datasets", 3.4), so the cost grows with the articles and not with their pairs; each is then
checked on the whole signature.
"""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.model import Citation, Extraction

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

COPY = 0.5
"""Share of runs of five words from which on two articles are copies of one text. Broder et al.
1997 ("Syntactic clustering of the web") take the same half. Independent reports of one event
share their quotations and stay far under it; a copy cut down to half its length is still over.
"""
_BAND = 4
"""Values of a band. Of 128, 87 of 100 pairs with a half in common share a band, 99.9 of those
with .7."""


def copies(extractions: Iterable[Extraction]) -> dict[str, str]:
    """Return what :meth:`Signed.copies` does of some articles."""
    signed = Signed()
    for one in extractions:
        signed.add(one.citation, one.signature)
    return signed.copies()


class Signed:
    """The signatures of articles, as arrays: as integers of Python they need ten times more."""

    def __init__(self) -> None:
        self._ages: dict[str, tuple[str, str]] = {}
        self._values: dict[str, bytes] = {}

    def add(self, citation: Citation, signature: Iterable[int] | bytes) -> None:
        """Add an article, in the place of an older reading of it.

        Args:
            citation: Of the article.
            signature: Its values, or four bytes for each, little-endian.
        """
        if signature:
            self._ages[citation.id] = (citation.published or "9999", citation.id)
            if not isinstance(signature, bytes):
                signature = array("I", signature).tobytes()
            self._values[citation.id] = signature

    def copies(self) -> dict[str, str]:
        """Return the earliest article of the same words for each article with an earlier one.

        Articles without a date come last, and of equals the smaller id first. A copy of a copy
        is a copy of the first.
        """
        if len(self._values) < 2:  # one article has no copy
            return {}
        import numpy as np

        ids = sorted(self._values, key=self._ages.__getitem__)
        every = b"".join(map(self._values.__getitem__, ids))
        values = np.frombuffer(every, dtype="<u4").reshape(len(ids), -1)
        first = list(range(len(ids)))
        for same in _together(values):
            _join(same, values, first)
        roots = [_root(first, number) for number in range(len(ids))]
        return {ids[one]: ids[root] for one, root in enumerate(roots) if one != root}


def _together(values: "NDArray[np.uint32]") -> Iterator[Sequence[int]]:
    """Yield the rows that share a band, two or more at a time."""
    import numpy as np

    for start in range(0, values.shape[1], _BAND):
        band = values[:, start : start + _BAND]
        order = np.lexsort(band.T)
        ranked = band[order]
        other = np.flatnonzero((ranked[1:] != ranked[:-1]).any(axis=1)) + 1
        stops = [0, *other.tolist(), len(order)]
        for begin, end in pairwise(stops):
            if end - begin > 1:
                yield sorted(order[begin:end].tolist())


def _join(rows: Sequence[int], values: "NDArray[np.uint32]", first: list[int]) -> None:
    """Join the rows that have enough in common, over whatever chain.

    What is one already is not compared again: a thousand copies cost a thousand comparisons.
    """
    joined: dict[int, list[int]] = {}
    for row in rows:
        mine = [row]
        root = _root(first, row)
        for known in list(joined):
            members = joined[known]
            if _root(first, known) == root or any(
                (values[row] == values[one]).mean() >= COPY for one in members
            ):
                low, high = sorted((_root(first, known), root))
                first[high] = root = low
                mine = joined.pop(known) + mine
        joined[root] = mine


def _root(first: list[int], number: int) -> int:
    while first[number] != number:
        first[number] = first[first[number]]
        number = first[number]
    return number
