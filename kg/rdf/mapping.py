"""Graph to triples: the mapping of kg's model to RDF.

Four layers, each for what the one before it cannot say: entities with direct links for facts
that hold; ``org:Membership``, ``schema:Quotation``, ``schema:Claim`` for what needs more than
one triple; one ``kg:Assertion`` for each piece of evidence of each fact, whatever its stance;
evidence as Web Annotation selectors. A denied, planned, speculated, former or future fact never
becomes a direct link, and neither does one that a later article ends.
"""

from collections.abc import Iterator
from itertools import chain, pairwise
from sys import maxsize

from pyoxigraph import NamedNode, Triple

from kg.errors import KGError
from kg.graph import Graph
from kg.rdf.sorting import Sorter
from kg.rdf.terms import DEFAULT_BASE, term
from kg.rdf.units import Units
from kg.rdf.vocabulary import describable, described


def triples(graph: Graph, *, base: str = DEFAULT_BASE) -> list[Triple]:
    """Return every triple of the graph, sorted, each once.

    Args:
        graph: What to say.
        base: Where the IRIs of data hang. Vocabulary keeps its own.

    Raises:
        KGError: As :func:`said`.
    """
    return sorted(set(said(graph, base=base, quotes=Sorter(most=maxsize))), key=str)


def said(
    graph: Graph, *, base: str, quotes: Sorter[tuple[str, str]] | None = None
) -> Iterator[Triple]:
    """Yield every triple of the graph, in no order that means anything, some of them often.

    Args:
        graph: What to say.
        base: Where the IRIs of data hang.
        quotes: Keeps the quotes until they are compared; None has one that may use the disk.

    Raises:
        KGError: If the base is no address, or the graph contradicts itself: a fact of an entity
            that is not among its entities, an undeclared relation, one span with two quotes.
    """
    kept = Sorter[tuple[str, str]]() if quotes is None else quotes
    names, used = describable(), set[str]()
    exact = term("oa:exact")
    units = Units(graph, base=base)
    try:
        for triple in chain.from_iterable(map(units.triples, units)):
            subject, object_ = triple.subject, triple.object
            if triple.predicate == exact:
                kept.add((str(subject), str(object_)))
            for part in (subject, object_):
                if isinstance(part, NamedNode) and part.value in names:
                    used.add(part.value)
            yield triple
    except ValueError as error:  # a lone surrogate, which UTF-8 cannot hold
        raise KGError(f"the graph holds text that RDF cannot: {error}") from error
    yield from described(used)
    for (one, _), (other, _) in pairwise(kept):
        if one == other:
            raise KGError(f"{one} has two quotes: one article's evidence contradicts itself")
