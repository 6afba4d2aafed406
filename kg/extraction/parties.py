"""Reads which party somebody is of: "Republican X", "X, a Democrat from Ohio", "X's Tories"."""

from collections.abc import Iterator

from spacy.tokens import Span

from kg.extraction.finding import Finding
from kg.model import EntityType, Mention, MentionKind, Status
from kg.nlp import Document
from kg.nlp.words import words


def is_party(body: Mention) -> bool:
    """Tell whether an institution is a party by its own words."""
    if body.type is not EntityType.INSTITUTION:
        return False
    parts = body.name.lower().split()
    lists = words()
    known = lists.parties | lists.party_words
    return "party" in parts or all(
        part in known or part.removesuffix("s") in known for part in parts
    )


def parties(document: Document) -> Iterator[Finding]:
    """Yield the memberships that parties beside people say."""
    for body, span in zip(document.mentions, document.spans, strict=True):
        if body.kind is MentionKind.NAME and is_party(body):
            yield from _owned(document, body, span)
            yield from _before(document, body, span)
            yield from _after(document, body, span)


def _member(person: Mention, body: Mention, span: Span) -> Finding:
    return Finding(
        subject=person,
        relation="member_of",
        object=body,
        predicate=span.root,
        rule="party-of-person",
        status=Status.CURRENT,
    )


def _owned(document: Document, body: Mention, span: Span) -> Iterator[Finding]:
    """Read "Nick Clegg's Liberal Democrats" and "his Conservative Party"."""
    for child in span.root.children:
        if child.dep_ == "poss" and child.i < span.start:
            owner = document.at(child)
            if owner is not None and owner.type is EntityType.PERSON:
                yield _member(owner, body, span)


def _before(document: Document, body: Mention, span: Span) -> Iterator[Finding]:
    """Read "Republican John McCain"."""
    if span.end < len(document.doc):
        person = document.at(document.doc[span.end])
        if person is not None and person.type is EntityType.PERSON:
            yield _member(person, body, span)


def _after(document: Document, body: Mention, span: Span) -> Iterator[Finding]:
    """Read "X, a Democrat" and "X, a Democrat from Ohio"."""
    doc, at = document.doc, span.start - 1
    if at < 2 or doc[at].lower_ not in ("a", "an") or doc[at - 1].text not in (",", "("):
        return
    person = document.at(doc[at - 2])
    if person is None or person.type is not EntityType.PERSON:
        return
    yield _member(person, body, span)
    if span.end + 1 < len(doc) and doc[span.end].lower_ == "from":
        place = document.at(doc[span.end + 1])
        if place is not None and place.type is EntityType.PLACE:
            yield Finding(
                subject=person,
                relation="from_place",
                object=place,
                predicate=span.root,
                rule="from-apposition",
            )
