"""What commands that write a store share: its options, and adding with progress."""

import json
import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, fields
from functools import wraps
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kg import pipeline
from kg.cli.extractions import Reading, check_inputs, contents
from kg.cli.terminal import PATH, Report, counted
from kg.pipeline import files

if TYPE_CHECKING:
    from kg.model import Article
    from kg.pipeline.collecting import Added, OnError
    from kg.sources import Keeper
    from kg.store import Store

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True, kw_only=True)
class Storing:
    """The options of a command that adds to a store."""

    keep: bool
    redo: bool
    retry: bool
    jobs: int
    scheduler: str | None = None

    def __post_init__(self) -> None:
        if self.keep and self.redo:
            raise click.UsageError("Give one of --keep and --redo.")


def stores_articles(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options of :class:`Storing` to a command, which gets them as ``storing``."""

    @wraps(function)
    def command(**given: Any) -> Any:
        own = {one.name: given.pop(one.name) for one in fields(Storing)}
        return function(storing=Storing(**own), **given)

    for decorate in (
        click.option(
            "--jobs", type=click.IntRange(min=1), default=1, show_default=True, metavar="N",
            help="Extract in N processes; the result is the same.",
        ),
        click.option(
            "--scheduler", metavar="ADDRESS",
            help="Extract on the Dask cluster of this scheduler ('tcp://10.0.0.1:8786').",
        ),
        click.option("--retry", is_flag=True, help="Try again what could not be extracted."),
        click.option(
            "--redo", is_flag=True,
            help="Extract again all of the store that another version extracted.",
        ),
        click.option(
            "--keep", is_flag=True,
            help="Keep what another version extracted, also of INPUT.",
        ),
    ):  # fmt: skip
        command = decorate(command)
    return command


def folder_option(function: F) -> F:
    """Add ``-o``, the folder of the store, to a command."""
    return click.option(
        "-o", "--out", type=PATH, default=Path("outputs"),
        show_default=True, metavar="FOLDER", help="Folder of the store, kg.sqlite.",
    )(function)  # fmt: skip


def store_file(out: Path) -> Path:
    """Return the store of an output folder."""
    from kg.store import FILE

    return out / FILE


def open_store(out: Path, report: Report) -> "Store":
    """Open the store of a folder for writing; wait, and say so, where another kg writes it."""
    from kg.store import Store

    files.check_folder(out)
    path = store_file(out)

    def waits() -> None:
        report.note(f"{path}: another kg writes it; waiting for that to end (Ctrl-C stops)")

    return Store(path, write=True, on_wait=waits)


def use_ontology(store: "Store", paths: "Sequence[Path]" = ()) -> None:
    """Read the store's articles by a user's ontology: the one given, else the one before."""
    from kg import ontology

    folder = store.path.parent
    if paths:
        store.set("ontology", json.dumps([os.path.relpath(path, folder) for path in paths]))
    elif kept := json.loads(store.setting("ontology") or "[]"):
        ontology.use(folder / path for path in kept)


def add(
    store: "Store",
    reading: Reading,
    storing: Storing,
    report: Report,
    *,
    fresh: bool = False,
    read: "Callable[[OnError, Keeper], Iterator[Article]] | None" = None,
) -> "Counter[str]":
    """Add INPUT to a store; return how many articles came to which end.

    ``fresh`` drops what INPUT has not; ``read`` reads otherwise than from files and addresses.
    """
    from kg.pipeline import collecting, work
    from kg.pipeline.toolchain import toolchain

    check_inputs(reading)
    if fresh:
        store.set("ontology", "")
    use_ontology(store, reading.ontology)
    size = pipeline.size(reading.inputs)
    tools = toolchain(reading.model, reading.extractor)
    outcomes: Counter[str] = Counter()

    def told(one: "Added") -> None:
        outcomes[one.outcome] += 1
        text = one.outcome if one.extraction is None else contents(one.extraction)
        report.detail(f"{one.article.citation.source}: {text}")

    report.expect(size)

    def reads(on_error: "OnError", keeper: "Keeper") -> "Iterator[Article]":
        articles = (
            read(on_error, keeper)
            if read is not None
            else pipeline.read(
                reading.inputs,
                columns=reading.columns,
                rules=reading.rules,
                on_error=on_error,
                on_bytes=report.advance,
                keeper=keeper,
            )
        )
        return report.follow(islice(articles, reading.limit))

    with ExitStack() as stack:
        plan = collecting.Plan(
            toolchain=tools,
            keep=storing.keep,
            fresh=fresh,
            retry=storing.retry,
            columns=reading.columns,
            jobs=storing.jobs,
            apart=len(store) >= _MANY or (size or 0) >= _MUCH,
            cluster=stack.enter_context(work.connected(tools, storing.scheduler))
            if storing.scheduler
            else None,
        )
        added = collecting.add(store, reads, plan, on_error=report.warn)
        for one in report.each(added, lambda one: one.article.name, lambda one: one.article.id):
            told(one)
        if storing.redo:
            for one in collecting.redo(store, plan, on_error=report.warn):
                told(one)
    _note(store, tools.value, outcomes, report)
    return outcomes


_MANY = 1_000
"""Articles of a store whose outputs need so much memory that the model must not stay."""

_MUCH = 1_000_000
"""Bytes of inputs that are taken for as many: 400 articles of plain text, 10 web pages. Where
nobody can know (addresses, standard input), what the store has already decides alone."""


def _note(store: "Store", now: str, outcomes: "Counter[str]", report: Report) -> None:
    """Say what a person would not expect: what was left out or is of another version."""
    if outcomes["removed"]:
        report.note(
            f"{counted(outcomes['removed'], 'article')} left out: 'kg remove' took "
            f"{'it' if outcomes['removed'] == 1 else 'them'} out before"
        )
    stale = sum(1 for _ in store.stale(now))
    if stale:
        report.note(
            f"another version, model or extractor extracted {counted(stale, 'article')} of "
            f"{store.path}: --redo extracts them again, 'kg status' says which it was"
        )
