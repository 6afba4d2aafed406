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
        ("[" * 100_000, "queries is not JSON"),
        ("x" * 200_001, "queries has more than 200,000 characters"),
    ],
)
def test_what_is_no_query_is_one_line(served: Server, queries: str, message: str) -> None:
    body = urllib.parse.urlencode({"queries": queries}).encode()
    status, text, _ = get(served, "/reconcile", data=body)
    assert (status, message in text, text.count("\n")) == (400, True, 1)


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ({"query": 1}, "needs a text called query"),
        ({"query": "x", "type": "Robot"}, "type is none of Person"),
        ({"query": "x", "type": {"id": ["Person"]}}, "type is none of Person"),
        ({"query": "x" * 1001}, "more than 1000 characters"),
        ("Veldt", "needs a text called query"),
    ],
)
def test_a_bad_query_of_a_batch_leaves_the_others(
    served: Server, query: Any, message: str
) -> None:
    found = ask(served, bad=query, good={"query": "Veldt", "properties": 7})
    assert (found["bad"]["result"], message in found["bad"]["error"]) == ([], True)
    assert [one["id"] for one in found["good"]["result"]] == [f"id/{NADIRA.id}"]


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
    with running(path, Options(port=0, workers=1)) as server:
        assert get(server, "/reconcile")[0] == 404


def test_a_crafted_graph_leads_nowhere_else(linkable: Graph, tmp_path: Path) -> None:  # noqa: F811
    base = "https://kg.example.org/id/"
    replaced = [
        ("a", "https://evil.example/x"),
        ("b", f"{base}c"),
        ("c", f"{base}b"),
        ("d", f"{base}person/łódź"),
        ("e", "https://kg.example.org//evil.example/"),
        ("f", f"{base}f"),
    ]
    lines = "".join(
        f"<{base}{old}> <http://purl.org/dc/terms/isReplacedBy> <{new}> .\n"
        for old, new in replaced
    )
    path = tmp_path / "graph.ttl"
    path.write_text(write(linkable, profile="core") + lines, encoding="utf-8")
    site = Site(path)
    leads = {old: site.replacement(f"{base}{old}") for old, _ in replaced}
    assert leads == {
        "a": None,
        "b": None,
        "c": None,
        "d": "/id/person/%C5%82%C3%B3d%C5%BA",
        "e": "/evil.example/",
        "f": None,
    }
    assert site.find("/id/person/%C5%82%C3%B3d%C5%BA") == f"{base}person/łódź"
