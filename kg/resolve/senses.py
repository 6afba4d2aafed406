"""Parts places and institutions of one name where articles put them in different places.

One name is one thing, the usual case, unless what stands beside it contradicts: two countries,
or two regions of one. Articles that agree in a place are of one thing, whatever else they say,
so the work grows with the articles. Then the few that are left are compared, and a conflict
that nothing outweighs leaves two nodes that are *unsure*.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from typing import NamedTuple

from kg.model import EntityType, Fact, Hint, Mention, MentionKind
from kg.resolve import names
from kg.resolve.compare import SAME, Comparison
from kg.resolve.gazetteer import Seat, rows, seat
from kg.resolve.groups import Group

_COUNTRIES, _REGIONS, _ORIGINS = -0.3, -0.25, -0.2
_LEADER, _OTHER_LEADER = 0.2, -0.1
_PERSON, _MOST = 0.05, 2
_ORIGIN, _ADDRESS = "of", "comma"
_PARTS_OF = ("part_of", "located_in")

Features = tuple[tuple[str, float], ...]
Pair = tuple[int, int]


class Apart(NamedTuple):
    """Two groups that a conflict keeps apart, and what was weighed."""

    left: Group
    right: Group
    features: Features


@dataclass(frozen=True, slots=True, kw_only=True)
class Senses:
    """Which articles mean another thing of a name.

    Attributes:
        parted: Pairs (group, article): what becomes a group of its own.
        mates: Such groups of one thing.
        apart: Such groups of two things, the first of each with the first of the others.
    """

    parted: frozenset[tuple[Group, str]] = frozenset()
    mates: tuple[tuple[Group, Group], ...] = ()
    apart: tuple[Apart, ...] = ()


WHOLE = Senses()
"""All names are one thing each."""


@dataclass(slots=True)
class _Sense:
    """What one or several articles say around a name.

    Attributes:
        articles: Their ids.
        seats: Where the thing is.
        posts: Who holds which post in it.
        persons: Full names that stand in the same articles.
    """

    articles: list[str]
    seats: set[Seat]
    posts: set[tuple[str, str]] = field(default_factory=set)
    persons: set[str] = field(default_factory=set)


def senses(
    groups: Mapping[Group, list[Mention]],
    hints: Mapping[str, Iterable[Hint]],
    facts: Iterable[Fact[Mention]],
    *,
    published: Mapping[str, str],
) -> Senses:
    """Return which articles mean another place or institution of a name.

    Args:
        groups: What is no person in one group for all articles.
        hints: Of each article, by its id.
        facts: Of all articles.
        published: Date of each article, or "".
    """
    if len(hints) < 2:
        return WHOLE
    facts = list(facts)
    said = _seats(groups, hints, facts)
    disputed = {
        group: by_article
        for group, by_article in said.items()
        if len(by_article) > 1 and len(set.union(*by_article.values())) > 1
    }
    if not disputed:
        return WHOLE
    posts = _posts(facts, disputed)
    persons, countries = _named(groups, disputed)
    parted: set[tuple[Group, str]] = set()
    mates: list[tuple[Group, Group]] = []
    apart: list[Apart] = []
    for group, by_article in sorted(disputed.items()):
        every = [
            _Sense([at], seats, posts[group, at], persons[at])
            for at, seats in sorted(
                by_article.items(), key=lambda one: (published.get(one[0]) or "9999", one[0])
            )
        ]
        found, weighed = _parted(every, group)
        if len(found) < 2:
            continue
        rest = {mention.article for mention in groups[group]} - by_article.keys()
        _hand_out(rest, found, countries)
        own = [
            [group if number == 0 else group._replace(article=at) for at in sense.articles]
            for number, sense in enumerate(found)
        ]
        parted |= {(group, at) for sense in found[1:] for at in sense.articles}
        mates += [(one[0], other) for one in own[1:] for other in one[1:]]
        apart += [
            Apart(own[one][0], own[other][0], features)
            for (one, other), features in sorted(weighed.items())
        ]
    return Senses(parted=frozenset(parted), mates=tuple(mates), apart=tuple(apart))


def _seats(
    groups: Mapping[Group, list[Mention]],
    hints: Mapping[str, Iterable[Hint]],
    facts: Iterable[Fact[Mention]],
) -> dict[Group, dict[str, set[Seat]]]:
    """Return where each article puts what it names, where it says so.

    A company is where a word says it is from; a ministry or a court where it stands as well.
    """
    found: defaultdict[Group, defaultdict[str, set[Seat]]] = defaultdict(
        lambda: defaultdict(set)
    )
    said = [(article, one) for article, every in hints.items() for one in every]
    said += [
        (
            fact.subject.article,
            Hint(fact.subject.type, fact.subject.name, "at", fact.object.name),
        )
        for fact in facts
        if fact.relation in _PARTS_OF and fact.object.type is EntityType.PLACE and fact.holds
    ]
    named: dict[Group, set[str]] = {}
    for article, one in said:
        group = Group(one.type, names.key(one.name, one.type))
        if group in groups and _tells(group, one.kind):
            if group not in named:
                named[group] = {mention.article for mention in groups[group]}
            if article not in named[group]:
                continue
            where = _seat(group, names.key(one.place, EntityType.PLACE))
            if where is not None:
                found[group][article].add(where)
    for group, article, where in _by_neighbours(groups):
        if article not in found[group]:
            found[group][article].add(where)
    return {group: dict(by_article) for group, by_article in found.items() if by_article}


def _tells(group: Group, kind: str) -> bool:
    """Tell whether what a hint says parts things of this name."""
    if group.type is EntityType.INSTITUTION:
        return kind == _ORIGIN or _is_local(group.key)
    return kind == _ADDRESS or bool(rows(group.key))  # a river may be in two countries


def _is_local(key: str) -> bool:
    """Tell a body of which each country or town may have one of the same name."""
    words = key.split()
    if words[0] in names.SUPRANATIONAL:
        return False
    return not names.LOCAL_BODIES.isdisjoint((words[0], words[-1], " ".join(words[-2:])))


def _seat(group: Group, place: str) -> Seat | None:
    """Return where a thing is that is in a place, or None where that says nothing.

    A city says nothing of another place ("Paris, London"), nor a country of a country. Of an
    ambiguous place that is meant where the thing is known to be: "Atlanta, Georgia".
    """
    if group.type is not EntityType.PLACE:
        return seat(place)
    wider = {row for row in rows(place) if row.kind in ("country", "region")}
    own = rows(group.key)
    where = seat(place)
    if where is None:
        fits = {
            row.seat
            for row in wider
            if any(row.seat in ((at.seat[0], ""), at.seat) for at in own)
        }
        return fits.pop() if len(fits) == 1 else None
    if any(row.kind in ("capital", "city") for row in rows(place)):
        # "Los Angeles, Dubai" is a list; "Buffalo, New York" is not: Buffalo is there.
        return where if any(row.seat == where for row in own) else None
    if any(row.kind == "country" for row in own) or names.country(group.key):
        return where if any(row.seat[0] == where[0] for row in own) else None
    return where


def _by_neighbours(
    groups: Mapping[Group, list[Mention]],
) -> Iterator[tuple[Group, str, Seat]]:
    """Yield which country or region of an ambiguous name the other places of an article tell.

    "Georgia" beside Tbilisi is the country, beside Atlanta the state. A capital stands for its
    government and so tells its country only, not a region of it.
    """
    doubtful = {
        group
        for group in groups
        if group.type is EntityType.PLACE
        and len({row.seat for row in rows(group.key) if row.kind in ("country", "region")}) > 1
        and seat(group.key) is None
    }
    if not doubtful:
        return
    placed: defaultdict[str, set[tuple[str, Seat, bool]]] = defaultdict(set)
    wanted = {mention.article for group in doubtful for mention in groups[group]}
    for group, members in groups.items():
        where = seat(group.key) if group.type is EntityType.PLACE else None
        kinds = {row.kind for row in rows(group.key)}
        if where is not None and "country" not in kinds and kinds:
            for article in {one.article for one in members} & wanted:
                placed[article].add((group.key, where, "capital" in kinds))
    for group in sorted(doubtful):
        for article in sorted({one.article for one in groups[group]}):
            votes = {
                row.seat
                for _, where, capital in placed[article]
                for row in rows(group.key)
                if (row.kind == "country" and row.seat[0] == where[0])
                or (row.kind == "region" and not capital and row.seat == where)
            }
            if len(votes) == 1:
                yield group, article, votes.pop()


def _posts(
    facts: Iterable[Fact[Mention]], wanted: Mapping[Group, object]
) -> defaultdict[tuple[Group, str], set[tuple[str, str]]]:
    """Return who holds which post in a thing, by the thing and the article."""
    found: defaultdict[tuple[Group, str], set[tuple[str, str]]] = defaultdict(set)
    for fact in facts:
        thing = fact.object
        if fact.role and thing.type is not EntityType.PERSON and fact.holds:
            group = Group(thing.type, names.key(thing.name, thing.type))
            if group in wanted:
                person = names.key(fact.subject.name, EntityType.PERSON)
                found[group, thing.article].add((fact.role.casefold(), person))
    return found


def _named(
    groups: Mapping[Group, list[Mention]], disputed: Mapping[Group, Mapping[str, object]]
) -> tuple[defaultdict[str, set[str]], defaultdict[str, set[str]]]:
    """Return the full names of persons and the countries that each article names."""
    articles = {mention.article for group in disputed for mention in groups[group]}
    persons: defaultdict[str, set[str]] = defaultdict(set)
    countries: defaultdict[str, set[str]] = defaultdict(set)
    for group, members in groups.items():
        if group.type is EntityType.PERSON:
            if group.full and group.article in articles:
                persons[group.article].add(group.key)
        elif group.type is EntityType.PLACE and (where := seat(group.key)):
            for article in {
                one.article for one in members if one.kind is MentionKind.NAME
            } & articles:
                countries[article].add(where[0])
    return persons, countries


def _parted(every: list[_Sense], group: Group) -> tuple[list[_Sense], dict[Pair, Features]]:
    """Return the things that are left when all that agree are one, and what parts each two.

    The things come in the order of their first article; pairs are numbers of two of them.
    """
    parts = _joined(every, lambda seats: {country for country, _ in seats})
    if group.type is EntityType.PLACE:
        parts = [part for one in parts for part in _by_region(one)]
    found = [_added(part) for part in parts]
    scored = {
        (one, other): _features(found[one], found[other], group)
        for one, other in combinations(range(len(found)), 2)
    }
    root = list(range(len(found)))
    for (one, other), features in sorted(scored.items(), key=lambda pair: pair[0]):
        if Comparison(features=features).score >= SAME:
            kept, gone = sorted((root[one], root[other]))
            root = [kept if at == gone else at for at in root]
    if len(set(root)) == len(found):
        return found, scored
    left = [
        _added([one for at, one in zip(root, found, strict=True) if at == first])
        for first in sorted(set(root))
    ]
    return left, {
        (one, other): _features(left[one], left[other], group)
        for one, other in combinations(range(len(left)), 2)
    }


def _joined(every: list[_Sense], places: Callable[[set[Seat]], set[str]]) -> list[list[_Sense]]:
    """Return senses that share a place, over whatever chain, in the order of the first."""
    holder: dict[str, int] = {}
    root = list(range(len(every)))

    def top(at: int) -> int:
        while root[at] != at:
            root[at] = root[root[at]]
            at = root[at]
        return at

    for at, one in enumerate(every):
        for place in places(one.seats):
            kept, gone = sorted((top(at), top(holder.setdefault(place, at))))
            root[gone] = kept
    found: defaultdict[int, list[_Sense]] = defaultdict(list)
    for at, one in enumerate(every):
        found[top(at)].append(one)
    return [found[at] for at in sorted(found)]


def _by_region(every: list[_Sense]) -> list[list[_Sense]]:
    """Part places of one country by region; who names none is with the first."""
    told = [one for one in every if any(region for _, region in one.seats)]
    if not told:
        return [every]
    parts = _joined(told, lambda seats: {region for _, region in seats if region})
    if len(parts) == 1:
        return [every]
    parts[0] += [one for one in every if one not in told]
    return parts


def _added(every: list[_Sense]) -> _Sense:
    """Return one sense that holds what several do."""
    found = _Sense([], set())
    for one in every:
        found.articles += one.articles
        found.seats |= one.seats
        found.posts |= one.posts
        found.persons |= one.persons
    return found


def _features(one: _Sense, other: _Sense, group: Group) -> Features:
    """Return what speaks for and against one thing, weighed."""
    found = [("equal name", 1.0)]
    sides = [{country for country, _ in side.seats} for side in (one, other)]
    if sides[0].isdisjoint(sides[1]):
        origin = group.type is EntityType.INSTITUTION and not _is_local(group.key)
        weight = _ORIGINS if origin else _COUNTRIES
        found.append((f"other country: {min(sides[0])}, {min(sides[1])}", weight))
    elif group.type is EntityType.PLACE:
        sides = [{region for _, region in side.seats if region} for side in (one, other)]
        if all(sides) and sides[0].isdisjoint(sides[1]):
            found.append((f"other region: {min(sides[0])}, {min(sides[1])}", _REGIONS))
    if held := one.posts & other.posts:
        found.append((f"same {': '.join(min(held))}", _LEADER))
    elif roles := {role for role, _ in one.posts} & {role for role, _ in other.posts}:
        role = min(roles)
        who = [min(name for post, name in side.posts if post == role) for side in (one, other)]
        found.append((f"other {role}: {who[0]}, {who[1]}", _OTHER_LEADER))
    shared = sorted(one.persons & other.persons)
    return (*found, *((f"same person: {name}", _PERSON) for name in shared[:_MOST]))


def _hand_out(
    articles: Iterable[str], found: list[_Sense], countries: Mapping[str, set[str]]
) -> None:
    """Give each article that does not say where the thing is to one sense.

    To the only one whose country it names, else to the first.
    """
    places = [{country for country, _ in one.seats} for one in found]
    for article in sorted(articles):
        fits = [
            number
            for number, known in enumerate(places)
            if not known.isdisjoint(countries.get(article, ()))
        ]
        found[fits[0] if len(fits) == 1 else 0].articles.append(article)
