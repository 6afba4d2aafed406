import json
import random
from dataclasses import replace
from pathlib import Path

import networkx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import KGError
from kg.graph import Graph, assemble, confident
from kg.model import Entity, EntityType, Evidence, Fact, Stance, Status

ADA = Entity(id="person/ada-lovelace", type=EntityType.PERSON, name="Ada Lovelace")
BEN = Entity(id="person/ben", type=EntityType.PERSON, name="Ben", aliases=("Ada",))
ACME = Entity(id="org/acme", type=EntityType.INSTITUTION, name="Acmé")


def evidence(quote: str, confidence: float = 0.5, stance: Stance = Stance.ASSERTED) -> Evidence:
    return Evidence(
        article="a",
        start=0,
        end=len(quote),
        quote=quote,
        subject=(0, 1),
        object=(2, 3),
        extractor="patterns",
        rule="verb",
        confidence=confidence,
        stance=stance,
    )


def parts(graph: Graph) -> dict[str, tuple]:
    return {
        "statements": graph.statements,
        "entities": graph.entities,
        "citations": graph.citations,
        "appearances": tuple(graph.appearances),
    }


def test_a_graph_assembles_to_itself(small_graph: Graph) -> None:
    assert assemble(small_graph.facts, **parts(small_graph)) == small_graph
    twice = {name: values + values for name, values in parts(small_graph).items()}
    assert assemble(small_graph.facts * 2, **twice) == small_graph


_facts = st.builds(
    Fact,
    subject=st.sampled_from([ADA, BEN]),
    relation=st.sampled_from(["works_on", "meets", "unheard_of"]),
    object=st.sampled_from([ADA, BEN, ACME]),
    role=st.sampled_from(["", "director"]),
    status=st.sampled_from([None, Status.CURRENT, Status.FORMER]),
    evidence=st.lists(
        st.builds(
            evidence,
            st.sampled_from(["one", "two"]),
            st.sampled_from([0.5, 0.9]),
            st.sampled_from(list(Stance)),
        ),
        min_size=1,
        max_size=3,
    ).map(lambda items: tuple(sorted(set(items)))),
)


@given(st.lists(_facts, max_size=8), st.randoms(use_true_random=False), st.integers(0, 8))
def test_assembling_is_order_free_idempotent_and_associative(
    facts: list[Fact[Entity]], shuffle: random.Random, cut: int
) -> None:
    graph = assemble(facts)
    again = [*facts, *facts[:cut]]
    shuffle.shuffle(again)
    assert assemble(again) == graph
    assert assemble(graph.facts) == graph
    assert assemble([*assemble(facts[:cut]).facts, *assemble(facts[cut:]).facts]) == graph
    quotes = {one.quote for fact in facts for one in fact.evidence}
    assert {one.quote for fact in graph.facts for one in fact.evidence} == quotes
    assert len({fact.key for fact in graph.facts}) == len(graph.facts)


def test_a_symmetric_fact_reads_the_same_from_either_end() -> None:
    one = Fact(subject=BEN, relation="meets", object=ADA, evidence=(evidence("one"),))
    other = Fact(subject=ADA, relation="meets", object=BEN, evidence=(evidence("two"),))
    (fact,) = assemble([one, other]).facts
    assert (fact.subject, fact.object) == (ADA, BEN)
    assert {(item.quote, item.subject, item.object) for item in fact.evidence} == {
        ("one", (2, 3), (0, 1)),
        ("two", (0, 1), (2, 3)),
    }


def test_of_two_citations_of_one_text_one_stays(small_graph: Graph) -> None:
    first = small_graph.citations[0]
    copy = replace(first, name="a-copy", source="copy")
    assert assemble([], citations=[first, copy]).citations == (min(first, copy),)


@pytest.mark.parametrize("name", ["acme", "ACMÉ", " Acme ", "org/acme"])
def test_finding_by_name_or_id(name: str) -> None:
    assert Graph(entities=(ACME, ADA)).find(name) == (ACME,)


def test_a_name_is_better_than_an_alias() -> None:
    ada = replace(ADA, name="Ada")
    graph = Graph(entities=(ada, BEN))
    assert graph.find("ada") == (ada,)
    assert Graph(entities=(ADA, BEN)).find("ada") == (BEN,)
    assert graph.find("nobody") == ()


def test_about_takes_both_ends(small_graph: Graph) -> None:
    facts = small_graph.about("analytical society")
    assert [fact.relation for fact in facts] == ["acquires", "uses", "holds_position"]
    for asked in (small_graph.about, small_graph.said_by, small_graph.neighbours):
        with pytest.raises(KGError, match="nothing is called 'Ada Lovelase': did you mean Ada"):
            asked("Ada Lovelase")


