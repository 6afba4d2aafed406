"""GEXF, with the places of kg's page, and GraphML, one node and one edge at a time.

networkx writes both, but it keeps a second graph and the whole document tree in memory, and its
GEXF stamps today's date into the file (networkx 3.6, ``readwrite/gexf.py``).
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from kg.exports.edges import Edge, edges, published
from kg.graph import SEPARATOR, Graph

_NODE = {"type": "string", "aliases": "string", "concept": "string", "articles": "long"}
_EDGE = {
    "relation": "string",
    "role": "string",
    "status": "string",
    "stance": "string",
    "confidence": "double",
    "holds": "boolean",
    "articles": "long",
}
_COLOURS = {
    "Person": (0, 114, 178),
    "Institution": (213, 94, 0),
    "Technology": (0, 158, 115),
    "Place": (170, 59, 130),
}
"""Red, green and blue of each type, as on the page (``kg/view/css/theme.css``)."""

MOST_PLACED = 50_000
"""Entities of a graph whose GEXF has positions: for more, Gephi's own layouts are quicker."""

Values = Mapping[str, str]


def gexf(graph: Graph, path: Path) -> None:
    """Write a dynamic GEXF 1.3 graph for Gephi and networkx.

    A node or an edge lives from the day of the first article with it to that of the last one.
    What no dated article has is always there. Nodes stand where the page has them (up to
    :data:`MOST_PLACED`), in its colours, the larger the more edges they have.
    """
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(gexf_parts(graph))


def graphml(graph: Graph, path: Path) -> None:
    """Write GraphML: a directed graph, parallel edges each with an id."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(_graphml(graph))


def gexf_parts(graph: Graph) -> Iterator[str]:
    """Yield the text of :func:`gexf` in parts."""
    from kg.view.layout import place  # numpy and networkx, which tables do not need

    yield (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">\n'
        '<graph mode="dynamic" timeformat="date" defaultedgetype="directed">\n'
    )
    for kind, columns in (("node", _NODE), ("edge", _EDGE)):
        yield f'<attributes class="{kind}" mode="static">\n'
        for name, type_ in columns.items():
            yield f'<attribute id="{name}" title="{name}" type="{type_}"/>\n'
        yield "</attributes>\n"
    yield "<nodes>\n"
    at = {entity.id: number for number, entity in enumerate(graph.entities)}
    links = [(at[edge.source], at[edge.target]) for edge in edges(graph)]
    degrees = Counter(end for link in links for end in link)
    places = place(len(at), links) if len(at) <= MOST_PLACED else []
    for id_, name, values, days in _nodes(graph):
        yield f"<node id={_quoted(id_)} label={_quoted(name)}{_spell(days)}>\n"
        yield from _attvalues(values)
        red, green, blue = _COLOURS[values["type"]]
        yield f'<viz:color r="{red}" g="{green}" b="{blue}"/>\n'
        if places:
            spot = places[at[id_]]
            yield f'<viz:position x="{spot.x}" y="{-spot.y}" z="0"/>\n'  # y goes upwards
        yield f'<viz:size value="{round(9 + 3 * math.sqrt(degrees[at[id_]]), 1)}"/>\n'
        yield "</node>\n"
    yield "</nodes>\n<edges>\n"
    for edge in edges(graph):
        yield (
            f'<edge id="{edge.id}" source={_quoted(edge.source)} '
            f"target={_quoted(edge.target)} label={_quoted(edge.label)} "
            f'kind={_quoted(edge.relation)} weight="{edge.articles}"'
            f"{_spell((edge.start, edge.end))}>\n"
        )
        yield from _attvalues(_edge_values(edge))
        yield "</edge>\n"
    yield "</edges>\n</graph>\n</gexf>\n"


def _graphml(graph: Graph) -> Iterator[str]:
    yield (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    )
    days = {"start": "string", "end": "string", "label": "string"}
    for kind, columns in (("node", _NODE), ("edge", _EDGE)):
        for name, type_ in {**columns, **days}.items():
            yield (
                f'<key id="{kind}-{name}" for="{kind}" attr.name="{name}" '
                f'attr.type="{type_}"/>\n'
            )
    yield '<graph edgedefault="directed">\n'
    for id_, name, values, (start, end) in _nodes(graph):
        yield f"<node id={_quoted(id_)}>\n"
        yield from _data("node", {"label": name, **values, "start": start, "end": end})
        yield "</node>\n"
    for edge in edges(graph):
        yield (
            f'<edge id="{edge.id}" source={_quoted(edge.source)} '
            f"target={_quoted(edge.target)}>\n"
        )
        spell = {"start": edge.start, "end": edge.end}
        yield from _data("edge", {"label": edge.label, **_edge_values(edge), **spell})
        yield "</edge>\n"
    yield "</graph>\n</graphml>\n"


def _nodes(graph: Graph) -> Iterator[tuple[str, str, Values, tuple[str, str]]]:
    """Yield id, name, attributes, and first and last day of each entity."""
    dates = published(graph)
    days: dict[str, tuple[str, str]] = {}
    articles: dict[str, int] = {}
    for article, id_ in graph.appearances:
        articles[id_] = articles.get(id_, 0) + 1
        day = dates.get(article, "")
        if day:
            first, last = days.get(id_, (day, day))
            days[id_] = (min(first, day), max(last, day))
    for entity in graph.entities:
        values = {
            "type": entity.type.value,
            "aliases": SEPARATOR.join(entity.aliases),
            "concept": entity.concept,
            "articles": str(articles.get(entity.id, 0)),
        }
        yield entity.id, entity.name, values, days.get(entity.id, ("", ""))


def _edge_values(edge: Edge) -> Values:
    return {
        "relation": edge.relation,
        "role": edge.role,
        "status": edge.status,
        "stance": edge.stance,
        "confidence": str(edge.confidence),
        "holds": str(edge.holds).lower(),
        "articles": str(edge.articles),
    }


def _attvalues(values: Values) -> Iterator[str]:
    yield "<attvalues>\n"
    for name, value in _given(values):
        yield f'<attvalue for="{name}" value={_quoted(value)}/>\n'
    yield "</attvalues>\n"


def _data(kind: str, values: Values) -> Iterator[str]:
    for name, value in _given(values):
        yield f'<data key="{kind}-{name}">{escape(printable(value))}</data>\n'


def _given(values: Values) -> Iterable[tuple[str, str]]:
    return ((name, value) for name, value in values.items() if value)


def _spell(days: tuple[str, str]) -> str:
    start, end = days
    return f' start="{start}" end="{end}"' if start else ""


def _quoted(text: str) -> str:
    return quoteattr(printable(text))


def printable(text: str) -> str:
    """Return text without the characters that XML 1.0 cannot hold."""
    return re.sub("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", text)
