"""Tells studies from honours: nobody learned where they "received an honorary doctorate"."""

from kg.model import Fact, Mention
from kg.nlp import Document

_WORDS = 12
"""Words on either side of a body that may say that what it gave is an honour."""


def is_studied(document: Document, fact: Fact[Mention]) -> bool:
    """Tell whether a body taught somebody, and did not only honour them."""
    span = document.span(fact.object)
    sent = span.sent
    first, last = max(sent.start, span.start - _WORDS), min(sent.end, span.end + _WORDS)
    return all(token.lower_ not in _HONOURS for token in document.doc[first:last])


_HONOURS = frozenset(("honorary", "honourary", "causa"))
