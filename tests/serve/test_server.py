"""The server as clients see it: urllib, SPARQLWrapper, rdflib's SPARQLStore."""

import contextlib
import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest
from click.testing import CliRunner
from pyoxigraph import RdfFormat

from kg import editor
from kg.cli import main
from kg.errors import KGError
from kg.graph import Graph
from kg.ontology import relations
from kg.query import questions, select
from kg.rdf import triples, write
from kg.rdf.terms import PREFIXES
from kg.serve import Options, Server, pages
from kg.serve import server as server_module
from kg.serve.messages import Request
from kg.serve.site import Site
from kg.serve.workers import Pool
from tests.serve.conftest import running

ALL = "SELECT ?s ?n { ?s a kg:Person ; rdfs:label ?n }"
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o }"
TSV = "text/tab-separated-values"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


def get(
    server: Server,
    path: str,
    *,
    data: bytes | None = None,
    method: str | None = None,
    **headers: str,
) -> tuple[int, str, Any]:
    """Return status, body and headers, also of an error."""
    request = urllib.request.Request(  # noqa: S310
        server.address.rstrip("/") + path,
        data=data,
        method=method,
        headers={key.replace("_", "-"): value for key, value in headers.items()},
    )
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310
            return answer.status, answer.read().decode(), answer.headers
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode(), error.headers


def asked(sparql: str, **more: str) -> str:
    return "/sparql?" + urllib.parse.urlencode({"query": sparql, **more})


# ----------------------------------------------------------------------------- protocol


def test_get_and_both_ways_to_post(server: Server, small_graph: Graph) -> None:
    wanted = json.loads(select(small_graph, ALL).as_json())
    form = urllib.parse.urlencode({"query": ALL}).encode()
    ways = [
        get(server, asked(ALL)),
        get(server, "/sparql", data=form),
        get(
            server,
            "/sparql",
            data=ALL.encode(),
            Content_Type="application/sparql-query; charset=utf-8",
        ),
    ]
    for status, body, headers in ways:
        assert status == 200
        assert headers["Content-Type"] == "application/sparql-results+json"
        assert json.loads(body) == wanted
    assert wanted["results"]["bindings"]


@pytest.mark.parametrize(
    ("accept", "start"),
    [
        ("application/sparql-results+json", "{"),
        ("application/sparql-results+xml", "<?xml"),
        ("text/csv", "s,n\r\nhttps://"),
        (TSV, "?s\t?n\n<https://"),
        (BROWSER, "<!DOCTYPE html>"),
    ],
)
def test_the_form_of_rows(server: Server, accept: str, start: str) -> None:
    status, body, headers = get(server, asked(ALL), Accept=accept)
    assert (status, body[: len(start)]) == (200, start)
    assert "Accept" in headers["Vary"]


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("text/turtle", RdfFormat.TURTLE),
        ("application/n-triples", RdfFormat.N_TRIPLES),
        ("application/ld+json", RdfFormat.JSON_LD),
    ],
)
@pytest.mark.parametrize("sparql", ["CONSTRUCT WHERE { ?s a kg:Person }", "DESCRIBE kg:Person"])
def test_the_form_of_triples(
    server: Server, small_graph: Graph, accept: str, form: RdfFormat, sparql: str
) -> None:
    status, body, headers = get(server, asked(sparql), Accept=accept)
    assert (status, headers["Content-Type"].partition(";")[0]) == (200, accept)
    found = {quad.triple for quad in pyoxigraph.parse(body, format=form)}
    assert found <= set(triples(small_graph))
    assert len(found) == len(select(small_graph, sparql).rows)


def test_html_is_no_frame_for_another_form(server: Server) -> None:
    accept = "text/html, application/sparql-results+json"
    body, headers = get(server, asked(ALL), Accept=accept)[1:]
    assert headers["Content-Type"] == "application/sparql-results+json"
    assert json.loads(body)


def test_a_form_that_nobody_writes(server: Server) -> None:
    status, body, _ = get(server, asked(ALL), Accept="image/png")
    assert (status, body[:20]) == (406, "error: no such forma")
    assert get(server, asked(ALL, format="csv"), Accept="image/png")[0] == 200
    assert get(server, "/id/nothing", Accept="image/png")[0] == 404


