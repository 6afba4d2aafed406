"""Knows who led a country and does no more, as everybody does who reads "President Lincoln".

News names the dead and the retired by their titles, and no word of the sentence tells that they
are former ones. ``leaders.csv`` lists well-known ones with the last year of their office,
``sitting.csv`` those who have it still, ``departed.csv`` well-known people who have died.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files

from kg.extraction.places.kinds import country_of
from kg.model import Fact, Mention

_LONG_PAST = 1990
"""Last year of an office that is over for an article without a date."""

_WITH_SURNAME = "united-states"
"""Where a surname alone is enough: in other countries a later leader may have it too."""


def has_left(fact: Fact[Mention], date: str) -> bool:
    """Tell whether a fact gives somebody an office that was over before an article was written.

    Args:
        fact: That somebody holds a position.
        date: When the article was published, or as much of it as is known: "2017-03-01",
            "2017", "".
    """
    country = country_of(fact.object) if fact.role else None
    if country is None:
        return False
    return _is_over((country, fact.role.lower(), _plain(fact.subject.name)), date)


def presided_until(surname: str, date: str) -> bool:
    """Tell whether a president of the United States had left by a date.

    Only those since 1961 are meant by their surname alone, and of these not the namesakes of
    others in the news.

    Args:
        surname: The name in small letters.
        date: A date, or as much of it as is known.
    """
    office = _WITH_SURNAME, "president", surname
    if surname in _SHARED or _offices().get(office, (0, 0))[0] < _MODERN:
        return False
    return _is_over(office, date)


_MODERN = 1961
_SHARED = frozenset(("johnson", "ford"))


def _is_over(office: tuple[str, str, str], date: str) -> bool:
    """Tell whether an office was over; those of the United States are left in January."""
    until, back = _offices().get(office, (_NEVER, _NEVER))
    year = int(date[:4] or _LONG_PAST)
    if office[0] == _WITH_SURNAME and year == until:
        return date[4:] > _INAUGURATION
    return until < year < back


_UNDATED = 2012
"""Articles without a date are mostly younger: whoever died before is dead in them."""
_INAUGURATION = "-01-20"


_BYNAMES = (" the Great", " the Terrible", " the Conqueror", " the Magnificent", " the Wise")
"""What only rulers of old are called: "Alfred the Great"."""


def _plain(name: str) -> str:
    return name.lower().replace(".", "")


def has_died(name: str, year: int) -> bool:
    """Tell whether somebody well known had died before a year (0: nobody knows which)."""
    if name.endswith(_BYNAMES):
        return True
    return _departed().get(_plain(name), _NEVER) < (year or _UNDATED)


def followed(facts: Iterable[Fact[Mention]]) -> frozenset[tuple[str, str, str]]:
    """Return which posts of a country's leaders another one who is named has had since.

    Of "President Obama" and "President Trump" only the later one has the office, whenever the
    article was written.

    Args:
        facts: Facts of which each gives somebody a post he has by its words.

    Returns:
        Subject, role in small letters and object of the posts that are over.
    """
    held: dict[tuple[str, str], list[tuple[int, int, Fact[Mention]]]] = {}
    for fact in facts:
        country = country_of(fact.object) if fact.role else None
        if country is not None:
            office, name = fact.role.lower(), _plain(fact.subject.name)
            ends = _ends((country, office, name))
            held.setdefault((country, office), []).extend((*end, fact) for end in ends)
    return frozenset(
        (fact.subject.name, office, fact.object.name)
        for (_, office), ones in held.items()
        for _, last, fact in ones
        if any(first > last for first, _, _ in ones)
    )


def _ends(office: tuple[str, str, str]) -> Iterator[tuple[int, int]]:
    """Yield the last years of somebody's first and last time in an office, if he had it."""
    first, back = _offices().get(office, (_NEVER, _NEVER))
    if back != _NEVER or office in _sitting_now():
        yield first, _NEVER
    elif first != _NEVER:
        yield first, first


@cache
def _sitting_now() -> frozenset[tuple[str, str, str]]:
    return frozenset(_sitting())


@cache
def _departed() -> Mapping[str, int]:
    """Return the year in which each died by every name."""
    return {name: int(row["died"]) for row in _rows("departed.csv") for name in _names(row)}


def countries_led(office: str, name: str) -> frozenset[str]:
    """Return the ids of the countries in which somebody well known had an office.

    Args:
        office: The title in small letters.
        name: The holder's name, or only the surname where those who have it led one country.
    """
    key = office, _plain(name)
    known = _led().get(key)
    if known is None and " " not in name:
        theirs = _by_surname().get(key, frozenset())
        return theirs if len(theirs) == 1 else frozenset()
    return known or frozenset()


@cache
def _by_surname() -> Mapping[tuple[str, str], frozenset[str]]:
    """Return the countries led by office and surname, with and without "al-" before it."""
    found: dict[tuple[str, str], set[str]] = {}
    for (office, name), countries in _led().items():
        last = name.rpartition(" ")[2]
        for surname in {last, last.removeprefix("al-")}:
            found.setdefault((office, surname), set()).update(countries)
    return {key: frozenset(countries) for key, countries in found.items()}


@cache
def _led() -> Mapping[tuple[str, str], frozenset[str]]:
    found: dict[tuple[str, str], set[str]] = {}
    for country, office, name in (*_offices(), *_sitting()):
        found.setdefault((office, name), set()).add(country)
    return {key: frozenset(countries) for key, countries in found.items()}


@cache
def _offices() -> Mapping[tuple[str, str, str], tuple[int, int]]:
    """Return when each country's office was left by its holder, and when it was had again.

    Names are in lower case and without full stops; of who left twice the last time counts.
    """
    found: dict[tuple[str, str, str], tuple[int, int]] = {}
    for row in _rows("leaders.csv"):
        names = _names(row)
        if row["country"] == _WITH_SURNAME:
            names.append(names[0].rpartition(" ")[2])
        for name in names:
            key = row["country"], row["office"], name
            left = int(row["until"]), int(row["back"] or _NEVER)
            found[key] = max(found.get(key, left), left)
    return found


_NEVER = 9999


def _names(row: Mapping[str, str]) -> list[str]:
    return _plain(row["names"]).split("|")


def _sitting() -> Iterator[tuple[str, str, str]]:
    """Yield country, office and name of those who lead a country still."""
    for row in _rows("sitting.csv"):
        for name in _names(row):
            yield row["country"], row["office"], name


def _rows(table: str) -> Iterator[dict[str, str]]:
    text = files("kg.extraction.status").joinpath(table).read_text(encoding="utf-8")
    yield from csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
