"""Linking against a real HTTP service on this machine, good and bad."""

import socket
import time

import pytest

from kg.errors import KGError
from kg.graph import Graph
from kg.model import EntityType
from kg.reconcile import candidates
from tests.reconcile.conftest import COUNCIL, GHENT, NADIRA, Service

Q = "http://www.wikidata.org/entity/"


def test_candidates_of_a_service(linkable: Graph, service: Service) -> None:
    found = candidates(linkable, service.address)
    assert [(one.entity, one.record.iri.removeprefix(Q), one.same) for one in found] == [
        (COUNCIL.id, "Q7", False),  # another name, but the service is sure
        (NADIRA.id, "Q101", True),
        (NADIRA.id, "Q102", False),
        (GHENT.id, "Q1", False),
        (GHENT.id, "Q2", False),
    ]
    veldt = found[1]
    assert veldt.features[0] == ("equal name", 1.0)
    assert veldt.features[1][0] == ("same institution in fact: ellerby institute of technology")
    assert found[3].features[-1] == ("2 records are called so", -0.2)
    for one in found:
        total = sum(weight for _, weight in one.features)
        assert one.score == pytest.approx(min(1.0, max(0.0, total)))
    # Technologies are not asked for, and Wikidata's types are known.
    assert {one["query"]: one["type"] for one in service.asked} == {
        "Nadira Veldt": "Q5",
        "Ellerby Institute of Technology": "Q43229",
        "Meridian Battery Council": "Q43229",
        "Ghent": "Q2221906",
    }


def test_types_may_be_given(linkable: Graph, service: Service) -> None:
    candidates(linkable, service.address, types={EntityType.PERSON: "Human"})
    assert sorted(one.get("type", "") for one in service.asked) == ["", "", "", "Human"]


@pytest.mark.parametrize(
    ("mode", "message"),
    [
        ("html", "answers what is not JSON"),
        ("list", "answers what is no answer of the API"),
        ("error", "answers what is no answer of the API"),
        ("empty", "does not answer query q0 with a list"),
        ("no-list", "does not answer query q0 with a list"),
        ("no-id", "offers a candidate without id and name"),
        ("number", "offers a candidate without id and name"),
        ("busy", "answers with HTTP 503"),
        ("huge", "answers with more than 10,000,000 bytes"),
        ("slow", r"takes more than 0\.3 s"),
        ("drip", r"takes more than 0\.3 s"),
    ],
)
def test_rubbish_is_one_line(
    linkable: Graph, service: Service, mode: str, message: str
) -> None:
    service.mode = mode
    timeout = 0.3 if mode in ("slow", "drip") else 10.0
    start = time.monotonic()
    with pytest.raises(KGError, match=message) as error:
        candidates(linkable, service.address, timeout=timeout)
    assert time.monotonic() - start < 10
    assert str(error.value).startswith(service.address)
    assert "\n" not in str(error.value)


def test_ids_without_a_space_need_a_prefix(linkable: Graph, service: Service) -> None:
    service.mode = "no-space"
    found = candidates(linkable, service.address)
    assert found[0].record.iri == f"{Q}Q7"  # Wikidata's own ids need none


def test_a_service_that_is_down_is_one_line(linkable: Graph) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(KGError, match="does not answer"):
        candidates(linkable, f"http://127.0.0.1:{port}/")
    with pytest.raises(KGError, match="does not answer"):
        candidates(linkable, "http://[")
