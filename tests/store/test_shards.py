"""Parquet files out of ``kg extract``."""

import json
from pathlib import Path

import pytest
from pyarrow import parquet

from kg.errors import KGError
from kg.pipeline import records as flat
from tests.store.conftest import Run


@pytest.mark.usefixtures("news")
@pytest.mark.parametrize("what", ["facts", "mentions", "statements"])
def test_the_rows_are_those_of_json(what: str, run: Run, tmp_path: Path) -> None:
    (tmp_path / "news" / "s.txt").write_text(
        'Mary Somerville is director of Acme. "We met Ada in London," Somerville said.\n'
    )
    lines = run("extract", "news", "--what", what).stdout.splitlines()
    done = run("extract", "news", "--what", what, "--parquet", "out")
    assert done.stdout == f"out/{what}-00000.parquet\n"
    rows = parquet.read_table(f"out/{what}-00000.parquet").to_pylist()
    assert rows
    assert rows == [json.loads(line) for line in lines]
    run("extract", "news", "--what", what, "--parquet", "again")
    first, second = (Path(folder, f"{what}-00000.parquet") for folder in ("out", "again"))
    assert first.read_bytes() == second.read_bytes()
    done = run("extract", "news", "--what", what, "--parquet", "out", code=1)
    assert f"out: holds {what} of an earlier run" in done.stderr


def test_many_rows_make_many_files(tmp_path: Path) -> None:
    records = [{"name": f"n{n}", "start": n, "confidence": 0.5} for n in range(7)]
    paths = list(flat.write_parquet(records, tmp_path / "new", name="facts", rows=3))
    assert [path.name for path in paths] == [f"facts-0000{n}.parquet" for n in range(3)]
    assert [row for path in paths for row in parquet.read_table(path).to_pylist()] == records
    assert list(flat.write_parquet([], tmp_path / "none", name="facts")) == []


def test_without_pyarrow(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(KGError, match="needs the extra parquet: run pip install"):
        list(flat.write_parquet([], tmp_path, name="facts"))
