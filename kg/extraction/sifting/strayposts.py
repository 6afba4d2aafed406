"""Leaves out posts that the network gives to whom the sentence names beside them.

A title that does something of its own is somebody else's ("X said that the U.S. president had
left"), one that somebody is chosen for is not had yet ("X is his choice for trade secretary"),
a body in a clause of its own is not whose the title is ("nominee X, whom the Senate rejected"),
and the place where a report was filed is nobody's ("WASHINGTON - President X"). Who nominates
another, or backs him for a post, has given or wished it, who works for a person, "Y's former
chief of staff, X", works for no body, and who speaks for a minister is not the minister.
"""

import re

from spacy.tokens import Span, Token

from kg.extraction.grammar.rolewords import is_head, role_words
from kg.extraction.places.kinds import country_of
from kg.model import EntityType, Fact, Mention
from kg.nlp import Document

_DASHES = frozenset(("-", "--", "\u2013", "\u2014"))
_LINE = 6
"""Tokens between a place and the dash of the line that says where a report was filed."""

_CHOSEN = frozenset(
    {"choice", "consideration", "contention", "favourite", "favorite", "finalist", "pick"}
    | {"replacement", "search", "shortlist", "list", "name", "running"}
)
"""What somebody is "for" a post without having it."""


def is_stray(document: Document, fact: Fact[Mention]) -> bool:
    """Tell whether a sentence gives a post to another than a fact, or to nobody.

    Args:
        document: The document.
        fact: That somebody holds a position, by the network.
    """
    name, body = document.span(fact.subject), document.span(fact.object)
    if _is_beginning(body.root):
        return True
    if fact.object.type is EntityType.PLACE and is_dateline(document, body):
        return True
    noun = _title(name, fact.role)
    if noun is None:
        return False
    return (
        _acts(noun, name)
        or _is_chosen_for(noun)
        or _is_in_clause(body.root, noun, name)
        or _is_announced(noun, name)
        or _names_another(noun, name)
        or _is_of_named(document, noun, name)
        or _gives(noun, name)
        or _is_wished(noun, name)
        or _is_of_person(document, noun, fact)
        or _is_spoken_for(noun, name)
        or _is_anybody(noun, name)
    )


def _is_beginning(body: Token) -> bool:
    """Tell whether somebody only began there: "X, chief at Y, began his career at Z"."""
    career = body.head.head if body.dep_ == "pobj" else body
    verb = career.head if career.lower_ == "career" else career
    started = verb.lemma_ in ("begin", "start") and verb.pos_ == "VERB"
    return started and any(child.lower_ == "career" for child in verb.children)


def is_private(fact: Fact[Mention]) -> bool:
    """Tell whether a place has no such post: a "Florida attorney" only works there.

    Some lawyers are a place's: the "district attorney", a county's and a country's.
    """
    if country_of(fact.object) is not None or "county" in fact.object.name.lower():
        return False
    words = fact.role.lower().split()
    private = bool(words) and words[-1] in role_words()["private_trades"]
    public = not role_words()["public_lawyers"].isdisjoint(words[:-1])
    return fact.object.type is EntityType.PLACE and private and not public


def is_dateline(document: Document, place: Span) -> bool:
    """Tell whether a place says where a report was filed: "PALM BEACH, Fla. -- President X"."""
    doc, at = document.doc, place.start - 1
    while at >= 0 and not (doc[at].is_space and "\n" in doc[at].text):
        if not (doc[at].is_upper or doc[at].is_punct) or place.start - at > _LINE:
            return False
        at -= 1
    for token in doc[place.end : place.end + _LINE]:
        if token.text in _DASHES:
            return bool(token.whitespace_) and bool(doc[token.i - 1].whitespace_)
        if not (token.is_punct or token.text[:1].isupper()):
            return False
    return False


def _title(name: Span, role: str) -> Token | None:
    """Return the last word of a title nearest to a name in its sentence, or None."""
    bare = _TAIL.split(role.lower().replace("-", " "))[0]
    last = bare.split()[-1:]
    found = [token for token in name.sent if [token.lower_] == last]
    return min(found, key=lambda token: abs(token.i - name.start), default=None)


_TAIL = re.compile(r" (?:of|to|for|on|in) ")
"""Parts a title from what it is for: "ambassador to Denmark"."""


def _acts(noun: Token, name: Span) -> bool:
    """Tell whether a title stands for somebody who does something: "the president left".

    Not who is named in the same phrase, nor who is what the verb says.
    """
    first = noun
    while first.dep_ == "conj" and first.head.i < first.i:
        first = first.head
    if first.dep_ not in ("nsubj", "nsubjpass") or first.head.pos_ != "VERB":
        return False
    if noun.is_ancestor(name.root) or first.is_ancestor(name.root):
        return False  # "the president, X, left"
    start = first.left_edge.i
    if start and noun.doc[start - 1].lower_ == "as":
        return False  # "X left as president, citing": the parse makes a clause of it
    if any(child.dep_ == "appos" for child in (*noun.children, *first.children)):
        return False
    between = noun.doc[min(noun.i, name.end) : max(noun.i, name.start)]
    return any(token.pos_ in ("VERB", "AUX") for token in between)


