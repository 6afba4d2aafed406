"""Finds the body whose name starts at a word, and steps over what stands before it."""

import re

from kg.extraction.grammar.finding import BODIES
from kg.extraction.grammar.rolewords import is_general_manager, is_head_word, role_words
from kg.extraction.titles.desks import desk_at
from kg.model import Mention
from kg.nlp import Document

DETERMINERS = frozenset(("the", "a", "an", "another", "one", "its", "their"))
_ORDINAL = re.compile(r"\d+(st|nd|rd|th)")


def body_at(document: Document, index: int) -> Mention | None:
    """Return the institution or place whose name starts at a token, or None."""
    owner = document.owner.get(index)
    if owner is None or document.spans[owner].start != index:
        return None
    mention = document.mentions[owner]
    if mention.type not in BODIES or is_portfolio_word(document, index):
        return None
    token = document.doc[index]
    title_ = is_head_word(token.lower_) or is_general_manager(token)
    if len(document.spans[owner]) == 1 and title_:
        return None  # "SVP" taken for a name
    if desk_at(document, index) is not None:
        return None  # "President, Product and Business"
    return mention


def lower(document: Document, index: int, stop: int) -> str:
    """Return a word in small letters, or "" behind the end."""
    return document.doc[index].lower_ if index < stop else ""


def over_determiners(document: Document, at: int, stop: int) -> int:
    """Step over "the", and over which of them it is: "of the 14th National Committee"."""
    while at < stop and document.at(document.doc[at]) is None:
        token = document.doc[at]
        if token.lower_ not in DETERMINERS and _ORDINAL.fullmatch(token.lower_) is None:
            break
        at += 1
    return at


def is_portfolio_word(document: Document, index: int) -> bool:
    """Tell whether a body's name says what a post is for: "U.S. Treasury Secretary"."""
    doc, lists = document.doc, role_words()
    return (
        doc[index].lower_ in lists["portfolios"]
        and index + 1 < len(doc)
        and doc[index + 1].lower_ in lists["portfolio_heads"]
    )
