"""``kg dossier`` and ``kg report``: pages to read and print."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg import pipeline
from kg.cli.terminal import PATH, verbosity
from kg.errors import KGError
from kg.pipeline import links, output
from kg.pipeline.explaining import only

if TYPE_CHECKING:
    from kg.pages import Form

_FORMS: "dict[str, Form]" = {
    ".html": "html", ".htm": "html", ".md": "md", ".markdown": "md", ".txt": "md", "": "md",
}  # fmt: skip


@click.command("dossier", short_help="Write everything about a thing as one page.")
@click.argument("graph", type=PATH)
@click.argument("name")
@click.option(
    "-o", "--out", type=PATH, metavar="FILE",
    help="Where to write the page; without it, it is printed.",
)  # fmt: skip
@click.option(
    "--format", "form", type=click.Choice(["html", "md"]),
    help="What to write. By default what FILE's suffix says; Markdown where it is printed.",
)  # fmt: skip
@verbosity
def command(
    *, graph: Path, name: str, out: Path | None, form: "Form | None", quiet: bool, verbose: bool
) -> None:
    """Write what GRAPH knows about NAME: roles, relations, words, and every quote.

    GRAPH is a Turtle file of kg's. NAME is a name, an alias or an id ("person/ada-lovelace").
    The page holds no script, opens from disk, and prints well. Prints its path.
    """
    del quiet, verbose
    from kg import pages

    found = links.offered(pipeline.load(graph), graph)
    entity = only(found, name, where=str(graph))
    _write(pages.dossier(found, entity.id, form=_form(form, out)), out)


@click.command("report", short_help="Write a digest of a graph: who, what, what is new.")
@click.argument("graph", type=PATH)
@click.option(
    "-o", "--out", type=PATH, metavar="FILE",
    help="Where to write the page; without it, it is printed.",
)  # fmt: skip
@click.option(
    "--since", type=PATH, metavar="OLD_GRAPH",
    help="An older build of the collection: the page begins with what is new.",
)  # fmt: skip
@click.option(
    "--format", "form", type=click.Choice(["html", "md"]),
    help="What to write. By default what FILE's suffix says; Markdown where it is printed.",
)  # fmt: skip
@click.option("--title", default="", metavar="TEXT", help="Heading of the page.")
@verbosity
def digest(
    *,
    graph: Path,
    out: Path | None,
    since: Path | None,
    form: "Form | None",
    title: str,
    quiet: bool,
    verbose: bool,
) -> None:
    """Write a digest of GRAPH: actors, technologies, who is quoted, what is unsettled.

    GRAPH and OLD_GRAPH are Turtle files of kg's. Facts count as known if both graphs have
    them with the same ends, relation, role and status. Prints the page's path.
    """
    del quiet, verbose
    from kg import pages

    older = None if since is None else pipeline.load(since)
    found = pipeline.load(graph)
    _write(pages.report(found, since=older, title=title, form=_form(form, out)), out)


@click.command("query-page", short_help="Write a page that answers SPARQL without a server.")
@click.argument("graph", type=PATH)
@click.option(
    "-o", "--out", type=PATH, default=Path("outputs/query.html"),
    show_default=True, metavar="FILE", help="Where to write the page.",
)  # fmt: skip
@click.option("--title", default="", metavar="TEXT", help="Heading of the page.")
@verbosity
def asking(*, graph: Path, out: Path, title: str, quiet: bool, verbose: bool) -> None:
    """Write GRAPH, an RDF file of kg's, as a page that answers questions and SPARQL itself.

    It opens from disk: the graph, an engine (Oxigraph) and an editor (Yasgui) are in the page.
    The last two come from npm by 'make editor', or in a wheel built after it. Answers link to
    a graph.html in the same folder. Prints the page's path.
    """
    del quiet, verbose
    from kg import pages

    picture = "graph.html" if out.with_name("graph.html").is_file() else ""
    page = pages.query_page(graph, title=title, picture=picture)
    with output.replacing(out) as temporary:
        temporary.write_bytes(page.encode())
    click.echo(out)


def _form(chosen: "Form | None", out: Path | None) -> "Form":
    """Return what to write: what is asked for, else what the file's suffix says."""
    if chosen is not None:
        return chosen
    suffix = "" if out is None else out.suffix.lower()
    if suffix not in _FORMS:
        raise KGError(f"{out}: {suffix} is no page: end it in html or md, or give --format")
    return _FORMS[suffix]


def _write(page: str, out: Path | None) -> None:
    if out is None:
        click.echo(page.encode(), nl=False)
        return
    with output.replacing(out) as temporary:
        temporary.write_bytes(page.encode())
    click.echo(out)
