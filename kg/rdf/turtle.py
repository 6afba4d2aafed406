"""Graph to text in the RDF formats."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from kg.errors import KGError
from kg.graph import Graph
from kg.rdf import serializer
from kg.rdf.jsonld import jsonld_parts
from kg.rdf.mapping import said, triples
from kg.rdf.nodes import load, parse, store_of
from kg.rdf.profiles import PROFILES, core, reified
from kg.rdf.quads import parsed, quad_lines
from kg.rdf.sorting import Sorter
from kg.rdf.terms import DATA_PREFIXES, DEFAULT_BASE, PREFIXES, term

if TYPE_CHECKING:
    import rdflib
    from rdflib.term import Identifier

ENGINES = ("oxigraph", "rdflib")
"""What may hold the triples of an rdflib graph, the fast one first."""

FORMATS = ("ttl", "trig", "nt", "nq", "jsonld")
"""Names of the formats, which are file suffixes too; Turtle is the default."""

_WITH_GRAPHS = frozenset(("trig", "nq"))


def write(
    graph: Graph,
    *,
    base: str = DEFAULT_BASE,
    format: str = "ttl",  # noqa: A002 -- the word of the command line, and of rdflib
    profile: str = PROFILES[0],
    rdf12: bool = False,
) -> str:
    """Return the graph as RDF text: equal graphs give equal text, whatever the hash seed.

    :func:`kg.rdf.read` gives the same graph back from every format of the full profile.

    Args:
        graph: What to write.
        base: Where the IRIs of data hang; the file says it, so that reading needs no option.
        format: "ttl" (Turtle), "trig" (TriG, one named graph an article), "nt" (N-Triples),
            "nq" (N-Quads, the graphs of TriG) or "jsonld" (JSON-LD with a context).
        profile: "full", or "core" for entities, direct links and memberships only, which has
            no evidence and is not read back.
        rdf12: Whether an assertion is a reifier of its triple, as in RDF 1.2 (rdflib 7 cannot
            read that), in place of three triples. Not in JSON-LD, which has no word for it.

    Raises:
        KGError: If the base is no address, the graph contradicts itself, or there is no such
            format or profile.

    >>> print(write(Graph()).splitlines()[-2])
        void:uriSpace "https://kg.example.org/" .
    """
    return "".join(parts(graph, base=base, format=format, profile=profile, rdf12=rdf12))


def parts(
    graph: Graph,
    *,
    base: str = DEFAULT_BASE,
    format: str = "ttl",  # noqa: A002
    profile: str = PROFILES[0],
    rdf12: bool = False,
    folder: Path | None = None,
) -> Iterator[str]:
    """Return the text of :func:`write` in parts: it never stands in memory as a whole.

    The arguments are those of :func:`write`. Sorted triples that memory does not hold wait in
    ``folder``; None is the system's folder for temporary files.

    Raises:
        KGError: As :func:`write`; what the graph is to blame for, when the parts are taken.
        OSError: If the folder is full, when the parts are taken.
    """
    if format not in FORMATS:
        raise KGError(f"no RDF format {format!r}: choose from {', '.join(FORMATS)}")
    if profile not in PROFILES:
        raise KGError(f"no profile {profile!r}: choose from {', '.join(PROFILES)}")
    whole = profile == PROFILES[0]
    if rdf12 and format == "jsonld":
        raise KGError("JSON-LD has no triple terms: write RDF 1.2 as ttl, trig, nt or nq")
    if format in _WITH_GRAPHS:
        if not whole:
            raise KGError(
                f"profile {profile} has no articles' graphs: write it as ttl, nt or jsonld"
            )
        lines = quad_lines(graph, base=base, folder=folder)
        if rdf12:
            lines = _lines(reified(parsed(lines)), folder)
        if format == "nq":
            return lines
        return serializer.trig_parts(parsed(lines), prefixes(base), folder=folder)
    found = said(graph, base=base, quotes=Sorter(folder=folder))
    if not whole:
        found = core(_ordered(found, folder))
    if rdf12:
        found = reified(_ordered(found, folder))
    return text_parts(found, base=base, format=format, folder=folder)


def text_of(found: Iterable[Triple], *, base: str, format: str = "ttl") -> str:  # noqa: A002
    """Return triples as "ttl", "nt" or "jsonld", sorted; the base gives prefixes of data."""
    return "".join(text_parts(found, base=base, format=format))


def text_parts(
    found: Iterable[Triple],
    *,
    base: str,
    format: str = "ttl",  # noqa: A002
    folder: Path | None = None,
) -> Iterator[str]:
    """Return the text of :func:`text_of` in parts; triples wait in a folder."""
    if format == "nt":
        return _lines(found, folder)
    if format == "jsonld":
        return jsonld_parts(found, prefixes(base), folder=folder)
    return serializer.turtle_parts(found, prefixes(base), folder=folder)


def prefixes(base: str) -> dict[str, str]:
    """Return the namespaces of vocabulary and of data under a base, by prefix."""
    return PREFIXES | {prefix: base + path for prefix, path in DATA_PREFIXES.items()}


def _lines(found: Iterable[Triple] | Iterable[Quad], folder: Path | None) -> Iterator[str]:
    """Yield sorted lines of N-Triples or N-Quads: what a triple prints, and a full stop."""
    lines = Sorter[str](folder=folder)
    for item in found:
        lines.add(str(item))
    return (f"{line} .\n" for line in lines)


def _ordered(found: Iterable[Triple], folder: Path | None) -> Iterator[Triple]:
    """Yield triples sorted, each once."""
    return (quad.triple for quad in parsed(_lines(found, folder)))


def as_rdflib(
    found: Iterable[Triple] | Graph | Path,
    *,
    engine: str = ENGINES[0],
    folder: Path | None = None,
) -> "rdflib.Graph":
    """Return triples, a graph or a file as an rdflib graph, with kg's prefixes.

    Args:
        found: What to hold.
        engine: "oxigraph" for Oxigraph behind rdflib's API, whose queries are tens of times
            faster; "rdflib" for rdflib's own memory, which keeps every lexical form as it is
            (Oxigraph makes "0.90" "0.9").
        folder: Where Oxigraph keeps the graph on disk; None keeps it in memory.

    Raises:
        KGError: If there is no such engine, the file cannot be read, or rdflib's own memory is
            to be on disk.

    >>> len(as_rdflib(Graph()))
    5
    """
    # Here, not above: rdflib takes a third of a second that no other command should wait for.
    import rdflib

    if engine not in ENGINES:
        raise KGError(f"no engine {engine!r}: choose from {', '.join(ENGINES)}")
    if engine == "oxigraph":
        import oxrdflib

        if isinstance(found, Path):
            store = load(found, into=folder)
        else:
            store = store_of(triples(found) if isinstance(found, Graph) else found, into=folder)
        # Under another name the graph would look empty: kg's triples are in the default graph.
        target = rdflib.Graph(
            store=oxrdflib.OxigraphStore(store=store),
            identifier=rdflib.graph.DATASET_DEFAULT_GRAPH_ID,
            bind_namespaces="none",
        )
    elif folder is not None:
        raise KGError("rdflib's own memory is not on disk: choose the engine oxigraph")
    else:
        target = rdflib.Graph(bind_namespaces="none")
        if isinstance(found, Path):
            found = parse(found)
        for triple in triples(found) if isinstance(found, Graph) else found:
            subject, object_ = _in_rdflib(triple.subject), _in_rdflib(triple.object)
            target.add((subject, rdflib.URIRef(triple.predicate.value), object_))
    for prefix, namespace in PREFIXES.items():
        target.bind(prefix, namespace)
    return target


def _in_rdflib(node: NamedNode | BlankNode | Literal | Triple) -> "Identifier":
    """Return a term as rdflib has it, in the form in which it is written."""
    import rdflib

    if isinstance(node, NamedNode):
        return rdflib.URIRef(node.value)
    if isinstance(node, BlankNode):
        return rdflib.BNode(node.value)
    if not isinstance(node, Literal):
        raise TypeError(f"a triple inside a triple: {node}")
    if node.language or node.datatype == term("xsd:string"):
        return rdflib.Literal(node.value, lang=node.language)
    datatype = rdflib.URIRef(node.datatype.value)
    return rdflib.Literal(node.value, datatype=datatype, normalize=False)
