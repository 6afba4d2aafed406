"""Steps over what a phrase says of a holder before the title: the side, and which one it is.

No title says whether its holder is on the far right, or the eleventh who holds it.
"""

from kg.extraction.rolewords import is_head, role_words
from kg.extraction.titletails import lower
from kg.model import EntityType, Mention, MentionKind
from kg.nlp import Document


def over_leaning(document: Document, at: int, stop: int) -> int:
    """Return where a phrase goes on behind one word for a side or a number, or where it is."""
    lists, word = role_words(), lower(document, at, stop)
    if word in lists["ordinals"]:
        return at + (lower(document, at + 1, stop) in lists["counted_heads"])
    if word in lists["leanings"] and document.at(document.doc[at]) is None:
        return at + 1
    if word in lists["sides"] and lower(document, at + 1, stop) == "-" and at + 3 < stop:
        said = document.doc[at + 2]
        toward = document.doc[at].is_lower and said.text[0].isupper()  # "pro-European"
        if said.lower_ in lists["side_words"] or (toward and not is_head(said)):
            return at + 3
    return at


def is_toward(document: Document, place: Mention) -> bool:
    """Tell whether a place is only what somebody is for: "the pro-Russia politician X"."""
    doc, at = document.doc, document.span(place).start
    if at > 1 and doc[at - 1].text == "-":
        return doc[at - 2].lower_ in _TOWARD
    return at > 0 and doc[at - 1].lower_ in _TOWARD


def is_of_first(document: Document, person: Mention, place: Mention) -> bool:
    """Tell whether a demonym is only the first one's: "Cuban pianist X and singer Y"."""
    doc, home, at = document.doc, document.span(place), document.span(person).start - 1
    if place.kind is not MentionKind.DEMONYM or home.end > at or home.sent != doc[at].sent:
        return False
    described = at
    while doc[at].pos_ in ("NOUN", "ADJ") and doc[at].is_lower and at > home.end:
        at -= 1
    if at == described or doc[at].lower_ != "and":
        return False
    between = (document.at(token) for token in doc[home.end : at])
    return any(one is not None and one.type is EntityType.PERSON for one in between)


_TOWARD = frozenset(("pro", "anti"))
