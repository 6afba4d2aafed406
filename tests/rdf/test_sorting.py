"""What memory does not hold waits on disk, and the bytes are the same."""

import errno
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import pipeline
from kg.errors import KGError
from kg.graph import Graph
from kg.rdf import sorting
from kg.rdf.sorting import Sorter

FORMS = [
    *((name, {}) for name in ("g.ttl", "g.trig", "g.nt", "g.nq", "g.jsonld")),
    ("core.ttl", {"profile": "core"}),
    ("new.nq", {"rdf12": True}),
]

LINES = st.tuples(st.text(), st.integers(0, 9), st.text())


@given(items=st.lists(LINES), most=st.integers(1, 5), runs=st.integers(1, 3))
def test_items_come_sorted_and_once(
    items: list[tuple[str, int, str]], most: int, runs: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sorting, "_RUNS", runs)
        patch.setattr(sorting, "_CHUNK", 2)
        sorter = Sorter[tuple[str, int, str]](most=most)
        for item in items:
            sorter.add(item)
        assert list(sorter) == sorted(set(items))


def test_two_readers_do_not_meet() -> None:
    sorter = Sorter[str](most=2)
    for item in "edcba":
        sorter.add(item)
    assert list(zip(sorter, sorter, strict=True)) == [(one, one) for one in "abcde"]


@pytest.mark.parametrize(("name", "options"), FORMS)
def test_bytes_are_those_of_memory(
    name: str,
    options: dict,
    small_graph: Graph,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pipeline.save(small_graph, tmp_path / "one" / name, **options)
    monkeypatch.setattr(Sorter.__init__, "__kwdefaults__", {"most": 3})
    pipeline.save(small_graph, tmp_path / "two" / name, **options)
    written = [(tmp_path / folder / name).read_bytes() for folder in ("one", "two")]
    assert written[0] == written[1] != b""
    assert [path.name for path in (tmp_path / "two").iterdir()] == [name]


def test_a_full_disk_is_one_line(
    small_graph: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(**_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Sorter.__init__, "__kwdefaults__", {"most": 3})
    monkeypatch.setattr(tempfile, "TemporaryFile", full)
    (tmp_path / "g.nq").write_text("as it was")
    with pytest.raises(KGError, match=r"g\.nq \(No space left on device\)"):
        pipeline.save(small_graph, tmp_path / "g.nq")
    assert (tmp_path / "g.nq").read_text() == "as it was"
