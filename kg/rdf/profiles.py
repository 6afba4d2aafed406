"""How much of a graph is written: ``full``, or ``core`` without the evidence.

``core`` is what a public data set usually offers: entities, direct links, memberships, and the
articles that report them. It has no assertion, no statement and no stretch of text, so kg
cannot read a graph back from it; SPARQL can ask it.
"""

from collections.abc import Iterable

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
    """Tell whether triples are those of a core."""
    says = term("dcterms:conformsTo")
    return any(item.predicate == says and item.object == CORE for item in triples)


def core(triples: Iterable[Triple]) -> list[Triple]:
    """Return the triples of the core, in the order given, and one that says it is the core."""
    every = list(triples)
    is_a, evidence = term("rdf:type"), {term(name) for name in _EVIDENCE}
    left_out = {
        item.subject for item in every if item.predicate == is_a and item.object in evidence
    }
    skipped = {term("prov:wasDerivedFrom"), term("schema:mentions")}
    found = [
        item for item in every if item.subject not in left_out and item.predicate not in skipped
    ]
    dataset = {item.subject for item in found if item.object == term("void:Dataset")}
    return found + [Triple(node, term("dcterms:conformsTo"), CORE) for node in dataset]
