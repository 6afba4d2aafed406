"""Links to other registries, in RDF and back: ``owl:sameAs``, or ``skos:exactMatch``.

``owl:sameAs`` is written for the identifiers that the shapes know, because everything that is
said of the one is then said of the other; an IRI of a private table gets ``skos:exactMatch``.
"""

import re
from collections.abc import Mapping

from pyoxigraph import NamedNode, Triple

from kg.errors import KGError
from kg.model import Entity, EntityType
from kg.rdf.nodes import Nodes
from kg.rdf.terms import TECH, entity_iri, term

_WIKIDATA = r"http://www\.wikidata\.org/entity/Q[1-9][0-9]*"
_KNOWN = {
    EntityType.PERSON: re.compile(
        rf"{_WIKIDATA}|https://orcid\.org/([0-9]{{4}}-){{3}}[0-9]{{3}}[0-9X]"
    ),
    EntityType.INSTITUTION: re.compile(
        rf"{_WIKIDATA}|https://ror\.org/0[a-z0-9]{{6}}[0-9]{{2}}"
    ),
    EntityType.PLACE: re.compile(rf"{_WIKIDATA}|https://sws\.geonames\.org/[0-9]+/"),
}
"""What ``owl:sameAs`` may lead to, as in ontologies/shapes.ttl."""

_SAME, _EXACT = "owl:sameAs", "skos:exactMatch"


def link_triple(entity: Entity, iri: str, base: str) -> Triple:
    """Return a link of an entity to another registry.

    Raises:
        KGError: If it leads to no IRI.
    """
    try:
        node = NamedNode(iri)
    except ValueError as error:
        raise KGError(f"{entity.id} is linked to {iri!r}, which is no IRI") from error
    pattern = _KNOWN.get(entity.type)
    same = pattern is not None and pattern.fullmatch(iri)
    return Triple(entity_iri(base, entity), term(_SAME if same else _EXACT), node)


def read_links(nodes: Nodes, entities: Mapping[str, Entity]) -> tuple[tuple[str, str], ...]:
    """Return the links that a graph holds, sorted; ``entities`` are by IRI."""
    found = {
        (entities[node].id, iri)
        for predicate in (_SAME, _EXACT)
        for node, iri in nodes.pairs(predicate)
        if node in entities and not iri.startswith(TECH)
    }
    return tuple(sorted(found))
