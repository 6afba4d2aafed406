"""``kg mcp``: a graph as tools for agents."""

from pathlib import Path

import click

from kg.cli.terminal import PATH, verbosity


@click.command("mcp", short_help="Let agents read a graph (Model Context Protocol).")
@click.argument("graph", type=PATH)
@verbosity
def command(*, graph: Path, quiet: bool, verbose: bool) -> None:
    """Give GRAPH, a Turtle file of kg's, to an agent as read-only tools over standard input.

    The tools are search, explain, path, questions and ask. It is started by a client of the
    Model Context Protocol: name "kg" as the command and "mcp", "outputs/graph.ttl" as its
    arguments there. Needs the extra "mcp".
    """
    del quiet, verbose
    from kg import pipeline
    from kg.pipeline import agents, links

    found = links.offered(pipeline.load(graph), graph)
    agents.server(found, str(graph)).run("stdio")
