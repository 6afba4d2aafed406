"""Reads the seat, the owner and the rivals of an institution from the words around its name."""

import re
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Span, Token

from kg.extraction.finding import Finding
from kg.extraction.phrases import linked, noun_words, possessor, preposed
from kg.model import EntityType, Mention, MentionKind
from kg.nlp import Document
from kg.nlp.words import country_names


def bodies(document: Document) -> Iterator[Finding]:
    """Yield seats, owners and rivals of the institutions that the document names."""
    for mention, span in zip(document.mentions, document.spans, strict=True):
        if mention.type is EntityType.INSTITUTION and mention.kind is MentionKind.NAME:
            yield from _seats(document, mention, span)
            yield from _relatives(document, mention, span)
            yield from _whole_inside(mention, span)
    for token in document.doc:
        if token.pos_ == "NOUN":
            yield from _sites(document, token)


def _whole_inside(body: Mention, span: Span) -> Iterator[Finding]:
    """Read "Political Conference (PC) National Committee": the bracket ends the whole."""
    match = _BRACKETED.match(body.text)
    if match is not None and body.name != match[1]:
        whole = replace(body, end=body.start + len(match[1]), text=match[1], name=match[1])
        yield from linked(body, "part_of", whole, span.root, "name-inside-name")


_BRACKETED = re.compile(r"(.+) \([A-Z]{2,10}\) \w")


def _seats(document: Document, body: Mention, span: Span) -> Iterator[Finding]:
    """Read where an institution is from the words around its name."""
    yield from _seat_before(document, body, span)
    yield from _seat_after(document, body, span)


def _seat_before(document: Document, body: Mention, span: Span) -> Iterator[Finding]:
    """Read "Chicago-based X", "Russian manufacturer X", "Russia's X", "Irish airline, X"."""
    doc = document.doc
    at = span.start - 1
    if at >= 2 and doc[at].lower_ == "based" and doc[at - 1].text == "-":
        yield from _place_at(document, body, at - 2, "based")
        return
    if at >= span.sent.start and doc[at].text in (",", "("):
        at -= 1
    crossed = owned = False
    while at >= span.sent.start and span.start - at <= 7:
        token = doc[at]
        place = document.at(token)
        if place is not None:
            rule = _seat_rule(place, owned=owned, crossed=crossed)
            if rule is not None:
                yield from linked(body, "located_in", place, token, rule)
            return
        if token.lower_ == "based" and at >= 2 and doc[at - 1].text == "-":
            yield from _place_at(document, body, at - 2, "based")
            return
        if token.lower_ in ("'s", "'"):
            owned = True
        elif token.lower_ in noun_words()["bodies"]:
            crossed = True
        elif token.pos_ not in ("NOUN", "ADJ", "PROPN") and token.text != "-":
            return
        at -= 1


def _seat_rule(place: Mention, *, owned: bool, crossed: bool) -> str | None:
    if place.type is not EntityType.PLACE or place.kind is MentionKind.PRONOUN:
        return None
    if owned:
        return "place-possessive"
    if not crossed:
        return None
    return "demonym-before-body" if place.kind is MentionKind.DEMONYM else "place-before-body"


def _seat_after(document: Document, body: Mention, span: Span) -> Iterator[Finding]:
    """Read "X in Sydney", "X, from Brazil", "University X of the UK"."""
    doc, stop = document.doc, span.sent.end
    at = span.end
    if at < stop and doc[at].text == ",":
        at += 1
    if at + 1 >= stop:
        return
    link = doc[at]
    near = at == span.end
    if link.lower_ == "in" and near:
        if link.head.i not in range(span.start, span.end):
            return  # "told Boeing in Seattle": the place is the verb's
    elif link.lower_ == "of" and near:
        pass
    elif link.lower_ != "from" or near:
        return
    at += 1
    if doc[at].lower_ == "the" and at + 1 < stop:
        at += 1
    place = document.at(doc[at])
    if (
        place is None
        or place.type is not EntityType.PLACE
        or place.kind is not MentionKind.NAME
    ):
        return
    if link.lower_ == "of" and place.name not in country_names():
        return
    yield from _wider(document, body, at, link, f"body-{link.lower_}-place")


