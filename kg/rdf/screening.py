"""Finds the nodes that SHACL shapes may object to, so that pySHACL need look at these alone.

A shape becomes a function from a node to one of three answers: the node conforms, it does not,
or only pySHACL can tell (a literal whose form is not the plain one of its datatype, two dates).
Logic is Kleene's, so ``sh:not`` of "only pySHACL can tell" is the same. What does not surely
conform is a suspect; a suspect that turns out sound costs time, never truth.

The constraints here are those of kg's own shapes and what is as simple. A shape that uses
anything else is refused as a whole (:class:`UnscreenedError`): pySHACL then checks every node.
Definitions: SHACL, W3C Recommendation of 20 July 2017, sections 2 to 4.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from pyoxigraph import Literal, Triple

from kg.rdf.constraints import (
    COUNTS,
    REPEATED,
    SH,
    TESTS,
    Answer,
    Constraint,
    UnscreenedError,
    all_of,
    each,
    is_shacl,
    negated,
    short,
)
from kg.rdf.subjects import Node, Subjects

Check = Callable[[Subjects, Node], Answer]
"""From the data and a node to whether the node conforms to a shape."""

_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"


@dataclass(frozen=True, slots=True, kw_only=True)
class Root:
    """A node shape with targets.

    Attributes:
        iri: The shape.
        classes: Its ``sh:targetClass``.
        subjects_of: Its ``sh:targetSubjectsOf``.
        objects_of: Its ``sh:targetObjectsOf``.
        parts: The property shapes whose results count as its own.
        check: Tells whether a node conforms.
    """

    iri: Node
    classes: tuple[str, ...]
    subjects_of: tuple[str, ...]
    objects_of: tuple[str, ...]
    parts: frozenset[Node]
    check: Check

    def targets(self, data: Subjects) -> dict[Node, None]:
        """Return the nodes that the shape is about."""
        found: dict[Node, None] = {}
        for class_ in self.classes:
            found |= data.members(class_)
        for predicate in self.subjects_of:
            found |= {node: None for node in data if data.values(node, predicate)}
        for predicate in self.objects_of:
            for node in data:
                found |= dict.fromkeys(data.values(node, predicate))
        return found


@dataclass(frozen=True, slots=True)
class Screen:
    """Shapes that are screened.

    Attributes:
        roots: The node shapes with targets.
        depth: How many triples away from a node its shapes look at values, at most.
    """

    roots: tuple[Root, ...]
    depth: int

    def suspects(self, data: Subjects) -> Iterator[tuple[Root, list[Node]]]:
        """Yield each shape that has suspects, with them."""
        for root in self.roots:
            check = root.check
            found = [node for node in root.targets(data) if check(data, node) is not True]
            if found:
                yield root, found


def screen(shapes: Iterable[Triple]) -> Screen:
    """Return the screen of a shapes graph.

    Raises:
        UnscreenedError: If it uses anything that is not screened, or is not SHACL, which
            pySHACL says better.
    """
    reader = _Reader(Subjects(shapes))
    return Screen(tuple(reader.roots()), reader.depth)


def _conforms(
    constraints: Iterable[Constraint], data: Subjects, focus: Node, values: Sequence[Node]
) -> Answer:
    """Return the least answer of several constraints; they are asked until one says no."""
    whole: Answer = True
    for constraint in constraints:
        answer = constraint(data, focus, values)
        if answer is not True:
            if answer is False:
                return False
            whole = None
    return whole


def _of_focus(check: Check) -> Constraint:
    """Return a check of a node as a constraint on its values, of which it needs none."""
    return lambda data, focus, _: check(data, focus)


_TARGETS = frozenset(
    SH + name for name in ("targetClass", "targetSubjectsOf", "targetObjectsOf")
)
_SHAPES = frozenset(SH + name for name in ("NodeShape", "PropertyShape", "PropertyGroup"))
_CLASSES = frozenset((_RDFS + "Class", "http://www.w3.org/2002/07/owl#Class"))
"""A shape that is a class has that class for a target."""

_SILENT = frozenset(
    SH + name for name in ("message", "name", "description", "order", "group", "severity")
)
"""What says nothing about conforming."""


class _Reader:
    """Turns the shapes of one graph into checks."""

    def __init__(self, shapes: Subjects) -> None:
        self.shapes = shapes
        self.depth = 0

    def roots(self) -> Iterator[Root]:
        shapes = self.shapes
        for node in shapes:
            for class_ in shapes.values(node, _RDF + "type"):
                if class_ in _CLASSES or (is_shacl(class_) and class_ not in _SHAPES):
                    raise UnscreenedError(f"a shape that is a {short(class_)} is not screened")
        for node in sorted(shapes, key=str):
            if not _TARGETS.isdisjoint(shapes.properties(node)):
                yield self._root(node)
            elif SH + "targetNode" in shapes.properties(node):
                raise UnscreenedError("sh:targetNode is not screened")

    def _root(self, node: Node) -> Root:
        classes, subjects_of, objects_of = (
            tuple(self._iri(value) for value in self.shapes.values(node, SH + name))
            for name in ("targetClass", "targetSubjectsOf", "targetObjectsOf")
        )
        return Root(
            iri=node,
            classes=classes,
            subjects_of=subjects_of,
            objects_of=objects_of,
            parts=frozenset(self.shapes.values(node, SH + "property")),
            check=self._shape(node, 0),
        )

    def _shape(self, node: Node, depth: int) -> Check:
        """Return the check of a node shape.

        Args:
            node: The shape.
            depth: Triples between the target and the nodes that are checked.
        """
        if self.shapes.values(node, SH + "path"):
            return self._property(node, depth)
        own = self._constraints(node, depth, {SH + "property"} | _TARGETS)
        for one in self.shapes.values(node, SH + "property"):
            own.append(_of_focus(self._property(one, depth)))
        return lambda data, focus: _conforms(own, data, focus, (focus,))

    def _property(self, node: Node, depth: int) -> Check:
        """Return the check of a property shape, whose path must be one property."""
        path = self._iri(self._one(node, "path"))
        self.depth = max(self.depth, depth + 1)
        own = self._constraints(node, depth + 1, {SH + "path"})

        return lambda data, focus: _conforms(own, data, focus, data.values(focus, path))

    def _constraints(
        self, node: Node, depth: int, known: set[str] | frozenset[str]
    ) -> list[Constraint]:
        """Return the constraints of a shape, of which ``known`` ones are read elsewhere."""
        if isinstance(node, Literal) or not self.shapes.properties(node):
            raise UnscreenedError(f"{node} is no shape")
        found: list[Constraint] = []
        for predicate in sorted(self.shapes.properties(node)):
            if predicate in known or predicate in _SILENT or not predicate.startswith(SH):
                continue
            name = predicate.removeprefix(SH)
            of_property = SH + "path" in known
            if name in _LOGIC:
                found += [
                    self._logic(name, value, depth)
                    for value in self.shapes.values(node, predicate)
                ]
            elif name in REPEATED and (of_property or not name.startswith("lessThan")):
                found += [
                    REPEATED[name](value) for value in self.shapes.values(node, predicate)
                ]
            elif name in COUNTS and of_property:
                found.append(COUNTS[name](self._one(node, name)))
            elif name in TESTS:
                found.append(each(TESTS[name](self._one(node, name))))
            elif name == "in":
                found.append(each(frozenset(self._list(self._one(node, name))).__contains__))
            else:
                raise UnscreenedError(f"sh:{name} is not screened")
        return found

    def _logic(self, name: str, value: Node, depth: int) -> Constraint:
        if name == "not":
            check = self._shape(value, depth)
            return lambda data, _, values: all_of(negated(check(data, one)) for one in values)
        checks = [self._shape(one, depth) for one in self._list(value)]
        if name == "and":
            return lambda data, _, values: all_of(
                check(data, one) for one in values for check in checks
            )
        return lambda data, _, values: all_of(
            negated(all_of(negated(check(data, one)) for check in checks)) for one in values
        )

    def _one(self, node: Node, name: str) -> Node:
        found = set(self.shapes.values(node, SH + name))
        if len(found) != 1:
            raise UnscreenedError(f"a shape has {len(found)} sh:{name}")
        return found.pop()

    def _iri(self, node: Node) -> str:
        if not isinstance(node, str):
            raise UnscreenedError("a path or class that is not one IRI is not screened")
        return node

    def _list(self, node: Node) -> list[Node]:
        """Return the members of an RDF list."""
        found: list[Node] = []
        seen: set[Node] = set()
        while node != _RDF + "nil":
            first, rest = (self.shapes.values(node, _RDF + name) for name in ("first", "rest"))
            if len(first) != 1 or len(rest) != 1 or node in seen:
                raise UnscreenedError("a list of a shape is not well formed")
            seen.add(node)
            found.append(first[0])
            node = rest[0]
        if not found:
            raise UnscreenedError("a list of a shape is empty")
        return found


_LOGIC = ("not", "and", "or")
