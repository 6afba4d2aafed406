"""A large graph in pieces that are checked one after the other.

A check holds the triples of what it looks at: 1.4 GB for 10,000 articles. What shapes and rules
ask is answered by what is said of one subject and of whom that names, so a piece has all facts
of its subjects. What is part of what may go in a circle and is together in a piece of its own.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import Any

from kg.graph import Graph

MOST = 100_000
"""Triples of a piece, about: a check of so many takes 120 MB."""

_EVIDENCE, _STATEMENT, _ARTICLE, _ENTITY = 15, 30, 12, 7
# Triples of one, about: the mean of a graph of 10,000 articles.

_Parts = Mapping[str, Sequence[Any]]
"""Some of what a graph has, by the name of the attribute that has it."""


def pieces(graph: Graph, *, most: int = MOST) -> Iterator[Graph]:
    """Yield graphs of about ``most`` triples that together say what a graph says.

    What is said of one subject is never divided.
    """
    if sum(weight for weight, *_ in _groups(graph)) <= most:
        yield graph
        return
    wholes = [one for one in graph.facts if one.relation == "part_of"]
    if wholes:
        yield _piece(graph, {"facts": wholes})
    some: defaultdict[str, list[Any]] = defaultdict(list)
    filled = 0
    for weight, name, items in _groups(graph):
        if some and filled + weight > most:
            yield _piece(graph, some)
            some, filled = defaultdict(list), 0
        some[name] += items
        filled += weight
    yield _piece(graph, some)


def _groups(graph: Graph) -> Iterator[tuple[int, str, list[Any]]]:
    """Yield what stays together: about how many triples that is, which attribute, the items."""
    for _, found in groupby(graph.facts, key=attrgetter("subject.id")):
        facts = list(found)
        yield _EVIDENCE * sum(1 + len(one.evidence) for one in facts), "facts", facts
    for name, key, once, each in (
        ("statements", attrgetter("speaker.id"), 0, _STATEMENT),
        ("appearances", itemgetter(0), 0, _ENTITY + 1),
        ("prints", itemgetter(0), _ARTICLE, 1),
    ):
        for _, items in groupby(getattr(graph, name), key=key):
            some = list(items)
            yield once + each * len(some), name, some
    for name, weight in (
        ("citations", _ARTICLE),
        ("entities", _ENTITY),
        ("unsure", _ENTITY),
        ("redirects", 1),
        ("links", 1),
    ):
        for item in getattr(graph, name):
            yield weight, name, [item]


def _piece(graph: Graph, parts: _Parts) -> Graph:
    """Return some parts of a graph with the entities and articles that they are about."""
    facts, said = parts.get("facts", ()), parts.get("statements", ())
    named, prints = parts.get("appearances", ()), parts.get("prints", ())
    unsure, redirects = parts.get("unsure", ()), parts.get("redirects", ())
    links = parts.get("links", ())
    articles = {one.id for one in parts.get("citations", ())}
    articles |= {article for article, _ in (*named, *prints)}
    articles |= {item.article for fact in facts for item in fact.evidence}
    articles |= {one.article for one in said}
    articles |= {one.copy_of for one in graph.citations if one.id in articles}
    ids = {one.id for one in parts.get("entities", ())} | {id_ for _, id_ in named}
    ids |= {end.id for fact in facts for end in (fact.subject, fact.object)}
    ids |= {end.id for one in said for end in (one.speaker, *one.topics)}
    ids |= {id_ for pair in unsure for id_ in (pair.left, pair.right)}
    ids |= {id_ for _, id_ in redirects} | {id_ for id_, _ in links}
    return Graph(
        entities=tuple(one for one in graph.entities if one.id in ids),
        facts=tuple(facts),
        statements=tuple(said),
        citations=tuple(one for one in graph.citations if one.id in articles),
        appearances=tuple(named),
        prints=tuple(prints),
        unsure=tuple(unsure),
        redirects=tuple(redirects),
        links=tuple(links),
    )
