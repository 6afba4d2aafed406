"""``kg serve``: a graph on HTTP."""

import contextlib
from pathlib import Path

import click

from kg.cli.terminal import PATH, verbosity


@click.command("serve", short_help="Serve a graph: SPARQL endpoint, pages, picture.")
@click.argument("graph", type=PATH)
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS",
    help="Where to listen; the default is reached from this machine only.",
)  # fmt: skip
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, metavar="N",
    help="Port; 0 takes any that is free.",
)  # fmt: skip
@click.option(
    "--timeout", type=click.FloatRange(0.1), default=30.0, show_default=True, metavar="SECONDS",
    help="What a query may take before it is stopped.",
)  # fmt: skip
@click.option(
    "--rows", type=click.IntRange(min=1), default=10_000, show_default=True, metavar="N",
    help="Most rows of an answer.",
)  # fmt: skip
@click.option(
    "--workers", type=click.IntRange(1, 64), default=2, show_default=True, metavar="N",
    help="Queries at once, each in a process that holds the graph.",
)  # fmt: skip
@click.option(
    "--cors", default="", metavar="ORIGIN",
    help="Let pages of this origin read answers; '*' for all. Off without it.",
)  # fmt: skip
@verbosity
def command(
    *,
    graph: Path,
    host: str,
    port: int,
    timeout: float,
    rows: int,
    workers: int,
    cors: str,
    quiet: bool,
    verbose: bool,
) -> None:
    """Serve GRAPH, an RDF file, until Ctrl-C. Prints the address.

    The picture is at /, SPARQL 1.1 Protocol at /sparql (a form for browsers), each thing at the
    path of its IRI (a page, or Turtle), the data set's description at /.well-known/void, the
    network at /graph.gexf (with --cors https://gephi.org, Gephi Lite opens it:
    https://gephi.org/gephi-lite/?file=http://127.0.0.1:8000/graph.gexf). Nothing can be
    changed; the file is read once.
    """
    del verbose
    from kg import serve

    options = serve.Options(
        host=host, port=port, timeout=timeout, limit=rows, workers=workers, cors=cors
    )  # fmt: skip
    with serve.Server(graph, options) as server:
        server.pool.wait()
        click.echo(server.address)
        if not quiet:
            click.echo(
                f"{graph}: served until Ctrl-C; queries at {server.address}sparql", err=True
            )
        with contextlib.suppress(KeyboardInterrupt):
            server.serve_forever()
