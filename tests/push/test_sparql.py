"""Pushing to Oxigraph's own server, and to servers that refuse, stumble or send elsewhere."""

import http.server
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest
from click.testing import CliRunner
from pyoxigraph import RdfFormat

from kg.cli import main
from kg.errors import KGError
from kg.graph import Graph
from kg.push import credentials
from kg.push import sparql as module
from kg.push.sparql import Pushed, push
from kg.rdf import quads, triples, write
from kg.rdf.nodes import store_of
from tests import servers


@pytest.fixture(scope="module")
def oxigraph() -> Iterator[str]:
    """Return the address of Oxigraph's server, in memory, on a free port."""
    with servers.oxigraph() as address:
        yield address


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Leave the credentials of whoever runs the tests out of them, and wait for nobody."""
    for name in (credentials.USER, credentials.PASSWORD, credentials.TOKEN):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NETRC", str(tmp_path / "no.netrc"))
    monkeypatch.setattr(module, "_WAIT", 0.0)


def held(address: str) -> set[pyoxigraph.Quad]:
    """Return everything that the store holds."""
    request = urllib.request.Request(  # noqa: S310
        f"{address}/store", headers={"Accept": "application/n-quads"}
    )
    with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310
        return set(pyoxigraph.parse(answer.read(), format=RdfFormat.N_QUADS))


def emptied(address: str) -> None:
    request = urllib.request.Request(f"{address}/store", method="DELETE")  # noqa: S310
    urllib.request.urlopen(request, timeout=30).close()  # noqa: S310


@pytest.fixture
def file(small_graph: Graph, tmp_path: Path) -> Path:
    path = tmp_path / "graph.ttl"
    path.write_text(write(small_graph), encoding="utf-8")
    return path


# ------------------------------------------------------------------------ a server not ours


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("http://127.0.0.1:1/store", "nothing listens there"),
        ("http://no-such-host.invalid/store", "no machine has that name"),
    ],
)
def test_a_server_that_is_not_there_is_told_in_words(
    file: Path, address: str, reason: str
) -> None:
    with pytest.raises(KGError) as caught:
        push(file, address)
    assert str(caught.value) == (
        f"{address} does not take it ({reason}): push again later, it goes on from here"
    )


@pytest.mark.parametrize("update", [False, True])
def test_turtle_arrives_whole(
    oxigraph: str, file: Path, small_graph: Graph, update: bool
) -> None:
    emptied(oxigraph)
    place = f"{oxigraph}/{'update' if update else 'store'}"
    done = push(file, place, update=update, size=50)
    every = triples(small_graph)
    assert done == Pushed(triples=len(every), batches=-(-len(every) // 50), skipped=0)
    assert held(oxigraph) == set(store_of(every))
    assert push(file, place, update=update, size=50).skipped == 0
    assert len(held(oxigraph)) == len(every)
    assert list(file.parent.glob(".*")) == []


@pytest.mark.parametrize("update", [False, True])
def test_an_article_is_replaced_and_a_named_graph_filled(
    oxigraph: str, small_graph: Graph, tmp_path: Path, update: bool
) -> None:
    emptied(oxigraph)
    place = f"{oxigraph}/{'update' if update else 'store'}"
    trig = tmp_path / "graph.trig"
    trig.write_text(write(small_graph, format="trig"), encoding="utf-8")
    push(trig, place, update=update, size=40)
    local = pyoxigraph.Store()
    local.extend(quads(small_graph))
    assert held(oxigraph) == set(local)
    article = min(str(quad.graph_name) for quad in local if "<" in str(quad.graph_name))
    other = tmp_path / "other.nq"
    other.write_text(f'<https://a.example/> <https://b.example/> "x" {article} .\n')
    push(other, place, update=update)
    left = [quad for quad in held(oxigraph) if str(quad.graph_name) == article]
    assert [quad.object.value for quad in left if hasattr(quad.object, "value")] == ["x"]


@pytest.mark.parametrize("update", [False, True])
def test_a_graph_of_the_store_is_replaced_when_asked(
    oxigraph: str, file: Path, small_graph: Graph, update: bool
) -> None:
    emptied(oxigraph)
    place = f"{oxigraph}/{'update' if update else 'store'}"
    push(file, place, graph="https://news.example/g", update=update)
    smaller = file.with_name("small.ttl")
    smaller.write_text("<https://a.example/> a <https://b.example/> .", encoding="utf-8")
    push(smaller, place, graph="https://news.example/g", update=update, replace=True)
    assert [str(quad.graph_name) for quad in held(oxigraph)] == ["<https://news.example/g>"]


def test_the_command(oxigraph: str, file: Path) -> None:
    words = ["push", f"{oxigraph}/store", str(file), "-v", "--batch", "100"]
    done = CliRunner().invoke(main, words)
    assert done.exit_code == 0, done.output
    assert "1 of " in done.stderr
    assert "triples in" in done.stderr
    wrong = CliRunner().invoke(main, ["push", f"{oxigraph}/query", str(file)])
    assert wrong.exit_code == 1
    assert wrong.stderr.startswith("error: ")
    assert len(wrong.stderr.splitlines()) == 1


# ------------------------------------------------------------------------- servers that stumble


@contextmanager
def answering(*statuses: int, **headers: str) -> Iterator[tuple[str, list[Any]]]:
    """Serve so many statuses, the last of them for good; give address and requests."""
    seen: list[Any] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            status = statuses[min(len(seen), len(statuses) - 1)]
            seen.append((self.command, self.path, dict(self.headers)))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            body = b"" if status == 204 else b"sorry"
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_PUT = do_POST  # noqa: N815

        def log_message(self, *arguments: Any) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/store", seen
        server.shutdown()
        thread.join()


def test_a_busy_server_is_asked_again(file: Path) -> None:
    with answering(503, 429, 204) as (address, seen):
        push(file, address, size=100_000)
    assert len(seen) == 3


def test_how_far_it_came_is_kept(file: Path) -> None:
    with answering(204, 204, 503) as (address, seen):
        with pytest.raises(KGError, match="push again later, it goes on from here"):
            push(file, address, size=50)
        assert len(seen) == 2 + 4
    [state] = file.parent.glob(".graph.ttl.push")
    assert '"done": 2' in state.read_text(encoding="utf-8")


def test_the_next_push_skips_what_is_done(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[bytes] = []
    broken = [True]

    def send(self: object, batch: module.Batch) -> None:
        if broken[0] and len(sent) == 2:
            raise KGError("away")
        sent.append(batch.lines)

    monkeypatch.setattr(module._Target, "send", send)
    with pytest.raises(KGError, match="away"):
        push(file, "http://127.0.0.1:1/store", size=50)
    broken[0] = False
    done = push(file, "http://127.0.0.1:1/store", size=50)
    assert done.skipped == 2
    assert len(sent) == len(set(sent)) == done.batches
    file.write_text(file.read_text(encoding="utf-8") + "# changed\n", encoding="utf-8")
    assert push(file, "http://127.0.0.1:1/store", size=50).skipped == 0


@pytest.mark.parametrize(
    ("status", "message"),
    [
        (401, "refuses: 401 sorry: set KG_PUSH_USER"),
        (404, "--update for SPARQL Update"),
        (400, "refuses: 400 sorry"),
        (307, "leads elsewhere"),
    ],
)
def test_a_refusal_is_one_line_and_not_tried_again(
    file: Path, status: int, message: str
) -> None:
    with answering(status, Location="http://127.0.0.1:1/") as (address, seen):
        with pytest.raises(KGError, match=message):
            push(file, address)
        assert len(seen) == 1


def test_nobody_there(file: Path) -> None:
    with pytest.raises(KGError, match="does not take it"):
        push(file, "http://127.0.0.1:1/store")


# --------------------------------------------------------------------------------- credentials


def test_credentials_come_from_the_environment_or_netrc(
    file: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def sent() -> str | None:
        with answering(204) as (address, seen):
            push(file, address)
        value: str | None = seen[0][2].get("Authorization")
        return value

    assert sent() is None
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login ada password engine\n")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    assert sent() == "Basic YWRhOmVuZ2luZQ=="
    monkeypatch.setenv(credentials.USER, "grace")
    monkeypatch.setenv(credentials.PASSWORD, "cobol")
    assert sent() == "Basic Z3JhY2U6Y29ib2w="
    monkeypatch.setenv(credentials.TOKEN, "abc")
    assert sent() == "Bearer abc"
    monkeypatch.setenv(credentials.TOKEN, "a\nb")
    with pytest.raises(KGError, match="line break"):
        sent()


def test_credentials_never_stand_in_the_address_or_go_in_the_open(
    file: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with pytest.raises(KGError, match="must hold no credentials") as caught:
        push(file, "https://ada:engine@store.example/")
    assert "engine" not in str(caught.value)
    monkeypatch.setenv(credentials.TOKEN, "abc")
    with pytest.raises(KGError, match="unencrypted"):
        push(file, "http://store.example/")
    broken = tmp_path / "netrc"
    broken.write_text("nonsense")
    monkeypatch.delenv(credentials.TOKEN)
    monkeypatch.setenv("NETRC", str(broken))
    with pytest.raises(KGError, match="netrc: cannot be read"):
        push(file, "https://store.example/")


@pytest.mark.parametrize("address", ["", "store", "ftp://a.example/", "http://"])
def test_no_address(file: Path, address: str) -> None:
    with pytest.raises(KGError, match="begin it with http"):
        push(file, address)


def test_files_that_cannot_be_pushed(tmp_path: Path) -> None:
    with pytest.raises(KGError, match="cannot be read"):
        push(tmp_path / "none.ttl", "http://127.0.0.1:1/")
    wrong = tmp_path / "wrong.ttl"
    wrong.write_text("x", encoding="utf-8")
    with pytest.raises(KGError, match="line 1: not Turtle"):
        push(wrong, "http://127.0.0.1:1/")
