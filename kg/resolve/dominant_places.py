"""Says whether an article means the place that everybody means by a name.

Nobody says in which country Cairo is, and Illinois has one too. So an article means the usual
one of a name, unless all that it names around it is elsewhere: in a country or a region where
another of the name lies, or, beside a city that is no capital, two towns or regions of one
other country. Where it names nothing but places that no list has, it may mean any; where it
names none, it means the usual one.
"""

from collections.abc import Collection
from functools import lru_cache

from kg.model import EntityType
from kg.resolve import names
from kg.resolve.gazetteer import Seat, city_of_part, rows
from kg.resolve.localities import bearers
from kg.resolve.mention_groups import Group
from kg.resolve.namesakes import Beside, is_region, usually
from kg.resolve.place_ambiguity import is_small, is_unknown

SEVERAL = 2
"""Towns and regions of one other country that a story elsewhere names: of 69 new pairs of two
one parts 3, and with them 4 of 44 of one; two part 1 and none."""
_FEW = 4  # places of a name that still tells a region
_CACHED = 1 << 12  # names that are not looked up again for each of their articles


@lru_cache(maxsize=_CACHED)
def is_known(group: Group) -> bool:
    """Tell a large city, or a country, a capital or a region whose name others have too."""
    if group.type is not EntityType.PLACE or group.article or is_unknown(group):
        return False
    if is_small(group) or names.is_part_of_world(group.key) or usually(group.key) is None:
        return False
    return bool(_elsewhere(group.key)) or "city" in _kinds(group.key)


@lru_cache(maxsize=_CACHED)
def _elsewhere(key: str) -> frozenset[Seat]:
    """Return where other places of a name lie than the one that it usually means."""
    home = usually(key)
    every = {*(row.seat for row in rows(key)), *bearers(key)}
    if part := city_of_part(key):
        every.add(part)
    return frozenset(
        at
        for at in every
        if home and (at[0] != home[0] or (home[1] and at[1] and at[1] != home[1]))
    )


def _kinds(key: str) -> set[str]:
    """Return of which kinds the places of a name are in the country that it usually means."""
    home = usually(key)
    return {row.kind for row in rows(key) if home and row.seat[0] == home[0]}


def meant_by(key: str, places: Collection[Beside], named: Collection[str]) -> set[Seat]:
    """Return where the place lies that an article means by a known name; empty for any.

    Args:
        key: Of the name.
        places: That the article names, with one seat each.
        named: Keys of the others that it names, of one seat, of several or of none.
    """
    home = usually(key)
    if home is None:
        return set()
    if any(one.people for one in places if one.key == key):
        return {home}
    places = [one for one in places if one.key != key]
    kinds, others = _kinds(key), _elsewhere(key)
    near = {one.seat for one in places if not one.capital and one.seat[1]}
    regions = near & others
    here = {at for at in regions if at[0] == home[0]}
    if len(here) == 1 and home not in near:
        return here
    if any(one.seat[0] == home[0] for one in places):
        return {home}
    if "country" in kinds and any(one.named and names.country(one.key) for one in places):
        return {home}  # countries deal with each other
    away = abroad(home, places)
    if (away or not places) and not regions:
        regions = _in_common(key, named)
    if regions and (away or not places):
        return regions if len(regions) == 1 else {(at[0], "") for at in regions}
    if away and "country" not in kinds:
        there = any(at[0] == away[0] for at in others) and not any(map(is_region, places))
        if there or ("capital" not in kinds and abroad(home, places, least=SEVERAL)):
            return {away}
    return set() if others and named and not places else {home}


def _in_common(key: str, named: Collection[str]) -> set[Seat]:
    """Return the regions where a name and another that several places have each have one.

    Dickinson County is in three states, and Michigan has a Norway.
    """
    own = {at for at in _elsewhere(key) if at[1]}
    found = set[Seat]()
    for one in named:
        every = {*(row.seat for row in rows(one)), *bearers(one)}
        both = every & own
        found |= both if len(both) == 1 and 1 < len(every) <= _FEW else set()
    return found


def abroad(home: Seat, places: Collection[Beside], *, least: int = 1) -> Seat | None:
    """Return the only other country whose towns or regions an article names, or None.

    Nothing of the country at home stands beside them.

    Args:
        home: Where the usual place lies.
        places: That the article names.
        least: Towns and regions that it must name.
    """
    local = [one for one in places if one.local]
    countries = {one.seat[0] for one in local}
    if len(countries) != 1 or any(one.seat[0] == home[0] for one in places):
        return None
    return (min(countries), "") if len({one.key for one in local}) >= least else None
