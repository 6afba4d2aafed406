"""Turtle that is written again where its graph changed, and copied where it did not.

A file of kg's has one block of lines for each subject, in one order, and each unit of the graph
(:mod:`kg.rdf.units`) says something of few subjects. An :class:`Index` keeps which unit says
something of which block. Of another graph only those blocks are made that a unit touches which
is new or gone; the bytes between them are copied. The result is the text that
:func:`kg.rdf.turtle.parts` gives.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import IO

import numpy as np
from pyoxigraph import NamedNode

from kg.errors import KGError
from kg.graph import Graph
from kg.rdf.index import Index, Numbers
from kg.rdf.serializer import Line, Names, described, line, place_of
from kg.rdf.sorting import Sorter
from kg.rdf.terms import term
from kg.rdf.turtle import prefixes
from kg.rdf.units import Unit, Units
from kg.rdf.vocabulary import describable


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What was written.

    Attributes:
        index: Of the new file.
        units: Those that say something of a block that was made: all that is new, and what else
            is said of the same subjects; None where all were made.
    """

    index: Index
    units: tuple[Unit, ...] | None = None


class Block:
    """The text of one block, and what it is made of."""

    __slots__ = ("names", "place", "text", "units")

    def __init__(
        self, place: str, lines: Iterable[tuple[Line, int]], names: "Prefixes"
    ) -> None:
        self.place = place
        self.units: set[int] = set()
        found: list[Line] = []
        for one, unit in lines:
            self.units.add(unit)
            if not found or found[-1] != one:
                found.append(one)
        quotes = [one for one in found if one[2] == _EXACT]
        if len(quotes) > 1:
            raise KGError(
                f"<{place[1:]}> has two quotes: one article's evidence contradicts itself"
            )
        subject = names.name(place[1:])
        self.names = names.bits(subject, found)
        self.text = f"{subject} {described(found, names)} .\n\n".encode()


_EXACT = term("oa:exact").value
_TYPE = term("rdf:type").value
Tagged = tuple[str, int, str, int, str, str, str, int]
"""A line, and the number of the unit that says it."""


class Prefixes(Names):
    """Names, and which prefixes a block uses."""

    def __init__(self, found: dict[str, str]) -> None:
        super().__init__(found)
        self.namespaces = found
        self.order = sorted(found)
        self._bits = {prefix: 1 << at for at, prefix in enumerate(self.order)}

    def bits(self, subject: str, lines: Iterable[Line]) -> int:
        """Return the prefixes of a subject's lines."""
        found = {subject.partition(":")[0]}
        for _, _, predicate, kind, _, tag, written in lines:
            if predicate != _TYPE:
                found.add(self.name(predicate).partition(":")[0])
            if kind == 0:
                found.add(written.partition(":")[0])
            elif written[0] == '"' != written[-1] and ":" in tag:  # no language has a colon
                found.add(self.name(tag).partition(":")[0])
        return sum(self._bits.get(prefix, 0) for prefix in found)

    def head(self, bits: int) -> bytes:
        """Return the declarations of prefixes."""
        return (
            "".join(
                f"@prefix {prefix}: <{self.namespaces[prefix]}> .\n"
                for at, prefix in enumerate(self.order)
                if bits >> at & 1
            ).encode()
            + b"\n"
        )

    def place(self, written: str) -> str:
        """Return how a subject sorts that a block begins with."""
        if written.startswith("<"):
            iri = written[1:-1]
        else:
            prefix, _, local = written.partition(":")
            iri = self.namespaces[prefix] + local
        return f"{place_of(iri)}{iri}"


class Lines:
    """Makes the lines of units, and notes which words of the vocabulary they use."""

    def __init__(self, units: Units, names: Names) -> None:
        self._units = units
        self._names = names
        self._words = describable()

    def of(self, unit: Unit, number: int, used: Callable[[str], object]) -> Iterator[Tagged]:
        """Yield the lines of a unit with its number; ``used`` is told each word used.

        Raises:
            KGError: If a text holds what RDF cannot.
        """
        try:
            for triple in self._units.triples(unit):
                for part in (triple.subject, triple.object):
                    if isinstance(part, NamedNode) and part.value in self._words:
                        used(part.value)
                yield (*line(triple, self._names), number)
        except ValueError as error:  # a lone surrogate, which UTF-8 cannot hold
            raise KGError(f"the graph holds text that RDF cannot: {error}") from error


def blocks_of(lines: Iterable[Tagged], names: Prefixes) -> Iterator[Block]:
    """Yield the block of each subject; the lines are sorted."""
    for place, mine in groupby(lines, key=itemgetter(0)):
        yield Block(place, _untagged(mine), names)


def _untagged(lines: Iterable[Tagged]) -> Iterator[tuple[Line, int]]:
    for place, rank, predicate, kind, value, tag, text, unit in lines:
        yield (place, rank, predicate, kind, value, tag, text), unit


class Uses:
    """Which unit uses which word."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        self.numbers = {word: number for number, word in enumerate(words)}
        self.units: list[int] = []
        self.words: list[int] = []

    def add(self, unit: int, words: Iterable[str]) -> None:
        """Note the words of a unit."""
        for word in words:
            self.units.append(unit)
            self.words.append(self.numbers.setdefault(word, len(self.numbers)))

    def pairs(self) -> Numbers:
        """Return units and words, in two rows."""
        return np.array([self.units, self.words], dtype=np.uint32)


class HashedFile:
    """Writes a file and takes its hash."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._hash = hashlib.sha256()

    def write(self, data: "bytes | memoryview") -> None:
        """Write some bytes."""
        self._hash.update(data)
        self._file.write(data)

    def sha256(self) -> str:
        """Return the hash of all that was written."""
        return self._hash.hexdigest()


def written(graph: Graph, file: IO[bytes], *, base: str, folder: Path | None = None) -> Written:
    """Write a graph as Turtle, all of it.

    Args:
        graph: What to write.
        file: Where to.
        base: Where the IRIs of data hang.
        folder: Where lines wait that memory does not hold.

    Raises:
        KGError: As :func:`kg.rdf.turtle.write`.
    """
    units, names = Units(graph, base=base), Prefixes(prefixes(base))
    make, uses, digests = Lines(units, names), Uses(), []
    found = Sorter[Tagged](folder=folder)
    used: set[str] = set()
    for number, unit in enumerate(units):
        digests.append(unit.digest)
        used.clear()
        for one in make.of(unit, number, used.add):
            found.add(one)
        uses.add(number, sorted(used))
    vocabulary = units.vocabulary(uses.numbers)
    for one in make.of(vocabulary, len(digests), used.add):
        found.add(one)
    digests.append(vocabulary.digest)
    out = HashedFile(file)
    head = f"{names.header()}\n".encode()
    out.write(head)
    touching: list[int] = []
    touched: list[int] = []
    lengths: list[int] = []
    bits: list[int] = []
    for block in blocks_of(found, names):
        out.write(block.text)
        touching += block.units
        touched += [len(lengths)] * len(block.units)
        lengths.append(len(block.text))
        bits.append(block.names)
    index = Index(
        sha256=out.sha256(),
        digests=tuple(digests),
        touches=np.array([touching, touched], dtype=np.uint32),
        uses=uses.pairs(),
        words=tuple(uses.numbers),
        start=len(head),
        lengths=np.array(lengths, dtype=np.uint32),
        names=np.array(bits, dtype=np.uint64),
    )
    return Written(index=index)
