"""Checks a graph: SHACL shapes, graph-wide lint rules, and the types that a relation links.

Shapes look at one node each and are SHACL Core. What needs the whole graph is a SPARQL query
in ``kg/rdf/lint``: SHACL-SPARQL runs one query for each node, which takes seconds where one
query for all takes milliseconds.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph
from pyoxigraph import Triple

from kg.errors import KGError
from kg.graph import Graph
from kg.model import EntityType
from kg.ontology import Class, Relation, adopt, folder, relations
from kg.rdf.mapping import triples
from kg.rdf.nodes import Nodes, parse, store_of
from kg.rdf.roles import role_property
from kg.rdf.terms import term
from kg.rdf.turtle import as_rdflib

if TYPE_CHECKING:
    import rdflib


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Problem:
    """One thing wrong with a graph.

    Attributes:
        focus: IRI of the thing.
        path: IRI of the property, or "" where the thing itself is wrong.
        message: What is wrong, in one line.
        shape: Name of the shape or rule that says so ("Person", "missing-link").
    """

    focus: str
    path: str
    message: str
    shape: str


def validate(graph: Graph | Path | str, *, shapes: Path | None = None) -> tuple[Problem, ...]:
    """Return everything wrong with a graph, sorted; nothing where it is sound.

    Args:
        graph: A graph, the path of a Turtle file, or Turtle text.
        shapes: SHACL file to use instead of ``ontologies/shapes.ttl``.

    Raises:
        KGError: If a file cannot be read or is not Turtle, or the shapes are not SHACL.

    >>> validate(Graph())
    ()
    """
    found = triples(graph) if isinstance(graph, Graph) else parse(graph)
    adopt(found, where="the graph")
    shapes_triples = parse(folder() / "shapes.ttl" if shapes is None else shapes)
    parts = _parts(found) if shapes is None else [_Part(found, frozenset())]
    problems = {
        *(one for part in parts for one in _shape_problems(part, shapes_triples)),
        *_lint_problems(found),
        *_relation_problems(Nodes("the graph", found)),
    }
    return tuple(sorted(problems))


@dataclass(frozen=True, slots=True)
class _Part:
    """What shapes are checked on at once.

    Attributes:
        triples: All that is said of some subjects, and the classes of what they point to.
        subjects: Those subjects; empty where the part is the whole graph.
    """

    triples: list[Triple]
    subjects: frozenset[str]


_MOST = 50_000  # triples of a part; a million at once take 2 GiB in rdflib's memory


def _parts(found: list[Triple]) -> Iterator[_Part]:
    """Split a big graph by subject: kg's shapes look at a node and its values' classes."""
    if len(found) <= _MOST:
        yield _Part(found, frozenset())
        return
    is_a = term("rdf:type")
    classes: dict[str, list[Triple]] = {}
    subjects: dict[str, list[Triple]] = {}
    for triple in found:
        subjects.setdefault(str(triple.subject), []).append(triple)
        if triple.predicate == is_a:
            classes.setdefault(str(triple.subject), []).append(triple)
    group: list[str] = []
    size = 0
    for subject in sorted(subjects):
        group.append(subject)
        size += len(subjects[subject])
        if size >= _MOST:
            yield _part(group, subjects, classes)
            group, size = [], 0
    if group:
        yield _part(group, subjects, classes)


def _part(
    group: list[str], subjects: dict[str, list[Triple]], classes: dict[str, list[Triple]]
) -> _Part:
    own = [triple for subject in group for triple in subjects[subject]]
    others = {str(triple.object) for triple in own} - set(group)
    typed = [triple for other in sorted(others) for triple in classes.get(other, ())]
    return _Part(own + typed, frozenset(subject.strip("<>") for subject in group))


def _shape_problems(part: _Part, shapes: list[Triple]) -> Iterator[Problem]:
    # Here, not above: see kg.rdf.turtle.
    import pyshacl
    import rdflib
    from rdflib import RDF, SH

    shapes_graph = as_rdflib(shapes, engine="rdflib")
    try:
        _, report, _ = pyshacl.validate(
            as_rdflib(part.triples, engine="rdflib"), shacl_graph=shapes_graph
        )
    except Exception as error:  # pySHACL has several unrelated error classes
        raise KGError(f"the shapes are not SHACL: {' '.join(str(error).split())}") from error
    if not isinstance(report, rdflib.Graph):
        raise KGError(f"the shapes cannot be checked: {report}")
    by_object = {
        _shape_name(shapes_graph, one) for one in shapes_graph.subjects(SH.targetObjectsOf)
    }
    for result in report.subjects(RDF.type, SH.ValidationResult):
        shape = _shape_name(shapes_graph, report.value(result, SH.sourceShape))
        focus = str(report.value(result, SH.focusNode))
        if part.subjects and focus not in part.subjects and shape not in by_object:
            continue  # of this node the part has only its classes
        message = " ".join(_text(report, result, SH.resultMessage).split())
        value = report.value(result, SH.value)
        if value is not None and str(value) not in message:
            message = f"{message} ({value})"
        yield Problem(
            focus=focus,
            path=_text(report, result, SH.resultPath),
            message=message,
            shape=shape,
        )


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


def _lint_problems(found: Iterable[Triple]) -> Iterator[Problem]:
    store = store_of(found)
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


def _relation_problems(nodes: Nodes) -> Iterator[Problem]:
    """Yield assertions of an undeclared relation, of wrong types, or with another property."""
    known = {relation.iri: relation for relation in relations().values()}
    types = {node: type_ for type_ in EntityType for node in nodes.members(f"kg:{type_}")}
    for node in nodes.members("kg:Assertion"):
        for iri in nodes.all(node, "kg:relation"):
            relation = known.get(iri)
            if relation is None:
                yield _problem(node, "kg:relation", f"<{iri}> is no relation", "relation")
                continue
            yield from _type_problems(nodes, node, relation, types)
            expected = relation.property
            if relation.name == "holds_position":
                roles = nodes.all(node, "schema:roleName") or [""]
                expected = role_property(roles[0])[1]
            for predicate in nodes.all(node, "rdf:predicate"):
                if predicate != expected:
                    reason = f"{relation.name} is stated by <{expected}>, not <{predicate}>"
                    yield _problem(node, "rdf:predicate", reason, "relation-property")


def _type_problems(
    nodes: Nodes, node: str, relation: Relation, types: dict[str, EntityType]
) -> Iterator[Problem]:
    for subject in nodes.all(node, "rdf:subject"):
        for object_ in nodes.all(node, "rdf:object"):
            left, right = types.get(subject), types.get(object_)
            if left is None or right is None or not relation.allows(left, right):
                sides = f"{left or 'an unknown type'} to {right or 'an unknown type'}"
                reason = f"{relation.name} does not lead from {sides}"
                yield _problem(node, "kg:relation", reason, "relation-types")
            for thing, classes in (
                (subject, relation.subject_classes),
                (object_, relation.object_classes),
            ):
                if not _is_any(nodes, thing, classes):
                    wanted = " or ".join(sorted(one.label for one in classes))
                    reason = f"{relation.name} needs <{thing}> to be a {wanted}"
                    yield _problem(node, "kg:relation", reason, "relation-classes")


def _is_any(nodes: Nodes, thing: str, classes: frozenset[Class]) -> bool:
    is_a = nodes.all(thing, "rdf:type")
    return not classes or any(one.iri in is_a for one in classes)


def _problem(focus: str, path: str, message: str, shape: str) -> Problem:
    return Problem(focus=focus, path=term(path).value, message=message, shape=shape)
