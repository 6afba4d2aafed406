"""Reads who of several leads which of several: "the presidents of Peru and Chile, X and Y"."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extraction.grammar.finding import Finding
from kg.extraction.grammar.rolewords import is_head, role_words, singular
from kg.extraction.posts.postfacts import post_facts
from kg.extraction.titles.bodystarts import over_determiners
from kg.extraction.titles.titles import Post
from kg.model import EntityType, Mention, MentionKind
from kg.nlp import Document

_LEAST = 2
"""How many of either there are at least."""
_TITLE = 3
"""Words of a title at most: "deputy foreign ministers"."""


def in_pairs(document: Document) -> Iterator[Finding]:
    """Yield the posts of as many people as countries, each of the one in its place."""
    doc, state = document.doc, role_words()["state"]
    for head in document.of_tag("NNS", "NNPS"):
        link = doc[head.i + 1 : head.i + 2].text
        if link not in ("of", ",") or not is_head(head):
            continue
        if singular(head).lower() not in state or document.at(head) is not None:
            continue
        yield from _after_bodies(document, head)
        yield from _behind_people(document, head)


def are_paired(document: Document, head: Token) -> bool:
    """Tell whether a title in the plural is of several places, one for each of its holders."""
    return any(True for _ in _behind_people(document, head))


def _after_bodies(document: Document, head: Token) -> Iterator[Finding]:
    stop, doc = head.sent.end, document.doc
    bodies, at = _row(document, head.i + 2, stop, EntityType.PLACE)
    comma = at < stop and doc[at].text == ","
    people, _ = _row(document, at + 1, stop, EntityType.PERSON) if comma else ([], at)
    if len(bodies) < _LEAST or len(bodies) != len(people):
        return
    yield from _one_each(document, head, people, bodies)


def _behind_people(document: Document, head: Token) -> Iterator[Finding]:
    """Read "X and Y, the governors of A and B"."""
    bodies, _ = _row(document, head.i + 2, head.sent.end, EntityType.PLACE)
    if len(bodies) < _LEAST or document.doc[head.i + 1].lower_ != "of":
        return
    comma = _title(document, head) - 1
    comma -= document.doc[comma].lower_ == "the"
    if comma <= head.sent.start or document.doc[comma].text != ",":
        return
    for mention, span in zip(document.mentions, document.spans, strict=True):
        if span.start < head.sent.start or mention.type is not EntityType.PERSON:
            continue
        if span.start >= comma:
            return
        people, end = _row(document, span.start, comma + 1, EntityType.PERSON)
        if end == comma and len(people) == len(bodies):
            yield from _one_each(document, head, people, bodies)
            return


def _one_each(
    document: Document, head: Token, people: list[Mention], bodies: list[Mention]
) -> Iterator[Finding]:
    start = _title(document, head)
    for person, body in zip(people, bodies, strict=True):
        post = Post(
            start=start, head=head.i, end=head.i + 1, begin=start, stop=head.i + 1, after=body
        )
        word = document.span(person).root
        yield from post_facts(document, person, post, "apposition", word)


def _title(document: Document, head: Token) -> int:
    """Return where a title starts: "foreign ministers"."""
    at = head.i
    while at > head.sent.start and head.i - at < _TITLE:
        before = document.doc[at - 1]
        word = before.pos_ in ("ADJ", "NOUN", "PROPN") and document.at(before) is None
        if not word or before.lower_ in role_words()["not_in_titles"]:
            break
        at -= 1
    return at


def _row(
    document: Document, at: int, stop: int, type_: EntityType
) -> tuple[list[Mention], int]:
    """Read the names of one type that stand in a row from a token, and where it ends."""
    doc = document.doc
    found: list[Mention] = []
    while at < stop:
        at = over_determiners(document, at, stop)
        index = document.owner.get(at)
        mention = None if index is None else document.mentions[index]
        if mention is None or mention.type is not type_ or mention.kind is not MentionKind.NAME:
            return [], at
        found.append(mention)
        at = document.spans[document.owner[at]].end
        link = doc[at : at + 1].text
        both = link == "," and doc[at + 1 : at + 2].text == "and"
        more = doc[at + 1 + both : at + 2 + both]
        goes_on = link in (",", "and") and len(more) > 0
        follows = document.at(more[0]) if goes_on else None
        if link == "," and follows is not None and follows.type is not type_:
            break
        if not goes_on or (link == "," and follows is None):
            break
        at += 1 + both
    return found, at
