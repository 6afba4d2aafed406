"""Asks of places that the gazetteer does not tell apart whether two articles mean one.

It has no county, river, ruin or suburb, and of a name that several towns have it cannot say
which one is meant. Articles that name such a place mean one where they share something else:
a region or a country that the other places of both imply, a place, a person. Else they are
*unsure*. Countries, parts of the world and places with one dominant bearer are one by name.
A city of less than a million people is two and unsure where one article names one other
country beside it and nothing of the city's own, and nothing else that the other articles name.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache

from kg.model import EntityType, Hint
from kg.ontology.kinds import clash
from kg.resolve import names
from kg.resolve.commonwords import common_words
from kg.resolve.gazetteer import Seat, rows, seat
from kg.resolve.groups import Group
from kg.resolve.localities import bearers, locality, namesakes
from kg.resolve.namesakes import DWARFED, Beside, clearly_larger, usually
from kg.resolve.rarity import is_frequent
from kg.resolve.seats import kinds_of_places, places_beside
from kg.resolve.sense import Features, Sense, Thing, countries_of, linked_to, named_by_both
from kg.resolve.uses import Uses

PLACE = "place"
"""Kind of the :data:`~kg.resolve.sense.Thing` that another place is."""
_MANY = -0.4
"""Weight of a name that elsewhere may be another place's: equal names alone are *unsure*."""
_COUNTRY, _COUNTRIES, _GUESSED = 0.3, -0.3, -0.2
_PART, _REGIONS = 0.15, -0.25  # of one country, maybe of two regions; two regions stated
_KIND, _KINDS = 0.1, -0.2
_LINKED = 0.3
_BESIDE = {PLACE: 0.3, "person": 0.2, "technology": 0.1, "institution": 0.1}
_UNITS = ("borough", "county", "district", "parish", "township")
_TOWNS = ("city", "town")
_CONTESTING = ("capital", "city", "region")
_CONTESTED, _ABROAD = 10, 200
"""How many times the people of its namesakes a place has that is meant without any hint; the
thousands of people from which on a namesake in another country is news abroad."""
_LARGE, _LARGE_REGION = 1000, 5000
"""Thousands of people from which on a place is known by its name alone."""
_TINY = 10  # thousands of people of a country that is as little known as a town
_MOST = {"person": 2, "institution": 2}  # of other kinds one
_SHORT = 4  # letters of a word that few names have
_CACHED = 1 << 12  # names that are not looked up again for each pair of their articles


def unknown(groups: Mapping[Group, Uses]) -> dict[Group, set[str]]:
    """Return the places of several articles that no name alone tells, with the articles."""
    return {
        group: articles
        for group, uses in groups.items()
        if (is_unknown(group) or is_small(group) or is_body_of_unknown(group))
        and len(articles := set(uses.articles)) > 1
    }


def is_unknown(group: Group) -> bool:
    """Tell a place that is not known to be the only one, or by far the largest, of its name."""
    if group.type is not EntityType.PLACE or group.article:
        return False
    if names.is_part_of_world(group.key):
        return False
    if seat(group.key) is None:
        return not is_telling(group.key)
    return _is_plain(group.key) or is_shared(group.key) or is_contested(group.key)


@lru_cache(maxsize=_CACHED)
def is_contested(key: str) -> bool:
    """Tell a name that a large place of another country has too, not dwarfed by the one meant.

    Who reads of Tripoli thinks of Libya's, and the news of Lebanon's says no country either.

    >>> is_contested("tripoli"), is_contested("london"), is_contested("georgia")
    (True, False, False)
    """
    where = seat(key)
    if where is None or any(row.kind == "country" for row in rows(key)):
        return False
    sizes = [max(own, default=0) for own in _sizes(key, where[0])]
    return sizes[1] >= _ABROAD and sizes[0] < _CONTESTED * sizes[1]


def _sizes(key: str, country: str) -> tuple[list[int], list[int]]:
    """Return the thousands of people of the places of a name in a country, and of others."""
    found: tuple[list[int], list[int]] = ([], [])
    for row in rows(key):
        if row.kind in _CONTESTING:
            found[row.seat[0] != country].append(row.thousands)
    return found


@lru_cache(maxsize=_CACHED)
def is_shared(key: str) -> bool:
    """Tell a name that several cities of one country have, none by far the largest.

    That two articles are about that country tells nothing of which one each means.

    >>> is_shared("springfield"), is_shared("portland")
    (True, False)
    """
    where = seat(key)
    own = [row for row in rows(key) if where and row.seat[0] == where[0]]
    cities = bool(own) and all(row.kind in _TOWNS and row.thousands < _LARGE for row in own)
    return where is not None and not where[1] and cities


@lru_cache(maxsize=_CACHED)
def is_telling(key: str) -> bool:
    """Tell a name that no list knows and that has a word of its own: "Puntland", "North Kivu".

    No other place has that word, as far as anybody can tell, and what the rest of an article
    is about does not make it another one: news from everywhere tells of a strike there.
    """
    return not rows(key) and not bearers(key) and any(map(_is_own, key.split()))


