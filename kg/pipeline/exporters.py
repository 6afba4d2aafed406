"""The files that kg writes itself, by suffix; installed packages may add others."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from kg.errors import KGError
from kg.graph import Graph

Exporter = Callable[[Graph, Path], None]
"""Writes a graph to a path, whose folder exists. The path is a temporary name."""


def rdf_text(
    graph: Graph,
    path: Path,
    *,
    base: str | None = None,
    profile: str | None = None,
    rdf12: bool = False,
) -> None:
    """Write the RDF format that the suffix names; the options are those of :func:`kg.save`."""
    from kg import rdf

    parts = rdf.parts(
        graph,
        base=rdf.DEFAULT_BASE if base is None else base,
        format=path.suffix.lower().lstrip("."),
        profile=rdf.PROFILES[0] if profile is None else profile,
        rdf12=rdf12,
        folder=path.parent,
    )
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(parts)


def page(graph: Graph, path: Path) -> None:
    """Write one HTML page."""
    from kg import view

    path.write_bytes(view.render(graph).encode())


def lines(graph: Graph, path: Path) -> None:
    """Write one JSON line for each fact, with all its evidence."""
    from kg.pipeline import records

    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{records.line(record)}\n" for record in records.graph_facts(graph))


def csv_table(
    graph: Graph, path: Path, *, name: str = "edges", base: str | None = None
) -> None:
    """Write a CSV table by the file's name: "nodes", "edges", "evidence", or one for Neo4j."""
    from kg import exports, rdf

    neo4j = {
        "neo4j-nodes": exports.neo4j_nodes,
        "neo4j-relationships": exports.neo4j_relationships,
    }
    _check_table(name, [*exports.TABLES, *neo4j], ".csv")
    if name in neo4j:
        neo4j[name](graph, path, base=rdf.DEFAULT_BASE if base is None else base)
    else:
        exports.table(graph, path, name=name)


def cypher_script(graph: Graph, path: Path, *, base: str | None = None) -> None:
    """Write a script for Neo4j."""
    from kg import exports, rdf

    exports.cypher(graph, path, base=rdf.DEFAULT_BASE if base is None else base)


def graphrag_table(graph: Graph, path: Path, *, name: str = "entities") -> None:
    """Write one of GraphRAG's tables: "entities", "relationships" or "text_units"."""
    from kg import exports

    _check_table(name, exports.GRAPHRAG_TABLES, ".parquet")
    exports.graphrag_table(graph, path, name=name)


def _check_table(name: str, known: Iterable[str], suffix: str) -> None:
    if name not in known:
        names = ", ".join(f"{one}{suffix}" for one in known)
        raise KGError(f"{name}{suffix}: there is no such table: choose from {names}")


def _at(name: str) -> Exporter:
    """Return a function of :mod:`kg.exports`, which is loaded with its first call."""

    def call(graph: Graph, path: Path) -> None:
        from kg import exports

        getattr(exports, name)(graph, path)

    return call


NAMES: Mapping[str, str] = {
    ".csv": "tables",
    ".cypher": "script for Neo4j",
    ".ftm": "FollowTheMoney",
    ".gexf": "Gephi",
    ".graphml": "GraphML",
    ".html": "page",
    ".jsonl": "facts",
    ".jsonld": "JSON-LD",
    ".lightrag": "LightRAG",
    ".nq": "N-Quads",
    ".nt": "N-Triples",
    ".parquet": "GraphRAG",
    ".trig": "TriG",
    ".ttl": "Turtle",
}
"""What the files of a suffix are, for people."""

BUILTIN: Mapping[str, Exporter] = {
    ".csv": csv_table,
    ".cypher": cypher_script,
    ".ftm": _at("follow_the_money"),
    ".gexf": _at("gexf"),
    ".graphml": _at("graphml"),
    ".html": page,
    ".jsonl": lines,
    ".jsonld": rdf_text,
    ".lightrag": _at("lightrag"),
    ".nq": rdf_text,
    ".nt": rdf_text,
    ".parquet": graphrag_table,
    ".trig": rdf_text,
    ".ttl": rdf_text,
}
