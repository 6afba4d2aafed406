"""Checks a graph: SHACL shapes, graph-wide lint rules, and the types that a relation links.

Shapes look at one node each and are SHACL Core. What needs the whole graph is a SPARQL query
in ``kg/rdf/lint``: SHACL-SPARQL runs one query for each node, which takes seconds where one
query for all takes milliseconds.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph
from pyoxigraph import Quad, Store, Triple

from kg.errors import KGError
from kg.graph import Graph
from kg.ontology import ONTOLOGY, adopt
from kg.rdf.conformance import Shapes, shape_problems, shapes_of
from kg.rdf.mapping import triples
from kg.rdf.nodes import parse, streamed
from kg.rdf.pieces import pieces
from kg.rdf.problem import Problem
from kg.rdf.relationrules import relation_problems
from kg.rdf.subjects import Subjects


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
    data, store = Subjects(), Store()
    store.bulk_extend(_quads(found, data))
    adopt(_declarations(data), where="the graph")
    return {*shape_problems(data, wanted), *_lint_problems(store), *relation_problems(data)}


def unscreened(shapes: Path | None) -> str:
    """Return why pySHACL must look at every node with these shapes, or "" where it need not.

    Raises:
        KGError: If the file cannot be read or is not RDF.

    >>> unscreened(None)
    ''
    """
    return shapes_of(shapes).reason


def _quads(found: Iterable[Triple], data: Subjects) -> Iterator[Quad]:
    for triple in found:
        data.add(triple)
        yield Quad(triple.subject, triple.predicate, triple.object)


def _declarations(data: Subjects) -> Iterator[Triple]:
    """Yield what is said of relations, of their properties, and of classes below others."""
    about = set(data.members(f"{ONTOLOGY}Relation"))
    about |= {one for node in about for one in data.values(node, f"{ONTOLOGY}property")}
    about |= {node for node in data if data.values(node, _SUBCLASS)}
    for node in about:
        yield from data.triples(node)


_SUBCLASS = "http://www.w3.org/2000/01/rdf-schema#subClassOf"


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
