"""How much of a graph is written: ``full``, or ``core`` without the evidence.

``core`` is what a public data set usually offers: entities, direct links, memberships, and the
articles that report them. It has no assertion, no statement and no stretch of text, so kg
cannot read a graph back from it; SPARQL can ask it.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter

from pyoxigraph import NamedNode, Triple

from kg.errors import KGError
from kg.rdf.terms import term

PROFILES = ("full", "core")
"""Names of the profiles, the default first."""

CORE = NamedNode("https://kg.example.org/ontology/profile/core")
"""What the data set of a file conforms to that holds only the core."""

_EVIDENCE = (
    "kg:Assertion",
    "schema:Quotation",
    "schema:Claim",
    "oa:SpecificResource",
    "oa:TextPositionSelector",
    "oa:TextQuoteSelector",
    "prov:SoftwareAgent",
    "kg:Relation",
)


def check_profile(profile: str) -> str:
    """Return ``profile`` if there is one called so.

    Raises:
        KGError: If not.
    """
    if profile not in PROFILES:
        raise KGError(f"no profile {profile!r}: choose from {', '.join(PROFILES)}")
    return profile


def has_core_only(triples: Iterable[Triple]) -> bool:
    """Return whether triples are those of a core."""
    says = term("dcterms:conformsTo")
    return any(item.predicate == says and item.object == CORE for item in triples)


def core(triples: Iterable[Triple]) -> Iterator[Triple]:
    """Yield the triples of the core, in the order given, and one that says it is the core.

    Args:
        triples: All of a subject beside each other.
    """
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
