"""How a graph is written: in full or as ``core``, and assertions as in RDF 1.1 or RDF 1.2.

``core`` is what a public data set usually offers: entities, direct links, memberships, and the
articles that report them. It has no assertion, no statement and no stretch of text, so kg
cannot read a graph back from it; SPARQL can ask it.

In RDF 1.2 the IRI of an assertion is the reifier of its triple: ``assertion:1 rdf:reifies
<<( s p o )>>`` says what ``rdf:subject``, ``rdf:predicate`` and ``rdf:object`` say in RDF 1.1,
and asserts the triple as little. kg reads both.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from typing import TypeVar

from pyoxigraph import NamedNode, Quad, Triple

from kg.rdf.terms import term

PROFILES = ("full", "core")
"""Names of the profiles, the default first."""

CORE = NamedNode("https://kg.example.org/ontology/profile/core")
"""What the data set of a file conforms to that holds only the core."""

_EVIDENCE = (
    *("kg:Assertion", "schema:Quotation", "schema:Claim", "prov:SoftwareAgent", "kg:Relation"),
    *("oa:SpecificResource", "oa:TextPositionSelector", "oa:TextQuoteSelector"),
)


def has_core_only(triples: Iterable[Triple]) -> bool:
    """Return True if triples are those of a core."""
    says = term("dcterms:conformsTo")
    return any(item.predicate == says and item.object == CORE for item in triples)


def core(triples: Iterable[Triple]) -> Iterator[Triple]:
    """Yield the core of triples grouped by subject, and one that says it is the core."""
    is_a, evidence = term("rdf:type"), {term(name) for name in _EVIDENCE}
    skipped = {term("prov:wasDerivedFrom"), term("schema:mentions"), term("kg:prints")}
    dataset = term("void:Dataset")
    for subject, group in groupby(triples, key=attrgetter("subject")):
        items = list(group)
        classes = {item.object for item in items if item.predicate == is_a}
        if not classes & evidence:
            yield from (item for item in items if item.predicate not in skipped)
        if dataset in classes:
            yield Triple(subject, term("dcterms:conformsTo"), CORE)


T = TypeVar("T", Triple, Quad)
_PARTS = ("rdf:subject", "rdf:predicate", "rdf:object")


def reified(found: Iterable[T]) -> Iterator[T]:
    """Yield triples or quads with each assertion's parts as one triple term.

    An assertion that lacks a part, or has one twice, keeps its parts. All of a subject stand
    beside each other.
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
