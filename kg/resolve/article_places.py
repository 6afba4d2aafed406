"""Says which places an article names, those included that are named within other names.

And what rivers: one that flows through regions of one country tells it as a town there does.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from kg.model import EntityType, Hint, MentionKind
from kg.ontology.rivers import regions_along
from kg.resolve import names
from kg.resolve.common_words import common_words
from kg.resolve.gazetteer import Seat, city_of_part, rows, seat
from kg.resolve.localities import bearers, locality
from kg.resolve.mention_groups import Group, Occurrences
from kg.resolve.namesakes import Beside
from kg.resolve.public_bodies import is_local
from kg.resolve.rarity import is_frequent

_LONGEST = 3  # words of a region's name
_RIVER = ("is", "river")

Rivers = Mapping[str, Mapping[str, Sequence[Seat]]]
"""The regions along the rivers that articles name, by article and the key of the river."""


def places_beside(
    groups: Mapping[Group, Occurrences],
    articles: Collection[str],
    rivers: Rivers = MappingProxyType({}),
) -> dict[str, list[Beside]]:
    """Return the places with one seat that articles name, countries by their people too.

    A town that is taken for somebody or for its club ("Hasselt says no") tells it as well, and
    so does what a body is called after ("Nova Scotia Power", "Brazilian police").

    Args:
        groups: With their uses in the articles.
        articles: Ids of some.
        rivers: That these name; those of one country are places beside the others.
    """
    found = _of_one_country(rivers)
    for group, uses in groups.items():
        if group.type is EntityType.INSTITUTION and (body := _of_body(group.key)):
            for article in uses.articles:
                if article in articles:
                    found[article].append(body)
            continue
        if not _may_be_place(group):  # first: what lies where is kept for each key asked
            continue
        where = seat(group.key) or locality(group.key) or _of_several(group.key)
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
                one = Beside(group.key, where, capital, bool(named), times, times > named)
                found[article].append(one)
    return found


def rivers_of(hints: Mapping[str, Iterable[Hint]], articles: Iterable[str]) -> Rivers:
    """Return the rivers that articles say are such, as far as kg knows where they flow."""
    found: dict[str, dict[str, Sequence[Seat]]] = {}
    for article in articles:
        for one in hints.get(article, ()):
            if one.type is EntityType.PLACE and (one.kind, one.what) == _RIVER:
                key = names.key(one.name, EntityType.PLACE)
                found.setdefault(article, {})[key] = regions_along(one.name)
    return found


def _of_one_country(rivers: Rivers) -> defaultdict[str, list[Beside]]:
    """Return the rivers of each article that are in one country, in one region or not."""
    found: defaultdict[str, list[Beside]] = defaultdict(list)
    for article, every in rivers.items():
        for key, regions in every.items():
            if len({country for country, _ in regions}) == 1:
                where = regions[0] if len(regions) == 1 else (regions[0][0], "")
                found[article].append(Beside(key, where, capital=False, named=True, times=1))
    return found


def along(rivers: Rivers) -> dict[str, frozenset[Seat]]:
    """Return all regions along the rivers of each article."""
    return {
        article: frozenset(where for regions in every.values() for where in regions)
        for article, every in rivers.items()
    }


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


@lru_cache(maxsize=1 << 12)
def _of_body(key: str) -> Beside | None:
    """Return the town, the region or the country that a body is called after, or None.

    A town's council or hospital says where an article is as the town's own name does.
    """
    words = key.split()
    for at in range(1, len(words)):
        first, rest = " ".join(words[:at]), " ".join(words[at:])
        if rest in names.BODIES_OF_PLACES and not _is_word(first):
            where = seat(first) or locality(first)
            if where and where[1]:
                return Beside(first, where, capital=False, named=True, times=1)
        land = names.lands().get(first) if at <= _LONGEST and is_local(rest) else None
        if land:
            return Beside(land, (land, ""), capital=False, named=False, times=1)
    region = region_of(key)
    return region and Beside(*region, capital=False, named=False, times=1)


def _of_several(key: str) -> Seat | None:
    """Return where all places of a name lie if that is one country, or the city of a part.

    "Yuma County" is in the United States, whichever it is, and "West Belfast" where Belfast is.
    """
    every = () if rows(key) or key in names.DOUBLED_PLACES else bearers(key)
    if len({country for country, _ in every}) == 1:
        return (every[0][0], "")
    return city_of_part(key)


def _may_be_place(group: Group) -> bool:
    """Tell a place, or what has a place's name that is no word, no full and no usual name."""
    if group.type is EntityType.PLACE:
        return not names.is_part_of_world(group.key)
    person = group.type is EntityType.PERSON
    if group.type is EntityType.TECHNOLOGY or (person and group.full):
        return False
    word = is_frequent(group.key) or _is_word(group.key)
    return not word and bool(rows(group.key) or bearers(group.key))


def _is_word(key: str) -> bool:
    return key in common_words() or key in names.DEDICATIONS
