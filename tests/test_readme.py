"""What the README and the tutorial show is what kg does.

Blocks marked ``python`` run; a ``console`` block's commands exist with the options it shows; a
quoted piece of Turtle is in the committed example; and so is the sentence it came from.
"""

import re
import shlex
from pathlib import Path

import pytest

from kg.cli import main

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
            makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
            assert all(f"\n{target}:" in makefile for target in targets), page


def _parses(words: list[str]) -> None:
    """Parse a command line without running it; wrong usage raises click's error."""
    if words[0].startswith("-"):
        return
    for end in ("|", ">"):
        if end in words:
            words = words[: words.index(end)]
    command = main.commands[words[0]]
    command.make_context(f"kg {words[0]}", words[1:], resilient_parsing=False)


def test_the_turtle_of_the_readme_is_real() -> None:
    import rdflib

    prefixes = re.findall(
        r"^@prefix.*$",
        (ROOT / "outputs/example/graph.ttl").read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    shown = [text for page, text in _blocks("turtle") if page == "README.md"]
    assert shown
    example = rdflib.Graph().parse(ROOT / "outputs" / "example" / "graph.ttl")
    for text in shown:
        lines = [line for line in prefixes if line not in text]
        triples = set(rdflib.Graph().parse(data="\n".join([*lines, text]), format="turtle"))
        assert triples
        assert triples <= set(example)


def test_the_sentence_of_the_readme_is_the_articles(seed: str) -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    quotes = re.findall(r"^> (.+(?:\n> .+)*)$", text, re.MULTILINE)
    assert quotes
    for quote in quotes:
        joined = " ".join(line.removeprefix("> ") for line in quote.splitlines())
        assert joined in " ".join(seed.split())
