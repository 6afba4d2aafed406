"""Commands with a stand-in for the model, in a folder of their own."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from benchmarks.scale import standin
from kg.cli import main
from kg.pipeline import steps

Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Return a function that runs ``kg`` in an empty folder, with the stand-in."""
    monkeypatch.setattr(steps, "extract_articles", standin.extract_articles)
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str, code: int = 0, **options: object) -> Result:
        done = CliRunner().invoke(main, arguments, **options)  # type: ignore[arg-type]
        assert done.exit_code == code, done.output
        return done

    return call


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """Return a folder of three articles. By the stand-in's hash Turin is a person."""
    folder = tmp_path / "news"
    folder.mkdir()
    for name, place in (("a", "Oslo"), ("b", "Paris"), ("c", "Oslo")):
        write(folder / f"{name}.txt", f"Turin of {name} joined {place}")
    return folder


def write(path: Path, text: str) -> None:
    """Write an article whose second sentence is a fact of its own and of all."""
    path.write_text(
        f"News of the day. {text}. All agree. Mary Somerville joined the Royal Society.\n",
        encoding="utf-8",
    )
