"""Writes graphs and the files beside them: whole or not at all."""

import os
import re
import secrets
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import KGError, unreadable
from kg.pipeline import plugins
from kg.pipeline.exporters import csv_table, cypher_script, graphrag_table, rdf_text

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
            with _told(path):
                exporter(graph, temporary)
        for path, content in (beside or {}).items():
            temporary = stack.enter_context(replacing(path))
            with _told(path):
                temporary.write_bytes(content)


def check(paths: Iterable[Path]) -> None:
    """See that there is something to write each file with, before hours of work are lost."""
    from kg.exports import pyarrow_parquet

    if any(_exporter(path).call is graphrag_table for path in paths):
        pyarrow_parquet()


def check_folder(folder: Path) -> None:
    """Make a folder and see that files can be made in it, before hours of work are lost."""
    with _told(folder):
        folder.mkdir(parents=True, exist_ok=True)
        temporary = _beside(folder / "kg")
        temporary.touch(exist_ok=False)
        temporary.unlink()


def text_of(path: Path, *, needed: bool = False) -> str:
    """Return the text of a file that builds or people write, "" where it is not there yet.

    One that is ``needed`` has to be there.
    """
    try:
        return path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        if isinstance(error, FileNotFoundError) and not needed:
            return ""
        raise unreadable(path, error) from error


def sweep(paths: Iterable[Path]) -> None:
    """Remove what a killed run left of writing these files; nobody may be writing them now."""
    for path in paths:
        target = path.resolve()
        left = re.compile(
            rf"\.{re.escape(target.stem)}\.[0-9a-f]{{8}}{re.escape(target.suffix)}"
        )
        for other in target.parent.glob(".*"):
            if left.fullmatch(other.name):
                other.unlink(missing_ok=True)


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a temporary name beside ``path``, and put what is written there in its place.

    If the block ends with any error, Ctrl-C included, the temporary file is removed and
    ``path`` stays as it was.
    """
    target = path.resolve()  # a link stays a link
    with _told(path):
        if target.is_dir():
            raise IsADirectoryError(None, "it is a folder")
        target.parent.mkdir(parents=True, exist_ok=True)
        temporary = _beside(target)
    try:
        with _told(path):
            temporary.touch(exist_ok=False)
        yield temporary
        with _told(path):
            temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)


def _beside(target: Path) -> Path:
    """Return a hidden name that nothing has, with the suffix that exporters may look at."""
    return target.with_name(f".{target.stem}.{secrets.token_hex(4)}{target.suffix}")


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        what = f"({error.strerror or error}): choose another place, or make this one writable"
        if isinstance(error, FileExistsError | NotADirectoryError):
            what = "(a file stands where a folder should): choose another place"
        raise KGError(f"cannot write {path} {what}") from error


def _exporter(path: Path) -> "plugins.Plugin[Exporter]":
    table = plugins.exporters()
    found = table.get(path.suffix.lower())
    if found is None:
        raise KGError(
            f"{path}: nothing writes {path.suffix or 'a file without suffix'}: "
            f"choose from {' '.join(sorted(table))}"
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
