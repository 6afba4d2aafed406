"""Says which values of a question are words of no name in the graph, and what comes close.

An empty answer reads alike whether nothing is known of an institution or its name is misspelt.
"""

import difflib
import re
from collections.abc import Mapping
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Store

from kg.graph import Graph
from kg.query.engine import store_for
from kg.query.questions import questions
from kg.rdf.terms import term

_NAMES = ("rdfs:label", "skos:prefLabel", "skos:altLabel")
_TAKES_NAMES = "words of a name"
_CLOSE = 0.6  # difflib's own default; "Nobody" is near to nothing, "Huawai" is to "Huawei"


def unmatched(
    graph: Graph | Path | str | Store, name: str, /, **parameters: str | float
) -> Mapping[str, tuple[str, ...]]:
    """Return the values that are words of no name and no id, each with up to five near names.

    Args:
        graph: As for :func:`kg.query.select`.
        name: Name of the question.
        **parameters: The values given, by name.

    Raises:
        KGError: If the graph cannot be read.

    >>> turtle = '<https://kg.example.org/id/org/x> rdfs:label "Huawei" .'
    >>> turtle = "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . " + turtle
    >>> unmatched(turtle, "members", institution="Huawai")
    {'institution': ('Huawei',)}
    >>> unmatched(turtle, "members", institution="hua"), unmatched(turtle, "members")
    ({}, {})
    """
    takes = {
        parameter.name
        for question in questions()
        if question.name == name
        for parameter in question.parameters
        if parameter.help.startswith(_TAKES_NAMES)
    }
    asked = {key: str(value) for key, value in parameters.items() if key in takes and value}
    if not asked:
        return {}
    store = store_for(graph)
    known = _known(store)
    return {
        key: _near(value, known)
        for key, value in asked.items()
        if not any(value.lower() in name for name in known) and not _is_id(store, value)
    }


def _known(store: Store) -> Mapping[str, str]:
    """Return every name of the graph by its small letters; posts and kinds are none."""
    return {
        quad.object.value.lower(): quad.object.value
        for predicate in _NAMES
        for quad in store.quads_for_pattern(None, term(predicate), None)
        if isinstance(quad.object, Literal)
        and isinstance(quad.subject, NamedNode)
        and _NAMED.search(quad.subject.value)
    }


_NAMED = re.compile(r"/(?:id/(?:person|org|place|technology)|tech)/")
"""What the address of a thing has that a question may name: docs/ontology.md."""


def _near(value: str, known: Mapping[str, str]) -> tuple[str, ...]:
    close = difflib.get_close_matches(value.lower(), sorted(known), n=5, cutoff=_CLOSE)
    return tuple(known[name] for name in close)


def _is_id(store: Store, value: str) -> bool:
    return any(
        isinstance(quad.subject, NamedNode)
        and (quad.subject.value == value or quad.subject.value.endswith(f"/{value}"))
        for quad in store.quads_for_pattern(None, None, None)
    )
