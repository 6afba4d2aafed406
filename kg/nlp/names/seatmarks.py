"""Reads the party and the seat behind a legislator's name: "(D-Ohio)", ", R-Texas,"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from kg.model import EntityType
from kg.nlp.candidate import Candidate, candidate
from kg.nlp.names.affiliations import party_letters
from kg.nlp.parsing.words import words

_LONGEST = 4
"""Tokens of a seat at most: "West Virginia", and "W.Va" with a full stop of its own."""


def with_seat_marks(doc: Doc, found: Sequence[Candidate]) -> list[Candidate]:
    """Make a party and a place of what stands behind a name as "D-Ohio".

    The model takes the whole for an organisation, or sees only the place.

    Args:
        doc: The parsed doc.
        found: Its names, sorted and disjoint.
    """
    ends = {item.end for item in found if item.type is EntityType.PERSON}
    marks = [mark for end in sorted(ends) for mark in _marks(doc, end)]
    taken = {at for start, end in marks for at in range(start, end)}
    if not taken:
        return list(found)
    kept = [item for item in found if taken.isdisjoint(range(item.start, item.end))]
    for start, end in marks:
        kept.append(candidate(doc, start, start + 1, EntityType.INSTITUTION))
        kept.append(_seat(doc, start + 2, end))
    return sorted(kept, key=lambda item: item.start)


def _seat(doc: Doc, start: int, end: int) -> Candidate:
    """Return a seat without the full stop of its sentence: "Ohio." is no short form."""
    seat = candidate(doc, start, end, EntityType.PLACE)
    text, states = seat.text(doc), words().states
    ends = text not in states and text.removesuffix(".") in states
    return replace(seat, last=seat.last - 1) if ends else seat


def _marks(doc: Doc, end: int) -> Iterator[tuple[int, int]]:
    """Yield the first token and the one after the last of a mark behind a name."""
    at = end + 1
    if at + 2 >= len(doc) or doc[end].text not in ("(", ","):
        return
    bracket = doc[end].text == "("
    joined = doc[at + 1].text in ("-", "\u2013") and not doc[at].whitespace_
    listed = bracket and doc[at + 1].text == ","
    if doc[at].text.rstrip(".") not in party_letters() or not (joined or listed):
        return
    stop = at + 2
    while stop < len(doc) and stop - at - 2 < _LONGEST:
        if not doc[stop].text[0].isupper() and doc[stop].text != ".":
            break
        stop += 1
    closed = stop < len(doc) and doc[stop].text == (")" if bracket else ",")
    if stop > at + 2 and (closed or (not bracket and doc[stop - 1].text == ".")):
        yield at, stop
