"""``kg convert``: a graph in another RDF format."""

from pathlib import Path

import click

from kg.cli.terminal import PATH, verbosity
from kg.pipeline import output


@click.command("convert", short_help="Write a graph in another RDF format.")
@click.argument("graph", type=PATH)
@click.argument("target", type=PATH)
@verbosity
def command(*, graph: Path, target: Path, quiet: bool, verbose: bool) -> None:
    """Read GRAPH, an RDF file that kg wrote, and write TARGET.

    The suffix of TARGET is the format: ttl, trig, nt, nq or jsonld. TARGET may be GRAPH.

    What follows from several articles (how many say a fact, when a membership holds) is worked
    out again, which mends a graph that an article's named graph was dropped from.
    """
    del verbose
    from kg import rdf
    from kg.errors import KGError
    from kg.rdf.mending import mended
    from kg.rdf.nodes import parse
    from kg.rdf.parsing import base_of, graph_of

    form = target.suffix.lower().removeprefix(".")
    if form not in rdf.FORMATS:
        raise KGError(f"{target}: no RDF format {form!r}: end it in {', '.join(rdf.FORMATS)}")
    found = parse(graph)
    base = base_of(found, where=str(graph))
    whole = graph_of(mended(found, base=base), where=str(graph), base=base)
    text = rdf.write(whole, base=base, format=form)
    with output.replacing(target) as temporary:
        temporary.write_text(text, encoding="utf-8")
    if not quiet:
        click.echo(str(target))
