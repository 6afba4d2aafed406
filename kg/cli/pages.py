"""``kg view``, ``dossier``, ``report``, ``query-page``: a graph as a page."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg import pipeline
from kg.cli.terminal import PATH, verbosity
from kg.errors import KGError
from kg.pipeline import files, links
from kg.pipeline.explaining import only

if TYPE_CHECKING:
    from kg.pages import Form

_FORMS: "dict[str, Form]" = {
    ".html": "html", ".htm": "html", ".md": "md", ".markdown": "md", ".txt": "md", "": "md",
}  # fmt: skip
_OUT = click.option(
    "-o", "--out", type=PATH, metavar="FILE",
    help="Where to write the page; without it, it is printed.",
)  # fmt: skip
_FORMAT = click.option(
    "--format", "form", type=click.Choice(["html", "md"]),
    help="What to write. By default what FILE's suffix says; Markdown where it is printed.",
)  # fmt: skip


@click.command("view", short_help="Write a graph as one HTML page.")
@click.argument("graph", type=PATH)
@click.option(
    "-o", "--out", type=PATH, required=True, metavar="FILE",
    help="Where to write the page.",
)  # fmt: skip
@click.option("--around", metavar="NAME", help="Show only what is near this thing.")
@click.option(
    "--hops", type=click.IntRange(min=1), metavar="N",
    help="How many links away from it. [default: 1]",
)  # fmt: skip
@click.option("--title", default="", metavar="TEXT", help="Heading of the page.")
@click.option(
    "--renderer", type=PATH, metavar="FILE",
    help="Another vis-network.min.js (npm: vis-network, standalone/umd) than pyvis ships.",
)  # fmt: skip
@verbosity
def view(
    *,
    graph: Path,
    out: Path,
    around: str | None,
    hops: int | None,
    title: str,
    renderer: Path | None,
) -> None:
    """Write GRAPH, a Turtle file, as one HTML page that opens from disk. Prints its path."""
    if hops is not None and around is None:
        raise click.UsageError("--hops goes with --around.")
    from kg.view import render

    found = links.offered(pipeline.load(graph), graph)
    middle = None if around is None else only(found, around, where=str(graph)).id
    page = render(found, title=title, around=middle, hops=hops or 1, renderer=renderer)
    _write(page, out)


@click.command("dossier", short_help="Write everything about a thing as one page.")
@click.argument("graph", type=PATH)
@click.argument("name")
@_OUT
@_FORMAT
@verbosity
def dossier(*, graph: Path, name: str, out: Path | None, form: "Form | None") -> None:
    """Write what GRAPH knows about NAME: roles, relations, words, and every quote.

    GRAPH is a Turtle file of kg's. NAME is a name, an alias or an id ("person/ada-lovelace").
    The page holds no script, opens from disk, and prints well. Names link to a graph.html in
    the same folder. Prints its path.
    """
    from kg import pages

    found = links.offered(pipeline.load(graph), graph)
    try:
        page = pages.dossier(found, name, form=_form(form, out), picture=_picture(out))
    except KGError as error:
        raise KGError(f"{graph}: {error}") from error
    chosen, *others = found.most_linked(found.find(name))
    if others:
        also = ", ".join(one.id for one in others)
        click.echo(f"{graph}: {name!r} is {chosen.id} here; also called so: {also}", err=True)
    _write(page, out)


@click.command("report", short_help="Write a digest of a graph: who, what, what is new.")
@click.argument("graph", type=PATH)
@_OUT
@click.option(
    "--since", type=PATH, metavar="OLD_GRAPH",
    help="An older build of the collection: the page begins with what is new.",
)  # fmt: skip
@_FORMAT
@click.option("--title", default="", metavar="TEXT", help="Heading of the page.")
@verbosity
def report(
    *,
    graph: Path,
    out: Path | None,
    since: Path | None,
    form: "Form | None",
    title: str,
) -> None:
    """Write a digest of GRAPH: actors, technologies, who is quoted, what is unsettled.

    GRAPH and OLD_GRAPH are Turtle files of kg's. Facts count as known if both graphs have
    them with the same ends, relation, role and status. Prints the page's path.
    """
    from kg import pages

    older = None if since is None else pipeline.load(since)
    found = pipeline.load(graph)
    _write(
        pages.report(
            found, since=older, title=title, form=_form(form, out), picture=_picture(out)
        ),
        out,
    )


@click.command("query-page", short_help="Write a page that answers SPARQL without a server.")
@click.argument("graph", type=PATH)
@click.option(
    "-o", "--out", type=PATH, default=Path("outputs/query.html"),
    show_default=True, metavar="FILE", help="Where to write the page.",
)  # fmt: skip
@click.option("--title", default="", metavar="TEXT", help="Heading of the page.")
@verbosity
def query_page(*, graph: Path, out: Path, title: str) -> None:
    """Write GRAPH, an RDF file of kg's, as a page that answers questions and SPARQL itself.

    It opens from disk: the graph, an engine (Oxigraph) and an editor (Yasgui) are in the page.
    The last two come from npm by 'make editor', or in a wheel built after it. Answers link to
    a graph.html in the same folder. Prints the page's path.
    """
    from kg import pages

    _write(pages.query_page(graph, title=title, picture=_picture(out)), out)


def _picture(out: Path | None) -> str:
    """Return the name of the picture that ``kg build`` wrote beside a page, or ""."""
    return "graph.html" if out is not None and out.with_name("graph.html").is_file() else ""


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
    with files.replacing(out) as temporary:
        temporary.write_bytes(page.encode())
    click.echo(out)
