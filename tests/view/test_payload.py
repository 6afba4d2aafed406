"""What the page is told: lines, looks, lanes, offsets."""

import pytest

from kg.graph import Graph, assemble, linked
from kg.model import Entity, EntityType, Evidence, Fact, Offer, Stance, Status, Unsure
from kg.view.drawing import Network
from kg.view.payload import collect, encode, look
from tests.view.conftest import cite, prove

ADA = Entity(id="person/ada", type=EntityType.PERSON, name="Ada Lovelace")
CLUB = Entity(id="org/club", type=EntityType.INSTITUTION, name="Club")
ARTICLE = cite("one")


def fact(
    relation: str = "meets", stance: Stance = Stance.ASSERTED, status: Status | None = None
) -> Fact[Entity]:
    evidence = (prove(ARTICLE, ADA.name, CLUB.name, stance=stance),)
    return Fact(subject=ADA, relation=relation, object=CLUB, status=status, evidence=evidence)


@pytest.mark.parametrize(
    ("stance", "status", "expected"),
    [
        (Stance.ASSERTED, None, "asserted"),
        (Stance.ASSERTED, Status.CURRENT, "asserted"),
        (Stance.REPORTED, Status.ACTING, "reported"),
        (Stance.ASSERTED, Status.FORMER, "former"),
        (Stance.ASSERTED, Status.FUTURE, "planned"),
        (Stance.PLANNED, None, "planned"),
        (Stance.SPECULATED, Status.FORMER, "speculated"),
        (Stance.DENIED, Status.FORMER, "denied"),
    ],
)
def test_look(stance: Stance, status: Status | None, expected: str) -> None:
    assert look(fact(stance=stance, status=status)) == expected


def test_parallel_relations_are_kept_and_bend_apart() -> None:
    facts = [fact("meets"), fact("member_of"), fact("founded"), fact("uses", Stance.DENIED)]
    network, data = collect(assemble(facts, citations=[ARTICLE]))
    assert sorted(edge["relation"] for edge in network.edges) == [
        "founded",
        "meets",
        "member_of",
        "uses",
    ]
    bends = {
        (edge["from"], edge["smooth"]["type"], edge["smooth"]["roundness"])
        for edge in network.edges
        if "smooth" in edge
    }
    assert len(bends) == 4
    assert data["nodes"][0]["links"] == 4


def test_thousands_of_parallel_facts_are_one_line_each_look() -> None:
    facts = [
        Fact(
            subject=ADA,
            relation="holds_position",
            object=CLUB,
            role=f"role {i}",
            evidence=(prove(ARTICLE, ADA.name, CLUB.name),),
        )
        for i in range(5000)
    ]
    network, _ = collect(assemble(facts, citations=[ARTICLE]))
    assert len(network.edges) == 1
    assert len(network.edges[0]["facts"]) == 5000


def test_marks_are_in_utf16_units_and_only_inside_the_quote() -> None:
    quote = "\U0001f600 Ada Lovelace met the Club."
    evidence = Evidence(
        article=ARTICLE.id,
        start=50,
        end=50 + len(quote),
        quote=quote,
        subject=(52, 64),
        object=(10, 14),  # before the sentence
        extractor="patterns",
        rule="verb",
        confidence=0.5,
    )
    linked = Fact(subject=ADA, relation="founded", object=CLUB, evidence=(evidence,))
    item = collect(assemble([linked], citations=[ARTICLE]))[1]["facts"][0]["evidence"][0]
    start, end = item["s"]
    assert quote.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le") == "Ada Lovelace"
    assert "o" not in item


def test_unknown_relation_and_article_do_not_break_the_page() -> None:
    stranger = fact("zigzags_with")
    data = collect(assemble([stranger]))[1]
    assert data["relations"]["zigzags_with"]["phrase"] == "{subject} zigzags with {object}"
    assert data["facts"][0]["evidence"][0]["a"] == -1


def test_statement_draws_a_line_to_each_topic(small_graph: Graph) -> None:
    network, data = collect(small_graph)
    said = [edge for edge in network.edges if edge["look"] == "said"]
    assert [(edge["from"], edge["to"]) for edge in said] == [
        (item.speaker.id, topic.id) for item in small_graph.statements for topic in item.topics
    ]
    assert data["relations"]["speaks_about"]["label"] == "speaks about"


def test_encoded_text_is_inert_and_round_trips() -> None:
    import json

    value = {"a": "<>&\u2028\u2029\x7f\x00\r \ud800 ü 国"}
    text, media_type = encode(value)
    assert media_type == "application/json"
    assert not set("<>&\u2028\u2029\x7f\x00\r\ud800") & set(text)
    assert json.loads(text) == value


def test_network_refuses_a_link_to_nothing_and_keeps_the_first_of_two_nodes() -> None:
    network = Network()
    network.add_node("a", label="first")
    network.add_node("a", label="second")
    assert [node["label"] for node in network.nodes] == ["first"]
    with pytest.raises(KeyError, match="b"):
        network.add_edge("a", "b")


def test_a_node_says_what_it_is_elsewhere_and_what_it_may_be() -> None:
    other = Entity(id="person/ada-2b0c", type=EntityType.PERSON, name="Ada L.")
    graph = assemble(
        [fact()],
        citations=[ARTICLE],
        entities=[other],
        unsure=[Unsure(left=ADA.id, right=other.id, features=(("equal name", 0.6),))],
    )
    offer = Offer(entity=ADA.id, iri="https://people.example/ada", name="A. King", score=0.7)
    graph = linked(graph, [(ADA.id, "http://www.wikidata.org/entity/Q7259")], [offer])
    nodes = {node["id"]: node for node in collect(graph)[1]["nodes"]}
    assert nodes[ADA.id]["same"] == [["Wikidata Q7259", "http://www.wikidata.org/entity/Q7259"]]
    assert nodes[ADA.id]["offers"] == [
        ["people.example ada", "https://people.example/ada", "A. King", 0.7]
    ]
    assert nodes[ADA.id]["unsure"] == [["Ada L.", 0.6]]  # not drawn, so by its name
    assert not {"same", "offers", "unsure"} & nodes[CLUB.id].keys()


def test_a_node_says_which_articles_call_it_so() -> None:
    ada = Entity(
        id=ADA.id, type=ADA.type, name=ADA.name, aliases=("Ada", "Countess of Lovelace")
    )
    second = cite("two")
    met = Fact(
        subject=ada, relation="meets", object=CLUB, evidence=(prove(ARTICLE, "Ada", "Club"),)
    )
    graph = assemble(
        [met],
        citations=[ARTICLE, second],
        appearances=[(ARTICLE.id, ADA.id), (second.id, ADA.id), (second.id, CLUB.id)],
        prints=[
            (ARTICLE.id, "Ada"),
            (second.id, "Ada"),
            (second.id, "Countess of Lovelace"),
            ("elsewhere", "Ada"),
        ],
    )
    nodes = {node["id"]: node for node in collect(graph)[1]["nodes"]}
    number = {citation.id: at for at, citation in enumerate(graph.citations)}
    assert nodes[ADA.id]["called"] == [[0, 1], [number[second.id]]]
    assert "called" not in nodes[CLUB.id]
