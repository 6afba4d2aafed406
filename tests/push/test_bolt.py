"""Pushing to ArcadeDB, a database with Bolt and Cypher, by Neo4j's own driver."""

import re
import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import neo4j
import pytest
from click.testing import CliRunner

from kg import pipeline
from kg.cli import main
from kg.errors import KGError
from kg.exports.edges import edges
from kg.graph import Graph
from kg.push import bolt, credentials
from kg.push.bolt import Pushed, push
from kg.rdf import write
from tests.servers import PASSWORD, arcadedb


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a server with an empty database, on a free port."""
    with arcadedb(tmp_path_factory.mktemp("arcadedb")) as address:
        yield address


@pytest.fixture(autouse=True)
def known(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(credentials.USER, "root")
    monkeypatch.setenv(credentials.PASSWORD, PASSWORD)
    monkeypatch.delenv(credentials.TOKEN, raising=False)
    monkeypatch.setenv("NETRC", str(tmp_path / "no.netrc"))


@pytest.fixture
def file(small_graph: Graph, tmp_path: Path) -> Path:
    path = tmp_path / "graph.ttl"
    path.write_text(write(small_graph), encoding="utf-8")
    return path


def asked(server: str, cypher: str) -> list[dict[str, Any]]:
    """Return what the database answers to the driver itself."""
    with (
        neo4j.GraphDatabase.driver(server, auth=("root", PASSWORD)) as driver,
        driver.session() as session,
    ):
        return session.run(cypher).data()


def emptied(server: str) -> str:
    asked(server, "MATCH (one) DETACH DELETE one")
    return server


def test_the_graph_arrives_whole_and_once(server: str, file: Path, small_graph: Graph) -> None:
    links = list(edges(small_graph))
    told: list[tuple[int, int]] = []
    done = push(file, emptied(server), size=2, on_batch=lambda *at: told.append(at))
    assert done == Pushed(
        entities=len(small_graph.entities),
        relationships=len(links),
        created=len(small_graph.entities) + len(links),
        removed=0,
        transactions=len(told),
    )
    nodes = asked(server, "MATCH (one) RETURN labels(one) AS labels, one ORDER BY one.id")
    assert {row["one"]["id"]: row["one"]["name"] for row in nodes} == {
        entity.id: entity.name for entity in small_graph.entities
    }
    assert {row["one"]["id"]: set(row["labels"]) for row in nodes} == {
        entity.id: {"Entity", entity.type.value} for entity in small_graph.entities
    }
    found = asked(
        server,
        "MATCH (one)-[fact]->(other) RETURN one.id, type(fact) AS type, other.id, "
        "properties(fact) AS fact",
    )
    assert {(row["one.id"], row["type"], row["other.id"]) for row in found} == {
        (edge.source, edge.relation.upper(), edge.target) for edge in links
    }
    held = next(row["fact"] for row in found if row["type"] == "HOLDS_POSITION")
    assert (held["role"], held["holds"], held["articles"]) == ("director", True, 2)
    assert any(quote.startswith("Ada Lovelace, director") for quote in held["quotes"])

    again = push(file, server)
    assert (again.created, again.removed) == (0, 0)
    assert len(asked(server, "MATCH (one) RETURN one")) == len(small_graph.entities)
    assert len(asked(server, "MATCH ()-[fact]->() RETURN fact")) == len(links)


def test_a_graph_replaces_an_earlier_one_and_nothing_else(
    server: str, file: Path, small_graph: Graph
) -> None:
    push(file, emptied(server))
    asked(server, "CREATE (:Entity {iri: 'https://other.example/1'})")
    file.write_text(write(Graph()), encoding="utf-8")
    done = push(file, server, replace=True, size=2)
    assert done.removed == len(small_graph.entities)
    left = asked(server, "MATCH (one) RETURN one.iri AS iri")
    assert left == [{"iri": "https://other.example/1"}]


def test_the_script_for_cypher_shell_loads_the_same(
    server: str, file: Path, small_graph: Graph, tmp_path: Path
) -> None:
    def everything() -> list[list[dict[str, Any]]]:
        return [
            asked(server, "MATCH (one) RETURN labels(one) AS labels, one ORDER BY one.iri"),
            asked(server, "MATCH ()-[fact]->() RETURN properties(fact) AS f ORDER BY fact.id"),
        ]

    push(file, emptied(server))
    pushed = everything()
    pipeline.save(small_graph, tmp_path / "graph.cypher")
    emptied(server)
    script = (tmp_path / "graph.cypher").read_text(encoding="utf-8")
    for statement in re.split(r";\n", script):
        if statement:
            asked(server, statement)
    assert everything() == pushed


def test_the_command(server: str, file: Path) -> None:
    done = CliRunner().invoke(main, ["push", emptied(server), str(file), "-v"])
    assert done.exit_code == 0, done.output
    assert re.search(r"5 entities and \d+ relationships in \d+ transactions", done.stderr)
    wrong = CliRunner().invoke(main, ["push", server, str(file), "--update"])
    assert "--graph and --update are for SPARQL stores" in wrong.stderr


def test_a_wrong_password_is_one_line(
    server: str, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(credentials.PASSWORD, "wrong-password")
    done = CliRunner().invoke(main, ["push", server, str(file)])
    assert done.exit_code == 1
    [line] = done.stderr.splitlines()
    assert line.startswith(f"error: {server} refuses: ")
    assert "set KG_PUSH_USER" in line
    assert "wrong-password" not in line


def test_an_unknown_database_is_one_line(server: str, file: Path) -> None:
    with pytest.raises(KGError, match=r"refuses: .*none"):
        push(file, server, database="none")


def test_nobody_there(file: Path) -> None:
    with pytest.raises(KGError, match=r"cannot be reached \(no server with Bolt answers"):
        push(file, "bolt://127.0.0.1:1")


def test_a_server_that_never_answers(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bolt, "_CONNECT", 0.5)
    with closing(socket.create_server(("127.0.0.1", 0))) as silent:
        silent.listen()
        with pytest.raises(KGError, match="cannot be reached"):
            push(file, f"bolt://127.0.0.1:{silent.getsockname()[1]}")


def test_a_server_that_is_no_bolt_server(file: Path) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as other:
        other.listen()

        def answer() -> None:
            connection, _ = other.accept()
            with connection:
                connection.recv(100)
                connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")

        thread = threading.Thread(target=answer, daemon=True)
        thread.start()
        with pytest.raises(KGError, match=r"127\.0\.0\.1:\d+ (cannot|refuses)"):
            push(file, f"bolt://127.0.0.1:{other.getsockname()[1]}")
        thread.join()


def test_a_missing_driver_is_named(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "neo4j", None)
    with pytest.raises(KGError, match="needs the extra neo4j: run pip install"):
        push(file, "bolt://127.0.0.1:1")


def test_credentials_never_go_in_the_open(file: Path) -> None:
    with pytest.raises(KGError, match="unencrypted"):
        push(file, "bolt://db.example:7687")
    with pytest.raises(KGError, match="must hold no credentials") as caught:
        push(file, "bolt://ada:secret@127.0.0.1:1")
    assert "secret" not in str(caught.value)


def test_a_file_of_another_shape(tmp_path: Path) -> None:
    other = tmp_path / "other.ttl"
    other.write_text("<https://a.example/> a <https://b.example/> .", encoding="utf-8")
    with pytest.raises(KGError, match="no graph that kg wrote"):
        push(other, "bolt://127.0.0.1:1")
