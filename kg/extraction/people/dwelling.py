"""Tells where somebody lives from where somebody is from, whichever of both was read.

"A resident of Leeds" lives there and may be from anywhere; who "grew up in Leeds" is from there
and may live anywhere by now.
"""

from dataclasses import replace
from itertools import islice

from spacy.tokens import Token

from kg.model import EntityType, Fact, Mention
from kg.nlp import Document


def as_dwelt(document: Document, fact: Fact[Mention]) -> Fact[Mention]:
    """Return a fact of origin or residence with the relation that its words say.

    Args:
        document: The document.
        fact: A fact read in it, of any relation.
    """
    if fact.relation == "from_place" and is_resident(document.span(fact.object).root):
        person = fact.subject.type is EntityType.PERSON
        return replace(fact, relation="lives_in") if person else fact
    if fact.relation == "lives_in" and _is_childhood(document.span(fact.object).root):
        return replace(fact, relation="from_place")
    return fact


def is_dwelling(document: Document, fact: Fact[Mention]) -> bool:
    """Tell whether somebody lives in a place, not "practically lives" there for work."""
    above = islice(document.span(fact.object).root.ancestors, _NEAR)
    return not any(
        child.lower_ in _ALMOST
        for verb in above
        if verb.lemma_ in ("live", "reside", "camp")
        for child in verb.children
    )


_ALMOST = frozenset(("practically", "virtually", "basically", "effectively", "all"))
"""Adverbs of who does not quite live somewhere; "all" is that of "all but lives"."""


def is_resident(place: Token) -> bool:
    """Tell whether a place is a resident's: "a U.S. resident", "residents of Leeds"."""
    above = islice(place.ancestors, _NEAR)
    return any(one.lower_ in ("resident", "residents") for one in above)


def _is_childhood(place: Token) -> bool:
    """Tell whether somebody only spent a childhood in a place: "grew up in Leeds"."""
    for verb in islice(place.ancestors, _NEAR):
        if verb.pos_ == "VERB":
            up = any(child.lower_ == "up" for child in verb.children)
            return verb.lemma_ == "raise" or (up and verb.lemma_ in ("grow", "bring"))
    return False


_NEAR = 4
"""Words between a place and what is said of somebody there, by the parse."""