REFUSED = [
    (asked("SELECT"), 400, "error: not SPARQL 1.1 at line 1"),
    (asked("DELETE WHERE { ?s ?p ?o }"), 400, "error: kg only reads, this is an update"),
    (asked("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }"), 400, "error: FROM would read"),
    (asked("ASK { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }"), 400, "error: SERVICE would"),
    (
        asked(ALL, **{"default-graph-uri": "https://a.example/"}),
        400,
        "error: kg asks the given",
    ),
    ("/sparql?update=CLEAR+ALL", 403, "error: kg only reads"),
    (asked("SELECT * { ?s ?p ?o }"), 400, "error: the answer has more than 50 rows"),
    (asked("ASK { ?s nope:x ?o }"), 400, "error: prefix nope: is not declared"),
    ("/questions/nothing", 404, "error: no question 'nothing': there are articles"),
    ("/questions/review-queue?below=abc", 400, "error: question review-queue: below is 'abc'"),
    ("/questions/who-leads?timeout=1", 400, "error: question who-leads has no parameter"),
    ("/nothing", 404, "error: there is nothing at /nothing"),
    ("/../../etc/passwd", 404, "error: there is nothing at"),
]


@pytest.mark.parametrize(("path", "status", "line"), REFUSED)
def test_what_is_refused_in_one_line(server: Server, path: str, status: int, line: str) -> None:
    found, body, headers = get(server, path, Accept="text/csv")
    assert (found, body[: len(line)]) == (status, line)
    assert body.count("\n") == 1
    assert headers["Content-Type"] == "text/plain; charset=utf-8"


@pytest.mark.parametrize(
    ("media", "data", "status"),
    [
        ("application/sparql-update", b"CLEAR ALL", 403),
        ("text/plain", b"ASK {}", 415),
        ("application/sparql-query", b"\xff", 400),
        ("application/x-www-form-urlencoded", b"update=CLEAR+ALL", 403),
        ("application/x-www-form-urlencoded", b"nothing=1", 400),
        ("application/x-www-form-urlencoded", b"query=" + b"x" * 1_000_001, 413),
    ],
)
def test_bodies_that_are_refused(server: Server, media: str, data: bytes, status: int) -> None:
    try:
        found, body, _ = get(server, "/sparql", data=data, Content_Type=media)
    except urllib.error.URLError:  # refused while the long body was on its way
        assert status == 413
    else:
        assert (found, body[:6]) == (status, "error:")


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_nothing_can_be_written(server: Server, method: str) -> None:
    status, body, headers = get(server, "/sparql", data=b"x", method=method)
    assert (status, headers["Allow"]) == (405, "GET, HEAD, POST, OPTIONS")
    assert body.startswith("error: kg only reads")
    assert get(server, "/graph.ttl", data=b"query=ASK+{}")[0] == 405


def test_head_and_options(server: Server) -> None:
    status, body, headers = get(server, "/graph.ttl", method="HEAD")
    assert (status, body) == (200, "")
    assert int(headers["Content-Length"]) > 1000
    status, _, headers = get(server, "/sparql", method="OPTIONS")
    assert (status, headers["Allow"]) == (204, "GET, HEAD, POST, OPTIONS")


def test_a_body_without_length(server: Server) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    connection.putrequest("POST", "/sparql")
    connection.endheaders()
    assert connection.getresponse().status == 411
    connection.close()


# -------------------------------------------------------------------- pages and metadata


def test_a_thing_has_a_page_and_its_triples(server: Server, small_graph: Graph) -> None:
    person = next(one for one in small_graph.entities if one.id.startswith("person/"))
    path = f"/id/{person.id}"
    _, body, headers = get(server, path, Accept=BROWSER)
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert f">{person.name}</h1>" in body
    assert '<a href="/id/org/analytical-society">Analytical Society</a>' in body
    assert all(
        one.quote.partition(person.name)[0] in body for one in small_graph.facts[0].evidence
    )
    assert f'<a href="/#n={person.id}">In the graph</a>' in body
    assert headers["Content-Security-Policy"].startswith("default-src 'none'")
    _, body, _ = get(server, f"{path}?triples", Accept=BROWSER)
    assert f">{person.name}</h1>" in body
    assert "foaf:Person" in body
    _, body, headers = get(server, path, Accept="text/turtle")
    assert headers["Content-Type"] == "text/turtle; charset=utf-8"
    found = {quad.triple for quad in pyoxigraph.parse(body, format=RdfFormat.TURTLE)}
    iri = f"<https://kg.example.org{path}>"
    assert found == {one for one in triples(small_graph) if str(one.subject) == iri}
    assert get(server, path)[2]["Content-Type"].startswith("text/turtle")


