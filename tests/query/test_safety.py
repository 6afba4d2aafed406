"""Nothing is read, called or changed, however the query tries; plain words harm nobody."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from kg.errors import KGError
from kg.graph import Graph
from kg.query import select

FROM = r"FROM would read a file or another host"
SERVICE = r"SERVICE would call another host"
UPDATE = r"kg only reads, this is an update"
SYNTAX = r"not SPARQL 1\.1 at line \d+, column \d+"

REFUSED = [
    ("SELECT * FROM <FILE> { ?s ?p ?o }", FROM),
    ("SELECT * FROM NAMED <FILE> { GRAPH ?g { ?s ?p ?o } }", FROM),
    ("ASK FROM <HOST> { ?s ?p ?o }", FROM),
    ("CONSTRUCT { ?s ?p ?o } FROM <HOST> { ?s ?p ?o }", FROM),
    ("CONSTRUCT FROM <HOST> WHERE { ?s ?p ?o }", FROM),
    ("DESCRIBE ?s FROM <HOST> { ?s ?p ?o }", FROM),
    ("SELECT * # harmless\n fRoM <HOST> { ?s ?p ?o }", FROM),
    ("SELECT * { SERVICE <HOST> { ?s ?p ?o } }", SERVICE),
    ("SELECT * { SERVICE SILENT <HOST> { ?s ?p ?o } }", SERVICE),
    ("SELECT * { VALUES ?h { <HOST> } SERVICE ?h { ?s ?p ?o } }", SERVICE),
    ("SELECT * { OPTIONAL { { SERVICE <HOST> { ?s ?p ?o } } } }", SERVICE),
    ("SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE <HOST> { ?s ?p ?o } } }", SERVICE),
    ("SELECT * { ?s ?p ?o MINUS { SERVICE <HOST> { ?s ?p ?o } } }", SERVICE),
    ("SELECT * { { SELECT ?s { SERVICE <HOST> { ?s ?p ?o } } } }", SERVICE),
    ("SELECT (EXISTS { SERVICE <HOST> { ?s ?p ?o } } AS ?x) {}", SERVICE),
    ("SELECT * { BIND(EXISTS { SERVICE <HOST> { ?s ?p ?o } } AS ?x) }", SERVICE),
    (r"SELECT * { \u0053ERVICE <HOST> { ?s ?p ?o } }", SERVICE),
    # What ends a string or a comment for one parser and not for the other.
    ("SELECT * { ?s ?p ?o } # x \r VALUES ?s { 1 } SERVICE <HOST> { ?s ?p ?o }", SYNTAX),
    ("SELECT * { ?s ?p ?o # x \r SERVICE <HOST> { ?s ?p ?o } \n }", SERVICE),
    (r"SELECT * { ?s ?p ?o # x \u000D SERVICE <HOST> { ?s ?p ?o } " + "\n }", SERVICE),
    (r"""SELECT * { ?s ?p "\u005Cu0022 #" . SERVICE <HOST> { ?a ?b ?c } """ + "\n }", "escape"),
    ("SELECT * { ?s ?p 'a\0b' }", "NUL"),
    (r"SELECT * { ?s ?p '\uD800' }", "no character"),
    (r"SELECT * { ?s ?p '\UFFFFFFFF' }", "no character"),
    ("LOAD <FILE>", UPDATE),
    ("LOAD SILENT <HOST> INTO GRAPH <https://a.example/>", UPDATE),
    ("CLEAR ALL", UPDATE),
    ("DROP GRAPH <https://a.example/>", UPDATE),
    ("CREATE GRAPH <https://a.example/>", UPDATE),
    ("INSERT DATA { <https://a.example/> a 1 }", UPDATE),
    ("DELETE WHERE { ?s ?p ?o }", UPDATE),
    ("PREFIX a: <https://a.example/> INSERT { ?s a:b 1 } WHERE { ?s ?p ?o }", UPDATE),
    ("SELECT * { ?s ?p ?o } ; DELETE WHERE { ?s ?p ?o }", SYNTAX),
    ("SELECT * { " + "{ " * 4000 + "?s ?p ?o" + " }" * 4000 + " }", "nested too deeply"),
    ("SELECT * { ?s ?p ?o } #" + "x" * 100_000, r"100000 may be"),
]

HARMLESS = [
    "SELECT * { ?s ?p ?o } # FROM <FILE> SERVICE <HOST> { } LOAD CLEAR INSERT DELETE",
    "SELECT * { ?s ?p 'SERVICE <HOST> { ?s ?p ?o } FROM <FILE>' }",
    'SELECT * { ?s ?p """INSERT\nDELETE FROM <FILE>""" }',
    "SELECT ?service ?from ?load { ?service ?from ?load }",
    "PREFIX from: <https://from.example/SERVICE#> SELECT * { ?s from:service ?insert }",
    r"""SELECT * { ?s ?p "\u0022 #" . SERVICE <HOST> { ?a ?b ?c } """ + "\n }",
    "DESCRIBE <FILE>",
    "SELECT * { GRAPH <FILE> { ?s ?p ?o } }",
]


@pytest.fixture(scope="module")
def host() -> Iterator[tuple[str, list[str]]]:
    """Return the address of a host on this machine, and what was asked of it."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()

        do_POST = do_GET  # noqa: N815 - the name that http.server calls

        def log_message(self, *_: object) -> None:
            return

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/x.ttl", asked
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def secret(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("secret") / "secret.ttl"
    file.write_text('<https://a.example/> <https://a.example/says> "secret words" .')
    return file


@pytest.mark.parametrize(("sparql", "message"), REFUSED, ids=lambda value: value[:40])
def test_refused_in_one_line(
    sample: Graph, host: tuple[str, list[str]], secret: Path, sparql: str, message: str
) -> None:
    address, asked = host
    text = sparql.replace("HOST", address).replace("FILE", secret.as_uri())
    with pytest.raises(KGError, match=message) as caught:
        select(sample, text)
    assert "\n" not in str(caught.value)
    assert asked == []


@pytest.mark.parametrize("sparql", HARMLESS, ids=lambda value: value[:40])
def test_words_in_strings_and_comments_run(
    sample: Graph, host: tuple[str, list[str]], secret: Path, sparql: str
) -> None:
    address, asked = host
    text = sparql.replace("HOST", address).replace("FILE", secret.as_uri())
    found = select(sample, text)
    assert "secret words" not in str(found.rows)
    assert asked == []


def test_eight_threads_may_ask_at_once(small_graph: Graph) -> None:
    def ask(number: int) -> int:
        return len(select(small_graph, f"SELECT ?s {{ ?s ?p ?o }} LIMIT {1 + number % 7}").rows)

    with ThreadPoolExecutor(8) as threads:
        counts = list(threads.map(ask, range(80)))
    assert counts == [1 + number % 7 for number in range(80)]
