"""Reads what somebody works on from a title: "professor of photography"."""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from kg.extraction.grammar.finding import Finding
from kg.extraction.grammar.rolewords import role_words
from kg.extraction.products.fields import fields_of
from kg.extraction.titles.titles import Post
from kg.model import EntityType, Mention
from kg.nlp import Document

_WEBSITE = re.compile(r"\w\.(?:gov|com|org|net|edu)$", re.IGNORECASE)
"""How the name of a website ends, which somebody may run and nobody does research in."""


def titled_fields(
    document: Document, person: Mention, post: Post, head: str
) -> Iterator[Finding]:
    """Read the field that a title names: "professor of photography", "787 project manager"."""
    listed = head in role_words()["fields"]
    known = _technologies(document, post) if listed else ()
    seen = {one.name for one in (post.before, post.after) if one is not None}
    for field in (*known, *fields_of(document, post)):
        if field.name not in seen:
            seen.add(field.name)
            yield Finding(
                subject=person,
                relation="works_on",
                object=field,
                predicate=document.doc[post.head],
                rule="field-in-title",
            )


def _technologies(document: Document, post: Post) -> Iterator[Mention]:
    for token in document.doc[post.begin : post.end]:
        field = document.at(token)
        known = field is not None and field.type is EntityType.TECHNOLOGY
        if known and (
            _is_of_another(document, post, token) or _is_of_office(document, post, token)
        ):
            continue
        if field is not None and known and _WEBSITE.search(field.name) is None:
            yield field


def _is_of_another(document: Document, post: Post, token: Token) -> bool:
    """Tell whether a technology behind a title only says which market or firm somebody heads.

    "Director of database markets", "head of chip maker X"; a "software project manager" works
    on software. Behind a field stands whose post it is: "head of sales for X".
    """
    own = document.spans[document.owner[token.i]]
    first, end = own.start, own.end
    if first > post.head + 2 and document.doc[first - 1].lower_ in ("for", "at"):
        return any(one.lower_ == "of" for one in document.doc[post.head + 1 : first - 1])
    if first > post.head and document.doc[first - 1].lower_ == "the":
        return True  # "spokesman of the nuclear plant"
    after = document.doc[end] if token.i > post.head and end < len(document.doc) else None
    return after is not None and after.pos_ == "NOUN" and after.lower_ not in _WORK_ON


def _is_of_office(document: Document, post: Post, token: Token) -> bool:
    """Tell whether a technology is a piece of an office's name: "head of Sales and Robotics".

    The fields of a "professor of Ethics and Robotics" are two.
    """
    doc, own = document.doc, document.spans[document.owner[token.i]]
    if doc[post.head].lower_ in role_words()["field_heads"] or not own.root.text.istitle():
        return False
    joined = own.start > post.head + 2 and doc[own.start - 1].lower_ in ("and", "&")
    before = doc[own.start - 2] if joined else doc[own.start - 1]
    hangs = before.dep_ == "compound" and before.head.i in range(own.start, own.end)
    unread = before.i not in document.owner
    return before.pos_ == "PROPN" and ((joined and unread) or (hangs and before.i > post.head))


_WORK_ON = frozenset(("development", "research", "engineering", "technology", "technologies"))
