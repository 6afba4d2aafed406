"""Parts names from the place of a report before them: "Arden - Ann Lee said", "LIMA Acme".

Some agencies print the town in capitals and nothing behind it, so that the model takes it for
the first word of the name that the sentence opens with.
"""

import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from spacy.tokens import Doc

from kg.model import EntityType, MentionKind
from kg.nlp.candidate import Candidate, candidate
from kg.nlp.parsing.lookups import phrase


def after_dateline(doc: Doc, start: int, end: int) -> int:
    """Return where a person's name starts behind the place of a report: "Arden - Ann Lee said".

    Such a dash has room on both sides; a name's hyphen has none.
    """
    for at in range(start + 1, end - 1):
        if doc[at].text in _DASHES and doc[at].whitespace_ and doc[at - 1].whitespace_:
            return at + 1
    return start


_DASHES = frozenset(("-", "--", "\u2013", "\u2014"))


def behind_town(doc: Doc, start: int, end: int) -> int:
    """Return where a name starts behind the town in capitals that opens its line.

    "LIMA Acme said", "LIMA/NEW DELHI Acme said"; the model may leave the first of two out.
    Where more of the line is in capitals, it is a heading: "SINGAPORE AIRLINES".
    """
    if end - start < _NAMED or not doc[start].is_upper or not _opens_line(doc, start):
        return start
    last = start
    while last < end and (doc[last].is_upper or doc[last].text == "/"):
        last += 1
    while last > start and phrase(doc, start, last).rpartition("/")[2] not in _towns():
        last -= 1
    if not start < last < end:
        return start
    letters = doc[last].is_upper and len(doc[last]) <= _LETTERS  # "SEOUL LG Electronics said"
    return last if letters or not doc[last].is_upper else start


_NAMED = 2
"""Tokens of a town and a name, fewest."""
_LETTERS = 4
"""Letters of a body that goes by them, most."""


def _opens_line(doc: Doc, at: int) -> bool:
    """Tell whether nothing stands before a token in its line but other towns and a slash."""
    if at > 0 and doc[at - 1].text == "/":
        while at > 0 and (doc[at - 1].is_upper or doc[at - 1].text == "/"):
            at -= 1
    return at == 0 or doc[at - 1].is_space


def without_towns(doc: Doc, found: Sequence[Candidate]) -> list[Candidate]:
    """Return the names without the towns in capitals before a report's first sentence.

    The parse takes such a town for a part of the sentence, and nothing is said of it.

    Args:
        doc: The parsed doc.
        found: Its names, sorted and disjoint.
    """
    return [_behind_town(doc, item) for item in found if not _is_dateline(doc, item)]


def _behind_town(doc: Doc, item: Candidate) -> Candidate:
    """Return a name without the town in capitals that opens its line, whoever read it."""
    named = item.type is not EntityType.PLACE and item.kind is MentionKind.NAME
    start = behind_town(doc, item.start, item.end) if named else item.start
    return item if start == item.start else candidate(doc, start, item.end, item.type)


def _is_dateline(doc: Doc, item: Candidate) -> bool:
    town = item.type is EntityType.PLACE and item.text(doc) in _towns()
    if not town or not _opens_line(doc, item.start):
        return False
    at = item.end
    while at < len(doc) and (doc[at].text == "/" or doc[at - 1].text == "/"):
        at += 1
    return at < len(doc) and doc[at].text[:1].isupper()


@cache
def _towns() -> frozenset[str]:
    """Read ``datelines.toml`` once: towns in capitals."""
    text = Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
    return frozenset(town.upper() for town in tomllib.loads(text)["towns"])
