"""Writes graphs: each file by the exporter of its suffix."""

import os
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import KGError
from kg.pipeline import plugins
from kg.pipeline.exporters import NAMES, csv_table, cypher_script, graphrag_table, rdf_text
from kg.pipeline.files import replacing, writing

if TYPE_CHECKING:
    from kg.graph import Graph
    from kg.pipeline.exporters import Exporter


def save(
    graph: "Graph",
    path: str | os.PathLike[str],
    *,
    base: str | None = None,
    profile: str | None = None,
    rdf12: bool = False,
) -> None:
    """Write a graph to a file, whose suffix picks the exporter (".ttl", ".html", ".jsonl").

    RDF is written as Turtle (".ttl"), TriG with one named graph an article (".trig"), N-Quads
    (".nq"), N-Triples (".nt") or JSON-LD (".jsonld"). ".gexf" and ".graphml" are networks,
    ".cypher" is a script for Neo4j, ".ftm" FollowTheMoney entities, ".lightrag" a custom
    knowledge graph for LightRAG, "nodes.csv", "edges.csv" and "evidence.csv" tables,
    "neo4j-nodes.csv" and "neo4j-relationships.csv" those of ``neo4j-admin``,
    "entities.parquet", "relationships.parquet" and "text_units.parquet" those of GraphRAG.

    The file appears whole or not at all: whatever goes wrong, an older file stays as it was.

    Args:
        graph: What to write.
        path: Where to; missing folders are made.
        base: Base of data IRIs in RDF and for Neo4j ("https://example.org/"); None is kg's own.
        profile: How much RDF says: "full", which None means too, or "core" for entities, direct
            links and memberships without evidence.
        rdf12: Whether an assertion reifies its triple (RDF 1.2), which rdflib 7 cannot read.

    Raises:
        KGError: If no exporter writes the suffix, or the file cannot be written.
    """
    save_all(graph, [path], base=base, profile=profile, rdf12=rdf12)


def save_all(
    graph: "Graph",
    paths: Iterable[str | os.PathLike[str]],
    *,
    base: str | None = None,
    profile: str | None = None,
    beside: Mapping[Path, bytes] | None = None,
    rdf12: bool = False,
) -> None:
    """Write a graph to several files; if one fails, none of them changes. See :func:`save`.

    ``beside`` are other files that change with them, and what goes into each.
    """
    targets = [Path(path) for path in paths]
    chosen = [_writer(path, base, profile, rdf12) for path in targets]
    with ExitStack() as stack:
        for path, exporter in zip(targets, chosen, strict=True):
            temporary = stack.enter_context(replacing(path))
            with writing(path):
                exporter(graph, temporary)
        for path, content in (beside or {}).items():
            temporary = stack.enter_context(replacing(path))
            with writing(path):
                temporary.write_bytes(content)


def check(paths: Iterable[Path]) -> None:
    """See that there is something to write each file with, before hours of work are lost."""
    from kg.exports import pyarrow_parquet

    if any(_exporter(path).call is graphrag_table for path in paths):
        pyarrow_parquet()


def _exporter(path: Path) -> "plugins.Plugin[Exporter]":
    table = plugins.exporters()
    found = table.get(path.suffix.lower())
    if found is None:
        known = (f"{one} ({NAMES[one]})" if one in NAMES else one for one in sorted(table))
        raise KGError(
            f"{path}: nothing writes {path.suffix or 'a file without suffix'}: "
            f"choose from {', '.join(known)}"
        )
    return found


def _writer(path: Path, base: str | None, profile: str | None, rdf12: bool) -> "Exporter":
    call = _exporter(path).call
    if call is rdf_text:
        return partial(rdf_text, base=base, profile=profile, rdf12=rdf12)
    if call is cypher_script:
        return partial(cypher_script, base=base)
    if call is csv_table:
        return partial(csv_table, name=path.stem, base=base)
    if call is graphrag_table:
        return partial(graphrag_table, name=path.stem)
    return call
