"""Reads which party somebody is of: "Republican X", "X, a Democrat from Ohio", "X's Tories"."""

from collections.abc import Iterator

from spacy.tokens import Span

from kg.extraction.finding import Finding
from kg.extraction.rolewords import role_words
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
    if parts[-1].endswith("s") and parts[-1].removesuffix("s") in lists.parties:
        return True  # "Neo Democrats"
    return "party" in parts or all(
        part in known or part.removesuffix("s") in known for part in parts
    )


_ELECTION = 4
"""Different words of elections in a report of one."""


def is_contender(document: Document, body: Mention) -> bool:
    """Tell whether a body stands for election in a report of one: "elected were X of DAB".

    Its people do, or one who is not only quoted ("X of Ipsos said that voters").
    """
    lists = role_words()
    words_of = {token.lower_ for token in document.doc}
    if len(words_of & lists["election"]) < _ELECTION or _is_of_other_kind(body):
        return False
    return any(
        {token.lower_ for token in span.sent} & lists["contested"]
        and not any(token.lower_ in words().say for token in span.sent)
        for mention, span in zip(document.mentions, document.spans, strict=True)
        if mention.name == body.name and mention.kind is MentionKind.NAME
    )


def _is_of_other_kind(body: Mention) -> bool:
    """Tell whether a name says that its body is none to vote for: "University of Oxford"."""
    return not words().institutions.isdisjoint(body.name.lower().split())


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