def _wider(
    document: Document, body: Mention, at: int, predicate: Token, rule: str
) -> Iterator[Finding]:
    """Yield a place and the ones around it: "in Toulouse, France"."""
    doc = document.doc
    while True:
        place = document.at(doc[at])
        if place is None or place.type is not EntityType.PLACE:
            return
        yield from linked(body, "located_in", place, predicate, rule)
        at = document.spans[document.owner[at]].end
        if at + 1 >= len(doc) or doc[at].text != "," or doc[at + 1].sent != predicate.sent:
            return
        at += 1


def _place_at(document: Document, body: Mention, index: int, rule: str) -> Iterator[Finding]:
    if index < 0:
        return
    place = document.at(document.doc[index])
    if place is not None and place.type is EntityType.PLACE:
        yield from linked(body, "located_in", place, document.doc[index], rule)


def _sites(document: Document, noun: Token) -> Iterator[Finding]:
    """Read "Google headquarters in California", "the U.N. headquarters in New York"."""
    if noun.lower_ not in noun_words()["sites"]:
        return
    body = possessor(document, noun)
    if body is None or body.type is not EntityType.INSTITUTION:
        return
    for token in (*preposed(noun, "in"), *_located(noun)):
        yield from _wider(document, body, token.i, noun, "site")


def _relatives(document: Document, body: Mention, span: Span) -> Iterator[Finding]:
    """Read "Boeing's rival Airbus", "EADS subsidiary Airbus", "Airbus parent EADS"."""
    doc, lists = document.doc, noun_words()
    yield from _owners(document, body, span)
    at = span.start - 1
    if at >= span.sent.start and doc[at].text == ",":
        at -= 1
    if at < span.sent.start:
        return
    noun = doc[at]
    lemma = noun.lemma_.lower()
    kinds = {"rivals": "competes_with", "parts": "part_of", "wholes": "whole_of"}
    relation = next((kinds[name] for name in kinds if lemma in lists[name]), None)
    if relation is None or document.at(noun) is not None:
        return
    other = possessor(document, noun)
    if other is None or other.type is not EntityType.INSTITUTION:
        return
    subject, object_ = (other, body) if relation == "whole_of" else (body, other)
    name = "part_of" if relation == "whole_of" else relation
    yield from linked(subject, name, object_, noun, "kin-noun")


def _owners(document: Document, body: Mention, span: Span) -> Iterator[Finding]:
    """Read "Boeing's Launch Systems", "the Art Museum at the University", "EADS-owned X"."""
    doc = document.doc
    at = span.start - 1
    if at >= 2 and doc[at].lower_ in ("owned", "controlled") and doc[at - 1].text == "-":
        owner = document.at(doc[at - 2])
        if owner is not None:
            yield from linked(body, "part_of", owner, doc[at], "owned")
    for root in (span.root, *_heads_of_list(span.root)):
        for child in root.children:
            owner = document.at(child) if child.dep_ == "poss" else None
            if owner is not None and document.owner[child.i] != document.owner[span.start]:
                yield from linked(body, "part_of", owner, child, "body-possessive")
    if span.end + 1 < span.sent.end and doc[span.end].lower_ == "at":
        at = span.end + 1
        at += doc[at].lower_ == "the"
        if doc[span.end].head.i in range(span.start, span.end) and at < span.sent.end:
            owner = document.at(doc[at])
            if owner is not None and owner.kind is MentionKind.NAME:
                yield from linked(body, "part_of", owner, doc[span.end], "body-at-body")


def _heads_of_list(root: Token) -> Iterator[Token]:
    """Yield what a coordinated noun hangs on: in "China's A, B and C" all are China's."""
    while root.dep_ == "conj" and root.head.pos_ in ("NOUN", "PROPN"):
        root = root.head
        yield root


def _located(noun: Token) -> Iterator[Token]:
    for child in noun.children:
        if child.dep_ == "acl" and child.lemma_.lower() in ("locate", "base", "situate"):
            yield from preposed(child, "in")
