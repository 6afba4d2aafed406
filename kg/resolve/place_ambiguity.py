"""Says what a place's name alone tells: whether one place has it, and how known that is."""

from functools import lru_cache

from kg.model import EntityType
from kg.resolve import names
from kg.resolve.common_words import common_words
from kg.resolve.gazetteer import DISTRICT, LARGE, city_of_part, rows, seat
from kg.resolve.localities import bearers, namesakes, place_words
from kg.resolve.mention_groups import Group
from kg.resolve.namesakes import DWARFED, usually
from kg.resolve.rarity import is_frequent

_UNITS = ("borough", "county", "district", "parish", "township")
_TOWNS = ("city", "town")
_CONTESTING = ("capital", "city", "region", "town", DISTRICT)
_WIDE = ("region", DISTRICT)
_CONTESTED, _ABROAD = (50, 10), (50, 200)
"""How many times the people of its namesakes a city has that is meant without any hint, and how
many a capital or a region; the thousands of people from which on a namesake in another country
is news beside a city, and beside a capital or a region."""
_RIVAL = 10  # times the people of another that a city has which outshines it
_FAMOUS = 500  # thousands of people of a city that is thought of before much smaller ones
_LARGE, _LARGE_REGION = 1000, 5000
"""Thousands of people from which on a place is known by its name alone."""
_TINY = 10  # thousands of people of a country that is as little known as a town
_SHORT = 4  # letters of a word that few names have
_CACHED = 1 << 12  # names that are not looked up again for each pair of their articles


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
    kinds = {row.kind for row in rows(key) if row.seat[0] == where[0]}
    known = "capital" in kinds or "city" not in kinds
    return sizes[1] >= _ABROAD[known] and sizes[0] < _CONTESTED[known] * sizes[1]


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

    >>> is_shared("springfield"), is_shared("portland"), is_shared("tongzhou")
    (True, False, True)
    """
    if key in names.DOUBLED_PLACES:
        return True
    where = seat(key)
    own = [row for row in rows(key) if where and row.seat[0] == where[0]]
    cities = bool(own) and all(row.kind in _TOWNS and row.thousands < _LARGE for row in own)
    return where is not None and not where[1] and cities


@lru_cache(maxsize=_CACHED)
def is_of_countries(key: str) -> bool:
    """Tell a name that cities or regions of several countries have, and no country.

    >>> is_of_countries("cartagena"), is_of_countries("georgia"), is_of_countries("munich")
    (True, False, False)
    """
    every = rows(key)
    countries = {row.seat[0] for row in every if row.kind in _CONTESTING}
    return len(countries) > 1 and all(row.kind != "country" for row in every)


@lru_cache(maxsize=_CACHED)
def is_telling(key: str) -> bool:
    """Tell a name that no list knows and that has a word of its own: "Puntland", "North Kivu".

    No other place has that word, as far as anybody can tell, and what the rest of an article
    is about does not make it another one: news from everywhere tells of a strike there.
    """
    return not rows(key) and not bearers(key) and any(map(is_own, key.split()))


def is_own(word: str) -> bool:
    """Tell a word that neither English nor names of persons or of other places have.

    >>> is_own("puntland"), is_own("everton")
    (True, False)
    """
    return is_unlisted(word) and word not in place_words()


def is_unlisted(word: str) -> bool:
    """Tell the same, small places but for a few left out of account."""
    return (
        len(word) >= _SHORT
        and word.isalpha()
        and word not in names.BORROWED
        and word not in names.DOUBLED_PLACES
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
    if words[:2] == ["university", "of"]:
        return _is_unknown_key(words[2:])
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
    if city_of_part(group.key, least=_FAMOUS):
        return False  # "East London" is as known as London
    if "country" in kinds:
        return not is_lone(group) and all(row.thousands < _TINY for row in every)
    large = any(
        row.thousands >= (_LARGE_REGION if row.kind in _WIDE else _LARGE) for row in every
    )
    return "capital" not in kinds and (not large or is_doubled(group.key))


@lru_cache(maxsize=_CACHED)
def is_doubled(key: str) -> bool:
    """Tell a city that does not dwarf another large one, in another region of its country.

    The news of that region says as little of where it is as the news of the larger one.

    >>> is_doubled("aurangabad"), is_doubled("chicago")
    (True, False)
    """
    home = usually(key)
    cities = [
        row for row in rows(key) if home and row.kind == "city" and row.seat[0] == home[0]
    ]
    if len(cities) < len(rows(key)):
        return False
    size = max((row.thousands for row in cities if row.seat == home), default=0)
    return any(
        row.seat != home and row.thousands >= LARGE and row.thousands * DWARFED > size
        for row in cities
    )


def is_famous(key: str) -> bool:
    """Tell a city that is thought of before others in news of any country, and none of old.

    >>> is_famous("rotterdam"), is_famous("memphis"), is_famous("durham")
    (True, False, False)
    """
    most = max((row.thousands for row in rows(key) if row.kind == "city"), default=0)
    return most >= _FAMOUS and key not in names.BORROWED


def is_obscure(group: Group) -> bool:
    """Tell a region of few people whose name others have: Mauritius's "Black River"."""
    every = rows(group.key)
    few = bool(every) and all(row.kind == "region" and row.thousands < _TINY for row in every)
    return few and not is_lone(group)


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


@lru_cache(maxsize=_CACHED)
def is_only(key: str) -> bool:
    """Tell a city that no other place of any size is called as.

    A war or a visit brings other countries into its news, and nothing else can be meant.
    """
    every = rows(key)
    lone = len({row.seat for row in every} | set(bearers(key))) == 1
    return lone and {row.kind for row in every} == {"city"} and key not in names.BORROWED


@lru_cache(maxsize=_CACHED)
def is_rivalled(key: str) -> bool:
    """Tell a name whose usual place does not wholly outshine another city of the name.

    >>> is_rivalled("durham"), is_rivalled("boston")
    (True, False)
    """
    if is_doubled(key):
        return True
    sizes: dict[bool, int] = {True: 0, False: 0}
    home = usually(key)
    for row in rows(key):
        at_home = home is not None and row.seat[0] == home[0]
        sizes[at_home] = max(sizes[at_home], row.thousands)
    return sizes[True] < _FAMOUS and sizes[False] * _RIVAL > sizes[True]
