"""A file of lines that is made from an older one has the bytes of one that is made anew."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.graph import Graph
from kg.pipeline import exporters, records
from kg.pipeline.lines import Lines, decoded, encoded, written
from kg.rdf import DEFAULT_BASE
from kg.rdf.sections import written as turtle
from kg.rdf.units import digests_of_facts
from tests.rdf.test_revising import without
from tests.rdf.test_round_trip import graphs


def hashes(graph: Graph) -> tuple[bytes, ...]:
    found = turtle(graph, io.BytesIO(), base=DEFAULT_BASE).index
    return digests_of_facts(graph, found.digests)


def made(
    graph: Graph, file: Path, before: Lines | None = None, old: Path | None = None
) -> Lines:
    with file.open("wb") as out:
        return written(graph, out, hashes(graph), before=before, old=old)


@given(
    history=st.lists(st.tuples(graphs(), st.sets(st.integers(0, 3))), min_size=1, max_size=3)
)
@settings(max_examples=40, suppress_health_check=list(HealthCheck))
def test_any_history_gives_the_bytes_of_one_writing(
    tmp_path_factory: pytest.TempPathFactory,
    history: list[tuple[Graph, set[int]]],
) -> None:
    folder = tmp_path_factory.mktemp("history")
    steps = []
    for graph, gone in history:
        some = {one.id for number, one in enumerate(graph.citations) if number in gone}
        renamed = replace(
            graph, citations=tuple(replace(one, title="Other") for one in graph.citations)
        )
        steps += [graph, without(graph, some), renamed, graph]
    before, old = None, None
    for number, graph in enumerate(steps):
        file, whole = folder / f"{number}.jsonl", folder / "whole.jsonl"
        found = made(graph, file, before, old)
        exporters.lines(graph, whole)
        assert file.read_bytes() == whole.read_bytes()
        before, old = decoded(encoded(found)), file
        assert before == found


def test_only_what_changed_is_made(
    sample: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = made(sample, tmp_path / "a.jsonl")
    told: list[str] = []
    real = records.line

    def counted(record: records.Record) -> str:
        told.append(record["subject"])
        return real(record)

    monkeypatch.setattr(records, "line", counted)
    made(sample, tmp_path / "b.jsonl", first, tmp_path / "a.jsonl")
    assert told == []
    article = sample.citations[0]
    other = replace(sample, citations=(replace(article, outlet="Other"), *sample.citations[1:]))
    made(other, tmp_path / "c.jsonl", first, tmp_path / "a.jsonl")
    about = [
        fact for fact in sample.facts if article.id in {one.article for one in fact.evidence}
    ]
    assert len(told) == len(about) > 0


def test_what_is_broken_is_none(sample: Graph, tmp_path: Path) -> None:
    data = encoded(made(sample, tmp_path / "a.jsonl"))
    for wrong in (b"", data[:-1], data + b"x", bytes([data[0] ^ 1]) + data[1:], data[:40]):
        assert decoded(wrong) is None
