"""Names bodies of which every place has one with their place: "Foreign Ministry (Japan)".

In a graph of many articles a node "Supreme Court" says nothing to who reads it. What the
articles print stays an alias; ids stay as they are.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from kg.model import Entity, EntityType, Fact, Mention
from kg.resolve.locations import PARTS_OF
from kg.resolve.mention_groups import Group
from kg.resolve.public_bodies import is_common_body


def qualified(
    found: Mapping[Group, Entity],
    facts: Iterable[Fact[Mention]],
    root_of: Callable[[Mention], Group],
) -> dict[Group, Entity]:
    """Return those entities that are better named with their place.

    Where the articles put one into several places none is taken: a court of a country may sit
    in a city, and which of the two tells it apart nobody knows.

    Args:
        found: The entity of each cluster, by root.
        facts: Of all articles.
        root_of: The root of a mention's cluster.
    """
    bodies: dict[Group, Entity] = {}
    places: defaultdict[Group, set[str]] = defaultdict(set)
    for fact in facts:
        if fact.relation not in PARTS_OF or not fact.holds:
            continue
        if fact.object.type is not EntityType.PLACE:
            continue
        root = root_of(fact.subject)
        if is_common_body(root):
            bodies[root] = found[root]
            places[root].add(found[root_of(fact.object)].name)
    return {
        root: _with(bodies[root], next(iter(names)))
        for root, names in sorted(places.items())
        if len(names) == 1
    }


def _with(body: Entity, place: str) -> Entity:
    if place.lower() in body.name.lower():
        return body
    aliases = tuple(sorted({*body.aliases, body.name}))
    return replace(body, name=f"{body.name} ({place})", aliases=aliases)
