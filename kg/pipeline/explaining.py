"""What a graph knows about one thing: for ``kg explain`` and for agents (``kg mcp``)."""

from typing import NamedTuple

from kg.errors import KGError
from kg.graph import Graph
from kg.model import Entity, Fact, Statement
from kg.ontology import relations
from kg.paths import Chain
from kg.pipeline.records import Record, cited, entity_fact


class Known(NamedTuple):
    """What a graph knows about a thing."""

    facts: tuple[Fact[Entity], ...]  # with the thing at one end
    said: tuple[Statement[Entity], ...]
    said_about: tuple[Statement[Entity], ...]  # by others


def only(graph: Graph, name: str, *, where: str) -> Entity:
    """Return the one entity called so.

    Raises:
        KGError: If there is none, or several; the message says which come close, or which ids.
    """
    found = graph.find(name)
    if len(found) == 1:
        return found[0]
    if found:
        choice = ", ".join(f"{one.id} ({one.name}, {one.type})" for one in found)
        raise KGError(f"{where}: {len(found)} things are called {name!r}: give an id: {choice}")
    raise KGError(f"{where}: {graph.unknown(name)}")


def known(graph: Graph, entity: Entity) -> Known:
    """Return facts with a thing, what it said, and what others said about it."""
    about = tuple(
        one for one in graph.statements if entity.id in {topic.id for topic in one.topics}
    )
    return Known(graph.about(entity), graph.said_by(entity), about)


def record(graph: Graph, entity: Entity) -> Record:
    """Return all that is known about a thing, as ``kg explain --json`` prints it."""
    citations = {citation.id: citation for citation in graph.citations}
    facts, said, about = known(graph, entity)

    def statement(one: Statement[Entity]) -> Record:
        return {
            **cited(citations.get(one.article), one.article),
            "speaker": one.speaker.name,
            "speaker_id": one.speaker.id,
            "direct": one.direct,
            "topics": [topic.name for topic in one.topics],
            "confidence": one.confidence,
            "extractor": one.rule,
            "quote": one.quote,
            "start": one.start,
            "end": one.end,
        }

    return {
        "id": entity.id,
        "name": entity.name,
        "type": entity.type,
        "aliases": list(entity.aliases),
        "concept": entity.concept or None,
        "links": [iri for id_, iri in graph.links if id_ == entity.id],
        "offers": [
            {"iri": one.iri, "name": one.name, "score": one.score}
            for one in graph.offers
            if one.entity == entity.id
        ],
        "articles": sorted(
            citations[article].name
            for article, one in graph.appearances
            if one == entity.id and article in citations
        ),
        "facts": [entity_fact(fact, citations) for fact in facts],
        "said": [statement(one) for one in said],
        "said_about": [statement(one) for one in about],
    }


def steps(graph: Graph, chain: Chain) -> list[Record]:
    """Return what links each thing of a chain with the next: a fact, or words about it."""
    citations = {citation.id: citation for citation in graph.citations}
    found: list[Record] = []
    for at, step in enumerate(chain.steps):
        if isinstance(step, Fact):
            found.append({"sentence": sentence(step), **entity_fact(step, citations)})
        else:
            ends = chain.entities[at : at + 2]
            topic = next(one for one in ends if one != step.speaker)
            found.append(
                {
                    "sentence": f"{step.speaker.name} speaks about {topic.name}",
                    **cited(citations.get(step.article), step.article),
                    "quote": step.quote,
                    "start": step.start,
                    "end": step.end,
                }
            )
    return found


def sentence(fact: Fact[Entity]) -> str:
    """Return a fact in words, by the phrase of its relation."""
    relation = relations().get(fact.relation)
    ends = {"subject": fact.subject.name, "object": fact.object.name}
    if relation is None:
        return f"{ends['subject']} {fact.relation.replace('_', ' ')} {ends['object']}"
    if "{role}" in relation.phrase and not fact.role:
        return f"{ends['subject']} {relation.label} {ends['object']}"
    return relation.phrase.format(**ends, role=fact.role)
