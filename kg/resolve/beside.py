"""Says which places an article names, those included that are named within other names."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from functools import lru_cache

from kg.model import EntityType, MentionKind
from kg.resolve import names
from kg.resolve.commonwords import common_words
from kg.resolve.gazetteer import Seat, rows, seat
from kg.resolve.groups import Group
from kg.resolve.localities import bearers, locality
from kg.resolve.namesakes import Beside
from kg.resolve.rarity import is_frequent
from kg.resolve.uses import Uses

_LONGEST = 3  # words of a region's name


def places_beside(
    groups: Mapping[Group, Uses], articles: Collection[str]
) -> dict[str, list[Beside]]:
    """Return the places with one seat that articles name, countries by their people too.

    A town that is taken for somebody or for its club ("Hasselt says no") tells it as well, and
    so does a region that a body is called after ("Nova Scotia Power").
    """
    found: defaultdict[str, list[Beside]] = defaultdict(list)
    for group, uses in groups.items():
        if group.type is EntityType.INSTITUTION and (region := region_of(group.key)):
            for article in uses.articles:
                if article in articles:
                    found[article].append(Beside(*region, capital=False, named=False, times=1))
            continue
        if not _may_be_place(group):  # first: what lies where is kept for each key asked
            continue
        where = seat(group.key) or locality(group.key)
        if where is None:
            continue
        capital = any(row.kind == "capital" for row in rows(group.key))
        for article, printed in uses:
            if article not in articles:
                continue
            kinds = [one.kind for one in printed]
            named = kinds.count(MentionKind.NAME)
            times = named + kinds.count(MentionKind.DEMONYM)
            if times:
                found[article].append(Beside(group.key, where, capital, bool(named), times))
    return found


@lru_cache(maxsize=1 << 12)
def region_of(key: str) -> tuple[str, Seat] | None:
    """Return the key and the seat of the region that a body's name starts with, or None.

    >>> region_of("nova scotia power"), region_of("georgia power")
    (('nova scotia', ('canada', 'nova scotia')), None)
    """
    words = key.split()
    for at in range(min(_LONGEST, len(words) - 1), 0, -1):
        first = " ".join(words[:at])
        kinds = {row.kind for row in rows(first)}
        if "region" in kinds and "capital" not in kinds and not _is_word(first):
            where = seat(first)
            return (first, where) if where and where[1] else None
    return None


def _may_be_place(group: Group) -> bool:
    """Tell a place, or what has a place's name that is no word, no full and no usual name."""
    if group.type is EntityType.PLACE:
        return True
    person = group.type is EntityType.PERSON
    if group.type is EntityType.TECHNOLOGY or (person and group.full):
        return False
    word = is_frequent(group.key) or _is_word(group.key)
    return not word and bool(rows(group.key) or bearers(group.key))


def _is_word(key: str) -> bool:
    return key in common_words() or key in names.DEDICATIONS
