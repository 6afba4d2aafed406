"""Sends a graph to Neo4j, or to another database that speaks Bolt and Cypher.

Nodes are merged by IRI and relationships by id, so a push that is repeated, or repeated after
it was interrupted, changes nothing more.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from kg.errors import KGError, without_extra
from kg.exports.edges import edges
from kg.exports.neo4j import CONSTRAINT, loads
from kg.push import credentials
from kg.rdf.nodes import parse
from kg.rdf.parsing import base_of, graph_of
from kg.rdf.terms import TECH

if TYPE_CHECKING:
    from neo4j import Driver, Session

_SECURE = frozenset(("bolt+s", "bolt+ssc", "neo4j+s", "neo4j+ssc"))
SCHEMES = frozenset(("bolt", "neo4j")) | _SECURE
"""Schemes of addresses that the driver takes."""

_CONNECT = 15.0  # seconds to open a connection; twice that to greet and to log in
_TRANSACTION = 120.0  # seconds after which the server ends a transaction
_MOST = 300  # characters of a server's reason
_REMOVE = (
    "MATCH (one:Entity) WHERE one.iri STARTS WITH $base OR one.iri STARTS WITH $tech "
    "WITH one LIMIT $size DETACH DELETE one RETURN count(*) AS removed"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pushed:
    """What a push did.

    Attributes:
        entities, relationships: Of the graph.
        created: Nodes and relationships that the database did not have.
        removed: Nodes that were removed before, where the graph replaces what is there.
        transactions: Number of transactions with rows.
    """

    entities: int
    relationships: int
    created: int
    removed: int
    transactions: int


def push(
    file: Path,
    url: str,
    *,
    database: str | None = None,
    replace: bool = False,
    size: int = 10_000,
    on_batch: Callable[[int, int], None] | None = None,
) -> Pushed:
    """Send a graph to a database.

    Args:
        file: RDF file that kg wrote.
        url: Address ("bolt://127.0.0.1:7687", "neo4j+s://db.example").
        database: Name of the database; None is the server's default.
        replace: Whether nodes that an earlier push left, of a graph with the same base or of
            the technology scheme, are removed first, with all their relationships.
        size: Most rows of a transaction.
        on_batch: Told how many of how many transactions are done.

    Raises:
        KGError: If the file is no graph of kg, the driver is not installed, or the server
            cannot be reached, refuses, or fails. What was committed stays.
    """
    triples = parse(file)
    base = base_of(triples, where=str(file))
    graph = graph_of(triples, where=str(file), base=base)
    batches = [
        (load.cypher, load.rows[start : start + size])
        for load in loads(graph, base=base)
        for start in range(0, len(load.rows), size)
    ]
    created = removed = 0
    with _connected(url) as driver, driver.session(database=database) as session:
        session.run(CONSTRAINT).consume()
        if replace:
            removed = _removed(session, base, size)
        for number, (cypher, rows) in enumerate(batches, start=1):
            counters = _run(session, f"UNWIND $rows AS row {cypher}", rows=rows)[1]
            created += counters.nodes_created + counters.relationships_created
            if on_batch is not None:
                on_batch(number, len(batches))
    return Pushed(
        entities=len(graph.entities),
        relationships=sum(1 for _ in edges(graph)),
        created=created,
        removed=removed,
        transactions=len(batches),
    )


def _removed(session: "Session", base: str, size: int) -> int:
    """Remove the nodes that kg wrote with a base, and return how many they were."""
    total = 0
    while some := _run(session, _REMOVE, base=f"{base}id/", tech=TECH, size=size)[0][0][
        "removed"
    ]:
        total += some
    return total


def _run(session: "Session", cypher: str, **parameters: Any) -> Any:
    """Return records and counters of a statement that runs in a transaction of its own.

    The driver runs it again where the server says that this may help.
    """
    from neo4j import unit_of_work

    @unit_of_work(timeout=_TRANSACTION)
    def work(transaction: Any) -> Any:
        result = transaction.run(cypher, **parameters)
        return list(result), result.consume().counters

    return session.execute_write(work)


@contextmanager
def _connected(url: str) -> "Iterator[Driver]":
    """Give a driver whose errors are one line, once the server has answered."""
    try:
        import neo4j
        from neo4j.exceptions import AuthError, DriverError, Neo4jError, ServiceUnavailable
    except ImportError as error:
        raise without_extra("a bolt address", "neo4j") from error
    host, secure = _host(url)
    known = credentials.find(host, secure=secure)
    auth = None
    if known.token:
        auth = neo4j.bearer_auth(known.token)
    elif known.user:
        auth = neo4j.basic_auth(known.user, known.password)
    try:
        with neo4j.GraphDatabase.driver(
            url,
            auth=auth,
            connection_timeout=_CONNECT,
            connection_acquisition_timeout=2 * _CONNECT,
            user_agent="kg",
            telemetry_disabled=True,
        ) as driver:
            driver.verify_connectivity()
            yield driver
    except AuthError as error:
        raise KGError(f"{url} refuses: {_reason(error)}: {credentials.WHERE}") from error
    except ServiceUnavailable as error:
        raise KGError(
            f"{url} cannot be reached (no server with Bolt answers there): start the server or "
            "check the address, and push again"
        ) from error
    except (Neo4jError, DriverError) as error:
        raise KGError(f"{url} refuses: {_reason(error)}") from error


def _host(url: str) -> tuple[str, bool]:
    """Return the host of an address, and whether the connection is encrypted."""
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError as error:
        raise KGError(f"{url!r} is no address ({error}): correct it") from error
    if parts.username or parts.password:
        raise KGError(f"the address must hold no credentials: {credentials.WHERE}")
    if not parts.hostname:
        raise KGError(f"{url!r} names no host: give one, as in bolt://127.0.0.1:7687")
    return parts.hostname, parts.scheme in _SECURE


def _reason(error: Exception) -> str:
    said = str(getattr(error, "message", "") or error)
    return " ".join(said.split())[:_MOST].rstrip(".")
