"""Tells a purchase that is agreed or made from one that is only planned or was once."""

from spacy.tokens import Token

from kg.extraction.grammar.headlines import is_infinitive
from kg.extraction.grammar.slots import is_passive
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
    return _is_of_deal(predicate, _SIGNS)


def is_bought(predicate: Token) -> bool:
    """Tell whether a purchase is made: "completed a deal to buy", "spent a billion to buy".

    Args:
        predicate: The verb that buys.
    """
    verb = predicate.head
    if predicate.lemma_.lower() not in _BUYS:
        return False
    if predicate.dep_ in ("xcomp", "advcl") and is_infinitive(predicate):
        # parsers hang "completed a deal to buy X" on the verb as well
        dealt = any(
            one.dep_ == "dobj" and one.lemma_.lower() in _NOUNS for one in verb.children
        )
        done = verb.lemma_.lower() in (_ENDS if dealt else _SPENDS)
        past = verb.tag_ in ("VBD", "VBN") and not is_passive(verb)
        return done and past and stance(verb) is Stance.ASSERTED
    return _is_of_deal(predicate, _ENDS)


_ENDS = frozenset(("complete", "finalise", "finalize", "finish", "close", "consummate"))
_SPENDS = frozenset(("spend", "pay", "invest"))


def _is_of_deal(predicate: Token, verbs: frozenset[str]) -> bool:
    """Tell whether somebody has done something with a deal to buy: "signed a deal to buy X"."""
    deal = predicate.head
    if predicate.dep_ not in ("acl", "relcl") or deal.lemma_.lower() not in _NOUNS:
        return False
    verb = deal.head
    told = deal.dep_ in ("dobj", "nsubjpass") and verb.lemma_.lower() in verbs
    return told and stance(verb) is Stance.ASSERTED


def is_old_bid(predicate: Token) -> bool:
    """Tell whether a purchase was only bid for in a year gone by: "a bid to buy X in 2008".

    What came of it, the sentence need not say; a bid of this year has a month or a day.
    """
    bid = predicate.head
    if predicate.dep_ not in ("acl", "relcl") or bid.lemma_.lower() not in _BIDS:
        return False
    verb = bid.head
    if verb.tag_ not in ("VBD", "VBN"):
        return False
    return any(
        link.lower_ == "in" and any(_is_year(one) for one in link.children)
        for word in (predicate, bid, verb)
        for link in word.children
    )


_BIDS = frozenset(("bid", "offer", "attempt", "proposal", "effort"))


def _is_year(token: Token) -> bool:
    return token.is_digit and len(token) == len("2008")
