"""What a worker does, here in the process of the test."""

import multiprocessing
import signal
import threading

import pytest
from pyoxigraph import RdfFormat, Store, serialize

from kg import query
from kg.graph import Graph
from kg.rdf import triples
from kg.serve.answers import Answering
from kg.serve.messages import Answer, Request
from kg.serve.workers import work

ASK = Request(sparql="ASK {}", accept="text/csv")


@pytest.fixture(scope="module")
def lines(small_graph: Graph) -> bytes:
    return serialize(triples(small_graph), format=RdfFormat.N_TRIPLES) or b""


@pytest.fixture(scope="module")
def store(lines: bytes) -> Store:
    found = Store()
    found.load(lines, format=RdfFormat.N_TRIPLES)
    return found


@pytest.mark.parametrize(
    ("request_", "status", "media"),
    [
        (ASK, 200, "text/csv"),
        (Request(sparql="ASK {}", accept="text/html"), 200, "text/html"),
        (Request(question="who-leads"), 200, "application/sparql-results+json"),
        (Request(question="who-leads", parameters={"nothing": "1"}), 400, "text/plain"),
        (Request(sparql="ASK"), 400, "text/plain"),
        (Request(sparql="SELECT * { ?s ?p ?o }", limit=3), 400, "text/plain"),
        (Request(sparql="SELECT * { ?s ?p ?o } LIMIT 3", limit=3), 200, None),
        (Request(sparql="DESCRIBE kg:Person", accept="text/csv"), 406, "text/plain"),
        (Request(sparql="CONSTRUCT WHERE { ?s a kg:Person }"), 200, "text/turtle"),
        (Request(sparql="ASK {}", accept="text/turtle"), 406, "text/plain"),
    ],
)
def test_an_answer(store: Store, request_: Request, status: int, media: str | None) -> None:
    found = Answering(store).answer(request_)
    assert found.status == status, found.body
    assert media is None or found.media == media


def test_too_little_memory(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr(query, "select", fails)
    assert (
        Answering(store).answer(ASK).body
        == b"error: the query took too much memory: narrow it\n"
    )


def test_a_worker_answers_until_the_pipe_ends(lines: bytes) -> None:
    here, there = multiprocessing.Pipe()
    found: list[object] = []

    def client() -> None:
        here.send_bytes(lines)
        found.append(here.recv())
        here.send(ASK)
        found.append(here.recv())
        here.close()

    thread = threading.Thread(target=client)
    before = signal.getsignal(signal.SIGINT)
    thread.start()
    try:
        work(there, None)
    finally:
        signal.signal(signal.SIGINT, before)
        there.close()
    thread.join()
    assert found == ["ready", Answer(status=200, media="text/csv", body=b"answer\r\ntrue\r\n")]
