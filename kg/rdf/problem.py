"""What is wrong with a graph, and the SHACL validation report that says so in Turtle."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Triple

from kg.rdf.serializer import turtle
from kg.rdf.terms import DEFAULT_BASE, PREFIXES, hashed_iri, term

_SH = "http://www.w3.org/ns/shacl#"
_SHAPES = "https://kg.example.org/shapes#"


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


def report(problems: Iterable[Problem]) -> str:
    """Return a ``sh:ValidationReport`` of shapes, lint rules and relation rules alike.

    A result has no blank node: its IRI comes from what it says, so two reports can be compared.

    >>> print(report([]).splitlines()[-2])
        sh:conforms true .
    """
    found = sorted(problems)
    prefixes = PREFIXES | {"sh": _SH, "ksh": _SHAPES}
    return turtle(_triples(found), prefixes)


def _triples(problems: list[Problem]) -> Iterator[Triple]:
    whole = hashed_iri(DEFAULT_BASE, "report", *problems)
    yield Triple(whole, term("rdf:type"), _sh("ValidationReport"))
    conforms = Literal(str(not problems).lower(), datatype=term("xsd:boolean"))
    yield Triple(whole, _sh("conforms"), conforms)
    for one in problems:
        node = hashed_iri(DEFAULT_BASE, "problem", one.focus, one.path, one.message, one.shape)
        yield Triple(whole, _sh("result"), node)
        yield Triple(node, term("rdf:type"), _sh("ValidationResult"))
        yield Triple(node, _sh("resultSeverity"), _sh("Violation"))
        yield Triple(node, _sh("resultMessage"), Literal(one.message))
        yield Triple(node, _sh("sourceShape"), NamedNode(_SHAPES + one.shape))
        yield from _named(node, "focusNode", one.focus)
        yield from _named(node, "resultPath", one.path)


def _named(node: NamedNode, name: str, iri: str) -> Iterator[Triple]:
    """Yield what a result is about, as an IRI where it is one."""
    if not iri:
        return
    try:
        yield Triple(node, _sh(name), NamedNode(iri))
    except ValueError:
        yield Triple(node, _sh(name), Literal(iri))


def _sh(name: str) -> NamedNode:
    return NamedNode(_SH + name)