def _is_anybody(noun: Token, name: Span) -> bool:
    """Tell whether a title is of one without a name: "with the support of a former mayor".

    Not of whom it says what he is: "X is a mayor", "X, a mayor", "X was elected as a mayor",
    "a mayor named X".
    """
    first = noun
    while first.dep_ in ("compound", "nmod") and first.head.pos_ in ("NOUN", "PROPN"):
        first = first.head
    if first.dep_ != "pobj" or first.head.lower_ == "as":
        return False
    if first.is_ancestor(name.root) and name.root.pos_ != "PRON":
        return False
    between = noun.doc[noun.i + 1 : name.start] if noun.i < name.start else None
    if between is not None and all(one.is_punct or one.lower_ in _NAMED for one in between):
        return False
    return any(child.lower_ in ("a", "an") and child.i < noun.i for child in first.lefts)


_NAMED = frozenset(("named", "called", "like", "such", "as", "mr", "mr."))


def _is_chosen_for(noun: Token) -> bool:
    link = noun.head
    chosen = link.lower_ == "for" and link.head.lemma_.lower() in _CHOSEN
    return noun.dep_ == "pobj" and chosen


def _is_in_clause(body: Token, noun: Token, name: Span) -> bool:
    """Tell whether a body stands in a clause on somebody whose title stands outside of it."""
    for above in body.ancestors:
        if above == noun:
            return False
        if above.dep_ == "relcl":
            own = above.head == name.root or name.root.is_ancestor(above.head)
            return own and not above.is_ancestor(noun)
    return False


def _is_announced(noun: Token, name: Span) -> bool:
    """Tell whether a colon parts a title from a name: "Top Diplomat: who is X?"."""
    return noun.i < name.start and any(
        token.text == ":" for token in noun.doc[noun.i : name.start]
    )


def _names_another(noun: Token, name: Span) -> bool:
    """Tell whether somebody gives a post to another: "nominated by X to be secretary"."""
    link, verb = name.root.head, name.root.head.head
    by = name.root.dep_ == "pobj" and link.lower_ == "by" and noun.i > name.start
    named = verb.tag_ == "VBN" and verb.lemma_.lower() in role_words()["namings"]
    return by and named and verb.is_ancestor(noun)


def _is_of_named(document: Document, noun: Token, name: Span) -> bool:
    """Tell whether a title is whose name a verb takes: "X swore in Y as Ohio's new senator".

    The one who follows another or beats him has the title himself: "X replaced Y as chair".
    """
    link = noun.head
    if noun.dep_ != "pobj" or link.lower_ != "as":
        return False
    verb = link.head if link.head.pos_ == "VERB" else link.head.head
    if verb.pos_ != "VERB" or verb.lemma_.lower() in role_words()["own_verbs"]:
        return False
    whom = [one for one in verb.children if one.dep_ == "dobj" and one.i < noun.i]
    if any(child.dep_ == "auxpass" for child in verb.children) or name.root in whom:
        return False
    people = (document.at(one) for one in whom)
    other = document.at(name.root)
    return any(
        one is not None
        and one.type is EntityType.PERSON
        and (other is None or one.name != other.name)
        for one in people
    )


def _gives(noun: Token, name: Span) -> bool:
    """Tell whether somebody gives a post away: "X has nominated one EU commissioner"."""
    at, verb = name.root, noun.head
    named = noun.dep_ == "dobj" and verb.lemma_.lower() in role_words()["namings"]
    return named and at.dep_ == "nsubj" and at.head == verb


def _is_wished(noun: Token, name: Span) -> bool:
    """Tell whether others only wish somebody to have a post: "Union Backs X for Chair"."""
    doc, end = noun.doc, name.end
    if not end < noun.i <= end + _PHRASE or doc[end].lower_ not in ("for", "as"):
        return False
    before = doc[max(name.sent.start, name.start - _PHRASE) : name.start]
    return any(token.lemma_.lower() in role_words()["wishes"] for token in before) or any(
        token.lower_.removesuffix("s") in role_words()["wishes"] for token in before
    )


_PHRASE = 4
"""Words between a verb and whom it is for, and between that and the end of a title."""


def _is_of_person(document: Document, noun: Token, fact: Fact[Mention]) -> bool:
    """Tell whether a post is a person's, and no body is named with it: "Y's aide, X"."""
    if fact.role.lower().removeprefix("former ") not in role_words()["of_persons"]:
        return False
    phrase = [noun, *noun.lefts, *(one for left in noun.lefts for one in left.subtree)]
    whose = [document.at(token) for token in phrase if token.dep_ == "poss"]
    theirs = any(one is not None and one.type is EntityType.PERSON for one in whose)
    body = document.span(fact.object)
    return theirs and not any(token.i in range(body.start, body.end) for token in phrase)


def _is_spoken_for(noun: Token, name: Span) -> bool:
    """Tell whether a name is of whom a title's holder serves: "a spokesman for Minister X"."""
    if noun.i + 2 >= name.start or noun.nbor().lower_ not in ("for", "to"):
        return False
    last = name.doc[name.start - 1]
    return noun.lower_ in role_words()["helpers"] and last.is_title and is_head(last)
