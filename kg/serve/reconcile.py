"""The graph's entities as a service of the W3C Reconciliation API 0.2, for OpenRefine."""

import json
from collections.abc import Mapping
from typing import Any

from kg.model import Entity, EntityType
from kg.ontology import ONTOLOGY
from kg.reconcile.matching import Index
from kg.reconcile.records import Candidate, Record
from kg.serve.messages import Answer

_MEDIA = "application/json"
_MOST_QUERIES = 100
_MOST = 20  # candidates of a query
_LONGEST = 1000  # characters of a name
_MOST_VALUES = 20  # values that may tell namesakes apart


def answered(index: Index, text: str) -> Answer:
    """Return the candidates of each query of a batch.

    A query that cannot be answered gets no candidates and says why; the others are answered.
    """
    try:
        queries = json.loads(text)
    except (ValueError, RecursionError) as error:
        return Answer.failed(400, f"queries is not JSON: {error}")
    if not isinstance(queries, dict) or len(queries) > _MOST_QUERIES:
        return Answer.failed(400, f"queries is an object of at most {_MOST_QUERIES} queries")
    return in_json({name: _found(index, query) for name, query in queries.items()})


def _found(index: Index, query: Any) -> dict[str, Any]:
    record = _asked(query)
    if isinstance(record, str):
        return {"result": [], "error": record}
    limit = query.get("limit")
    most = min(limit, _MOST) if isinstance(limit, int) and limit > 0 else _MOST
    return {"result": [_result(*one) for one in index.find(record, most=most)]}


def manifest(base: str, address: str) -> dict[str, Any]:
    """Return what the service says of itself."""
    return {
        "versions": ["0.1", "0.2"],
        "name": "People, institutions, places and technologies of a kg graph",
        "identifierSpace": base,
        "schemaSpace": ONTOLOGY,
        "defaultTypes": [{"id": str(type_), "name": str(type_)} for type_ in EntityType],
        "view": {"url": f"{address}{{{{id}}}}"},
    }


def _asked(query: Any) -> Record | str:
    """Return what a query is about, or what is wrong with it."""
    if not isinstance(query, dict) or not isinstance(query.get("query"), str):
        return "needs a text called query"
    if len(query["query"]) > _LONGEST:
        return f"the name has more than {_LONGEST} characters"
    wanted = query.get("type") or None
    if isinstance(wanted, list):
        wanted = wanted[0] if len(wanted) == 1 else None
    if isinstance(wanted, dict):
        wanted = wanted.get("id")
    if wanted is not None and (not isinstance(wanted, str) or wanted not in set(EntityType)):
        return f"type is none of {', '.join(EntityType)}"
    properties = query.get("properties")
    if not isinstance(properties, list):
        properties = []
    values = (one.get("v") for one in properties[:_MOST_VALUES] if isinstance(one, dict))
    return Record(
        iri="",
        names=(query["query"],),
        type=None if wanted is None else EntityType(wanted),
        context=tuple(value[:_LONGEST] for value in values if isinstance(value, str)),
    )


def _result(entity: Entity, candidate: Candidate) -> dict[str, Any]:
    return {
        "id": entity.id if entity.id.startswith("tech/") else f"id/{entity.id}",
        "name": entity.name,
        "type": [{"id": str(entity.type), "name": str(entity.type)}],
        "score": round(100 * candidate.score, 1),
        "match": candidate.same,
        "description": "; ".join(f"{name} {weight:+g}" for name, weight in candidate.features),
    }


def in_json(value: Mapping[str, Any]) -> Answer:
    """Return an answer that is JSON."""
    text = json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")
    return Answer(status=200, media=_MEDIA, body=text)