def _is_own(word: str) -> bool:
    """Tell a word that neither English nor names of persons or of other places have."""
    return (
        len(word) >= _SHORT
        and word.isalpha()
        and word not in names.BORROWED
        and word not in names.DEDICATIONS
        and not (is_frequent(word) or word in common_words() or rows(word) or bearers(word))
    )


def _is_plain(key: str) -> bool:
    """Tell a land of few people whose name is a frequent word and what it is.

    That of "Christmas Island" is another's too, in the gazetteer or not.
    """
    *rest, last = key.split()
    if not rest or last not in names.LANDS or names.country(key):
        return False
    return all(map(is_frequent, rest)) and all(row.thousands < _TINY for row in rows(key))


@lru_cache(maxsize=_CACHED)
def is_body_of_unknown(group: Group) -> bool:
    """Tell a local body whose name is that of such a place: of a county, or of several towns.

    "Orange County Council"; not "Acme Council", of which nothing says that Acme is a place.
    """
    if group.type is not EntityType.INSTITUTION or group.article or group.concept:
        return False
    words = group.key.split()
    return any(
        " ".join(words[at:]) in names.BODIES_OF_PLACES and _is_unknown_key(words[:at])
        for at in range(1, len(words))
    )


def _is_unknown_key(words: list[str]) -> bool:
    key = " ".join(words)
    named = len(words) > 1 and words[-1] in _UNITS
    return is_unknown(Group(EntityType.PLACE, key)) and (named or bool(rows(key)))


@lru_cache(maxsize=_CACHED)
def is_small(group: Group) -> bool:
    """Tell a city or a region that is known but not by everybody: no capital, not large.

    Its name may be one that the gazetteer lacks too: the Memphis of Egypt. So may that of a
    dependent island of a few people, where others are known to have it.
    """
    if group.type is not EntityType.PLACE or is_unknown(group):
        return False
    every = rows(group.key)
    kinds = {row.kind for row in every}
    if not every or names.country(group.key) or names.is_part_of_world(group.key):
        return False
    if "country" in kinds:
        return not is_lone(group) and all(row.thousands < _TINY for row in every)
    return "capital" not in kinds and all(
        row.thousands < (_LARGE_REGION if row.kind == "region" else _LARGE) for row in every
    )


@lru_cache(maxsize=_CACHED)
def is_lone(group: Group) -> bool:
    """Tell a known place that no other of the name can be taken for.

    A city has no town beside it but such as it dwarfs, a region no place at all.
    """
    every = sorted(rows(group.key), key=lambda row: -row.thousands)
    if any(row.kind in ("country", "region") for row in every):
        return len({row.seat for row in every}) < 2 and not namesakes(group.key)
    return all(
        row.thousands * DWARFED < every[0].thousands
        for row in every
        if row.seat != every[0].seat
    )


@dataclass(frozen=True, slots=True)
class Around:
    """What articles say around their places.

    Attributes:
        places: Of which the gazetteer knows where they are, by article.
        things: Places that are no country or part of the world, by article.
        kinds: What kind of place each article says that a place is.
    """

    places: Mapping[str, Collection[Beside]]
    things: Mapping[str, AbstractSet[Thing]]
    kinds: Mapping[tuple[Group, str], AbstractSet[str]]

    def tell(self, one: Sense, group: Group) -> None:
        """Add to what an article says of a place what it says around it.

        Where it does not say where the place is, the other places that it names imply it.
        """
        (at,) = one.articles
        if not one.seats:
            places = [each for each in self.places.get(at, ()) if each.key != group.key]
            if is_small(group) or locality(group.key):
                lost = bool(self.things[at] - {(PLACE, group.key)})
                one.seats = _known(group, places, lost=lost)
            elif places or not (land := _sovereign(group.key)):
                one.seats = _implied(group, places)
            else:
                one.seats = {land}
            one.guessed = bool(one.seats)
        if group.type is EntityType.PLACE:
            one.kinds = set(self.kinds.get((group, at), ()))
        own = set(group.key.split())  # "Orange" and "Orange County" are as unknown
        one.beside = one.beside | {
            thing for thing in self.things[at] if own.isdisjoint(thing[1].split())
        }


def around(
    groups: Mapping[Group, Uses],
    hints: Mapping[str, Iterable[Hint]],
    wanted: Mapping[Group, AbstractSet[str]],
) -> Around:
    """Return what the articles of some places say around them.

    Args:
        groups: All groups with their mentions.
        hints: Of each article, by its id.
        wanted: The places with their articles.
    """
    if not wanted:
        return Around({}, {}, {})
    articles = set[str]().union(*wanted.values())
    return Around(
        places_beside(groups, articles),
        _things(groups, articles),
        kinds_of_places(groups, hints),
    )


