"""Says which of several places of a name an article means, by the places beside it."""

from collections.abc import Collection
from typing import NamedTuple

from kg.resolve import names
from kg.resolve.gazetteer import DISTRICT, Row, Seat, rows, seat
from kg.resolve.localities import namesakes
from kg.resolve.mention_groups import Group

CITIES = ("capital", "city", "town")
"""Kinds of the gazetteer that are built-up places."""
_CITIES = ("capital", "city")
_PARTS = (*CITIES, "region", DISTRICT)
DWARFED = 60
"""A city that has so many times the people of its namesake is meant beside it too."""
_LEAST = {"town": 500, "village": 100}
"""Thousands of people of a city from which on nobody calls it a town or a village."""
_CLEARLY = 2  # times the people of the next that the larger of two places has


class Beside(NamedTuple):
    """A place that an article names, or its people.

    Attributes:
        key: Its key.
        seat: Where it lies.
        capital: Whether it is a capital.
        named: Whether its own name stands there: "Chile" and not "Chilean".
        times: How often it is named.
        people: Whether its people stand there: "Chilean".
    """

    key: str
    seat: Seat
    capital: bool
    named: bool
    times: int
    people: bool = False

    @property
    def local(self) -> bool:
        """Whether it says where an article is: a country or a capital may be dealt with."""
        return self.named and not self.capital and not names.country(self.key)


def is_region(one: Beside) -> bool:
    """Tell a region's name that is no town's too."""
    kinds = {row.kind for row in rows(one.key) if row.seat == one.seat}
    return kinds == {"region"}


def meant(
    group: Group,
    places: Collection[Beside],
    open_: Collection[Row],
    banks: Collection[Seat] = (),
) -> Seat | None:
    """Return which place of an ambiguous name the other places of an article tell, if one.

    A place of the same region, or the region's name, comes before one of the same country. A
    capital stands for its government and so tells its country only, not a region of it, and
    beside another country's name not even that: flights to Paris leave from Réunion too. Of a
    region's name that has namesakes itself ("Athens" beside "Georgia") that one counts; of
    cities' names that have some, where both names have a place in one region only. A
    river of several countries tells which of the places of a name lies in a region along it.

    Args:
        group: The name.
        places: That the article names.
        open_: That it may name.
        banks: Regions along the rivers that it names.
    """
    own = rows(group.key)
    places = [one for one in places if one.key != group.key]
    usual = usually(group.key)
    around = {where for one in places if not one.capital for where in _may_lie(one)}
    sovereign = any(row.kind == "country" for row in own)  # stands beside others everywhere
    town = not sovereign and any(row.kind in CITIES for row in own)
    regions = {
        where
        for where in (*(row.seat for row in own), *(namesakes(group.key) if town else ()))
        if where[1] and where in around
    } | {
        one.seat
        for one in open_
        if one.kind == "region"
        and one not in own
        and any(row.seat == one.seat and row.kind in CITIES for row in own)
    }
    if not regions and not sovereign:
        named = {one.seat[0] for one in places}
        regions = {at for at in _in_common(own, open_) if not named or at[0] in named}
    if not regions and not sovereign and (bank := on_bank(group.key, usual, banks)):
        regions = {bank}
    countries = {one.seat[0] for one in places}
    found = regions | {
        row.seat for row in own if row.kind == "country" and row.seat[0] in countries
    }
    for named in () if sovereign else ({one.seat[0] for one in places if one.named}, countries):
        cities = {row.seat for row in own if row.kind in _PARTS and row.seat[0] in named}
        if not found and len({country for country, _ in cities}) == 1:
            if _is_dealt_with(min(cities)[0], places):
                return None
            found = {min(cities) if len(cities) == 1 else (min(cities)[0], "")}
    if len(found) != 1:
        return None
    (where,) = found
    return where if usual is None or _may_be(where, usual, own, countries, regions) else None


def is_too_large(key: str, kinds: Collection[str], places: Collection[Beside]) -> bool:
    """Tell a city that nobody calls what an article calls a place of its name.

    Not where the article names the country of the city.

    >>> is_too_large("warsaw", {"city", "town"}, []), is_too_large("warsaw", {"city"}, [])
    (True, False)
    """
    least = min((_LEAST[kind] for kind in kinds if kind in _LEAST), default=None)
    home = usually(key)
    if least is None or home is None or _size(key, home) < least:
        return False
    return all(one.seat[0] != home[0] for one in places if one.key != key)


