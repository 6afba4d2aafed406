"""Parts places and institutions of one name that articles put in two places or call two kinds.

One name is one thing, the usual case, unless what stands beside it contradicts: two countries,
or two regions of one, or two kinds of institution that nobody takes for one ("the airline",
"the telecom company"). Articles that agree are of one thing, over whatever chain, so the work
grows with the articles. Then the few that are left are compared, and a conflict that nothing
outweighs leaves two nodes that are *unsure*.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Container, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import combinations
from typing import NamedTuple

from kg.model import EntityType, Fact, Hint, Mention, MentionKind
from kg.ontology.kinds import BARE, clash, families
from kg.resolve import commonnames, names, unknownplaces
from kg.resolve.compare import SAME, Comparison
from kg.resolve.gazetteer import Seat, seat
from kg.resolve.groups import Group
from kg.resolve.seats import KIND, Seats, seats
from kg.resolve.sense import Features, Sense, added, countries_of, features
from kg.resolve.uses import Uses

Kinds = dict[Group, dict[str, frozenset[str]]]
"""By group and article."""
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
        apart: Such groups of two things, the first of each with the first of the others; of a
            common name with the first of the first.
        open: Such groups of common names, which no equal name joins.
    """

    parted: frozenset[tuple[Group, str]] = frozenset()
    mates: tuple[tuple[Group, Group], ...] = ()
    apart: tuple[Apart, ...] = ()
    open: frozenset[Group] = frozenset()

    def without(
        self, taken: Iterable[tuple[Group, str]], *, left: Container[Group]
    ) -> "Senses":
        """Return the same where the ledger took articles out of groups: they stay apart too.

        Args:
            taken: Pairs (group, article).
            left: Groups that are left.
        """
        own: defaultdict[Group, list[Group]] = defaultdict(list)
        for group, article in sorted(taken):
            own[group].append(group._replace(article=article))
        apart = [
            Apart(one, other, pair.features)
            for pair in self.apart
            for one in (pair.left, *own[pair.left])
            for other in (pair.right, *own[pair.right])
            if one in left and other in left
        ]
        return replace(self, apart=tuple(apart))


WHOLE = Senses()
"""All names are one thing each."""


def senses(
    groups: Mapping[Group, Uses],
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
    if len(published) < 2:
        return WHOLE
    facts = list(facts)
    said, guessed = seats(groups, hints, facts)
    kinds = _kinds(groups, hints)
    unknown = unknownplaces.unknown(groups)
    many = commonnames.common(groups) | unknown
    disputed = _disputed(said, guessed, kinds) | many
    if not disputed:
        return WHOLE
    posts = _posts(facts, disputed)
    persons, countries = _named(groups, disputed)
    beside, linked = commonnames.around(groups, facts, many)
    near = unknownplaces.around(groups, hints, unknown)
    parted: set[tuple[Group, str]] = set()
    mates: list[tuple[Group, Group]] = []
    apart: list[Apart] = []
    for group, speaking in sorted(disputed.items()):
        # An article may say something of a name that is none of its mentions.
        articles = speaking & set(groups[group].articles)
        told, guesses = said.get(group, {}), guessed.get(group, {})
        of = kinds.get(group, {})
        every = [
            Sense(
                [at],
                told.get(at) or guesses.get(at) or set(),
                kinds=set(of.get(at, ())),
                guessed=at not in told and at in guesses,
                posts=posts[group, at],
                persons=persons[at],
            )
            for at in sorted(articles, key=lambda at: (published.get(at) or "9999", at))
        ]
        if group in many:
            itself = ("institution", group.key)
            for one in every:
                (at,) = one.articles
                one.countries = countries[at]
                one.linked, one.beside = linked[group, at], beside[at] - {itself}
                if group in unknown:
                    near.tell(one, group)
            found, weighed = commonnames.parted([added([one]) for one in every], group)
        else:
            found, weighed = _parted(every, group)
        if len(found) < 2:
            continue
        rest = set(groups[group].articles) - articles
        _hand_out(rest, found, countries)
        own = [
            [group if number == 0 else group._replace(article=at) for at in sense.articles]
            for number, sense in enumerate(found)
        ]
        parted |= {(group, at) for sense in found[1:] for at in sense.articles}
        mates += [(one[0], other) for one in own[1:] for other in one[1:]]
        apart += [
            Apart(own[one][0], own[other][0], why)
            for (one, other), why in sorted(weighed.items())
        ]
    return Senses(
        parted=frozenset(parted),
        mates=tuple(mates),
        apart=tuple(apart),
        open=frozenset(group._replace(article=at) for group, at in parted if group in many),
    )


def _disputed(said: Seats, guessed: Seats, kinds: Kinds) -> dict[Group, set[str]]:
    """Return the articles that tell something of each name of which some may contradict."""
    found: dict[Group, set[str]] = {}
    for group in said.keys() | guessed.keys() | kinds.keys():
        every = (said.get(group, {}), guessed.get(group, {}))
        where = {place for one in every for places in one.values() for place in places}
        what = set(kinds.get(group, {}).values())
        if len(where) > 1 or any(clash(one, other) for one, other in combinations(what, 2)):
            articles = set(kinds.get(group, {})).union(*every)
            if len(articles) > 1:
                found[group] = articles
    return found


def _kinds(groups: Mapping[Group, Uses], hints: Mapping[str, Iterable[Hint]]) -> Kinds:
    """Return of which families each article says that an institution is."""
    found: defaultdict[Group, dict[str, frozenset[str]]] = defaultdict(dict)
    for article, every in hints.items():
        for one in every:
            if one.kind != KIND or one.type is not EntityType.INSTITUTION:
                continue
            group = Group(one.type, names.key(one.name, one.type))
            if group in groups and (told := families(one.what)):
                found[group][article] = found[group].get(article, frozenset()) | told
    return {
        group: {at: told - BARE or told for at, told in by_article.items()}
        for group, by_article in found.items()
    }


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
    groups: Mapping[Group, Uses], disputed: Collection[Group]
) -> tuple[defaultdict[str, set[str]], defaultdict[str, set[str]]]:
    """Return the full names of persons and the countries that each article names."""
    articles = {article for group in disputed for article in groups[group].articles}
    persons: defaultdict[str, set[str]] = defaultdict(set)
    countries: defaultdict[str, set[str]] = defaultdict(set)
    for group, uses in groups.items():
        if group.type is EntityType.PERSON:
            if group.full and group.article in articles:
                persons[group.article].add(group.key)
        elif group.type is EntityType.PLACE and (where := seat(group.key)):
            for article, printed in uses:
                if article in articles and any(one.kind is MentionKind.NAME for one in printed):
                    countries[article].add(where[0])
    return persons, countries


