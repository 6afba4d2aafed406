"""A graph of one article, and a reconciliation service that behaves as told."""

import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

import pytest

from kg.graph import Graph, assemble
from kg.model import Citation, Entity, EntityType, Evidence, Fact, Unsure

NADIRA = Entity(
    id="person/nadira-veldt", type=EntityType.PERSON, name="Nadira Veldt", aliases=("Veldt",)
)
EIT = Entity(
    id="org/ellerby-institute-of-technology",
    type=EntityType.INSTITUTION,
    name="Ellerby Institute of Technology",
    aliases=("EIT",),
)
COUNCIL = Entity(
    id="org/meridian-battery-council",
    type=EntityType.INSTITUTION,
    name="Meridian Battery Council",
)
GHENT = Entity(id="place/ghent", type=EntityType.PLACE, name="Ghent")
CELLS = Entity(id="technology/cells", type=EntityType.TECHNOLOGY, name="cells")


def _fact(subject: Entity, relation: str, object_: Entity) -> Fact[Entity]:
    evidence = Evidence(
        article="a", start=0, end=1, quote="x", subject=(0, 1), object=(0, 1),
        extractor="patterns", rule="verb", confidence=0.9,
    )  # fmt: skip
    return Fact(subject=subject, relation=relation, object=object_, evidence=(evidence,))


@pytest.fixture(scope="session")
def linkable() -> Graph:
    """Veldt works for the institute, which is in Ghent; an article names the council too."""
    every = (NADIRA, EIT, COUNCIL, GHENT, CELLS)
    return assemble(
        [_fact(NADIRA, "employed_by", EIT), _fact(EIT, "located_in", GHENT)],
        entities=every,
        citations=[
            Citation(id="a", sha256="0" * 64, name="a", source="a", title="a", length=9)
        ],
        appearances=[("a", one.id) for one in every],
    )


@pytest.fixture(scope="session")
def doubtful(linkable: Graph) -> Graph:
    """The same, but there may be another of the institute."""
    other = Entity(id="org/ellerby-1", type=EntityType.INSTITUTION, name="Ellerby Institution")
    pair = Unsure(left="org/ellerby-1", right=EIT.id, features=(("spelling", 0.7),))
    return assemble(
        linkable.facts,
        entities=(*linkable.entities, other),
        citations=linkable.citations,
        appearances=(*linkable.appearances, ("a", other.id)),
        unsure=[pair],
    )


MANIFEST = {
    "versions": ["0.2"],
    "name": "Test",
    "identifierSpace": "http://www.wikidata.org/entity/",
    "schemaSpace": "http://www.wikidata.org/prop/direct/",
}
KNOWN = {
    "Nadira Veldt": [
        {
            "id": "Q101",
            "name": "Nadira Veldt",
            "score": 100,
            "match": True,
            "description": "chemist at the Ellerby Institute of Technology",
        },
        {"id": "Q102", "name": "Nadia Veld", "score": 60, "match": False},
    ],
    "Ghent": [
        {"id": "Q1", "name": "Ghent", "description": "city in Flanders", "match": True},
        {"id": "Q2", "name": "Ghent", "description": "town in Kentucky", "match": False},
    ],
    "Meridian Battery Council": [{"id": "Q7", "name": "MBC", "score": 90, "match": True}],
}


class Service(ThreadingHTTPServer):
    """A service whose ``mode`` says how it behaves; ``asked`` has every query."""

    daemon_threads = True
    mode = "good"

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked: list[dict[str, Any]] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/api"


class _Handler(BaseHTTPRequestHandler):
    server: Service

    def do_GET(self) -> None:
        self._answer(MANIFEST)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        queries = json.loads(parse_qs(body)["queries"][0])
        self.server.asked += queries.values()
        self._answer(
            {name: {"result": KNOWN.get(one["query"], [])} for name, one in queries.items()}
        )

    def _answer(self, good: dict[str, Any]) -> None:
        mode = self.server.mode
        text = json.dumps(good)
        wrong = {
            "html": "<!doctype html><p>Welcome!",
            "list": "[]",
            "error": '{"status": "error", "message": "overload"}',
            "empty": "{}" if "q0" in good else text,
            "no-list": '{"q0": {"result": {}}, "q1": {}, "q2": {}, "q3": {}}'
            if "q0" in good
            else text,
            "no-id": text.replace('"id":', '"ID":'),
            "number": text.replace('"Q101"', "101"),
            "no-space": text.replace("http://www.wikidata.org/entity/", "urn:local"),
        }
        if mode == "slow":
            time.sleep(1.5)
        self.send_response(503 if mode == "busy" else 200)
        self.end_headers()
        body = wrong.get(mode, text).encode()
        if mode == "huge":
            body = b" " * 11_000_000
        try:
            if mode == "drip":
                for byte in body:
                    self.wfile.write(bytes([byte]))
                    self.wfile.flush()
                    time.sleep(0.05)
            else:
                self.wfile.write(body)
        except OSError:  # the client has left
            self.close_connection = True

    def log_message(self, format: str, *arguments: Any) -> None:  # noqa: A002
        """Print nothing."""


@pytest.fixture
def service() -> Iterator[Service]:
    with Service() as found:
        thread = threading.Thread(target=found.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        yield found
        found.shutdown()
        thread.join()
