"""Keeps names whole into which an editor put a word: "[Ada] Lovelace", "the [Royal] Society".

Square brackets say that the speaker left the word out, and what is meant is the whole name.
"""

from collections.abc import Sequence

from spacy.tokens import Doc

from kg.model import EntityType, MentionKind
from kg.nlp.candidate import Candidate, candidate


def over_brackets(doc: Doc, found: Sequence[Candidate]) -> list[Candidate]:
    """Return the names, sorted and disjoint, each with its word in brackets.

    Args:
        doc: The parsed doc.
        found: Its names, sorted and disjoint.
    """
    kept: list[Candidate] = []
    for item in found:
        if kept and item.start < kept[-1].end:
            continue  # the word in brackets, which is in the name before it now
        if item.kind is not MentionKind.NAME or item.type not in _WHOSE:
            kept.append(item)
            continue
        start, end = _start(doc, item), _end(doc, item)
        while kept and start < kept[-1].end:
            kept.pop()
        same = (start, end) == (item.start, item.end)
        kept.append(item if same else candidate(doc, start, end, item.type))
    return kept


_WHOSE = (EntityType.PERSON, EntityType.INSTITUTION)


def _start(doc: Doc, item: Candidate) -> int:
    """Start at the bracket that a name closes, or that holds its first word."""
    start = item.start
    if start and doc[start - 1].text == "[":
        inside = [token.text for token in doc[item.start : item.end]]
        return start - 1 if "]" in inside else start
    return start - _BRACKETED if _is_bracketed(doc, start - _BRACKETED) else start


def _end(doc: Doc, item: Candidate) -> int:
    """Go on over the surname in brackets behind a person's given name: "Ada [Lovelace]"."""
    alone = item.type is EntityType.PERSON and item.end - item.start == 1
    return item.end + _BRACKETED if alone and _is_bracketed(doc, item.end) else item.end


def _is_bracketed(doc: Doc, at: int) -> bool:
    """Tell whether one capital word stands between square brackets at a token."""
    own = doc[at : at + _BRACKETED] if at >= 0 else doc[0:0]
    if len(own) < _BRACKETED or own[0].text != "[" or own[2].text != "]":
        return False
    return own[1].is_title and own[1].is_alpha


_BRACKETED = 3
"""Tokens of a word in brackets."""


def unbracketed(name: str) -> str:
    """Return a name without the brackets of an editor.

    >>> unbracketed("[Ada] Lovelace")
    'Ada Lovelace'
    """
    return name.replace("[", "").replace("]", "")
