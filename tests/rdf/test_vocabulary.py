"""Every term that kg writes is declared, the schemes are sound, titles are read right."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Triple

from kg.graph import Graph
from kg.model import Entity, EntityType, Evidence, Fact, Status
from kg.ontology import ONTOLOGY, organisation_kinds, relations, roles
from kg.ontology.lookup import organisation_kind, role_property
from kg.rdf import triples
from kg.rdf.nodes import Nodes, parse
from kg.rdf.terms import PREFIXES, term

ONTOLOGIES = Path(__file__).parents[2] / "ontologies"
OWN = Nodes("kg.ttl", parse(ONTOLOGIES / "kg.ttl"))
REUSED = Nodes("reused.ttl", parse(ONTOLOGIES / "reused.ttl"))
DECLARED = {
    name
    for class_ in ("owl:Class", "owl:ObjectProperty", "owl:DatatypeProperty")
    for name in OWN.members(class_)
}


def elsewhere() -> set[str]:
    """Return the terms that come from other vocabularies."""
    return {
        name for class_ in ("rdfs:Class", "rdf:Property") for name in REUSED.members(class_)
    } | {term("rdf:_1").value}


def everything(graph: Graph) -> Graph:
    """Return a graph that uses each relation, each role and each kind of institution."""
    types = {}
    for kind in EntityType:
        types[kind] = Entity(id=f"{kind.lower()}/x", type=kind, name=kind.value)
    things = [
        *types.values(),
        *(
            Entity(id=f"org/{kind.id}", type=EntityType.INSTITUTION, name=cue)
            for kind in organisation_kinds().values()
            for cue in kind.cues[:1]
        ),
    ]
    evidence = Evidence(
        article=graph.citations[0].id,
        start=0,
        end=4,
        quote="Ada ",
        subject=(0, 3),
        object=(0, 3),
        extractor="patterns",
        rule="all",
        confidence=0.5,
    )
    facts = [
        Fact(
            subject=types[min(relation.subjects)],
            relation=relation.name,
            object=types[min(relation.objects)],
            status=status,
            evidence=(evidence,),
        )
        for relation in relations().values()
        for status in (None, Status.FORMER)
    ]
    facts += [
        replace(fact, role=role.label)
        for fact in facts
        if fact.relation == "holds_position"
        for role in roles().values()
    ]
    return replace(
        graph,
        entities=tuple(sorted((*graph.entities, *things), key=lambda item: item.id)),
        facts=tuple(sorted((*graph.facts, *facts), key=lambda item: item.key)),
    )


def used(found: list[Triple]) -> set[str]:
    classes = {
        item.object.value
        for item in found
        if item.predicate == term("rdf:type") and isinstance(item.object, NamedNode)
    }
    names = {item.predicate.value for item in found} | classes
    return {re.sub(r"#_\d+$", "#_1", name) for name in names}


def test_every_term_written_is_declared(sample: Graph) -> None:
    written = used(triples(everything(sample)))
    assert written - DECLARED - elsewhere() == set()
    assert not {name for name in elsewhere() if name.startswith(ONTOLOGY)}


def test_no_term_from_elsewhere_is_listed_in_vain(sample: Graph) -> None:
    classes = {kind.schema_class for kind in organisation_kinds().values()}
    assert elsewhere() - used(triples(everything(sample))) - classes <= {
        term("skos:exactMatch").value,
        term("skos:broader").value,
        term("skos:inScheme").value,
        term("skos:topConceptOf").value,
        term("rdf:Seq").value,
        term("schema:Claim").value,
        term("schema:Quotation").value,
        term("rdf:reifies").value,  # RDF 1.2 only
        term("schema:startDate").value,
        term("schema:endDate").value,
    }


@pytest.mark.parametrize("name", sorted(DECLARED))
def test_own_terms_are_explained(name: str) -> None:
    assert OWN.one(name, "rdfs:label")
    assert OWN.one(name, "rdfs:comment")
    if name in OWN.members("owl:ObjectProperty"):
        assert OWN.all(name, "rdfs:range")


def test_every_relation_is_stated_by_a_known_property() -> None:
    known = DECLARED | elsewhere()
    assert {relation.property for relation in relations().values()} <= known
    assert {role.property for role in roles().values()} <= known


def test_own_terms_of_schemes_and_shapes_are_declared() -> None:
    datatypes = set(OWN.members("rdfs:Datatype"))
    for file in [ONTOLOGIES / "shapes.ttl", *sorted((ONTOLOGIES / "schemes").glob("*.ttl"))]:
        for item in parse(file):
            for node in (item.predicate, item.object):
                name = (
                    node.datatype.value if isinstance(node, Literal) else str(node).strip("<>")
                )
                if name.startswith(ONTOLOGY):
                    assert name in DECLARED | datatypes, f"{file.name}: {name}"


@pytest.mark.parametrize("scheme", ["roles", "orgkinds"])
def test_schemes_have_no_label_twice(scheme: str) -> None:
    seen: dict[str, str] = {}
    nodes = Nodes(scheme, parse(ONTOLOGIES / "schemes" / f"{scheme}.ttl"))
    for concept in nodes.members("skos:Concept"):
        labels = {
            item.value.casefold()
            for name in ("skos:prefLabel", "skos:altLabel", "kg:cue")
            for item in nodes.terms(concept, name)
            if isinstance(item, Literal) and item.language == "en"
        }
        assert {label: seen[label] for label in labels if label in seen} == {}
        seen |= dict.fromkeys(labels, concept)


TITLES = [
    ("President", "president", "org:headOf"),
    ("Chinese President", "president", "org:headOf"),
    ("vice chairman", "vice-chair", "kg:deputyHeadOf"),
    ("former vice-president", "vice-president", "kg:deputyHeadOf"),
    ("Deputy Prime Minister", "vice-premier", "kg:deputyHeadOf"),
    ("deputy finance minister", "vice-minister", "kg:holdsPosition"),
    ("Foreign Minister", "minister", "kg:holdsPosition"),
    ("U.S. Secretary of State", "secretary-of-state", "kg:holdsPosition"),
    ("C.E.O.", "ceo", "org:headOf"),
    ("chairman of the board", "chair", "org:headOf"),
    ("director of the institute", "director", "org:headOf"),
    ("Director of Research", "department-head", "schema:worksFor"),
    ("marketing director", "department-head", "schema:worksFor"),
    ("head", "director", "org:headOf"),
    ("head nurse", "physician", "schema:worksFor"),
    ("head coach", "coach", "schema:worksFor"),
    ("deputy archivist-in-chief", None, "kg:holdsPosition"),
    ("vice mayor", "deputy-mayor", "kg:deputyHeadOf"),
    ("deputy dean", "deputy-head", "kg:deputyHeadOf"),
    ("spokeswoman for the president", "spokesperson", "schema:worksFor"),
    ("professor of physics", "professor", "schema:worksFor"),
    ("CPPCC member", "political-adviser", "org:memberOf"),
    ("founder", "founder", "kg:founderOf"),
    ("bon vivant", None, "kg:holdsPosition"),
    ("", None, "kg:holdsPosition"),
]


@pytest.mark.parametrize(("printed", "role", "property_"), TITLES)
def test_titles(printed: str, role: str | None, property_: str) -> None:
    iri = PREFIXES["role"] + role if role else None
    assert role_property(printed) == (iri, term(property_).value)


NAMES = [
    ("Shanghai Institute of Neurosurgery", "research-institute"),
    ("Xinhua News Agency", "media"),
    ("International Atomic Energy Agency", "international"),
    ("Environmental Protection Agency", "government"),
    ("World Bank", "international"),
    ("Bank of China", "financial"),
    ("Tesla, Inc.", "company"),
    ("Apple", None),
    ("Incandescent", None),
    ("Royal Society", "association"),
    ("Harvard Law School", "university"),
]


@pytest.mark.parametrize(("name", "kind"), NAMES)
def test_kinds_of_institution(name: str, kind: str | None) -> None:
    found = organisation_kind(name)
    assert (found.id if found else None) == kind
