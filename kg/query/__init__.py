"""Questions to a graph: SPARQL that can only read, and ready-made questions by name."""

from kg.query.engine import select
from kg.query.questions import (
    Parameter,
    Question,
    ask,
    by_group,
    days,
    labelled,
    named,
    questions,
    ran,
    things,
    unmatched,
)
from kg.query.table import Table, Term

__all__ = [
    "Parameter",
    "Question",
    "Table",
    "Term",
    "ask",
    "by_group",
    "days",
    "labelled",
    "named",
    "questions",
    "ran",
    "select",
    "things",
    "unmatched",
]