def test_an_article_has_its_stretches(server: Server, small_graph: Graph) -> None:
    article = small_graph.citations[0].id
    _, body, _ = get(server, f"/id/article/{article}", Accept="application/n-triples")
    assert "#char=" in body
    _, page, _ = get(server, f"/id/article/{article}", Accept=BROWSER)
    assert small_graph.citations[0].name in page


def test_the_picture_the_dump_and_the_ontology(server: Server, file: Path) -> None:
    assert get(server, "/")[1].startswith("<!DOCTYPE html>")
    assert get(server, "/graph.ttl")[1] == file.read_text(encoding="utf-8")
    assert get(server, "/graph.gexf")[1].startswith(
        '<?xml version="1.0" encoding="UTF-8"?>\n<gexf'
    )
    assert "org:memberOf" in get(server, "/ontology")[1]


def test_void_counts_and_names_the_endpoint(server: Server, small_graph: Graph) -> None:
    _, body, _ = get(server, "/.well-known/void")
    table = select(
        body,
        "SELECT ?n ?e ?x { ?d void:triples ?n ; void:entities ?e ; void:sparqlEndpoint ?x }",
    )
    assert table.rows == (
        (
            str(len(triples(small_graph))),
            str(len(small_graph.entities)),
            f"{server.address}sparql",
        ),
    )
    people = select(body, "SELECT ?n { ?p void:class kg:Person ; void:entities ?n }")
    named = [one for one in small_graph.entities if one.id.startswith("person/")]
    assert people.rows == ((str(len(named)),),)


def test_a_browser_shows_metadata(server: Server) -> None:
    _, body, headers = get(server, "/.well-known/void", Accept=BROWSER)
    assert headers["Content-Type"] == "text/plain; charset=utf-8"
    assert body.startswith("@prefix ")
    _, body, headers = get(server, "/ontology", Accept=BROWSER)
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert "holds position" in body
    assert get(server, "/ontology", Accept="image/png")[0] == 406


def test_the_service_describes_itself(server: Server) -> None:
    _, body, _ = get(server, "/sparql", Accept="text/turtle")
    sd = "PREFIX sd: <http://www.w3.org/ns/sparql-service-description#> "
    table = select(
        body,
        sd + "SELECT ?e { ?s a sd:Service ; sd:supportedLanguage sd:SPARQL11Query ;"
        " sd:endpoint ?e }",
    )
    assert table.rows == ((f"{server.address}sparql",),)


def test_a_form_for_browsers(server: Server) -> None:
    status, body, _ = get(server, "/sparql", Accept=BROWSER)
    assert (status, "<textarea" in body) == (200, True)
    assert "<script>" not in body
    status, body, _ = get(server, "/questions", Accept=BROWSER)
    assert status == 200
    for question in questions():
        assert f'<a href="/questions/{question.name}">{question.title}</a>' in body
    status, body, _ = get(server, asked(ALL), Accept=BROWSER)
    assert "Ada Lovelace" in body or "<td>" in body
    status, body, _ = get(server, asked("SELECT <script>"), Accept=BROWSER)
    assert (status, 'role="alert"' in body, "<script>" in body) == (400, True, False)


@pytest.mark.parametrize("question", questions(), ids=lambda one: one.name)
def test_every_question_is_answered(server: Server, question: Any) -> None:
    path = f"/questions/{question.name}"
    given = {one.name: str(one.default) for one in question.parameters}
    status, body, _ = get(server, f"{path}?{urllib.parse.urlencode(given)}", Accept="text/csv")
    assert status == 200, body
    status, body, _ = get(server, path, Accept=BROWSER)
    asked = not any(one.is_required for one in question.parameters)
    assert (status, "<summary>The query in SPARQL</summary>" in body) == (200, asked)
    title = question.title.replace("which day", "2024-03-07" if "led" in path else "2024-02-06")
    assert f">{title}</h1>" in body


