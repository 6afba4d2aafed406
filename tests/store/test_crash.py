"""Runs that are killed; ``python -m benchmarks.scale.crash`` kills more of them."""

from pathlib import Path

import pytest

from benchmarks.scale import crash
from kg.pipeline import files


@pytest.mark.parametrize(("number", "jobs"), [(2, 1), (1, 2)])
def test_killed_runs_lose_nothing(number: int, jobs: int, tmp_path: Path) -> None:
    articles = [
        {"id": f"n{n}", "text": f"News of {n}. Turin of {n} saw Ockham. Mary Somerville left."}
        for n in range(60)
    ]
    said = crash.kills(number, articles, tmp_path, jobs=jobs)
    assert said.startswith(f"{number} kills, ")


def test_what_a_killed_run_left_of_a_file_goes(tmp_path: Path) -> None:
    for name in (".graph.0123abcd.ttl", ".graph.mine.ttl", ".other.0123abcd.ttl", "graph.ttl"):
        (tmp_path / name).touch()
    files.sweep([tmp_path / "graph.ttl", tmp_path / "graph.html"])
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        ".graph.mine.ttl",
        ".other.0123abcd.ttl",
        "graph.ttl",
    ]
