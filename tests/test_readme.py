"""What the README and the tutorial show is what kg does.

Blocks marked ``python`` run. Every command of the README runs, in order, after ``make demo``;
those of the other pages exist with the options that are shown. The README's Turtle stands
literally in the committed example, and so does the sentence that it came from.
"""

import asyncio
import os
import re
import shlex
import subprocess
import sys
import tomllib
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from click.testing import CliRunner
from mcp import Client, StdioServerParameters

from kg import editor
from kg.cli import main
from kg.push import credentials
from tests import servers

ROOT = Path(__file__).resolve().parent.parent
PAGES = [
    ROOT / "README.md",
    ROOT / "docs" / "tutorial.md",
    ROOT / "examples" / "README.md",
]
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def _blocks(language: str) -> list[tuple[str, str]]:
    """Return (page name, text) of every block of a language."""
    return [
        (page.name, text)
        for page in PAGES
        for found, text in BLOCK.findall(page.read_text(encoding="utf-8"))
        if found == language
    ]


@pytest.mark.model
@pytest.mark.parametrize("page", PAGES[:2], ids=lambda page: page.name)
def test_the_python_of_a_page_runs(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocks = [
        text
        for found, text in BLOCK.findall(page.read_text(encoding="utf-8"))
        if found == "python"
    ]
    assert blocks
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    (tmp_path / "outputs").mkdir()
    monkeypatch.chdir(tmp_path)
    space: dict[str, object] = {"__name__": "page"}
    for block in blocks:
        exec(compile(block, page.name, "exec"), space)  # noqa: S102  (this repository's text)


@pytest.mark.parametrize(("page", "text"), _blocks("console"))
def test_the_commands_of_a_page_exist(page: str, text: str) -> None:
    for line in text.splitlines():
        if line.startswith("$ kg "):
            words = shlex.split(line.removeprefix("$ kg "), comments=True)
            _parses(words)
        elif line.startswith("$ make "):
            targets = [word for word in shlex.split(line[7:], comments=True) if "=" not in word]
            assert all(f"\n{target}:" in _makefile() for target in targets), page


def _parses(words: list[str]) -> None:
    """Parse a command line without running it; wrong usage raises click's error."""
    if words[0].startswith("-"):
        return
    for end in ("|", ">"):
        if end in words:
            words = words[: words.index(end)]
    command = main.commands[words[0]]
    command.make_context(f"kg {words[0]}", words[1:], resilient_parsing=False)


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder like a clone in which ``make demo`` has run, as the current one."""
    for name in ("examples", "constraints.txt", "pyproject.toml"):
        (tmp_path / name).symlink_to(ROOT / name)
    (tmp_path / "outputs").mkdir()
    (tmp_path / "outputs" / "example").symlink_to(ROOT / "outputs" / "example")
    monkeypatch.chdir(tmp_path)
    made = re.search(r"^demo:.*\n\t\$\(BIN\)/kg (.+)$", _makefile(), re.MULTILINE)
    assert made is not None
    _run(shlex.split(made[1].replace("$(OUT)", "outputs")))
    return tmp_path


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, str]]:
    """Return what stands for each word in capitals: files and servers of somebody's own."""
    article, registry = tmp_path / "own.txt", tmp_path / "registry.csv"
    article.write_text("Engines\n\nAda Lovelace is director of the Analytical Society.\n")
    registry.write_text("id,name,type\nhttps://registry.example/1,Hou Lijun,person\n")
    monkeypatch.setenv("NETRC", str(tmp_path / "none"))
    monkeypatch.setenv(credentials.USER, "root")
    monkeypatch.setenv(credentials.PASSWORD, servers.PASSWORD)
    (tmp_path / "database").mkdir()
    with servers.oxigraph() as store, servers.arcadedb(tmp_path / "database") as bolt:
        yield {
            "PAGE_FEED_OR_FILE": str(article),
            "REGISTRY": str(registry),
            "SPARQL_STORE": f"{store}/store",
            "BOLT_ADDRESS": bolt,
        }


@pytest.mark.model
def test_every_command_of_the_readme_runs_after_make_demo(
    clone: Path, own: dict[str, str]
) -> None:
    lines = [
        line.removeprefix("$ ")
        for page, text in _blocks("console")
        if page == "README.md"
        for line in text.splitlines()
    ]
    assert lines[0].startswith("make demo ")
    ran = [_run_line(line, own) for line in lines]
    assert ran.count("kg") >= 17
    assert own == {}, "a word in capitals that no command has"
    for name in ("hou.html", "outputs/graph.gexf", "outputs/entities.parquet"):
        assert (clone / name).stat().st_size > 0, name


def _run_line(line: str, own: dict[str, str]) -> str:
    """Run a line of the README in this process where it ends by itself; return its command."""
    words = shlex.split(line, comments=True)
    command, *rest = [own.pop(word, word) for word in words]
    capitals = [word for word in rest if re.fullmatch(r"[A-Z]+(?:_[A-Z]+)*", word)]
    assert capitals == [], "nothing stands for this"
    if command == "kg" and rest[0] == "serve":
        _serve(rest)
    elif command == "kg" and rest[0] == "mcp":
        _ask_as_an_agent(rest)
    elif command == "kg":
        _run(rest)
    elif command == "pip":
        _check_install(rest)
    elif command == "make":
        assert all(f"\n{target}:" in _makefile() for target in rest)
    else:
        assert command == "export", line
    return command


def _run(words: list[str]) -> None:
    done = CliRunner().invoke(main, words, input="")
    if words[0] == "query-page" and not editor.present():
        assert "run 'make editor'" in done.stderr  # npm's registry was not reached
        return
    assert done.exit_code == 0, f"kg {shlex.join(words)}: {done.output}"


def _serve(words: list[str]) -> None:
    """Start the server, on a free port, and ask it for its picture."""
    command = [sys.executable, "-m", "kg", *words, "--port", "0"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)}
    ) as server:
        try:
            assert server.stdout is not None
            address = server.stdout.readline().strip()
            with urllib.request.urlopen(address, timeout=30) as answer:  # noqa: S310
                assert b"Hou Lijun" in answer.read()
        finally:
            server.terminate()


