"""Writes the pages, in HTML or in Markdown: :func:`dossier`, :func:`report`."""

from collections.abc import Mapping
from typing import Literal

from kg.graph import Graph
from kg.pages import digest, html, markdown, subject

Form = Literal["html", "md"]
"""What a page can be written in."""


def dossier(graph: Graph, name: str, *, form: Form = "html") -> str:
    """Return one page about a thing: names, roles, relations, words, and every quote.

    Equal graphs give equal pages. Encode it as UTF-8.

    Args:
        graph: What is known.
        name: Name, alias or id of one entity.
        form: "html" or "md".

    Raises:
        KGError: If no entity is called so, or several are.
    """
    found = subject.gather(graph, name)
    return html.dossier(found) if form == "html" else markdown.dossier(found)


def linked_dossier(
    graph: Graph, id_: str, *, paths: Mapping[str, str], places: Mapping[str, str]
) -> str:
    """Return the page of :func:`dossier` for a server: names are links.

    Args:
        graph: What is known.
        id_: Id of an entity.
        paths: Where the names of entities lead, by their ids.
        places: Links above the page: where they lead, by their texts.
    """
    return html.dossier(subject.gather(graph, id_), paths=paths, places=places)


def report(
    graph: Graph, *, since: Graph | None = None, title: str = "", form: Form = "html"
) -> str:
    """Return a digest of a collection: who and what is in it, what is unsettled, what is new.

    Args:
        graph: The collection.
        since: An older build of it; None leaves out what is new.
        title: Heading of the page; "" is "Digest of the collection".
        form: "html" or "md".
    """
    found = digest.gather(graph, since=since)
    heading = title or "Digest of the collection"
    write = html.report if form == "html" else markdown.report
    return write(found, heading)
