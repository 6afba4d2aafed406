"""Tells which denials deny too much: who "has stopped making" something made it.

News seldom says flatly that somebody does not use, make or supply something. It tells that he
does so no longer or not yet, not since some day or not for one end, or that somebody asks him
not to; and what he might not do, or is asked whether he could, says nothing at all. The words
are in ``stance.toml``.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extraction.grammar.finding import Finding
from kg.extraction.grammar.headlines import is_infinitive
from kg.extraction.grammar.stancewords import stance_words
from kg.extraction.stance.bargains import is_old_bid
from kg.extraction.stance.stance import stance as stance_of
from kg.model import Stance

_DEEDS = frozenset(("uses", "develops", "supplies"))
_UP = frozenset(
    ("xcomp", "ccomp", "pcomp", "prep", "dobj", "pobj", "nsubj", "nsubjpass", "conj")
)
_STEPS = 6


def is_halted(finding: Finding, stance: Stance) -> bool:
    """Tell whether a deed that is denied or open is only halted, unasked for or a question.

    Args:
        finding: What a rule read.
        stance: How the article stands to it.
    """
    relation, predicate = finding.relation, finding.predicate
    if stance in (Stance.ASSERTED, Stance.REPORTED):
        return False
    denied = stance is Stance.DENIED
    if relation == "acquires":
        return is_old_bid(predicate) or (denied and _is_only_opposed(predicate))
    if relation not in _DEEDS:
        return False
    if denied and (finding.rule == "given-use" or _is_limited(predicate)):
        return True  # who is not given any more arms has some
    if denied and relation == "uses" and _is_for(predicate):
        return True
    if stance is Stance.SPECULATED and (_is_negated(predicate) or _is_asked(predicate)):
        return True
    return _is_halted_above(relation, predicate, denied=denied)


def _is_halted_above(relation: str, predicate: Token, *, denied: bool) -> bool:
    """Tell whether a word on the way up halts a deed, bounds it in time or only asks for it."""
    words = stance_words()
    for node in _way_up(predicate):
        above = node.head
        lemma = above.lemma_.lower()
        if lemma in words.pausing:
            return not (denied and relation == "supplies")  # "halted its supplies to Y"
        if (denied and _is_demanded(node, above)) or (node.dep_ in _CLAUSES and _has_no(above)):
            return True  # "no evidence that X used T" leaves it open
        if lemma in words.neutral or node.dep_ == "ccomp":
            return False
        if denied and _is_limited(above):
            return True
    return False


def _way_up(node: Token) -> Iterator[Token]:
    """Yield a word and those above it whose heads say something of it."""
    for _ in range(_STEPS):
        above = node.head
        clause = node.dep_ in ("acl", "relcl") and above.pos_ == "NOUN"
        if above == node or not (clause or node.dep_ in _UP):
            return
        yield node
        node = above


def _is_demanded(node: Token, above: Token) -> bool:
    """Tell whether somebody only asks for a deed, or lays it down: "urged X not to use T"."""
    words, clause = stance_words().demanding, node.dep_ in _CLAUSES
    if above.lemma_.lower() in words:
        return clause or is_infinitive(node)
    stated = clause and above.dep_ in ("acl", "relcl")  # "a policy stating that X uses no T"
    return stated and above.head.lemma_.lower() in words


_CLAUSES = frozenset(("acl", "relcl", "ccomp"))


def is_still_planned(purchase: Token) -> bool:
    """Tell whether a planned deal is wanted stopped: "to block X's planned purchase of Y"."""
    planned = stance_words().adjectives
    called = any(planned.get(one.lower_) is Stance.PLANNED for one in purchase.lefts)
    return called and _is_only_opposed(purchase)


def _is_only_opposed(purchase: Token) -> bool:
    """Tell whether a deal is not stopped yet, only wanted so: "moved to block X's purchase"."""
    verb = purchase.head
    opposed = purchase.dep_ == "dobj" and verb.lemma_.lower() in stance_words().blocking
    return opposed and (is_infinitive(verb) or stance_of(verb) is not Stance.ASSERTED)


def _has_no(noun: Token) -> bool:
    return any(one.dep_ == "det" and one.lower_ == "no" for one in noun.children)


def _is_negated(verb: Token) -> bool:
    return any(one.dep_ == "neg" for one in verb.children)


def _is_asked(verb: Token) -> bool:
    """Tell whether a question has it: "Could Acme make one?", whatever its answer is."""
    return verb.sent[-1].text == "?" or verb.sent.text.rstrip().endswith("?")


def _is_limited(verb: Token) -> bool:
    """Tell whether something is denied for a time only: "has not yet", "not since May"."""
    limits = stance_words().limiting
    for child in verb.children:
        if child.lower_ in limits and child.dep_ != "nsubj":
            return True
        if child.dep_ == "prep" and child.i > verb.i:
            for end in child.children:
                if end.dep_ == "pobj" and end.lemma_.lower() in stance_words().stretches:
                    return True
    return False


def _is_for(verb: Token) -> bool:
    """Tell whether a use is denied for one end only: "does not use T to spy", "for advice"."""
    things = [verb, *(one for one in verb.children if one.dep_ == "dobj")]
    return any(
        (one.dep_ == "prep" and one.lower_ in _ENDS)
        or (one.dep_ in ("xcomp", "advcl", "acl", "relcl") and is_infinitive(one))
        for thing in things
        for one in thing.children
        if one.i > thing.i
    )


_ENDS = frozenset(("for", "against", "as", "without", "on"))
