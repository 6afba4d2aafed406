"""Parts places and institutions of one name that articles put in two places or call two kinds.

One name is one thing, the usual case, unless what stands beside it contradicts: two countries,
or two regions of one, or two kinds of institution that nobody takes for one ("the airline",
"the telecom company"). Articles that agree are of one thing, over whatever chain, so the work
grows with the articles. Then the few that are left are compared, and a conflict that nothing
outweighs leaves two nodes that are *unsure*.
"""

from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import NamedTuple

from kg.model import EntityType, Fact, Hint, Mention, MentionKind
from kg.ontology.kinds import BARE, clash, families, place_kinds
from kg.resolve import (
    ambiguous_institutions,
    ambiguous_places,
    contradictions,
    names,
    shared_names,
)
from kg.resolve.gazetteer import rows, seat
from kg.resolve.grouping import Groups
from kg.resolve.locations import KIND, Seats, Seen, seats
from kg.resolve.mention_groups import Group, Occurrences
from kg.resolve.name_context import Features, Pair, Sense, added
from kg.resolve.namesakes import CITIES

_EXTENTS = frozenset(("city", "region"))
Kinds = dict[Group, dict[str, frozenset[str]]]
"""By group and article."""


class Apart(NamedTuple):
    """Two groups that a conflict keeps apart, and what was weighed."""

    left: Group
    right: Group
    features: Features


class Parting(NamedTuple):
    """The things that a name means, two or more.

    Attributes:
        things: Ids of the articles of each, in the order of its first article.
        weighed: Pairs of numbers of things, sorted, with what was weighed.
        open: Whether nothing but what the articles share tells the things apart.
    """

    things: tuple[tuple[str, ...], ...]
    weighed: tuple[tuple[Pair, Features], ...]
    open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Senses:
    """Which articles mean another thing of a name.

    Attributes:
        parted: Pairs (group, article): what becomes a group of its own.
        mates: Such groups of one thing.
        apart: Such groups of two things, the first of each with the first of the others; of a
            common name with the first of the first.
        open: Such groups of common names, which no equal name joins.
        partings: What was found of each name, for the next time.
    """

    parted: frozenset[tuple[Group, str]] = frozenset()
    mates: tuple[tuple[Group, Group], ...] = ()
    apart: tuple[Apart, ...] = ()
    open: frozenset[Group] = frozenset()
    partings: Mapping[Group, Parting] = field(default_factory=dict)

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
    groups: Groups,
    hints: Mapping[str, Iterable[Hint]],
    facts: Iterable[Fact[Mention]],
    *,
    published: Mapping[str, str],
    heads: Container[str],
    before: "Before | None" = None,
) -> Senses:
    """Return which articles mean another place or institution of a name.

    Args:
        groups: What is no person in one group for all articles.
        hints: Of each article, by its id.
        facts: Of all articles.
        published: Date of each article, or "".
        heads: Who holds a post in a place (:func:`kg.resolve.person_context.heads_of_places`).
        before: What was found before, and of which groups it may be something else now.
    """
    if len(published) < 2:
        return WHOLE
    if before is None:
        asked: Mapping[Group, Occurrences] = groups
        found = _partings(asked, lambda _: groups, hints, list(facts), published, heads)
    else:
        asked = {one: groups[one] for one in sorted(before.touched)}
        again = _partings(asked, groups.seen, hints, list(facts), published, heads)
        kept = {
            one: parting
            for one, parting in before.partings.items()
            if one in groups and one not in before.touched
        }
        found = {one: again.get(one) or kept[one] for one in sorted({*kept, *again})}
    parted: set[tuple[Group, str]] = set()
    mates: list[tuple[Group, Group]] = []
    apart: list[Apart] = []
    for group, (things, weighed, _) in found.items():
        own = [
            [group if number == 0 else group._replace(article=at) for at in articles]
            for number, articles in enumerate(things)
        ]
        parted |= {(group, at) for articles in things[1:] for at in articles}
        mates += [(one[0], other) for one in own[1:] for other in one[1:]]
        apart += [Apart(own[one][0], own[other][0], why) for (one, other), why in weighed]
    return Senses(
        parted=frozenset(parted),
        mates=tuple(mates),
        apart=tuple(apart),
        open=frozenset(group._replace(article=at) for group, at in parted if found[group].open),
        partings=found,
    )


class Before(NamedTuple):
    """What was found before.

    Attributes:
        partings: By group.
        touched: Groups, here now, of which an article says something else now.
    """

    partings: Mapping[Group, Parting]
    touched: Collection[Group]


