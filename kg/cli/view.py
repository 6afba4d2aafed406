"""``kg view``: a graph, or what is around a thing, as one HTML page."""

from pathlib import Path

import click

from kg import pipeline
from kg.cli.terminal import PATH, verbosity
from kg.pipeline import links, output
from kg.pipeline.explaining import only


@click.command("view", short_help="Write a graph as one HTML page.")
@click.argument("graph", type=PATH)
@click.option(
    "-o", "--out", type=PATH, required=True, metavar="FILE",
    help="Where to write the page.",
)  # fmt: skip
@click.option("--around", metavar="NAME", help="Show only what is near this thing.")
@click.option(
    "--hops", type=click.IntRange(min=1), metavar="N",
    help="How many links away from it. [default: 1]",
)  # fmt: skip
@click.option("--title", default="", metavar="TEXT", help="Heading of the page.")
@click.option(
    "--renderer", type=PATH, metavar="FILE",
    help="Another vis-network.min.js (npm: vis-network, standalone/umd) than pyvis ships.",
)  # fmt: skip
@verbosity
def command(
    *,
    graph: Path,
    out: Path,
    around: str | None,
    hops: int | None,
    title: str,
    renderer: Path | None,
    quiet: bool,
    verbose: bool,
) -> None:
    """Write GRAPH, a Turtle file, as one HTML page that opens from disk. Prints its path."""
    del quiet, verbose
    if hops is not None and around is None:
        raise click.UsageError("--hops goes with --around.")
    from kg import view

    found = links.offered(pipeline.load(graph), graph)
    middle = None if around is None else only(found, around, where=str(graph)).id
    page = view.render(found, title=title, around=middle, hops=hops or 1, renderer=renderer)
    with output.replacing(out) as temporary:
        temporary.write_bytes(page.encode())
    click.echo(out)
