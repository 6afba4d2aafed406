"""What a command loads before it needs it: time is counted in modules, not in seconds."""

import subprocess
import sys

import pytest

HEAVY = ("spacy", "rdflib", "networkx", "pyvis", "trafilatura", "pydantic", "numpy", "rich")


def loaded(code: str) -> set[str]:
    script = f"import sys\n{code}\nprint(*sys.modules, file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    return set(done.stderr.split())


@pytest.mark.parametrize(
    "code",
    [
        "import kg",
        "import kg.cli",
        "from kg import Article, Fact, Graph, KGError, build, extract, load, read, save",
        "from kg.cli import main\nmain(['--help'], standalone_mode=False)",
        "from kg.cli import main\nmain(['build', '--help'], standalone_mode=False)",
    ],
)
def test_nothing_heavy_is_loaded(code: str) -> None:
    assert loaded(code).isdisjoint(HEAVY)


def test_import_kg_loads_none_of_its_modules() -> None:
    assert {name for name in loaded("import kg") if name.startswith("kg.")} == set()


@pytest.mark.parametrize("argument", ["--list", "--help"])
def test_a_query_needs_no_text_machinery(argument: str) -> None:
    code = f"from kg.cli import main\nmain(['query', '{argument}'], standalone_mode=False)"
    assert loaded(code).isdisjoint({"spacy", "trafilatura", "pyvis"})
