"""Writes the page: :func:`render`."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from kg.errors import KGError
from kg.graph import Graph
from kg.view.nearby import nearby

if TYPE_CHECKING:
    from pathlib import Path


def render(
    graph: Graph,
    *,
    title: str = "",
    around: str | None = None,
    hops: int = 1,
    renderer: "Path | None" = None,
    places: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """Return one HTML page that shows the graph and every quote behind it.

    The page holds all it needs, opens from disk and sends no request. Equal graphs give equal
    pages, wherever they are made. Encode it as UTF-8.

    Args:
        graph: What to show.
        title: Heading; "" names the entity in the middle, or the only article.
        around: Name, alias or id of an entity: only what is near it is shown.
        hops: How many links away from it an entity may be.
        renderer: A vis-network to use instead of the one that pyvis ships.
        places: Where else a server leads from the page, by the texts of the links.

    Raises:
        KGError: If ``around`` names nothing in the graph, ``hops`` is below 0, or ``renderer``
            is no vis-network.
    """
    # pyvis and networkx cost 0.3 s to load, which the rest of the command line need not pay.
    from kg.view import assets
    from kg.view.payload import collect, encode

    if hops < 0:
        raise KGError(f"--hops {hops}: the number of links is 0 or more")
    middle = ""
    if around is not None:
        graph, middle = nearby(graph, around, hops)
    network, data = collect(graph)
    heading = _text(title or (f"Around {middle}" if middle else _heading(graph)))
    data["title"] = heading
    payload, media_type = encode(data)
    scripts = (assets.renderer(renderer), assets.script())
    style = assets.style()
    return network.generate_html(
        title=heading,
        counts=counts(graph),
        places=places,
        empty=len(network.nodes) == 0,
        policy=assets.policy(scripts, (style,), own=renderer is not None),
        scripts=scripts,
        style=style,
        payload=payload,
        media_type=media_type,
    )


def _heading(graph: Graph) -> str:
    if len(graph.citations) == 1:
        return graph.citations[0].title
    return "Knowledge graph"


def counts(graph: Graph) -> str:
    """Return how much is in a graph, as every page says it.

    An entity is linked if it has a fact or a statement; the others are only named.

    >>> counts(Graph())
    '0 entities · 0 facts · 0 statements · 0 articles'
    """
    linked = len(graph.linked)
    named = len(graph.entities) - linked
    entities = counted(len(graph.entities), "entity", "entities")
    return " · ".join(
        (
            f"{entities} ({linked:,} linked, {named:,} only named)" if named else entities,
            counted(len(graph.facts), "fact"),
            counted(len(graph.statements), "statement"),
            counted(len(graph.citations), "article"),
        )
    )


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun.

    >>> counted(1, "quote"), counted(1200, "entity", "entities")
    ('1 quote', '1,200 entities')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def _text(text: str) -> str:
    """Make a heading of any text: on one line, and without what UTF-8 cannot hold."""
    return re.sub("[\ud800-\udfff]", "\ufffd", " ".join(text.split()))
