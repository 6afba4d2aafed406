"""Tells that capital words before a title, of which no name is read, say whose it is.

"Acme CEO X" is of Acme and "Acme Relations President X" of no country, whatever the article is
about.
"""

from spacy.tokens import Span, Token

from kg.extraction.grammar.rolewords import is_head, role_words
from kg.extraction.titles.titles import Post
from kg.model import EntityType, MentionKind
from kg.nlp import Document
from kg.nlp.parsing.words import words


def has_unread_body(document: Document, post: Post) -> bool:
    """Tell whether a body stands before a title by its capital, but no name is read there.

    "Acme CEO X" is of Acme, "Acme [fi] chief executive X" and "Acme co-founder and CEO X" too.
    """
    before = document.doc[post.start - 1] if post.start else None
    if before is not None and before.lower_ in ("and", "&"):
        return _is_joined_to_unread(document, before.i - 1)
    return before is not None and (before.text == "]" or _is_unread_name(document, before))


def _is_joined_to_unread(document: Document, at: int) -> bool:
    """Tell whether the title that ends at a token has a body in capitals before it.

    The body may be read, with the title in its name.
    """
    doc = document.doc
    if not is_head(doc[at]):
        return False
    mention = document.at(doc[at])
    if mention is not None:
        return mention.type is EntityType.INSTITUTION
    while at > 0 and (is_head(doc[at]) or doc[at].text == "-" or doc[at].lower_ == "co"):
        at -= 1
    body = document.at(doc[at])
    read = body is not None and body.type is EntityType.INSTITUTION
    return read or _is_unread_name(document, doc[at])


def is_longer(document: Document, post: Post) -> bool:
    """Tell whether unread capital words belong to a title: "Acme Relations President X".

    A party before a title is nothing that it is of: "Labour Prime Minister X".
    """
    before = document.doc[post.start - 1] if post.start else None
    if before is None or before.dep_ != "compound" or before.lower_ in words().parties:
        return False
    court = before.text == "Court" and document.at(before) is None
    if before.lower_ in words().honorifics or not (court or _is_unread_name(document, before)):
        return False
    own = range(post.start, post.end)
    inside = before.head.i in own or before.head.head.i in own
    return before.is_title and before.is_alpha and inside


def is_of_unread(document: Document, post: Post, body: Span) -> bool:
    """Tell whether a capital word that is no name yet stands between a title and a body.

    "A reporter at Acme, an editor at Zephyr" was a reporter at neither but the first.
    """
    doc, at = document.doc, post.stop
    if post.after is not None or not at + 1 < body.start or doc[at].lower_ != "at":
        return False
    at += 1 + (doc[at + 1].lower_ == "the")
    return at < body.start and doc[at].pos_ == "PROPN" and document.at(doc[at]) is None


def is_of_undertaking(document: Document, post: Post) -> bool:
    """Tell whether a title is of what has no name of its own: "Campaign spokesman X"."""
    own = {token.lower_ for token in document.doc[max(0, post.start - 1) : post.head]}
    return not own.isdisjoint(role_words()["undertakings"])


def is_of_unnamed(document: Document, post: Post) -> bool:
    """Tell whether a common noun says whose a title is: "the breakaway republic's president".

    And behind it: "deputy premier of the unity government". A country or nation is the one
    that the article is about.
    """
    doc, called = document.doc, role_words()["states_called"]
    for at in range(post.start - 1, max(post.start - _OWNER, 0), -1):
        token = doc[at]
        if token.tag_ == "POS":
            owner = doc[at - 1]
            unnamed = owner.pos_ == "NOUN" and document.at(owner) is None
            return unnamed and owner.lemma_.lower() not in called
        if token.pos_ not in ("ADJ", "ADV", "NOUN", "PROPN", "VERB", "PUNCT"):
            break
    for at in range(post.head + 1, min(post.end + 1, len(doc))):
        if doc[at].lower_ == "of":
            whole = next((child for child in doc[at].children if child.dep_ == "pobj"), None)
            return whole is not None and _is_other_body(document, whole)
    return False


def _is_other_body(document: Document, noun: Token) -> bool:
    """Tell whether a noun with a word before it is another body: "the unity government"."""
    listed = noun.lower_ in role_words()["bodies_apart"] and document.at(noun) is None
    return listed and any(child.dep_ in ("amod", "compound") for child in noun.lefts)


_OWNER = 5
"""Tokens before a title in which its owner is looked for."""


def _is_unread_name(document: Document, token: Token) -> bool:
    mention = document.at(token)
    if mention is not None:
        return mention.type is EntityType.TECHNOLOGY and mention.kind is MentionKind.NAME
    lists = role_words()
    known = is_head(token) or token.lower_ in lists["status_words"] | lists["kinds"]
    return token.pos_ == "PROPN" and not (known or token.is_lower)
