"""Tells which single words stand for a firm whose longer name the article has.

The model takes "Mahan" of "Mahan Air" for a person where it stands alone.
"""

from collections.abc import Sequence

from spacy.tokens import Doc

from kg.model import EntityType
from kg.nlp.candidate import Candidate
from kg.nlp.parsing.words import words


def firm_words(doc: Doc, found: Sequence[Candidate]) -> frozenset[str]:
    """Return the first words of firms' names that no person of the article bears.

    The rest of the name has to say that it is a firm's ("Air", "Inc.", "Holdings"): a
    foundation or a university may be named after somebody.

    Args:
        doc: The parsed doc.
        found: Its names.
    """
    borne = {
        token.text
        for item in found
        if item.type is EntityType.PERSON and item.end - item.start > 1
        for token in doc[item.start : item.end]
    }
    firms = {
        doc[item.start].text
        for item in found
        if item.type is EntityType.INSTITUTION
        and item.end - item.start in (2, 3)
        and doc[item.end - 1].lower_.rstrip(".") in words().firm_ends
    }
    return frozenset(firms - borne)
