"""The registry of ids on the command line and in the library."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import kg
from kg.cli import main
from kg.errors import KGError
from kg.pipeline import steps
from tests.test_judging import add_article, extracted, named

Run = Callable[..., Result]
HEAD = "id,anchor,into"


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Return a function that runs ``kg`` where only the later of two articles is."""
    monkeypatch.setattr(steps, "extract_articles", extracted)
    monkeypatch.chdir(tmp_path)
    add_article("yy", "Ada Lovelace")
    return lambda *arguments: CliRunner().invoke(main, arguments)


def ids() -> list[str]:
    return [one.id for one in kg.load("outputs/graph.ttl").entities]


def test_ids_stay_when_an_earlier_article_is_added(run: Run) -> None:
    build = ("build", "news", "-f", "ttl")
    assert run(*build).exit_code == 0
    file = Path("outputs/identities.csv")
    first = file.read_text(encoding="utf-8")
    assert first.startswith(f"{HEAD}\nperson/ada-lovelace,")
    add_article("x", "Ada Lovelace")
    assert run(*build).exit_code == 0
    both = file.read_text(encoding="utf-8")
    assert both.startswith(first)
    assert len(both.splitlines()) == 3
    plain, other = ids()
    shown = run("explain", "outputs/graph.ttl", plain).stdout
    assert "Title yy" not in shown  # it has no fact; its articles are in the JSON
    assert '"articles": ["yy"]' in run("explain", "outputs/graph.ttl", plain, "--json").stdout
    # The same again, and by an own name of the file.
    assert run(*build).exit_code == 0
    assert file.read_text(encoding="utf-8") == both
    assert run(*build, "--identities", "mine.csv").exit_code == 0
    assert Path("mine.csv").read_text(encoding="utf-8") != both
    # A merged id still finds its thing.
    assert run("merge", plain, other).exit_code == 0
    assert run(*build).exit_code == 0
    assert ids() == [plain]
    assert f"Person, {plain}" in run("explain", "outputs/graph.ttl", other).stdout


def test_a_malformed_registry_ends_the_build_before_anything_is_written(run: Run) -> None:
    Path("outputs").mkdir()
    Path("outputs/identities.csv").write_text(f"{HEAD}\nx\n", encoding="utf-8")
    done = run("build", "news")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "identities.csv, line 2: has 1 cells and not 3" in done.stderr
    assert [path.name for path in Path("outputs").iterdir()] == ["identities.csv"]
    Path("outputs/identities.csv").write_bytes(b"\xff\n")
    assert "not UTF-8 (byte 0)" in run("build", "news").stderr


def test_the_library_reads_and_writes_a_registry(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    later, earlier = named("yy", "Ada Lovelace"), named("x", "Ada Lovelace")
    every = [later]
    monkeypatch.setattr(
        "kg.pipeline.steps.extract_articles", lambda given, **options: iter(list(every))
    )
    file = tmp_path / "new" / "identities.csv"
    (first,) = kg.build([], identities=file).entities
    every.insert(0, earlier)
    graph = kg.build([], identities=file)
    assert graph.find(first.id) == (first,)
    assert len(graph.entities) == 2
    with pytest.raises(KGError, match="cannot be read"):
        kg.build([], identities=tmp_path)
