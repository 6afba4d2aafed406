"""What ``build`` and ``extract`` share: reading articles and finding what they say."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kg import pipeline
from kg.cli.terminal import PATH, Report, counted
from kg.errors import KGError, SourceError
from kg.graph import USUAL, USUAL_OF_TECHNOLOGIES
from kg.pipeline import plugins

if TYPE_CHECKING:
    from kg.model import Extraction
    from kg.sources import Rules

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The options of a command that reads articles."""

    inputs: tuple[str, ...]
    model: str | None
    extractor: tuple[str, ...]
    llm: str
    llm_model: str
    limit: int | None
    ontology: tuple[Path, ...]
    strict: bool
    column: tuple[str, ...] = ()
    delay: float = 1.0
    allow_private: bool = False

    @property
    def columns(self) -> dict[str, str]:
        """What kg calls a field, and what the files call it."""
        found = {}
        for pair in self.column:
            ours, mark, theirs = pair.partition("=")
            if not mark or not theirs:
                raise KGError(f"--column {pair}: is no pair; give FIELD=NAME, as in text=Body")
            found[ours.strip()] = theirs.strip()
        return found

    @property
    def rules(self) -> "Rules":
        """How to fetch."""
        from kg.sources import Rules

        return Rules(delay=self.delay, private=self.allow_private, agent=plugins.version())


min_confidence = click.option(
    "--min-confidence", type=click.FloatRange(0.0, 1.0), default=None, metavar="N",
    help="Leave out facts and statements less sure than N, 0 to 1; none is less sure than 0.5. "
    f"[default: {USUAL} for facts, {USUAL_OF_TECHNOLOGIES} about technologies]",
)  # fmt: skip


def reads_articles(function: F, *, required: bool = True) -> F:
    """Add INPUT and the options of :class:`Reading` to a command."""
    for decorate in (
        click.option("--strict", is_flag=True, help="Exit with 3 if an article was left out."),
        click.option(
            "--limit", type=click.IntRange(min=1), metavar="N", help="Stop after N articles."
        ),
        click.option(
            "--ontology", multiple=True, type=PATH, metavar="FILE",
            help="Turtle file with relations and classes of your own; may be repeated.",
        ),
        click.option(
            "--extractor", multiple=True, metavar="NAME",
            help="Use only this extractor; may be repeated. 'kg plugins' lists them.",
        ),
        click.option(
            "--llm", default="", metavar="URL",
            help="OpenAI-compatible server that --extractor llm asks (http://HOST/v1).",
        ),
        click.option(
            "--llm-model", default="", metavar="NAME", help="Name of the model on that server."
        ),
        click.option("--model", metavar="NAME", help="spaCy pipeline that plug-ins read with."),
        click.option(
            "--column", multiple=True, metavar="FIELD=NAME",
            help="What a table or JSON lines call a field (text=Body); may be repeated.",
        ),
        click.option(
            "--delay", type=click.FloatRange(min=0.0), default=1.0, show_default=True,
            metavar="SECONDS",
            help="Wait between two requests to one host; robots.txt may ask for more.",
        ),
        click.option(
            "--allow-private", is_flag=True,
            help="Also fetch from this machine and private networks.",
        ),
        click.argument(
            "inputs", nargs=-1, required=required,
            metavar="INPUT..." if required else "[INPUT...]",
        ),
    ):  # fmt: skip
        function = decorate(function)
    return function


def extractions(reading: Reading, report: Report, *, jobs: int = 1) -> "Iterator[Extraction]":
    """Yield what each article says, by ``jobs`` processes; unreadable ones cost a warning."""
    check_inputs(reading)
    chosen = plugins.chosen(reading.extractor)
    report.expect(pipeline.size(reading.inputs))
    articles = pipeline.read(
        reading.inputs,
        columns=reading.columns,
        rules=reading.rules,
        on_error=report.warn,
        on_bytes=report.advance,
    )
    followed = report.follow(islice(articles, reading.limit))
    if jobs == 1:
        found = pipeline.extract_articles(
            followed, model=reading.model, extractors=chosen, on_error=report.warn
        )
    else:
        from kg.pipeline import work

        found = work.extract_all(
            followed,
            model=reading.model,
            extractors=reading.extractor,
            jobs=jobs,
            on_error=report.warn,
        )
    for one in report.each(found, lambda one: one.citation.name, lambda one: one.citation.id):
        report.detail(f"{one.citation.source}: {contents(one)}")
        yield one


def contents(found: "Extraction") -> str:
    """Return what was found in an article, counted."""
    return (
        f"{counted(len(found.mentions), 'mention')}, {counted(len(found.facts), 'fact')}, "
        f"{counted(len(found.statements), 'statement')}"
    )


def check_inputs(reading: Reading) -> None:
    """Find a missing input before anything is read; take the ontology and the LLM."""
    for location in reading.inputs:
        if location != "-" and "://" not in location and not os.path.lexists(location):
            raise SourceError(f"{location}: there is no such file or folder; check the path")
    if reading.ontology:
        from kg import ontology

        ontology.use(reading.ontology)
    if "llm" in reading.extractor or reading.llm or reading.llm_model:
        from kg.text import chat

        if "llm" not in reading.extractor:
            raise KGError("--llm: add --extractor llm, and --extractor reader for kg's own too")
        if reading.llm or reading.llm_model:
            chat.use(reading.llm, reading.llm_model)
        chat.server()
