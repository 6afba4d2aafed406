"""``kg convert``, ``validate``, ``push``: a graph for others."""

from pathlib import Path
from typing import Any

import click

from kg.cli.terminal import NO, PATH, counted, shown, verbosity
from kg.pipeline import files, output


@click.command("validate", short_help="Check a graph against the ontology and SHACL shapes.")
@click.argument("graph", type=PATH)
@click.option(
    "--shapes", type=PATH, metavar="FILE",
    help="SHACL shapes to check with, in place of kg's own.",
)  # fmt: skip
@click.option(
    "--report", type=PATH, metavar="FILE",
    help="Also write a SHACL validation report, as Turtle.",
)  # fmt: skip
@verbosity
def validate(*, graph: Path, shapes: Path | None, report: Path | None, quiet: bool) -> None:
    """Check GRAPH, a Turtle file, and print each problem. Exits with 3 if there is one."""
    from kg import rdf

    problems = rdf.validate(graph, shapes=shapes)
    if report is not None:
        with files.replacing(report) as temporary:
            temporary.write_text(rdf.report(problems), encoding="utf-8")
    for one in problems:
        place = " ".join(part for part in (one.focus, one.path) if part)
        click.echo(f"{shown(place)}: {shown(one.message)} ({shown(one.shape)})")
    if problems:
        if not quiet:
            click.echo(f"{graph}: {counted(len(problems), 'problem')}", err=True)
        raise SystemExit(NO)
    if not quiet:
        click.echo(f"{graph}: valid", err=True)


@click.command("convert", short_help="Write a graph in another format.")
@click.argument("graph", type=PATH)
@click.argument("target", type=PATH)
@verbosity
def convert(*, graph: Path, target: Path, quiet: bool) -> None:
    """Read GRAPH, an RDF file that kg wrote, and write TARGET.

    The suffix of TARGET is the format, any that build writes; a table goes by its whole name
    (edges.csv, entities.parquet). TARGET may be GRAPH.

    What follows from several articles (how many say a fact, when a membership holds) is worked
    out again, which mends a graph that an article's named graph was dropped from.
    """
    from kg.rdf.nodes import parse
    from kg.rdf.parsing import base_of, graph_of
    from kg.rdf.quads import mended

    output.check([target])
    found = parse(graph)
    base = base_of(found, where=str(graph))
    whole = graph_of(mended(found, base=base), where=str(graph), base=base)
    output.save(whole, target, base=base)
    if not quiet:
        click.echo(str(target))


@click.command("push", short_help="Send a graph to a SPARQL store or to Neo4j, in batches.")
@click.argument("url")
@click.argument("file", type=PATH, metavar="GRAPH")
@click.option(
    "--graph", "graph", default="", metavar="IRI",
    help="Graph of the store for a file without named graphs. [default: the default graph]",
)  # fmt: skip
@click.option("--update", is_flag=True, help="URL takes SPARQL Update.")
@click.option(
    "--database", metavar="NAME", help="Database of a Neo4j server. [default: the server's]"
)
@click.option(
    "--replace", is_flag=True,
    help="Replace what the store's graph holds, or what kg put into Neo4j.",
)  # fmt: skip
@click.option(
    "--batch", "size", type=click.IntRange(1, 1_000_000), default=10_000, show_default=True,
    metavar="N", help="Most triples of a request, or rows of a transaction.",
)  # fmt: skip
@verbosity
def push(
    *,
    url: str,
    file: Path,
    graph: str,
    update: bool,
    database: str | None,
    quiet: bool,
    verbose: bool,
    **how: Any,
) -> None:
    """Send GRAPH, an RDF file, to URL.

    A URL with http or https is a SPARQL store: Graph Store Protocol or, with --update, SPARQL
    Update. The graphs of TriG and N-Quads, one an article, each replace the store's graph of
    that name. What was interrupted goes on with the next push of the same file to the same
    place.

    A URL with bolt or neo4j (bolt+s and neo4j+s are encrypted) is a Neo4j database, or another
    one with Bolt and Cypher; it needs the extra neo4j. Nodes are merged by IRI, relationships
    by id, so the same push again changes nothing.

    Credentials come from KG_PUSH_USER and KG_PUSH_PASSWORD, from KG_PUSH_TOKEN, or from netrc,
    and never from the command line or the address.
    """
    from kg.push import bolt, sparql

    def told(done: int, of: int) -> None:
        if verbose:
            click.echo(f"{done:,} of {of:,}", err=True)

    if url.partition("://")[0].lower() in bolt.SCHEMES:
        if graph or update:
            raise click.UsageError("--graph and --update are for SPARQL stores")
        sent = bolt.push(file, url, database=database, on_batch=told, **how)
        text = (
            f"{counted(sent.entities, 'entity', 'entities')} and "
            f"{counted(sent.relationships, 'relationship')} in "
            f"{counted(sent.transactions, 'transaction')}, {sent.created:,} new"
        )
    else:
        if database is not None:
            raise click.UsageError("--database is for Neo4j; a SPARQL store has --graph")
        stored = sparql.push(file, url, graph=graph, update=update, on_batch=told, **how)
        earlier = f", {stored.skipped:,} of them before" if stored.skipped else ""
        requests = counted(stored.batches, "request")
        text = f"{counted(stored.triples, 'triple')} in {requests}{earlier}"
    if not quiet:
        click.echo(f"{file}: {text}", err=True)
