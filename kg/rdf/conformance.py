"""What SHACL shapes say of a graph.

The shapes are checked by ``shacl``, which takes a second and some 100 MB for a million triples.
It has no wheel for Linux on ARM: there pySHACL does the same in minutes.
``tests/rdf/test_conformance.py`` compares what both report.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph
from pyoxigraph import Literal, RdfFormat, Triple

from kg.errors import KGError
from kg.ontology import folder
from kg.rdf.nodes import parse
from kg.rdf.problem import Problem

if TYPE_CHECKING:
    import rdflib

_SHACL = "http://www.w3.org/ns/shacl#"
_COMPONENT = "ConstraintComponent"


@dataclass(frozen=True, slots=True)
class Shapes:
    """A shapes graph, with the message of each shape by the label of its node."""

    triples: list[Triple]
    messages: Mapping[str, str] = field(default_factory=dict)


def shapes_of(file: Path | None) -> Shapes:
    """Return the shapes of a file, or kg's own.

    Raises:
        KGError: If the file cannot be read, is not RDF, holds no shape, or one without a path.
    """
    triples = parse(folder() / "shapes.ttl" if file is None else file)
    if not any(triple.predicate.value.startswith(_SHACL) for triple in triples):
        raise KGError(
            f"{file}: holds no SHACL shape: all would be valid; give a file of shapes"
        )
    with_path = {one.subject for one in triples if one.predicate.value == f"{_SHACL}path"}
    for one in triples:
        if one.predicate.value == f"{_SHACL}property" and one.object not in with_path:
            raise KGError(f"{file}: the shapes are not SHACL: a property of one has no sh:path")
    messages = {
        str(one.subject): one.object.value
        for one in reversed(triples)
        if one.predicate.value == f"{_SHACL}message" and isinstance(one.object, Literal)
    }
    return Shapes(triples, messages)


def shape_problems(file: Path, shapes: Shapes) -> Iterator[Problem]:
    """Yield what shapes object to in a file of N-Triples."""
    try:
        import shacl
    except ImportError:
        yield from by_pyshacl(file, shapes)
        return
    lines = "".join(f"{triple} .\n" for triple in shapes.triples)
    try:
        report = shacl.Shapes.from_text(lines, "ntriples").validate_file(str(file))
    except ValueError as error:
        raise KGError(f"the shapes are not SHACL: {' '.join(str(error).split())}") from error
    for one in report.results:
        yield _problem(
            focus=_plain(one.focus_node),
            path=_plain(one.path) if one.path and one.path.startswith("<") else "",
            message=one.message or "",
            component=one.component,
            value=one.value_plain,
            shape=_plain(one.root_shape or ""),
        )


def by_pyshacl(file: Path, shapes: Shapes) -> Iterator[Problem]:
    """Yield the same as :func:`shape_problems` by pySHACL, a Python library."""
    # Here, not above: see kg.rdf.turtle.
    import pyshacl
    import rdflib
    from rdflib import RDF, SH

    from kg.rdf.turtle import as_rdflib

    shapes_graph = as_rdflib(shapes.triples, engine="rdflib")
    try:
        _, report, _ = pyshacl.validate(
            as_rdflib(parse(file), engine="rdflib"), shacl_graph=shapes_graph
        )
    except Exception as error:  # pySHACL has several unrelated error classes
        raise KGError(f"the shapes are not SHACL: {' '.join(str(error).split())}") from error
    if not isinstance(report, rdflib.Graph):
        raise KGError(f"the shapes cannot be checked: {report}")
    for result in report.subjects(RDF.type, SH.ValidationResult):
        shape = report.value(result, SH.sourceShape)
        label = shape.n3() if shape is not None else ""
        value, path = report.value(result, SH.value), report.value(result, SH.resultPath)
        component = report.value(result, SH.sourceConstraintComponent)
        said = report.value(result, SH.resultMessage)
        is_sparql = component == SH.SPARQLConstraintComponent
        yield _problem(
            focus=str(report.value(result, SH.focusNode)),
            path=str(path) if isinstance(path, rdflib.URIRef) else "",
            message=str(said) if is_sparql else shapes.messages.get(label, ""),
            component=str(component),
            value=None if value is None else str(value),
            shape=str(_named(shapes_graph, shape)),
        )


def _problem(
    *, focus: str, path: str, message: str, component: str, value: str | None, shape: str
) -> Problem:
    """Return what is wrong in kg's words, with the value where the message has it not."""
    name = component.rsplit("#", 1)[-1].removesuffix(_COMPONENT)
    said = " ".join(message.split()) or f"breaks sh:{name[:1].lower()}{name[1:]}"
    if value is not None and value not in said:
        said = f"{said} ({value})"
    short = shape.rsplit("#", 1)[-1].rsplit("/", 1)[-1]
    return Problem(focus=focus, path=path, message=said, shape=short)


def _plain(node: str) -> str:
    """Return a node that is written as N-Triples as text.

    >>> _plain("<https://a.example/x>"), _plain('"a"@en'), _plain("_:b0"), _plain("")
    ('https://a.example/x', 'a', 'b0', '')
    """
    if not node.startswith('"'):
        return node.removeprefix("_:").removeprefix("<").removesuffix(">")
    line = f"<x:s> <x:p> {node} .".encode()
    (found,) = pyoxigraph.parse(line, format=RdfFormat.N_TRIPLES)
    return found.object.value if isinstance(found.object, Literal) else node


def _named(shapes: "rdflib.Graph", shape: "rdflib.Node | None") -> "rdflib.Node | str":
    """Return the node shape that a property shape is part of."""
    from rdflib import SH, BNode

    while isinstance(shape, BNode):
        shape = shapes.value(None, SH.property, shape)
    return "" if shape is None else shape
