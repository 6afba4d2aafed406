"""Knows in which country and region a place lies, by GeoNames."""

import csv
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from kg.model import EntityType
from kg.resolve import names

DOMINANT = 5
"""How many times the people of its namesakes a place has that is meant without another word."""
LARGE = 100
"""Thousands of people from which on a city is looked for beside whatever region of its name."""

Seat = tuple[str, str]
"""Key of a country and folded name of a region in it; "" for the whole country."""


_CITIES = ("capital", "city")
DISTRICT = "district"
"""Kind of a part of a region that has the name of a city elsewhere: Surrey."""
_TOWN = "town"  # is never meant without another word
_LAND = "land"  # nor is this, where another place has the name
_BUILT = (*_CITIES, _TOWN)
_COUNTED = (*_BUILT, DISTRICT)  # of which the lists say how many people there are
_LISTS = ("gazetteer.csv", "exonyms.csv", "districts.csv")
_KOREAN = ("do", "gun", "si")
_KOREAS = ("north korea", "south korea")
_SAINT = re.compile(r"\bsaint(?= )")


class Row(NamedTuple):
    """One place of a name: its kind (country, region, capital, city, ...), seat, size.

    The size of a country or a region is that of its large cities. A district is a part of a
    region, and in the lists only where cities have its name. A land is what several
    regions of a country are parts of by name, as Western and Eastern Darfur are of Darfur; it
    has a row for each of them.
    """

    kind: str
    seat: Seat
    thousands: int


@cache
def gazetteer() -> Mapping[str, tuple[Row, ...]]:
    """Return the places of each name's key."""
    countries: dict[str, str] = {}
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in [at for name in _LISTS for at in _lines(name)]:
        printed = row["country"]
        country = countries.get(printed)
        if country is None:
            country = countries[printed] = names.key(printed, EntityType.PLACE)
        key = country if row["kind"] == "country" and row["name"] == printed else ""
        key = key or names.fold(row["name"])
        seat = (country, names.fold(row["region"]) if row["region"] else "")
        one = Row(row["kind"], seat, int(row["thousands"]))
        for called in dict.fromkeys((with_st(key), without_unit(with_st(key), country))):
            if one not in found[called]:
                found[called].append(one)
    for key, rows_ in _lands(found).items():
        found[key] += rows_
    people: defaultdict[Seat, int] = defaultdict(int)
    for one in {one for every in found.values() for one in every if one.kind in _CITIES}:
        people[one.seat] += one.thousands  # once, whatever it is called
        people[one.seat[0], ""] += one.thousands
    sized = {
        key: [
            one if one.kind in _COUNTED else one._replace(thousands=people[one.seat])
            for one in every
        ]
        for key, every in found.items()
    }
    return {
        key: tuple(every if key in names.DOUBLED_PLACES else _noticed(every))
        for key, every in sized.items()
        if key not in names.DIRECTIONS
    }


def without_unit(key: str, country: str) -> str:
    """Return the key of a Korean city, county or province without that word.

    >>> without_unit("anyang si", "south korea"), without_unit("gimpo si", "japan")
    ('anyang', 'gimpo si')
    """
    name, _, unit = key.rpartition(" ")
    return name if name and unit in _KOREAN and country in _KOREAS else key


def _lines(name: str) -> Iterator[dict[str, str]]:
    text = files("kg.resolve").joinpath(name).read_text(encoding="utf-8")
    yield from csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))


def _lands(found: Mapping[str, list[Row]]) -> dict[str, list[Row]]:
    """Return the lands whose parts are regions: "Macedonia" in Greece, "Azerbaijan" in Iran.

    So is Pemba of Tanzania's Pemba North and Pemba South.
    """
    parts: defaultdict[tuple[str, str], set[Row]] = defaultdict(set)
    for key, every in found.items():
        for row in every:
            if row.kind == "region" and (whole := base(key) or _before_direction(key)):
                parts[whole, row.seat[0]].add(row._replace(kind=_LAND))
    lands: defaultdict[str, list[Row]] = defaultdict(list)
    for (whole, country), regions in sorted(parts.items()):
        if len(regions) > 1 and all(row.seat[0] != country for row in found.get(whole, ())):
            lands[whole] += sorted(regions)
    return lands


