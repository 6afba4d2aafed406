"""One named graph an article: what an article says can be taken back by dropping its graph.

The graph is called like its article and holds all that needs this article to be true. What two
articles say is in both graphs. What follows from several together (counts, the end of a
membership, the confidence and stance of one that several support) is in ``{base}id/derived``,
which is dropped too; ``kg convert`` works it out again from what is left. The default graph has
what belongs to no article: the data set, the vocabulary, things that no article names, copies,
pairs that may be one. All graphs together are exactly the triples of the Turtle file.
"""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path

import pyoxigraph
from pyoxigraph import NamedNode, Quad, RdfFormat, Triple

from kg.graph import Graph
from kg.model import Citation, Entity, Fact
from kg.rdf.facts import article_triples, direct_property, fact_triples, statement_triples
from kg.rdf.mapping import actors, said
from kg.rdf.sorting import Sorter
from kg.rdf.terms import DEFAULT_BASE, article_iri, english, entity_iri, term
from kg.rdf.vocabulary import describable, described, entity_triples
from kg.validity import Key, Validity, validities

_ALWAYS = Validity()

_Said = tuple[str, Triple]
"""Id of an article and a triple that it says."""


def quads(graph: Graph, *, base: str = DEFAULT_BASE) -> list[Quad]:
    """Return every triple of the graph with the articles it depends on, sorted, each once.

    >>> {str(quad.graph_name) for quad in quads(Graph())}
    {'DEFAULT'}
    """
    return list(parsed(quad_lines(graph, base=base)))


def quad_lines(graph: Graph, *, base: str, folder: Path | None = None) -> Iterator[str]:
    """Yield what :func:`quads` returns as lines of N-Quads, which wait in ``folder``."""
    found = Sorter[tuple[str, str]](folder=folder)
    for triple in said(graph, base=base, quotes=Sorter(folder=folder)):
        found.add((str(triple), ""))
    names = {citation.id: str(article_iri(base, citation.id)) for citation in graph.citations}
    for article, triple in _said(graph, base, folder):
        name = names.get(article)
        found.add((str(triple), str(article_iri(base, article)) if name is None else name))
    derived = str(NamedNode(f"{base}id/derived"))
    about = tuple(f"<{base}id/{kind}/" for kind in _DERIVED)
    for triple, pairs in groupby(found, key=itemgetter(0)):
        named = [name for _, name in pairs if name]
        if named:
            yield from (f"{triple} {name} .\n" for name in named)
        else:
            yield f"{triple} {derived} .\n" if triple.startswith(about) else f"{triple} .\n"


_DERIVED = ("assertion", "membership")
"""What is said of these and by no article alone follows from several."""


def parsed(lines: Iterable[str]) -> Iterator[Quad]:
    """Yield the quads of lines of N-Quads."""
    rest = iter(lines)
    while some := "".join(islice(rest, 1000)):
        yield from pyoxigraph.parse(some.encode(), format=RdfFormat.N_QUADS)


def mended(found: Iterable[Triple], *, base: str) -> list[Triple]:
    """Return what is left of a graph after an article's named graph was dropped.

    The default graph tells of merged ids, of pairs that may be one and of other registries'
    identifiers. Those of a thing that went with its last article are left out.
    """
    every = list(found)
    is_a, leads, unsure = term("rdf:type"), term("dcterms:isReplacedBy"), term("kg:Unsure")
    here = {one.subject for one in every if one.predicate == is_a}
    ends = (term("kg:left"), term("kg:right"))
    pairs = {one.subject for one in every if one.predicate == is_a and one.object == unsure}
    hanging = {
        one.subject
        for one in every
        if one.object not in here
        and (one.predicate == leads or (one.predicate in ends and one.subject in pairs))
    }
    data = f"<{base}id/"
    return [
        one
        for one in every
        if one.subject not in hanging
        and (
            one.subject in here
            or one.predicate == leads
            or not str(one.subject).startswith(data)
        )
    ]


