"""Weighs what the contexts of two persons of one name say for and against one person.

The weights are set so that, with equal names, one of these makes one person: the same
institution, the same post, two other full names that stand in both articles, or one such name
with a place that both state; or work for an institution that the other article names, with
another name that both have. A country, a town or a party alone does not: it has many people of
one name, fathers and sons among them. Who holds a post in a country or a city is named beside
everybody, so that name is worth less. A rare or a long name (:mod:`kg.resolve.rarity`) is worth
something by itself, unless one article calls it by one trade and the other by another: then
work for what the other article names is enough, or one other full name. A frequent one needs
more. The weights were set by cases in benchmarks/resolution/homonyms/.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet

from kg.resolve import names
from kg.resolve.clusters import Features
from kg.resolve.known_persons import is_known_person
from kg.resolve.person_context import NAMED, Context
from kg.resolve.rarity import is_of_few, rarity

APART = -0.4
"""Weight of standing in two articles: an equal name alone is *unsure*."""
GROWN = 10
"""Years between two articles from which on a rare name may be a son's."""
_LONG = 25  # years after which any name may have passed to another
_WEIGHTS = {
    "institution": 0.4,
    "spouse": 0.3,
    "role": 0.25,
    "place": 0.15,
    "person": 0.15,
    "head of a place": 0.1,
    "technology": 0.15,
    "chamber": 0.15,
    "country": 0.05,
    "party": 0.05,
    "named institution": 0.05,
    "named place": 0.05,
}
_MOST = {"person": 2, "head of a place": 2, "named institution": 2, "named place": 2}
# Of other kinds one.
_EMPLOYER, _EMPLOYERS = 0.2, 2  # works for it here, named there, maybe for short; two at most
_TRADE, _COMPANION = 0.1, 0.05  # of a name that tells something by itself
_PLACE_POST = 0.15  # in a town or a region; in a country where the name tells something
_OTHER_POST, _OTHER_OF_BOTH = -0.3, -0.1  # elsewhere; in two bodies that both articles name
_MAYBE_POST = 0.2  # in two that may be one: "Senate", "U.S. Senate"
_GOVERNS = 0.25  # within a year
_NEAR, _NEAR_DAYS = 0.05, 14  # of a name that tells something, about one place
_OTHER_TIME, _LATER = -0.3, -0.1
_ONE_TIME, _YEAR = 0.2, 366  # of a name that few have
_WELL_KNOWN = 0.4
_KNOWN = frozenset(("institution", "spouse"))
"""Kinds of what few people of one name share, however frequent it is."""
_SMALL = frozenset(("and", "for", "in", "of", "on", "the"))
_SEAT = 0.1  # one role in a chamber or of a country, of hundreds
_NAMED_AS = {"country": "place", "party": "institution", "chamber": "institution"}


def evidence(one: Context, other: Context, *, name: str = "") -> Iterator[tuple[str, float]]:
    """Yield what two contexts say for or against one person, named and weighed.

    Args:
        one: A context.
        other: Another.
        name: Key of the name that both have, or "" where they have two.
    """
    said = _said(one, other, name)
    if is_known_person(name) and not _other_trade(one, other):
        # Other posts and other years are of one life then.
        yield "all the world knows one of this name", _WELL_KNOWN
        said = (each for each in said if each[1] > 0)
    yield from said


def _said(one: Context, other: Context, name: str) -> Iterator[tuple[str, float]]:
    """Yield what the contexts say, and how many have the name."""
    rare = _rare(one, other, name) if name else ()
    told = any(weight > 0 for _, weight in rare)
    yield from rare
    if name and is_of_few(name) and _is_of_one_time(one, other):
        yield "within a year, a name of few", _ONE_TIME
    yield from _posts(one, other)
    shared = _shared(one, other)
    for kind, found in sorted(shared.items()):
        for what in found[: _MOST.get(kind, 1)]:
            yield f"same {kind}: {what}", _WEIGHTS[kind]
    if _is_near(one, other, _YEAR):
        for what in _governed(one, other)[:1]:
            yield f"posts of one country: {what}", _GOVERNS
    for what in sorted(_ruled(one, other, told) | _ruled(other, one, told))[:1]:
        yield f"post in a place that the other names: {what}", _PLACE_POST
    for what in _employers(one, other)[:_EMPLOYERS]:
        yield f"works for what the other names: {what}", _EMPLOYER
    if told:
        yield from _beside_a_rare_name(one, other, shared)
    if (gap := years_apart(one, other)) >= GROWN:
        yield f"{gap} years apart", _OTHER_TIME if gap > _LONG else _LATER


