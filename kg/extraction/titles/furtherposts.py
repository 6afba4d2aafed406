"""Tells where a phrase of posts goes on behind a body: "director of X and Y, a fellow of Z"."""

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extraction.grammar.rolewords import is_head, role_words
from kg.extraction.titles.bodystarts import body_at, over_determiners
from kg.model import EntityType, MentionKind
from kg.nlp import Document

if TYPE_CHECKING:
    from kg.extraction.titles.titles import Post

_REACH = 5
"""Words from an article to the head of a further title, most: "a senior visiting fellow"."""


def also_of(document: Document, post: "Post", stop: int) -> "Post | None":
    """Return the same post of a second body: Y of "director of X and Y,", or None.

    Only at the end of the phrase: of "the head of X and Y agreed" they may be two who did.
    """
    doc, at = document.doc, post.stop
    if post.after is None or post.after.type is not EntityType.INSTITUTION:
        return None
    if at + 1 >= stop or doc[at].lower_ != "and" or post.after.kind is not MentionKind.NAME:
        return None
    at = over_determiners(document, at + 1, stop)
    body = body_at(document, at) if at < stop else None
    if body is None or body.type is not post.after.type or body.kind is not MentionKind.NAME:
        return None
    end = document.spans[document.owner[at]].end
    closed = end >= len(doc) or end >= stop or doc[end].is_punct or doc[end].is_space
    return replace(post, after=body, stop=end) if closed else None


def opens_further(document: Document, at: int, stop: int) -> bool:
    """Tell whether a comma behind a post's body leads to another post: ", a fellow of Z".

    Its head has to be one for people only: a firm is a member or partner, too.
    """
    doc = document.doc
    if at + 2 >= stop or doc[at].text != ",":
        return False
    first = at + 1 + (doc[at + 1].lower_ == "and")
    if first == at + 1 and doc[first].lower_ not in ("a", "an"):
        return False
    for index in range(first, min(stop, first + _REACH)):
        if is_head(doc[index]):
            of_body = index + 1 < stop and doc[index + 1].lower_ in ("of", "at")
            return of_body and doc[index].lower_ not in role_words()["of_firms_too"]
        if doc[index].pos_ not in ("DET", "ADJ", "NOUN", "PROPN"):
            return False
    return False
