"""Pairs of entities that may be one, in RDF and back.

They are not ``owl:sameAs`` and not ``skos:closeMatch``: nothing follows from them before a
person has decided.
"""

from collections.abc import Iterator, Mapping

from pyoxigraph import Literal, Triple

from kg.model import Entity, Unsure
from kg.rdf.nodes import Nodes
from kg.rdf.terms import decimal, entity_iri, hashed_iri, term


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
    """Return the pairs that a graph holds, sorted.

    Args:
        nodes: The triples.
        entities: By IRI.

    Raises:
        KGError: If a pair is of no kg entity, or a feature has no weight.
    """
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