def _rare(one: Context, other: Context, name: str) -> Features:
    """Return what a name tells, as far as the contexts let it.

    One of many is no reason against who shares a post or a body. One of few is none for whom
    the articles call by two trades, nor where it may be the father's.
    """
    found = tuple(rarity(name))
    kinds = {kind for kind, _ in one.linked & other.linked}
    if not _KNOWN.isdisjoint(kinds) or any(weight > _SEAT for _, weight in _posts(one, other)):
        found = tuple(each for each in found if each[1] > 0)
    if years_apart(one, other) >= GROWN or _other_trade(one, other):
        found = tuple(each for each in found if each[1] < 0)
    return found


def _is_of_one_time(one: Context, other: Context) -> bool:
    """Return whether some articles of both are of one year, and call nobody by two trades.

    Of two people with a name that few have, the news of one year speaks of one.
    """
    return _is_near(one, other, _YEAR) and not _other_trade(one, other)


def _governed(one: Context, other: Context) -> list[str]:
    """Return the countries that both lead or govern, in another post each."""
    countries = [
        {
            what
            for role, held in side.posts.items()
            if not names.HEADS.isdisjoint(role.split())
            for what in held
        }
        & {what for kind, what in side.linked if kind == "country"}
        for side in (one, other)
    ]
    same = {
        what for role in one.posts for what in one.posts[role] & other.posts.get(role, set())
    }
    return sorted((countries[0] & countries[1]) - same)


def _shared(one: Context, other: Context) -> Mapping[str, list[str]]:
    """Return what both have, by kind, sorted."""
    both = one.things & other.things
    linked = {(_NAMED_AS.get(kind, kind), what) for kind, what in both}
    shared: defaultdict[str, list[str]] = defaultdict(list)
    for kind, what in sorted(both):
        # What facts of both link is not counted again for being named.
        if not kind.startswith(NAMED) or (kind.removeprefix(NAMED), what) not in linked:
            shared[kind].append(what)
    return shared


def _beside_a_rare_name(
    one: Context, other: Context, shared: Mapping[str, list[str]]
) -> Iterator[tuple[str, float]]:
    """Yield what tells something only of a name that few people have."""
    if trades := one.trades & other.trades:
        yield f"same trade: {min(trades)}", _TRADE
    if "person" in shared:
        yield "a companion of a rare or long name", _COMPANION
    places = [*shared.get("place", ()), *shared.get(NAMED + "place", ())]
    if places and _is_near(one, other):
        yield f"within {_NEAR_DAYS} days, of {min(places)}", _NEAR


def _is_near(one: Context, other: Context, days: int = _NEAR_DAYS) -> bool:
    """Return whether some articles of both are no more than some days apart."""
    return any(abs(left - right) <= days for left in one.days for right in other.days)


def _employers(one: Context, other: Context) -> list[str]:
    """Return the institutions that one works for and that the other's article names."""
    whole = _employed(one, other) | _employed(other, one)
    return sorted(whole) + sorted((_spelled(one, other) | _spelled(other, one)) - whole)


def _employed(holder: Context, reader: Context) -> set[str]:
    return {
        what
        for what in holder.works
        if ("institution", what) in holder.linked
        and ("institution", what) not in reader.linked
        and (NAMED + "institution", what) in reader.things
    }


