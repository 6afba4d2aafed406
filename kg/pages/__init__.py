"""Pages beside the picture: about a thing, about the collection, and one that answers SPARQL.

The first two are written from the graph alone, hold no script, and say the same in HTML and in
Markdown. The third holds the graph, an engine and an editor, and needs no server.
"""

from collections.abc import Mapping
from typing import Any, Literal
from urllib.parse import quote

from kg.graph import Graph
from kg.model import EntityType
from kg.pages import digest, html, markdown, names, subject
from kg.pages.asking import query_page

__all__ = [
    "Form",
    "dossier",
    "linked_dossier",
    "linked_names",
    "linked_report",
    "query_page",
    "report",
]

Form = Literal["html", "md"]
"""What a page can be written in."""


def dossier(graph: Graph, name: str, *, form: Form = "html", picture: str = "") -> str:
    """Return one page about a thing: names, roles, relations, words, and every quote.

    ``name`` is a name, alias or id. Of several things called so the page is about the one with
    most facts, and names the others. In HTML names link to ``picture``, the address of the
    graph's picture, if one is given. Equal graphs give equal pages. Encode it as UTF-8.

    Raises:
        KGError: If no entity is called so.
    """
    found = subject.gather(graph, name)
    if form == "md":
        return markdown.dossier(found)
    return html.dossier(found, paths=_in_picture(graph, picture))


def linked_dossier(
    graph: Graph,
    id_: str,
    *,
    paths: Mapping[str, str],
    places: Mapping[str, str],
    site: Mapping[str, Any],
) -> str:
    """Return the page of :func:`dossier` for a server: names are links.

    ``paths`` are where names lead, by id; ``places`` other forms of the page, by text; ``site``
    is what stands above every page of the server.
    """
    found = subject.gather(graph, id_)
    return html.dossier(found, paths=paths, places=places, site=site, policy="")


def report(
    graph: Graph,
    *,
    since: Graph | None = None,
    title: str = "",
    form: Form = "html",
    picture: str = "",
) -> str:
    """Return a digest of a collection: who and what is in it, what is unsettled, what is new.

    ``since`` is an older build of it; None leaves out what is new. ``picture`` is as in
    :func:`dossier`.
    """
    found = digest.gather(graph, since=since)
    heading = title or _DIGEST
    if form == "md":
        return markdown.report(found, heading)
    return html.report(found, heading, paths=_in_picture(graph, picture))


def linked_report(graph: Graph, *, paths: Mapping[str, str], site: Mapping[str, Any]) -> str:
    """Return the page of :func:`report` for a server, as :func:`linked_dossier` does."""
    return html.report(digest.gather(graph), _DIGEST, paths=paths, site=site, policy="")


def linked_names(
    graph: Graph,
    kind: EntityType,
    order: names.Order,
    *,
    paths: Mapping[str, str],
    site: Mapping[str, Any],
) -> str:
    """Return a page with the things of a type, for a server: A to Z, by links or by outlet."""
    every, linked = names.numbers(graph)[kind]
    title = html.PLURALS[kind].capitalize()
    return html.page(
        "names.html",
        title=title,
        summary=f"{every:,} {title.lower()}: {linked:,} linked, {every - linked:,} only named",
        groups=names.listed(graph, kind, order),
        orders=dict(zip(names.ORDERS, ("A to Z", "by links", "by outlet"), strict=True)),
        by=order,
        paths=paths,
        site=site,
    )


_DIGEST = "Digest of the collection"


def _in_picture(graph: Graph, picture: str) -> Mapping[str, str]:
    """Return where each thing is in a picture, by its id; what is only named is in none."""
    return {id_: f"{picture}#n={quote(id_)}" for id_ in graph.linked} if picture else {}
