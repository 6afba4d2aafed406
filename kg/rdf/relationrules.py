"""What a graph says of relations, against their declarations: types, direction, property."""

from collections.abc import Iterator

from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions, Store, Triple

from kg.model import EntityType
from kg.ontology import Class, Relation, relations
from kg.ontology.lookup import role_property
from kg.rdf.problem import Problem
from kg.rdf.terms import term

_Node = NamedNode | BlankNode | Literal

_RELATION, _SUBJECT, _OBJECT, _PREDICATE, _ROLE = map(
    term, ("kg:relation", "rdf:subject", "rdf:object", "rdf:predicate", "schema:roleName")
)


def relation_problems(store: Store) -> Iterator[Problem]:
    """Yield assertions of an undeclared relation, of wrong types, or with another property."""
    known = {relation.iri: relation for relation in relations().values()}
    types: dict[_Node, EntityType] = {
        node: type_ for type_ in EntityType for node in _members(store, term(f"kg:{type_}"))
    }
    for node in _members(store, term("kg:Assertion")):
        for value in _values(store, node, _RELATION):
            relation = known.get(value.value)
            if relation is None:
                reason = f"<{value.value}> is no relation"
                yield _problem(node, _RELATION, reason, "relation")
                continue
            yield from _type_problems(store, node, relation, types)
            expected = relation.property
            if relation.name == "holds_position":
                roles = [one.value for one in _values(store, node, _ROLE)] or [""]
                expected = role_property(roles[0])[1]
            for predicate in _values(store, node, _PREDICATE):
                if predicate.value != expected:
                    reason = (
                        f"{relation.name} is stated by <{expected}>, not <{predicate.value}>"
                    )
                    yield _problem(node, _PREDICATE, reason, "relation-property")


def _type_problems(
    store: Store, node: _Node, relation: Relation, types: dict[_Node, EntityType]
) -> Iterator[Problem]:
    for subject in _values(store, node, _SUBJECT):
        for object_ in _values(store, node, _OBJECT):
            left, right = types.get(subject), types.get(object_)
            if left is None or right is None or not relation.allows(left, right):
                sides = f"{left or 'an unknown type'} to {right or 'an unknown type'}"
                reason = f"{relation.name} does not lead from {sides}"
                yield _problem(node, _RELATION, reason, "relation-types")
            for thing, classes in (
                (subject, relation.subject_classes),
                (object_, relation.object_classes),
            ):
                if not _is_any(store, thing, classes):
                    wanted = " or ".join(sorted(one.label for one in classes))
                    reason = f"{relation.name} needs <{thing.value}> to be a {wanted}"
                    yield _problem(node, _RELATION, reason, "relation-classes")


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
