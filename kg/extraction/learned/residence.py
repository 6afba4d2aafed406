"""Tells whether the words around a place say that somebody lives there.

The network takes many a place for a home: where somebody moved from, where his parents live,
or where only her training went.
"""

from spacy.tokens import Token

from kg.model import Mention
from kg.nlp import Document

_LIVING = frozenset(
    ("live", "reside", "settle", "dwell", "stay", "grow", "raise", "base", "bear")
)
_GOING = frozenset(("move", "relocate", "emigrate", "immigrate", "migrate", "return", "retire"))
_STEPS = 4
"""Verbs above one whose subject is its own too: "moved to live and work in Leeds"."""


def lives_there(document: Document, person: Mention, place: Mention) -> bool:
    """Tell whether somebody lives in a place, as far as a verb says so."""
    link = _link(document.span(place).root)
    if link is None:
        return True
    if link.lower_ == "from":
        return False  # "moved away from Leeds"
    verb = link.head
    if verb.pos_ == "ADV" and verb.head.pos_ == "VERB":
        verb = verb.head
    if verb.pos_ not in ("VERB", "AUX"):  # but of "moved her training to Leeds" she has none
        return verb.dep_ != "dobj" or verb.head.lemma_.lower() not in _GOING
    chain = _chain(verb)
    known = any(one.lemma_.lower() in _LIVING for one in chain)
    moved = verb.lemma_.lower() in _GOING
    moved = moved and not any(
        child.dep_ == "dobj" or child.lower_ == "before" for child in verb.children
    )
    return (known or moved) and _is_own(document, chain, person)


def _link(place: Token) -> Token | None:
    """Return the preposition before a place, or before "the city of" it."""
    while place.dep_ in ("appos", "conj", "compound", "nmod") and place.head.pos_ == "PROPN":
        place = place.head
    link = place.head if place.dep_ == "pobj" else None
    if link is not None and link.lower_ == "of" and link.head.dep_ == "pobj":
        return link.head.head
    return link


def _chain(verb: Token) -> list[Token]:
    """Return a verb with those whose subject is its own too."""
    chain = [verb]
    while chain[-1].dep_ in ("conj", "xcomp", "advcl") and len(chain) < _STEPS:
        if any(child.dep_ in ("nsubj", "nsubjpass") for child in chain[-1].children):
            break
        chain.append(chain[-1].head)
    return chain


def _is_own(document: Document, chain: list[Token], person: Mention) -> bool:
    last = chain[-1]
    for subject in last.children:
        if subject.dep_ in ("nsubj", "nsubjpass"):
            if last.dep_ == "relcl" and subject.lower_ in ("who", "that"):
                subject = last.head
            named = (document.at(one) for one in (subject, *subject.conjuncts))
            return any(one is not None and one.name == person.name for one in named)
    return True
