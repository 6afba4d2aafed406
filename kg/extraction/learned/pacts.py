"""Finds what two countries do together, of which the network says only that they are partners.

Of a pact that "A and B are close to signing" or that "A is willing to join B" in, the verb that
the names hang on says neither how far it has come nor that they act at all.
"""

from spacy.tokens import Token

from kg.extraction.grammar.headlines import is_infinitive
from kg.extraction.grammar.phrases import noun_words
from kg.extraction.grammar.stancewords import stance_words

_STEPS = 3
"""Verbs down from the one that a name hangs on, most: "said it was willing to join"."""


def deed(predicate: Token) -> Token:
    """Return what two do: "A and B will launch a plan", "A said it is ready to work with B".

    Args:
        predicate: The word that joins their names, which may be one of the names.
    """
    if predicate.pos_ == "PROPN":
        if predicate.dep_ == "nsubjpass":
            return _to_do(predicate.head) or predicate.head
        if predicate.dep_ != "nsubj":
            return predicate
        predicate = predicate.head
    for _ in range(_STEPS):
        below = _aimed_at(predicate)
        if below is None:
            break
        predicate = below
    return predicate


def is_done_to(predicate: Token) -> bool:
    """Tell whether two act on another, or bear something, and do nothing with each other.

    "A and B called on X to keep to the pact", "A and B were left out of the deal".

    Args:
        predicate: The word that joins their names.
    """
    while predicate.dep_ == "conj" and predicate.head.pos_ == "PROPN":
        predicate = predicate.head
    if predicate.pos_ != "PROPN" or predicate.dep_ not in ("nsubj", "nsubjpass"):
        return False
    verb = predicate.head
    if verb.lemma_.lower() in noun_words()["urging"]:
        return True
    joint = verb.lower_.startswith(tuple(noun_words()["partner_stems"]))
    return predicate.dep_ == "nsubjpass" and not joint and _to_do(verb) is None


def _to_do(verb: Token) -> Token | None:
    return next((one for one in verb.children if is_infinitive(one)), None)


def _aimed_at(verb: Token) -> Token | None:
    """Return what is willing, hoped or said to be done, or None where a verb is the deed."""
    for child in verb.children:
        if child.dep_ == "acomp":
            links = [child, *(one for one in child.children if one.dep_ == "prep")]
            inner = [one for link in links for one in link.children]
            return next((one for one in inner if one.dep_ in ("xcomp", "pcomp")), None)
    lists, lemma = stance_words(), verb.lemma_.lower()
    way = "ccomp" if lemma in lists.neutral else "xcomp" if lemma in lists.governors else ""
    below = (one for one in verb.children if one.dep_ == way and one.i > verb.i)
    return next(below, None) if way else None
