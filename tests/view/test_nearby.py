"""The part of a graph around one entity."""

from dataclasses import replace

import pytest

from kg.errors import KGError
from kg.graph import Graph, linked
from kg.model import Offer, Unsure
from kg.view.nearby import nearby


def names(graph: Graph) -> set[str]:
    return {entity.name for entity in graph.entities}


@pytest.mark.parametrize(
    ("name", "hops", "expected"),
    [
        ("London", 0, {"London"}),
        ("london", 1, {"London", "Difference Company"}),
        ("place/london", 2, {"London", "Difference Company", "Analytical Society"}),
        (
            " The Society ",
            1,
            {"Ada Lovelace", "Analytical Society", "Difference Company", "analytical engines"},
        ),
        ("analytical engines", 1, {"Ada Lovelace", "Analytical Society", "analytical engines"}),
    ],
)
def test_what_is_near(small_graph: Graph, name: str, hops: int, expected: set[str]) -> None:
    assert names(nearby(small_graph, name, hops)[0]) == expected


def test_articles_that_say_nothing_of_it_are_left_out(small_graph: Graph) -> None:
    near = nearby(small_graph, "London", 1)[0]
    assert [citation.name for citation in near.citations] == ["second"]
    assert {entity for _, entity in near.appearances} <= {entity.id for entity in near.entities}


@pytest.mark.parametrize(
    ("name", "hint"),
    [("Ada Lovelac", 'did you mean "Ada Lovelace"'), ("zzz", "give a name or id")],
)
def test_unknown_name_is_one_line_with_the_next_step(
    small_graph: Graph, name: str, hint: str
) -> None:
    with pytest.raises(KGError, match=hint):
        nearby(small_graph, name, 1)


def test_links_and_doubts_of_what_is_near_stay(small_graph: Graph) -> None:
    pair = Unsure(left="org/difference-company", right="place/london", features=())
    iris = [
        (id_, f"https://a.example/{id_}") for id_ in ("place/london", "person/ada-lovelace")
    ]
    offers = [Offer(entity=id_, iri=f"{iri}#") for id_, iri in iris]
    graph = linked(replace(small_graph, unsure=(pair,)), iris, offers)
    near = nearby(graph, "London", 1)[0]
    assert (near.unsure, near.links, near.offers) == ((pair,), (iris[0],), (offers[0],))
    assert nearby(graph, "London", 0)[0].unsure == ()