def _size(key: str, home: Seat) -> int:
    cities = [row for row in rows(key) if row.kind in CITIES]
    return max((row.thousands for row in cities if _inside(row.seat, home)), default=0)


def smaller(key: str) -> set[Seat]:
    """Return where the smaller places of a city's name lie."""
    home = usually(key)
    if home is None:
        return set()
    most = _size(key, home)
    every = [row for row in rows(key) if row.kind in CITIES]
    towns = {row.seat for row in every if row.thousands * _CLEARLY < most}
    return {where for where in (*towns, *namesakes(key)) if not _inside(where, home)}


def _in_common(own: Collection[Row], open_: Collection[Row]) -> set[Seat]:
    """Return where places of a name lie together with places of other names of several.

    "Surrey" and "Vancouver" have several bearers each, and both have one in British Columbia.
    """
    where = {row.seat for row in own if row.kind in (*_CITIES, DISTRICT)}
    others = {one.seat for one in open_ if one not in own and one.kind in (*_CITIES, DISTRICT)}
    return where & others


def on_bank(key: str, usual: Seat | None, banks: Collection[Seat]) -> Seat | None:
    """Return the only place of a name on rivers, if the usual one of its name is not on them.

    Who tells of the Oder means the Frankfurt that is in Brandenburg.
    """
    own = {*(row.seat for row in rows(key)), *namesakes(key)}
    found = {where for where in own if where[1] and where in banks}
    home = usual is not None and (not usual[1] or usual in banks or (usual[0], "") in banks)
    return min(found) if len(found) == 1 and not home else None


def _is_dealt_with(country: str, places: Collection[Beside]) -> bool:
    """Tell a country that nothing but its capital names, beside another country's name."""
    own = [one for one in places if one.seat[0] == country]
    return all(one.capital for one in own) and any(
        one.named and one.key == one.seat[0] for one in places
    )


def _may_lie(one: Beside) -> set[Seat]:
    """Return the seat of a place, or that of by far the largest where a country has several."""
    largest = None if one.seat[1] else clearly_larger(one.key)
    return {one.seat} if largest is None else {largest}


def _may_be(
    where: Seat,
    usual: Seat,
    own: Collection[Row],
    countries: Collection[str],
    regions: Collection[Seat],
) -> bool:
    """Return whether another place than the one that a name usually means may be meant.

    Not a small namesake of a large city or region, but in a region that is named where the
    large one's own country is not; and of a capital only one there that is not so small: who
    writes of Canada may well name London.
    """
    if where[0] == usual[0] and usual[1] in ("", where[1]):
        return True
    size = max((row.thousands for row in own), default=0)
    mine = [row for row in own if _inside(row.seat, where)]
    towns = all(row.kind in CITIES for row in mine)
    dwarf = towns and max((row.thousands for row in mine), default=0) * DWARFED < size
    capital = any(row.kind == "capital" and row.seat[0] == usual[0] for row in own)
    if dwarf and capital:
        return False
    return not (dwarf or capital) or (where in regions and usual[0] not in countries)


def _inside(one: Seat, wider: Seat) -> bool:
    return one[0] == wider[0] and wider[1] in ("", one[1])


def usually(key: str) -> Seat | None:
    """Return the place that a name means without another word: the capital before a region."""
    own = rows(key)
    capitals = [row.seat for row in own if row.kind == "capital"]
    where = seat(key)
    plain = where is None or where[1] or any(row.kind == "country" for row in own)
    return where if plain or len(capitals) != 1 else capitals[0]


def usual(
    group: Group, told: dict[str, set[Seat]], articles: Collection[str]
) -> dict[str, set[Seat]]:
    """Let articles that say nothing mean the usual place of a name that others do not mean.

    A name that has none leaves them open: they are returned with the place that they probably
    mean, where one is clearly the larger and no article means it.
    """
    where = usually(group.key)
    known = {one for every in told.values() for one in every}
    if where is not None:
        for article in articles if known - {where} else ():
            told.setdefault(article, {where})
        return {}
    larger = clearly_larger(group.key) if known else None
    if larger is None or any(_inside(larger, one) or _inside(one, larger) for one in known):
        return {}
    return {article: {larger} for article in articles if article not in told}


def clearly_larger(key: str) -> Seat | None:
    """Return the largest place of a name where it is clearly the larger."""
    every = sorted(rows(key), key=lambda row: (-row.thousands, row))
    if len(every) > 1 and every[0].thousands < _CLEARLY * every[1].thousands:
        return None
    return every[0].seat if every else None
