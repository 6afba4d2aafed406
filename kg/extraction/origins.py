"""Reads where somebody is from beside a name: "American poet X", "X, a boy from Irving"."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Span, Token

from kg.extraction.finding import Finding
from kg.extraction.phrases import linked
from kg.extraction.rolewords import is_head, role_words
from kg.model import EntityType, Mention, MentionKind
from kg.nlp import Document


def origin_before(document: Document, person: Mention, span: Span) -> Iterator[Finding]:
    """Read "American academic and professor X": a demonym before a noun for people."""
    doc, people = document.doc, role_words()["people"]
    at, seen = span.start - 1, False
    while at >= span.sent.start and span.start - at <= 6:
        token = doc[at]
        mention = document.at(token)
        if token.lower_ == "born" and at >= span.sent.start + 2 and doc[at - 1].text == "-":
            place = document.at(doc[at - 2])  # "London-born singer X"
            if place is not None and place.type is EntityType.PLACE:
                yield replace(
                    native(person, place, token, "demonym-before-name"), relation="born_in"
                )
            return
        if token.lower_ in ("educated", "trained") and doc[at - 1].text == "-":
            school = document.at(doc[at - 2]) if at >= span.sent.start + 2 else None
            if school is not None:  # "Oxford-educated X"
                yield from linked(person, "educated_at", school, token, "demonym-before-name")
            return
        if mention is not None:
            if seen and mention.kind is MentionKind.DEMONYM:
                yield Finding(
                    subject=person,
                    relation="from_place",
                    object=mention,
                    predicate=token,
                    rule="demonym-before-name",
                )
            return
        if token.lower_ in people or token.lower_ in role_words()["heads"]:
            seen = True
        elif token.lower_ != "and" and token.pos_ not in ("NOUN", "ADJ", "PROPN"):
            return
        at -= 1


def origin_after(document: Document, person: Mention, at: int, stop: int) -> Iterator[Finding]:
    """Read "X, an Australian woman" and "X, a boy from Irving, Texas"."""
    doc, people = document.doc, role_words()["people"]
    if at >= stop or doc[at].lower_ not in ("a", "an", "the"):
        return
    origin: Mention | None = None
    for index in range(at + 1, min(at + 8, stop)):
        token = doc[index]
        mention = document.at(token)
        if mention is not None and mention.kind is MentionKind.DEMONYM:
            origin = mention
            if token.dep_ == "appos" and token.pos_ in ("NOUN", "PROPN"):
                yield native(person, mention, token, "demonym-apposition")  # "the Ethiopian"
                return
        elif token.lower_ in people:
            if origin is not None:
                yield native(person, origin, token, "demonym-apposition")
            elif index + 2 < stop and doc[index + 1].lower_ == "from":
                yield from places_from(document, person, index + 2, stop)
            return
        elif origin is not None and _describes(token, person):
            yield native(person, origin, token, "demonym-apposition")
            return
        elif token.is_punct and token.text != "-":
            return


def _describes(token: Token, person: Mention) -> bool:
    """Tell whether a noun after a name says what he or she is: "X, the Chilean record holder".

    A noun for a post is left to the rules for posts: "the German foreign minister".
    """
    return (
        token.dep_ == "appos"
        and token.tag_ == "NN"
        and token.is_lower
        and token.head.idx < person.end <= token.idx
        and token.head.idx >= person.start
        and not is_head(token)
    )


def places_from(document: Document, person: Mention, at: int, stop: int) -> Iterator[Finding]:
    """Yield the places from a token on, each in the next: "from Irving, Texas"."""
    doc = document.doc
    while at < stop:
        mention = document.at(doc[at])
        if mention is None or mention.type is not EntityType.PLACE:
            return
        yield native(person, mention, doc[at], "from-apposition")
        at = document.spans[document.owner[at]].end
        if at + 1 >= stop or doc[at].text != ",":
            return
        at += 1


def native(person: Mention, place: Mention, predicate: Token, rule: str) -> Finding:
    """Return that somebody is from a place."""
    return Finding(
        subject=person, relation="from_place", object=place, predicate=predicate, rule=rule
    )
