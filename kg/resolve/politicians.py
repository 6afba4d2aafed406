"""Knows where politicians hold office, because they tell where an article is set.

A story of a strike at the yard in Bath that names a senator of Maine need not name the state,
and one that names Mali's junta leader need not name Mali. ``officeholders.csv`` lists who is
known by an office in a region, ``nationals.csv`` who is known as somebody of one country; both
are general knowledge.
"""

import csv
from collections.abc import Collection, Mapping
from functools import cache
from importlib.resources import files

from kg.model import EntityType
from kg.resolve import names
from kg.resolve.gazetteer import Seat, rows
from kg.resolve.localities import bearers
from kg.resolve.namesakes import usually
from kg.resolve.uses import Group, Uses


@cache
def offices() -> Mapping[str, Seat]:
    """Return where each is known from, by the key of a full name.

    >>> offices()["susan collins"], offices()["hun sen"]
    (('united states', 'maine'), ('cambodia', ''))
    """
    found: dict[str, Seat] = {}
    for name in ("nationals.csv", "officeholders.csv"):
        text = files("kg.resolve").joinpath(name).read_text(encoding="utf-8")
        for row in csv.reader(line for line in text.splitlines() if not line.startswith("#")):
            who, country, region = (*row, "")[:3]
            key = names.key(who, EntityType.PERSON)
            found[key] = (
                names.key(country, EntityType.PLACE),
                names.fold(region),
            )
    return found


def politicians_in(
    groups: Mapping[Group, Uses], articles: Collection[str]
) -> dict[str, set[Seat]]:
    """Return where those hold office whom articles name in full, by article."""
    found: dict[str, set[Seat]] = {}
    for group, uses in groups.items():
        if group.type is EntityType.PERSON and (where := offices().get(group.key)):
            for article in uses.articles:
                if article in articles:
                    found.setdefault(article, set()).add(where)
    return found


def place_of(key: str, politicians: Collection[Seat]) -> Seat | None:
    """Return the region of a politician that has a place of a name, if one only has.

    Not where another is of the country of the place that is usually meant.

    >>> maine = ("united states", "maine")
    >>> place_of("bath", {maine}), place_of("bath", {maine, ("united kingdom", "")})
    (('united states', 'maine'), None)
    """
    home = usually(key)
    own = {*(row.seat for row in rows(key)), *bearers(key)}
    found = {where for where in politicians if where[1] and where in own}
    if len(found) != 1 or (home and home[1] and home in politicians):
        return None
    (where,) = found
    if home and where[0] != home[0] and any(one[0] == home[0] for one in politicians):
        return None
    return where
