"""Tells a purchase that is agreed from one that is only planned."""

from spacy.tokens import Token

from kg.extraction.stance.stance import stance
from kg.model import Stance

_NOUNS = frozenset(("agreement", "deal", "contract", "order", "memorandum", "accord"))
_SIGNS = frozenset(
    ("sign", "reach", "seal", "conclude", "strike", "ink", "finalise", "finalize", "close")
)
_BUYS = frozenset(("buy", "purchase", "order", "lease", "acquire", "procure"))


def is_agreed(predicate: Token) -> bool:
    """Tell whether a purchase is a done deal: "agreed to buy", "signed a contract to buy".

    The goods come later, but whose they are is settled: the seller makes them.

    Args:
        predicate: The verb that buys.
    """
    if predicate.lemma_.lower() not in _BUYS:
        return False
    above = predicate.head
    if predicate.dep_ == "xcomp" and above.lemma_ == "agree":
        return stance(above) is Stance.ASSERTED
    if predicate.dep_ in ("acl", "relcl") and above.lemma_.lower() in _NOUNS:
        verb = above.head
        signed = above.dep_ in ("dobj", "nsubjpass") and verb.lemma_.lower() in _SIGNS
        return signed and stance(verb) is Stance.ASSERTED
    return False
