"""``kg convert``: a graph in another format."""

from pathlib import Path

import click

from kg.cli.terminal import PATH, verbosity
from kg.pipeline import output


@click.command("convert", short_help="Write a graph in another format.")
@click.argument("graph", type=PATH)
@click.argument("target", type=PATH)
@verbosity
def command(*, graph: Path, target: Path, quiet: bool, verbose: bool) -> None:
    """Read GRAPH, an RDF file that kg wrote, and write TARGET.

    The suffix of TARGET is the format, any that build writes; a table goes by its whole name
    (edges.csv, entities.parquet). TARGET may be GRAPH.

    What follows from several articles (how many say a fact, when a membership holds) is worked
    out again, which mends a graph that an article's named graph was dropped from.
    """
    del verbose
    from kg.rdf.mending import mended
    from kg.rdf.nodes import parse
    from kg.rdf.parsing import base_of, graph_of

    output.check([target])
    found = parse(graph)
    base = base_of(found, where=str(graph))
    whole = graph_of(mended(found, base=base), where=str(graph), base=base)
    output.save(whole, target, base=base)
    if not quiet:
        click.echo(str(target))
