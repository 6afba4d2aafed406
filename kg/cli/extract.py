"""``kg extract``: facts before resolution, as JSON lines."""

from typing import Any

import click

from kg.cli.reading import Reading, extractions, reads_articles
from kg.cli.terminal import Report, counted, verbosity
from kg.pipeline import records

_RECORDS = {
    "facts": records.facts,
    "statements": records.statements,
    "mentions": records.mentions,
}


@click.command("extract", short_help="Print what each article says, as JSON lines.")
@reads_articles
@click.option(
    "--what", type=click.Choice(list(_RECORDS)), default="facts", show_default=True,
    help="What to print.",
)  # fmt: skip
@verbosity
def command(
    *,
    what: str,
    quiet: bool,
    verbose: bool,
    **reading: Any,
) -> None:
    """Print what each article says, one JSON object a line, before names are matched.

    INPUT is a file (.txt .md .html .jsonl), a folder, or - for standard input. Offsets count
    code points of the article's text as it was read.
    """
    options = Reading(**reading)
    report = Report(quiet=quiet, verbose=verbose)
    number = 0
    with report.progress():
        for extraction in extractions(options, report):
            for record in _RECORDS[what](extraction):
                number += 1
                click.echo(records.line(record).encode())
    if report.articles:
        report.summary(counted(number, what.removesuffix("s")))
    report.finish(strict=options.strict)
