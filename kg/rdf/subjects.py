"""Triples by subject in memory, with every term as the file writes it.

What checks a graph looks at one node and its values, some millions of times: this index answers
in a tenth of a microsecond. Oxigraph's store cannot stand in for it, as it keeps the value of a
literal and not its form: ``"5"^^xsd:nonNegativeInteger`` comes back as ``"5"^^xsd:integer``,
``"0.90"`` as ``"0.9"``. A million triples take 0.3 GiB.
"""

from collections.abc import Iterable, Iterator, Sequence

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.errors import KGError
from kg.rdf.terms import term

Node = str | BlankNode | Literal
"""A term: an IRI is text, the other two are what they are."""

_TYPE = term("rdf:type").value
_SUBCLASS = term("rdfs:subClassOf").value


class Subjects:
    """Triples by subject and predicate; equal terms are one object.

    A triple given twice is held twice: whoever counts values takes the set of them.
    """

    def __init__(self, triples: Iterable[Triple] = ()) -> None:
        self._values: dict[Node, dict[str, list[Node]]] = {}
        self._members: dict[Node, list[Node]] = {}
        self._same: dict[Node, Node] = {}
        self._above: dict[Node, frozenset[Node]] | None = None
        for triple in triples:
            self.add(triple)

    def add(self, triple: Triple) -> None:
        """Add a triple.

        Raises:
            KGError: If a term is a triple itself, other than what ``rdf:reifies`` names.
        """
        subject, value = self._one(triple.subject), self._one(triple.object)
        predicate = str(self._one(triple.predicate))
        values = self._values.get(subject)
        if values is None:
            values = self._values[subject] = {}
        values.setdefault(predicate, []).append(value)
        if predicate == _TYPE:
            self._members.setdefault(value, []).append(subject)
        elif predicate == _SUBCLASS:
            self._above = None

    def _one(self, given: NamedNode | BlankNode | Literal | Triple) -> Node:
        if isinstance(given, Triple):
            raise KGError(f"{given} is a triple inside a triple: kg checks RDF 1.1")
        node: Node = given.value if isinstance(given, NamedNode) else given
        return self._same.setdefault(node, node)

    def __iter__(self) -> Iterator[Node]:
        """Yield every subject once."""
        return iter(self._values)

    def values(self, node: Node, predicate: str) -> Sequence[Node]:
        """Return the values of a property (its whole IRI) of a node."""
        found = self._values.get(node)
        return () if found is None else found.get(predicate, ())

    def properties(self, node: Node) -> Sequence[str]:
        """Return the IRIs of a node's properties."""
        return tuple(self._values.get(node, ()))

    def members(self, class_: str) -> dict[Node, None]:
        """Return the members of a class and of those below it, each once."""
        below = [one for one, above in self._superclasses().items() if class_ in above]
        return {one: None for name in (class_, *below) for one in self._members.get(name, ())}

    def is_a(self, node: Node, class_: str) -> bool:
        """Return whether a node is a member of a class or of one below it."""
        types = self.values(node, _TYPE)
        if class_ in types:
            return True
        above = self._superclasses()
        return bool(above) and any(class_ in above.get(one, ()) for one in types)

    def triples(self, node: Node) -> Iterator[Triple]:
        """Yield what is said of a node."""
        subject = term_of(node)
        if isinstance(subject, Literal):
            return
        for predicate, values in self._values.get(node, {}).items():
            for value in values:
                yield Triple(subject, NamedNode(predicate), term_of(value))

    def _superclasses(self) -> dict[Node, frozenset[Node]]:
        """Return every class that has one above it, with all those above."""
        if self._above is None:
            self._above = {}
            for node, values in self._values.items():
                if _SUBCLASS in values:
                    self._above[node] = self._climbed(node)
        return self._above

    def _climbed(self, class_: Node) -> frozenset[Node]:
        found: set[Node] = set()
        waiting = list(self.values(class_, _SUBCLASS))
        while waiting:
            one = waiting.pop()
            if one not in found:
                found.add(one)
                waiting.extend(self.values(one, _SUBCLASS))
        return frozenset(found)


def term_of(node: Node) -> NamedNode | BlankNode | Literal:
    """Return a term as pyoxigraph has it."""
    return NamedNode(node) if isinstance(node, str) else node
