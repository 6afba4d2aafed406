"""Graph to triples: the mapping of kg's model to RDF.

Four layers: entities with direct links for facts that hold; ``org:Membership``,
``schema:Quotation``, ``schema:Claim`` for what needs more than one triple; a ``kg:Assertion``
for each piece of evidence, whatever its stance; evidence as Web Annotation selectors.
"""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from sys import maxsize

from pyoxigraph import NamedNode, Triple

from kg.errors import KGError
from kg.graph import Graph
from kg.model import Entity, EntityType
from kg.rdf.facts import (
    agent_triples,
    article_triples,
    copy_triples,
    dataset_triples,
    fact_triples,
    relation_of,
    statement_triples,
)
from kg.rdf.identity import link_triple, unsure_triples
from kg.rdf.sorting import Sorter
from kg.rdf.terms import (
    DEFAULT_BASE,
    RESERVED,
    article_iri,
    check_base,
    english,
    entity_iri,
    id_iri,
    term,
)
from kg.rdf.vocabulary import describable, described, entity_triples
from kg.validity import validities


def triples(graph: Graph, *, base: str = DEFAULT_BASE) -> list[Triple]:
    """Return every triple of the graph, sorted, each once; IRIs of data hang on ``base``."""
    return sorted(set(said(graph, base=base, quotes=Sorter(most=maxsize))), key=str)


def said(graph: Graph, *, base: str, quotes: Sorter[tuple[str, str]]) -> Iterator[Triple]:
    """Yield every triple of the graph, in no order that means anything, some of them often.

    ``quotes`` keeps the quotes until they are compared.

    Raises:
        KGError: If the base is no address, or the graph contradicts itself: a fact of an entity
            that is not among its entities, an undeclared relation, one span with two quotes.
    """
    names, used = describable(), set[str]()
    exact = term("oa:exact")
    try:
        for triple in _mapped(graph, check_base(base)):
            subject, object_ = triple.subject, triple.object
            if triple.predicate == exact:
                quotes.add((str(subject), str(object_)))
            for part in (subject, object_):
                if isinstance(part, NamedNode) and part.value in names:
                    used.add(part.value)
            yield triple
    except ValueError as error:  # a lone surrogate, which UTF-8 cannot hold
        raise KGError(f"the graph holds text that RDF cannot: {error}") from error
    yield from described(used)
    for (one, _), (other, _) in pairwise(quotes):
        if one == other:
            raise KGError(f"{one} has two quotes: one article's evidence contradicts itself")


def actors(graph: Graph) -> set[str]:
    """Return the ids of what stands where an institution may, as a country that acts does."""
    found = {statement.speaker.id for statement in graph.statements}
    for fact in graph.facts:
        relation = relation_of(fact)
        if EntityType.INSTITUTION in relation.subjects:
            found.add(fact.subject.id)
        if EntityType.INSTITUTION in relation.objects:
            found.add(fact.object.id)
    return found


def _mapped(graph: Graph, base: str) -> Iterator[Triple]:
    """Yield the triples of all parts of a graph, without what describes the vocabulary."""
    entities, acting = _by_id(graph), actors(graph)
    yield from dataset_triples(base)
    for citation in graph.citations:
        yield from article_triples(citation, base=base)
        yield from copy_triples(citation, base=base)
    for entity in graph.entities:
        yield from entity_triples(entity, base=base, acts=entity.id in acting)
    yield from _facts(graph, entities, base)
    for statement in graph.statements:
        _check(entities, statement.speaker, *statement.topics)
        yield from statement_triples(statement, base=base)
    for article, id_ in graph.appearances:
        thing = _known(entities, id_, f"article {article} names {id_}")
        yield Triple(
            article_iri(base, article), term("schema:mentions"), entity_iri(base, thing)
        )
    for article, alias in graph.prints:
        yield Triple(article_iri(base, article), term("kg:prints"), english(alias))
    yield from _pairs(graph, entities, base)


def _facts(graph: Graph, entities: Mapping[str, Entity], base: str) -> Iterator[Triple]:
    citations = {citation.id: citation for citation in graph.citations}
    times = validities(graph.facts, citations)
    agents: set[tuple[str, str]] = set()
    for fact in graph.facts:
        _check(entities, fact.subject, fact.object)
        yield from fact_triples(fact, base=base, citations=citations, times=times, agents=False)
        agents.update((one.extractor, one.rule) for one in fact.evidence)
    for agent in agents:
        yield from agent_triples(*agent, base=base)


def _pairs(graph: Graph, entities: Mapping[str, Entity], base: str) -> Iterator[Triple]:
    """Yield which entities may be one, which ids were merged, and links to other registries."""
    for pair in graph.unsure:
        left, right = (
            _known(entities, id_, f"a pair is unsure about {id_}")
            for id_ in (pair.left, pair.right)
        )
        yield from unsure_triples(pair, left, right, base=base)
    for old, new in graph.redirects:
        if new not in entities or old in entities:
            raise KGError(f"{old} leads to {new}: the one must be no entity, the other be one")
        # The IRI of an id that was merged has no other triple.
        target = entity_iri(base, entities[new])
        yield Triple(id_iri(base, old), term("dcterms:isReplacedBy"), target)
    for id_, iri in graph.links:
        yield link_triple(_known(entities, id_, f"{iri} is linked to {id_}"), iri, base)


def _by_id(graph: Graph) -> dict[str, Entity]:
    found: dict[str, Entity] = {}
    for entity in graph.entities:
        if found.setdefault(entity.id, entity) is not entity:
            raise KGError(f"two entities have the id {entity.id}: give one of them another")
        first = entity.id.partition("/")[0]
        if first in RESERVED or not entity.id:
            raise KGError(f"entity id {entity.id!r} is the address of another thing: change it")
    return found


def _known(entities: Mapping[str, Entity], id_: str, said_of: str) -> Entity:
    found = entities.get(id_)
    if found is None:
        raise KGError(f"{said_of}, which is no entity of the graph")
    return found


def _check(entities: Mapping[str, Entity], *used: Entity) -> None:
    for entity in used:
        if entities.get(entity.id) != entity:
            raise KGError(
                f"a fact or statement is about {entity.id} ({entity.name!r}), which is not "
                "so among the graph's entities: build the graph from the same entities"
            )
