"""Pages beside the picture: about a thing, about the collection, and one that answers SPARQL.

The first two are written from the graph alone, hold no script, and say the same in HTML and in
Markdown. The third holds the graph, an engine and an editor, and needs no server.
"""

from collections.abc import Mapping
from typing import Any, Literal

from kg.graph import Graph
from kg.pages import digest, html, markdown, subject
from kg.pages.asking import query_page

__all__ = ["Form", "dossier", "linked_dossier", "query_page", "report"]

Form = Literal["html", "md"]
"""What a page can be written in."""


def dossier(graph: Graph, name: str, *, form: Form = "html") -> str:
    """Return one page about a thing: names, roles, relations, words, and every quote.

    ``name`` is a name, alias or id. Of several things called so the page is about the one with
    most facts, and names the others. Equal graphs give equal pages. Encode it as UTF-8.

    Raises:
        KGError: If no entity is called so.
    """
    found = subject.gather(graph, name)
    return html.dossier(found) if form == "html" else markdown.dossier(found)


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
    graph: Graph, *, since: Graph | None = None, title: str = "", form: Form = "html"
) -> str:
    """Return a digest of a collection: who and what is in it, what is unsettled, what is new.

    ``since`` is an older build of it; None leaves out what is new.
    """
    found = digest.gather(graph, since=since)
    heading = title or "Digest of the collection"
    write = html.report if form == "html" else markdown.report
    return write(found, heading)
