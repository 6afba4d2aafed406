"""Reads ``ontologies/``: relations with their types, technology concepts, roles and kinds.

Vocabulary is data: a relation, a technology or a role is added in Turtle, not in Python. The
files ship inside the wheel; in a checkout they stand beside the package. A user's own file adds
relations and classes (:func:`use`).
"""

from kg.ontology.concepts import (
    Concept,
    countries,
    event_kinds,
    organisation_kinds,
    regions,
    roles,
    technologies,
)
from kg.ontology.files import ONTOLOGY, folder
from kg.ontology.known import adopt, own_classes, relations, use
from kg.ontology.relation import Class, Relation

__all__ = [
    "ONTOLOGY",
    "Class",
    "Concept",
    "Relation",
    "adopt",
    "countries",
    "event_kinds",
    "folder",
    "organisation_kinds",
    "own_classes",
    "regions",
    "relations",
    "roles",
    "technologies",
    "use",
]
