"""``kg build``: all steps."""

import json
import os
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg import pipeline
from kg.cli.reading import Reading, check_inputs, may_read_articles
from kg.cli.storing import Storing, add, open_store, store_file, stores_articles
from kg.cli.terminal import NO, Report, counted, verbosity
from kg.errors import KGError
from kg.pipeline import identities as registry
from kg.pipeline import links as link_files
from kg.pipeline import output, plugins

if TYPE_CHECKING:
    from kg.graph import Graph
    from kg.resolve.identities import Identities
    from kg.resolve.ledger import Decision
    from kg.store import Store

_FILES = {  # other formats write graph.SUFFIX
    ".jsonl": ("facts.jsonl",),
    ".csv": ("nodes.csv", "edges.csv", "evidence.csv"),
}
_DEFAULT = ("ttl", "html", "jsonl")


@click.command("build", short_help="Build a graph from articles: Turtle, a page, JSON lines.")
@may_read_articles
@stores_articles
@click.option(
    "-o", "--out", type=click.Path(path_type=Path), default=Path("outputs"), show_default=True,
    metavar="FOLDER", help="Where to write kg.sqlite, graph.ttl, graph.html, facts.jsonl.",
)  # fmt: skip
@click.option(
    "--fresh", is_flag=True,
    help="Read and extract all of INPUT again, and drop what else the store has.",
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
@click.option(
    "--links", type=click.Path(path_type=Path), metavar="FILE",
    help="Links to other registries. [default: links.sssom.tsv in FOLDER]",
)  # fmt: skip
@click.option(
    "--link", "sources", multiple=True, metavar="SOURCE",
    help="Look for links in a reconciliation service or a table ('kg link'); may be repeated.",
)  # fmt: skip
@click.option("--base", metavar="IRI", help="Base of data IRIs ('https://example.org/').")
@click.option(
    "--profile", type=click.Choice(["full", "core"]), default="full", show_default=True,
    help="What RDF holds: core leaves out evidence, statements and mentions.",
)  # fmt: skip
@click.option("--rdf12", is_flag=True, help="Write assertions as reifiers of RDF 1.2.")
@click.option(
    "--validate/--no-validate", default=True, show_default=True,
    help="Check the graph against shapes, rules and relations when it is written.",
)  # fmt: skip
@verbosity
def command(
    *,
    out: Path,
    fresh: bool,
    formats: tuple[str, ...],
    min_confidence: float,
    judgements: Path | None,
    identities: Path | None,
    links: Path | None,
    sources: tuple[str, ...],
    base: str | None,
    profile: str,
    rdf12: bool,
    validate: bool,
    quiet: bool,
    verbose: bool,
    jobs: int,
    scheduler: str | None,
    cluster: str | None,
    keep: bool,
    redo: bool,
    retry: bool,
    **reading: Any,
) -> None:
    """Add articles to the store of a folder, and write the graph of all it has there.

    INPUT is a file, a folder, an archive, an address (of a page, a feed or a sitemap), a list
    of addresses (.urls), or - for standard input. Kinds: text, Markdown, HTML, PDF, DOCX, EML,
    WARC, CSV, TSV, JSON lines, RSS, Atom; packed with gzip, Zstandard or zip.

    Articles that the store, kg.sqlite, has from an earlier run are not extracted again, and
    stay in the graph: --fresh starts over. Without INPUT the graph of the store is written
    again. Prints the paths written. An article that cannot be read costs a warning; the rest is
    built.

    Things keep their ids when articles are added: identities.csv beside the outputs says which
    id is whose, and belongs to them.

    Formats: ttl (Turtle), trig and nq (one named graph an article), nt, jsonld, html, jsonl
    (facts as JSON lines), gexf and graphml (networks), csv (nodes, edges, evidence), ftm
    (FollowTheMoney), and those of installed plugins.
    """
    options = Reading(**reading)
    if fresh and not options.inputs:
        raise click.UsageError("--fresh needs an INPUT to start from")
    export = Export(
        out=out,
        formats=formats,
        min_confidence=min_confidence,
        judgements=judgements,
        identities=identities,
        links=links,
        base=base,
        profile=profile,
        sources=sources,
        rdf12=rdf12,
    )
    export.check()
    storing = Storing(
        keep=keep, redo=redo, retry=retry, jobs=jobs, scheduler=scheduler, cluster=cluster
    )
    report = Report(quiet=quiet, verbose=verbose)
    check_inputs(options)
    if not options.inputs and not _is_begun(store_file(out)):
        raise KGError(f"{store_file(out)}: there is no store yet: give an INPUT to build from")
    with report.progress(), open_store(out, report) as store:
        outcomes = add(store, options, storing, report, fresh=fresh)
        if options.inputs and report.articles == 0:
            report.finish(strict=options.strict)
        graph = export.write(store, report)
        sound = not validate or _sound(graph, report)
    for path in export.targets():
        click.echo(path)
    report.summary(
        f"{counted(len(graph.entities), 'entity', 'entities')}, "
        f"{counted(len(graph.facts), 'fact')}, {counted(len(graph.statements), 'statement')}",
        articles=_articles(len(graph.citations), outcomes),
    )
    if options.inputs:
        report.finish(strict=options.strict)
    if not sound:
        raise SystemExit(NO)


def _is_begun(store: Path) -> bool:
    """Tell a store, or what stands in its place, from an empty file that nobody wrote to."""
    return store.exists() and (not store.is_file() or store.stat().st_size > 0)


def _articles(total: int, outcomes: "Counter[str]") -> str:
    """Return the number of articles and, where not all are new, which were not.

    >>> from collections import Counter
    >>> _articles(5, Counter(new=1, unchanged=3))
    '5 articles (1 new, 3 unchanged, 1 from before)'
    """
    known = Counter({name: n for name, n in outcomes.items() if n and name != "removed"})
    known["from before"] = max(0, total - known.total())
    parts = [f"{known[name]:,} {name}" for name in _OUTCOMES if known[name]]
    text = counted(total, "article")
    return text if known["new"] == total else f"{text} ({', '.join(parts)})"


_OUTCOMES = ("new", "unchanged", "redone", "kept", "from before")


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """What ``kg build`` writes, and where; ``sources`` are asked once and not kept."""

    out: Path
    formats: tuple[str, ...] = _DEFAULT
    min_confidence: float = 0.0
    judgements: Path | None = None
    identities: Path | None = None
    links: Path | None = None
    base: str | None = None
    profile: str = "full"
    sources: tuple[str, ...] = ()
    rdf12: bool = False

    def targets(self) -> list[Path]:
        """Return the files to write."""
        return list(
            dict.fromkeys(self.out / file for name in self.formats for file in _files(name))
        )

    def check(self) -> None:
        """Find what is wrong before hours of reading.

        Raises:
            KGError: If a format, the base or the ledger is wrong, or the folder not writable.
        """
        targets = self.targets()
        output.check_folder(self.out)
        _check_rdf(targets, self.base, self.profile, self.rdf12)
        _decisions(self.judgements, self.out)
        registry.read(self._register)
        link_files.read(self._mapped)

    def write(self, store: "Store", report: Report) -> "Graph":
        """Write the graph of a store, and keep in the store how."""
        output.sweep([*self.targets(), self._register, self._mapped])
        after: list[Identities] = []
        graph = pipeline.connect(
            store.extractions(),
            min_confidence=self.min_confidence,
            decisions=_decisions(self.judgements, self.out),
            identities=registry.read(self._register),
            on_unused=report.detail,
            on_identities=after.append,
        )
        beside = {self._register: registry.encoded(after[-1])}
        graph, mapped = self._linked(graph, report)
        beside |= {} if mapped is None else {self._mapped: mapped}
        pipeline.save_all(
            graph,
            self.targets(),
            base=self.base,
            profile=self.profile,
            beside=beside,
            rdf12=self.rdf12,
        )
        store.set("export", self._settings())
        return graph

    def _linked(self, graph: "Graph", report: Report) -> "tuple[Graph, bytes | None]":
        """Return the graph with its links, and their file where it changes.

        A source that fails is a warning. A candidate of a thing that is gone leaves the file.
        """
        from kg import rdf
        from kg.graph import linked
        from kg.reconcile.sssom import links, offers

        before = link_files.read(self._mapped)
        found = link_files.found(graph, self.sources, before, on_error=report.warn)
        base = rdf.DEFAULT_BASE if self.base is None else self.base
        changed = bool(self.sources) or len(found) != len(before)
        text = link_files.encoded(found, base=base) if changed else None
        return linked(graph, links(found), offers(found)), text

    @property
    def _mapped(self) -> Path:
        return self.out / link_files.FILE if self.links is None else self.links

    @property
    def _register(self) -> Path:
        return self.out / registry.FILE if self.identities is None else self.identities

    def _settings(self) -> str:
        def beside(path: Path | None) -> str | None:
            return None if path is None else os.path.relpath(path, self.out)

        return json.dumps(
            {
                "formats": list(self.formats),
                "min_confidence": self.min_confidence,
                "judgements": beside(self.judgements),
                "identities": beside(self.identities),
                "links": beside(self.links),
                "base": self.base,
                "profile": self.profile,
                "rdf12": self.rdf12,
            }
        )

    @classmethod
    def of(cls, store: "Store", out: Path) -> "Export | None":
        """Return what the last build of a store wrote, or None."""
        text = store.setting("export")
        if not text:
            return None
        values: dict[str, Any] = json.loads(text)
        for name in ("judgements", "identities", "links"):
            values[name] = None if values.get(name) is None else out / values[name]
        values["formats"] = tuple(values["formats"])
        return cls(out=out, **values)


def _files(name: str) -> tuple[str, ...]:
    """Return the files that a format ("ttl") writes.

    Raises:
        KGError: If nothing writes it.
    """
    suffix = f".{name.lower().lstrip('.')}"
    if suffix not in plugins.exporters():
        known = ", ".join(sorted(one.lstrip(".") for one in plugins.exporters()))
        raise KGError(f"no format {name!r}: choose from {known}")
    return _FILES.get(suffix, (f"graph{suffix}",))


def _decisions(file: Path | None, out: Path) -> "tuple[Decision, ...]":
    """Read the ledger before all articles are read, so that a wrong line costs no time."""
    from kg.pipeline import judgements

    found = judgements.find(out, Path()) if file is None else file
    return () if found is None else judgements.read(found)


def _sound(graph: "Graph", report: Report) -> bool:
    """Tell whether a graph is valid; each problem is a warning, as a bug of kg it would be."""
    from kg import rdf

    problems = rdf.validate(graph)
    for one in problems:
        report.problem(f"{one.focus} {one.path}: {one.message} ({one.shape})")
    return not problems


def _check_rdf(targets: list[Path], base: str | None, profile: str, rdf12: bool) -> None:
    """Find a wrong base, or a profile that a format has not, before all articles are read."""
    if base is None and profile == "full" and not rdf12:
        return
    from kg import rdf
    from kg.graph import Graph

    given = rdf.DEFAULT_BASE if base is None else base
    for form in {path.suffix.lstrip(".") for path in targets}.intersection(rdf.FORMATS) | {
        "ttl"
    }:
        rdf.write(Graph(), base=given, format=form, profile=profile, rdf12=rdf12)
