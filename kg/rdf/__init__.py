"""Turtle: writes a graph, reads it back, checks it against shapes, lint rules and relations.

The RDF model is that of ``ontologies/README.md``: W3C ORG memberships and direct links, one
``kg:Assertion`` for each piece of evidence, Web Annotation selectors on ``#char=start,end``, no
blank node, IRIs from content.
"""

from kg.rdf.checking import Problem, validate
from kg.rdf.mapping import triples
from kg.rdf.reading import read
from kg.rdf.roles import organisation_kind, role_property
from kg.rdf.terms import DEFAULT_BASE
from kg.rdf.turtle import write

__all__ = [
    "DEFAULT_BASE",
    "Problem",
    "organisation_kind",
    "read",
    "role_property",
    "triples",
    "validate",
    "write",
]
