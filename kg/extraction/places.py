"""Reads the places that stand in a row: "Toulouse, France", "Paris, London and Rome"."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from kg.extraction.finding import Finding
from kg.extraction.phrases import linked
from kg.model import EntityType, Mention, MentionKind
from kg.nlp import Document

_JOINS = frozenset(("and", "&", "or", ";", "as", "well"))
_STEPS = frozenset((",", "in", "the", *_JOINS))
_GAP = 5
"""Tokens between two places of a row: ", as well as in"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Places in a row.

    Attributes:
        found: The places, in order.
        end: Token after the last.
        joined: Whether they are several places, and not one in the other.
    """

    found: tuple[Mention, ...]
    end: int
    joined: bool


def places(document: Document, at: int, stop: int) -> Places:
    """Read the names of places from a token on.

    Args:
        document: The document.
        at: A token of the first place, or "the" before it.
        stop: Token that the row may not cross.
    """
    doc = document.doc
    at += at < stop and doc[at].lower_ == "the" and at not in document.owner
    if at in document.owner:
        at = document.spans[document.owner[at]].start
    found: list[Mention] = []
    end, joined = at, False
    links: set[str] = set()
    gap = 0
    while at < stop:
        owner = document.owner.get(at)
        if owner is None:
            gap += 1
            link = doc[at].lower_
            if link not in _STEPS or gap > _GAP:
                break
            links.add(link)
            at += 1
            continue
        place, span = document.mentions[owner], document.spans[owner]
        if place.type is not EntityType.PLACE or place.kind is not MentionKind.NAME:
            break
        after = doc[span.end].lower_ if span.end < stop else ""
        if span.start != at or (found and not links) or after in ("-", "'s", "'"):
            break  # "in Paris and London-based X"
        joined = joined or not _JOINS.isdisjoint(links)
        found.append(place)
        at = end = span.end
        links, gap = set(), 0
    return Places(found=tuple(found), end=end, joined=joined)


def located(
    document: Document, body: Mention, at: int, predicate: Token, rule: str
) -> Iterator[Finding]:
    """Yield that a body is in each place of the row that starts at a token."""
    for place in places(document, at, predicate.sent.end).found:
        yield from linked(body, "located_in", place, predicate, rule)
