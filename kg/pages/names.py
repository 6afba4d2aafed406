"""Lists the things of one type, to look through: by name, by links, or by outlet."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from kg.graph import Graph, fold
from kg.model import Entity, EntityType

Order = Literal["name", "links", "outlet"]
"""How names are listed: A to Z, most linked first, or under the outlets that name them."""

ORDERS: tuple[Order, ...] = get_args(Order)

_MOST = 300
"""Names of a group that a page shows; of more it shows the most linked."""

_NO_OUTLET = "no outlet named"


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A thing in a list, with its facts and statements, and the articles that name it."""

    name: str
    id: str
    links: int
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Names under a heading; ``more`` counts those that have no room."""

    heading: str
    names: tuple[Named, ...]
    more: int


def listed(graph: Graph, kind: EntityType, order: Order) -> tuple[Group, ...]:
    """Return the things of a type in groups: one for each letter or outlet, or a single one."""
    things = [one for one in graph.entities if one.type is kind]
    articles = _articles(graph)
    links = graph.link_counts
    rows = {
        one: Named(
            name=one.name, id=one.id, links=links.get(one.id, 0), articles=len(articles[one.id])
        )
        for one in things
    }
    if order == "links":
        return (_group("", rows.values()),)
    groups: defaultdict[str, list[Named]] = defaultdict(list)
    outlets = {one.id: one.outlet or _NO_OUTLET for one in graph.citations}
    for one, row in rows.items():
        if order == "name":
            groups[_letter(one)].append(row)
        else:
            for outlet in {outlets.get(article, _NO_OUTLET) for article in articles[one.id]}:
                groups[outlet].append(row)
    by_name = order == "name"
    return tuple(
        _group(heading, groups[heading], by_name=by_name) for heading in sorted(groups)
    )


def numbers(graph: Graph) -> Mapping[EntityType, tuple[int, int]]:
    """Return how many things of each type there are, and how many of them are linked."""
    linked = graph.linked
    return {
        kind: (
            sum(one.type is kind for one in graph.entities),
            sum(one.type is kind and one.id in linked for one in graph.entities),
        )
        for kind in EntityType
    }


def _group(heading: str, rows: Iterable[Named], *, by_name: bool = False) -> Group:
    every = sorted(rows, key=lambda row: (-row.links, -row.articles, fold(row.name), row.id))
    shown = every[:_MOST]
    if by_name:
        shown.sort(key=lambda row: (fold(row.name), row.id))
    return Group(heading=heading, names=tuple(shown), more=len(every) - len(shown))


def _letter(entity: Entity) -> str:
    first = fold(entity.name)[:1].upper()
    return first if first.isalpha() else "#"


def _articles(graph: Graph) -> defaultdict[str, set[str]]:
    """Return the articles that name each thing or tell something of it, by its id."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for article, entity in graph.appearances:
        found[entity].add(article)
    for fact in graph.facts:
        for end in (fact.subject, fact.object):
            found[end.id] |= {item.article for item in fact.evidence}
    for said in graph.statements:
        for one in (said.speaker, *said.topics):
            found[one.id].add(said.article)
    return found
