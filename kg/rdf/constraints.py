"""Constraints of SHACL Core as functions that say yes, no, or that only pySHACL can tell.

They follow pySHACL where it and the recommendation differ: its pattern is Python's, and a
literal's text is its lexical form.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal

from pyoxigraph import BlankNode, Literal

from kg.errors import KGError
from kg.rdf.subjects import Node, Subjects

Answer = bool | None
"""Whether something conforms; None where only pySHACL can tell."""

Constraint = Callable[[Subjects, Node, Sequence[Node]], Answer]
"""From the data, a node and the values of a path at the node."""

_Test = Callable[[Node], Answer]

SH = "http://www.w3.org/ns/shacl#"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"


class UnscreenedError(KGError):
    """A shape uses what is not screened; the message names it."""


def all_of(answers: Iterable[Answer]) -> Answer:
    """Return Kleene's conjunction."""
    whole: Answer = True
    for one in answers:
        if one is False:
            return False
        if one is None:
            whole = None
    return whole


def negated(answer: Answer) -> Answer:
    """Return Kleene's negation."""
    return None if answer is None else not answer


def each(test: _Test) -> Constraint:
    """Return the constraint that every value passes a test."""

    def constraint(data: Subjects, focus: Node, values: Sequence[Node]) -> Answer:
        whole: Answer = True
        for value in values:
            answer = test(value)
            if answer is False:
                return False
            if answer is None:
                whole = None
        return whole

    return constraint


def _number_of(node: Node) -> int:
    if not isinstance(node, Literal) or node.datatype.value != _XSD + "integer":
        raise UnscreenedError(f"{node} is no number of values or characters")
    if not re.fullmatch("[0-9]{1,9}", node.value):
        raise UnscreenedError(f"{node.value} is no number of values or characters")
    return int(node.value)


def _min_count(node: Node) -> Constraint:
    least = _number_of(node)
    if least <= 1:
        return lambda data, focus, values: len(values) >= least
    return lambda data, focus, values: len(set(values)) >= least


def _max_count(node: Node) -> Constraint:
    most = _number_of(node)
    return lambda data, focus, values: len(values) <= most or len(set(values)) <= most


def _unique_lang(node: Node) -> Constraint:
    if node != Literal(True):
        raise UnscreenedError(f"sh:uniqueLang {node} is not screened")

    def constraint(data: Subjects, focus: Node, values: Sequence[Node]) -> Answer:
        if len(values) < 2:
            return True
        found = [
            one.language.lower()
            for one in set(values)
            if isinstance(one, Literal) and one.language
        ]
        return len(found) == len(set(found))

    return constraint


def _class(node: Node) -> Constraint:
    if not isinstance(node, str):
        raise UnscreenedError("sh:class must be an IRI")
    wanted: str = node

    def constraint(data: Subjects, focus: Node, values: Sequence[Node]) -> Answer:
        return all(data.is_a(value, wanted) for value in values)

    return constraint


def _disjoint(node: Node) -> Constraint:
    if not isinstance(node, str):
        raise UnscreenedError("sh:disjoint must be an IRI")
    other: str = node

    def constraint(data: Subjects, focus: Node, values: Sequence[Node]) -> Answer:
        return not values or set(values).isdisjoint(data.values(focus, other))

    return constraint


def _ordered(node: Node, *, equal: bool) -> Constraint:
    if not isinstance(node, str):
        raise UnscreenedError("sh:lessThan must be an IRI")
    other: str = node

    def constraint(data: Subjects, focus: Node, values: Sequence[Node]) -> Answer:
        others = data.values(focus, other)
        return all_of(_less(one, two, equal=equal) for one in values for two in others)

    return constraint


def _less(one: Node, two: Node, *, equal: bool) -> Answer:
    left, right = _value(one), _value(two)
    if left is None or right is None:
        return None
    return left <= right if equal else left < right


def _value(node: Node) -> Decimal | None:
    """Return the number of a literal in a plain form, or None."""
    if isinstance(node, Literal):
        datatype = node.datatype.value.removeprefix(_XSD)
        if datatype in _NUMERIC and _PLAIN[datatype].fullmatch(node.value):
            return Decimal(node.value)
    return None


def _bound(node: Node, holds: Callable[[Decimal, Decimal], bool]) -> _Test:
    bound = _value(node)
    if bound is None:
        raise UnscreenedError(f"the bound {node} is not screened")
    limit: Decimal = bound

    def test(value: Node) -> Answer:
        if not isinstance(value, Literal):
            return False
        number = _value(value)
        return None if number is None else holds(number, limit)

    return test


