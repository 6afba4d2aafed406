"""From a request to the bytes of its answer; this is what a worker does."""

from typing import Any

from pyoxigraph import Store

from kg import query
from kg.errors import KGError
from kg.serve import formats, pages
from kg.serve.workers import Answer, Request


def answered(store: Store, request: Request) -> Answer:
    """Return the answer of a store, in the form that the client likes best."""
    try:
        if request.question:
            given: dict[str, Any] = dict(request.parameters)
            table = query.ask(store, request.question, max_rows=request.limit, **given)
        else:
            table = query.select(store, request.sparql, max_rows=request.limit)
    except KGError as error:
        return Answer.failed(400, str(error))
    except MemoryError:
        return Answer.failed(500, "the query took too much memory: narrow it")
    offered = [*(formats.RDF if table.triples else formats.ROWS), formats.HTML]
    media = formats.chosen(request.accept, offered)
    if media is None:
        return Answer.failed(406, f"no such format: choose from {', '.join(offered)}")
    if media == formats.HTML:
        body = pages.rows(table, request.base).encode()
    elif table.triples:
        body = formats.rdf_bytes(formats.triples_of(table), media, request.base)
    else:
        body = formats.ROWS[media](table).encode()
    return Answer(status=200, media=media, body=body)