def test_neighbours_by_facts_and_statements(small_graph: Graph) -> None:
    names = [one.name for one in small_graph.neighbours("Ada Lovelace")]
    assert names == ["Analytical Society", "analytical engines"]
    assert "Ada Lovelace" in [one.name for one in small_graph.neighbours("analytical engines")]


def test_statements_by_speaker(small_graph: Graph) -> None:
    assert small_graph.said_by("Ada Lovelace") == small_graph.statements
    assert small_graph.said_by("London") == ()


def test_citations_by_id(small_graph: Graph) -> None:
    first = small_graph.citations[0]
    assert small_graph.citation(first.id) == first
    assert small_graph.citation("none") is None


def test_unsure_facts_can_be_left_out(small_graph: Graph) -> None:
    graph = confident(small_graph, 0.81)
    # Two pieces of evidence of 0.9 and 0.85 count together.
    assert [fact.relation for fact in graph.facts] == ["holds_position"]
    assert graph.statements == ()
    assert graph.entities == small_graph.entities


def test_networkx_has_every_fact_and_statement(small_graph: Graph) -> None:
    network = small_graph.to_networkx(plain=False)
    assert list(network) == [entity.id for entity in small_graph.entities]
    assert network.nodes["org/analytical-society"] == {
        "label": "Analytical Society",
        "type": "Institution",
        "aliases": ("The society",),
        "concept": "",
    }
    edges = {key: (start, end) for start, end, key in network.edges(keys=True)}
    assert edges == {
        "holds_position:director:current": ("person/ada-lovelace", "org/analytical-society"),
        "acquires": ("org/analytical-society", "org/difference-company"),
        "located_in": ("org/difference-company", "place/london"),
        "uses": ("org/analytical-society", "tech/analytical-engines"),
        "speaks_about:said": ("person/ada-lovelace", "tech/analytical-engines"),
    }
    denied = network.edges["org/analytical-society", "org/difference-company", "acquires"]
    assert (denied["stance"], denied["holds"], denied["status"]) == ("denied", False, "")
    assert denied["fact"] in small_graph.facts
    said = network.edges["person/ada-lovelace", "tech/analytical-engines", "speaks_about:said"]
    assert said["statements"] == small_graph.statements
    assert said["confidence"] == 0.8


def test_a_graph_is_one_line_for_people(small_graph: Graph) -> None:
    assert repr(small_graph) == "<kg.Graph: 5 entities, 4 facts, 1 statements, 2 articles>"


def test_an_entity_stands_for_its_name(small_graph: Graph) -> None:
    for entity in small_graph.entities:
        assert small_graph.find(entity) == (entity,)
        assert small_graph.about(entity) == small_graph.about(entity.id)


@pytest.mark.parametrize("writer", ["write_gexf", "write_graphml"])
def test_every_writer_of_networkx_takes_the_plain_graph(
    small_graph: Graph, writer: str, tmp_path: Path
) -> None:
    network = small_graph.to_networkx()
    getattr(networkx, writer)(network, tmp_path / "graph.xml")
    assert (tmp_path / "graph.xml").stat().st_size > 1000
    data = networkx.node_link_data(network, edges="edges")
    assert json.loads(json.dumps(data)) == data
    assert len(network) == len(small_graph.entities)
    assert network.number_of_edges() == small_graph.to_networkx(plain=False).number_of_edges()
    again = getattr(networkx, writer.replace("write", "read"))(tmp_path / "graph.xml")
    assert again.nodes["person/ada-lovelace"]["label"] == "Ada Lovelace"
    said = network.edges["person/ada-lovelace", "tech/analytical-engines", "speaks_about:said"]
    assert said == {"label": "speaks about", "relation": "speaks_about", "confidence": 0.8}


def test_pandas_has_every_fact_with_its_sentences(small_graph: Graph) -> None:
    frames = small_graph.to_pandas()
    assert list(frames.entities["id"]) == [one.id for one in small_graph.entities]
    found = [(one.subject, one.relation, one.object) for one in frames.facts.itertuples()]
    assert found == [(one.subject.id, one.relation, one.object.id) for one in small_graph.facts]
    pairs = frames.evidence.merge(frames.facts, left_on="fact", right_index=True)
    quotes = set(zip(pairs["subject"], pairs["quote"], strict=True))
    assert quotes == {
        (fact.subject.id, one.quote) for fact in small_graph.facts for one in fact.evidence
    }
    assert list(frames.statements["quote"]) == [one.quote for one in small_graph.statements]
    assert [len(frame) for frame in Graph().to_pandas()] == [0, 0, 0, 0]
