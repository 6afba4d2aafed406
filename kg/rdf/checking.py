"""Checks a graph: SHACL shapes, graph-wide lint rules, and the types that a relation links.

Shapes look at one node each and are SHACL Core. What needs the whole graph is a SPARQL query
in ``kg/rdf/lint``: SHACL-SPARQL runs one query for each node, which takes seconds where one
query for all takes milliseconds.
"""

import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TextIO

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, QuerySolutions, Store, Triple

from kg.errors import KGError
from kg.graph import Graph
from kg.model import EntityType
from kg.ontology import Class, Relation, adopt, relations
from kg.ontology.files import ONTOLOGY
from kg.ontology.lookup import role_property
from kg.rdf.conformance import Shapes, shape_problems, shapes_of
from kg.rdf.mapping import triples
from kg.rdf.nodes import parse, streamed
from kg.rdf.pieces import pieces
from kg.rdf.problem import Problem
from kg.rdf.terms import term


def validate(graph: Graph | Path | str, *, shapes: Path | None = None) -> tuple[Problem, ...]:
    """Return everything wrong with a graph, sorted; nothing where it is sound.

    A file is read once and its triples are never all objects of Python: a million take 1.2 GiB.
    A graph is checked in pieces (:mod:`kg.rdf.pieces`), so that memory does not grow with it.

    Args:
        graph: A graph, the path of an RDF file, or Turtle text.
        shapes: SHACL file to use instead of ``ontologies/shapes.ttl``.

    Raises:
        KGError: If a file cannot be read, is not Turtle or holds no graph of kg's, or the
            shapes are not SHACL. With shapes of their own, other RDF files are checked too.

    >>> validate(Graph())
    ()
    """
    wanted = shapes_of(shapes)
    if not isinstance(graph, Graph):
        if isinstance(graph, Path):
            found: Iterable[Triple] = _from_file(graph, foreign=shapes is not None)
        else:
            found = parse(graph)
        return tuple(sorted(_problems(found, wanted)))
    problems: set[Problem] = set()
    for piece in pieces(graph):
        problems |= _problems(triples(piece), wanted)
    return tuple(sorted(problems))


def _from_file(file: Path, *, foreign: bool) -> Iterator[Triple]:
    """Yield the triples of a file, and refuse one without triples, which a failure left.

    Unless ``foreign`` is set, a file without any class or property of kg's ontology is refused
    as well: none of kg's shapes would look at anything in it, so it would pass as valid.
    """
    empty, known = True, foreign
    for triple in streamed(file):
        empty = False
        known = known or any(
            isinstance(one, NamedNode) and one.value.startswith(_KG)
            for one in (triple.predicate, triple.object)
        )
        yield triple
    if empty:
        raise KGError(f"{file}: holds no triple: give a graph that kg wrote")
    if not known:
        raise KGError(
            f"{file}: holds no kg graph: give one that kg wrote, or check other RDF with "
            "shapes of its own (--shapes FILE)"
        )


_KG = ONTOLOGY.rstrip("#")  # also of the dataset, which says that it conforms to the ontology


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
            *_relation_problems(store),
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


_Node = NamedNode | BlankNode | Literal

_TYPE, _SUBCLASS = term("rdf:type"), term("rdfs:subClassOf")
_RELATION, _PROPERTY = term("kg:Relation"), term("kg:property")
_OF, _SUBJECT, _OBJECT, _BY, _ROLE = map(
    term, ("kg:relation", "rdf:subject", "rdf:object", "rdf:predicate", "schema:roleName")
)


def _lint_problems(store: Store) -> Iterator[Problem]:
    for file in sorted((Path(__file__).parent / "lint").glob("*.rq")):
        text = file.read_text(encoding="utf-8")
        reason = text.splitlines()[0].removeprefix("#").strip()
        rows = store.query(text)
        if not isinstance(rows, QuerySolutions):
            raise TypeError(f"{file.name} must be a SELECT")
        for row in rows:
            focus, path, value = (getattr(row[name], "value", "") for name in _LINT_COLUMNS)
            yield Problem(
                focus=focus, path=path, message=f"{reason} ({value})", shape=file.stem
            )


_LINT_COLUMNS = ("focus", "path", "value")


def _relation_problems(store: Store) -> Iterator[Problem]:
    """Yield assertions of an undeclared relation, of wrong types, or with another property."""
    known = {relation.iri: relation for relation in relations().values()}
    types: dict[_Node, EntityType] = {
        node: type_ for type_ in EntityType for node in _members(store, term(f"kg:{type_}"))
    }
    for node in _members(store, term("kg:Assertion")):
        for value in _values(store, node, _OF):
            relation = known.get(value.value)
            if relation is None:
                reason = f"<{value.value}> is no relation"
                yield _problem(node, _OF, reason, "relation")
                continue
            yield from _type_problems(store, node, relation, types)
            expected = relation.property
            if relation.name == "holds_position":
                roles = [one.value for one in _values(store, node, _ROLE)] or [""]
                expected = role_property(roles[0])[1]
            for predicate in _values(store, node, _BY):
                if predicate.value != expected:
                    reason = (
                        f"{relation.name} is stated by <{expected}>, not <{predicate.value}>"
                    )
                    yield _problem(node, _BY, reason, "relation-property")


def _type_problems(
    store: Store, node: _Node, relation: Relation, types: dict[_Node, EntityType]
) -> Iterator[Problem]:
    for subject in _values(store, node, _SUBJECT):
        for object_ in _values(store, node, _OBJECT):
            left, right = types.get(subject), types.get(object_)
            if left is None or right is None or not relation.allows(left, right):
                sides = f"{left or 'an unknown type'} to {right or 'an unknown type'}"
                reason = f"{relation.name} does not lead from {sides}"
                yield _problem(node, _OF, reason, "relation-types")
            for thing, classes in (
                (subject, relation.subject_classes),
                (object_, relation.object_classes),
            ):
                if not _is_any(store, thing, classes):
                    wanted = " or ".join(sorted(one.label for one in classes))
                    reason = f"{relation.name} needs <{thing.value}> to be a {wanted}"
                    yield _problem(node, _OF, reason, "relation-classes")


def _is_any(store: Store, thing: _Node, classes: frozenset[Class]) -> bool:
    is_a = {one.value for one in _values(store, thing, term("rdf:type"))}
    return not classes or any(one.iri in is_a for one in classes)


def _members(store: Store, class_: NamedNode) -> list[_Node]:
    """Return the members of a class and of those below it, each once."""
    found = store.query(
        "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
        f"SELECT DISTINCT ?member {{ ?below rdfs:subClassOf* {class_} . ?member a ?below }}"
    )
    if not isinstance(found, QuerySolutions):
        raise TypeError("a SELECT has solutions")
    return [row["member"] for row in found]


def _values(store: Store, node: _Node, predicate: NamedNode) -> list[_Node]:
    if isinstance(node, Literal):
        return []
    found = (one.object for one in store.quads_for_pattern(node, predicate, None))
    return [one for one in found if not isinstance(one, Triple)]


def _problem(node: _Node, path: NamedNode, message: str, shape: str) -> Problem:
    return Problem(focus=node.value, path=path.value, message=message, shape=shape)
