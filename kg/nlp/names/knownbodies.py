"""Keeps known bodies whole that the model cuts: "Fianna" of "Fianna Fáil senator Ann Lee"."""

import re
from functools import cache

from spacy.tokens import Doc

from kg.model import EntityType
from kg.nlp.candidate import Candidate, candidate
from kg.nlp.parsing.lookups import among, indexed, phrase
from kg.nlp.parsing.words import words


def with_known_bodies(doc: Doc, found: list[Candidate]) -> list[Candidate]:
    """Return the names with each known body of several words whole and of its type.

    Args:
        doc: The parsed doc.
        found: Its names, sorted and disjoint.
    """
    spans = [
        (token.i, end)
        for token in among(indexed(doc).forms, _starts())
        if (end := _end(doc, token.i))
    ]
    whole = {(item.start, item.end) for item in found}
    spans = [span for span in spans if span not in whole and not _inside(span, found)]
    if not spans:
        return found
    taken = {at for start, end in spans for at in range(start, end)}
    kept = [item for item in found if taken.isdisjoint(range(item.start, item.end))]
    kept += [candidate(doc, *span, EntityType.INSTITUTION) for span in spans]
    return sorted(kept, key=lambda item: item.start)


def _inside(span: tuple[int, int], found: list[Candidate]) -> bool:
    """Tell whether a longer name has a known body in it: "Greenpeace East Asia"."""
    return any(item.start <= span[0] and span[1] <= item.end for item in found)


def _end(doc: Doc, start: int) -> int | None:
    ends = range(min(start + _LONGEST, len(doc)), start + 1, -1)
    return next((end for end in ends if phrase(doc, start, end) in words().known_bodies), None)


_LONGEST = 7
"""Tokens of a known body, most: a hyphen is one."""


@cache
def _starts() -> frozenset[str]:
    names = (re.split(r"[ /-]", name) for name in words().known_bodies)
    return frozenset(first.lower() for first, *rest in names if rest)
