"""Tells from whom a post is taken: who is removed from it, and whose government is over."""

from spacy.tokens import Token

from kg.extraction.grammar.rolewords import is_head, role_words
from kg.extraction.grammar.slots import is_passive
from kg.extraction.grammar.stancewords import stance_words
from kg.extraction.stance.stance import stance
from kg.model import Stance, Status

_OWNS = ("'s", "\u2019s", "'", "\u2019")
"""Marks of an owner."""


def is_removed(name: Token) -> bool:
    """Tell whether a name is whom a post is taken from: "the court removed Governor X"."""
    if name.doc[name.i + 1 : name.i + 2].text in _OWNS:
        return (
            False  # "dismissed President X's petition", whatever the parse takes as dismissed
        )
    if name.dep_ == "appos" and name.head.i < name.i and is_head(name.head):
        name = name.head  # "the firing of its head, X"
    above = name.head
    if name.dep_ == "pobj" and above.lower_ == "of":
        leaving = above.head
        gone = leaving.lemma_.lower() in role_words()["leavings"]
        return gone and not (_is_wanted(leaving) or _is_to_come(leaving))
    if name.dep_ in ("pobj", "nsubj") and _is_vacated(name):
        return True
    taken = above.pos_ == "VERB" and (
        above.lemma_.lower() in role_words()["removing_verbs"] or _is_for_life(above)
    )
    patient = name.dep_ == "dobj" or (name.dep_ == "nsubjpass" and is_passive(above))
    return taken and patient and stance(above) is Stance.ASSERTED


def _is_for_life(verb: Token) -> bool:
    """Tell whether somebody is shut out for good: "was banned for life by the federation"."""
    return verb.lemma_ in ("ban", "bar", "suspend") and any(
        child.lower_ == "for" and any(one.lower_ == "life" for one in child.children)
        for child in verb.children
    )


def _is_vacated(name: Token) -> bool:
    """Tell whether a name is who left a seat: "the seat that was vacated by X"."""
    verb = name.head.head if name.dep_ == "pobj" and name.head.lower_ == "by" else name.head
    left = verb.lemma_.lower() == "vacate" and verb.pos_ == "VERB"
    return left and stance(verb) in (Stance.ASSERTED, Stance.REPORTED)


def led_before(name: Token) -> bool:
    """Tell whether a name is whose government is over: "the previous cabinet, led by Y"."""
    link = name.head
    if name.dep_ != "pobj" or link.lower_ not in ("by", "of", "under"):
        return False
    body = link.head
    if body.dep_ == "acl" and body.tag_ == "VBN":
        body = body.head
    listed = stance_words()
    return body.lemma_.lower() in listed.rule and any(
        listed.position.get(child.lower_) is Status.FORMER for child in body.lefts
    )


def _is_to_come(noun: Token) -> bool:
    """Tell whether an act has not happened yet: "the impending retirement of X"."""
    open_ = (Stance.PLANNED, Stance.SPECULATED)
    return any(stance_words().adjectives.get(one.lower_) in open_ for one in noun.children)


def _is_wanted(noun: Token) -> bool:
    """Tell whether an act is only asked for: "demanded the resignation of Governor X"."""
    while noun.dep_ == "conj":
        noun = noun.head
    verb = noun.head
    if noun.dep_ == "pobj" and verb.lower_ == "for":
        verb = verb.head
    return verb.lemma_.lower() in role_words()["wanting"]
