"""Tells what one word beside a deed says of it: "no", "not only", "perhaps the largest"."""

from spacy.tokens import Token

from kg.extraction.grammar.headlines import is_infinitive
from kg.extraction.grammar.stancewords import stance_words
from kg.model import Stance


def has_come(adjective: Token, noun: Token) -> bool:
    """Tell whether a story tells what came of it: "met June, his future wife".

    What a name is long awaited as is there: "unveiled Zephyr, its long-awaited robot".
    """
    if adjective.lower_ in _AWAITED and noun.dep_ == "appos":
        return any(one.lower_ == "long" for one in adjective.children)
    return (
        adjective.lower_ == "future"
        and noun.lemma_ in ("wife", "husband", "spouse")
        and any(one.tag_ == "VBD" for one in noun.ancestors)
    )


_AWAITED = frozenset(("anticipated", "expected", "awaited"))


def is_in_force(noun: Token) -> bool:
    """Tell whether a rule stands, whatever its clause supposes: "may violate its ban on X".

    So it does in "the sanctions imposed on X could bite", where nobody has yet to bear it.
    """
    verb, listed = noun.head, stance_words()
    if noun.dep_ == "pobj" and verb.lower_ == "of" and verb.head.lemma_ in _BREACHES:
        return True  # "possible violations of the sanctions on X"
    if noun.pos_ != "NOUN" or noun.dep_ not in ("dobj", "nsubj", "nsubjpass", "pobj"):
        return False
    if noun.dep_ in ("dobj", "nsubjpass") and verb.lemma_ in listed.broken:
        return True
    bears = verb.lemma_ in _BEARING or verb.lemma_ in listed.governors
    return not bears and any(
        child.dep_ == "acl" and child.tag_ == "VBN" and child.lemma_ in _IMPOSED
        for child in noun.rights
    )


_BREACHES = frozenset(("violation", "breach", "evasion", "circumvention", "enforcement"))
_IMPOSED = frozenset(("impose", "levy", "slap"))
_BEARING = frozenset(("face", "suffer", "incur", "see", "have", "bring", "trigger", "to"))


def awaits(word: Token, verb: Token) -> bool:
    """Tell whether a clause of time speaks of what is to come: "a day before X meets Y".

    In the present tense "when", "before" and "until" open what has not been yet; "as X meets
    Y" tells what is going on.
    """
    if word.lower_ not in _AHEAD_OF or word.dep_ not in ("mark", "advmod"):
        return False
    if verb.tag_ not in ("VBZ", "VBP"):
        return False
    return verb.dep_ == "advcl" and word.i < verb.i and verb.lemma_ not in ("be", "have")


_AHEAD_OF = frozenset(("before", "when", "until", "till"))


def is_under_way(verb: Token) -> bool:
    """Tell whether somebody has yet to get there: "is travelling to Leeds to meet X"."""
    return verb.tag_ == "VBG" and verb.lemma_ in _GOING


_GOING = frozenset(("travel", "come", "fly", "visit", "return", "gather", "move"))


def is_none(subject: Token) -> bool:
    """Tell whether a subject is "no firm", "none of them" or "neither X nor Y"."""
    return subject.lower_ in ("none", "nobody", "neither", "no") or any(
        child.lower_ in ("no", "neither") and child.dep_ in ("det", "preconj", "cc")
        for child in subject.children
    )


def is_also(child: Token) -> bool:
    """Tell whether "not" opens "not only", "not the first", "not just": the fact holds."""
    if child.lower_ not in ("not", "n't"):
        return False
    return any(
        token.lower_ in stance_words().more for token in child.doc[child.i + 1 : child.i + 4]
    )


def grades(child: Token) -> bool:
    """Tell whether a word only doubts a grade: "perhaps the largest of the deals is"."""
    after = child.doc[child.i + 1 : child.i + 3]
    return (
        len(after) == 2
        and after[0].lower_ in ("the", "its", "his", "her", "their")
        and after[1].tag_ in ("RBS", "JJS")
    )


def is_no_longer(child: Token) -> bool:
    """Tell whether a word is "no longer", which ends a position and denies other facts."""
    return child.lower_ == "longer" and any(item.lower_ == "no" for item in child.children)


def is_unreal(predicate: Token) -> bool:
    """Tell whether a verb says what never was: "would have been a good president"."""
    helpers = {child.lower_ for child in predicate.children if child.dep_ == "aux"}
    return bool(helpers & _IF) and bool(helpers & {"have", "'ve"})


_IF = frozenset(("would", "could", "might", "should", "'d"))


def is_of_then(token: Token) -> bool:
    """Tell the "then" of "then-newly elected president", which the winner may still be."""
    after = token.nbor(2) if token.i + 2 < len(token.doc) else None
    return token.lower_ == "then" and after is not None and after.lower_ == "newly"


def is_candidacy(token: Token) -> bool:
    """Tell "the presidential nominee", a post of its own, from "the nominee for justice"."""
    before = token.nbor(-1) if token.i > token.sent.start else None
    return token.lower_ == "nominee" and before is not None and before.pos_ == "ADJ"


