"""Sorts more than memory holds: what comes in is kept in sorted runs on disk and merged.

RDF files are written in one order, and a triple is known only when its fact is reached, so all
are sorted before the first is written. Up to :data:`MOST` items stay in memory; the others wait
in unnamed temporary files, which no kill leaves behind.
"""

import heapq
import marshal
import struct
import tempfile
from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path
from typing import IO, Any, Generic, TypeVar

Item = TypeVar("Item", bound=str | tuple[Any, ...])
"""Strings, or tuples of strings and whole numbers: what ``marshal`` keeps as it is."""

MOST = 90_000
"""Items in memory: about 30 MB of the lines of a Turtle file."""

_CHUNK = 256  # items that are written and read at a time
_RUNS = 64  # files open at a time; then they become one
_LENGTH = struct.Struct("<Q")


class Sorter(Generic[Item]):
    """Takes items in any order, and gives them sorted, each once.

    At most ``most`` stay in memory, the others in ``folder``, or the system's temporary folder.

    >>> sorter = Sorter[str](most=2)
    >>> for item in ("b", "a", "c", "a"):
    ...     sorter.add(item)
    >>> list(sorter)
    ['a', 'b', 'c']
    """

    def __init__(self, *, folder: Path | None = None, most: int = MOST) -> None:
        self._folder = folder
        self._most = most
        self._here: list[Item] = []
        self._runs: list[IO[bytes]] = []

    def __del__(self) -> None:
        for run in self._runs:
            run.close()

    def add(self, item: Item) -> None:
        """Take one item."""
        self._here.append(item)
        if len(self._here) >= self._most:
            self._spill()

    def __iter__(self) -> Iterator[Item]:
        """Yield every item once, sorted; may be asked again."""
        self._here.sort()
        yield from self._merged()  # this frame keeps the sorter, and so its files

    def _merged(self) -> Iterator[Item]:
        parts: list[Iterable[Item]] = [*map(_read, self._runs), self._here]
        found = heapq.merge(*parts) if self._runs else iter(self._here)
        return map(itemgetter(0), groupby(found))

    def _spill(self) -> None:
        self._here.sort()
        if len(self._runs) < _RUNS:
            self._runs.append(self._written(map(itemgetter(0), groupby(self._here))))
        else:
            merged = self._written(self._merged())
            for run in self._runs:
                run.close()
            self._runs = [merged]
        self._here = []

    def _written(self, items: Iterator[Item]) -> IO[bytes]:
        run = tempfile.TemporaryFile(dir=self._folder)  # noqa: SIM115 -- closed with the sorter
        while chunk := list(islice(items, _CHUNK)):
            data = marshal.dumps(chunk)
            run.write(_LENGTH.pack(len(data)) + data)
        return run


def _read(run: IO[bytes]) -> Iterator[Any]:
    """Yield the items of a run. Of two readers of one run each has its own place."""
    place = 0
    while True:
        run.seek(place)
        head = run.read(_LENGTH.size)
        if not head:
            return
        (length,) = _LENGTH.unpack(head)
        items = marshal.loads(run.read(length))  # noqa: S302 -- written by this process
        place += _LENGTH.size + length
        yield from items
