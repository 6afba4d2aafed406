"""A wheel built from a clean checkout works outside of it, in an empty environment.

``make release-check`` runs this by its path; no other run of pytest collects it, because it
installs kg anew, which takes minutes and a package index.
"""

import ast
import asyncio
import json
import os
import re
import subprocess
import sys
import urllib.parse
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from mcp import Client, StdioServerParameters

ROOT = Path(__file__).resolve().parent.parent
ARTICLE = "examples/articles/cgtn-sci-tech.txt"


class Installed(NamedTuple):
    """An environment with kg, what pip said, and a folder with nothing but the examples."""

    bin: Path
    said: str
    folder: Path


def run(*words: object, cwd: Path) -> str:
    """Run a command without this checkout on its path; return what it printed."""
    done = subprocess.run(
        [str(one) for one in words],
        cwd=cwd, env=_environment(), text=True, check=False,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
    return done.stdout


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    home = tmp_path_factory.mktemp("release")
    checkout, folder, bin_ = home / "checkout", home / "folder", home / "venv" / "bin"
    checkout.mkdir()
    folder.mkdir()
    run("git", "archive", "-o", home / "checkout.tar", "HEAD", cwd=ROOT)
    run("tar", "xf", home / "checkout.tar", cwd=checkout)
    run(sys.executable, "-m", "build", "--wheel", "-o", home / "dist", checkout, cwd=home)
    (wheel,) = (home / "dist").glob("*.whl")
    run(sys.executable, "-m", "venv", home / "venv", cwd=home)
    pip = (bin_ / "python", "-m", "pip", "install", "--disable-pip-version-check")
    run(*pip, "pip>=23.3", cwd=home)
    (checkout / "examples").rename(folder / "examples")
    constraints = checkout / "constraints.txt"
    named = re.search(r"--editable '\.(\[.+?\])'", (checkout / "README.md").read_text())
    assert named is not None, "the README names the extras"
    said = run(*pip, "--constraint", constraints, f"{wheel}{named[1]}", cwd=folder)
    return Installed(bin_, said, folder)


def test_pip_prints_no_warning(installed: Installed) -> None:
    assert "Successfully installed" in installed.said
    assert "WARNING" not in installed.said


def test_the_example_is_built_byte_by_byte(installed: Installed) -> None:
    out = installed.folder / "example"
    run(installed.bin / "kg", "build", ARTICLE, "-o", out, cwd=installed.folder)
    for name in ("graph.ttl", "graph.html"):
        assert (out / name).read_bytes() == (ROOT / "outputs/example" / name).read_bytes(), name


def test_the_server_answers(installed: Installed) -> None:
    graph = ROOT / "outputs/example/graph.ttl"
    query = urllib.parse.quote("SELECT ?who { ?who org:headOf ?what }")
    with subprocess.Popen(
        [installed.bin / "kg", "serve", graph, "--port", "0"],
        cwd=installed.folder, env=_environment(), stdout=subprocess.PIPE, text=True,
    ) as server:  # fmt: skip
        try:
            assert server.stdout is not None
            address = server.stdout.readline().strip()
            request = urllib.request.Request(  # noqa: S310
                f"{address}sparql?query={query}",
                headers={"Accept": "application/sparql-results+json"},
            )
            with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310
                found = json.load(answer)
        finally:
            server.terminate()
    people = {row["who"]["value"].rsplit("/", 1)[1] for row in found["results"]["bindings"]}
    assert "hou-lijun" in people


def test_an_agent_asks(installed: Installed) -> None:
    started = StdioServerParameters(
        command=str(installed.bin / "kg"),
        args=["mcp", str(ROOT / "outputs/example/graph.ttl")],
        cwd=str(installed.folder),
        env=_environment(),
    )

    async def ask() -> Any:
        async with Client(started) as client:
            return await client.call_tool("search", {"words": "Hou Lijun"})

    with ThreadPoolExecutor(1) as thread:
        assert "person/hou-lijun" in str(thread.submit(lambda: asyncio.run(ask())).result())


def test_the_notebook_runs(installed: Installed) -> None:
    """Each cell runs as a notebook would run it, and what it shows is printed."""
    notebook = json.loads((ROOT / "examples/explore.ipynb").read_text(encoding="utf-8"))
    cells = ["".join(one["source"]) for one in notebook["cells"] if one["cell_type"] == "code"]
    shown = [cell for cell in map(_printing, cells) if cell]
    said = run(
        installed.bin / "python", "-c", "\n".join(shown), cwd=installed.folder / "examples"
    )
    assert "<kg.Graph: " in said
    assert "Lyu Benfu" in said


def _printing(cell: str) -> str:
    """Return a cell that prints its last expression."""
    tree = ast.parse(cell)
    last = tree.body[-1]
    if isinstance(last, ast.Expr):
        tree.body[-1] = ast.parse(f"print({ast.unparse(last.value)})").body[0]
    return ast.unparse(tree)
