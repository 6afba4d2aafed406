"""From a request to the bytes of its answer; this is what a worker does."""

from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from pyoxigraph import Store

from kg import query
from kg.errors import KGError
from kg.query.table import Table
from kg.rdf.parsing import graph_of
from kg.reconcile.matching import Index
from kg.serve import formats, pages, reconcile
from kg.serve.messages import Answer, Request

_MOST = 20_000_000
"""Bytes of an answer: it is held in memory until a slow client has it."""


class Answering:
    """Answers requests on a graph."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @cached_property
    def index(self) -> Index:
        """What finds entities by name."""
        triples = [quad.triple for quad in self._store]
        return Index(graph_of(triples, where="the served graph"))

    def answer(self, request: Request) -> Answer:
        """Return the answer, in the form that the client likes best."""
        try:
            if request.names:
                return reconcile.answered(self.index, request.names)
            if request.question:
                given: dict[str, Any] = dict(request.parameters)
                table = query.ask(
                    self._store, request.question, max_rows=request.limit, **given
                )
            else:
                table = query.select(self._store, request.sparql, max_rows=request.limit)
        except KGError as error:
            return Answer.failed(400, str(error))
        except MemoryError:
            return Answer.failed(500, "the query took too much memory: narrow it")
        return self._written(table, request)

    def _written(self, table: Table, request: Request) -> Answer:
        offered = [*(formats.RDF if table.triples else formats.ROWS), formats.HTML]
        media = formats.chosen(request.accept, offered)
        if media is None:
            return Answer.failed(406, f"no such format: choose from {', '.join(offered)}")
        if media == formats.HTML:
            body = self._page(table, request).encode()
        elif table.triples:
            body = formats.rdf_bytes(formats.triples_of(table), media, request.base)
        else:
            body = formats.ROWS[media](table).encode()
        if len(body) > _MOST:
            return Answer.failed(
                400, f"the answer has more than {_MOST:,} bytes: narrow the query"
            )
        return Answer(status=200, media=media, body=body)

    def _page(self, table: Table, request: Request) -> str:
        """Return the answer for people: its links, the query, and near names."""
        if not request.question:
            return pages.rows(table, request.base, store=self._store)
        given: dict[str, Any] = dict(request.parameters)
        sparql = query.ran(self._store, request.question, **given)
        near = query.unmatched(self._store, request.question, **given)
        path = f"/questions/{request.question}?"
        unmatched = [
            (given[key], [(name, path + urlencode(given | {key: name})) for name in names])
            for key, names in ({} if table.cells else near).items()
        ]
        here = path + "".join(f"{urlencode({key: value})}&" for key, value in given.items())
        return pages.rows(
            table,
            request.base,
            store=self._store,
            sparql=sparql,
            path=here,
            unmatched=unmatched,
        )
