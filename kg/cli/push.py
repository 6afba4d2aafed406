"""``kg push``: a graph to a SPARQL store."""

from pathlib import Path

import click

from kg.cli.terminal import PATH, counted, verbosity


@click.command("push", short_help="Send a graph to a SPARQL store, in batches.")
@click.argument("url")
@click.argument("graph", type=PATH)
@click.option(
    "--graph", "name", default="", metavar="IRI",
    help="Graph of the store for a file without named graphs. [default: the default graph]",
)  # fmt: skip
@click.option("--update", is_flag=True, help="URL takes SPARQL Update.")
@click.option("--replace", is_flag=True, help="Replace what the store's graph holds.")
@click.option(
    "--batch", type=click.IntRange(1, 1_000_000), default=10_000, show_default=True,
    metavar="N", help="Most triples of a request.",
)  # fmt: skip
@verbosity
def command(
    *,
    url: str,
    graph: Path,
    name: str,
    update: bool,
    replace: bool,
    batch: int,
    quiet: bool,
    verbose: bool,
) -> None:
    """Send GRAPH, an RDF file, to URL, by SPARQL 1.1 Graph Store Protocol or Update.

    The graphs of TriG and N-Quads, one an article, each replace the store's graph of that name.
    What was interrupted goes on with the next push of the same file to the same place.

    Credentials come from KG_PUSH_USER and KG_PUSH_PASSWORD, from KG_PUSH_TOKEN, or from netrc,
    and never from the command line or the address.
    """
    from kg.push import push

    def told(done: int, of: int) -> None:
        if verbose:
            click.echo(f"{done:,} of {counted(of, 'request')}", err=True)

    pushed = push(
        graph, url, graph=name, update=update, replace=replace, size=batch, on_batch=told
    )
    if not quiet:
        earlier = f", {pushed.skipped:,} of them before" if pushed.skipped else ""
        click.echo(
            f"{graph}: {counted(pushed.triples, 'triple')} in "
            f"{counted(pushed.batches, 'request')}{earlier}",
            err=True,
        )
