"""Tells whether two bodies that somebody takes for partners are so by the words around them.

And whether a tie of two is over: "X once competed with Y", "was owned by Z until 2011".
"""

from spacy.tokens import Token

from kg.extraction.grammar.phrases import noun_words
from kg.extraction.merging import SUPPORTING
from kg.extraction.status.pasttimes import has_ended
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
    if is_over(document, fact) or _is_only_hoped(document, fact):
        return False
    states = fact.subject.type is fact.object.type is EntityType.PLACE
    return not any(
        (token.lower_ == "time" and any(one.lower_ in _LAST for one in token.lefts))
        or token.lower_ in _TRUCES
        or (states and token.lower_ in _OF_ENEMIES)
        for token in document.span(fact.subject).sent
    )


def is_over(document: Document, fact: Fact[Mention]) -> bool:
    """Tell whether the verb that ties two says that they are tied no more.

    Args:
        document: The document.
        fact: A tie of two bodies, which has no status to say so.
    """
    joint = _joint(document, fact)
    if joint is None or joint.pos_ not in ("VERB", "AUX"):
        return False
    once = any(one.lower_ in _ONCE and one.i < joint.i for one in joint.children)
    present = joint.tag_ in ("VBZ", "VBP", "VBG") or any(
        one.dep_ in ("aux", "auxpass") and one.tag_ in ("VBZ", "VBP") for one in joint.children
    )
    return (once and not present) or has_ended(joint)


_ONCE = frozenset(("once", "formerly", "previously"))


def _is_only_hoped(document: Document, fact: Fact[Mention]) -> bool:
    """Tell whether a deal is only hoped for: "a pact between X and Y appears possible"."""
    above = document.span(fact.subject).root.ancestors
    noun = next((one for one in above if one.dep_ == "nsubj" and one.pos_ == "NOUN"), None)
    if noun is None:
        return False
    said = (child for child in noun.head.children if child.dep_ in ("acomp", "oprd"))
    return any(child.lower_ in _HOPES for child in said)


_HOPES = frozenset(("possible", "likely", "unlikely", "imminent", "elusive", "near", "close"))


def _joint(document: Document, fact: Fact[Mention]) -> Token | None:
    """Return the word of the parse that both ends hang on, or None in two sentences.

    Their words are asked for by place: an end may stand for another mention than its words do.
    """
    evidence = fact.evidence[0]
    first, second = (
        document.doc.char_span(*place, alignment_mode="expand")
        for place in (evidence.subject, evidence.object)
    )
    if first is None or second is None:
        return None
    above = {token.i for token in (first.root, *first.root.ancestors)}
    return next(
        (token for token in (second.root, *second.root.ancestors) if token.i in above), None
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
    joint = _joint(document, fact) or other
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
