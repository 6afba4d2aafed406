"""Reads where an institution is from a bracket of places, and from "headquartered in"."""

import re
from collections.abc import Iterator

from spacy.tokens import Span

from kg.extraction.grammar.finding import Finding
from kg.extraction.grammar.phrases import linked, noun_words
from kg.extraction.places.kinds import NEAR
from kg.extraction.places.places import located, places
from kg.model import Mention
from kg.nlp import Document
from kg.nlp.parsing.words import country_names


def in_bracket(document: Document, body: Mention, span: Span) -> Iterator[Finding]:
    """Read "X (U.S.)" and "X (Lyon, France)": a bracket of nothing but places."""
    doc, stop = document.doc, span.sent.end
    if span.end >= stop or doc[span.end].text != "(":
        return
    row = places(document, span.end + 1, stop)
    alone = row.found and row.end < stop and doc[row.end].text == ")" and not row.joined
    if alone and row.end + 1 < stop and doc[row.end + 1].pos_ == "PROPN":
        return  # "Lakeside Press (Malaysia) Berhad" is one name
    if alone and not _is_short_form(row.found[0], body.text):
        for place in row.found:
            yield from linked(body, "located_in", place, span.root, "place-in-bracket")


def _is_short_form(place: Mention, name: str) -> bool:
    """Tell whether a bracket shortens a name: "Institute of Volcanology (Phivolcs)".

    Its letters stand in the name in this order, and the first of them begins a word.
    """
    wanted = [letter for letter in place.text.lower() if letter.isalpha()]
    if place.name in country_names() or not wanted:
        return False
    low = name.lower()
    for word in re.finditer(r"\b\w", low):
        rest = iter(low[word.start() :])
        if word[0] == wanted[0] and all(letter in rest for letter in wanted):
            return True
    return False


def seated(document: Document, body: Mention, span: Span) -> Iterator[Finding]:
    """Read "Headquartered in Lyon, France, X grew" and "X, headquartered in Lyon, grew"."""
    doc, stop = document.doc, span.sent.end
    at = span.end + 1
    if at + 2 < stop and doc[span.end].text == "," and _opens_seat(document, at):
        yield from located(document, body, at + 2, doc[at], "seated")
    at = span.sent.start
    while at < span.start and (doc[at].is_space or doc[at].is_punct):
        at += 1
    if at + 2 < span.start and _opens_seat(document, at):
        row = places(document, at + 2, span.start)
        end = row.end + (doc[row.end].text == ",")
        if row.found and end + (doc[end].lower_ == "the") == span.start:
            for place in row.found:
                yield from linked(body, "located_in", place, doc[at], "seated")


def _opens_seat(document: Document, at: int) -> bool:
    """Tell whether "headquartered in", "based in" or "located near" starts at a token."""
    doc = document.doc
    return doc[at].lower_ in noun_words()["seated"] and doc[at + 1].lower_ in NEAR
