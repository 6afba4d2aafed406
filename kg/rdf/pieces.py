"""A large graph in pieces that are checked one after the other.

A check holds the triples of what it looks at: 1.4 GB for 10,000 articles. What shapes and rules
ask is answered by what is said of one subject and of whom that names, so a piece has all facts
of its subjects. What is part of what may go in a circle and is together in a piece of its own.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import Any

from kg.graph import Graph
from kg.rdf.units import Unit, part

MOST = 100_000
"""Triples of a piece, about: a check of so many takes 120 MB."""

_EVIDENCE, _STATEMENT, _ARTICLE, _ENTITY = 15, 30, 12, 7
# Triples of one, about: the mean of a graph of 10,000 articles.


def pieces(graph: Graph, *, most: int = MOST) -> Iterator[Graph]:
    """Yield graphs that together say what a graph says; a small one as it is.

    Args:
        graph: The graph.
        most: Triples of a piece, about. What is said of one subject is never divided.
    """
    if sum(weight for weight, _ in _groups(graph)) <= most:
        yield graph
        return
    wholes = [one for one in graph.facts if one.relation == "part_of"]
    if wholes:
        yield part(graph, _units("fact", wholes))
    some: list[Unit] = []
    filled = 0
    for weight, units in _groups(graph):
        if some and filled + weight > most:
            yield part(graph, some)
            some, filled = [], 0
        some += units
        filled += weight
    yield part(graph, some)


def _groups(graph: Graph) -> Iterator[tuple[int, list[Unit]]]:
    """Yield what stays together, and how many triples that is about."""
    for _, facts in groupby(graph.facts, key=attrgetter("subject.id")):
        some = list(facts)
        weight = _EVIDENCE * sum(1 + len(one.evidence) for one in some)
        yield weight, _units("fact", some)
    for _, said in groupby(graph.statements, key=attrgetter("speaker.id")):
        every = list(said)
        yield _STATEMENT * len(every), _units("statement", every)
    for article, pairs in groupby(graph.appearances, key=itemgetter(0)):
        ids = tuple(id_ for _, id_ in pairs)
        yield (_ENTITY + 1) * len(ids), _units("names", [(article, ids, ())])
    for article, pairs in groupby(graph.prints, key=itemgetter(0)):
        aliases = tuple(one for _, one in pairs)
        yield _ARTICLE + len(aliases), _units("names", [(article, (), aliases)])
    for kind, items, weight in (
        ("article", graph.citations, _ARTICLE),
        ("entity", graph.entities, _ENTITY),
        ("unsure", graph.unsure, _ENTITY),
        ("redirect", graph.redirects, 1),
        ("link", graph.links, 1),
    ):
        for item in items:
            yield weight, _units(kind, [item])


def _units(kind: str, items: Iterable[Any]) -> list[Unit]:
    return [Unit(kind, item, b"") for item in items]