def _said(graph: Graph, base: str, folder: Path | None) -> Iterator[_Said]:
    for citation in graph.citations:
        yield from _of(citation.id, article_triples(citation, base=base))
    citations = {citation.id: citation for citation in graph.citations}
    times = validities(graph.facts, citations)
    links: list[Triple] = []
    for fact in graph.facts:
        yield from _fact(fact, base, citations, times)
        if direct_property(fact) in _DESCRIPTION:  # of a user's ontology
            links += fact_triples(fact, base=base, citations=citations, times=times)
    for statement in graph.statements:
        yield from _of(statement.article, statement_triples(statement, base=base))
    yield from _things(graph, base, links, folder)


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
    closed = times.get(fact.key, _ALWAYS).closed
    derived = _DECIDED if len(articles) > 1 else _TIMES if closed else frozenset[NamedNode]()
    for article in articles:
        own_evidence = tuple(one for one in fact.evidence if one.article == article)
        one = replace(fact, evidence=own_evidence)
        alone = fact_triples(one, base=base, citations=citations, times=times)
        own = whole.intersection(alone)
        own = {triple for triple in own if not _follows(triple, derived, base)}
        yield from _of(article, own)
        left -= own
    # An article that denies what another says is named by the membership all the same.
    for article in articles:
        iri = article_iri(base, article).value
        for triple in left:
            if (
                isinstance(triple.object, NamedNode)
                and triple.object.value.partition("#")[0] == iri
            ):
                yield article, triple


def _things(
    graph: Graph, base: str, links: Iterable[Triple], folder: Path | None
) -> Iterator[_Said]:
    """Yield who is named where, and the description of each thing for each article with it."""
    nodes = {entity.id: entity_iri(base, entity) for entity in graph.entities}
    mentions = term("schema:mentions")
    places = Sorter[tuple[str, str]](folder=folder)
    for article, thing in graph.appearances:
        yield article, Triple(article_iri(base, article), mentions, nodes[thing])
        places.add((thing, article))
    for article, alias in graph.prints:
        yield article, Triple(article_iri(base, article), term("kg:prints"), english(alias))
    for fact in graph.facts:
        for one in fact.evidence:
            places.add((fact.subject.id, one.article))
            places.add((fact.object.id, one.article))
    for statement in graph.statements:
        for entity in (statement.speaker, *statement.topics):
            places.add((entity.id, statement.article))
    known = {entity.id: entity for entity in graph.entities}
    acting = actors(graph)
    described_as = _described_as({node.value for node in nodes.values()}, links)
    for thing, articles in groupby(places, key=itemgetter(0)):
        own = entity_triples(known[thing], base=base, acts=thing in acting)
        about = [triple for triple in own if triple.predicate in _DESCRIPTION]
        about += described_as.get(nodes[thing].value, ())
        for _, article in articles:
            yield from _of(article, about)


def _described_as(nodes: set[str], links: Iterable[Triple]) -> dict[str, list[Triple]]:
    """Return what the vocabulary, and facts that say what kind a thing is, say of things."""
    found: dict[str, list[Triple]] = {}
    for triple in (*described(nodes & describable()), *links):
        if triple.predicate in _DESCRIPTION and isinstance(triple.subject, NamedNode):
            found.setdefault(triple.subject.value, []).append(triple)
    return found


_DESCRIPTION = frozenset(
    (
        *map(term, ("rdf:type", "rdfs:label", "skos:altLabel", "skos:prefLabel")),
        *map(term, ("skos:inScheme", "skos:exactMatch", "org:classification")),
    )
)
"""What says which thing an entity is, and not what an article says of it."""


def _follows(triple: Triple, derived: AbstractSet[NamedNode], base: str) -> bool:
    """Return True if a triple is of the ``derived`` ones, which several articles decide.

    Of assertions, that is only how many articles say the same.
    """
    return triple.predicate in derived and (
        triple.predicate in _NUMBERS or str(triple.subject).startswith(f"<{base}id/membership/")
    )


_TIMES = frozenset(map(term, ("schema:startDate", "schema:endDate", "kg:endedBy")))
_NUMBERS = frozenset(map(term, ("kg:articleCount", "kg:independentCount")))
_DECIDED = _TIMES | _NUMBERS | {term("kg:confidence"), term("kg:stance")}