def _partings(
    groups: Mapping[Group, Occurrences],
    seen: Seen,
    hints: Mapping[str, Iterable[Hint]],
    facts: list[Fact[Mention]],
    published: Mapping[str, str],
    heads: Container[str],
) -> dict[Group, Parting]:
    """Return what the names mean that mean several things, sorted."""
    said, guessed = seats(groups, hints, facts, seen)
    kinds = _kinds(groups, hints)
    unknown = ambiguous_places.unknown(groups)
    many = shared_names.common(groups) | shared_names.clubs(groups, kinds) | unknown
    settings = ambiguous_institutions.abroad(groups, seen, said, without=many, hints=hints)
    many |= {group: set(groups[group].articles) for group in settings}
    disputed = _disputed(said, guessed, kinds) | many
    if not disputed:
        return {}
    posts = _posts(facts, disputed)
    named = seen({article for group in disputed for article in groups[group].articles})
    persons, countries = _named(groups, named, disputed)
    beside, linked = shared_names.around(named, facts, many, heads)
    sited = shared_names.sited(facts, many)
    near = ambiguous_places.around(named, hints, unknown)
    partings: dict[Group, Parting] = {}
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
                elif group in settings:
                    one.settings = set(settings[group].get(at, ()))
                elif not one.seats and (where := sited.get((group, at))):
                    one.seats, one.guessed = where, True
            found, weighed = shared_names.parted([added([one]) for one in every], group)
        else:
            found, weighed = contradictions.parted(every, group)
        if len(found) < 2:
            continue
        rest = set(groups[group].articles) - articles
        _hand_out(rest, found, countries)
        partings[group] = Parting(
            tuple(tuple(sense.articles) for sense in found),
            tuple(sorted(weighed.items())),
            group in many,
        )
    return partings


def _disputed(said: Seats, guessed: Seats, kinds: Kinds) -> dict[Group, set[str]]:
    """Return the articles that tell something of each name of which some may contradict."""
    found: dict[Group, set[str]] = {}
    for group in said.keys() | guessed.keys() | kinds.keys():
        if group.type is EntityType.PLACE and names.is_part_of_world(group.key):
            continue
        every = (said.get(group, {}), guessed.get(group, {}))
        where = {place for one in every for places in one.values() for place in places}
        what = set(kinds.get(group, {}).values())
        if len(where) > 1 or any(clash(one, other) for one, other in combinations(what, 2)):
            articles = set(kinds.get(group, {})).union(*every)
            if len(articles) > 1:
                found[group] = articles
    return found


def _kinds(groups: Mapping[Group, Occurrences], hints: Mapping[str, Iterable[Hint]]) -> Kinds:
    """Return of which families each article says that an institution is.

    Who says nothing of a name that has a bearer known to everybody means that one. Of a place
    whose name is a region's and a city's, which of these it is.
    """
    found: defaultdict[Group, dict[str, frozenset[str]]] = defaultdict(dict)
    for article, every in hints.items():
        for one in every:
            if one.kind != KIND or one.type not in (EntityType.INSTITUTION, EntityType.PLACE):
                continue
            group = Group(one.type, names.key(one.name, one.type))
            place = one.type is EntityType.PLACE
            told = _extent(group.key, one.what) if place else families(one.what)
            if told and group in groups:
                found[group][article] = found[group].get(article, frozenset()) | told
    for group in [one for one in found if one.key in names.BEST_KNOWN]:
        known = frozenset((names.BEST_KNOWN[group.key],))
        for article in groups[group].articles:
            found[group].setdefault(article, known)
    return {
        group: {at: told - BARE or told for at, told in by_article.items()}
        for group, by_article in found.items()
    }


def _extent(key: str, what: str) -> frozenset[str]:
    """Return whether a name that a region and its city have is here the region's or the city's.

    >>> sorted(_extent("jilin", "province")), sorted(_extent("paris", "city"))
    (['region'], [])
    """
    own = {"city" if row.kind in CITIES else row.kind for row in rows(key)}
    told = place_kinds(what) & _EXTENTS
    return told if own >= _EXTENTS and len(told) == 1 else frozenset()


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
    groups: Mapping[Group, Occurrences],
    named: Mapping[Group, Occurrences],
    disputed: Collection[Group],
) -> tuple[defaultdict[str, set[str]], defaultdict[str, set[str]]]:
    """Return the full names of persons and the countries that each article names.

    Args:
        groups: Those that are asked about.
        named: All that their articles name.
        disputed: Some of the groups.
    """
    articles = {article for group in disputed for article in groups[group].articles}
    persons: defaultdict[str, set[str]] = defaultdict(set)
    countries: defaultdict[str, set[str]] = defaultdict(set)
    for group, uses in named.items():
        if group.type is EntityType.PERSON:
            if group.full and group.article in articles:
                persons[group.article].add(group.key)
        elif group.type is EntityType.PLACE and (where := seat(group.key)):
            for article, printed in uses:
                if article in articles and any(one.kind is MentionKind.NAME for one in printed):
                    countries[article].add(where[0])
    return persons, countries


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
