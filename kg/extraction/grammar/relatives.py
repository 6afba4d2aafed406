"""Says whom a clause is about where the parse hangs it on another word: "X, head of Y, who"."""

from spacy.tokens import Token

from kg.extraction.grammar.finding import argument_words
from kg.extraction.grammar.listing import coordinated, examples


def who_above(head: Token) -> Token:
    """Return whom "who" means where the parse hangs it on a body: "X, head of Boeing, who"."""
    if (friend := friend_of(head)) is not None:
        return friend
    node = head
    while head.ent_type_ in NOBODY and node.dep_ in ("pobj", "prep", "poss"):
        node = node.head
    return node.head if node is not head and node.dep_ == "appos" else head


def friend_of(owner: Token) -> Token | None:
    """Return X of "X, a friend of Y's who", whose clause the parse hangs on Y, or None."""
    after = owner.doc[owner.i + 1 : owner.i + 3]
    if owner.i + 2 >= len(owner.doc) or after[0].tag_ != "POS" or after[1].lower_ != "who":
        return None
    if owner.dep_ != "pobj" or owner.head.lower_ != "of":
        return None
    friend = owner.head.head
    return friend.head if friend.dep_ == "appos" else friend


def relative_of(word: Token, head: Token) -> Token:
    """Return what "who", "which" or "that" means of a clause that hangs on a word."""
    if word.lower_ == "who":
        return who_above(head)
    return _last_joined(word, head) or _which_above(word, head)


def _last_joined(which: Token, head: Token) -> Token | None:
    """Return Y of "X and Y, which makes T": what only one may have done, the nearest has.

    The parse hangs the clause on X. "Which make T" is said of both, and so may be a past tense
    ("X and Y, which agreed to merge") unless the verb is of making.
    """
    if which.lower_ != "which":
        return None
    firsts = [head] if head.pos_ == "PROPN" else list(examples(head))
    verb, helpers = which.head, {one.lower_ for one in which.head.lefts if one.dep_ in _HELPS}
    one = verb.tag_ == "VBZ" or not helpers.isdisjoint(("is", "has", "was", "does"))
    made = verb.tag_ == "VBD" and verb.lemma_.lower() in argument_words()["made_by_one"]
    if not (one or made):
        return None
    joined = [
        each
        for first in firsts
        for each in (first, *coordinated(first))
        if each.i < which.i and each.pos_ == "PROPN"
    ]
    near = len(joined) > 1 and all(
        each.is_punct or each.head.i >= joined[-1].i
        for each in which.doc[joined[-1].i + 1 : which.i]
    )
    return joined[-1] if near else None


_HELPS = ("aux", "auxpass")


def described_by(noun: Token) -> Token:
    """Return what a participle behind a noun is said of: the fork of "a fork of X by Y"."""
    link = noun.head
    copy = noun.dep_ == "pobj" and link.lower_ == "of"
    return (
        link.head if copy and link.head.lemma_.lower() in argument_words()["copies"] else noun
    )


def _which_above(which: Token, head: Token) -> Token:
    """Return what "which" means where the parse hangs it on a person: "X, head of Acme, which".

    It is what stands right before it.
    """
    at = which.i - 1
    if head.ent_type_ != "PERSON" or which.lower_ != "which" or at <= head.i + 1:
        return head
    near = which.nbor(-2 if which.nbor(-1).text in _MARKS else -1)
    while near.dep_ == "compound":
        near = near.head
    return near if near.pos_ == "PROPN" and near.i > head.i else head


_MARKS = frozenset((",", "-", "--", "\u2013", "\u2014"))

NOBODY = frozenset(("ORG", "GPE", "LOC", "FAC", "PRODUCT"))


def relative_objects(verb: Token) -> list[Token]:
    """Return X of "X, whom Y has chosen to lead Z", whichever verb the parse hangs "whom" on.

    Args:
        verb: The infinitive.
    """
    above = verb.head
    own, other = (
        [one for one in each.children if one.dep_ == "dobj"] for each in (verb, above)
    )
    who = [one for one in (*own, *other) if one.lower_ in ("who", "whom")]
    asked = bool(who) and (who[0].head == above or len(own) > 1)
    return [who_above(above.head)] if asked and above.dep_ == "relcl" else []


def is_deed(noun: Token) -> bool:
    """Tell whether a noun is what somebody does or makes, and nobody who could use a thing."""
    words = argument_words()
    people = words["staff"] | words["scholars"] | words["stand_ins"] | words["people"]
    return (
        noun.dep_ == "dobj"
        and noun.pos_ == "NOUN"
        and noun.lemma_.lower() not in people
        and noun.ent_type_ not in NOBODY
        and not any(child.dep_ in _PASSIVE for child in noun.head.children)
    )


_PASSIVE = ("nsubjpass", "auxpass")


def is_spent(verb: Token) -> bool:
    """Tell whether somebody spends time on a deed: "spent years working on engines"."""
    time = verb.head
    return verb.tag_ == "VBG" and time.dep_ == "dobj" and time.head.lemma_ == "spend"
