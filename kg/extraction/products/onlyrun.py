"""Tells who only runs a technology, sells more of it, or has nothing to do with it.

"Acme's cloud servers" are at work for Acme; who "expects to ship a million Zephyrs" plans no
Zephyr, which is there; what a court of a country uses, the country need not.
"""

import re

from spacy.tokens import Span, Token

from kg.extraction.grammar.equipmentwords import equipment_words
from kg.extraction.grammar.phrases import noun_words
from kg.extraction.products.sharper import is_product_name
from kg.model import EntityType, Fact, Mention, MentionKind, Stance
from kg.nlp import Document


def is_only_run(fact: Fact[Mention], span: Span | None) -> bool:
    """Tell whether a maker only runs what has no name, or it is made in a country at most.

    Data centres are built and run rather than developed, and "the servers of X" serve X. Goods
    are "Utopian-made" when some firm makes them there; arms are the state's matter.
    """
    name, rule = fact.object.name.lower(), fact.evidence[0].rule
    lists = noun_words()
    offered = span is not None and span.root.head.lemma_.lower() in lists["offering_access"]
    if (offered and name in lists["standards"]) or _is_science(fact.object):
        return True
    if _BY_NUMBER.fullmatch(name) and span is not None and span.root.dep_ == "compound":
        return True  # "an H.263 codec" is made, and not the standard
    if not fact.object.text.islower():
        return False
    if any(name == site or name.endswith(f" {site}") for site in lists["sites_run"]):
        return True
    last = name.split()[-1].removesuffix("s")
    place = fact.subject.type is EntityType.PLACE
    arms = equipment_words()["arms"] | equipment_words()["fought"]
    bought = span is not None and span.doc[span.end : span.end + 1].text == "from"
    if place and (rule == "made-product" or bought):
        return last not in arms
    served = last == "server" or (place and last == "supercomputer")
    return served and rule == "possessive-product"


_BY_NUMBER = re.compile(r"[a-z]\.\d{2,4}|802\.\d{1,2}[a-z]{0,2}")
"""How bodies count their standards: "H.263", "802.11n"."""


def _is_science(tech: Mention) -> bool:
    """Tell whether a name is one of a science: "X's astrophysics program"."""
    words = tech.name.split()
    if len(words) > 1 and words[-1] in _PROGRAMS:
        words = words[:-1]
    return words[-1].endswith(tuple(noun_words()["sciences"])) and words[-1].islower()


_PROGRAMS = frozenset(("program", "programs", "programme", "programmes", "division"))


def is_only_sold(fact: Fact[Mention], span: Span) -> bool:
    """Tell whether only how many will be sold is foretold: "to ship 2m Zephyrs this year"."""
    if fact.evidence[0].stance is Stance.ASSERTED or not is_product_name(fact.object):
        return False
    goods = _counted_by(span.root)
    verb = goods.head
    while verb.dep_ == "conj":
        verb = verb.head
    many = (
        one.lower_ in _MANY or one.text.lower().endswith(_MANY_SHORT)
        for number in goods.children
        if number.dep_ in ("nummod", "quantmod", "compound")
        for one in number.subtree
    )
    return verb.lemma_.lower() in noun_words()["sold_by_number"] and any(many)


def _counted_by(root: Token) -> Token:
    """Return the noun that a number counts: "2m Zephyrs", "2m Zephyr phones", "2m units of"."""
    while root.dep_ in ("compound", "nmod") or (
        root.dep_ == "pobj" and root.head.lower_ == "of"
    ):
        root = root.head.head if root.dep_ == "pobj" else root.head
    return root


_MANY = frozenset(("thousand", "thousands", "million", "millions", "billion", "m", "mn", "bn"))
_MANY_SHORT = ("000", "0k", "0m", "1m", "2m", "3m", "4m", "5m", "6m", "7m", "8m", "9m")


def is_other_user(document: Document, fact: Fact[Mention]) -> bool:
    """Tell whether who uses something is no state, though a word before it says whose it is.

    A court's or a hospital's country does not decide what it uses.
    """
    subject = fact.subject
    if subject.type is not EntityType.PLACE or subject not in document.mentions:
        return False
    span = document.span(subject)
    after = document.doc[span.end : span.end + 1]
    demonym = subject.kind is MentionKind.DEMONYM
    return demonym and any(one.lemma_.lower() in noun_words()["own_users"] for one in after)


def is_formerly(document: Document, fact: Fact[Mention]) -> bool:
    """Tell whether a title with a field is one of the past: "a former kernel developer"."""
    start = document.text[: fact.object.start].rstrip()
    return start.lower().endswith(("former", "retired", "ex", "onetime", "one-time"))
