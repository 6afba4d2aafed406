"""``kg extract``: facts before resolution, as JSON lines."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.extractions import Reading, extractions, reads_articles
from kg.cli.extractions import min_confidence as with_confidence
from kg.cli.terminal import PATH, Report, counted, verbosity
from kg.graph import confident
from kg.pipeline import records

if TYPE_CHECKING:
    from collections.abc import Iterator

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
@with_confidence
@click.option(
    "--jobs", type=click.IntRange(min=1), default=1, show_default=True, metavar="N",
    help="Extract in N processes; the result is the same.",
)  # fmt: skip
@click.option(
    "--parquet", type=PATH, metavar="FOLDER",
    help="Write Parquet files there instead; prints their paths.",
)  # fmt: skip
@verbosity
def command(
    *,
    what: str,
    min_confidence: float | None,
    jobs: int,
    parquet: Path | None,
    quiet: bool,
    verbose: bool,
    **reading: Any,
) -> None:
    """Print what each article says, one JSON object a line, before names are matched.

    INPUT is a file, a folder, an archive, an address (of a page, a feed or a sitemap), a list
    of addresses (.urls), or - for standard input. Kinds: text, Markdown, HTML, PDF, DOCX, EML,
    WARC, CSV, TSV, JSON lines, RSS, Atom; packed with gzip, Zstandard or zip.

    Offsets count code points of the article's text as it was read. --parquet writes files of
    100,000 rows each, for tools that read more than one machine's memory holds.
    """
    options = Reading(**reading)
    report = Report(quiet=quiet, verbose=verbose)
    number = 0

    def found() -> "Iterator[records.Record]":
        nonlocal number
        for extraction in extractions(options, report, jobs=jobs):
            for record in _RECORDS[what](confident(extraction, min_confidence)):
                number += 1
                yield record

    with report.progress():
        if parquet is None:
            for record in found():
                click.echo(records.line(record).encode())
        else:
            for path in records.write_parquet(found(), parquet, name=what):
                click.echo(path)
    if report.articles:
        report.summary(counted(number, what.removesuffix("s")))
    report.finish(strict=options.strict)
