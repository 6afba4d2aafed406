"""``kg build``: all steps."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg import pipeline
from kg.cli.reading import Reading, extractions, reads_articles
from kg.cli.terminal import Report, counted, verbosity
from kg.errors import KGError
from kg.pipeline import identities as registry
from kg.pipeline import output, plugins

if TYPE_CHECKING:
    from kg.resolve.identities import Identities
    from kg.resolve.ledger import Decision

_FILES = {".jsonl": "facts.jsonl"}  # other formats write graph.SUFFIX
_DEFAULT = ("ttl", "html", "jsonl")


@click.command("build", short_help="Build a graph from articles: Turtle, a page, JSON lines.")
@reads_articles
@click.option(
    "-o", "--out", type=click.Path(path_type=Path), default=Path("outputs"), show_default=True,
    metavar="FOLDER", help="Where to write graph.ttl, graph.html, facts.jsonl.",
)  # fmt: skip
@click.option(
    "-f", "--format", "formats", multiple=True, default=_DEFAULT, show_default=True,
    metavar="NAME", help="Write only this format; may be repeated.",
)  # fmt: skip
@click.option(
    "--min-confidence", type=click.FloatRange(0.0, 1.0), default=0.0, show_default=True,
    metavar="N", help="Leave out facts and statements less sure than N, 0 to 1.",
)  # fmt: skip
@click.option(
    "--judgements", type=click.Path(path_type=Path), metavar="FILE",
    help="What people decided about entities. [default: judgements.csv in FOLDER or here]",
)  # fmt: skip
@click.option(
    "--identities", type=click.Path(path_type=Path), metavar="FILE",
    help="Registry of ids, read and written. [default: identities.csv in FOLDER]",
)  # fmt: skip
@click.option("--base", metavar="IRI", help="Base of data IRIs ('https://example.org/').")
@click.option(
    "--profile", type=click.Choice(["full", "core"]), default="full", show_default=True,
    help="What RDF holds: core leaves out evidence, statements and mentions.",
)  # fmt: skip
@verbosity
def command(
    *,
    out: Path,
    formats: tuple[str, ...],
    min_confidence: float,
    judgements: Path | None,
    identities: Path | None,
    base: str | None,
    profile: str,
    quiet: bool,
    verbose: bool,
    **reading: Any,
) -> None:
    """Build a graph from articles and write it to a folder.

    INPUT is a file, a folder, an archive, an address (of a page, a feed or a sitemap), a list
    of addresses (.urls), or - for standard input. Kinds: text, Markdown, HTML, PDF, DOCX, EML,
    WARC, CSV, TSV, JSON lines, RSS, Atom; packed with gzip, Zstandard or zip.

    Prints the paths written. An article that cannot be read costs a warning; the rest is built.

    Things keep their ids when articles are added: identities.csv beside the outputs says which
    id is whose, and belongs to them.

    Formats: ttl (Turtle), trig and nq (one named graph an article), nt, jsonld, html, jsonl
    (facts as JSON lines), and those of installed plugins.
    """
    options = Reading(**reading)
    targets = list(dict.fromkeys(out / _file(name) for name in formats))
    output.check_folder(out)
    _check_rdf(targets, base, profile)
    decisions = _decisions(judgements, out)
    register = out / registry.FILE if identities is None else identities
    known, after = registry.read(register), list["Identities"]()
    report = Report(quiet=quiet, verbose=verbose)
    with report.progress():
        found = list(extractions(options, report))
        if report.articles == 0:
            report.finish(strict=options.strict)
        graph = pipeline.connect(
            found, min_confidence=min_confidence, decisions=decisions, identities=known,
            on_unused=report.detail, on_identities=after.append,
        )  # fmt: skip
        ids = {register: registry.encoded(after[-1])}
        pipeline.save_all(graph, targets, base=base, profile=profile, beside=ids)
    for path in targets:
        click.echo(path)
    report.summary(
        f"{counted(len(graph.entities), 'entity', 'entities')}, "
        f"{counted(len(graph.facts), 'fact')}, {counted(len(graph.statements), 'statement')}"
    )
    report.finish(strict=options.strict)


def _file(name: str) -> str:
    """Return the file that a format ("ttl") writes.

    Raises:
        KGError: If nothing writes it.
    """
    suffix = f".{name.lower().lstrip('.')}"
    if suffix not in plugins.exporters():
        known = ", ".join(sorted(one.lstrip(".") for one in plugins.exporters()))
        raise KGError(f"no format {name!r}: choose from {known}")
    return _FILES.get(suffix, f"graph{suffix}")


def _decisions(file: Path | None, out: Path) -> "tuple[Decision, ...]":
    """Read the ledger before all articles are read, so that a wrong line costs no time."""
    from kg.pipeline import judgements

    found = judgements.find(out, Path()) if file is None else file
    return () if found is None else judgements.read(found)


def _check_rdf(targets: list[Path], base: str | None, profile: str) -> None:
    """Find a wrong base, or a profile that a format has not, before all articles are read."""
    if base is None and profile == "full":
        return
    from kg import rdf
    from kg.graph import Graph

    given = rdf.DEFAULT_BASE if base is None else base
    for form in {path.suffix.lstrip(".") for path in targets}.intersection(rdf.FORMATS) | {
        "ttl"
    }:
        rdf.write(Graph(), base=given, format=form, profile=profile)
