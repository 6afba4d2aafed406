"""The documentation is complete, fresh and without dead links."""

import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from docs import make_cli, make_ontology
from kg.cli import main

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted(
    [
        *ROOT.glob("*.md"),
        *ROOT.glob("docs/**/*.md"),
        *ROOT.glob("examples/*.md"),
        *ROOT.glob("benchmarks/*.md"),
    ]
)
LINK = re.compile(r"(?<!\\)\[[^\]]*\]\(([^)\s]+)\)")


def test_the_pages_are_found() -> None:
    assert len(PAGES) >= 22


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_command_is_documented(name: str) -> None:
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    command = main.commands[name]
    assert f"\n## kg {name}\n" in page
    assert command.help, f"kg {name} has no help"
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"kg {name} {parameter.opts[-1]} has no help"


def test_every_module_of_text_is_told_what_it_does() -> None:
    page = (ROOT / "docs" / "how-it-works.md").read_text(encoding="utf-8")
    modules = {path.stem for path in ROOT.glob("kg/text/[a-z]*.py")}
    rows = re.findall(r"^\| ((?:`\w+`(?:, )?)+) \|", page, re.MULTILINE)
    told = set(re.findall(r"`(\w+)`", ", ".join(rows)))
    assert len(modules) > 10
    assert modules <= told


def test_the_command_line_page_is_fresh() -> None:
    assert make_cli.PAGE.read_text(encoding="utf-8") == make_cli.render(), "run make docs"


def test_the_ontology_page_is_fresh() -> None:
    assert make_ontology.PAGE.read_text(encoding="utf-8") == make_ontology.render(), (
        "run make docs"
    )


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    dead = [target for target in _links(page) if not _resolves(page, target)]
    assert dead == []


def _versions() -> list[str]:
    """Return the versions of Python that pyproject.toml allows: it is the one place."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    low, high = (int(one) for one in re.findall(r"3\.(\d+)", project["requires-python"]))
    return [f"3.{minor}" for minor in range(low, high)]


def test_every_place_names_the_versions_of_python_that_are_allowed() -> None:
    versions = _versions()
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert re.findall(r"Python :: (3\.\d+)", text) == versions
    workflow = (ROOT / ".github/workflows/ci.yml").read_text(encoding="utf-8")
    assert f"python: {versions}".replace("'", '"') in workflow
    for page in ("README.md", "docs/tutorial.md", "constraints.txt"):
        said = f"{versions[0]} to {versions[-1]}"
        assert said in (ROOT / page).read_text(encoding="utf-8"), page


@pytest.mark.parametrize("version", ["3.10", *_versions(), f"3.{len(_versions()) + 11}"])
def test_make_takes_the_versions_of_python_that_are_allowed(
    version: str, tmp_path: Path
) -> None:
    make, python = shutil.which("make"), tmp_path / "python"
    assert make is not None
    said = (*map(int, version.split(".")), 0)
    code = f"import sys; sys.version_info = {said}; exec(sys.argv[1])"
    # It has no venv, so that make stops before it installs anything.
    python.write_text(
        f'#!/bin/sh\ncase "$2" in *ensurepip*) exit 1;; esac\n'
        f'exec "{sys.executable}" -c "{code}" "$2"\n'
    )
    python.chmod(0o755)
    venv = tmp_path / "venv"
    done = subprocess.run(
        [make, f"PYTHON={python}", f"VENV={venv}", f"{venv}/bin/python"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode != 0
    assert ("has no venv" if version in _versions() else "is not Python >=3.11") in done.stdout


def test_ci_runs_every_step_of_make_check() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    check = re.search(r"^check: (.+?) ##", makefile, re.MULTILINE)
    assert check is not None
    steps = set(check[1].split()) - {"docs-check"}  # `make test` runs these tests as well
    files = (ROOT / ".ci/run", ROOT / ".github/workflows/ci.yml")
    lines = re.findall(r"\bmake ([a-z -]+)$", "\n".join(map(_text, files)), re.MULTILINE)
    assert {"lint", "coverage"} <= steps <= set(" ".join(lines).split())


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def test_every_decision_is_listed() -> None:
    folder = ROOT / "docs" / "decisions"
    records = {path.name for path in folder.glob("[0-9]*.md")}
    assert records == set(_links(folder / "README.md"))
    assert len({name[:4] for name in records}) == len(records)


@pytest.mark.parametrize(
    "record",
    sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md")),
    ids=lambda path: path.stem,
)
def test_a_decision_says_what_was_rejected(record: Path) -> None:
    headings = re.findall(r"^## (.+)$", record.read_text(encoding="utf-8"), re.MULTILINE)
    assert headings == ["Context", "Decision", "Rejected", "Consequences"]


def _links(page: Path) -> Iterator[str]:
    """Yield the targets of a page's links outside code blocks and code spans."""
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    return iter(LINK.findall(re.sub(r"`[^`\n]*`", "", text)))


def _resolves(page: Path, target: str) -> bool:
    """Return whether a relative link names a file and, where it has one, a heading. No
    network."""
    if target.startswith(("https://", "http://", "mailto:")):
        return True
    path, _, anchor = target.partition("#")
    file = (page.parent / path).resolve() if path else page
    if not file.exists():
        return False
    if not anchor:
        return True
    headings = re.findall(r"^#+ (.+)$", file.read_text(encoding="utf-8"), re.MULTILINE)
    return anchor in {re.sub(r"[^\w -]", "", one.lower()).replace(" ", "-") for one in headings}
