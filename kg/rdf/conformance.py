"""What SHACL shapes say of a graph: pySHACL's report, at a screen's cost where all is well.

:mod:`kg.rdf.screening` finds the nodes that may not conform, in a few seconds for a million
triples; pySHACL, which takes minutes for as many and gigabytes, validates these with what their
shapes look at, and its report is what counts. Both ways give the same report:
``tests/rdf/test_screening.py``. Shapes that are not screened are pySHACL's alone.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Triple

from kg.errors import KGError
from kg.ontology import folder
from kg.rdf.constraints import UnscreenedError
from kg.rdf.nodes import parse
from kg.rdf.problem import Problem
from kg.rdf.screening import Root, Screen, screen
from kg.rdf.subjects import Node, Subjects, term_of
from kg.rdf.turtle import as_rdflib

if TYPE_CHECKING:
    import rdflib

_MOST = 50_000
"""Triples that pySHACL gets at once: they take 0.2 GiB in rdflib's memory."""

_SHACL = "http://www.w3.org/ns/shacl#"
_SUBCLASS = "http://www.w3.org/2000/01/rdf-schema#subClassOf"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


@dataclass(frozen=True, slots=True)
class Shapes:
    """A shapes graph.

    Attributes:
        triples: What it holds.
        screen: How suspects are found, or None where pySHACL must look at every node.
        reason: Why there is no screen, or "".
    """

    triples: list[Triple]
    screen: Screen | None
    reason: str


def shapes_of(file: Path | None) -> Shapes:
    """Return the shapes of a file, or kg's own.

    Raises:
        KGError: If the file cannot be read, is not RDF or holds no shape.
    """
    triples = parse(folder() / "shapes.ttl" if file is None else file)
    if not any(triple.predicate.value.startswith(_SHACL) for triple in triples):
        raise KGError(
            f"{file}: holds no SHACL shape: all would be valid; give a file of shapes"
        )
    try:
        return Shapes(triples, screen(triples), "")
    except UnscreenedError as error:
        return Shapes(triples, None, str(error))


def shape_problems(data: Subjects, shapes: Shapes) -> Iterator[Problem]:
    """Yield what the shapes object to.

    Raises:
        KGError: If the shapes are not SHACL.
    """
    if shapes.screen is None:
        every = (triple for node in data for triple in data.triples(node))
        yield from _reported(every, shapes, None)
        return
    for part in _parts(data, shapes.screen):
        yield from _reported(part.triples, shapes, part.suspects)


_Suspects = dict[Node, set[Node]]
"""Suspects by the shape, or property shape, that may object."""


@dataclass(frozen=True, slots=True)
class _Part:
    triples: dict[Triple, None]
    suspects: _Suspects


def _parts(data: Subjects, shapes: Screen) -> Iterator[_Part]:
    """Yield suspects with all that their shapes look at, so many that pySHACL can bear them."""
    classes = [
        _triple(node, _SUBCLASS, above)
        for node in data
        for above in data.values(node, _SUBCLASS)
    ]
    part = _Part(dict.fromkeys(classes), {})
    for root, suspects in shapes.suspects(data):
        pointing = _pointing(data, root, set(suspects))
        for node in suspects:
            part.triples.update(dict.fromkeys(_around(data, node, shapes.depth)))
            part.triples.update(dict.fromkeys(pointing.get(node, ())))
            for shape in (root.iri, *root.parts):
                part.suspects.setdefault(shape, set()).add(node)
            if len(part.triples) >= _MOST:
                yield part
                part = _Part(dict.fromkeys(classes), {})
    if part.suspects:
        yield part


def _around(data: Subjects, node: Node, depth: int) -> Iterator[Triple]:
    """Yield what is said of a node and of values so far away, and the types of the last."""
    seen = {node}
    edge = [node]
    for _ in range(max(depth, 1)):
        found = [triple for one in edge for triple in data.triples(one)]
        yield from found
        values = dict.fromkeys(
            value
            for one in edge
            for predicate in data.properties(one)
            for value in data.values(one, predicate)
        )
        edge = [value for value in values if value not in seen]
        seen.update(edge)
    for one in edge:
        for class_ in data.values(one, _TYPE):
            yield _triple(one, _TYPE, class_)


def _pointing(data: Subjects, root: Root, suspects: set[Node]) -> dict[Node, list[Triple]]:
    """Return, for each suspect, a triple that makes it the target of ``sh:targetObjectsOf``."""
    found: dict[Node, list[Triple]] = {}
    for predicate in root.objects_of:
        for node in data:
            for value in data.values(node, predicate):
                if value in suspects and value not in found:
                    found[value] = [_triple(node, predicate, value)]
    return found


def _triple(subject: Node, predicate: str, value: Node) -> Triple:
    one = term_of(subject)
    if isinstance(one, Literal):
        raise TypeError(f"a literal is no subject: {one}")
    return Triple(one, NamedNode(predicate), term_of(value))


def _reported(
    triples: Iterable[Triple], shapes: Shapes, suspects: _Suspects | None
) -> Iterator[Problem]:
    """Yield what pySHACL reports; of a part, what it reports of the suspects.

    The rest of a part is there to be looked at: much that is said of it is missing.
    """
    # Here, not above: see kg.rdf.turtle.
    import pyshacl
    import rdflib
    from rdflib import RDF, SH

    shapes_graph = as_rdflib(shapes.triples, engine="rdflib")
    try:
        _, report, _ = pyshacl.validate(
            as_rdflib(triples, engine="rdflib"), shacl_graph=shapes_graph
        )
    except Exception as error:  # pySHACL has several unrelated error classes
        raise KGError(f"the shapes are not SHACL: {' '.join(str(error).split())}") from error
    if not isinstance(report, rdflib.Graph):
        raise KGError(f"the shapes cannot be checked: {report}")
    wanted = None if suspects is None else _in_rdflib(suspects)
    for result in report.subjects(RDF.type, SH.ValidationResult):
        shape = report.value(result, SH.sourceShape)
        focus = report.value(result, SH.focusNode)
        if wanted is not None and focus not in wanted.get(shape, ()):
            continue
        message = " ".join(_text(report, result, SH.resultMessage).split())
        value = report.value(result, SH.value)
        if value is not None and str(value) not in message:
            message = f"{message} ({value})"
        yield Problem(
            focus=str(focus),
            path=_text(report, result, SH.resultPath),
            message=message,
            shape=_shape_name(shapes_graph, shape),
        )


def _in_rdflib(suspects: _Suspects) -> dict["rdflib.Node | None", set["rdflib.Node"]]:
    from kg.rdf.turtle import in_rdflib

    return {
        in_rdflib(term_of(shape)): {in_rdflib(term_of(node)) for node in nodes}
        for shape, nodes in suspects.items()
    }


def _text(report: "rdflib.Graph", result: "rdflib.Node", path: "rdflib.URIRef") -> str:
    value = report.value(result, path)
    return "" if value is None else str(value)


def _shape_name(shapes: "rdflib.Graph", shape: object) -> str:
    """Return the name of the node shape that a property shape is part of."""
    from rdflib import SH, BNode, Node

    while isinstance(shape, BNode):
        parent: Node | None = shapes.value(None, SH.property, shape)
        if parent is None:
            return ""
        shape = parent
    return str(shape).rsplit("#", 1)[-1].rsplit("/", 1)[-1]
