"""Graph to triples: the mapping of kg's model to RDF.

Four layers, each for what the one before it cannot say: entities with direct links for facts
that hold; ``org:Membership``, ``schema:Quotation``, ``schema:Claim`` for what needs more than
one triple; one ``kg:Assertion`` for each piece of evidence of each fact, whatever its stance;
evidence as Web Annotation selectors. A denied, planned, speculated, former or future fact never
becomes a direct link, and neither does one that a later article ends.
"""

from collections.abc import Iterable, Iterator

from pyoxigraph import Triple

from kg.errors import KGError
from kg.graph import Graph
from kg.model import Entity, EntityType
from kg.rdf.articles import article_triples, copy_triples, dataset_triples
from kg.rdf.facts import fact_triples, relation_of, statement_triples
from kg.rdf.linking import link_triples
from kg.rdf.terms import (
    DEFAULT_BASE,
    RESERVED,
    article_iri,
    check_base,
    entity_iri,
    id_iri,
    term,
)
from kg.rdf.unsure import unsure_triples
from kg.rdf.validity import validities
from kg.rdf.vocabulary import described, entity_triples


def triples(graph: Graph, *, base: str = DEFAULT_BASE) -> list[Triple]:
    """Return every triple of the graph, sorted, each once.

    Args:
        graph: What to say.
        base: Where the IRIs of data hang. Vocabulary keeps its own.

    Raises:
        KGError: If the base is no address, or the graph contradicts itself: a fact of an entity
            that is not among its entities, an undeclared relation, one span with two quotes.
    """
    try:
        return sorted(_collect(graph, check_base(base)), key=str)
    except ValueError as error:  # a lone surrogate, which UTF-8 cannot hold
        raise KGError(f"the graph holds text that RDF cannot: {error}") from error


def _collect(graph: Graph, base: str) -> set[Triple]:
    found = set(dataset_triples(base))
    known = _index(graph)
    for citation in graph.citations:
        found.update(article_triples(citation, base=base))
        found.update(copy_triples(citation, base=base))
    actors = _actors(graph)
    for entity in graph.entities:
        found.update(entity_triples(entity, base=base, acts=entity.id in actors))
    citations = {citation.id: citation for citation in graph.citations}
    times = validities(graph.facts, citations)
    for fact in graph.facts:
        _check(known, fact.subject, fact.object)
        found.update(fact_triples(fact, base=base, citations=citations, times=times))
    for statement in graph.statements:
        _check(known, statement.speaker, *statement.topics)
        found.update(statement_triples(statement, base=base))
    mentions = term("schema:mentions")
    for article, entity_id in graph.appearances:
        if entity_id not in known:
            raise KGError(
                f"article {article} names {entity_id}, which is no entity of the graph"
            )
        found.add(
            Triple(article_iri(base, article), mentions, entity_iri(base, known[entity_id]))
        )
    for pair in graph.unsure:
        for id_ in (pair.left, pair.right):
            if id_ not in known:
                raise KGError(f"a pair is unsure about {id_}, which is no entity of the graph")
        found.update(unsure_triples(pair, known[pair.left], known[pair.right], base=base))
    found.update(_redirects(graph, known, base))
    found.update(link_triples(graph, known, base))
    _check_quotes(found)
    found.update(described(found))
    return found


def _redirects(graph: Graph, known: dict[str, Entity], base: str) -> Iterator[Triple]:
    """Yield where ids lead that were merged into others. The old IRI has no other triple."""
    for old, new in graph.redirects:
        if new not in known or old in known:
            raise KGError(f"{old} leads to {new}: the one must be no entity, the other be one")
        yield Triple(
            id_iri(base, old), term("dcterms:isReplacedBy"), entity_iri(base, known[new])
        )


def _index(graph: Graph) -> dict[str, Entity]:
    known: dict[str, Entity] = {}
    for entity in graph.entities:
        if known.setdefault(entity.id, entity) is not entity:
            raise KGError(f"two entities have the id {entity.id}: give one of them another")
        first = entity.id.partition("/")[0]
        if first in RESERVED or not entity.id:
            raise KGError(f"entity id {entity.id!r} is the address of another thing: change it")
    return known


def _check(known: dict[str, Entity], *used: Entity) -> None:
    for entity in used:
        if known.get(entity.id) != entity:
            raise KGError(
                f"a fact or statement is about {entity.id} ({entity.name!r}), which is not so "
                "among the graph's entities: build the graph from the same entities"
            )


def _check_quotes(found: Iterable[Triple]) -> None:
    exact, quotes = term("oa:exact"), dict[str, str]()
    for triple in found:
        if triple.predicate == exact:
            selector, quote = str(triple.subject), str(triple.object)
            if quotes.setdefault(selector, quote) != quote:
                raise KGError(
                    f"<{selector}> has two quotes: one article's evidence contradicts itself"
                )


def _actors(graph: Graph) -> set[str]:
    """Return the ids of what stands where an institution may, as a country that acts does."""
    found = {statement.speaker.id for statement in graph.statements}
    for fact in graph.facts:
        relation = relation_of(fact)
        if EntityType.INSTITUTION in relation.subjects:
            found.add(fact.subject.id)
        if EntityType.INSTITUTION in relation.objects:
            found.add(fact.object.id)
    return found
