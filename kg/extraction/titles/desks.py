"""Tells what somebody is in charge of from their body: "President, Product and Data, Acme"."""

from functools import cache

from spacy.tokens import Span, Token

from kg.extraction.grammar.rolewords import is_head, role_words
from kg.extraction.places.kinds import country_of
from kg.model import EntityType, Mention, MentionKind
from kg.nlp import Document
from kg.nlp.parsing.words import words


@cache
def desks() -> frozenset[str]:
    """Return the words for branches of a company that a title in capitals may end with."""
    lists = role_words()
    return lists["departments"] | lists["branches"] | lists["desks"]


def is_branch(head: Token, name: Span) -> bool:
    """Tell whether a name is the branch that somebody is in charge of: "SVP of Acme Sales".

    A company may be called "Acme Communications", but none only "Communications".
    """
    lists, last = role_words(), name[-1].lower_
    known = last in lists["branches"] or (len(name) == 1 and last in lists["departments"])
    return known and head.lower_ in lists["branched"]


def is_charge(title: Token, body: Mention, link: str) -> bool:
    """Tell whether what is taken for a body is what a minister is for: "Minister for Ports".

    After "of" every word has to be one for that: of "Minister of National Defense", but not of
    "Minister of Ocean Council".
    """
    named = body.type is EntityType.INSTITUTION and body.kind is MentionKind.NAME
    if not named or title.lower_ != "minister":
        return False
    if link != "of":
        return link == "for"
    matters = role_words()["portfolios"] | words().fields
    return all(word in matters or word in _OPENS for word in body.text.lower().split())


_OPENS = frozenset(("national", "public", "state", "internal", "and", "&"))


def is_field(token: Token) -> bool:
    """Tell whether a word is a field of a ministry: "Transformation", "Sport"."""
    return token.lower_ in words().fields | words().organ_kinds


def is_hyphened(token: Token) -> bool:
    """Tell whether a hyphen joins a small word to the one before: "added" of "value-added"."""
    before = token.doc[token.i - 1] if token.i else token
    return token.is_lower and token.is_alpha and before.text == "-" and not before.whitespace_


def are_desks(name: Span) -> bool:
    """Tell whether what was read as a body's name lists branches: "Technology and Business".

    Every part of the list ends with a word for one, or of three a field: "Health and Human
    Services" is a ministry. A single one may be a body's name.
    """
    marks = [at for at in range(1, len(name)) if name[at].lower_ in _MARKS]
    ends = [name[at - 1] for at in (*marks, len(name)) if name[at - 1].text != ","]
    several = len(ends) > _PAIR
    # "Acme Sales & Operations" is a body.
    return len(ends) > 1 and all(
        token.lower_ in desks() or (several and is_field(token)) for token in (name[0], *ends)
    )


_PAIR = 2
_MARKS = frozenset((",", "and", "&"))


def desk_at(document: Document, index: int) -> int | None:
    """Return where a list of branches ends that reads as a body's name, or None."""
    owner = document.owner.get(index)
    name = None if owner is None else document.spans[owner]
    return name.end if name is not None and name.start == index and are_desks(name) else None


def past_desk(document: Document, body: Mention, end: int, stop: int) -> int:
    """Go on over the branch behind a comma that ends a title: "Acme's vice president, Sales".

    Its last word has to be one for a branch, and the phrase to end there.
    """
    doc, at = document.doc, end + 1
    parted = at < stop and doc[end].text == "," and body.type is EntityType.INSTITUTION
    if not parted or doc[end - 1].lower_ not in role_words()["branched"]:
        return end
    while at < stop and at - end <= _BRANCH and _names_branch(document, doc[at]):
        at += 1
    closed = at >= len(doc) or doc[at].is_punct or doc[at].is_space
    return at if closed and at > end + 1 and doc[at - 1].lower_ in desks() else end


_BRANCH = 4
"""Words of a branch behind a comma, most: "Global Sales and Marketing"."""


def _names_branch(document: Document, token: Token) -> bool:
    one = document.at(token)
    if is_head(token) or (one is not None and one.type is EntityType.PERSON):
        return False
    return token.is_title or token.lower_ in desks() or token.lower_ in ("and", "&")


def is_destination(title: Token, link: str, body: Mention) -> bool:
    """Tell whether somebody is sent to a body: "Ambassador to X", "Representative for Kosovo".

    A "Senator from Ohio" and a "delegate to Congress" sit there; a "Representative for Iran" is
    another country's.
    """
    lists, word = role_words(), title.lemma_.lower()
    if link == "to":
        return word not in lists["deputies"]
    if body.type is not EntityType.PLACE or link in ("of", "at"):
        return False
    if link == "for" and country_of(body) is not None:
        return True  # nobody sits in a parliament for a whole country
    return not (word in lists["seats"] | lists["local_posts"] and link in ("from", "for"))


def is_subject(title: Token, name: Span) -> bool:
    """Tell whether a name is what a professor teaches, not where: "Performing Arts"."""
    bodies = words().institutions | words().open_heads
    return title.lower_ in _PROFESSORS and bodies.isdisjoint(token.lower_ for token in name)


_PROFESSORS = frozenset(("professor", "lecturer", "reader", "instructor", "chair"))
