"""A server on a free port of this machine, with the small graph."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kg.graph import Graph
from kg.rdf import write
from kg.serve import Options, Server


@contextmanager
def running(file: Path, options: Options) -> Iterator[Server]:
    with Server(file, options) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        server.pool.wait()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def file(small_graph: Graph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("serve") / "graph.ttl"
    path.write_text(write(small_graph), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def server(file: Path) -> Iterator[Server]:
    with running(file, Options(port=0, timeout=3.0, limit=50, workers=2)) as found:
        yield found
