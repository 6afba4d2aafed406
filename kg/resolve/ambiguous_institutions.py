"""Asks of institutions that stories of two countries name whether they are one.

"Prudential" of London and of Newark, "ABC" of New York and of Sydney: no word of the name tells
that several have it. Stories set in two countries that share nothing else may mean two, so
they are *unsure*; so are one that is set in a country and one that names no place, but for
letters that nobody else has: "UNIFIL". Where a story names no place, the money that it counts
tells its country. What stories of three countries name is known everywhere,
and one: companies and armed groups are in the news of many countries, namesakes seldom of more
than two. Of a town's school, hospital or church a country has many: stories of two of its
regions, or of three, may mean as many.
"""

from collections import Counter
from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from kg.model import EntityType, Hint
from kg.resolve import names
from kg.resolve.alias_table import alias_group
from kg.resolve.article_places import places_beside
from kg.resolve.common_words import common_words
from kg.resolve.gazetteer import Seat, rows
from kg.resolve.localities import bearers
from kg.resolve.locations import MONEY, Seats, Seen
from kg.resolve.mention_groups import Group, Occurrences
from kg.resolve.name_context import Sense, countries_of
from kg.resolve.namesakes import Beside
from kg.resolve.place_ambiguity import is_own
from kg.resolve.public_bodies import is_local
from kg.resolve.surface_forms import summarize

_TWO = 2
_OF_TOWNS = names.SCHOOLS | names.BODIES_OF_TOWNS
_LONGEST = 4  # words of a place's name
_PARTIES = ("alliance", "league", "party")
"""Last words of names of which "united" says nothing of the world."""
_STATES = ("agency", "authority", "board", "bureau", "commission", "office", "service")
"""Last words of names of bodies that many states have, but for those of more than two words
that end otherwise: forces and courts that are one are in the news of several countries."""
_MAINLY = 0.66  # share of an article's places from which on it is set in their country
_ABROAD = -0.15
"""Weight of two countries: one thing that both articles name is enough."""
Settings = Mapping[Group, Mapping[str, AbstractSet[str]]]
"""In which country each article is set, or in which two, by the group that it names."""


def abroad(
    groups: Mapping[Group, Occurrences],
    seen: Seen,
    said: Seats,
    *,
    without: Container[Group],
    hints: Mapping[str, Iterable[Hint]] = MappingProxyType({}),
) -> Settings:
    """Return the institutions that stories of two countries name, with the countries.

    Args:
        groups: That are asked about.
        seen: Gives all that some articles name.
        said: Where articles say that things are, or are from.
        without: Those that are asked about in another way.
        hints: Of each article, by its id.
    """
    asked = {
        group: articles
        for group, uses in groups.items()
        if is_asked(group, uses)
        and group not in without
        and not _is_parted(said.get(group, {}))
        and len(articles := set(uses.articles)) > 1
    }
    if not asked:
        return {}
    where = set[str]().union(*asked.values())
    named = seen(where)
    beside = places_beside(named, where)
    found: dict[Group, Mapping[str, AbstractSet[str]]] = {}
    for group, articles in asked.items():
        own = f"{group.key} "
        told = {}
        for at in articles:
            others = [one for one in beside.get(at, ()) if not own.startswith(f"{one.key} ")]
            found_in = _said(said.get(group, {}).get(at, ())) or _setting(others)
            if not others:
                found_in |= _paying(hints.get(at, ()))
            if found_in:
                told[at] = found_in
        town = _is_body_of_town(group.key)
        if town:
            told = _by_region(told, {at: _region(beside.get(at, ()), own) for at in told})
        parts = _parts(told.values())
        if parts == 1 and len(told) < len(articles) and not _is_own(group, groups[group]):
            parts = _TWO
        if parts == _TWO or (town and parts > _TWO):
            found[group] = told
    return found


def is_asked(group: Group, uses: Occurrences) -> bool:
    """Tell an institution of one word, or a town's school, whose name nobody need know."""
    if group.type is not EntityType.INSTITUTION or group.article or group.concept:
        return False
    if group.key in names.ONLY or group.key in names.BEST_KNOWN:
        return False
    words = group.key.split()
    if len(words) > 1 and words[0] in names.ARTICLES:  # "La Nación" is one word's name
        words = words[1:]
    told = _is_of_town(words) or _is_of_words(words) or group.key in names.DOUBLED_SCHOOLS
    if len(words) > 1 and not told:
        return False
    if group.key in known():
        return False
    return alias_group(summarize(uses, group.type, group.key).best, group.type) is None


def _is_of_town(words: list[str]) -> bool:
    """Tell a school's or a church's name that has no word of its own and no one place's."""
    of_town = not _OF_TOWNS.isdisjoint(words)
    return of_town and not any(map(is_own, words)) and not _is_somewhere(words)


def _is_own(group: Group, uses: Occurrences) -> bool:
    """Tell letters that are nobody else's, which a story of no country means too."""
    short = names.is_acronym(summarize(uses, group.type, group.key).best)
    return short and any(map(is_own, group.key.split()))


