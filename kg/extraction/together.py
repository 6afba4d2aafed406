"""Tells whether two bodies that somebody takes for partners are so by the words around them."""

from spacy.tokens import Token

from kg.extraction.merging import SUPPORTING
from kg.extraction.phrases import noun_words
from kg.model import EntityType, Fact, Mention
from kg.nlp import Document


def are_together(document: Document, fact: Fact[Mention]) -> bool:
    """Tell whether two still work together: not "the last time that X and Y did so".

    Args:
        document: The document.
        fact: That two are partners.
    """
    if fact.evidence[0].extractor in SUPPORTING and _are_at_odds(document, fact):
        return False
    states = fact.subject.type is fact.object.type is EntityType.PLACE
    return not any(
        (token.lower_ == "time" and any(one.lower_ in _LAST for one in token.lefts))
        or token.lower_ in _TRUCES
        or (states and token.lower_ in _OF_ENEMIES)
        for token in document.span(fact.subject).sent
    )


_LAST = frozenset(("last", "final"))


_TRUCES = frozenset(("ceasefire", "cease-fire", "truce", "armistice"))
_OF_ENEMIES = frozenset(("hostages", "hostage", "prisoner", "prisoners", "captives", "foes"))
"""Of these two states make deals that are no partners: a truce, a swap of prisoners."""


def _are_at_odds(document: Document, fact: Fact[Mention]) -> bool:
    """Tell whether the words that join two bodies make them no partners.

    They are rivals ("a race between X and Y"), something parts them ("dividing X and Y"), one
    is the other's prey ("X will end up with Y"), or only what it makes is spoken of ("X built
    it with Y models").
    """
    one, other = (document.span(end).root for end in (fact.subject, fact.object))
    if _is_maker(document, one) or _is_maker(document, other):
        return True
    above = {token.i for token in (one, *one.ancestors)}
    joint = next((token for token in (other, *other.ancestors) if token.i in above), other)
    if joint in (one, other):
        link = joint.head
        if link.lemma_.lower() in _PARTING:
            return True
        return link.lower_ == "between" and link.head.lemma_.lower() in noun_words()["at_odds"]
    ends = joint.lemma_.lower() in ("end", "wind")
    return ends and any(child.lower_ == "up" for child in joint.children)


_PARTING = frozenset(("divide", "separate", "split", "pit", "distinguish"))


def _is_maker(document: Document, word: Token) -> bool:
    """Tell whether a body stands only for what it makes: "Acme models", "Acme's software"."""
    ware = word.head
    if word.dep_ not in ("compound", "nmod", "poss") or not ware.is_lower:
        return False
    made = document.at(ware)
    product = made is not None and made.type is EntityType.TECHNOLOGY
    return product or ware.lemma_.lower() in noun_words()["wares_of_firms"]