_DAYS = (
    "(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])"
    "|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31"
)
_TIME = "(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:Z|[+-]0[0-9]:[0-5][0-9])?"
_YEAR = "[1-9][0-9]{3}"
_PLAIN = {
    name: re.compile(pattern)
    for name, pattern in {
        "integer": "-?[0-9]{1,18}",
        "nonNegativeInteger": "[0-9]{1,18}",
        "positiveInteger": "0*[1-9][0-9]{0,17}",
        "decimal": r"-?[0-9]{1,18}(?:\.[0-9]{1,18})?",
        "boolean": "true|false",
        "date": f"{_YEAR}-(?:{_DAYS})",
        "dateTime": f"{_YEAR}-(?:{_DAYS})T{_TIME}",
        "gYearMonth": f"{_YEAR}-(?:0[1-9]|1[0-2])",
        "gYear": _YEAR,
        "anyURI": r"[!-~]+",
    }.items()
}
"""Forms of a datatype that are surely well formed; pySHACL decides about the others.

29 February is among the others.
"""

_NUMERIC = frozenset(("integer", "nonNegativeInteger", "positiveInteger", "decimal"))


def _datatype(node: Node) -> _Test:
    if node == _XSD + "string":
        return lambda value: (
            isinstance(value, Literal) and value.datatype.value == _XSD + "string"
        )
    if node == _RDF + "langString":
        return lambda value: isinstance(value, Literal) and bool(value.language)
    name = str(node).removeprefix(_XSD)
    if name not in _PLAIN:
        raise UnscreenedError(f"sh:datatype {short(node)} is not screened")
    plain = _PLAIN[name]

    def test(value: Node) -> Answer:
        if not isinstance(value, Literal) or value.datatype.value != node:
            return False
        return True if plain.fullmatch(value.value) else None

    return test


def _kind(node: Node) -> _Test:
    kinds: dict[Node, tuple[type, ...]] = {
        SH + "IRI": (str,),
        SH + "Literal": (Literal,),
        SH + "BlankNode": (BlankNode,),
        SH + "BlankNodeOrIRI": (BlankNode, str),
        SH + "BlankNodeOrLiteral": (BlankNode, Literal),
        SH + "IRIOrLiteral": (str, Literal),
    }
    if node not in kinds:
        raise UnscreenedError(f"sh:nodeKind {short(node)} is not screened")
    wanted = kinds[node]
    return lambda value: isinstance(value, wanted)


def _text(value: Node) -> str | None:
    """Return the text of a term, which a blank node has none of."""
    if isinstance(value, BlankNode):
        return None
    return value if isinstance(value, str) else value.value


def _pattern(node: Node) -> _Test:
    try:
        # pySHACL too reads the pattern as Python's.
        pattern = re.compile(node.value) if isinstance(node, Literal) else None
    except re.error:
        pattern = None
    if pattern is None:
        raise UnscreenedError("a sh:pattern is not screened")
    search = pattern.search

    def test(value: Node) -> Answer:
        text = _text(value)
        return text is not None and search(text) is not None

    return test


def _length(node: Node, *, least: bool) -> _Test:
    number = _number_of(node)

    def test(value: Node) -> Answer:
        text = _text(value)
        if text is None:
            return least and number == 0
        return len(text) >= number if least else len(text) <= number

    return test


COUNTS: dict[str, Callable[[Node], Constraint]] = {
    "minCount": _min_count,
    "maxCount": _max_count,
    "uniqueLang": _unique_lang,
}
REPEATED: dict[str, Callable[[Node], Constraint]] = {
    "class": _class,
    "disjoint": _disjoint,
    "lessThan": lambda node: _ordered(node, equal=False),
    "lessThanOrEquals": lambda node: _ordered(node, equal=True),
    "pattern": lambda node: each(_pattern(node)),
}
TESTS: dict[str, Callable[[Node], _Test]] = {
    "datatype": _datatype,
    "nodeKind": _kind,
    "minLength": lambda node: _length(node, least=True),
    "maxLength": lambda node: _length(node, least=False),
    "minInclusive": lambda node: _bound(node, lambda one, limit: one >= limit),
    "maxInclusive": lambda node: _bound(node, lambda one, limit: one <= limit),
    "minExclusive": lambda node: _bound(node, lambda one, limit: one > limit),
    "maxExclusive": lambda node: _bound(node, lambda one, limit: one < limit),
}


def is_shacl(node: Node) -> bool:
    """Return whether a term is one of SHACL's own."""
    return isinstance(node, str) and node.startswith(SH)


def short(node: Node) -> str:
    """Return a term with the usual prefix."""
    text = str(node)
    return text.replace(SH, "sh:").replace(_XSD, "xsd:").replace(_RDF, "rdf:")
