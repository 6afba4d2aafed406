"""Reads where an institution is from a description that takes it up: "the US manufacturer"."""

from collections.abc import Iterator

from spacy.tokens import Span

from kg.extraction.grammar.finding import Finding
from kg.extraction.grammar.phrases import linked
from kg.extraction.products.users import is_user
from kg.model import EntityType, Mention, MentionKind
from kg.nlp import Document
from kg.nlp.parsing.words import country_names


def described_seat(document: Document, body: Mention, span: Span) -> Iterator[Finding]:
    """Read "the US manufacturer" and "the Michigan-based firm", of a body named before.

    Where another body was named as near, "the French planemaker" may tell it from that one.
    """
    doc, at = document.doc, span.start - 1
    if span[-1].lower_ in _OPEN_TO_ALL:
        return  # "the American marketplace" is a market
    while at >= span.sent.start and _is_between(document, at):
        at -= 1  # "the Chinese e-commerce giant"
    based = at >= 2 and doc[at].lower_ == "based" and doc[at - 1].text == "-"
    place = document.at(doc[at - 2 if based else at]) if at >= 0 else None
    if place is None or place.type is not EntityType.PLACE:
        return
    country = place.kind is MentionKind.DEMONYM or place.name in country_names()
    if based or (country and _is_alone(document, body, span)):
        rule = "based" if based else "demonym-before-body"
        yield from linked(body, "located_in", place, doc[at], rule)


_OPEN_TO_ALL = frozenset(("marketplace", "market", "exchange"))


def _is_between(document: Document, at: int) -> bool:
    """Tell whether a word may stand between "Chinese" and "giant"."""
    one, token = document.at(document.doc[at]), document.doc[at]
    if one is not None:
        return one.type is EntityType.TECHNOLOGY
    return token.pos_ in ("NOUN", "ADJ") or (token.text == "-" and token.dep_ != "ROOT")


def _is_alone(document: Document, body: Mention, span: Span) -> bool:
    """Tell whether no other body is named between a description and the name it takes up.

    Nor in the sentence of that name, nor in the one before: where two firms are told of by
    turns, "the US firm" is the one that the reader knows to be of the US.
    """
    start: int | None = None
    for index in range(document.owner[span.start] - 1, -1, -1):
        one, here = document.mentions[index], document.spans[index]
        if start is not None and here.start < start:
            return True
        if one.type is not EntityType.INSTITUTION or one.kind is not MentionKind.NAME:
            continue
        other = one.name != body.name
        if other and (is_user(document, body) or not is_user(document, one)):
            return False  # beside a planemaker, an airline is not meant
        if one.name == body.name and start is None:
            start = here.sent.start
            start = document.doc[start - 1].sent.start if start else start
    return start is not None
