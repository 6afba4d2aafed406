"""Tells what only looks like a body's name: a part of one, told by its work, and lands."""

from spacy.tokens import Doc

from kg.nlp.parsing.words import words

_KIND = 2
_FIELDS = frozenset(("AI", "IT", "R&D", "VR", "AR"))


def is_unnamed(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a part of a body is told by its work: "its AI institute", "its Search team".

    A reader wants the whole name or none.
    """
    if doc[start].text == "G" and start and doc[start - 1].text.isdigit():
        return doc[end - 1].is_lower  # of "5G modem group"
    if end - start == _KIND:
        return doc[start].text in _FIELDS and doc[end - 1].is_lower
    owned = end - start == 1 and 0 < start < len(doc) - 1 and doc[start - 1].tag_ == "POS"
    team = owned and doc[end].lower_ in words().teams_of_firms
    return team and doc[start].lower_ in words().trades_of_teams


def is_land(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a name with a word for a land or water stands where a place stands.

    "In Ha Long Bay": teams and firms have such words too, and stand elsewhere.
    """
    if end - start == 1 or not start or doc[end - 1].lower_ not in words().lands:
        return False
    at = start - 1 - (start > 1 and doc[start - 1].lower_ == "the")
    return doc[end - 1].is_title and doc[at].lower_ in _WHERE


_WHERE = frozenset(
    {"in", "at", "near", "of", "from", "outside", "to", "on", "into", "across", "off", "along"}
    | {"around", "through", "over"}
)
