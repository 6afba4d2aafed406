"""Tells which names behind a body's are nothing that it makes: rivals, reports, units."""

import re

from spacy.tokens import Span

from kg.extraction.grammar.phrases import noun_words
from kg.extraction.products.firms import is_firm, is_known_maker, is_seen_to_act
from kg.extraction.products.fragments import SYSTEMS
from kg.model import EntityType, Mention
from kg.nlp import Document
from kg.nlp.products.techwords import techwords


def is_rivals(span: Span) -> bool:
    """Tell whether a name is of what others make like it: "its Zephyr and Qobot rival, X".

    So is "Acme's Zephyr 2 remake".
    """
    for token in span.doc[span.end : min(span.end + _RIVALS, span.sent.end)]:
        if token.lower_ in noun_words()["rivals_of_wares"]:
            return True
        if token.pos_ not in ("PROPN", "NOUN", "CCONJ", "NUM") and token.text not in ("-", "/"):
            return False
    return False


def is_copy(span: Span) -> bool:
    """Tell whether a name ends in what others make of a product: "the Acme Zephyr emulator"."""
    return span[-1].lower_ in noun_words()["rivals_of_wares"]


_RIVALS = 5
"""Words after a product among which is that its owner has a rival of it, most."""


def is_report(span: Span) -> bool:
    """Tell whether a name is a report's: "Acme's Survey", "Acme's Market Update predicts"."""
    root, lists = span.root, noun_words()
    if root.is_lower:
        return False
    if any(token.lower_ in lists["reports"] for token in span[-_OF_REPORT:]):
        return True  # also "Acme's Advisory Bundle"
    return root.dep_ == "nsubj" and root.head.lemma_.lower() in lists["foretelling"]


_OF_REPORT = 2
"""Last words of a name among which is that it is a report's."""


def is_panel(span: Span) -> bool:
    """Tell whether a name is that of a part of a body: "the alliance's Zephyr Subcommittee"."""
    return span[-1].is_title and span[-1].lower_ in noun_words()["sisters"]


def _is_gathering(span: Span) -> bool:
    """Tell whether a name is that of an event: "at Acme Zephyr 2014", "Acme Summit 2014"."""
    doc = span.doc
    year = _YEAR.fullmatch(span[-1].text) is not None
    before = doc[span.start - 1].lower_ if span.start else ""
    held = any(token.lower_ in noun_words()["gatherings"] for token in span[1:])
    return held or (year and before == "at")


_YEAR = re.compile(r"(?:19|20)\d\d")


def _is_cut(span: Span) -> bool:
    """Tell whether a system or a standard only says of what the noun behind it is.

    So it is in "the Acme Linux driver" and "Acme 5G revenue", but an "Acme Linux server" has
    the maker's own.
    """
    doc, last = span.doc, span[-1]
    after = doc[span.end].lemma_.lower() if span.end < len(doc) else ""
    if last.text in SYSTEMS:
        return after in ("app", "application", "client", "driver")
    standard = last.text == "G"  # which is cut off the number of "5G"
    return standard and last.dep_ in ("compound", "nmod") and last.head.i >= span.end


def _is_bought(span: Span) -> bool:
    """Tell whether a name is that of a firm, which is taken over: "the purchase of Acme VR"."""
    root, deal = span.root, noun_words()["takeovers"]
    if any(letter.isdigit() for letter in span.text) or span[-1].tag_ in ("NNS", "NN"):
        return False
    if root.dep_ == "pobj" and root.head.lower_ == "of":
        return root.head.head.lemma_.lower() in deal
    verb = root.head
    if root.dep_ != "dobj" or any(child.dep_ == "det" for child in root.children):
        return False
    above = verb.head.lemma_.lower()
    bought = verb.lemma_ == "buy" and (above == "deal" or above in deal)
    return verb.lemma_ == "acquire" or bought


def is_stray(document: Document, maker: Mention, tech: Mention, span: Span) -> bool:
    """Tell whether a product's name that begins with a body's is none of what that one makes.

    So are units and blocks of what bears the name ("Zephyr Point Unit 2"), computers and the
    network of whoever is known as no maker ("Acme computers"), a client for another's system
    ("Acme iPhone app"), and what begins with two makers ("Acme Zephyr X2"). Nor does a body
    make the events and the firm that are called so.
    """
    words = tech.text[len(maker.text) :].split()
    if is_copy(span) or _is_gathering(span) or _is_cut(span) or _is_bought(span):
        return True
    if len(words) > 1 and words[0].lower() in techwords().counters and words[1].isdigit():
        return True
    if not is_known_maker(maker) and tech.text[len(maker.text) :].islower():
        return words[-1] in noun_words()["kept_by_bodies"]
    return any(
        one.name == words[0]
        and one.type is EntityType.INSTITUTION
        and (is_firm(document, one) or is_seen_to_act(document, one))
        for one in document.mentions
    )
