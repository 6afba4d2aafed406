"""CSV tables: nodes, edges, and the evidence of the edges (RFC 4180, UTF-8)."""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from kg.exports.edges import Edge, edges, identify
from kg.graph import ENTITY_COLUMNS, Graph, entity_rows

Row = Iterable[object]

_EVIDENCE = (
    *("edge", "article", "source", "title", "url", "outlet", "published"),
    *("extractor", "rule", "stance", "confidence", "quote", "start", "end"),
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def table(graph: Graph, path: Path, *, name: str) -> None:
    """Write one of the tables: "nodes", "edges" or "evidence".

    A text that a spreadsheet would take for a formula has an apostrophe before it.
    """
    columns, rows = TABLES[name]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        for row in rows(graph):
            writer.writerow([_safe(cell) for cell in row])


def _edges(graph: Graph) -> Iterator[Row]:
    for edge in edges(graph):
        yield (*edge[:9], str(edge.holds).lower(), *edge[10:])


def _evidence(graph: Graph) -> Iterator[Row]:
    citations = {citation.id: citation for citation in graph.citations}
    for fact in graph.facts:
        edge = identify(fact)
        for one in fact.evidence:
            cited = citations.get(one.article)
            known = (
                ("",) * 5
                if cited is None
                else (cited.source, cited.title, cited.url, cited.outlet, cited.published)
            )
            yield (
                *(edge, one.article, *known, one.extractor, one.rule, one.stance.value),
                *(one.confidence, one.quote, one.start, one.end),
            )


TABLES: Mapping[str, tuple[tuple[str, ...], Callable[[Graph], Iterator[Row]]]] = {
    "nodes": (ENTITY_COLUMNS, entity_rows),
    "edges": (Edge._fields, _edges),
    "evidence": (_EVIDENCE, _evidence),
}
"""Columns and rows of each table, by name."""


def _safe(cell: object) -> object:
    """Return a cell that no spreadsheet takes for a formula, and that UTF-8 can hold."""
    if not isinstance(cell, str):
        return cell
    text = cell.encode("utf-8", "replace").decode()
    return f"'{text}" if text.startswith(_FORMULA) else text
