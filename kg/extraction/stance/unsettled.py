"""Tells deeds of which it is open what becomes of them, and those that are over or go on.

"Tariffs threatened by X", "would avoid tariffs", "has not met Y since", "tried to buy Y but
lost out to Z", "introduced a bill that bans Y", "can fine Y".
"""

from spacy.tokens import Token

from kg.extraction.grammar.headlines import is_infinitive
from kg.extraction.grammar.stancewords import stance_words
from kg.model import Stance


def is_only_wanted(participle: Token) -> bool:
    """Tell whether a participle tells of a deed to come: "tariffs proposed by"."""
    if participle.dep_ != "acl" or participle.tag_ != "VBN":
        return False
    return participle.lemma_ in _WANTED


_WANTED = frozenset(("threaten", "propose", "plan", "envisage", "schedule", "slate"))


def is_going_on(helper: Token, verb: Token) -> bool:
    """Tell whether "will" is of what is so and lasts: "will remain a partner of X"."""
    will = stance_words().modals.get(helper.lower_) is Stance.PLANNED
    return will and verb.lemma_ in ("remain", "stay", "continue")


def is_hindered(head: Token) -> bool:
    """Tell whether a verb would stand in a deed's way, if only it is done: "could avert it"."""
    return head.lemma_ in _HINDERING and (
        is_infinitive(head)
        or any(child.dep_ == "aux" and child.tag_ == "MD" for child in head.children)
    )


_HINDERING = frozenset(("avoid", "avert", "prevent"))


def was_before(word: Token, verb: Token) -> bool:
    """Tell whether "not" only says how long a deed is past: "has not met X since June"."""
    if word.dep_ != "neg" or verb.tag_ != "VBN" or verb.lemma_ not in _DEEDS:
        return False
    helpers = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    if helpers.isdisjoint(("has", "have", "'ve")):
        return False
    links = [child for child in verb.children if child.i > verb.i]
    # "hasn't launched a missile since June", where the parse may hang "since" on the missile
    links += [one for child in links if child.dep_ == "dobj" for one in child.rights]
    return any(
        child.lower_ == "since"
        or (child.lower_ == "in" and any(_is_time(one) for one in child.children))
        for child in links
    )


_DEEDS = frozenset(
    ("meet", "visit", "host", "launch", "fire", "test", "strike", "bomb", "play")
)


def _is_time(noun: Token) -> bool:
    return noun.tag_ == "NNS" and noun.lemma_ in ("day", "week", "month", "year", "decade")


def came_to_nothing(verb: Token) -> bool:
    """Tell whether what somebody tried is over: "tried to buy X but lost out to Y"."""
    tried = verb.tag_ in ("VBD", "VBN") and verb.lemma_ in _TRIED
    but = any(child.lower_ == "but" and child.dep_ == "cc" for child in verb.children)
    return (
        tried
        and but
        and any(
            child.dep_ == "conj" and f"{child.lemma_}{_particle(child)}" in _FAILING
            for child in verb.children
        )
    )


def _particle(verb: Token) -> str:
    """Return the adverb of a verb after a blank: " out" of "lost out"; else nothing."""
    for child in verb.children:
        if child.dep_ in ("prt", "advmod", "prep") and child.lower_ in ("out", "away", "down"):
            return f" {child.lower_}"
    return ""


_TRIED = frozenset(("try", "attempt", "bid", "offer", "seek", "want", "hope", "plan"))
_FAILING = frozenset(
    (
        *(
            "fail",
            "lose",
            "lose out",
            "walk away",
            "back out",
            "pull out",
            "withdraw",
            "outbid",
        ),
        *("reject", "rebuff", "spurn", "refuse", "turn down", "block", "abandon", "drop"),
    )
)
"""Lemmas: in the passive the other side does it ("but was rejected")."""


def is_tabled(node: Token) -> bool:
    """Tell whether a law is only proposed yet: "introduced a bill that bans X"."""
    verb = node if node.pos_ == "VERB" else node.head
    if verb.lemma_ not in _TABLING or node.dep_ == "acl":
        return False
    bills = (one for one in verb.children if one.dep_ in ("dobj", "nsubjpass"))
    return any(one.lemma_ in _BILLS for one in bills)


_TABLING = frozenset(
    ("introduce", "propose", "sponsor", "co-sponsor", "file", "draft", "table")
)
_BILLS = frozenset(("bill", "legislation", "amendment"))


def is_only_able(helper: Token, verb: Token) -> bool:
    """Tell whether somebody only may do so to another: "can fine X", "if X fails, it can".

    So with arms and tools of which it is said in whose hands they may be: "can be used by".
    """
    used = verb.lemma_ == "use" and any(one.dep_ == "agent" for one in verb.children)
    return helper.lower_ in ("can", "ca") and (verb.lemma_ in _DONE_TO or used)


def is_made_way(deed: Token) -> bool:
    """Tell whether a deed only becomes possible: "clears the way for X to build Y"."""
    opened = deed.head.lemma_.lower() in _OPENED and deed.dep_ in ("relcl", "acl", "advcl")
    marks = {one.lower_ for one in deed.children if one.dep_ == "mark"}
    return opened and "for" in marks and is_infinitive(deed)


_OPENED = frozenset(("way", "door", "path", "route", "possibility", "opportunity", "chance"))


def is_manner_ahead(deed: Token, head: Token) -> bool:
    """Tell whether a participle says how something is still to be done: "aims to go, using X".

    What somebody has besides ("aims to grow, building on X") he has already.
    """
    plain = deed.tag_ == "VBG" and not any(
        one.dep_ in ("mark", "nsubj", "advmod") for one in deed.children
    )
    to_come = head.dep_ == "xcomp" and is_infinitive(head)
    return plain and deed.lemma_ == "use" and deed.i > head.i and to_come


def is_inverted(helper: Token, verb: Token) -> bool:
    """Tell whether a helper that opens a clause supposes it: "had X used Y, it would"."""
    subject = next((one for one in verb.lefts if one.dep_ in ("nsubj", "nsubjpass")), None)
    return (
        verb.dep_ == "advcl"
        and helper.lower_ in ("had", "were", "should")
        and helper == verb.left_edge
        and subject is not None
    )


def imagined(deed: Token, head: Token) -> Stance | None:
    """Return that somebody only sees it before his mind: "I can see X using Y", or None."""
    if deed.tag_ != "VBG" or deed.dep_ not in ("ccomp", "xcomp", "dobj", "pcomp"):
        return None
    helpers = {one.lower_ for one in head.children if one.dep_ == "aux"}
    seen = head.lemma_ == "see" and not helpers.isdisjoint(("can", "could"))
    seen = seen or head.lemma_ in ("imagine", "picture", "envision")
    return Stance.SPECULATED if seen else None


_DONE_TO = frozenset(
    (
        *("ban", "bar", "block", "fine", "sue", "sanction", "suspend", "prohibit", "restrict"),
        *("jail", "arrest", "punish", "penalise", "penalize", "expel", "acquire", "indict"),
        *("cut", "revoke", "order", "charge", "prosecute", "detain", "outlaw", "seize"),
    )
)


def is_matter(node: Token) -> bool:
    """Tell whether a deed is what somebody speaks of: "to testify about his talks with"."""
    link = node.head
    if node.dep_ != "pobj" or link.lower_ not in ("about", "on", "over"):
        return False
    return link.head.lemma_ in _SPEAKING


_SPEAKING = frozenset(
    (
        "testify",
        "lie",
        "brief",
        "ask",
        "question",
        "grill",
        "quiz",
        "interview",
        "learn",
        "press",
    )
)
