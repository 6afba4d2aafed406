"""The ready-made questions have the same answers in kg, in rdflib, and as printed SPARQL."""

from pathlib import Path
from typing import Any

import pytest
import rdflib

from benchmarks.rdf.generated import generated
from benchmarks.rdf.sparql import ENGINES, VALUES, differing, measured
from kg.graph import Graph
from kg.query import ask, questions, ran
from kg.rdf import write

NAMED = {
    "connections": {"first": "Person 12", "second": "Person 3"},
    "who-develops": {"technology": "engine 1"},
    "who-led-as-of": {"day": "2015-06-01", "institution": "Institute 1"},
}
"""Names that are also parts of other names ("Person 120")."""


@pytest.fixture(scope="module")
def graph() -> Graph:
    return generated(20)


def test_all_engines_give_the_same_answers(graph: Graph, tmp_path: Path) -> None:
    file = tmp_path / "graph.ttl"
    file.write_text(write(graph), encoding="utf-8")
    names = [one.name for one in questions()]
    found = measured(list(ENGINES), file, 60, names)
    assert list(found) == list(ENGINES)
    assert all(None not in one["rows"].values() for one in found.values())
    assert sum(bool(rows) for rows in found["kg"]["rows"].values()) >= 12
    assert differing(found) == []
    found["kg"]["rows"]["who-leads"] = []
    assert differing(found) == ["who-leads"]


def test_the_sparql_that_is_printed_gives_the_same_rows_in_rdflib(graph: Graph) -> None:
    plain: Any = rdflib.Graph().parse(data=write(graph), format="turtle")
    asked: list[tuple[str, dict[str, Any]]] = [*VALUES.items(), *NAMED.items()]
    for name, values in asked:
        rows = [
            ["" if value is None else str(value) for value in row]
            for row in plain.query(ran(graph, name, **values))
        ]
        table = ask(graph, name, **values)
        assert sorted(rows) == sorted([value or "" for value in row] for row in table.rows), (
            name
        )
