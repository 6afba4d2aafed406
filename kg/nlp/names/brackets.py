"""Keeps names whole into which an editor put a word: "[Ada] Lovelace", "the [Royal] Society".

Square brackets say that the speaker left the word out, and what is meant is the whole name.
Round ones may hold the words that an acronym stands for, which are no other thing.
"""

from collections.abc import Sequence

from spacy.tokens import Doc

from kg.model import EntityType, MentionKind
from kg.nlp.candidate import Candidate, candidate
from kg.nlp.names.acronyms import stands_for


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


def without_long_forms(doc: Doc, found: Sequence[Candidate]) -> list[Candidate]:
    """Leave out technologies that are part of what an acronym stands for: "BERT (...)"."""
    return [
        item
        for item in found
        if item.type is not EntityType.TECHNOLOGY or not _spells_out(doc, item)
    ]


def _spells_out(doc: Doc, item: Candidate) -> bool:
    """Tell whether a name is among words in brackets that an acronym before them stands for."""
    start, end = item.start, item.end
    while start > item.end - _LONG and start > 1 and doc[start - 1].text not in "()":
        start -= 1
    while end < min(len(doc), item.start + _LONG) and doc[end].text not in "()":
        end += 1
    if start < 2 or end >= len(doc) or (doc[start - 1].text, doc[end].text) != ("(", ")"):
        return False
    acronym, words = doc[start - 2].text, doc[start:end]
    if (start, end) == (item.start, item.end):
        return False  # a whole phrase is known by its acronym already
    capitals = "".join(letter for letter in acronym if letter.isupper())
    spelled = "".join(word.text[0] for word in words if word.text[0].isupper())
    return stands_for(acronym, words.text) or (len(capitals) > 1 and capitals == spelled)


_LONG = 10
"""Words that an acronym stands for, most."""


def unbracketed(name: str) -> str:
    """Return a name without the brackets of an editor.

    >>> unbracketed("[Ada] Lovelace")
    'Ada Lovelace'
    """
    return name.replace("[", "").replace("]", "")
