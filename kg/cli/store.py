"""``kg add``, ``remove``, ``status``, ``errors``: the store beside the outputs."""

from dataclasses import asdict
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.extractions import Reading, reads_articles
from kg.cli.storing import (
    Storing,
    folder_option,
    open_store,
    store_file,
    stores_articles,
    use_ontology,
)
from kg.cli.storing import add as add_articles
from kg.cli.terminal import NO, Report, counted, print_table, shown, verbosity
from kg.errors import KGError
from kg.pipeline.publishing import Export

if TYPE_CHECKING:
    from collections import Counter

    from kg.store import Store, Target


@click.command("add", short_help="Add articles to a store, without writing the graph.")
@reads_articles
@stores_articles
@folder_option
@click.option("--restore", is_flag=True, help="Also take what 'kg remove' took out before.")
@verbosity
def add(
    *,
    out: Path,
    restore: bool,
    quiet: bool,
    verbose: bool,
    storing: Storing,
    **reading: Any,
) -> None:
    """Read INPUT, extract what is new, and keep it in the store of a folder.

    'kg build' without INPUT then writes the graph. Each article is kept whole as soon as it is
    extracted: after a stop at any moment the same command goes on where it was.
    """
    options = Reading(**reading)
    report = Report(quiet=quiet, verbose=verbose)
    with report.progress(), open_store(out, report) as store:
        if restore:
            store.restore_all()
        outcomes = add_articles(store, options, storing, report)
        total = len(store)
    click.echo(store_file(out))
    if report.articles:
        report.summary(f"{total:,} in the store", articles=_outcomes(outcomes))
    report.finish(strict=options.strict)


@click.command("remove", short_help="Take articles, and what only they say, out of everything.")
@click.argument("what", nargs=-1, metavar="[ARTICLE|URL]...")
@click.option(
    "--outlet", "outlets", multiple=True, metavar="NAME",
    help="Every article of this outlet; may be repeated.",
)  # fmt: skip
@click.option("--no-export", is_flag=True, help="Leave the written outputs as they are.")
@folder_option
@verbosity
def remove(
    *,
    what: tuple[str, ...],
    outlets: tuple[str, ...],
    no_export: bool,
    out: Path,
    quiet: bool,
    verbose: bool,
) -> None:
    """Remove articles from the store, and write the outputs again as they were written last.

    ARTICLE is an id, a short name or the path that it was read from. What is removed stays out
    when it is met again, until 'kg add --restore'. What other articles say as well, stays.
    """
    from kg.store import Store, Target

    if not what and not outlets:
        raise click.UsageError("name an article, a URL or an --outlet")
    report = Report(quiet=quiet, verbose=verbose)
    with Store(store_file(out)):  # there is one: writing would make it
        pass
    with open_store(out, report) as store:
        targets = [target for name in what for target in _targets(store, name)]
        targets += [Target("outlet", name) for name in outlets]
        gone = store.remove(targets)
        if not gone:
            names = ", ".join([*what, *(f"of the outlet {one}" for one in outlets)])
            raise KGError(
                f"{store.path}: no article is {names}: 'kg status --articles' lists them"
            )
        for citation in gone:
            report.detail(f"removed {citation.source}: {citation.title}")
        export = None if no_export else Export.of(store, out)
        if export is not None:
            use_ontology(store)
            export.check()
            export.write(store, report)
            for path in export.targets():
                click.echo(path)
        total = len(store)
    if not quiet:
        click.echo(f"{counted(len(gone), 'article')} removed, {total:,} left", err=True)


@click.command(
    "status", short_help="Say what a store holds, and what a new version would redo."
)
@folder_option
@click.option("--articles", is_flag=True, help="List the articles.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object, or one a line.")
@verbosity
def status(*, out: Path, articles: bool, as_json: bool) -> None:
    """Print the counts of the store, the versions that extracted, and what --redo would do."""
    from kg.store import Store

    with Store(store_file(out)) as store:
        if articles:
            _list(store, as_json=as_json)
        else:
            use_ontology(store)
            _print_status(store, as_json=as_json)


@click.command("errors", short_help="List what a store could not read or extract.")
@folder_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
@verbosity
def errors(*, out: Path, as_json: bool, quiet: bool) -> None:
    """Print what was left out and why; ends with 3 where there is something.

    'kg build INPUT' reads files with errors again. 'kg build --retry INPUT' also extracts again
    what failed in extraction.
    """
    from kg.pipeline import records
    from kg.store import Store

    number = 0
    with Store(store_file(out)) as store:
        for one in store.errors():
            number += 1
            if as_json:
                what = {"source": one.source, "article": one.article or None}
                record = {**what, "name": one.name, "message": one.message}
                click.echo(records.line(record).encode())
            else:
                click.echo(shown(one.message))
    if not quiet:
        click.echo(counted(number, "error"), err=True)
    if number:
        raise SystemExit(NO)


def _outcomes(outcomes: "Counter[str]") -> str:
    """Return the outcomes in words.

    >>> from collections import Counter
    >>> _outcomes(Counter(new=2, unchanged=1))
    '2 new, 1 unchanged'
    """
    return ", ".join(f"{number:,} {name}" for name, number in outcomes.items() if number)


def _targets(store: "Store", name: str) -> "list[Target]":
    """Return what a name on the command line stands for."""
    from kg.store import Target

    if "://" in name:
        return [Target("url", name)]
    found = store.called(name)
    if len(found) > 1:
        ids = ", ".join(f"{one.id} ({one.source})" for one in found)
        raise KGError(
            f"{store.path}: {len(found)} articles are called {name!r}: give an id: {ids}"
        )
    return [Target("article", one.id) for one in found]


def _list(store: "Store", *, as_json: bool) -> None:
    from kg.pipeline import records

    columns = ("id", "name", "published", "outlet", "title")
    if as_json:
        for citation in store.citations():
            click.echo(records.line(asdict(citation)).encode())
    else:
        print_table(columns, map(attrgetter(*columns), store.citations()))


def _print_status(store: "Store", *, as_json: bool) -> None:
    from kg.pipeline import records, toolchain

    now = toolchain.toolchain().value
    counts, made, outlets = store.counts(), store.toolchains(), store.outlets()
    if as_json:
        record = {
            "store": str(store.path),
            **counts,
            "outlets": dict(outlets),
            "toolchains": made,
            "stale": sum(number for value, number in made.items() if value != now),
        }
        click.echo(records.line(record).encode())
        return
    click.echo(f"{store.path}")
    nouns = ("article", "mention", "fact", "statement", "error")
    click.echo(", ".join(counted(counts[f"{noun}s"], noun) for noun in nouns))
    if outlets:
        named = (f"{shown(one or '(no outlet)')} {number:,}" for one, number in outlets[:10])
        more = f" and {len(outlets) - 10} more" if len(outlets) > 10 else ""
        click.echo(f"outlets: {', '.join(named)}{more}")
    if counts["removals"]:
        click.echo(
            f"{counted(counts['removals'], 'removal')}: 'kg add --restore' lets them back"
        )
    for value, number in made.items():
        note = "" if value == now else ": --redo would extract them again"
        click.echo(f"{counted(number, 'article')} by {toolchain.shown(value)}{note}")
