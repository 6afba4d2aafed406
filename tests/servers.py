"""Real servers that tests start on free ports of this machine."""

import importlib.util
import shutil
import socket
import subprocess
import sysconfig
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

PASSWORD = "engine-1843"  # noqa: S105
"""Of the user "root" of :func:`arcadedb`."""


def free_port() -> int:
    """Return a port that nothing listens on now."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


@contextmanager
def oxigraph() -> Iterator[str]:
    """Give the address of Oxigraph's server, in memory."""
    command = shutil.which("oxigraph", path=sysconfig.get_path("scripts"))
    assert command is not None, "the extra 'test' brings oxigraph"
    port = free_port()
    process = subprocess.Popen(
        [command, "serve", "--bind", f"127.0.0.1:{port}"], stderr=subprocess.DEVNULL
    )
    try:
        for _ in range(200):
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                time.sleep(0.05)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


@contextmanager
def arcadedb(home: Path) -> Iterator[str]:
    """Give the address of ArcadeDB, a database with Bolt and Cypher, with nothing in it."""
    found = importlib.util.find_spec("arcadedb_embedded")
    if found is None or found.origin is None:
        pytest.skip("arcadedb-embedded has no wheel for this machine")
    package = Path(found.origin).parent
    port = free_port()
    settings = {
        "bolt.host": "127.0.0.1",
        "bolt.port": port,
        "server.defaultDatabases": "neo4j[root]",
        "server.databaseDirectory": home / "databases",
        "server.httpIncomingHost": "127.0.0.1",
        "server.httpIncomingPort": free_port(),
        "server.plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
        "server.rootPassword": PASSWORD,
        "server.rootPath": home,
    }
    options = [f"-Darcadedb.{name}={value}" for name, value in settings.items()]
    options += ["-Xmx256m", "-cp", str(package / "jars" / "*")]
    java = shutil.which("java", path=package / "jre" / "bin")
    assert java is not None
    with (home / "output").open("w+") as log:
        process = subprocess.Popen(
            [java, *options, "com.arcadedb.server.ArcadeDBServer"],
            stdout=log,
            stderr=log,
            cwd=home,
        )
        try:
            for _ in range(600):
                if "Server started in" in (home / "output").read_text(encoding="utf-8"):
                    break
                assert process.poll() is None, (home / "output").read_text(encoding="utf-8")
                time.sleep(0.1)
            yield f"bolt://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait()
