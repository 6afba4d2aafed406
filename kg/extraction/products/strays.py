"""Tells which names behind a body's are nothing that it makes: rivals, reports, units."""

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
    root, last = span.root, span[-1]
    if root.is_lower:
        return False
    if last.lower_ in noun_words()["reports"]:
        return True
    return root.dep_ == "nsubj" and root.head.lemma_.lower() in noun_words()["foretelling"]


def is_stray(document: Document, maker: Mention, tech: Mention, span: Span) -> bool:
    """Tell whether a product's name that begins with a body's is none of what that one makes.

    So are units and blocks of what bears the name ("Zephyr Point Unit 2"), computers and the
    network of whoever is known as no maker ("Acme computers"), a client for another's system
    ("Acme iPhone app"), and what begins with two makers ("Acme Zephyr X2").
    """
    words = tech.text[len(maker.text) :].split()
    if is_copy(span):
        return True
    if len(words) > 1 and words[0].lower() in techwords().counters and words[1].isdigit():
        return True
    if not is_known_maker(maker) and tech.text[len(maker.text) :].islower():
        return words[-1] in noun_words()["kept_by_bodies"]
    after = span.doc[span.end].lemma_.lower() if span.end < len(span.doc) else ""
    if words[-1] in SYSTEMS and after in ("app", "application", "client"):
        return True
    return any(
        one.name == words[0]
        and one.type is EntityType.INSTITUTION
        and (is_firm(document, one) or is_seen_to_act(document, one))
        for one in document.mentions
    )
