"""Turns news articles into a knowledge graph in which every fact keeps its sentence.

::

    import kg

    graph = kg.build("articles/")
    for fact in graph.about("Ada Lovelace"):
        print(fact.relation, fact.object.name, fact.confidence, fact.evidence[0].quote)
    kg.save(graph, "outputs/graph.ttl")

These names are public; all else is reached by its module and may change. A name is imported
when it is first used, so that ``import kg`` takes no time.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.errors import KGError
    from kg.graph import Graph
    from kg.model import (
        Article,
        Entity,
        EntityType,
        Evidence,
        Fact,
        Mention,
        Stance,
        Statement,
        Status,
    )
    from kg.pipeline import build, extract, load, read, save, select

_HOMES = ("kg.errors", "kg.model", "kg.graph", "kg.pipeline")  # each imports those before it

__all__ = [
    "Article",
    "Entity",
    "EntityType",
    "Evidence",
    "Fact",
    "Graph",
    "KGError",
    "Mention",
    "Stance",
    "Statement",
    "Status",
    "build",
    "extract",
    "load",
    "read",
    "save",
    "select",
]


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from kg.pipeline import plugins

        return plugins.version()
    for home in _HOMES if name in __all__ else ():
        if (value := getattr(import_module(home), name, None)) is not None:
            globals()[name] = value
            return value
    raise AttributeError(f"module 'kg' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
