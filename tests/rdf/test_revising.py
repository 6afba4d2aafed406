"""A Turtle file that is made from an older one has the bytes of one that is made anew."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import KGError
from kg.graph import Graph
from kg.rdf import DEFAULT_BASE, triples, write
from kg.rdf.index import Index, decoded, encoded
from kg.rdf.revising import revised
from kg.rdf.sections import Written, written
from kg.rdf.units import Unit, Units, part
from tests.rdf.test_round_trip import graphs


def anew(graph: Graph, file: Path, base: str = DEFAULT_BASE) -> Written:
    with file.open("wb") as out:
        return written(graph, out, base=base)


def again(
    graph: Graph, index: Index, old: Path, file: Path, base: str = DEFAULT_BASE
) -> Written:
    with file.open("wb") as out:
        return revised(graph, out, base=base, index=index, old=old)


def same(one: Index, other: Index) -> bool:
    """Return whether two indexes say the same, whatever the numbers of words and pairs."""

    def content(index: Index) -> tuple[object, ...]:
        uses = {(int(unit), index.words[word]) for unit, word in index.uses.T}
        touches = {tuple(map(int, pair)) for pair in index.touches.T}
        blocks = (index.lengths.tolist(), index.names.tolist())
        return (index.sha256, index.digests, touches, uses, index.start, *blocks)

    return content(one) == content(other)


def without(graph: Graph, articles: set[str]) -> Graph:
    """Return a graph without what some articles say."""
    facts = [
        replace(fact, evidence=tuple(e for e in fact.evidence if e.article not in articles))
        for fact in graph.facts
    ]
    return replace(
        graph,
        citations=tuple(one for one in graph.citations if one.id not in articles),
        facts=tuple(fact for fact in facts if fact.evidence),
        statements=tuple(one for one in graph.statements if one.article not in articles),
        appearances=tuple(one for one in graph.appearances if one[0] not in articles),
    )


@given(
    history=st.lists(st.tuples(graphs(), st.sets(st.integers(0, 3))), min_size=2, max_size=4),
    base=st.sampled_from([DEFAULT_BASE, "https://news.example/kg/"]),
)
@settings(max_examples=60, suppress_health_check=list(HealthCheck))
def test_any_history_gives_the_bytes_of_one_writing(
    tmp_path_factory: pytest.TempPathFactory,
    history: list[tuple[Graph, set[int]]],
    base: str,
) -> None:
    folder = tmp_path_factory.mktemp("history")
    steps = []
    for graph, gone in history:
        some = {one.id for number, one in enumerate(graph.citations) if number in gone}
        steps += [graph, without(graph, some), graph]
    found = anew(steps[0], folder / "0.ttl", base)
    for number, graph in enumerate(steps):
        file = folder / f"{number}.ttl"
        if number:
            index = decoded(encoded(found.index))
            assert index is not None
            found = again(graph, index, folder / f"{number - 1}.ttl", file, base)
        assert file.read_bytes() == write(graph, base=base).encode()
        assert same(found.index, anew(graph, folder / "anew.ttl", base).index)


def test_where_nothing_changed_nothing_is_made(sample: Graph, tmp_path: Path) -> None:
    first = anew(sample, tmp_path / "a.ttl")
    assert first.units is None
    assert again(sample, first.index, tmp_path / "a.ttl", tmp_path / "b.ttl").units == ()


def test_only_what_changed_is_made(sample: Graph, tmp_path: Path) -> None:
    first = anew(sample, tmp_path / "a.ttl")
    entity = sample.entities[0]
    other = replace(entity, aliases=("The Other",))
    graph = replace(
        sample,
        entities=(other, *sample.entities[1:]),
        facts=tuple(
            replace(
                fact,
                subject=other if fact.subject == entity else fact.subject,
                object=other if fact.object == entity else fact.object,
            )
            for fact in sample.facts
        ),
        statements=(),
    )
    whole = replace(sample, statements=())
    before = anew(whole, tmp_path / "b.ttl")
    found = again(graph, before.index, tmp_path / "b.ttl", tmp_path / "c.ttl")
    assert found.units is not None
    assert 0 < len(found.units) < len(first.index.digests)
    # All that says something of the thing whose name changed is there, so it can be checked.
    told = part(graph, found.units)
    node = f"{DEFAULT_BASE}id/{other.id}"
    mine = {str(one) for one in triples(graph) if str(one.subject) == f"<{node}>"}
    assert mine
    assert mine == {str(one) for one in triples(told) if str(one.subject) == f"<{node}>"}


@given(graph=graphs())
@settings(max_examples=30)
def test_units_of_one_key_say_the_same(graph: Graph) -> None:
    def said(graph: Graph) -> dict[bytes, list[str]]:
        units = Units(graph, base=DEFAULT_BASE)

        def of(unit: Unit) -> list[str]:
            return sorted(map(str, units.triples(unit)))

        return {unit.digest: of(unit) for unit in units}

    whole = said(graph)
    less = said(without(graph, {one.id for one in graph.citations[:1]}))
    for digest in whole.keys() & less.keys():
        assert whole[digest] == less[digest]


def test_a_broken_index_is_none(sample: Graph) -> None:
    index = written(sample, io.BytesIO(), base=DEFAULT_BASE).index
    data = encoded(index)
    assert same(decoded(data) or index, index)
    for wrong in (b"", data[:-1], data + b"x", bytes([data[0] ^ 1]) + data[1:], data[:40]):
        assert decoded(wrong) is None


def test_two_quotes_of_one_place_are_refused(sample: Graph, tmp_path: Path) -> None:
    first = anew(sample, tmp_path / "a.ttl")
    evidence = sample.facts[0].evidence[0]
    wrong = replace(evidence, quote=f"{evidence.quote}x", rule="other")
    fact = replace(sample.facts[0], evidence=(evidence, wrong))
    graph = replace(sample, facts=(fact, *sample.facts[1:]))
    with pytest.raises(KGError, match="has two quotes"):
        anew(graph, tmp_path / "b.ttl")
    with pytest.raises(KGError, match="has two quotes"):
        again(graph, first.index, tmp_path / "a.ttl", tmp_path / "b.ttl")