def is_time_of(node: Token) -> bool:
    """Tell whether a meeting only says when: "at the talks with X, Y agreed to buy Z"."""
    return (
        node.dep_ == "prep"
        and node.lower_ in _WHEN
        and any(
            child.lemma_ in stance_words().gatherings
            or child.lemma_ in _TALKS
            or child.dep_ == "pcomp"  # "before meeting X, Y urged all to go"
            for child in node.children
        )
    )


def is_ground(node: Token) -> bool:
    """Tell whether a deal is only why: "under the partnership with X, Y will sell Z"."""
    under = node.dep_ == "prep" and node.lower_ == "under"
    return under and any(child.lemma_ in _PACTS for child in node.children)


_WHEN = frozenset(("in", "at", "during", "after", "before", "following"))
_TALKS = frozenset(("meeting", "talk", "call"))
_PACTS = frozenset(("partnership", "agreement", "deal", "contract", "pact", "accord"))


def foreseen(node: Token, head: Token) -> Stance | None:
    """Return what it says of a deed that others expect it: "analysts expect X to launch Y".

    Whoever expects to do something himself plans it, and what nobody is said to expect ("X is
    expected to launch Y") is as good as announced.
    """
    foresees = any(child.dep_ == "nsubj" for child in head.children)
    does = any(child.dep_ in ("nsubj", "nsubjpass") for child in node.children)
    guess = head.lemma_.lower() in stance_words().foreseeing and node.dep_ == "ccomp"
    return Stance.SPECULATED if guess and foresees and does else None


def shows_up(verb: Token) -> bool:
    """Tell whether somebody has come out, and so did what for: "took the stage to present X".

    Who "emerged as the favourite to buy X" has not.
    """
    if verb.lemma_ == "emerge":
        return any(child.dep_ == "prep" and child.lower_ == "from" for child in verb.children)
    return verb.lemma_ == "take" and any(
        child.dep_ == "dobj" and child.lower_ in ("stage", "podium") for child in verb.children
    )


def is_spliced(node: Token, head: Token) -> bool:
    """Tell whether a comma alone joins two sentences: "X has Y, some have canceled visits".

    Parsers take the first for what the second cancels, which no clause can be.
    """
    return node.dep_ == "ccomp" and node.i < head.i and head.lemma_ in _OF_THINGS


_OF_THINGS = frozenset(
    (
        *("cancel", "scrap", "abandon", "drop", "shelve", "postpone", "halt", "suspend"),
        *("ban", "block", "lose", "end"),
    )
)


def is_capacity(link: Token, verb: Token) -> bool:
    """Tell whether "as" says who somebody is already: "as the founder of X, he promised".

    So does a present tense where a body is named: "as head of Acme, she seeks to". Who promises
    something "as president" may only stand for it.
    """
    if link.lower_ != "as" or link.dep_ != "prep" or link.i > verb.i:
        return False
    today = verb.tag_ in ("VBZ", "VBP") and verb.lemma_ not in _VOWS
    return any(
        one.dep_ == "pobj"
        and (one.lemma_ in _CAPACITIES or (today and any(_is_of_body(of) for of in one.rights)))
        for one in link.children
    )


def _is_of_body(link: Token) -> bool:
    """Tell whether "of" joins a name to a title, or to the next: "chair and head of X"."""
    if link.dep_ == "conj":
        return any(_is_of_body(one) for one in link.rights)
    return link.lower_ == "of" and any(one.pos_ == "PROPN" for one in link.children)


_VOWS = frozenset(("promise", "pledge", "vow"))
"""What candidates do as whom they would like to be."""


_CAPACITIES = frozenset(("founder", "co-founder", "cofounder", "creator", "inventor"))


def is_followed(node: Token, head: Token) -> bool:
    """Tell whether a deed is what another comes after: "the deal would be followed by"."""
    if head.lemma_ != "follow":
        return False
    return node.dep_ == "nsubjpass" or (node.dep_ == "dobj" and node.i > head.i)


def is_aside(according: Token) -> bool:
    """Tell whether one's own page is the source of a clause before.

    Of "bought X, which makes Y, according to its website" it is none of the purchase.
    """
    own = any(
        one.lemma_ in _PAGES and any(child.tag_ == "PRP$" for child in one.children)
        for link in according.children
        for one in (link, *link.children)
    )
    before = according.nbor(-1) if according.i else according
    last = before.nbor(-1) if before.text == "," and before.i else before
    clauses = (one for one in (last, *last.ancestors) if one.dep_ == "relcl")
    return own and any(one.i > according.head.i for one in clauses)


_PAGES = frozenset(("website", "site", "page", "profile", "homepage", "webpage"))


def is_purpose(node: Token, head: Token) -> bool:
    """Tell whether an infinitive only says what for: "bought X to build Y", not "used X to"."""
    return (
        is_infinitive(node)
        and not (head.tag_ == "VBD" and head.lemma_ == "take" and _lasts(head))
        and head.lemma_ not in stance_words().achieved
        and not (head.tag_ == "VBD" and head.lemma_ in stance_words().left_for)
        and any(child.dep_ == "dobj" and child.i < node.i for child in head.children)
    )


def _lasts(verb: Token) -> bool:
    """Tell whether time is told that was spent: "it took X and Y a year to sign a pact"."""
    return any(child.dep_ == "nsubj" and child.lower_ == "it" for child in verb.children)
