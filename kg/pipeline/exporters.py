"""The files that kg writes itself, by suffix; installed packages may add others."""

from collections.abc import Callable, Mapping
from pathlib import Path

from kg.graph import Graph

Exporter = Callable[[Graph, Path], None]
"""Writes a graph to a path, whose folder exists. The path is a temporary name."""


def rdf_text(
    graph: Graph, path: Path, *, base: str | None = None, profile: str | None = None
) -> None:
    """Write the RDF format that the suffix names.

    Args:
        graph: What to write.
        path: Where to.
        base: Base of data IRIs; None is kg's own.
        profile: "core" or "full"; None is the full one.
    """
    from kg import rdf

    text = rdf.write(
        graph,
        base=rdf.DEFAULT_BASE if base is None else base,
        format=path.suffix.lower().lstrip("."),
        profile=rdf.PROFILES[0] if profile is None else profile,
    )
    path.write_bytes(text.encode())


def page(graph: Graph, path: Path) -> None:
    """Write one HTML page that holds all it needs."""
    from kg import view

    path.write_bytes(view.render(graph).encode())


def lines(graph: Graph, path: Path) -> None:
    """Write one JSON line for each fact, with all its evidence."""
    from kg.pipeline import records

    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{records.line(record)}\n" for record in records.graph_facts(graph))


BUILTIN: Mapping[str, Exporter] = {
    ".html": page,
    ".jsonl": lines,
    ".jsonld": rdf_text,
    ".nq": rdf_text,
    ".nt": rdf_text,
    ".trig": rdf_text,
    ".ttl": rdf_text,
}
