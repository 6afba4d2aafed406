"""Reads who makes a product from the product's own name: "Airbus A380"."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Span

from kg.extraction.grammar.finding import Finding
from kg.extraction.grammar.phrases import linked, noun_words
from kg.extraction.products.firms import is_firm, is_seen_to_act, part_in
from kg.extraction.products.strays import is_stray
from kg.model import EntityType, Mention, MentionKind
from kg.nlp import Document
from kg.nlp.products.techwords import techwords


def inside(document: Document, tech: Mention, span: Span) -> Iterator[Finding]:
    """Read the maker at the start of a product's name: "Airbus" in "Airbus A380"."""
    for mention in document.mentions:
        if (
            mention.type is EntityType.INSTITUTION
            and mention.kind is MentionKind.NAME
            and tech.text.startswith(mention.text + " ")
        ):
            common = tech.text[len(mention.text) :].islower()
            if _is_line(document, mention) or (common and not is_firm(document, mention)):
                continue  # "Genesis chips" may be samples of a mission
            if _is_place(document, tech.text[len(mention.text) + 1 :]):
                return  # "Acme Lisbon" is an office
            if is_stray(document, mention, tech, span):
                return
            if _is_short(document, mention, tech) or _is_version(document, mention, tech):
                return
            inside = replace(
                mention, start=tech.start, end=tech.start + len(mention.text), text=mention.text
            )
            if part_in(document, mention, None) == "develops":  # no airline's "X Lounge"
                rule = _rule(document, mention, tech, span)
                yield from linked(inside, "develops", tech, span.root, rule)
            return
    first = tech.text.split(" ")[0]
    known = first.lower() in techwords().makers | techwords().firms
    known &= first.lower() not in noun_words()["lines_of_wares"]  # "ThinkPad X1"
    if first != tech.text and known and _is_told_of(document, first, tech):
        maker = replace(
            tech,
            end=tech.start + len(first),
            text=first,
            name=first,
            type=EntityType.INSTITUTION,
            concept="",
        )
        if not is_stray(document, maker, tech, span):
            rule = _rule(document, maker, tech, span)
            yield from linked(maker, "develops", tech, span.root, rule)


def _rule(document: Document, maker: Mention, tech: Mention, span: Span) -> str:
    """Return the rule by which a product's name says its maker.

    A designation is its maker's ("Boeing 737"), but for one of a list of others' products
    ("Zephyr, Acme 365, Ample Docs"). Of "Acme Search" it takes a sentence that
    speaks of the maker too ("Acme said that Acme Search would change"); alone it says too
    little to be shown, but who buys the product is still supplied by whom it is named after.
    """
    code = "".join(tech.text[len(maker.text) :].split()[:_OF_CODE])
    if any(letter.isdigit() for letter in code) and not _is_listed(document, span):
        return "maker-in-product"
    first, last = span.sent.start, span.sent.end
    apart = (
        one.name == maker.name
        and one.type is EntityType.INSTITUTION
        and first <= where.start < last
        and not span.start <= where.start < span.end
        for one, where in zip(document.mentions, document.spans, strict=True)
    )
    return "maker-in-product" if any(apart) else "maker-in-name-alone"


_OF_CODE = 2
"""Words after a maker one of which is a designation: "Starship 36", no "Watch Series 11"."""


def _is_listed(document: Document, span: Span) -> bool:
    """Tell whether a product stands among others in a list: B of "A, B 365, C and D"."""
    doc = document.doc
    if span.start < 2 or span.end + 1 >= len(doc):
        return False
    if doc[span.start - 1].text != "," or doc[span.end].text != ",":
        return False
    return doc[span.start - 2].pos_ == "PROPN" and doc[span.end + 1].pos_ == "PROPN"


def _is_place(document: Document, name: str) -> bool:
    """Tell whether the text has a name for a place: "Lisbon" of the office "Acme Lisbon"."""
    return any(one.type is EntityType.PLACE and one.text == name for one in document.mentions)


def _is_version(document: Document, body: Mention, tech: Mention) -> bool:
    """Tell whether a name before more of it is a product's, of which that is one: "Zephyr 2".

    Before a code with letters and digits ("Zephyr A7") stands a maker; else the text has to
    show that there is one.
    """
    code = tech.text[len(body.text) :].split()[0]
    letters = any(letter.isalpha() for letter in code)
    if letters and any(letter.isdigit() for letter in code):
        return False
    return not is_firm(document, body) and not is_seen_to_act(document, body)


def _is_told_of(document: Document, maker: str, tech: Mention) -> bool:
    """Tell whether a text that has a product's name says who makes it.

    A model's designation is its maker's ("Boeing 737"), and "Nvidia chips" are chips of
    Nvidia. Of "Google Analytics" it takes the maker somewhere by itself: the text may be about
    those who use it.
    """
    if any(letter.isdigit() for letter in tech.text) or tech.text[len(maker) :].islower():
        return True
    return any(
        one.type is EntityType.INSTITUTION and one.name.split(" ")[0] == maker
        for one in document.mentions
    )


def _is_line(document: Document, body: Mention) -> bool:
    """Tell whether a name before more of it is one of its maker's: "Acme Zephyr" + "Beta"."""
    first, *rest = body.text.lower().split()
    known = bool(rest) and first in techwords().makers | techwords().firms
    return known and not is_seen_to_act(document, body)


def _is_short(document: Document, body: Mention, tech: Mention) -> bool:
    """Tell whether a maker's name is the product's cut short: "Ample" of "Ample Analytics".

    It is where the product is named first, unless something else tells that it is a firm: an
    acronym with a long form is a body's own, and before a code stands the maker ("Zephyr A7").
    """
    code = tech.text[len(body.text) :].split()[0]
    if body.name != body.text or (code.isalnum() and not code.isalpha()):
        return False
    first = next(one for one in document.mentions if one.text.startswith(body.text))
    return (
        first.type is EntityType.TECHNOLOGY
        and first.text.startswith(f"{body.text} ")
        and not is_firm(document, body)
    )
