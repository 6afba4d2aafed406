"""Reads what somebody makes known, promises or avows in a noun or a gerund, without a clause.

"Acme announced a new payment system", "Ada Lovelace admitted to hiding the engine".
"""

from spacy.tokens import Token

from kg.extraction.grammar.speech import words
from kg.extraction.statements.voices import is_voice
from kg.model import EntityType
from kg.nlp.document import Document

_FEWEST = 3
"""Words of what is made known: "announced the decision" does not tell what it is."""


def tells(lemma: str) -> bool:
    """Tell whether a verb may make a thing or a deed known."""
    listed = words()
    return lemma in listed.declare or lemma in listed.cite or lemma in listed.own_up


def declared(verb: Token, document: Document) -> tuple[int, int] | None:
    """Return the bounds of the thing or the deed that a verb of speech makes known.

    Args:
        verb: The verb.
        document: The article, in which what is "confirmed" may be a person.
    """
    lemma, listed = verb.lemma_.lower(), words()
    if lemma in listed.declare or lemma in listed.cite:
        return _thing(verb, document)
    return _deed(verb) if lemma in listed.own_up else None


def _thing(verb: Token, document: Document) -> tuple[int, int] | None:
    noun = next((one for one in verb.children if one.dep_ == "dobj"), None)
    if noun is None or noun.left_edge.i < verb.i or noun.pos_ not in ("NOUN", "PROPN"):
        return None
    lemma, listed = noun.lemma_.lower(), words()
    if lemma in listed.attitudes | listed.intents | listed.posts:
        return None
    if verb.lemma_.lower() == "report" and lemma in listed.accounts:
        return None
    mention = document.at(noun)
    named = mention is not None and mention.type is not EntityType.TECHNOLOGY
    fewest = _FEWEST
    if verb.lemma_.lower() in listed.cite:
        # Who or what is cited as a source says it; the citing tells only of it.
        if named or is_voice(noun) or lemma in listed.sources:
            return None
        fewest += 1
    elif named and noun.ent_type_ == "PERSON":
        return None
    last = noun.right_edge.i + 1
    for child in verb.children:
        goes_on = child.dep_ == "xcomp" or (child.dep_ == "prep" and child.lower_ in _GOES_ON)
        if goes_on and child.left_edge.i == last:
            last = child.right_edge.i + 1
    first = noun.left_edge.i
    if sum(1 for one in verb.doc[first:last] if one.is_alpha) < fewest:
        return None
    return first, last


_GOES_ON = frozenset(
    ("as", "due", "because", "for", "with", "against", "between", "among", "to")
)
"""Prepositions that belong to what is made known, though the parse hangs them on the verb."""


def _deed(verb: Token) -> tuple[int, int] | None:
    """Return the bounds of "hiding the engine" after "recalled" or "admitted to"."""
    for child in verb.children:
        if child.i < verb.i:
            continue
        deed = child
        if child.dep_ == "prep" and child.lower_ == "to":
            deed = next((one for one in child.children if one.dep_ == "pcomp"), child)
        elif child.dep_ not in ("xcomp", "ccomp"):
            continue
        own = any(one.dep_ in ("nsubj", "nsubjpass", "aux") for one in deed.children)
        if deed.tag_ == "VBG" and not own and deed.left_edge.i > verb.i:
            more = (one for one in verb.children if one.dep_ == "conj" and one.tag_ == "VBG")
            last = max([deed.right_edge.i, *(one.right_edge.i for one in more)])
            return deed.left_edge.i, last + 1
    return None
