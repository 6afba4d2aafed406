"""The graph as a reconciliation service, asked by plain HTTP and by kg itself."""

import json
import urllib.parse
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kg.graph import Graph
from kg.rdf import write
from kg.reconcile import candidates
from kg.serve import Options, Server
from kg.serve.reconcile import answered
from kg.serve.site import Site
from tests.reconcile.conftest import CELLS, EIT, NADIRA, linkable  # noqa: F401 - a fixture
from tests.serve.conftest import running
from tests.serve.test_server import get


@pytest.fixture(scope="module")
def served(linkable: Graph, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:  # noqa: F811
    path = tmp_path_factory.mktemp("reconcile") / "graph.ttl"
    graph = replace(linkable, redirects=(("person/nadira-veldt-0a1b", NADIRA.id),))
    path.write_text(write(graph), encoding="utf-8")
    with running(path, Options(port=0, workers=1)) as found:
        yield found


def ask(server: Server, **queries: Any) -> Any:
    body = urllib.parse.urlencode({"queries": json.dumps(queries)}).encode()
    status, text, headers = get(server, "/reconcile", data=body)
    assert status == 200, text
    assert headers["Content-Type"] == "application/json"
    return json.loads(text)


def test_the_manifest(served: Server) -> None:
    status, text, _ = get(served, "/reconcile")
    said = json.loads(text)
    assert (status, said["versions"]) == (200, ["0.1", "0.2"])
    assert said["identifierSpace"] == "https://kg.example.org/"
    assert said["view"]["url"] == f"{served.address}{{{{id}}}}"
    assert get(served, "/" + "id/person/nadira-veldt")[0] == 200


def test_queries(served: Server) -> None:
    found = ask(
        served,
        a={"query": "ellerby institute of technology", "type": "Institution"},
        b={"query": "Veldt", "limit": 1, "properties": [{"pid": "x", "v": "EIT"}]},
        c={"query": "Ellerby", "type": [{"id": "Person"}]},
        d={"query": "cells", "type": ["Technology"]},
        e={"query": "Elerby Institute of Technology"},
    )
    (first,) = found["a"]["result"]
    assert (first["id"], first["name"], first["match"]) == (f"id/{EIT.id}", EIT.name, True)
    assert first["type"] == [{"id": "Institution", "name": "Institution"}]
    (veldt,) = found["b"]["result"]
    assert (veldt["id"], veldt["score"]) == (f"id/{NADIRA.id}", 100.0)
    assert "same institution in fact" in veldt["description"]
    assert found["c"]["result"] == []
    assert [one["id"] for one in found["d"]["result"]] == [f"id/{CELLS.id}"]
    assert [(one["id"], one["match"]) for one in found["e"]["result"]] == [
        (f"id/{EIT.id}", False)
    ]


@pytest.mark.parametrize(
    ("queries", "message"),
    [
        ("{", "queries is not JSON"),
        ("[]", "queries is an object"),
        ('{"a": {"query": 1}}', "query a: needs a text"),
        ('{"a": {"query": "x", "type": "Robot"}}', "query a: type is none of Person"),
    ],
)
def test_what_is_no_query_is_one_line(served: Server, queries: str, message: str) -> None:
    path = "/reconcile?" + urllib.parse.urlencode({"queries": queries})
    status, text, _ = get(served, path)
    assert (status, message in text) == (400, True)


def test_kg_links_to_kg(served: Server, linkable: Graph) -> None:  # noqa: F811
    found = candidates(linkable, f"{served.address}reconcile")
    best = {one.entity: one.record.iri for one in found if one.features[0][0] == "equal name"}
    assert best == {
        one.id: f"https://kg.example.org/id/{one.id}"
        for one in linkable.entities
        if one != CELLS
    }


def test_a_merged_id_leads_on(served: Server) -> None:
    status, text, _ = get(served, "/id/person/nadira-veldt-0a1b", Accept="text/turtle")
    assert (status, "Nadira Veldt" in text) == (200, True)  # urllib follows the redirect
    site = served.site
    assert site.replacement(site.find("/id/person/nadira-veldt-0a1b") or "") == (
        "/id/person/nadira-veldt"
    )
    assert site.replacement(site.find("/id/person/nadira-veldt") or "") is None


def test_a_core_offers_nothing(linkable: Graph, tmp_path: Path) -> None:  # noqa: F811
    path = tmp_path / "graph.ttl"
    path.write_text(write(linkable, profile="core"), encoding="utf-8")
    assert answered(Site(path), {}, "http://x/").status == 404
