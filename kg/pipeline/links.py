"""The file of links: read before a build, written by ``kg link``."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import KGError
from kg.pipeline.files import replacing, text_of

if TYPE_CHECKING:
    from kg.graph import Graph
    from kg.reconcile.sssom import Link

FILE = "links.sssom.tsv"
"""Name that links are looked for under, beside the outputs."""


def read(path: Path) -> "list[Link]":
    """Return the links and candidates of a file, none where it is not there."""
    from kg.reconcile import sssom

    return sssom.parse(text_of(path), where=str(path))


def opened(path: Path) -> "tuple[Graph, str]":
    """Return the graph of a file and the base of its IRIs."""
    from kg.rdf import parsing
    from kg.rdf.nodes import parse

    triples = parse(path)
    base = parsing.base_of(triples, where=str(path))
    return parsing.graph_of(triples, where=str(path), base=base), base


def offered(graph: "Graph", path: Path) -> "Graph":
    """Return the graph of a file with the candidates of the file of links beside it."""
    from kg.graph import linked
    from kg.reconcile import sssom

    return linked(graph, graph.links, sssom.offers(read(path.with_name(FILE))))


def found(
    graph: "Graph",
    sources: Iterable[str],
    before: "Iterable[Link]" = (),
    *,
    prefix: str = "",
    timeout: float = 10.0,
    on_error: Callable[[KGError], None] | None = None,
) -> "list[Link]":
    """Return the links and candidates of a graph: people's, and what sources offer.

    Args:
        graph: What to link.
        sources: Addresses of reconciliation services and paths of tables.
        before: What the file holds already; people's decisions stay.
        prefix: Goes before ids that are no IRI.
        timeout: Seconds that a request may take.
        on_error: Told about a source that cannot be used, whose earlier offers stay.
    """
    from kg import reconcile
    from kg.reconcile import sssom

    names = {entity.id: entity.name for entity in graph.entities}
    # A candidate goes with its entity; what a person decided stays.
    before = [one for one in before if one.manual or one.entity in names]
    now: list[Link] = []
    for source in dict.fromkeys(sources):
        try:
            offered = reconcile.candidates(graph, source, prefix=prefix, timeout=timeout)
        except KGError as error:
            if on_error is None:
                raise
            on_error(error)
            now += [one for one in before if one.source == source and not one.manual]
        else:
            now += [sssom.of(one, names[one.entity]) for one in offered]
    asked = set(sources)
    now += [one for one in before if one.source not in asked and not one.manual]
    return sssom.merged(before, now)


def write(links: "Iterable[Link]", path: Path, *, base: str) -> None:
    """Write a file of links, whole or not at all."""
    with replacing(path) as temporary:
        temporary.write_bytes(encoded(links, base=base))


def encoded(links: "Iterable[Link]", *, base: str) -> bytes:
    """Return the bytes of a file of links."""
    from kg.reconcile import sssom

    return sssom.text_of(links, base=base).encode("utf-8", "surrogatepass")
