"""Tells studies from honours, from a place that was offered and from studies broken off.

Nobody learned where they "received an honorary doctorate" or only "were admitted", and readers
do not call a dropout educated by what he left.
"""

from itertools import islice

from spacy.tokens import Token

from kg.extraction.grammar.rolewords import role_words
from kg.model import EntityType, Fact, Mention
from kg.nlp import Document

_WORDS = 12
"""Words on either side of a body that may say that what it gave is an honour."""


def is_studied(document: Document, fact: Fact[Mention]) -> bool:
    """Tell whether a body taught somebody, and did not only honour them."""
    span = document.span(fact.object)
    if _is_of_other(document, fact, span.root):
        return False
    if _is_research(span.root) or _is_only_let_in(span.root):
        return False
    sent = span.sent
    first, last = max(sent.start, span.start - _WORDS), min(sent.end, span.end + _WORDS)
    return all(token.lower_ not in _HONOURS for token in document.doc[first:last])


def _is_of_other(document: Document, fact: Fact[Mention], body: Token) -> bool:
    """Tell whether the student there is another one: "she and X, a student at Y"."""
    noun = body.head.head if body.dep_ == "pobj" else body.head
    if noun.dep_ != "appos" or noun.lemma_.lower() not in role_words()["students"]:
        return False
    named = document.at(noun.head)
    other = named is not None and named.type is EntityType.PERSON
    return other and named is not None and named.name != fact.subject.name


_HONOURS = frozenset(("honorary", "honourary", "causa"))


def _is_only_let_in(body: Token) -> bool:
    """Tell whether somebody was only let in, or left: "was admitted to X", "an X dropout"."""
    noun = body.head
    if noun.lower_ in ("dropout", "dropouts") and body.dep_ in ("compound", "nmod", "poss"):
        return True
    for above in islice(body.ancestors, _NEAR):
        if above.lower_ in ("dropout", "dropouts"):
            return True
        if above.pos_ == "VERB":
            out = above.lemma_ == "drop" and any(one.lower_ == "out" for one in above.children)
            return out or above.lemma_.lower() in _LETTING_IN
    return False


_NEAR = 4
"""Words between the name of a school and the verb or noun above it, by the parse."""
_LETTING_IN = frozenset(("admit", "accept", "apply", "offer", "reject", "decline"))


def _is_research(body: Token) -> bool:
    """Tell whether somebody only looks into a thing there: "has studied the disease at X".

    Who studied a field or an instrument did so in the past: "studied the piano at X". Of "who
    studies robots at X" nobody can tell the scholar from the student.
    """
    verb = body.head.head
    if verb.dep_ == "dobj":
        verb = verb.head
    if body.dep_ != "pobj" or verb.lemma_.lower() != "study" or verb.pos_ != "VERB":
        return False
    if verb.tag_ not in ("VBN", "VBZ", "VBP"):
        return False
    studied = next((one for one in verb.children if one.dep_ == "dobj"), None)
    if studied is not None and verb.tag_ in ("VBZ", "VBP"):
        return True
    return studied is not None and any(
        one.dep_ in ("det", "poss") or one.pos_ == "NUM" for one in studied.children
    )
