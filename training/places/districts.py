"""Writes ``kg/resolve/districts.csv`` from GeoNames: districts that have a city's name.

    PYTHON -m training.places.districts geocode.gz > kg/resolve/districts.csv

PYTHON and ``geocode.gz`` are those of :mod:`training.places.localities`; the gazetteer is read
without the file that this writes. GeoNames is licensed CC BY 4.0 (https://www.geonames.org/).
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from kg.resolve.gazetteer import DISTRICT as KIND
from kg.resolve.gazetteer import DOMINANT, LARGE, Row, Seat, rows
from training.places.localities import DISTRICT, Bearers, districts_of, read

HEADER = """\
# Districts, from GeoNames (https://www.geonames.org/), licensed CC BY 4.0; written by
# training/places/districts.py. They have 100,000 people and more, the name of a city of as many
# in another region and a fifth of its people at least. Names are folded.
"""
_CALLED = frozenset(("canada", "united states"))
"""Countries that call a district so: "York Region", "Kent County"."""
_MIXED = frozenset(("vietnam",))
"""Countries of which GeoNames' districts and its cities are of different years."""


def main() -> None:
    """Print the file."""
    places, countries = read(Path(sys.argv[1]))
    sys.stdout.write(HEADER + "name,kind,country,region,thousands\n")
    for key, (country, region), people in sorted(_namesakes(districts_of(places, countries))):
        sys.stdout.write(f"{key},{KIND},{country},{region},{people // 1000}\n")


def _namesakes(districts: Bearers) -> Iterator[tuple[str, Seat, int]]:
    """Yield the districts that a name of a city may mean."""
    for key, every in districts.items():
        own = [row for row in rows(key) if row.kind != KIND]
        if not key.replace(" ", "").isalpha() or all(_is_small(row) for row in own):
            continue
        for seat, people in every.items():
            if seat[0] in _CALLED | _MIXED or not seat[1] or people < DISTRICT:
                continue
            most = max(row.thousands for row in own)
            named = any(row.seat in (seat, (seat[0], "")) for row in own)
            region = any(row.kind == "region" and row.seat[0] == seat[0] for row in own)
            if not named and not region and people // 1000 * DOMINANT >= most:
                yield key, seat, people


def _is_small(row: Row) -> bool:
    return row.kind not in ("capital", "city") or row.thousands < LARGE


if __name__ == "__main__":
    main()
