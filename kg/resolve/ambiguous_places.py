"""Asks of places that the gazetteer does not tell apart whether two articles mean one.

It has no county, river, ruin or suburb, and of a name that several towns have it cannot say
which one is meant. Articles that name such a place mean one where they share something else:
a region or a country that the other places of both imply, a place, a person. Else they are
*unsure*. Countries, parts of the world and places with one dominant bearer are one by name,
unless all that an article names around it is elsewhere (:mod:`kg.resolve.dominant_places`).
A city of less than a million people is two and unsure where one article names one other
country or region beside it and nothing of the city's own, and nothing else that the other
articles name. So is a larger one, where another large city of its country has the name; who
names the country alone means the larger then. Where an article calls a city a village, and
names nothing of its country, it means another.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from kg.model import EntityType, Hint
from kg.ontology.kinds import clash
from kg.resolve import names
from kg.resolve.article_places import along, places_beside, rivers_of
from kg.resolve.dominant_places import SEVERAL, abroad, is_known, meant_by
from kg.resolve.gazetteer import Seat, rows
from kg.resolve.localities import locality, namesakes
from kg.resolve.locations import kinds_of_places
from kg.resolve.mention_groups import Group, Occurrences
from kg.resolve.name_context import (
    Features,
    Sense,
    Thing,
    countries_of,
    linked_to,
    named_by_both,
)
from kg.resolve.namesakes import (
    Beside,
    clearly_larger,
    is_region,
    is_too_large,
    on_bank,
    usually,
)
from kg.resolve.place_ambiguity import (
    is_body_of_unknown,
    is_doubled,
    is_famous,
    is_lone,
    is_obscure,
    is_of_countries,
    is_only,
    is_rivalled,
    is_shared,
    is_small,
    is_unknown,
)

_EVERYWHERE = 3  # regions that have a small place of a name, from which on it tells nothing
PLACE = "place"
"""Kind of the :data:`~kg.resolve.name_context.Thing` that another place is."""
_MANY = -0.4
"""Weight of a name that elsewhere may be another place's: equal names alone are *unsure*."""
_COUNTRY, _COUNTRIES, _GUESSED = 0.3, -0.3, -0.2
_PART, _REGIONS = 0.15, -0.25  # of one country, maybe of two regions; two regions stated
_KIND, _KINDS = 0.1, -0.2
_LINKED = 0.3
_BESIDE = {PLACE: 0.3, "person": 0.2, "technology": 0.1, "institution": 0.1}
_MOST = {"person": 2, "institution": 2}  # of other kinds one


def unknown(groups: Mapping[Group, Occurrences]) -> dict[Group, set[str]]:
    """Return the places of several articles that no name alone tells, with the articles."""
    return {
        group: articles
        for group, uses in groups.items()
        if (is_unknown(group) or _has_usual(group) or is_body_of_unknown(group))
        and len(articles := set(uses.articles)) > 1
    }


def _has_usual(group: Group) -> bool:
    """Tell a name of which one place is meant unless something speaks against it."""
    return is_small(group) or is_known(group)


