"""``kg validate``: shapes, lint rules and relation types."""

from pathlib import Path

import click

from kg.cli.terminal import NO, PATH, counted, shown, verbosity
from kg.pipeline import output


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
def command(
    *, graph: Path, shapes: Path | None, report: Path | None, quiet: bool, verbose: bool
) -> None:
    """Check GRAPH, a Turtle file, and print each problem. Exits with 3 if there is one."""
    del verbose
    from kg import rdf

    problems = rdf.validate(graph, shapes=shapes)
    if report is not None:
        with output.replacing(report) as temporary:
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
