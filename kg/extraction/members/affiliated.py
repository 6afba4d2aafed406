"""Reads who is of which party by what stands around its name: "his party, Y", "the Y of X"."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from spacy.tokens import Span, Token

from kg.extraction.grammar.finding import Finding
from kg.extraction.grammar.rolewords import role_words
from kg.extraction.grammar.slots import of_dep
from kg.extraction.members.joining import takes_members
from kg.extraction.members.memberships import people_after
from kg.extraction.parties.parties import does_beside, is_called_party, is_party
from kg.extraction.status.standing import position_status
from kg.extraction.titles.holders import row
from kg.model import EntityType, Mention, MentionKind, Status
from kg.nlp import Document
from kg.nlp.parsing.words import words

_REACH = 7
"""Tokens between a party and its holder, most: "of the former Prime Minister X"."""


def affiliated(document: Document) -> Iterator[Finding]:
    """Yield the memberships that a party's name and a person's beside each other say."""
    for body, span in zip(document.mentions, document.spans, strict=True):
        if body.type is not EntityType.INSTITUTION or body.kind is not MentionKind.NAME:
            continue
        for person in (
            *_holder(document, body, span),
            *_whose_party(document, span),
            *_foretold(document, body, span),
        ):
            yield _member(person, body, span.root)
        if span.root.lower_ in _several():
            status = position_status(document.doc[_said_from(span) : span.end], None)
            for person in _row_after(document, span):
                if not does_beside(document, person, span):
                    yield replace(_member(person, body, span.root), status=status)
    for token in document.with_form(role_words()["figures"]):
        if token.tag_ == "NNS":
            yield from _figures(document, token)


def _said_from(span: Span) -> int:
    """Return the first of two words before a party that no mark parts from it.

    "Four former leaders: Republicans X and Y" are former leaders.
    """
    at = span.start
    while at > max(span.sent.start, span.start - 2) and not span.doc[at - 1].is_punct:
        at -= 1
    return at


@cache
def _several() -> frozenset[str]:
    """Return words for several people of a party: "Republicans"."""
    return frozenset(f"{one}s" for one in words().parties)


def _member(person: Mention, body: Mention, word: Token) -> Finding:
    return Finding(
        subject=person,
        relation="member_of",
        object=body,
        predicate=word,
        rule="party-of-person",
        status=Status.CURRENT,
    )


def _person(document: Document, token: Token) -> Mention | None:
    one = document.at(token)
    return one if one is not None and one.type is EntityType.PERSON else None


def _holder(document: Document, body: Mention, span: Span) -> Iterator[Mention]:
    """Read "the Green Party of President X", "the ruling Acme party of X"."""
    doc, at = document.doc, span.end
    kind = at < len(doc) and doc[at].lower_ in role_words()["party_kinds"]
    at += kind
    if at + 1 >= span.sent.end or doc[at].lower_ != "of":
        return
    if not (kind or is_party(body) or is_called_party(document, body)):
        return
    for token in doc[at + 1 : min(at + 1 + _REACH, span.sent.end)]:
        one = document.at(token)
        if one is not None and one.type is EntityType.PERSON:
            if one.kind is MentionKind.NAME:
                yield one
            return
        if token.pos_ not in ("NOUN", "PROPN", "ADJ", "DET", "PART", "VERB"):
            return


def _whose_party(document: Document, span: Span) -> Iterator[Mention]:
    """Read "his party, the Greens" and "Lovelace's party Acme"."""
    doc, at, floor = document.doc, span.start - 1, span.sent.start
    while at > floor and (doc[at].lower_ == "the" or doc[at].text == ","):
        at -= 1
    if at > floor and doc[at].lower_ in role_words()["own_parties"]:
        for owner in of_dep(doc[at], ("poss",)):
            one = _person(document, owner)
            ahead = _ahead(document, owner, span)
            if ahead is not None:
                yield ahead
            elif one is not None and not _is_another_between(document, one, owner):
                yield one


def _ahead(document: Document, word: Token, span: Span) -> Mention | None:
    """Return whom the clause after an opening phrase names, for its pronoun.

    Whoever was named before is not meant: "After her party, the Greens, won, X resigned".
    """
    first = next((token for token in word.sent if not token.is_space), word)
    if word.pos_ != "PRON" or first.pos_ not in ("ADP", "SCONJ"):
        return None
    for token in word.doc[word.sent.start : span.sent.end]:
        one = _person(document, token) if token != word else None
        if one is not None and one.kind is MentionKind.NAME:
            root = document.span(one).root
            does = root.dep_ in ("nsubj", "nsubjpass") and root.head == word.sent.root
            return one if does and root.i > span.end else None
    return None


def _is_another_between(document: Document, owner: Mention, word: Token) -> bool:
    """Tell whether "his party" may be another's: "X asks Y to govern as his party won"."""
    names = {
        one.name
        for token in word.doc[word.sent.start : word.i]
        if (one := _person(document, token)) is not None and one.kind is MentionKind.NAME
    }
    return word.pos_ == "PRON" and bool(names - {owner.name})


def _foretold(document: Document, body: Mention, span: Span) -> Iterator[Mention]:
    """Read "Following his Green Party's victory, X was sworn in".

    A pronoun that takes up nobody stands for the only person whom the sentence names.
    """
    before = document.doc[span.start - 1] if span.start > span.sent.start else None
    if before is None or before.lower_ not in ("his", "her") or document.at(before) is not None:
        return
    if not takes_members(document, body):
        return
    people: dict[str, Mention] = {}
    for token in span.sent:
        one = _person(document, token)
        if one is not None and one.kind is MentionKind.NAME:
            people.setdefault(one.name, one)
    if len(people) == 1:
        yield from people.values()


def _row_after(document: Document, span: Span) -> Iterator[Mention]:
    """Read "Republicans X, Y and Z"."""
    doc = document.doc
    one = _person(document, doc[span.end]) if span.end < span.sent.end else None
    if one is not None and one.kind is MentionKind.NAME:
        yield from row(document, one, document.span(one))


def _figures(document: Document, noun: Token) -> Iterator[Finding]:
    """Read "senior figures of the Front, including X and Y"."""
    doc, at, stop = document.doc, noun.i + 1, noun.sent.end
    if at + 1 >= stop or doc[at].lower_ not in ("of", "from", "in"):
        return
    at += 1 + (doc[at + 1].lower_ == "the")
    body = document.at(doc[at]) if at < stop else None
    if body is None or body.type is not EntityType.INSTITUTION:
        return
    if body.kind is MentionKind.NAME and takes_members(document, body):
        for person in people_after(document, document.spans[document.owner[at]].end, stop):
            yield _member(person, body, noun)
