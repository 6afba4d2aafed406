"""Checks a graph: SHACL shapes, graph-wide lint rules, and the types that a relation links.

Shapes look at one node each and are SHACL Core. What needs the whole graph is a SPARQL query
in ``kg/rdf/lint``: SHACL-SPARQL runs one query for each node, which takes seconds where one
query for all takes milliseconds.
"""

import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TextIO

import pyoxigraph
from pyoxigraph import BlankNode, NamedNode, Quad, Store, Triple

from kg.errors import KGError
from kg.graph import Graph
from kg.ontology import adopt
from kg.rdf.conformance import Shapes, shape_problems, shapes_of
from kg.rdf.mapping import triples
from kg.rdf.nodes import parse, streamed
from kg.rdf.pieces import pieces
from kg.rdf.problem import Problem
from kg.rdf.relationrules import relation_problems
from kg.rdf.terms import term


def validate(graph: Graph | Path | str, *, shapes: Path | None = None) -> tuple[Problem, ...]:
    """Return everything wrong with a graph, sorted; nothing where it is sound.

    A file is read once and its triples are never all objects of Python: a million take 1.2 GiB.
    A graph is checked in pieces (:mod:`kg.rdf.pieces`), so that memory does not grow with it.

    Args:
        graph: A graph, the path of an RDF file, or Turtle text.
        shapes: SHACL file to use instead of ``ontologies/shapes.ttl``.

    Raises:
        KGError: If a file cannot be read, is not Turtle or holds nothing, or the shapes are
            not SHACL.

    >>> validate(Graph())
    ()
    """
    wanted = shapes_of(shapes)
    if not isinstance(graph, Graph):
        found = _some(graph) if isinstance(graph, Path) else parse(graph)
        return tuple(sorted(_problems(found, wanted)))
    problems: set[Problem] = set()
    for piece in pieces(graph):
        problems |= _problems(triples(piece), wanted)
    return tuple(sorted(problems))


def _some(file: Path) -> Iterator[Triple]:
    """Yield the triples of a file; one that holds none is no graph, but what a failure left."""
    empty = True
    for triple in streamed(file):
        empty = False
        yield triple
    if empty:
        raise KGError(f"{file}: holds no triple: give a graph that kg wrote")


def _problems(found: Iterable[Triple], wanted: Shapes) -> set[Problem]:
    store = Store()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "graph.nt"
        with file.open("w", encoding="utf-8") as lines:
            store.bulk_extend(_noted(found, lines))
        adopt(_declarations(store), where="the graph")
        return {
            *shape_problems(file, wanted),
            *_lint_problems(store),
            *relation_problems(store),
        }


def _noted(found: Iterable[Triple], lines: TextIO) -> Iterator[Quad]:
    """Yield triples as quads, and write each as a line of N-Triples."""
    for triple in found:
        if isinstance(triple.object, Triple):
            raise KGError(f"{triple.object} is a triple inside a triple: kg checks RDF 1.1")
        lines.write(f"{triple} .\n")
        yield Quad(triple.subject, triple.predicate, triple.object)


def _declarations(store: Store) -> Iterator[Triple]:
    """Yield what is said of relations, of their properties, and of classes below others."""
    relations = [one.subject for one in store.quads_for_pattern(None, _TYPE, _RELATION)]
    properties = [
        one.object
        for node in relations
        for one in store.quads_for_pattern(node, _PROPERTY, None)
    ]
    classes = [one.subject for one in store.quads_for_pattern(None, _SUBCLASS, None)]
    for node in dict.fromkeys((*relations, *properties, *classes)):
        if isinstance(node, NamedNode | BlankNode):
            yield from (one.triple for one in store.quads_for_pattern(node, None, None))


_TYPE, _SUBCLASS = term("rdf:type"), term("rdfs:subClassOf")
_RELATION, _PROPERTY = term("kg:Relation"), term("kg:property")


def _lint_problems(store: Store) -> Iterator[Problem]:
    for file in sorted((Path(__file__).parent / "lint").glob("*.rq")):
        text = file.read_text(encoding="utf-8")
        reason = text.splitlines()[0].removeprefix("#").strip()
        rows = store.query(text)
        if not isinstance(rows, pyoxigraph.QuerySolutions):
            raise TypeError(f"{file.name} must be a SELECT")
        for row in rows:
            focus, path, value = (getattr(row[name], "value", "") for name in _LINT_COLUMNS)
            yield Problem(
                focus=focus, path=path, message=f"{reason} ({value})", shape=file.stem
            )


_LINT_COLUMNS = ("focus", "path", "value")
