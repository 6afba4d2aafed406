"""The scheme of technologies is whole: tech.ttl is edited by hand."""

from collections import Counter, defaultdict

import pyoxigraph
import pytest

from kg.nlp.products.techwords import numbers, pieces
from kg.ontology import ONTOLOGY, folder, technologies

SKOS = "http://www.w3.org/2004/02/skos/core#"
TECH = "https://kg.example.org/tech/"

Links = dict[str, set[str]]


@pytest.fixture(scope="module")
def links() -> dict[str, Links]:
    """Objects by subject by local name of a SKOS property, IRIs cut to their last part."""
    found: dict[str, Links] = defaultdict(lambda: defaultdict(set))
    data = (folder() / "schemes" / "tech.ttl").read_bytes()
    for quad in pyoxigraph.parse(data, format=pyoxigraph.RdfFormat.TURTLE):
        if isinstance(quad.object, pyoxigraph.NamedNode) and isinstance(
            quad.subject, pyoxigraph.NamedNode
        ):
            found[quad.predicate.value.removeprefix(SKOS)][
                quad.subject.value.removeprefix(TECH)
            ].add(quad.object.value.removeprefix(TECH))
    return found


def test_a_label_belongs_to_one_concept() -> None:
    owners: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for concept in technologies().values():
        for label in concept.labels:
            for form in numbers(label.lower()):
                owners[tuple(pieces(form))].add(concept.id)
        for acronym in concept.acronyms:
            owners[(acronym,)].add(concept.id)
    assert {label: ids for label, ids in owners.items() if len(ids) > 1} == {}


def test_broader_and_narrower_are_inverse(links: dict[str, Links]) -> None:
    broader = {(kid, top) for kid, tops in links["broader"].items() for top in tops}
    narrower = {(kid, top) for top, kids in links["narrower"].items() for kid in kids}
    assert broader == narrower


def test_links_lead_to_concepts(links: dict[str, Links]) -> None:
    known = set(technologies())
    for name in ("broader", "narrower", "related"):
        assert {end for ends in links[name].values() for end in ends} <= known


def test_every_concept_reaches_a_top_concept_without_a_cycle(links: dict[str, Links]) -> None:
    tops = links["hasTopConcept"]["scheme"]
    assert tops == set(links["topConceptOf"])
    for concept in technologies():
        level, seen = {concept}, {concept}
        while level:
            ends = {item for item in level if not links["broader"].get(item)}
            assert ends <= tops, concept
            level = {top for item in level for top in links["broader"].get(item, ())}
            assert concept not in level, f"{concept} is broader than itself"
            level -= seen
            seen |= level


def test_every_concept_has_one_preferred_label_a_language() -> None:
    labels: Counter[tuple[str, str]] = Counter()
    data = (folder() / "schemes" / "tech.ttl").read_bytes()
    for quad in pyoxigraph.parse(data, format=pyoxigraph.RdfFormat.TURTLE):
        if quad.predicate.value == SKOS + "prefLabel":
            assert isinstance(quad.object, pyoxigraph.Literal)
            assert isinstance(quad.subject, pyoxigraph.NamedNode)
            labels[(quad.subject.value, quad.object.language or "")] += 1
    assert set(labels.values()) == {1}
    assert {iri.removeprefix(TECH) for iri, language in labels if language == "en"} == set(
        technologies()
    )


def test_no_label_is_repeated_inside_a_concept() -> None:
    for concept in technologies().values():
        assert len(set(concept.labels)) == len(concept.labels), concept.id
        assert len(set(concept.acronyms)) == len(concept.acronyms), concept.id


def test_notations_name_a_public_list(links: dict[str, Links]) -> None:
    data = (folder() / "schemes" / "tech.ttl").read_bytes()
    for quad in pyoxigraph.parse(data, format=pyoxigraph.RdfFormat.TURTLE):
        if quad.predicate.value == SKOS + "notation":
            assert isinstance(quad.object, pyoxigraph.Literal)
            list_ = quad.object.datatype.value.removeprefix(ONTOLOGY)
            assert list_ in {"eu2023113", "sei2018", "ipc", "ford2015"}


@pytest.mark.parametrize(
    "concept",
    ["lithium-batteries", "new-energy-vehicles", "large-ai-models", "quantum-computing"],
)
def test_ids_that_outputs_rely_on_stay(concept: str) -> None:
    assert concept in technologies()
