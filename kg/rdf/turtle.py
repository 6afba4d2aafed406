"""Graph to Turtle text."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.graph import Graph
from kg.rdf.mapping import triples
from kg.rdf.terms import DATA_PREFIXES, DEFAULT_BASE, PREFIXES, term

if TYPE_CHECKING:
    import rdflib
    from rdflib.term import Identifier


def write(graph: Graph, *, base: str = DEFAULT_BASE) -> str:
    """Return the graph as Turtle: equal graphs give equal text, whatever the hash seed.

    :func:`kg.rdf.read` gives the same graph back.

    Args:
        graph: What to write.
        base: Where the IRIs of data hang; the file says it, so that reading needs no option.

    Raises:
        KGError: If the base is no address, or the graph contradicts itself.

    >>> print(write(Graph()).splitlines()[-2])
        void:uriSpace "https://kg.example.org/" .
    """
    target = as_rdflib(triples(graph, base=base))
    for prefix, path in DATA_PREFIXES.items():
        target.bind(prefix, base + path)
    # Here, not above: rdflib takes a third of a second that no other command should wait for.
    from kg.rdf.serializer import serialize

    return serialize(target)


def as_rdflib(found: Iterable[Triple]) -> "rdflib.Graph":
    """Return triples as an rdflib graph, with kg's prefixes and every lexical form as it is."""
    import rdflib  # Late, as in write

    target = rdflib.Graph(bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        target.bind(prefix, namespace)
    for triple in found:
        subject, object_ = _term(triple.subject), _term(triple.object)
        target.add((subject, rdflib.URIRef(triple.predicate.value), object_))
    return target


def _term(node: NamedNode | BlankNode | Literal | Triple) -> "Identifier":
    import rdflib

    if isinstance(node, NamedNode):
        return rdflib.URIRef(node.value)
    if isinstance(node, BlankNode):
        return rdflib.BNode(node.value)
    if not isinstance(node, Literal):
        raise TypeError(f"a triple inside a triple: {node}")
    if node.language:
        return rdflib.Literal(node.value, lang=node.language)
    if node.datatype == term("xsd:string"):
        return rdflib.Literal(node.value)
    datatype = rdflib.URIRef(node.datatype.value)
    return rdflib.Literal(node.value, datatype=datatype, normalize=False)