def _parted(every: list[Sense], group: Group) -> tuple[list[Sense], dict[Pair, Features]]:
    """Return the things that are left when all that agree are one, and what parts each two.

    The things come in the order of their first article; pairs are numbers of two of them.
    """
    parts = [part for one in _by_kind(every) for part in _by_country(one)]
    if group.type is EntityType.PLACE:
        parts = [part for one in parts for part in _by_region(one)]
    found = [added(part) for part in parts]
    scored = {
        (one, other): features(found[one], found[other], group)
        for one, other in combinations(range(len(found)), 2)
    }
    root = list(range(len(found)))
    for (one, other), why in sorted(scored.items(), key=lambda pair: pair[0]):
        if Comparison(features=why).score >= SAME:
            kept, gone = sorted((root[one], root[other]))
            root = [kept if at == gone else at for at in root]
    if len(set(root)) == len(found):
        return found, scored
    left = [
        added([one for at, one in zip(root, found, strict=True) if at == first])
        for first in sorted(set(root))
    ]
    return left, {
        (one, other): features(left[one], left[other], group)
        for one, other in combinations(range(len(left)), 2)
    }


def _by_kind(every: list[Sense]) -> list[list[Sense]]:
    """Part institutions whose kinds clash; who tells none is with those of its country.

    What several say for short ("the company") tells none.
    """
    told: defaultdict[frozenset[str], list[Sense]] = defaultdict(list)
    for one in every:
        if one.kinds - BARE:
            told[frozenset(one.kinds - BARE)].append(one)
    parts: list[tuple[set[str], list[Sense]]] = []
    for kinds, part in told.items():
        near = [other for other in parts if not clash(kinds, other[0])]
        parts = [other for other in parts if clash(kinds, other[0])]
        joined = set(kinds).union(*(other for other, _ in near))
        parts.append((joined, part + [one for _, others in near for one in others]))
    if len(parts) < 2:
        return [every]
    places = [set().union(*(countries_of(one.seats) for one in part)) for _, part in parts]
    for one in every:
        if not one.kinds - BARE:
            fits = [
                number
                for number, (kinds, _) in enumerate(parts)
                if not clash(one.kinds, kinds)
                and (not one.seats or not places[number].isdisjoint(countries_of(one.seats)))
            ]
            parts[fits[0] if fits else 0][1].append(one)
    order = {id(one): place for place, one in enumerate(every)}
    ordered = [sorted(part, key=lambda one: order[id(one)]) for _, part in parts]
    return sorted(ordered, key=lambda part: order[id(part[0])])


def _joined(every: list[Sense], places: Callable[[set[Seat]], set[str]]) -> list[list[Sense]]:
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
    found: defaultdict[int, list[Sense]] = defaultdict(list)
    for at, one in enumerate(every):
        found[top(at)].append(one)
    return [found[at] for at in sorted(found)]


def _by_country(every: list[Sense]) -> list[list[Sense]]:
    """Part things by country; who names none is with the first."""
    told = [one for one in every if one.seats]
    if not told:
        return [every]
    parts = _joined(told, countries_of)
    parts[0] += [one for one in every if not one.seats]
    return parts


def _by_region(every: list[Sense]) -> list[list[Sense]]:
    """Part places of one country by region; who names none is with the first."""
    told = [one for one in every if any(region for _, region in one.seats)]
    if not told:
        return [every]
    parts = _joined(told, lambda seats: {region for _, region in seats if region})
    if len(parts) == 1:
        return [every]
    parts[0] += [one for one in every if not any(region for _, region in one.seats)]
    return parts


def _hand_out(
    articles: Iterable[str], found: list[Sense], countries: Mapping[str, set[str]]
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
