"""From article to annotated document: the only part of kg that starts spaCy."""

from kg.model import DEFAULT_MODEL
from kg.nlp.annotation import annotate, document
from kg.nlp.document import Document
from kg.nlp.parsing.pipeline import load, parse

__all__ = ["DEFAULT_MODEL", "Document", "annotate", "document", "load", "parse"]
