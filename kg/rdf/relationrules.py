"""What a graph says of relations, against their declarations: types, direction, property."""

from collections.abc import Iterator

from kg.model import EntityType
from kg.ontology import Class, Relation, relations
from kg.ontology.lookup import role_property
from kg.rdf.problem import Problem
from kg.rdf.subjects import Node, Subjects
from kg.rdf.terms import term

_RELATION, _SUBJECT, _OBJECT, _PREDICATE, _ROLE = (
    term(name).value
    for name in ("kg:relation", "rdf:subject", "rdf:object", "rdf:predicate", "schema:roleName")
)


def relation_problems(data: Subjects) -> Iterator[Problem]:
    """Yield assertions of an undeclared relation, of wrong types, or with another property."""
    known = {relation.iri: relation for relation in relations().values()}
    types: dict[Node, EntityType] = {
        node: type_ for type_ in EntityType for node in data.members(term(f"kg:{type_}").value)
    }
    for node in data.members(term("kg:Assertion").value):
        for iri in data.values(node, _RELATION):
            relation = known.get(str(iri))
            if relation is None:
                yield _problem(node, _RELATION, f"<{iri}> is no relation", "relation")
                continue
            yield from _type_problems(data, node, relation, types)
            expected = relation.property
            if relation.name == "holds_position":
                roles = _texts(data, node, _ROLE) or [""]
                expected = role_property(roles[0])[1]
            for predicate in _texts(data, node, _PREDICATE):
                if predicate != expected:
                    reason = f"{relation.name} is stated by <{expected}>, not <{predicate}>"
                    yield _problem(node, _PREDICATE, reason, "relation-property")


def _type_problems(
    data: Subjects, node: Node, relation: Relation, types: dict[Node, EntityType]
) -> Iterator[Problem]:
    for subject in data.values(node, _SUBJECT):
        for object_ in data.values(node, _OBJECT):
            left, right = types.get(subject), types.get(object_)
            if left is None or right is None or not relation.allows(left, right):
                sides = f"{left or 'an unknown type'} to {right or 'an unknown type'}"
                reason = f"{relation.name} does not lead from {sides}"
                yield _problem(node, _RELATION, reason, "relation-types")
            for thing, classes in (
                (subject, relation.subject_classes),
                (object_, relation.object_classes),
            ):
                if not _is_any(data, thing, classes):
                    wanted = " or ".join(sorted(one.label for one in classes))
                    reason = f"{relation.name} needs <{thing}> to be a {wanted}"
                    yield _problem(node, _RELATION, reason, "relation-classes")


def _is_any(data: Subjects, thing: Node, classes: frozenset[Class]) -> bool:
    is_a = data.values(thing, term("rdf:type").value)
    return not classes or any(one.iri in is_a for one in classes)


def _texts(data: Subjects, node: Node, predicate: str) -> list[str]:
    return [one if isinstance(one, str) else one.value for one in data.values(node, predicate)]


def _problem(node: Node, path: str, message: str, shape: str) -> Problem:
    focus = node if isinstance(node, str) else node.value
    return Problem(focus=focus, path=path, message=message, shape=shape)
