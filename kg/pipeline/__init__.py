"""All steps in a row: what the command line and ``import kg`` offer.

Nothing heavy is imported before a step needs it, so that help and errors come at once.
"""

from kg import graph as _graph
from kg.pipeline.output import save, save_all
from kg.pipeline.steps import (
    build,
    connect,
    extract,
    extract_articles,
    load,
    read,
    select,
    size,
)

__all__ = [
    "build",
    "connect",
    "extract",
    "extract_articles",
    "load",
    "read",
    "save",
    "save_all",
    "select",
    "size",
]


def _page_of(graph: _graph.Graph) -> str:
    """Return the page of a graph: pyvis is loaded when a notebook shows one."""
    from kg import view

    return view.render(graph)


_graph.page_of = _page_of
