"""``kg query``: SPARQL and ready-made questions."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.terminal import PATH, counted, print_table, verbosity
from kg.errors import KGError, unreadable

if TYPE_CHECKING:
    from kg.query import Table


@click.command("query", short_help="Ask a graph in SPARQL, or a ready-made question.")
@click.argument("graph", type=PATH, required=False)
@click.argument("sparql", required=False)
@click.option("--file", "file", metavar="FILE", help="Read the query from FILE; - is stdin.")
@click.option("--ask", metavar="NAME", help="Ask a ready-made question.")
@click.option(
    "--with", "values", multiple=True, metavar="KEY=VALUE",
    help="Give the question a value; may be repeated.",
)  # fmt: skip
@click.option("--list", "listing", is_flag=True, help="List the ready-made questions.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV.")
@click.option("--json", "as_json", is_flag=True, help="Print SPARQL results in JSON.")
@verbosity
def command(
    *,
    graph: Path | None,
    sparql: str | None,
    file: str | None,
    ask: str | None,
    values: tuple[str, ...],
    listing: bool,
    as_csv: bool,
    as_json: bool,
    quiet: bool,
) -> None:
    """Answer one query on GRAPH, an RDF file: SPARQL, --file, or --ask.

    kg's prefixes need no declaration. A query can only read the graph.
    """
    if listing:
        _print_questions()
        return
    if graph is None:
        raise click.UsageError("Missing argument 'GRAPH'.")
    if sum(one is not None for one in (sparql, file, ask)) != 1:
        raise click.UsageError("Give one of SPARQL, --file FILE and --ask NAME.")
    given = dict(_pair(value) for value in values)
    if given and ask is None:
        raise click.UsageError("--with goes with --ask.")
    if as_csv and as_json:
        raise click.UsageError("Give one of --csv and --json.")
    if ask is not None:
        table = _ask(graph, ask, given)
    else:
        from kg import query

        text = _read(file) if file is not None else sparql or ""
        table = query.select(graph, text)
    form = "csv" if as_csv else "json" if as_json else None
    _print(table, form)
    if ask is not None and not table.rows and not quiet:
        _say_unmatched(graph, ask, given)
    if form is None and not quiet and table.boolean is None:
        click.echo(counted(len(table.rows), "row"), err=True)


def _ask(graph: Path, name: str, given: dict[str, Any]) -> "Table":
    from kg import query

    known = {one.name: {value.name for value in one.parameters} for one in query.questions()}
    for key in sorted(given.keys() - known.get(name, given.keys())):
        takes = ", ".join(sorted(known[name])) or "none"
        raise KGError(f"question {name} has no value {key!r}: it takes {takes}")
    return query.ask(graph, name, **given)


def _say_unmatched(graph: Path, name: str, given: dict[str, Any]) -> None:
    """Say where an empty answer comes of a name that the graph does not have."""
    from kg import query

    for key, close in query.unmatched(graph, name, **given).items():
        hint = f"did you mean {', '.join(close)}?" if close else "it may be spelt otherwise"
        click.echo(f"{graph}: no name has {key}={given[key]!r}: {hint}", err=True)


def _print(table: "Table", form: str | None) -> None:
    if form == "csv":
        click.echo(table.as_csv().encode(), nl=False)
    elif form == "json":
        click.echo(table.as_json().encode(), nl=False)
    elif table.boolean is not None:
        click.echo("yes" if table.boolean else "no")
    else:
        print_table(table.columns, [[one or "" for one in row] for row in table.rows])


def _print_questions() -> None:
    from kg import query

    print_table(
        ("name", "question", "values"),
        [
            (
                one.name,
                one.title,
                ", ".join(f"{value.name}={value.default}" for value in one.parameters),
            )
            for one in query.questions()
        ],
    )


def _pair(value: str) -> tuple[str, str]:
    key, equals, text = value.partition("=")
    if not equals or not key:
        raise click.BadParameter(f"{value!r} is not KEY=VALUE.", param_hint="--with")
    return key, text


def _read(file: str) -> str:
    try:
        if file == "-":
            return sys.stdin.read()
        return Path(file).read_text(encoding="utf-8")
    except OSError as error:
        raise unreadable(file, error) from error
    except UnicodeDecodeError as error:
        raise KGError(f"{file}: is not UTF-8 text: save the query as UTF-8") from error
