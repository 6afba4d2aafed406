"""What an entity is in other registries, and which two may be one: in RDF and back.

``owl:sameAs`` is written for the identifiers that the shapes know; an IRI of a private table
gets ``skos:exactMatch``. Of pairs that may be one nothing follows before a person has decided.
"""

import re
from collections.abc import Iterator, Mapping

from pyoxigraph import Literal, NamedNode, Triple

from kg.errors import KGError
from kg.model import Entity, EntityType, Unsure
from kg.rdf.nodes import Nodes
from kg.rdf.terms import TECH, decimal, entity_iri, hashed_iri, term

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
    """Return a link of an entity to another registry."""
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


def unsure_triples(pair: Unsure, left: Entity, right: Entity, *, base: str) -> Iterator[Triple]:
    """Yield a pair with its score and the features that add up to it."""
    node = hashed_iri(base, "unsure", pair.left, pair.right)
    yield Triple(node, term("rdf:type"), term("kg:Unsure"))
    yield Triple(node, term("kg:left"), entity_iri(base, left))
    yield Triple(node, term("kg:right"), entity_iri(base, right))
    yield Triple(node, term("kg:score"), decimal(pair.score))
    for name, weight in pair.features:
        yield Triple(node, term("kg:feature"), Literal(f"{weight!r} {name}"))


def read_unsure(nodes: Nodes, entities: Mapping[str, Entity]) -> tuple[Unsure, ...]:
    """Return the pairs that a graph holds, sorted; ``entities`` are by IRI."""
    return tuple(sorted(_pair(nodes, entities, node) for node in nodes.members("kg:Unsure")))


def _pair(nodes: Nodes, entities: Mapping[str, Entity], node: str) -> Unsure:
    ends = [nodes.one(node, side) for side in ("kg:left", "kg:right")]
    for iri in ends:
        if iri not in entities:
            raise nodes.error(node, f"is about <{iri}>, which is no kg entity with a type")
    found = []
    for text in nodes.all(node, "kg:feature"):
        weight, _, name = text.partition(" ")
        try:
            found.append((name, float(weight)))
        except ValueError:
            raise nodes.error(
                node, f"has kg:feature {text!r}, which starts with no number"
            ) from None
    return Unsure(
        left=entities[ends[0]].id,
        right=entities[ends[1]].id,
        features=tuple(sorted(found, key=lambda one: (-one[1], one[0]))),
    )
