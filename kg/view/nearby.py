"""Cuts the part of a graph that lies around one entity."""

from dataclasses import replace

from kg.errors import KGError
from kg.graph import Graph
from kg.model import Entity


def nearby(graph: Graph, name: str, hops: int) -> tuple[Graph, str]:
    """Return what lies within ``hops`` links of the entities called so, and their best name.

    A link is a fact, or a statement from its speaker to each topic. Everything known between
    the entities that remain is kept, with the articles that say so.
    """
    middles = _middles(graph, name)
    links: dict[str, set[str]] = {}
    pairs = [(fact.subject.id, fact.object.id) for fact in graph.facts]
    pairs += [(item.speaker.id, topic.id) for item in graph.statements for topic in item.topics]
    for one, other in pairs:
        links.setdefault(one, set()).add(other)
        links.setdefault(other, set()).add(one)
    kept = {entity.id for entity in middles}
    border = set(kept)
    for _ in range(hops):
        border = {other for one in border for other in links.get(one, ())} - kept
        kept |= border
    return _cut(graph, kept), middles[0].name


def _cut(graph: Graph, kept: set[str]) -> Graph:
    facts = tuple(f for f in graph.facts if f.subject.id in kept and f.object.id in kept)
    statements = tuple(
        replace(item, topics=tuple(topic for topic in item.topics if topic.id in kept))
        for item in graph.statements
        if item.speaker.id in kept
    )
    articles = {item.article for fact in facts for item in fact.evidence}
    articles |= {item.article for item in statements}
    return Graph(
        entities=tuple(entity for entity in graph.entities if entity.id in kept),
        facts=facts,
        statements=statements,
        citations=tuple(item for item in graph.citations if item.id in articles),
        appearances=tuple(pair for pair in graph.appearances if pair[1] in kept),
        prints=_printed(graph, kept),
        unsure=tuple(pair for pair in graph.unsure if {pair.left, pair.right} <= kept),
        links=tuple(pair for pair in graph.links if pair[0] in kept),
        offers=tuple(offer for offer in graph.offers if offer.entity in kept),
    )


def _printed(graph: Graph, kept: set[str]) -> tuple[tuple[str, str], ...]:
    aliases = {alias for one in graph.entities if one.id in kept for alias in one.aliases}
    articles = {article for article, id_ in graph.appearances if id_ in kept}
    return tuple(pair for pair in graph.prints if pair[0] in articles and pair[1] in aliases)


def _middles(graph: Graph, name: str) -> tuple[Entity, ...]:
    found = graph.find(name.strip())
    if found:
        return found
    close = graph.spelt_like(name, limit=1)
    hint = f'did you mean "{close[0].name}"?' if close else "give a name or id that it shows"
    raise KGError(f'the graph has no "{name}": {hint}')
