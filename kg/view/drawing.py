"""pyvis's network, made fit for a page about hostile text: see :class:`Network`."""

from typing import Any

from pyvis import network

from kg.view import assets

SHAPES = {
    "Person": "dot",
    "Institution": "square",
    "Technology": "triangle",
    "Place": "diamond",
}
"""A shape for each type, so that colour is never the only sign."""


class Network(network.Network):  # type: ignore[misc]  # pyvis ships no types
    """A pyvis network that keeps what pyvis loses and writes kg's own page.

    pyvis looks through lists for each node and edge it adds, keeps one of several relations
    between the same two things, and fills its template without escaping. Here an addition looks
    into a dictionary, every relation is kept, and the template escapes. Physics is off.

    >>> net = Network()
    >>> net.add_node("a", label="A", x=0, y=0)
    >>> net.add_node("b", label="B", x=10, y=0)
    >>> net.add_edge("a", "b", relation="meets")
    >>> net.add_edge("a", "b", relation="uses")
    >>> [edge["relation"] for edge in net.edges]
    ['meets', 'uses']
    """

    def __init__(self) -> None:
        super().__init__(directed=True, cdn_resources="in_line")
        self.options = {
            "autoResize": True,
            "physics": {"enabled": False},
            "layout": {"improvedLayout": False, "randomSeed": 1},
            "interaction": {
                "hover": True,
                "hoverConnectedEdges": False,
                "selectConnectedEdges": False,
                "hideEdgesOnDrag": False,
                "tooltipDelay": 3_600_000,
                "keyboard": {"enabled": False},
            },
            "nodes": {"borderWidth": 1.5, "borderWidthSelected": 1.5},
            "edges": {
                "smooth": False,
                "arrows": {"to": {"enabled": True, "scaleFactor": 0.5}},
                "selectionWidth": 0,
                "hoverWidth": 0,
            },
        }

    def add_node(self, n_id: str, label: str = "", shape: str = "dot", **options: Any) -> None:
        """Add a node unless its id is there already."""
        if n_id not in self.node_map:
            self.node_map[n_id] = {"id": n_id, "label": label, "shape": shape, **options}
            self.node_ids.append(n_id)
            self.nodes.append(self.node_map[n_id])

    def add_edge(self, source: str, to: str, **options: Any) -> None:
        """Add an edge beside any that link the same two nodes."""
        for end in (source, to):
            if end not in self.node_map:
                raise KeyError(end)
        self.edges.append({"from": source, "to": to, **options})

    def generate_html(self, **values: Any) -> str:
        """Return the page: kg's template filled with ``values``, all of them escaped."""
        return assets.templates("kg.view").get_template("page.html").render(**values)
