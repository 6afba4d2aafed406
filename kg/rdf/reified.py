"""RDF 1.2: an assertion as a reifier of its triple, in place of three triples about its parts.

The IRI of the assertion is the reifier: ``assertion:1 rdf:reifies <<( s p o )>>`` says what
``rdf:subject``, ``rdf:predicate`` and ``rdf:object`` say in RDF 1.1, and asserts the triple as
little. kg reads both.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from typing import TypeVar

from pyoxigraph import NamedNode, Quad, Triple

from kg.rdf.terms import term

T = TypeVar("T", Triple, Quad)

_PARTS = ("rdf:subject", "rdf:predicate", "rdf:object")


def reified(found: Iterable[T]) -> Iterator[T]:
    """Yield triples or quads with each assertion's parts as one triple term.

    An assertion that lacks a part, or has one twice, keeps its parts.

    Args:
        found: All of a subject beside each other.
    """
    for _, group in groupby(found, key=attrgetter("subject")):
        yield from _reified(group)


def _reified(found: Iterable[T]) -> list[T]:
    names = [term(name) for name in _PARTS]
    parts: dict[tuple[object, object], dict[NamedNode, list[T]]] = {}
    rest: list[T] = []
    for item in found:
        if item.predicate in names:
            key = (item.subject, getattr(item, "graph_name", None))
            parts.setdefault(key, {}).setdefault(item.predicate, []).append(item)
        else:
            rest.append(item)
    for mine in parts.values():
        items = [one for name in names for one in mine.get(name, ())]
        subject, predicate, object_ = (
            items[n].object if n < len(items) else None for n in range(3)
        )
        if len(items) == len(mine) == 3 and isinstance(predicate, NamedNode):
            whole = Triple(subject, predicate, object_)  # type: ignore[arg-type]  # kg's are IRIs
            rest.append(_like(items[0], term("rdf:reifies"), whole))
        else:
            rest += items
    return rest


def in_parts(found: Iterable[Triple]) -> Iterator[Triple]:
    """Yield triples with each triple term that something reifies as its three parts."""
    reifies = term("rdf:reifies")
    for item in found:
        whole = item.object
        if item.predicate == reifies and isinstance(whole, Triple):
            values = (whole.subject, whole.predicate, whole.object)
            for name, value in zip(_PARTS, values, strict=True):
                yield Triple(item.subject, term(name), value)
        else:
            yield item


def _like(item: T, predicate: NamedNode, object_: Triple) -> T:
    if isinstance(item, Quad):
        return Quad(item.subject, predicate, object_, item.graph_name)
    return Triple(item.subject, predicate, object_)
