"""Asks a service of the W3C Reconciliation API (Wikidata, ROR, OpenRefine's, another kg).

Version 0.2 of the API, which 0.1 services answer too: a manifest by GET, queries in batches by
POST. Whatever goes wrong is one :class:`KGError`, after which the service is left alone.
"""

import json
import time
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any
from urllib.parse import urlencode

import urllib3

from kg.errors import KGError
from kg.graph import Graph
from kg.model import Entity, EntityType
from kg.reconcile.matching import LINKED, decided, doubted, judged, surroundings
from kg.reconcile.records import WIKIDATA, Candidate, Record, iri_of

BATCH = 10
"""Queries in one request; services refuse many more."""
LIMIT = 5
"""Candidates asked for."""

_OK = 200
_HEADERS = {
    "Accept": "application/json",
    "Content-Type": "application/x-www-form-urlencoded",
    "User-Agent": "kg",
}
_MOST = 10_000_000  # bytes of an answer
_WIKIDATA_TYPES = {
    EntityType.PERSON: "Q5",
    EntityType.INSTITUTION: "Q43229",
    EntityType.PLACE: "Q2221906",
}
_KG_TYPES = {type_: str(type_) for type_ in LINKED}


def match(
    graph: Graph,
    address: str,
    *,
    types: Mapping[EntityType, str] | None = None,
    prefix: str = "",
    timeout: float = 10.0,
) -> list[Candidate]:
    """Return the candidates that a service offers for each entity, the best first.

    ``types`` are ids that the service has for kg's types; those of Wikidata and kg are known.
    ``prefix`` goes before ids of a service that names no space of identifiers.
    """
    client = _Client(address, timeout)
    manifest = client.get()
    space = manifest.get("identifierSpace")
    space = space if isinstance(space, str) else ""
    known = dict(types or {}) or _types_of(space, manifest)
    entities = [entity for entity in graph.entities if entity.type in LINKED]
    around = surroundings(graph, {entity.id for entity in entities})
    found: list[Candidate] = []
    exact: dict[str, set[str]] = {}
    rest = iter(entities)
    while batch := list(islice(rest, BATCH)):
        queries: dict[str, dict[str, Any]] = {}
        for n, one in enumerate(batch):
            type_ = {"type": known[one.type]} if one.type in known else {}
            queries[f"q{n}"] = {"query": one.name, "limit": LIMIT, **type_}
        answers = client.ask(queries)
        for n, entity in enumerate(batch):
            offered = [
                (candidate, record)
                for record, result in _records(answers[f"q{n}"], client, space, prefix)
                if (candidate := _candidate(entity, record, result, around[entity.id]))
            ]
            offered.sort(key=lambda one: (-one[0].score, one[1].iri))
            found += [candidate for candidate, _ in offered[:LIMIT]]
            exact[entity.id] = {
                record.iri
                for candidate, record in offered
                if candidate.features[0][0] == "equal name"
            }
    return decided(found, exact, doubted(graph))


def _types_of(space: str, manifest: Mapping[str, Any]) -> dict[EntityType, str]:
    if "wikidata.org" in space:
        return _WIKIDATA_TYPES
    schema = manifest.get("schemaSpace")
    return _KG_TYPES if isinstance(schema, str) and schema.endswith("/ontology#") else {}


def _records(
    answer: Mapping[str, Any], client: "_Client", space: str, prefix: str
) -> Iterator[tuple[Record, Mapping[str, Any]]]:
    for result in answer["result"]:
        if not isinstance(result, dict) or not all(
            isinstance(result.get(key), str) and result[key] for key in ("id", "name")
        ):
            raise client.failure("offers a candidate without id and name")
        usual = space if space.startswith(("http://", "https://")) else ""
        iri = iri_of(result["id"], WIKIDATA if "wikidata.org" in usual else prefix or usual)
        if iri is None:
            raise client.failure(
                f"offers {result['id']!r}, no identifier: where ids are bare, give --prefix"
            )
        said = result.get("description")
        yield (
            Record(
                iri=iri,
                names=(" ".join(result["name"].split()),),
                context=(said,) if isinstance(said, str) and said else (),
                source=client.address,
            ),
            result,
        )


def _candidate(
    entity: Entity, record: Record, result: Mapping[str, Any], around: Any
) -> Candidate | None:
    """Return a candidate; a name that is another is kept where the service is sure itself."""
    found = judged(entity, record, around)
    if found is None and result.get("match") is True:
        return Candidate(
            entity=entity.id, record=record, features=(("the service is sure", 0.6),)
        )
    return found


class _Client:
    def __init__(self, address: str, timeout: float) -> None:
        self.address = address
        self._timeout = timeout
        self._pool = urllib3.PoolManager(retries=urllib3.Retry(0, redirect=3))

    def get(self) -> dict[str, Any]:
        """Return the manifest."""
        return self._read("GET", None)

    def ask(self, queries: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
        """Return the answer to each query."""
        found = self._read("POST", {"queries": json.dumps(queries, ensure_ascii=False)})
        for name in queries:
            answer = found.get(name)
            if not isinstance(answer, dict) or not isinstance(answer.get("result"), list):
                raise self.failure(f"does not answer query {name} with a list")
        return found

    def failure(self, reason: str) -> KGError:
        return KGError(f"{self.address}: {reason}: nothing is linked to it")

    def _read(self, method: str, fields: dict[str, str] | None) -> dict[str, Any]:
        end = time.monotonic() + self._timeout
        try:
            answer = self._pool.request(
                method,
                self.address,
                body=None if fields is None else urlencode(fields),
                headers=_HEADERS,
                timeout=urllib3.Timeout(total=self._timeout),
                preload_content=False,
            )
            try:
                body = b"".join(self._pieces(answer, end))
            finally:
                answer.close()
        except (urllib3.exceptions.TimeoutError, TimeoutError) as error:
            raise self.failure(f"takes more than {self._timeout:g} s") from error
        except urllib3.exceptions.MaxRetryError as error:
            # A refused connection is a kind of timeout to urllib3.
            slow = isinstance(error.reason, urllib3.exceptions.TimeoutError) and not isinstance(
                error.reason, urllib3.exceptions.NewConnectionError
            )
            what = f"takes more than {self._timeout:g} s" if slow else "does not answer"
            raise self.failure(what) from error
        except (urllib3.exceptions.HTTPError, OSError, ValueError) as error:
            raise self.failure(f"does not answer ({type(error).__name__})") from error
        if answer.status != _OK:
            raise self.failure(f"answers with HTTP {answer.status}")
        try:
            found = json.loads(body)
        except ValueError as error:
            raise self.failure("answers what is not JSON") from error
        if not isinstance(found, dict) or found.get("status") == "error":
            raise self.failure("answers what is no answer of the API")
        return found

    def _pieces(self, answer: Any, end: float) -> Iterable[bytes]:
        """Yield an answer in pieces; a service that drips is slow as well."""
        size = 0
        while piece := answer.read1(65_536):
            size += len(piece)
            if size > _MOST:
                raise self.failure(f"answers with more than {_MOST:,} bytes")
            if time.monotonic() > end:
                raise TimeoutError
            yield piece
