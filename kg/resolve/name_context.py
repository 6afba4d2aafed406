"""What articles say around a name of places or institutions, and what that is worth."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from kg.model import EntityType
from kg.ontology.kinds import BARE, clash
from kg.resolve.gazetteer import Seat
from kg.resolve.mention_groups import Group
from kg.resolve.public_bodies import is_local

_COUNTRIES, _REGIONS, _ORIGINS = -0.3, -0.25, -0.2
_GUESSED, _KINDS = -0.2, -0.2
_LEADER, _OTHER_LEADER = 0.2, -0.1
_PERSON, _MOST = 0.05, 2

Features = tuple[tuple[str, float], ...]
Thing = tuple[str, str]
"""Kind of what an article names ("person") and what it is ("tim cook")."""
Pair = tuple[int, int]
"""Numbers of two senses."""


@dataclass(slots=True)
class Sense:
    """What one or several articles say around a name.

    Attributes:
        articles: Their ids.
        seats: Where the thing is.
        kinds: What it is: families of :mod:`kg.ontology.kinds`.
        guessed: Whether only the rest of the articles says where it is.
        posts: Who holds which post in it.
        persons: Full names that stand in the same articles.
        countries: What countries they name; for common names only, as the next two.
        linked: What facts link it to.
        beside: What else the articles name.
        settings: In which countries the articles are set
            (:mod:`kg.resolve.ambiguous_institutions`), or None where that does not count.
    """

    articles: list[str]
    seats: set[Seat]
    kinds: set[str] = field(default_factory=set)
    guessed: bool = False
    posts: set[tuple[str, str]] = field(default_factory=set)
    persons: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    linked: set[Thing] = field(default_factory=set)
    beside: set[Thing] = field(default_factory=set)
    settings: set[str] | None = None

    def add(self, other: "Sense") -> None:
        """Add what another sense holds."""
        self.articles += other.articles
        self.guessed = (self.guessed or not self.seats) and (other.guessed or not other.seats)
        self.seats |= other.seats
        self.kinds |= other.kinds
        self.posts |= other.posts
        self.persons |= other.persons
        self.countries |= other.countries
        self.linked |= other.linked
        self.beside |= other.beside
        if other.settings is not None:
            self.settings = (self.settings or set()) | other.settings


def linked_to(one: Sense, other: Sense) -> set[Thing]:
    """Return what a fact links one to and the other's articles name, or link it to as well.

    Facts link most senses to nothing, so no union with all that articles name is made for it.
    """
    if not (one.linked or other.linked):
        return set()
    both = one.linked & other.linked
    return both | (one.linked & other.beside) | (other.linked & one.beside)


def named_by_both(
    one: Sense,
    other: Sense,
    linked: set[Thing],
    weights: Mapping[str, float],
    most: Mapping[str, int],
) -> Iterator[tuple[str, float]]:
    """Yield what the articles of both name beside, weighed by its kind.

    Args:
        one: A sense.
        other: Another.
        linked: What counts already.
        weights: By kind; another kind counts nothing.
        most: How many of a kind count, where that is not one.
    """
    both = one.beside & other.beside
    count: dict[str, int] = {}
    for thing in sorted(both - linked if linked else both):
        kind, what = thing
        count[kind] = number = count.get(kind, 0) + 1
        if kind in weights and number <= most.get(kind, 1):
            yield f"same {kind}: {what}", weights[kind]


def countries_of(seats: Collection[Seat]) -> set[str]:
    """Return the countries of some seats."""
    return {country for country, _ in seats}


def added(every: list[Sense]) -> Sense:
    """Return one sense that holds what several do."""
    found = Sense([], set())
    for one in every:
        found.add(one)
    return found


def features(one: Sense, other: Sense, group: Group) -> Features:
    """Return what speaks for and against one thing, weighed."""
    found = [("equal name", 1.0)]
    sides = [countries_of(side.seats) for side in (one, other)]
    if all(sides) and sides[0].isdisjoint(sides[1]):
        both = f"{min(sides[0])}, {min(sides[1])}"
        if one.guessed or other.guessed:
            found.append((f"probably other country: {both}", _GUESSED))
        else:
            origin = group.type is EntityType.INSTITUTION and not is_local(group.key)
            found.append((f"other country: {both}", _ORIGINS if origin else _COUNTRIES))
    elif group.type is EntityType.PLACE:
        sides = [{region for _, region in side.seats if region} for side in (one, other)]
        if all(sides) and sides[0].isdisjoint(sides[1]):
            found.append((f"other region: {min(sides[0])}, {min(sides[1])}", _REGIONS))
    kinds = [side.kinds - BARE or side.kinds for side in (one, other)]
    if clash(*kinds):
        found.append((f"other kind: {min(kinds[0])}, {min(kinds[1])}", _KINDS))
    if held := one.posts & other.posts:
        found.append((f"same {': '.join(min(held))}", _LEADER))
    elif roles := {role for role, _ in one.posts} & {role for role, _ in other.posts}:
        role = min(roles)
        who = [min(name for post, name in side.posts if post == role) for side in (one, other)]
        found.append((f"other {role}: {who[0]}, {who[1]}", _OTHER_LEADER))
    shared = sorted(one.persons & other.persons)
    return (*found, *((f"same person: {name}", _PERSON) for name in shared[:_MOST]))
