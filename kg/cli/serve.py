"""``kg serve`` and ``kg mcp``: a graph on HTTP, and as tools for agents."""

import contextlib
from pathlib import Path
from typing import Any

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
    "--rows", "limit", type=click.IntRange(min=1), default=10_000, show_default=True,
    metavar="N", help="Most rows of an answer.",
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
def serve(
    *,
    graph: Path,
    quiet: bool,
    **options: Any,
) -> None:
    """Serve GRAPH, an RDF file, until Ctrl-C. Prints the address.

    The picture is at /, SPARQL 1.1 Protocol at /sparql (a form for browsers), each thing at the
    path of its IRI (a page, or Turtle), the data set's description at /.well-known/void, the
    network at /graph.gexf. With --cors https://lite.gephi.org, the link "Gephi Lite" of each
    page opens it there. Nothing can be changed; the file is read once.
    """
    from kg.serve import Options, Server

    with Server(graph, Options(**options)) as server:
        server.pool.wait()
        click.echo(server.address)
        if not quiet:
            click.echo(
                f"{graph}: served until Ctrl-C; queries at {server.address}sparql", err=True
            )
        with contextlib.suppress(KeyboardInterrupt):
            server.serve_forever()


@click.command("mcp", short_help="Let agents read a graph (Model Context Protocol).")
@click.argument("graph", type=PATH)
@verbosity
def mcp(*, graph: Path) -> None:
    """Give GRAPH, a Turtle file of kg's, to an agent as read-only tools over standard input.

    The tools are search, explain, path, questions and ask. It is started by a client of the
    Model Context Protocol: name "kg" as the command and "mcp", "outputs/graph.ttl" as its
    arguments there. Needs the extra "mcp".
    """
    from kg import pipeline
    from kg.pipeline import agents, links

    found = links.offered(pipeline.load(graph), graph)
    agents.server(found, str(graph)).run("stdio")
