"""One named graph an article: what an article says can be taken back by dropping its graph.

The graph is called like its article and holds all that needs this article to be true: what is
kept of the article itself, the things it names, its assertions and statements with their
words, and the links and memberships it supports. What two articles say is in both graphs. The
default graph has what belongs to no article: the data set, the vocabulary, things that no
article names, which articles are copies, and what counts several articles: how many say a
fact, when a membership holds, and the confidence and stance of one that several support. These
are old after a graph is dropped, until kg writes the file again. All graphs together are
exactly the triples of the Turtle file.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from pyoxigraph import DefaultGraph, NamedNode, Quad, Triple

from kg.graph import Graph
from kg.model import Citation, Entity, Fact
from kg.rdf.articles import article_triples
from kg.rdf.facts import fact_triples, statement_triples
from kg.rdf.mapping import triples
from kg.rdf.terms import DEFAULT_BASE, article_iri, entity_iri, term
from kg.rdf.validity import Key, Validity, validities

_Said = tuple[str, Triple]
"""Id of an article, or "" for what none says alone, and a triple."""


def quads(graph: Graph, *, base: str = DEFAULT_BASE) -> list[Quad]:
    """Return every triple of the graph with the articles it depends on, sorted, each once.

    Args:
        graph: What to say.
        base: Where the IRIs of data hang.

    Raises:
        KGError: As :func:`kg.rdf.triples`.

    >>> {str(quad.graph_name) for quad in quads(Graph())}
    {'DEFAULT'}
    """
    every = triples(graph, base=base)
    said = set(_said(graph, every, base))
    covered = {triple for _, triple in said}
    names: dict[str, NamedNode | DefaultGraph] = {"": DefaultGraph()}
    for article, _ in said:
        if article not in names:
            names[article] = article_iri(base, article)
    found = [_quad(triple, names[article]) for article, triple in said]
    found += [_quad(triple, names[""]) for triple in every if triple not in covered]
    return sorted(found, key=str)


def _quad(triple: Triple, name: NamedNode | DefaultGraph) -> Quad:
    return Quad(triple.subject, triple.predicate, triple.object, name)


def _said(graph: Graph, every: list[Triple], base: str) -> Iterator[_Said]:
    for citation in graph.citations:
        yield from _of(citation.id, article_triples(citation, base=base))
    citations = {citation.id: citation for citation in graph.citations}
    times = validities(graph.facts, citations)
    for fact in graph.facts:
        yield from _fact(fact, base, citations, times)
    for statement in graph.statements:
        yield from _of(statement.article, statement_triples(statement, base=base))
    yield from _things(graph, every, base)


def _of(article: str, found: Iterable[Triple]) -> Iterator[_Said]:
    for triple in found:
        yield article, triple


def _fact(
    fact: Fact[Entity],
    base: str,
    citations: Mapping[str, Citation],
    times: Mapping[Key, Validity],
) -> Iterator[_Said]:
    """Yield what each article alone says of a fact, as far as all of them together say it."""
    whole = set(fact_triples(fact, base=base, citations=citations, times=times))
    left = set(whole)
    articles = sorted({one.article for one in fact.evidence})
    for article in articles:
        own_evidence = tuple(one for one in fact.evidence if one.article == article)
        one = replace(fact, evidence=own_evidence)
        alone = fact_triples(one, base=base, citations=citations, times=times)
        own = whole.intersection(alone)
        own = {triple for triple in own if triple.predicate not in _TIMES}
        if len(articles) > 1:
            own = {triple for triple in own if not _counts(triple, base)}
        yield from _of(article, own)
        left -= own
    # An article that denies what another says is named by the membership all the same.
    for article in articles:
        iri = article_iri(base, article).value
        for triple in left:
            if _under(triple.object, iri):
                yield article, triple


def _things(graph: Graph, every: list[Triple], base: str) -> Iterator[_Said]:
    """Yield who is named where, and the description of each thing for each article with it."""
    described: dict[str, list[Triple]] = {}
    for triple in every:
        if isinstance(triple.subject, NamedNode) and triple.predicate in _DESCRIPTION:
            described.setdefault(triple.subject.value, []).append(triple)
    nodes = {entity.id: entity_iri(base, entity) for entity in graph.entities}
    places = set(graph.appearances)
    mentions = term("schema:mentions")
    for article, thing in graph.appearances:
        yield article, Triple(article_iri(base, article), mentions, nodes[thing])
    for fact in graph.facts:
        for one in fact.evidence:
            places |= {(one.article, fact.subject.id), (one.article, fact.object.id)}
    for statement in graph.statements:
        for entity in (statement.speaker, *statement.topics):
            places.add((statement.article, entity.id))
    for article, thing in places:
        yield from _of(article, described.get(nodes[thing].value, ()))


_DESCRIPTION = frozenset(
    map(
        term,
        (
            "rdf:type",
            "rdfs:label",
            "skos:altLabel",
            "skos:prefLabel",
            "skos:inScheme",
            "skos:exactMatch",
            "org:classification",
        ),
    )
)
"""What says which thing an entity is, and not what an article says of it."""


def _counts(triple: Triple, base: str) -> bool:
    """Tell whether a triple counts all articles.

    The numbers of articles do, and the confidence and stance of a membership.
    """
    if triple.predicate in _NUMBERS:
        return True
    return triple.predicate in _COUNTED and str(triple.subject).startswith(
        f"<{base}id/membership/"
    )


_COUNTED = frozenset((term("kg:confidence"), term("kg:stance")))
_TIMES = frozenset((term("schema:startDate"), term("schema:endDate"), term("kg:endedBy")))
_NUMBERS = frozenset((term("kg:articleCount"), term("kg:independentCount")))


def _under(node: object, iri: str) -> bool:
    return isinstance(node, NamedNode) and (
        node.value == iri or node.value.startswith(iri + "#")
    )
