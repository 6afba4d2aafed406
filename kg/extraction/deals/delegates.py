"""Tells for which country somebody signs: "Peruvian president Ada Lovelace signed a treaty"."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extraction.grammar.finding import BODIES, arguments
from kg.extraction.grammar.phrases import noun_words
from kg.model import EntityType, Mention
from kg.nlp import Document

_TITLE = 8
"""Words looked back over for an office and its country."""


def represented(document: Document, token: Token) -> Iterator[Mention]:
    """Yield the bodies that a word and what is joined to it stand for, or are spoken for by.

    A person counts whose name follows an office that binds a country, and that country.

    Args:
        document: The annotated article.
        token: The head of a subject or of what a preposition governs.
    """
    for one in arguments(document, token):
        if one.type in BODIES:
            yield one
        elif one.type is EntityType.PERSON and (country := _country(document, one)):
            yield country


def _country(document: Document, person: Mention) -> Mention | None:
    """Return Peru of "Peruvian president Ada Lovelace", or None."""
    start = document.span(person).start
    office = False
    for token in reversed(document.doc[max(0, start - _TITLE) : start]):
        mention = document.at(token)
        if mention is not None:
            return mention if office and mention.type is EntityType.PLACE else None
        if token.pos_ not in ("NOUN", "PROPN", "ADJ", "ADP", "PART"):
            return None
        office = office or token.lower_ in noun_words()["statesmen"]
    return None
