"""Tells what an article has from others alone: other media, or sources without a name."""

from spacy.tokens import Token

from kg.extraction.grammar.headlines import is_infinitive
from kg.extraction.grammar.slots import is_passive
from kg.extraction.grammar.stancewords import stance_words


def is_of_press(node: Token, head: Token) -> bool:
    """Tell whether other media alone tell it: "a report that X met Y", "the press reported"."""
    if head.lemma_ != "report" or is_infinitive(node):
        return False
    if head.pos_ == "NOUN":
        marked = any(child.dep_ == "mark" for child in node.children)
        return marked and node.dep_ in ("acl", "ccomp", "relcl")
    # What it reports as said or done "during a meeting of X and Y" makes that its news too.
    told = node.dep_ in ("ccomp", "prep") and node.i > head.i
    return told and any(
        child.dep_ == "nsubj" and child.lower_ in stance_words().press
        for child in head.children
    )


def is_hearsay(node: Token, head: Token) -> bool:
    """Tell whether somebody only is said to do something: "was reported to be buying X"."""
    told = head.lemma_ in ("report", "say", "rumor", "rumour")
    return told and node.dep_ == "xcomp" and is_infinitive(node) and is_passive(head)


def is_of_sources(node: Token, head: Token) -> bool:
    """Tell whether a clause is from people without a name.

    "Acme is building it, the Herald reported, citing people familiar with the matter", "two
    sources told the Herald".
    """
    if node.dep_ != "ccomp" or head.lemma_ not in stance_words().neutral:
        return False
    for child in head.children:
        if child.dep_ == "nsubj" and _is_source(child):
            return True
        if child.dep_ in ("advcl", "prep") and child.lower_ == "citing":
            return any(_is_source(one) for one in child.children)
    return False


def _is_source(noun: Token) -> bool:
    """Tell whether a word is "sources", "a person familiar with it" or "unnamed officials"."""
    lemma = noun.lemma_.lower()
    if lemma in ("source", "insider"):
        return noun.pos_ == "NOUN"
    if lemma not in ("people", "person", "official"):
        return False
    return any(
        child.lower_ in _IN_THE_KNOW or one.lower_ in _IN_THE_KNOW
        for child in noun.children
        for one in (child, *child.children)
    )


_IN_THE_KNOW = frozenset(
    ("familiar", "briefed", "knowledge", "anonymous", "unnamed", "unidentified", "anonymity")
)
