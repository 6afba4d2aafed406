"""Tells a deed that is still to come from its tense and its day: "when X meets Y on Monday".

A clause of time in the present tense looks ahead ("will gain once X sells Y"), and so does a
present tense with a day to come ("X meets Y next week", "is flying there on Sunday to meet Y").
"""

from spacy.tokens import Token

from kg.extraction.grammar.stancewords import stance_words
from kg.model import Stance


def is_scheduled(verb: Token) -> bool:
    """Tell whether a verb in the present tense is of a deed that is still to take place."""
    if verb.tag_ in _PRESENT:
        if any(child.tag_ in _HELPED for child in verb.children if child.dep_ == "aux"):
            return False
        return _is_of_clause_ahead(verb) or _has_day(verb, ())
    if verb.tag_ != "VBG" or not any(
        child.dep_ == "aux" and child.tag_ in _PRESENT for child in verb.children
    ):
        return False
    weekdays = _WEEKDAYS if verb.lemma_ in stance_words().arranged else ()
    return _has_day(verb, weekdays)


_PRESENT = frozenset(("VBZ", "VBP"))
_HELPED = frozenset(("VBZ", "VBP", "MD"))


def brought_out(name: Token) -> Stance | None:
    """Return what it says of a product that others expect it: "X is to be unveiled in May".

    Of what somebody "is expected to announce", or what "is rumoured to launch", nobody knows
    yet that it is there.
    """
    while name.dep_ in ("appos", "conj") and name.head.i != name.i:
        name = name.head
    verb = name.head
    if name.dep_ == "dobj" and verb.dep_ == "xcomp":
        verb, deed = verb.head, verb
    elif name.dep_ == "nsubjpass":
        deed = next((one for one in verb.children if one.dep_ == "xcomp"), verb)
    else:
        return None
    passive = any(one.dep_ in ("nsubjpass", "auxpass") for one in verb.children)
    launch = deed.lemma_.lower() in _BRINGS_OUT
    return _EXPECTED.get(verb.lemma_.lower()) if passive and launch else None


_BRINGS_OUT = frozenset(
    ("announce", "unveil", "launch", "release", "introduce", "debut", "reveal", "ship")
)
_EXPECTED = {
    **dict.fromkeys(("expect", "schedule", "slate"), Stance.PLANNED),
    **dict.fromkeys(("rumor", "rumour", "tip", "speculate", "believe"), Stance.SPECULATED),
}


def _is_of_clause_ahead(verb: Token) -> bool:
    """Tell whether a clause says when: "a topic when X meets Y", "will gain once X sells Y".

    Whom somebody meets is told of one time; what else is so may be so whenever it is.
    """
    if verb.dep_ not in ("advcl", "relcl") or not any(
        child.lower_ in _TIMES and child.dep_ in ("mark", "advmod") and child.i < verb.i
        for child in verb.children
    ):
        return False
    if verb.lemma_ in stance_words().arranged:
        return True
    will = stance_words().modals
    return verb.dep_ == "advcl" and any(
        will.get(child.lower_) is Stance.PLANNED
        for child in verb.head.children
        if child.dep_ == "aux"
    )


_TIMES = frozenset(("when", "before", "after", "until", "till", "once"))


def _has_day(verb: Token, weekdays: frozenset[str] | tuple[()]) -> bool:
    """Tell whether a verb has a day that is to come: "tomorrow", "next week", "later today"."""
    for child in verb.children:
        if child.dep_ in ("npadvmod", "advmod") and _is_ahead(child, weekdays):
            return True
        if child.dep_ == "prep" and child.lower_ in ("on", "in", "at", "for"):
            targets = [one for one in child.children if one.dep_ == "pobj"]
        else:
            targets = []
        if any(_is_ahead(one, weekdays) for one in targets):
            return True
    return False


def _is_ahead(word: Token, weekdays: frozenset[str] | tuple[()]) -> bool:
    if word.lower_ == "tomorrow" or word.lower_ in weekdays:
        return not any(child.lower_ in ("last", "past") for child in word.children)
    if word.lemma_.lower() not in _SPANS and word.lower_ not in _WEEKDAYS:
        return False
    return any(
        child.lower_ in ("next", "coming")
        or (child.lower_ == "later" and child.dep_ == "advmod")
        for child in word.children
    )


_WEEKDAYS = frozenset(
    ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
)
_SPANS = frozenset(
    ("day", "week", "weekend", "month", "year", "spring", "summer", "autumn", "fall", "winter")
)
