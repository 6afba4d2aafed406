"""Pieces of a graph say together what it says, and find what is wrong with it."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from kg.graph import Graph
from kg.rdf import checking, triples, validate
from kg.rdf.pieces import pieces
from tests.rdf.test_round_trip import graphs


@given(graph=graphs())
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_pieces_say_together_what_the_graph_says(graph: Graph) -> None:
    every = list(pieces(graph, most=1))
    assert {one for piece in every for one in triples(piece)} == {*triples(graph)}


def test_a_small_graph_is_one_piece(small_graph: Graph) -> None:
    assert list(pieces(small_graph)) == [small_graph]
    assert len(list(pieces(small_graph, most=100))) > 1


def test_all_facts_of_a_subject_are_in_one_piece(small_graph: Graph) -> None:
    for subject in {fact.subject for fact in small_graph.facts}:
        facts = [fact for fact in small_graph.facts if fact.subject == subject]
        with_them = [
            piece for piece in pieces(small_graph, most=1) if {*facts} <= {*piece.facts}
        ]
        assert with_them


def test_problems_of_pieces_are_those_of_the_graph(
    small_graph: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    fact = next(one for one in small_graph.facts if one.relation == "holds_position")
    short = replace(fact.evidence[0], quote="x")
    facts = tuple(
        replace(one, evidence=(short, *one.evidence[1:])) if one == fact else one
        for one in small_graph.facts
    )
    wrong = replace(small_graph, facts=facts)
    found = validate(wrong)
    assert found
    monkeypatch.setattr(checking, "pieces", lambda graph: pieces(graph, most=1))
    assert validate(wrong) == found
    assert validate(small_graph) == ()
