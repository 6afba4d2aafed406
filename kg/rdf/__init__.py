"""RDF: writes a graph, reads it back, checks it against shapes, lint rules and relations.

Turtle is the default; TriG and N-Quads have one named graph an article. The model is that of
``ontologies/README.md``: no blank node, IRIs from content.
"""

from kg.rdf.checking import validate
from kg.rdf.mapping import triples
from kg.rdf.parsing import read
from kg.rdf.problem import Problem, report
from kg.rdf.profiles import PROFILES
from kg.rdf.quads import quads
from kg.rdf.terms import DEFAULT_BASE
from kg.rdf.turtle import ENGINES, FORMATS, as_rdflib, parts, write

__all__ = [
    "DEFAULT_BASE",
    "ENGINES",
    "FORMATS",
    "PROFILES",
    "Problem",
    "as_rdflib",
    "parts",
    "quads",
    "read",
    "report",
    "triples",
    "validate",
    "write",
]