def _spelled(holder: Context, reader: Context) -> set[str]:
    """Return what one works for of which the other names the acronym, or the whole name."""
    if not holder.works:
        return set()
    named = {what for kind, what in reader.things if kind == NAMED + "institution"}
    named -= holder.works
    return {
        what
        for what in holder.works
        if any(_is_acronym(what, one) or _is_acronym(one, what) for one in named)
    }


def acronyms(one: Context) -> set[str]:
    """Return the acronyms of what one works for, and those of institutions that are named."""
    found = {what for what in one.works if "-" not in what}
    for what in one.works - found:
        found |= _letters(what)
    return found | {
        what for kind, what in one.named if kind == NAMED + "institution" and "-" not in what
    }


def _letters(long: str) -> set[str]:
    """Return the first letters of an id's words, with small ones and without."""
    words = long.split("-")
    large = [word for word in words if word not in _SMALL]
    return {"".join(word[:1] for word in some) for some in (words, large) if len(some) > 1}


def _is_acronym(short: str, long: str) -> bool:
    """Tell a word that is the first letters of another id's words, maybe without small ones."""
    return len(short) > 1 and "-" not in short and short in _letters(long)


def _ruled(holder: Context, reader: Context, told: bool) -> set[str]:
    """Return the places where one holds a post and that the other's article names."""
    kinds = ("place", "country") if told else ("place",)
    return {
        what
        for what in set().union(*holder.posts.values())
        if any((kind, what) in holder.linked for kind in kinds)
        and not any((kind, what) in reader.linked for kind in kinds)
        and (NAMED + "place", what) in reader.things
    }


def _posts(one: Context, other: Context) -> Iterator[tuple[str, float]]:
    """Yield what roles say: the same one in two institutions is rather two persons.

    Less so where each article names the other's institution too: a firm and its owner. Not at
    all where one name is a part of the other.
    """
    shared = sorted(one.posts.keys() & other.posts.keys())
    held = [role for role in shared if one.posts[role] & other.posts[role]]
    maybe = [role for role in shared if _may_be_one(one.posts[role], other.posts[role])]
    own = [role for role in held if not _is_one_of_many(role, one, other)]
    if own:
        yield f"same role: {own[0]}", _WEIGHTS["role"]
    elif held:
        yield f"same seat: {held[0]}", _SEAT
    elif maybe:
        yield f"same role in what may be one: {maybe[0]}", _MAYBE_POST
    elif shared:
        both = _employed(one, other) and _employed(other, one)
        yield f"same role elsewhere: {shared[0]}", _OTHER_OF_BOTH if both else _OTHER_POST


def _is_one_of_many(role: str, one: Context, other: Context) -> bool:
    """Tell a role that hundreds have where both have it: a senator of a country."""
    both = one.posts[role] & other.posts[role]
    return role in names.SEATS and all(
        any((kind, what) in one.linked for kind in ("chamber", "country")) for what in both
    )


def _may_be_one(left: AbstractSet[str], right: AbstractSet[str]) -> bool:
    """Tell ids of which all words of one are in another, or of which one is the acronym."""
    return any(
        (set(one.split("-")) <= set(other.split("-")) and "-" in other)
        or (set(other.split("-")) <= set(one.split("-")) and "-" in one)
        or _is_acronym(one, other)
        or _is_acronym(other, one)
        for one in left
        for other in right
    )


def _other_trade(one: Context, other: Context) -> bool:
    """Return whether one article says a trade and the other another, or a post instead.

    A rare name tells nothing then: that of the rector is a rapper's too.
    """
    if one.trades and other.trades:
        return one.trades.isdisjoint(other.trades)
    return any(
        side.trades and posts and not any(side.trades & set(role.split()) for role in posts)
        for side, posts in ((one, other.posts), (other, one.posts))
    )


def years_apart(one: Context, other: Context) -> int:
    """Return the years between the articles of two contexts, 0 where they overlap."""
    if not (one.years and other.years):
        return 0
    return max(min(one.years) - max(other.years), min(other.years) - max(one.years))
