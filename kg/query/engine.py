"""Runs a checked query on the triples of a graph.

The engine is pyoxigraph: it has no code that dereferences FROM, is 5 to 100 times faster than
rdflib on kg's questions, and takes functions, so a parameter is one that gives its value,
``param:name()``, and no value is ever spliced into a query. The one thing in it that calls out,
SERVICE, is refused by :mod:`kg.query.safety` before that.
"""

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, wait
from functools import lru_cache
from pathlib import Path
from typing import Any

import pyoxigraph
from pyoxigraph import BlankNode, Literal, NamedNode, Store, Triple

from kg.errors import KGError
from kg.graph import Graph
from kg.query import spelling
from kg.query.safety import PARAMETER, Checked, checked
from kg.query.syntax import malformed
from kg.query.table import Table, Term
from kg.rdf.mapping import triples
from kg.rdf.nodes import load, parse, store_of
from kg.rdf.terms import DATA_PREFIXES, PREFIXES, term

Value = str | int | float | bool | Term
"""What a parameter may be; a :class:`Term` of kind "uri" is an IRI."""

_PARAMETERS = "https://kg.example.org/parameter/"
_PLAIN = frozenset((PREFIXES["xsd"] + "string", PREFIXES["rdf"] + "langString"))


def select(
    graph: Graph | Path | str | Store,
    sparql: str | Checked,
    *,
    parameters: Mapping[str, Value] | None = None,
    timeout: float | None = None,
    max_rows: int | None = None,
) -> Table:
    """Return the answer to a SPARQL 1.1 query of any form.

    Rows are sorted where the query has no ORDER BY, so that equal graphs give equal answers.

    Args:
        graph: A graph, the path of an RDF file, Turtle text, or a store.
        sparql: SELECT, ASK, CONSTRUCT or DESCRIBE without FROM and SERVICE; kg's prefixes need
            no declaration. A checked query is known to only read.
        parameters: Values by name; the query has them as ``param:name()``.
        timeout: Seconds; what takes longer goes on in a background thread.
        max_rows: Most rows that the answer may have.

    Raises:
        KGError: If the query is refused or malformed, a parameter is missing or unknown, a term
            of the ontology is misspelt, it takes too long, the answer is too long, or the file
            is not Turtle.

    >>> from kg.graph import Graph
    >>> select(Graph(), "ASK { ?s ?p ?o }").boolean
    True
    """
    query = checked(sparql) if isinstance(sparql, str) else sparql
    given = dict(parameters or {})
    for name in sorted(query.parameters ^ given.keys()):
        if name in given:
            known = ", ".join(sorted(query.parameters)) or "none"
            raise KGError(f"the query has no {PARAMETER}:{name}(): its parameters are {known}")
        raise KGError(f"the query needs a value for {PARAMETER}:{name}(): give the parameter")
    functions: dict[
        NamedNode, Callable[..., NamedNode | BlankNode | Literal | Triple | None]
    ] = {NamedNode(_PARAMETERS + name): _constant(given[name]) for name in given}
    store = store_for(graph)
    prefixes = _prefixes(store)
    for prefix in sorted(query.prefixes - prefixes.keys()):
        raise KGError(f"prefix {prefix}: is not declared: begin with PREFIX {prefix}: <…>")
    spelling.check(store, query.names, prefixes | dict(query.declared))

    def answer() -> Table:
        result = store.query(query.text, prefixes=prefixes, custom_functions=functions)
        return _table(result, ordered=query.ordered, max_rows=max_rows)

    try:
        return answer() if timeout is None else _within(timeout, answer)
    except SyntaxError as error:
        raise malformed(query.text, str(error)) from error
    except (OSError, ValueError, RuntimeError) as error:
        raise KGError(f"the query failed: {' '.join(str(error).split())}") from error


def store_for(graph: Graph | Path | str | Store) -> Store:
    """Return the store of a graph, of the path of an RDF file, or of Turtle text."""
    if isinstance(graph, Store):
        return graph
    if isinstance(graph, Graph):
        return _of_graph(graph)
    return load(graph) if isinstance(graph, Path) else store_of(parse(graph))


@lru_cache(maxsize=2)
def _of_graph(graph: Graph) -> Store:
    """Return the store of a graph; kept, as questions come in rows and none writes to it."""
    return store_of(triples(graph))


def _prefixes(store: Store) -> dict[str, str]:
    """Return kg's prefixes, with those of data where the store says what they hang on."""
    found = PREFIXES | {PARAMETER: _PARAMETERS}
    for quad in store.quads_for_pattern(None, term("void:uriSpace"), None):
        if isinstance(quad.object, Literal):
            base = quad.object.value
            found |= {prefix: base + path for prefix, path in DATA_PREFIXES.items()}
    return found


def _within(seconds: float, run: Callable[[], Table]) -> Table:
    """Return what ``run`` returns, or raise when the time is up. pyoxigraph frees the GIL."""
    answer: Future[Table] = Future()

    def work() -> None:
        try:
            answer.set_result(run())
        except BaseException as error:  # raised again in the caller's thread
            answer.set_exception(error)

    threading.Thread(target=work, name="kg-query", daemon=True).start()
    if not wait((answer,), seconds).done:
        raise KGError(
            f"the query takes more than {seconds:g} s: narrow it or give it more time"
        )
    return answer.result()


def _table(result: Any, *, ordered: bool, max_rows: int | None) -> Table:
    if isinstance(result, pyoxigraph.QueryBoolean):
        said = bool(result)
        cell = Term(value=str(said).lower(), datatype=PREFIXES["xsd"] + "boolean")
        return Table(columns=("answer",), cells=((cell,),), boolean=said)
    if isinstance(result, pyoxigraph.QueryTriples):
        columns: tuple[str, ...] = ("subject", "predicate", "object")
        # A set: CONSTRUCT gives a graph, in which a triple is there once.
        cells = list({tuple(map(_term, triple)) for triple in _within_limit(result, max_rows)})
    else:
        columns = tuple(variable.value for variable in result.variables)
        cells = [tuple(map(_term, row)) for row in _within_limit(result, max_rows)]
    is_triples = isinstance(result, pyoxigraph.QueryTriples)
    if is_triples or not ordered:
        cells.sort(key=_order)
    return Table(columns=columns, cells=tuple(cells), triples=is_triples)


def _within_limit(rows: Iterable[Any], max_rows: int | None) -> Iterator[Any]:
    for number, row in enumerate(rows):
        if number == max_rows:
            raise KGError(
                f"the answer has more than {max_rows:,} rows: narrow the query, or add LIMIT"
            )
        yield row


def _order(row: tuple[Term | None, ...]) -> tuple[tuple[bool, Term], ...]:
    """Sort by the values, what has none last."""
    return tuple((term is None, term or Term(value="")) for term in row)


def _term(node: NamedNode | BlankNode | Literal | Triple | None) -> Term | None:
    if node is None:
        return None
    if isinstance(node, NamedNode):
        return Term(value=node.value, kind="uri")
    if isinstance(node, BlankNode):
        return Term(value=node.value, kind="bnode")
    if not isinstance(node, Literal):
        raise KGError(f"{node} is a triple inside a triple: kg's tables hold none")
    datatype = node.datatype.value
    return Term(
        value=node.value,
        language=node.language or "",
        datatype="" if datatype in _PLAIN else datatype,
    )


def _constant(value: Value) -> Callable[[], NamedNode | BlankNode | Literal]:
    """Return a function that gives a value; pyoxigraph types numbers and truth values."""
    node = value.node() if isinstance(value, Term) else Literal(value)
    return lambda: node
