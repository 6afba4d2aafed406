"""Rows of values as packed bytes, of which never more than some stand in memory as text."""

import json
import zlib
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

_SOME = 1_000
"""Rows of a line: of more a build needs more memory, of fewer it takes longer."""
_LEVEL = 1  # of zlib: the others save little more
_BLOCK = 1 << 14  # bytes that are unpacked at a time


class Writer:
    """Packs tables of rows, one after the other: lines of JSON, an empty one after each table.

    >>> out = Writer()
    >>> out.rows([1, "one"])
    >>> out.rows([])
    >>> out.rows([[2, None]])
    >>> rows = Reader(out.end()).rows
    >>> list(rows()), list(rows()), list(rows())
    ([1, 'one'], [], [[2, None]])
    """

    def __init__(self) -> None:
        self._zlib = zlib.compressobj(_LEVEL)
        self._parts: list[bytes] = []

    def rows(self, every: Iterable[Any]) -> None:
        """Add a table; a row is anything that JSON has a word for."""
        rows = iter(every)
        while some := list(islice(rows, _SOME)):
            self._add(json.dumps(some))  # escaped, so it has no line break and no surrogate
        self._add("")

    def _add(self, line: str) -> None:
        self._parts.append(self._zlib.compress(f"{line}\n".encode()))

    def end(self) -> bytes:
        """Return all tables; nothing is added afterwards."""
        return b"".join((*self._parts, self._zlib.flush()))


class Reader:
    """Reads what a :class:`Writer` packed.

    Args:
        data: All of it.
    """

    def __init__(self, data: "bytes | memoryview") -> None:
        self._lines = _lines(data)

    def rows(self) -> Iterator[Any]:
        """Yield the rows of the next table; all are to be read before the one after."""
        while line := next(self._lines):
            yield from json.loads(line)


def _lines(data: "bytes | memoryview") -> Iterator[bytes]:
    found, parts = zlib.decompressobj(), list[bytes]()
    for start in range(0, len(data), _BLOCK):
        *lines, rest = found.decompress(data[start : start + _BLOCK]).split(b"\n")
        for line in lines:
            yield b"".join((*parts, line))
            parts = []
        parts.append(rest)