def test_a_question_is_answered_with_links_and_ends_with_its_query(server: Server) -> None:
    path = "/questions/who-leads?institution=Analytical+Society"
    _, body, _ = get(server, path, Accept=BROWSER)
    assert ">Who leads Analytical Society?</h1>" in body
    assert (
        '<a href="/id/org/analytical-society" rel="noreferrer">Analytical Society</a>' in body
    )
    assert '<option value="Analytical Society">' in body
    answer, query = body.split("<summary>The query in SPARQL</summary>")
    assert "<table class=" in answer
    assert "# Who leads Analytical Society?" in query
    assert "org/analytical-society" in query
    [link] = re.findall('<a href="/sparql[?]query=([^"]+)">Open it', query)
    status, rows, _ = get(server, f"/sparql?query={link}", Accept="text/csv")
    assert status == 200
    assert get(server, f"{path}&format=csv")[1] == rows


def test_a_misspelt_name_and_term_are_answered_with_the_nearest(server: Server) -> None:
    path = "/questions/who-leads?institution=Analitical+Society"
    _, body, _ = get(server, path, Accept=BROWSER)
    found = (
        '<a href="/questions/who-leads?institution=Analytical+Society">Analytical Society</a>'
    )
    assert f"did you mean {found}" in body
    status, body, _ = get(server, asked("SELECT ?s { ?s a kg:Persn }"), Accept="text/csv")
    assert (status, body) == (
        400,
        "error: the ontology has no kg:Persn: did you mean kg:Person?\n",
    )
    several = "SELECT ?s { ?s a kg:Persn ; kg:stanse ?x ; kg:confidense ?y }"
    _, body, _ = get(server, asked(several), Accept="text/csv")
    assert body == (
        "error: the ontology has no kg:Persn: did you mean kg:Person? and no kg:confidense: "
        "did you mean kg:confidence? and no kg:stanse: did you mean kg:stance?\n"
    )


def test_a_name_is_found(server: Server) -> None:
    _, body, _ = get(server, "/find?name=ada+lovelace", Accept=BROWSER)
    assert ">Ada Lovelace</h1>" in body
    _, body, _ = get(server, "/find?name=LOVE", Accept=BROWSER)
    assert ">Ada Lovelace</h1>" in body
    _, body, _ = get(server, "/find?name=a", Accept=BROWSER)
    assert '<a href="/id/person/ada-lovelace">Ada Lovelace</a>' in body
    _, body, _ = get(server, "/find?name=zzz%3Cscript%3E", Accept=BROWSER)
    assert "The graph has no such name" in body
    assert "<script>" not in body


def test_every_page_leads_on(server: Server) -> None:
    for path in ("/", "/questions", "/sparql", "/ontology", "/id/person/ada-lovelace", "/id/x"):
        body = get(server, path, Accept=BROWSER)[1]
        assert '<a href="/questions"' in body, path
        assert '<a href="/sparql"' in body, path


