"""Parts what articles say of one name where it contradicts: two countries, regions, kinds.

Articles that agree are of one thing, over whatever chain, so the work grows with the articles.
Then the few that are left are compared.
"""

from collections import defaultdict
from collections.abc import Callable
from itertools import combinations

from kg.model import EntityType
from kg.ontology.kinds import clash
from kg.resolve.compare import SAME, Comparison
from kg.resolve.gazetteer import Seat
from kg.resolve.mention_groups import Group
from kg.resolve.name_context import Features, Pair, Sense, added, countries_of, features

_PLAIN = frozenset(("company",))
"""Kinds that tell no trade; who makes goods prints no newspaper."""


def parted(every: list[Sense], group: Group) -> tuple[list[Sense], dict[Pair, Features]]:
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
        if one.kinds - _PLAIN:
            told[frozenset(one.kinds - _PLAIN)].append(one)
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
        if not one.kinds - _PLAIN:
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