def base(key: str) -> str:
    """Return the key of what a name calls a part of, or "" where it does not.

    >>> base("central macedonia"), base("north yorkshire"), base("western province")
    ('north macedonia', 'yorkshire', '')
    """
    direction, _, whole = key.partition(" ")
    if direction not in names.DIRECTIONS or not whole or names.PARTS.issuperset(whole.split()):
        return ""
    return names.key(whole, EntityType.PLACE)


def _before_direction(key: str) -> str:
    """Return what stands before the directions that end a region's name, or "".

    >>> _before_direction("pemba north"), _before_direction("pemba")
    ('pemba', '')
    """
    words = key.split()
    while words and words[-1] in names.DIRECTIONS:
        words.pop()
    return " ".join(words) if len(words) < len(key.split()) else ""


def city_of_part(key: str, *, least: int = 0) -> Seat | None:
    """Return where the city lies that a name tells a part of, if it has so many people.

    Args:
        key: Of the name.
        least: Thousands of people.

    >>> city_of_part("west belfast"), city_of_part("west bengal")
    (('united kingdom', 'northern ireland'), None)
    """
    whole = base(key)
    every = rows(whole) if whole else ()
    built = any(row.kind in _CITIES and row.thousands >= least for row in every)
    return seat(whole) if built else None


def _noticed(every: list[Row]) -> list[Row]:
    """Leave small cities out that have the name of a large region ("Oregon, Ohio").

    Not where the name is a larger city's, which no reader takes for the region, nor where it
    is that of a large city too, and the small one no dwarf beside that.
    """
    largest = max((row.thousands for row in every if row.kind not in _COUNTED), default=-1)
    if largest < max((row.thousands for row in every if row.kind in _CITIES), default=0):
        return every
    large = [row.thousands for row in every if row.kind in _CITIES and row.thousands >= LARGE]
    least = min(LARGE, min(large, default=LARGE * DOMINANT) / DOMINANT)
    return [row for row in every if row.kind not in _BUILT or row.thousands >= least]


def with_st(key: str) -> str:
    """Return a key with "st" for "saint"."""
    return _SAINT.sub("st", key) if "saint " in key else key


@cache
def seat(key: str) -> Seat | None:
    """Return where the place of a key lies, or None where that is not known or not one place.

    >>> seat("darmstadt"), seat("england"), seat("germany")
    (('germany', 'hesse'), ('united kingdom', 'england'), ('germany', ''))
    >>> seat("georgia"), seat("cambridge"), seat("nowhere")
    (None, None, None)
    """
    found = [row for row in rows(key) if row.kind not in (_TOWN, _LAND)]
    found = found or [row for row in rows(key) if row.kind == _LAND]
    if not found:
        return (key, "") if names.country(key) else None
    largest = max(found, key=lambda row: row.thousands)
    meant = [
        row
        for row in found
        if row.kind == "country" or row.thousands * DOMINANT >= largest.thousands
    ]
    countries = {row.seat[0] for row in meant}
    if len(countries) > 1:
        return None
    regions = {row.seat[1] for row in meant}
    return (min(countries), min(regions) if len(regions) == 1 else "")


def rows(key: str) -> tuple[Row, ...]:
    """Return all places of a key; "Saint" is "St.", and "Borno State" the region of Borno."""
    found = gazetteer().get(with_st(key), ())
    if found:
        return found
    whole, _, unit = key.rpartition(" ")
    if unit not in names.UNITS or names.DIRECTIONS.issuperset(whole.split()):
        return ()
    return tuple(row for row in gazetteer().get(with_st(whole), ()) if row.kind == "region")