def test_markup_of_strangers_stays_text(small_graph: Graph, tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    text = write(small_graph).replace('"Ada Lovelace"@en', '"<script>alert(1)</script>"@en')
    path.write_text(text, encoding="utf-8")
    with running(path, Options(port=0, workers=1)) as server:
        for page in ("/id/person/ada-lovelace", asked("SELECT ?n { ?s rdfs:label ?n }")):
            body = get(server, page, Accept=BROWSER)[1]
            assert "<script>" not in body


# ---------------------------------------------------------------------------- who may ask


def test_another_host_name_is_refused(server: Server) -> None:
    assert get(server, asked("ASK {}"), Host="evil.example")[0] == 421
    for host in ("localhost", "127.0.0.1:1", "[::1]:8000"):
        assert get(server, asked("ASK {}"), Host=host)[0] == 200


def test_other_origins_read_nothing_unless_asked_for(server: Server, file: Path) -> None:
    origin = "https://app.example"
    headers = get(server, asked("ASK {}"), Origin=origin)[2]
    assert "Access-Control-Allow-Origin" not in headers
    with running(file, Options(port=0, workers=1, cors=origin)) as open_server:
        headers = get(open_server, asked("ASK {}"), Origin=origin)[2]
        assert headers["Access-Control-Allow-Origin"] == origin
        headers = get(open_server, asked("ASK {}"), Origin="https://other.example")[2]
        assert "Access-Control-Allow-Origin" not in headers


def test_gephi_lite_opens_the_network_where_it_may_read_it(server: Server, file: Path) -> None:
    """By the address that its documentation gives: https://docs.gephi.org/lite."""
    status, body, _ = get(server, "/gephi-lite", Accept=BROWSER)
    assert status == 403
    assert "--cors https://lite.gephi.org" in body
    assert 'href="/gephi-lite"' in get(server, "/", Accept=BROWSER)[1]
    assert 'href="/gephi-lite"' in get(server, "/questions", Accept=BROWSER)[1]
    origin = "https://lite.gephi.org"
    with running(file, Options(port=0, workers=1, cors=origin)) as open_server:
        connection = http.client.HTTPConnection("127.0.0.1", open_server.server_port)
        connection.request("GET", "/gephi-lite")
        answer = connection.getresponse()
        place = urllib.parse.urlsplit(answer.headers["Location"])
        connection.close()
        assert answer.status == 303
        assert f"{place.scheme}://{place.netloc}{place.path}" == f"{origin}/"
        (network,) = urllib.parse.parse_qs(place.query)["file"]
        assert network == f"{open_server.address}graph.gexf"
        headers = get(open_server, "/graph.gexf", Origin=origin)[2]
        assert headers["Access-Control-Allow-Origin"] == origin


def test_a_port_that_is_taken_is_one_line(server: Server, file: Path) -> None:
    with pytest.raises(KGError, match=r"^port \d+ is taken: give another with --port"):
        Server(file, Options(port=server.server_port))
    with pytest.raises(KGError, match=r"^cannot listen on 203\.0\.113\.1:"):
        Server(file, Options(host="203.0.113.1", port=0))


def test_a_core_is_served_without_a_picture(small_graph: Graph, tmp_path: Path) -> None:
    path = tmp_path / "core.ttl"
    path.write_text(write(small_graph, profile="core"), encoding="utf-8")
    with running(path, Options(port=0, workers=1)) as server:
        assert "<textarea" in get(server, "/", Accept=BROWSER)[1]
        assert (
            get(server, asked("ASK { ?s a kg:Person }", format="csv"))[1]
            == "answer\r\ntrue\r\n"
        )


def test_a_file_that_is_no_graph(tmp_path: Path) -> None:
    path = tmp_path / "other.ttl"
    path.write_text("<https://a.example/> a <https://b.example/> .", encoding="utf-8")
    with pytest.raises(KGError, match="no void:Dataset"):
        Server(path, Options(port=0))


# -------------------------------------------------------------------- limits and parallel


def test_a_runaway_query_is_stopped_and_the_next_answers(file: Path) -> None:
    with running(file, Options(port=0, workers=1, timeout=1.0)) as server:
        start = time.monotonic()
        status, body, _ = get(server, asked(RUNAWAY))
        assert (status, body) == (504, "error: the query takes more than 1 s: narrow it\n")
        assert time.monotonic() - start < 10
        assert get(server, asked("ASK {}", format="csv"))[1] == "answer\r\ntrue\r\n"


def test_a_worker_that_dies_is_replaced(file: Path) -> None:
    with running(file, Options(port=0, workers=1)) as server:
        for worker in server.pool._every:
            worker._process.kill()
            worker._process.join()
        assert get(server, asked("ASK {}"))[0] == 500
        assert get(server, asked("ASK {}"))[0] == 200


def test_a_full_stack_is_not_called_memory(file: Path) -> None:
    with running(file, Options(port=0, workers=1)) as server:
        for worker in server.pool._every:
            os.kill(worker._process.pid or 0, signal.SIGSEGV)
            worker._process.join()
        status, body, _ = get(server, asked("ASK {}"))
        assert (status, "nested too deeply" in body) == (500, True)


def test_who_waits_too_long_is_told_to_come_back() -> None:
    pool = Pool(bytes, workers=1, timeout=0.2, memory=None)
    try:
        pool.wait()
        worker = pool._idle.get()
        assert pool.ask(Request(sparql="ASK {}")).status == 503
        pool._idle.put(worker)
        assert pool.ask(Request(sparql="ASK {}")).body.startswith(b"{")
    finally:
        pool.close()
    assert pool.ask(Request(sparql="ASK {}")).status == 503


def test_fifty_clients_at_once(server: Server) -> None:
    found: list[int] = []
    end = time.monotonic() + 3.0

    def client() -> None:
        while time.monotonic() < end:
            found.append(get(server, asked(ALL))[0])

    clients = [threading.Thread(target=client) for _ in range(50)]
    for one in clients:
        one.start()
    for one in clients:
        one.join()
    assert set(found) == {200}
    assert len(found) > 50


def test_a_client_that_leaves_harms_nobody(server: Server) -> None:
    for _ in range(3):
        with socket.create_connection(("127.0.0.1", server.server_port)) as gone:
            gone.sendall(f"GET {asked(ALL)} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
    assert get(server, asked("ASK {}"))[0] == 200


def raw(server: Server, data: bytes) -> bytes:
    """Return what the server sends back to some bytes, until it closes or has answered."""
    with socket.create_connection(("127.0.0.1", server.server_port), timeout=20) as client:
        client.sendall(data)
        client.shutdown(socket.SHUT_WR)
        parts = []
        while part := client.recv(65_536):
            parts.append(part)
        return b"".join(parts)


_HOST = b"Host: localhost\r\n"


@pytest.mark.parametrize(
    ("data", "status"),
    [
        (b"GET /sparql HTTP/1.1\r\n" + _HOST + b"Content-Length: 3\r\n\r\nabc", 400),
        (
            b"POST /sparql HTTP/1.1\r\n" + _HOST + b"Content-Length: 3\r\n"
            b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            400,
        ),
        (b"POST /sparql HTTP/1.1\r\n" + _HOST + b"Content-Length: " + b"9" * 5000, 400),
        (
            b"POST /sparql HTTP/1.1\r\n" + _HOST + b"Content-Length: 99999999999\r\n\r\nx",
            413,
        ),
        (b"POST /sparql HTTP/1.1\r\n" + _HOST + b"Content-Length: -1\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\n" + _HOST + _HOST + b"\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost: [a\r\n\r\n", 421),
        (b"GET / HTTP/1.1\r\nHost: \r\n\r\n", 421),
        (b"GET\r\n\r\n", 400),
        (b"\x16\x03\x01\x02\x00\x01\x00\r\n\r\n", 400),
        (b"TRACE / HTTP/1.1\r\n" + _HOST + b"\r\n", 405),
    ],
)
def test_a_broken_request_gets_an_answer(server: Server, data: bytes, status: int) -> None:
    if b"9" * 5000 in data:
        data += b"\r\n\r\n"
    assert raw(server, data).split(b" ")[1] == str(status).encode()
    assert get(server, asked("ASK {}"))[0] == 200


def test_clients_that_send_slowly_are_cut(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server_module, "_REQUEST_SECONDS", 0.5)
    slow = [b"", b"GET / HTT", b"GET / HTTP/1.1\r\n" + _HOST]
    body = b"POST /sparql HTTP/1.1\r\n" + _HOST + b"Content-Length: 9\r\n\r\nx"
    with running(file, Options(port=0, workers=1)) as server:
        clients = [
            socket.create_connection(("127.0.0.1", server.server_port), timeout=10)
            for _ in range(20)
        ]
        for number, client in enumerate(clients):
            client.sendall(slow[number % 3])
        for client in clients:
            with client, contextlib.suppress(ConnectionError):
                assert client.recv(100) == b""
        with socket.create_connection(("127.0.0.1", server.server_port), timeout=10) as client:
            client.sendall(body)
            assert client.recv(100).startswith(b"HTTP/1.1 408")
        assert get(server, asked("ASK {}"))[0] == 200


def test_connections_are_limited(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server_module, "_MOST_CONNECTIONS", 5)
    with running(file, Options(port=0, workers=1)) as server:
        address = ("127.0.0.1", server.server_port)
        clients = [socket.create_connection(address, timeout=10) for _ in range(12)]
        closed = 0
        for client in clients[5:]:
            with contextlib.suppress(ConnectionError):
                client.sendall(b"GET / HTTP/1.1\r\n" + _HOST + b"\r\n")
                closed += client.recv(100)[:12] in (b"", b"HTTP/1.1 503")
                continue
            closed += 1
        assert closed == 7
        for client in clients:
            client.close()
        time.sleep(0.3)
        assert get(server, asked("ASK {}"))[0] == 200


def test_clients_that_read_slowly_are_cut(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server_module, "_CHUNK_SECONDS", 0.5)
    with running(file, Options(port=0, workers=1)) as server:
        server.site.__dict__["turtle"] = b"x" * 30_000_000
        with socket.create_connection(("127.0.0.1", server.server_port), timeout=10) as client:
            client.sendall(b"GET /graph.ttl HTTP/1.1\r\n" + _HOST + b"\r\n")
            time.sleep(2)
            size = 0
            with contextlib.suppress(ConnectionError):
                while part := client.recv(1_000_000):
                    size += len(part)
            assert size < 20_000_000
        assert len(get(server, "/graph.ttl")[1]) == 30_000_000


# ------------------------------------------------------------------------- other clients


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_sparqlwrapper(server: Server, small_graph: Graph) -> None:
    wrapper = pytest.importorskip("SPARQLWrapper")
    client = wrapper.SPARQLWrapper(f"{server.address}sparql")
    client.setQuery(
        "PREFIX kg: <https://kg.example.org/ontology#> SELECT ?s { ?s a kg:Person }"
    )
    wanted = len(select(small_graph, ALL).rows)
    for method in (wrapper.GET, wrapper.POST):
        for form in (wrapper.JSON, wrapper.XML):
            client.setMethod(method)
            client.setReturnFormat(form)
            found = client.query().convert()
            if form == wrapper.JSON:
                assert len(found["results"]["bindings"]) == wanted
            else:
                assert len(found.getElementsByTagName("result")) == wanted
    client.setMethod(wrapper.GET)
    client.setReturnFormat(wrapper.TURTLE)
    client.setQuery("CONSTRUCT WHERE { ?s a <https://kg.example.org/ontology#Person> }")
    assert client.query().convert().count(b"kg:Person") == wanted


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_rdflibs_store(server: Server, small_graph: Graph) -> None:
    import rdflib
    from rdflib.plugins.stores.sparqlstore import SPARQLStore

    graph = rdflib.Graph(store=SPARQLStore(f"{server.address}sparql"))
    person = rdflib.URIRef("https://kg.example.org/ontology#Person")
    people = set(graph.subjects(rdflib.RDF.type, person))
    assert len(people) == len(select(small_graph, ALL).rows)


# --------------------------------------------------------------------------- command line


def test_the_command_serves_until_it_is_stopped(file: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "kg", "serve", str(file), "--port", "0", "--workers", "1"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    address = process.stdout.readline().strip()
    with urllib.request.urlopen(f"{address}sparql?query=ASK%7B%7D", timeout=10) as answer:  # noqa: S310
        assert answer.status == 200
    port = address.rstrip("/").rpartition(":")[2]
    second = subprocess.run(
        [sys.executable, "-m", "kg", "serve", str(file), "--port", port],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (second.returncode, second.stdout) == (1, "")
    assert second.stderr == (
        f"error: port {port} is taken: give another with --port, or 0 for any\n"
    )
    process.send_signal(2)
    _, stderr = process.communicate(timeout=20)
    assert process.returncode == 0
    assert stderr.count("\n") == 1


def test_ctrl_c_is_the_end(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(self: Server) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Server, "serve_forever", stopped)
    for more in ((), ("-q",)):
        done = CliRunner().invoke(main, ["serve", str(file), "--port", "0", *more])
        assert done.exit_code == 0, done.output
        assert done.stdout.startswith("http://127.0.0.1:")
        assert ("served until Ctrl-C" in done.stderr) == (not more)


def test_a_query_that_wants_all_memory_is_stopped(file: Path) -> None:
    greedy = (
        "SELECT (GROUP_CONCAT(CONCAT(STR(?a), STR(?d), STR(?g), STR(?j))) AS ?n)"
        " { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    )
    options = Options(port=0, workers=1, timeout=60.0, memory=450 * 2**20)
    with running(file, options) as server:
        status, body, _ = get(server, asked(greedy))
        assert (status, "memory" in body) == (500, True)
        assert get(server, asked("ASK {}"))[0] == 200


def test_the_editor_is_there_or_not_and_nothing_else_is(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(editor, "part", {"yasgui.js": b"x", "oxigraph.js": b"y"}.get)
    assert get(server, "/static/editor.js")[0] == 200
    status, body, headers = get(server, "/static/yasgui.js")
    assert (status, body, headers.get_content_type()) == (200, "x", "text/javascript")
    for name in ("yasgui.css", "oxigraph.js", "../server.py"):
        assert get(server, f"/static/{name}")[0] == 404


def test_the_form_tells_the_editor_what_the_graph_uses(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(editor, "present", lambda *names: bool(names))
    site = Site(file)
    assert site.editor is not None
    assert PREFIXES["kg"] + "Person" in site.editor["classes"]
    assert all("param:" not in one["sparql"] for one in site.editor["questions"])
    told = site.editor | {"sparql": "</script>", "given": False}
    page = pages.sparql(site.above(), "", editor=told)
    assert page.count("</script>") == 3
    monkeypatch.setattr(editor, "present", lambda *names: not names)
    assert Site(file).editor is None


# ------------------------------------------------------------------------ graph store protocol


def test_graphs_are_read_by_the_graph_store_protocol(
    small_graph: Graph, tmp_path: Path
) -> None:
    path = tmp_path / "graph.trig"
    path.write_text(write(small_graph, format="trig"), encoding="utf-8")
    with running(path, Options(port=0, workers=1)) as server:
        status, body, headers = get(server, "/store?default", Accept="application/n-triples")
        assert (status, headers.get_content_type()) == (200, "application/n-triples")
        every = set(triples(small_graph))
        read = pyoxigraph.parse(body.encode(), format=RdfFormat.N_TRIPLES)
        assert {quad.triple for quad in read} == every
        article = f"https://kg.example.org/id/article/{small_graph.citations[0].id}"
        place = "/store?" + urllib.parse.urlencode({"graph": article})
        status, body, headers = get(server, place)
        assert (status, headers.get_content_type()) == (200, "text/turtle")
        one = {quad.triple for quad in pyoxigraph.parse(body, format=RdfFormat.TURTLE)}
        assert one < every
        assert one
        assert get(server, place, method="HEAD")[:2] == (200, "")
        assert get(server, place, Accept="image/png")[0] == 406
        assert get(server, "/store?graph=https://a.example/")[0] == 404
        for wrong in ("/store", f"{place}&default"):
            assert get(server, wrong)[0] == 400
        for method in ("PUT", "POST", "DELETE", "PATCH"):
            form = "application/x-www-form-urlencoded"
            assert get(server, place, data=b"", method=method, Content_Type=form)[0] == 405


def test_a_turtle_file_has_the_default_graph_only(server: Server) -> None:
    assert get(server, "/store?default")[0] == 200
    status, body, _ = get(server, "/store?graph=https://a.example/")
    assert (status, "serve TriG" in body) == (404, True)


def test_the_ontology_is_a_page_for_people_and_turtle_for_machines(server: Server) -> None:
    status, body, headers = get(server, "/ontology", Accept=BROWSER)
    assert (status, headers.get_content_type()) == (200, "text/html")
    names = {name for name in relations() if f'id="relation:{name}"' in body}
    assert names == set(relations())
    for part in (
        'id="kg:develops"',
        "kg:developedBy",
        "wdt:P178",
        "kg:isco08 2612",
        "ford2015",
    ):
        assert part in body
    assert "<script" not in body
    status, body, headers = get(server, "/ontology")
    assert (status, headers.get_content_type()) == (200, "text/turtle")
    assert "schema:affiliation" in body
