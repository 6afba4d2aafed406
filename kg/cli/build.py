"""``kg build``: all steps."""

from collections import Counter
from dataclasses import fields
from functools import partial
from pathlib import Path
from typing import Any

import click

from kg.cli.extractions import Reading, check_inputs, min_confidence, reads_articles
from kg.cli.storing import Storing, add, open_store, store_file, stores_articles
from kg.cli.terminal import NO, PATH, Report, counted, verbosity
from kg.errors import KGError
from kg.pipeline.publishing import DEFAULT, Export


@click.command("build", short_help="Build a graph from articles: Turtle, a page, JSON lines.")
@partial(reads_articles, required=False)
@stores_articles
@click.option(
    "-o", "--out", type=PATH, default=Path("outputs"), show_default=True,
    metavar="FOLDER", help="Where to write kg.sqlite, graph.ttl, graph.html, facts.jsonl.",
)  # fmt: skip
@click.option(
    "--fresh", is_flag=True,
    help="Read and extract all of INPUT again, and drop what else the store has.",
)  # fmt: skip
@click.option("--force", is_flag=True, help="Write the outputs also where nothing changed.")
@click.option(
    "-f", "--format", "formats", multiple=True, default=DEFAULT, show_default=True,
    metavar="NAME", help="Write only this format; may be repeated.",
)  # fmt: skip
@min_confidence
@click.option(
    "--judgements", type=PATH, metavar="FILE",
    help="What people decided about entities. [default: judgements.csv in FOLDER or here]",
)  # fmt: skip
@click.option(
    "--identities", type=PATH, metavar="FILE",
    help="Registry of ids, read and written. [default: identities.csv in FOLDER]",
)  # fmt: skip
@click.option(
    "--links", type=PATH, metavar="FILE",
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
    force: bool,
    validate: bool,
    quiet: bool,
    verbose: bool,
    storing: Storing,
    **others: Any,
) -> None:
    """Add articles to the store of a folder, and write the graph of all it has there.

    INPUT is a file, a folder, an archive, an address (of a page, a feed or a sitemap), a list
    of addresses (.urls), or - for standard input. Kinds: text, Markdown, HTML, PDF, DOCX, EML,
    WARC, CSV, TSV, JSON lines, RSS, Atom; packed with gzip, Zstandard or zip.

    Articles that the store, kg.sqlite, has from an earlier run are not extracted again, and
    stay in the graph: --fresh starts over. Without INPUT the graph of the store is written
    again. Where nothing changed since the last build, nothing is written. Prints the paths of
    the outputs. An article that cannot be read costs a warning; the rest is built.

    Things keep their ids when articles are added: identities.csv beside the outputs says which
    id is whose, and belongs to them.

    Formats: ttl (Turtle), trig and nq (one named graph an article), nt, jsonld, html, jsonl
    (facts as JSON lines), gexf and graphml (networks), csv (nodes, edges, evidence), neo4j
    (CSV for neo4j-admin, and a Cypher script; cypher is the script alone), ftm
    (FollowTheMoney), parquet (GraphRAG's tables), lightrag (LightRAG), and those of installed
    plugins. The CSV for Neo4j goes into a new database, in the folder of the outputs, by

    \b
    neo4j-admin database import full neo4j --nodes=neo4j-nodes.csv
      --relationships=neo4j-relationships.csv --array-delimiter=U+001F
      --multiline-fields=true
    """  # noqa: D301 - \b is the sign by which click keeps lines as they are
    options = Reading(**{one.name: others.pop(one.name) for one in fields(Reading)})
    if fresh and not options.inputs:
        raise click.UsageError("--fresh needs an INPUT to start from")
    export = Export(out=out, **others)
    check_inputs(options)
    if not options.inputs and not _is_begun(store_file(out)):
        raise KGError(f"{store_file(out)}: there is no store yet: give an INPUT to build from")
    export.check(registry=bool(options.inputs) or storing.redo)
    report = Report(quiet=quiet, verbose=verbose)
    with report.progress(), open_store(out, report) as store:
        outcomes = add(store, options, storing, report, fresh=fresh)
        if options.inputs and report.articles == 0:
            report.finish(strict=options.strict)
        total = len(store)
        written, made = export.write(
            store, report, validate=validate, force=force or fresh or bool(export.sources)
        )
    for path in export.targets():
        click.echo(path)
    if not written:
        report.note("nothing changed, so nothing is written (--force writes all again)")
    report.summary(
        f"{counted(made.entities, 'entity', 'entities')}, {counted(made.facts, 'fact')}, "
        f"{counted(made.statements, 'statement')}",
        articles=_articles(total, outcomes),
    )
    if options.inputs:
        report.finish(strict=options.strict)
    if validate and not made.sound:
        raise SystemExit(NO)


def _is_begun(store: Path) -> bool:
    """Return False for an empty file that nobody wrote to."""
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
