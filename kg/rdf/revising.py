"""Writes a Turtle file again from the one before it: see :mod:`kg.rdf.sections`."""

import mmap
from collections.abc import Sequence
from pathlib import Path
from typing import IO

import numpy as np
from numpy.typing import NDArray

from kg.graph import Graph
from kg.rdf.index import Index, Numbers
from kg.rdf.sections import Block, HashedFile, Lines, Prefixes, Tagged, Uses, Written, blocks_of
from kg.rdf.turtle import prefixes
from kg.rdf.units import Unit, Units


def revised(
    graph: Graph,
    file: IO[bytes],
    *,
    base: str,
    index: Index,
    old: Path,
) -> Written:
    """Write a graph as Turtle with the blocks of an older file that are still right.

    Args:
        graph: What to write.
        file: Where to.
        base: Where the IRIs of data hang; that of the older file.
        index: What the older file was made from, by this kg.
        old: The older file, whose hash is that of its index.

    Raises:
        KGError: As :func:`kg.rdf.turtle.write`.
    """
    with (
        old.open("rb") as source,
        mmap.mmap(source.fileno(), 0, access=mmap.ACCESS_READ) as text,
    ):
        return _Revision(graph, base, index, text).write(HashedFile(file))


class _Revision:
    """What of an older file stays, and what is made again."""

    def __init__(self, graph: Graph, base: str, index: Index, text: mmap.mmap) -> None:
        self._index, self._text = index, text
        self._units, self._names = Units(graph, base=base), Prefixes(prefixes(base))
        self._make = Lines(self._units, self._names)
        self._starts = np.concatenate(([0], np.cumsum(index.lengths, dtype=np.int64)))
        self._starts += index.start
        self._every: list[Unit] = []
        self._uses = Uses(index.words)
        self._lines: list[Tagged] = []
        self._stays = np.full(len(index.digests), -1, dtype=np.int64)
        self._made: dict[int, Unit] = {}

    def write(self, out: HashedFile) -> Written:
        self._compare()
        touched = self._touched()
        blocks = list(blocks_of(sorted(self._lines), self._names))
        places = [self._find(block.place)[0] for block in blocks]
        numbers, made = self._renumbered(touched, places)
        count = int(np.count_nonzero(~touched)) + len(blocks)
        index = self._index
        still = ~touched
        lengths = np.zeros(count, dtype=np.uint32)
        names = np.zeros(count, dtype=np.uint64)
        lengths[numbers[still]], names[numbers[still]] = (
            index.lengths[still],
            index.names[still],
        )
        unit, block_ = index.touches
        both = (self._stays[unit] >= 0) & still[block_]
        touching, touches = [self._stays[unit[both]]], [numbers[block_[both]]]
        for block, number in zip(blocks, made, strict=True):
            lengths[number], names[number] = len(block.text), block.names
            touching.append(np.array(sorted(block.units), dtype=np.int64))
            touches.append(np.full(len(block.units), number, dtype=np.int64))
        head = self._names.head(int(np.bitwise_or.reduce(names)))
        out.write(head)
        self._copy(out, touched, blocks, places)
        pairs = np.array([np.concatenate(touching), np.concatenate(touches)], dtype=np.uint32)
        return Written(
            index=Index(
                sha256=out.sha256(),
                digests=tuple(one.digest for one in self._every),
                touches=pairs,
                uses=self._all_uses(),
                words=tuple(self._uses.numbers),
                start=len(head),
                lengths=lengths,
                names=names,
            ),
            units=tuple(self._made[number] for number in sorted(self._made)),
        )

    def _compare(self) -> None:
        """Find which units stay, and make the lines of those that are new."""
        known = {digest: number for number, digest in enumerate(self._index.digests)}
        stays = [-1] * len(self._index.digests)
        for unit in self._units:
            before = known.get(unit.digest)
            if before is None:
                self._take(unit)
            else:  # as nearly all are
                stays[before] = len(self._every)
            self._every.append(unit)
        self._stays = np.array(stays, dtype=np.int64)
        unit_, word = self._index.uses
        here = self._stays[unit_] >= 0
        used = {self._index.words[number] for number in np.unique(word[here])}
        fresh = set(self._uses.words)
        used |= {one for one, number in self._uses.numbers.items() if number in fresh}
        vocabulary = self._units.vocabulary(used)
        if vocabulary.digest in known:
            self._stays[known[vocabulary.digest]] = len(self._every)
        else:
            self._take(vocabulary)
        self._every.append(vocabulary)

    def _take(self, unit: Unit) -> None:
        """Make the lines of a unit that was not there, the next one."""
        number = len(self._every)
        self._made[number] = unit
        used: set[str] = set()
        self._lines += self._make.of(unit, number, used.add)
        if unit.kind != "vocabulary":
            self._uses.add(number, sorted(used))

    def _touched(self) -> NDArray[np.bool_]:
        """Return which old blocks change, and make all lines of them."""
        index = self._index
        unit, block = index.touches
        touched = np.zeros(len(index.lengths), dtype=np.bool_)
        touched[block[self._stays[unit] < 0]] = True
        for place in {one[0] for one in self._lines}:
            at, found = self._find(place)
            touched[at : at + found] = True
        places = {self._place(int(number)) for number in np.flatnonzero(touched)}
        for number in np.unique(self._stays[unit[touched[block]]]):
            if number >= 0:
                one = self._every[number]
                self._made[int(number)] = one
                lines = self._make.of(one, int(number), _ignored)
                self._lines += (each for each in lines if each[0] in places)
        return touched

    def _find(self, place: str) -> tuple[int, int]:
        """Return the number of the old block of a subject, or of the one after it; 1 or 0."""
        low, high = 0, len(self._index.lengths)
        while low < high:
            middle = (low + high) // 2
            if self._place(middle) < place:
                low = middle + 1
            else:
                high = middle
        return low, int(low < len(self._index.lengths) and self._place(low) == place)

    def _place(self, number: int) -> str:
        start = int(self._starts[number])
        return self._names.place(self._text[start : self._text.find(b" ", start)].decode())

    def _renumbered(
        self, touched: NDArray[np.bool_], places: Sequence[int]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return the new numbers of all old blocks that stay, and of those that are made.

        A block that is made stands before the old block at its place.
        """
        stays = np.concatenate((~touched, [False])).astype(np.int64)
        before = np.cumsum(stays) - stays
        more = np.zeros(len(stays), dtype=np.int64)
        np.add.at(more, places, 1)
        made = before[places] + np.arange(len(places))
        return (before + np.cumsum(more))[:-1], made

    def _all_uses(self) -> Numbers:
        unit, word = self._index.uses
        here = self._stays[unit] >= 0
        old = np.array([self._stays[unit[here]], word[here]], dtype=np.uint32)
        return np.concatenate((old, self._uses.pairs().reshape(2, -1)), axis=1)

    def _copy(
        self,
        out: HashedFile,
        touched: NDArray[np.bool_],
        blocks: Sequence[Block],
        places: Sequence[int],
    ) -> None:
        """Write the blocks in order, the old ones in stretches."""
        new: dict[int, list[Block]] = {}
        for block, at in zip(blocks, places, strict=True):
            new.setdefault(at, []).append(block)
        stops = sorted({*new, *map(int, np.flatnonzero(touched)), len(touched)})
        here = 0
        with memoryview(self._text) as view:
            for stop in stops:
                out.write(view[int(self._starts[here]) : int(self._starts[stop])])
                for block in new.get(stop, ()):
                    out.write(block.text)
                here = stop + int(stop < len(touched) and bool(touched[stop]))


def _ignored(_: str) -> None:
    """What a unit that stays uses is known."""
