"""The benchmark of web pages: what it reads, what it counts, and that kg is not behind."""

import gzip
import json
from pathlib import Path

import pytest

from benchmarks.sources import webpages
from benchmarks.sources.webpages import Score, compare, pages, shingles, words


def test_both_forms_of_folder(tmp_path: Path) -> None:
    own = list(pages(webpages.OWN))
    assert len(own) == 10
    (tmp_path / "html").mkdir()
    (tmp_path / "html" / "b.html.gz").write_bytes(gzip.compress(b"<p>x</p>"))
    (tmp_path / "ground-truth.json").write_text(json.dumps({"b": {"articleBody": "x"}}))
    [found] = pages(tmp_path)
    assert (found.name, found.html, found.gold) == ("b", b"<p>x</p>", "x")


def test_measures() -> None:
    gold = "one two three four five"
    assert compare(shingles(gold), shingles("one two three four six")) == Score(0.5, 0.5)
    assert compare(words(gold), words("")) == Score(0.0, 0.0)
    assert compare(words(""), words("")).f1 == 1.0
    assert compare(shingles("a b"), shingles("a b")).f1 == 1.0
    assert Score(0.0, 0.0).f1 == 0.0


def test_kg_is_not_behind(capsys: pytest.CaptureFixture[str]) -> None:
    assert webpages.main(["--worst", "1"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split("  ")[0] for line in lines[2:] if not line.startswith(" ")] == [
        "kg",
        "trafilatura",
        "trafilatura precise",
    ]