def _ask_as_an_agent(words: list[str]) -> None:
    started = StdioServerParameters(
        command=sys.executable, args=["-m", "kg", *words], env={"PYTHONPATH": str(ROOT)}
    )

    async def ask() -> str:
        async with Client(started) as client:
            return str(await client.call_tool("search", {"words": "Hou Lijun"}))

    with ThreadPoolExecutor(1) as thread:  # browser tests leave a loop in the first thread
        found = thread.submit(lambda: asyncio.run(ask())).result()
    assert "person/hou-lijun" in found


def _check_install(words: list[str]) -> None:
    """See that the extras exist that a line installs. ``make release-check`` installs them."""
    extras = tomllib.loads(Path("pyproject.toml").read_text())["project"]
    assert words[:3] == ["install", "--constraint", "constraints.txt"]
    named = re.fullmatch(r"\.\[(.+)\]", words[-1])
    assert named is not None
    assert set(named[1].split(",")) <= extras["optional-dependencies"].keys()


def _makefile() -> str:
    return (ROOT / "Makefile").read_text(encoding="utf-8")


def test_the_turtle_of_the_readme_stands_in_the_example() -> None:
    example = (ROOT / "outputs/example/graph.ttl").read_text(encoding="utf-8")
    shown = [text for page, text in _blocks("turtle") if page == "README.md"]
    assert shown
    for text in shown:
        assert f"\n{text}" in example


def test_the_sentence_of_the_readme_is_the_articles(seed: str) -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    quotes = re.findall(r"^> (.+(?:\n> .+)*)$", text, re.MULTILINE)
    assert quotes
    for quote in quotes:
        joined = " ".join(line.removeprefix("> ") for line in quote.splitlines())
        assert joined in " ".join(seed.split())
