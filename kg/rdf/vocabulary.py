"""Triples of entities, and of the vocabulary they use, so that a file explains itself."""

from collections.abc import Collection, Iterator

from pyoxigraph import Literal, NamedNode, Triple

from kg.model import Entity, EntityType
from kg.ontology import (
    Concept,
    Relation,
    event_kinds,
    organisation_kinds,
    own_classes,
    relations,
    roles,
    technologies,
)
from kg.ontology.concepts import above
from kg.ontology.lookup import organisation_kind
from kg.rdf.terms import EVENT, ORGKIND, ROLE, TECH, concept_iri, english, entity_iri, term

_CLASSES = {
    EntityType.PERSON: ("kg:Person", "schema:Person", "foaf:Person"),
    EntityType.INSTITUTION: ("kg:Institution", "org:Organization"),
    EntityType.TECHNOLOGY: ("kg:Technology", "skos:Concept"),
    EntityType.PLACE: ("kg:Place", "schema:Place"),
}


def entity_triples(entity: Entity, *, base: str, acts: bool) -> Iterator[Triple]:
    """Yield an entity's types and names.

    A place that ``acts``, as an institution may, is a ``kg:GeopoliticalEntity`` too.
    """
    node = entity_iri(base, entity)
    classes = [term(name) for name in _CLASSES[entity.type]]
    if entity.type is EntityType.INSTITUTION:
        kind = organisation_kind(entity.name)
        if kind is not None:
            yield Triple(node, term("org:classification"), NamedNode(kind.iri))
        schema_class = kind.schema_class if kind is not None else ""
        classes.append(NamedNode(schema_class) if schema_class else term("schema:Organization"))
    if entity.type is EntityType.PLACE and acts:
        classes += [term("kg:GeopoliticalEntity"), term("org:Organization")]
    names = (entity.name, *entity.aliases)
    classes += [
        NamedNode(one.iri) for one in own_classes().values() if one.has(entity.type, names)
    ]
    for class_ in classes:
        yield Triple(node, term("rdf:type"), class_)
    yield Triple(node, term("rdfs:label"), english(entity.name))
    for alias in entity.aliases:
        yield Triple(node, term("skos:altLabel"), english(alias))
    yield from _concept_of(entity, node)


def describable() -> frozenset[str]:
    """Return the IRIs that :func:`described` knows: of roles, kinds, relations and sectors."""
    known = (roles(), organisation_kinds(), relations(), own_classes(), technologies())
    return frozenset(one.iri for table in known for one in table.values())


def described(used: Collection[str]) -> Iterator[Triple]:
    """Yield labels and hierarchy of each role, kind, relation and sector whose IRI is used.

    With them a query needs no second file: a sector's broader sectors are there too.
    """
    for role in roles().values():
        if role.iri in used:
            yield from _role(role)
    for kind in organisation_kinds().values():
        if kind.iri in used:
            yield from _concept(kind, ORGKIND)
    for relation in relations().values():
        if relation.iri in used:
            yield from _relation(relation)
    for class_ in own_classes().values():
        if class_.iri in used:
            yield from class_.lines
    for sector in above(one.id for one in technologies().values() if one.iri in used).values():
        yield from _sector(sector)


def _relation(relation: Relation) -> Iterator[Triple]:
    """Yield a relation's name and kind of event, and all that a user's file declares of it."""
    node = NamedNode(relation.iri)
    yield Triple(node, term("rdf:type"), term("kg:Relation"))
    yield Triple(node, term("rdfs:label"), english(relation.label))
    yield from relation.lines
    for class_ in relation.subject_classes | relation.object_classes:
        yield from class_.lines
    kind = event_kinds().get(relation.event.removeprefix(EVENT))
    if kind is not None:
        yield Triple(node, term("kg:eventKind"), NamedNode(kind.iri))
        yield from _concept(kind, EVENT)


def _role(role: Concept) -> Iterator[Triple]:
    node = NamedNode(role.iri)
    yield from _concept(role, ROLE, term("org:Role"))
    yield Triple(node, term("org:roleProperty"), NamedNode(role.property))
    for category in role.broader:
        broader = NamedNode(ROLE + category)
        yield Triple(node, term("skos:broader"), broader)
        yield Triple(broader, term("rdf:type"), term("kg:RoleCategory"))


def _sector(sector: Concept) -> Iterator[Triple]:
    node = NamedNode(sector.iri)
    yield from _concept(sector, TECH)
    for broader in sector.broader:
        yield Triple(node, term("skos:broader"), concept_iri(broader))
    if not sector.broader:
        yield Triple(node, term("skos:topConceptOf"), NamedNode(TECH + "scheme"))


def _concept_of(entity: Entity, node: NamedNode) -> Iterator[Triple]:
    """Yield what ties an entity to its technology concept, and a technology's preferred label.

    Inside the scheme the label is the scheme's: a second one would break SKOS.
    """
    concept = concept_iri(entity.concept) if entity.concept else None
    if concept == node:
        yield Triple(node, term("skos:inScheme"), NamedNode(TECH + "scheme"))
    elif concept is not None:
        yield Triple(node, term("skos:exactMatch"), concept)
    if entity.type is EntityType.TECHNOLOGY and not (
        concept == node and entity.concept in technologies()
    ):
        yield Triple(node, term("skos:prefLabel"), english(entity.name))


def _concept(concept: Concept, namespace: str, *classes: NamedNode) -> Iterator[Triple]:
    node = NamedNode(concept.iri)
    for class_ in (term("skos:Concept"), *classes):
        yield Triple(node, term("rdf:type"), class_)
    yield Triple(node, term("skos:prefLabel"), english(concept.label))
    yield Triple(node, term("skos:inScheme"), NamedNode(namespace + "scheme"))
    for code, datatype in concept.notations:
        yield Triple(node, term("skos:notation"), Literal(code, datatype=NamedNode(datatype)))
