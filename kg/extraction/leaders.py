"""Knows who led a country and does no more, as everybody does who reads "President Lincoln".

News names the dead and the retired by their titles, and no word of the sentence tells that they
are former ones. ``leaders.csv`` lists well-known ones with the last year of their office,
``sitting.csv`` those who have it still.
"""

import csv
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from kg.extraction.kinds import country_of
from kg.model import Fact, Mention

_LONG_PAST = 1990
"""Last year of an office that is over for an article without a date."""

_BY_SURNAME = frozenset({"united-states"})
"""Where a surname alone is enough: in other countries a later leader may have it too."""


def has_left(fact: Fact[Mention], year: int) -> bool:
    """Tell whether a fact gives somebody an office that was over before an article's year.

    Args:
        fact: That somebody holds a position.
        year: When the article was published; 0 where nobody knows.
    """
    country = country_of(fact.object) if fact.role else None
    if country is None:
        return False
    until = _offices().get((country, fact.role.lower(), fact.subject.name.lower()))
    return until is not None and until < (year or _LONG_PAST)


def countries_led(office: str, name: str) -> frozenset[str]:
    """Return the ids of the countries in which somebody well known had an office.

    Args:
        office: The title in small letters.
        name: The holder's name.
    """
    return _led().get((office, name.lower()), frozenset())


@cache
def _led() -> Mapping[tuple[str, str], frozenset[str]]:
    found: dict[tuple[str, str], set[str]] = {}
    for country, office, name in (*_offices(), *_sitting()):
        found.setdefault((office, name), set()).add(country)
    return {key: frozenset(countries) for key, countries in found.items()}


@cache
def _offices() -> Mapping[tuple[str, str, str], int]:
    """Return the last year of each country's office by its holder, names in lower case."""
    found: dict[tuple[str, str, str], int] = {}
    for row in _rows("leaders.csv"):
        names = row["names"].lower().split("|")
        if row["country"] in _BY_SURNAME:
            names.append(names[0].rpartition(" ")[2])
        for name in names:
            key = row["country"], row["office"], name
            found[key] = max(found.get(key, 0), int(row["until"]))
    return found


def _sitting() -> Iterator[tuple[str, str, str]]:
    """Yield country, office and name of those who lead a country still."""
    for row in _rows("sitting.csv"):
        for name in row["names"].lower().split("|"):
            yield row["country"], row["office"], name


def _rows(table: str) -> Iterator[dict[str, str]]:
    text = files("kg.extraction").joinpath(table).read_text(encoding="utf-8")
    yield from csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
