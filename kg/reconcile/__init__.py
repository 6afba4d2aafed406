"""Links entities to other registries: Wikidata, ROR, a table, any reconciliation service.

Candidates come with features that add up to a score, and go to a file (SSSOM TSV). Only what a
person confirmed, or what an exact rule with context settles, becomes ``owl:sameAs``. Nothing
here is run, and no address asked, unless somebody names a source.
"""

from collections.abc import Mapping
from pathlib import Path

from kg.graph import Graph
from kg.model import EntityType
from kg.reconcile import matching, service, tables
from kg.reconcile.records import Candidate, Record

__all__ = ["Candidate", "Record", "candidates"]


def candidates(
    graph: Graph,
    source: str,
    *,
    prefix: str = "",
    types: Mapping[EntityType, str] | None = None,
    timeout: float = 10.0,
) -> list[Candidate]:
    """Return what a source offers for the entities of a graph, sorted, the best first.

    Args:
        graph: What to link.
        source: Address of a reconciliation service, or path of a table
            (:mod:`kg.reconcile.tables`).
        prefix: Goes before ids that are no IRI.
        types: The service's ids for kg's types.
        timeout: Seconds that a request may take.

    Raises:
        KGError: If the table cannot be read, or the service is down, slow or answers rubbish.
    """
    if source.startswith(("http://", "https://")):
        return service.match(graph, source, types=types, prefix=prefix, timeout=timeout)
    return matching.match(graph, tables.read(Path(source), prefix=prefix))
