"""``kg watch``: add what is new, again and again."""

import json
from collections import Counter
from dataclasses import asdict, replace
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING, Any

import click

from kg.cli.extractions import Reading, check_inputs, reads_articles
from kg.cli.storing import Storing, add, folder_option, open_store, stores_articles
from kg.cli.terminal import Report, counted, verbosity
from kg.errors import KGError, SourceError
from kg.pipeline.publishing import Export

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Article
    from kg.pipeline.collecting import OnError
    from kg.sources import Keeper, Web
    from kg.store import Store

_MINUTES = 30.0


@click.command("watch", short_help="Add what is new in feeds and folders, on a schedule.")
@reads_articles
@stores_articles
@folder_option
@click.option(
    "--every", type=click.FloatRange(min=0.0), default=_MINUTES, show_default=True,
    metavar="MINUTES", help="Wait between two rounds.",
)  # fmt: skip
@click.option("--rounds", type=click.IntRange(min=1), metavar="N", help="Stop after N rounds.")
@click.option("--no-export", is_flag=True, help="Only add to the store.")
@verbosity
def command(
    *,
    out: Path,
    every: float,
    rounds: int | None,
    no_export: bool,
    quiet: bool,
    verbose: bool,
    storing: Storing,
    **reading: Any,
) -> None:
    """Look into INPUT every --every minutes; add what is new and write the outputs again.

    INPUT is a feed (RSS, Atom) or a sitemap by its address, a home page that names its feed, or
    anything that 'kg build' takes.
    A feed is asked with the date of the last answer, so no news costs one short answer; pages
    that were read are not fetched again. The outputs are written as the last build wrote them,
    and only where something changed. Ctrl-C ends it; a feed that does not answer is tried again
    in the next round. Where the first round finds no article and the store has none, it ends
    with an error.
    """
    options = Reading(**reading)
    check_inputs(options)
    done = 0
    while True:
        report = Report(quiet=quiet, verbose=verbose)
        with report.progress(), open_store(out, report) as store:
            before = len(store)
            outcomes = _round(store, options, storing, report)
            changed = outcomes["new"] + outcomes["redone"] > 0 or len(store) != before
            if changed and not no_export:
                export = Export.of(store, out) or Export(out=out)
                export.check()
                export.write(store, report)
            total = len(store)
        if total == 0 and done == 0:
            report.finish(strict=False)
        report.summary(
            f"{total:,} in the store",
            articles=f"{counted(report.articles, 'article')} read, {outcomes['new']:,} new",
        )
        done += 1
        if done == rounds:
            return
        sleep(60 * every)


def _round(
    store: "Store", options: Reading, storing: Storing, report: Report
) -> "Counter[str]":
    """Add what every input has; one that does not answer costs a warning."""
    from kg.sources import Web

    web = Web(rules=options.rules)
    found: Counter[str] = Counter()
    for location in options.inputs:
        one = replace(options, inputs=(location,))
        try:
            if "://" in location:
                found += _add_news(store, one, storing, report, web)
            else:
                found += add(store, one, storing, report)
        except SourceError as error:
            report.warn(error)
    return found


def _add_news(
    store: "Store", options: Reading, storing: Storing, report: Report, web: "Web"
) -> "Counter[str]":
    """Add what is new in a feed.

    The store remembers what was read when all of it is stored: after a kill the next round
    fetches those pages again, and finds their articles in the store.
    """
    from kg.sources import FeedState, poll

    (address,) = options.inputs
    name = f"feed {address}"
    state = FeedState(**json.loads(store.setting(name) or "{}"))

    def read(on_error: "OnError", keeper: "Keeper") -> "Iterator[Article]":
        del keeper  # no file is read
        for item in poll(address, state, web):
            if isinstance(item, KGError):
                on_error(item)
            else:
                yield item

    found = add(store, options, storing, report, read=read)
    store.set(name, json.dumps(asdict(state)))
    return found