def _located(places: Collection[Beside]) -> list[Beside]:
    """Return the towns and regions of some places, or all where there are none.

    They say where an article is, countries and capitals may be whom it deals with.
    """
    return [one for one in places if _is_local(one)] or list(places)


def _is_local(one: Beside) -> bool:
    return one.named and not one.capital and not names.country(one.key)


def _implied(group: Group, places: Collection[Beside]) -> set[Seat]:
    """Return where the other places of an article are; a capital tells its country only.

    Where the country has one region or large city of the name, that is it.
    """
    own = [row.seat for row in rows(group.key) if row.kind != "town" and row.seat[1]]
    found = set()
    for one in _located(places):
        fits = {seat for seat in own if seat[0] == one.seat[0]}
        alone = len(fits) == 1
        found.add(min(fits) if alone else (one.seat[0], "" if one.capital else one.seat[1]))
    return found


def _sovereign(key: str) -> Seat | None:
    """Return the country of a name that a region or a city has too, if it is the larger one."""
    land = next((row.seat for row in rows(key) if row.kind == "country"), None)
    return land if land is not None and land == clearly_larger(key) else None


def _known(group: Group, places: Collection[Beside], *, lost: bool) -> set[Seat]:
    """Return where a place is that is known, or the only country named instead.

    Of a city, that country's own name stands there, not its people or its cities alone, which
    a city deals with everywhere. Of a region, towns or regions in that country do, not the
    country's name alone or its capital's: a region deals with countries. Nothing, where no
    place is named and others have the name.
    """
    usual = usually(group.key) or locality(group.key)
    named = {one.seat[0] for one in places}
    kinds = {row.kind for row in rows(group.key)}
    others = named
    if "region" in kinds:
        others = {one.seat[0] for one in places if _is_local(one)}
        told = bool(others)
    else:
        told = "country" not in kinds and any(
            one.named and names.country(one.key) for one in places
        )
    if usual is None or (told and len(others) == 1 and usual[0] not in named):
        return {(country, "") for country in others}
    if named:
        return {usual}
    return {usual} if kinds and (is_lone(group) or not lost) else set()


def _things(groups: Mapping[Group, Uses], articles: set[str]) -> dict[str, set[Thing]]:
    found: dict[str, set[Thing]] = {article: set() for article in articles}
    for group, uses in groups.items():
        if group.type is EntityType.PLACE and not (
            names.country(group.key) or names.is_part_of_world(group.key)
        ):
            for article in articles.intersection(uses.articles):
                found[article].add((PLACE, group.key))
    return found


def shared(one: Sense, other: Sense, group: Group) -> Features:
    """Return what speaks for and against one place of a name, weighed.

    Where something speaks against it, nothing that the articles share counts, but where that
    is no more than the only country that an article names beside a known place.
    """
    against = tuple(_against(one, other, group))
    found = (("equal name", 1.0), *against)
    if not is_small(group):
        if against:
            return found
        return (
            *found,
            ("a name that places elsewhere may have", _MANY),
            *_for(one, other, group),
        )
    weak = len(against) == 1 and against[0][0].startswith("probably")
    return (*found, *_for(one, other, group)) if weak else found


def _against(one: Sense, other: Sense, group: Group) -> Iterator[tuple[str, float]]:
    if one.seats and other.seats:
        guessed = one.guessed or other.guessed
        sides = [countries_of(side.seats) for side in (one, other)]
        regions = [_regions(side) for side in (one, other)]
        if sides[0].isdisjoint(sides[1]):
            told = f"other country: {min(sides[0])}, {min(sides[1])}"
            yield (f"probably {told}", _GUESSED) if guessed else (told, _COUNTRIES)
        elif all(regions) and regions[0].isdisjoint(regions[1]) and not guessed:
            both = [min(region for _, region in side) for side in regions]
            yield f"other region: {both[0]}, {both[1]}", _REGIONS
    elif is_small(group) and not is_lone(group):
        yield "probably any of several", _GUESSED
    if clash(one.kinds, other.kinds):
        yield f"other kind: {min(one.kinds)}, {min(other.kinds)}", _KINDS


def _for(one: Sense, other: Sense, group: Group) -> Iterator[tuple[str, float]]:
    if one.seats and other.seats:
        regions = [_regions(side) for side in (one, other)]
        if same := regions[0] & regions[1]:
            yield f"same region: {min(same)[1]}", _COUNTRY
        elif is_shared(group.key):
            pass
        elif both_in := countries_of(one.seats) & countries_of(other.seats):
            yield f"same country: {min(both_in)}", _PART if all(regions) else _COUNTRY
    if same_kind := one.kinds & other.kinds:
        yield f"same kind: {min(same_kind)}", _KIND
    linked = {thing for thing in linked_to(one, other) if thing[0] in _BESIDE}
    for kind, what in sorted(linked)[:1]:
        yield f"linked to {kind}: {what}", _LINKED
    yield from named_by_both(one, other, linked, _BESIDE, _MOST)


def _regions(one: Sense) -> set[Seat]:
    return {where for where in one.seats if where[1]}