@dataclass(frozen=True, slots=True)
class Around:
    """What articles say around their places.

    Attributes:
        places: Of which the gazetteer knows where they are, by article.
        things: Places that are no country or part of the world, by article.
        kinds: What kind of place each article says that a place is.
        banks: Regions along the rivers that articles name.
    """

    places: Mapping[str, Collection[Beside]]
    things: Mapping[str, AbstractSet[Thing]]
    kinds: Mapping[tuple[Group, str], AbstractSet[str]]
    banks: Mapping[str, AbstractSet[Seat]]

    def tell(self, one: Sense, group: Group) -> None:
        """Add to what an article says of a place what it says around it.

        Where it does not say where the place is, the other places that it names imply it.
        """
        (at,) = one.articles
        kinds = set(self.kinds.get((group, at), ()))
        other = is_too_large(group.key, kinds, self.places.get(at, ()))
        if not one.seats:
            named = self.places.get(at, ())
            itself = f"{group.key} "
            places = [near for near in named if not itself.startswith(f"{near.key} ")]
            others = [key for _, key in self.things[at] if key != group.key]
            if is_known(group):
                one.seats = meant_by(group.key, named, others)
            elif is_small(group) or locality(group.key):
                here = self.banks.get(at, frozenset())
                known = None if other else usually(group.key) or locality(group.key)
                if known and not rows(group.key):
                    known = _namesake(known, places) or known
                one.seats = _known(group, known, places, here, lost=bool(others))
            elif places or not (land := _sovereign(group.key)):
                one.seats = _implied(group, places)
            else:
                one.seats = {land}
            one.guessed = bool(one.seats)
        if is_doubled(group.key) and not _regions(one):
            one.seats, one.guessed = _larger(group.key, countries_of(one.seats)), True
        if group.type is EntityType.PLACE and not is_known(group):
            one.kinds = kinds - {"city"} if other else kinds
        own = set(group.key.split())  # "Orange" and "Orange County" are as unknown
        found = {thing for thing in self.things[at] if own.isdisjoint(thing[1].split())}
        if is_of_countries(group.key):  # all their news may deal with one of these
            found -= {(PLACE, each.key) for each in self.places.get(at, ()) if each.capital}
        one.beside = one.beside | found


