"""Finds misspelt terms of the ontology in a query, which would only make its answer empty."""

import difflib
from collections.abc import Iterable, Mapping
from functools import cache

from pyoxigraph import NamedNode, Store

from kg.errors import KGError
from kg.ontology import folder
from kg.rdf.nodes import parse
from kg.rdf.terms import PREFIXES

_NEAR = 0.75
_NEAR_ELSEWHERE = 0.88
"""How alike a name must be. kg uses few terms of other vocabularies: "startTime" is no misspelt
"startDate"."""


def check(store: Store, names: Iterable[tuple[str, str]], prefixes: Mapping[str, str]) -> None:
    """Raise KGError if a name (prefix, local name) is none, but near to one that there is.

    The message has every such name. A term is known if the ontology or the store has it.
    ``prefixes`` are those of the query.
    """
    wrong: list[str] = []
    for prefix, name in sorted(names):
        space = prefixes.get(prefix, "")
        if space not in PREFIXES.values() or _is_known(store, space + name):
            continue
        known = {iri.removeprefix(space): iri for iri in _used(store) if iri.startswith(space)}
        cutoff = _NEAR if space == PREFIXES["kg"] else _NEAR_ELSEWHERE
        close = difflib.get_close_matches(name, sorted(known), n=1, cutoff=cutoff)
        if close:
            wrong.append(f"{prefix}:{name}: did you mean {prefix}:{close[0]}?")
    if wrong:
        raise KGError(f"the ontology has no {' and no '.join(wrong)}")


def _is_known(store: Store, iri: str) -> bool:
    node = NamedNode(iri)
    return iri in _terms() or any(
        next(store.quads_for_pattern(*pattern), None) is not None
        for pattern in ((None, node, None), (None, None, node), (node, None, None))
    )


def _used(store: Store) -> frozenset[str]:
    """Return the terms of the ontology, and the properties and classes of the store."""
    query = "SELECT DISTINCT ?one { { ?s ?one ?o } UNION { ?s a ?one } }"
    rows = store.query(query)
    return _terms() | {row[0].value for row in rows if isinstance(row[0], NamedNode)}  # type: ignore[union-attr]


@cache
def _terms() -> frozenset[str]:
    """Return the terms that the ontology's files define."""
    files = (
        folder() / "kg.ttl",
        folder() / "reused.ttl",
        *(folder() / "schemes").glob("*.ttl"),
    )
    return frozenset(
        one.subject.value
        for file in files
        for one in parse(file)
        if isinstance(one.subject, NamedNode)
    )
