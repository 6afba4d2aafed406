"""``kg plugins``: what reads, extracts and writes, and where it comes from."""

from typing import Any

import click

from kg.cli.terminal import print_table, verbosity
from kg.pipeline import plugins, records

_COLUMNS = ("group", "name", "package", "version")


@click.command("plugins", short_help="List sources, extractors and exporters.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
@verbosity
def command(*, as_json: bool) -> None:
    """List sources, extractors and exporters with the package that brings each."""
    every: list[plugins.Plugin[Any]] = [
        *plugins.sources().values(),
        *plugins.extractors().values(),
        *plugins.exporters().values(),
    ]
    rows = [(one.group, one.name, one.package, one.version) for one in every]
    if as_json:
        for row in rows:
            click.echo(records.line(dict(zip(_COLUMNS, row, strict=True))).encode())
    else:
        print_table(_COLUMNS, sorted(rows))
