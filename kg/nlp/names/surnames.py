"""Tells which single words are the surnames of people whom an article names in full.

The model takes many a surname that stands alone for a body: "Quill said", "Quill's plan". Where
the article has "Anna Quill", and nothing that speaks of a body "Quill", it is she.
"""

from collections.abc import Sequence

from spacy.tokens import Doc

from kg.model import EntityType, MentionKind
from kg.nlp.candidate import Candidate
from kg.nlp.names.fullnames import family_word
from kg.nlp.names.repairs import employs, follows_body_noun, is_called_body, is_said_to_be_body
from kg.nlp.parsing.words import words
from kg.nlp.products.techwords import techwords


def surnames(doc: Doc, found: Sequence[Candidate]) -> frozenset[str]:
    """Return the family names of people that are no body's of the article, as printed.

    A longer name that has the word ("Quill Holdings"), the list of makers and the words beside
    it ("the brewer Quill") speak of a body; then the word may be either's.

    Args:
        doc: The parsed doc.
        found: Its names.
    """
    borne: set[str] = set()
    for item in found:
        if item.type is EntityType.PERSON and item.end - item.start in _FULL:
            own = doc[item.start : item.end]
            if all(token.text[:1].isupper() for token in (own[0], own[-1])):
                borne.add(family_word([token.text for token in own]))
    borne -= {""}
    if borne:
        borne -= _bodies(doc, found)
    makers = techwords().brands | techwords().firms
    return frozenset(
        word
        for word in borne
        if not (word.lower() in makers | words().institutions or word.isupper())
    )


_FULL = (2, 3, 4)
"""Words of a full name."""


def _bodies(doc: Doc, found: Sequence[Candidate]) -> set[str]:
    """Return the words of which something in an article says that a body has them."""
    said: set[str] = set()
    for item in found:
        if item.type is EntityType.PERSON or item.kind is not MentionKind.NAME:
            continue
        own = doc[item.start : item.end]
        if len(own) > 1:
            said |= {token.text for token in own}
        elif item.type is not EntityType.INSTITUTION or _speaks_of_body(doc, item):
            said.add(own.text)
    return said


def _speaks_of_body(doc: Doc, item: Candidate) -> bool:
    end = item.end
    if end < len(doc) and doc[end].text == "(":
        return True  # a company's share, a body's letters
    before = doc[item.start - 1] if item.start else None
    member = before is not None and before.lower_ in _IN_BODIES
    return (
        member
        or follows_body_noun(doc, item.start)
        or employs(doc, end)
        or is_called_body(doc, end, EntityType.INSTITUTION)
        or is_said_to_be_body(doc, item.start, end)
    )


_IN_BODIES = frozenset(("at", "the", "join", "joined", "joining", "left", "acquired"))
"""Words before a body's name and seldom before a surname: "a banker at Quill"."""