def _is_body_of_town(key: str) -> bool:
    words = key.split()
    return len(words) > 1 and not _OF_TOWNS.isdisjoint(words)


def _region(places: Iterable[Beside], own: str) -> Seat | None:
    """Return the only region that an article names or names towns of, or None."""
    local = {one.seat for one in places if one.local and not own.startswith(f"{one.key} ")}
    return min(local) if len(local) == 1 and min(local)[1] else None


def _by_region(
    told: Mapping[str, AbstractSet[str]], regions: Mapping[str, Seat | None]
) -> dict[str, AbstractSet[str]]:
    """Return the region of each article instead of its country, where it tells one.

    Where an article does not, all regions of its country that others tell.
    """
    every = {(where[0], f"{where[0]}: {where[1]}") for where in regions.values() if where}
    found: dict[str, AbstractSet[str]] = {}
    for article, countries in told.items():
        region = regions[article]
        if region is not None and region[0] in countries:
            found[article] = {f"{region[0]}: {region[1]}"}
        else:
            found[article] = countries | {one for land, one in every if land in countries}
    return found


def _is_of_words(words: list[str]) -> bool:
    """Tell a name of common words, and none of all the world, which is no one country's.

    A ministry is its country's, which is asked elsewhere.

    >>> _is_of_words(["union", "bank"]), _is_of_words(["world", "trade", "organization"])
    (True, False)
    >>> _is_of_words(["united", "democratic", "party"])
    True
    """
    common = common_words()
    party = words[-1] in _PARTIES
    long = len(words) > _TWO
    if long and (is_local(" ".join(words)) or not (party or words[-1] in _STATES)):
        return False
    if not names.SUPRANATIONAL.difference(("united",) if party else ()).isdisjoint(words):
        return False
    return all(word in common or word in names.COMMON_WORDS for word in words)


def _is_somewhere(words: list[str]) -> bool:
    """Tell a body's name that says in which country it is.

    >>> _is_somewhere(["university", "of", "oslo"]), _is_somewhere(["concordia", "university"])
    (True, False)
    """
    ends = [" ".join(words[:at]) for at in range(1, min(_LONGEST, len(words)))]
    ends += [" ".join(words[words.index("of") + 1 :])] if "of" in words else []
    return any(
        names.country(names.key(end, EntityType.PLACE))
        or len({row.seat[0] for row in rows(end)} | {at[0] for at in bearers(end)}) == 1
        for end in ends
        if end not in common_words()
    )


@cache
def known() -> frozenset[str]:
    """Return the keys of names that everybody knows one bearer of.

    >>> "boeing" in known(), "prudential" in known()
    (True, False)
    """
    text = files("kg.resolve").joinpath("knownbodies.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(
        names.key(name.replace("_", " "), EntityType.INSTITUTION)
        for line in lines
        for name in line.split()
    )


def _is_parted(said: Mapping[str, Collection[Seat]]) -> bool:
    """Tell what articles say to be from several countries, which parts it anyway."""
    return len({country for where in said.values() for country, _ in where}) > 1


def _said(where: Collection[Seat]) -> AbstractSet[str]:
    countries = countries_of(where)
    return countries if len(countries) == 1 else frozenset()


def _paying(hints: Iterable[Hint]) -> AbstractSet[str]:
    """Return the country whose money an article counts, if it counts no other's."""
    found = {names.key(one.name, one.type) for one in hints if one.kind == MONEY}
    return found if len(found) == 1 else frozenset()


def _setting(places: Iterable[Beside]) -> AbstractSet[str]:
    """Return the country of most towns and regions that are named, else of all places.

    Two that share them are both returned, and of more none.
    """
    every = list(places)
    local = [one for one in every if one.local]
    count: Counter[str] = Counter()
    for one in local or every:
        count[one.seat[0]] += one.times
    for country, most in count.most_common(1):
        if most >= _MAINLY * count.total():
            return frozenset((country,))
    return frozenset(count) if len(count) <= _TWO else frozenset()


def _parts(settings: Iterable[AbstractSet[str]]) -> int:
    """Return in how many parts sets fall that share nothing.

    >>> _parts([{"france"}, {"italy", "spain"}, {"spain"}])
    2
    """
    parts: list[AbstractSet[str]] = []
    for one in {frozenset(one) for one in settings}:
        near = [part for part in parts if not part.isdisjoint(one)]
        parts = [part for part in parts if part.isdisjoint(one)]
        parts.append(one.union(*near))
    return len(parts)


def weighed(one: Sense, other: Sense) -> Iterator[tuple[str, float]]:
    """Yield what it weighs that articles are set in two countries, or one of them in none."""
    sides = [side.settings or set() for side in (one, other)]
    if any(sides) and sides[0].isdisjoint(sides[1]):
        told = (min(side, default="no country") for side in sides)
        yield f"stories of {', '.join(told)}", _ABROAD