def around(
    groups: Mapping[Group, Occurrences],
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
        return Around({}, {}, {}, {})
    articles = set[str]().union(*wanted.values())
    rivers = rivers_of(hints, sorted(articles))
    return Around(
        places_beside(groups, articles, rivers),
        _things(groups, articles),
        kinds_of_places(groups, hints),
        along(rivers),
    )


def _located(places: Collection[Beside]) -> list[Beside]:
    """Return the towns and regions of some places, or all where there are none.

    They say where an article is, countries and capitals may be whom it deals with.
    """
    return [one for one in places if one.local] or list(places)


def _implied(group: Group, places: Collection[Beside]) -> set[Seat]:
    """Return where the other places of an article are; a capital tells its country only.

    Where the country has one region or large city of the name, that is it. Of a name that
    several countries have, two countries without a town or a region say nothing.
    """
    located = _located(places)
    countries = {one.seat[0] for one in located}
    local = any(one.local for one in located)
    if len(countries) > 1 and not local and is_of_countries(group.key):
        return set()
    own = [row.seat for row in rows(group.key) if row.kind != "town" and row.seat[1]]
    found = set()
    for one in located:
        fits = {seat for seat in own if seat[0] == one.seat[0]}
        alone = len(fits) == 1
        found.add(min(fits) if alone else (one.seat[0], "" if one.capital else one.seat[1]))
    return found


def _sovereign(key: str) -> Seat | None:
    """Return the country of a name that a region or a city has too, if it is the larger one."""
    land = next((row.seat for row in rows(key) if row.kind == "country"), None)
    return land if land is not None and land == clearly_larger(key) else None


def _known(
    group: Group,
    usual: Seat | None,
    places: Collection[Beside],
    banks: Collection[Seat],
    *,
    lost: bool,
) -> set[Seat]:
    """Return where a place is that is known, or the only country named instead.

    Of a city, that country's own name stands there or one region's, not its people or its
    cities alone, which a city deals with everywhere, or several regions. Of a region, towns
    or regions in that country do, not the country's name alone or its capital's: a region
    deals with countries. Nothing, where no place is named and others have the name.
    """
    if usual is not None and is_only(group.key):
        if only := abroad(usual, places, least=SEVERAL):
            return {only}
        return {_other_name(usual, places, famous=is_famous(group.key)) or usual}
    if is_obscure(group):
        usual = None
    named = {one.seat[0] for one in places}
    kinds = {row.kind for row in rows(group.key)}
    others = {one.seat[0] for one in _located([one for one in places if one.named] or places)}
    if "region" in kinds:
        others = {one.seat[0] for one in places if one.local}
        told = bool(others)
    else:
        famous = is_famous(group.key)
        regions = {one.seat for one in places if is_region(one)}
        region = min(regions) if len(regions) == 1 else None
        told = "country" not in kinds and any(
            one.named
            and (one.capital or (not famous and (names.country(one.key) or one.seat == region)))
            for one in places
        )
    if usual is None or (told and len(others) == 1 and usual[0] not in named):
        return {(country, "") for country in others}
    away = all(one.seat != usual for one in places)
    bank = on_bank(group.key, usual, banks) if away else None
    if named or bank:
        return {bank or _other_region(group, usual, places) or usual}
    if is_lone(group) or (not lost and not is_rivalled(group.key)):
        return {usual} if kinds else set()
    return set()


def _other_name(usual: Seat, places: Collection[Beside], *, famous: bool) -> Seat | None:
    """Return the only region that is told beside a city, if by its name and not the city's.

    No list has every town: a second Frankfurt lies on the Oder, and is told by Brandenburg.
    Of a city that is not famous another country's region tells it too, if nothing else does.
    """
    own = [one for one in places if one.seat[0] == usual[0]]
    near = own if own or famous else places
    inside = [one for one in near if one.seat[1]]
    regions = {one.seat for one in inside}
    only = len(regions) == 1 and usual not in regions and any(map(is_region, inside))
    return min(regions) if only and len({one.seat[0] for one in near}) == 1 else None


def _other_region(group: Group, usual: Seat, places: Collection[Beside]) -> Seat | None:
    """Return the only region named of a city's country, if it has one of the name but not it.

    "Bilaspur" beside Himachal Pradesh is not the larger one, in Chhattisgarh. A name that half
    of the regions have a place of tells nothing so: "Cleveland" beside Texas is Ohio's.
    """
    regions = {one.seat for one in places if one.seat[0] == usual[0] and one.seat[1]}
    if len(regions) != 1 or usual in regions or usual[1] == "":
        return None
    (where,) = regions
    if len({at for at in namesakes(group.key) if at[0] == usual[0]}) > _EVERYWHERE:
        return None
    there = where in namesakes(group.key) or any(row.seat == where for row in rows(group.key))
    return where if there else None


def _namesake(home: Seat, places: Collection[Beside]) -> Seat | None:
    """Return where another of a little known town's name lies that no list has, or None.

    All towns and regions that are named lie in one other country, or several in one other
    region of its own.
    """
    if away := abroad(home, places):
        return away
    local = {one.key: one.seat for one in places if one.local}
    regions = set(local.values())
    own = len(regions) == 1 and len(local) >= SEVERAL and min(regions) != home
    return min(regions) if own and home[1] and min(regions)[1] else None


def _larger(key: str, countries: Collection[str]) -> set[Seat]:
    """Return the clearly larger of two cities of a country, which is meant without a region.

    Of articles of "China" and of Anhui the first mean the Suzhou in Jiangsu.
    """
    where = clearly_larger(key)
    return {where} if where is not None and where[0] in countries else set()


def _things(groups: Mapping[Group, Occurrences], articles: set[str]) -> dict[str, set[Thing]]:
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
    if not _has_usual(group):
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
        elif all(regions) and regions[0].isdisjoint(regions[1]):
            both = [min(region for _, region in side) for side in regions]
            told = f"other region: {both[0]}, {both[1]}"
            if not guessed:
                yield told, _REGIONS
            elif _has_usual(group):
                yield f"probably {told}", _GUESSED
    elif is_known(group) or (is_small(group) and not is_lone(group)):
        yield "probably any of several", _GUESSED
    if clash(one.kinds, other.kinds):
        yield f"other kind: {min(one.kinds)}, {min(other.kinds)}", _KINDS


def _for(one: Sense, other: Sense, group: Group) -> Iterator[tuple[str, float]]:
    if one.seats and other.seats:
        regions = [_regions(side) for side in (one, other)]
        if same := regions[0] & regions[1]:
            yield f"same region: {min(same)[1]}", _COUNTRY
        elif is_shared(group.key) or (all(regions) and _has_usual(group)):
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
