"""Reads the places that stand in a row: "Toulouse, France", "Paris, London and Rome"."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from kg.extraction.grammar.finding import Finding
from kg.extraction.grammar.phrases import linked, noun_words
from kg.model import EntityType, Mention, MentionKind
from kg.nlp import Document
from kg.nlp.parsing.words import country_names

_JOINS = frozenset(("and", "&", "or", ";", "as", "well"))
_STEPS = frozenset((",", "in", "the", *_JOINS))
_GAP = 5
"""Tokens between two places of a row: ", as well as in", ", in the city of"."""


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

    Words that say what or which part of a place is meant are read over: "western Montana",
    "the city of Leeds", "the Serbian capital Belgrade". So is a bracket with a shorter name.

    Args:
        document: The document.
        at: A token of the first place, or of such words before it.
        stop: Token that the row may not cross.
    """
    doc = document.doc
    if at in document.owner:
        at = document.spans[document.owner[at]].start
    found: list[Mention] = []
    end, joined = at, False
    links: set[str] = {""}  # nothing has to stand before the first
    gap = 0
    while at < stop:
        owner = document.owner.get(at)
        if owner is None:
            gap += 1
            link = doc[at].lower_
            if gap > _GAP or not _leads_on(doc, at, first=not found):
                break
            links.add(link)
            at += 1
            continue
        place, span = document.mentions[owner], document.spans[owner]
        if place.type is not EntityType.PLACE or place.kind not in _PRINTED:
            break
        after = doc[span.end] if span.end < stop else None
        if place.kind is MentionKind.DEMONYM and (after is None or not _is_area(after)):
            break
        if span.start != at or not links or (after is not None and after.text in _GOES_ON):
            break  # "in Paris and London-based X"
        joined = joined or not _JOINS.isdisjoint(links)
        found += _unless_beside(place, after)
        at = end = span.end
        if after is not None and after.text == "(" and span.end + 2 < stop:
            short = document.at(doc[span.end + 1])
            if short is not None and doc[span.end + 2].text == ")":
                at = end = span.end + 3  # "British Columbia (B.C.), Canada"
        links, gap = set(), 0
    return Places(found=tuple(found), end=end, joined=joined)


def _unless_beside(place: Mention, after: Token | None) -> list[Mention]:
    """Return a place, or nothing of "the Leeds suburb of Y", which is not in Leeds."""
    return [] if after is not None and after.lower_ in _BESIDE else [place]


def _leads_on(doc: Doc, at: int, *, first: bool) -> bool:
    """Tell whether a word may stand before the first place of a row, or between two."""
    link = doc[at].lower_
    area = _is_area(doc[at]) or (link == "of" and _is_area(doc[at - 1]))
    if first:
        return area or link == "the"
    return (area or link in _STEPS) and not _is_direction(doc, at)


def _is_direction(doc: Doc, at: int) -> bool:
    """Tell whether words say on which side of a place another is: "south of York".

    "the south of Wales" is in it.
    """
    turned = doc[at].lower_.replace("-", "") in _SIDES and doc[at - 1].lower_ != "the"
    return turned and doc[at + 1 : at + 2].text.lower() == "of"


_SIDES = frozenset(
    ("north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest")
)
_BESIDE = frozenset(("suburb", "suburbs", "exurb"))
_PRINTED = frozenset((MentionKind.NAME, MentionKind.DEMONYM))
_GOES_ON = frozenset(("-", "'s", "'"))


def _is_area(token: Token) -> bool:
    return token.lower_ in noun_words()["areas"]


def located(
    document: Document, body: Mention, at: int, predicate: Token, rule: str
) -> Iterator[Finding]:
    """Yield that a body is in each place of the row that starts at a token."""
    for place in places(document, at, predicate.sent.end).found:
        yield from linked(body, "located_in", place, predicate, rule)


def names_building(span: Span) -> bool:
    """Tell whether a name only says which building is a place's: "London's BT tower"."""
    above = span.root.head
    below = span.root.dep_ == "compound" and above.i >= span.end
    return below and above.lower_ in noun_words()["landmarks"]


def is_enclosed(document: Document, at: int, stop: int) -> bool:
    """Tell whether a comma closes the places after a word: "X College, in Leeds, built Y"."""
    row = places(document, at + 1, stop)
    return bool(row.found) and row.end < stop and document.doc[row.end].text == ","


def country_behind(document: Document, span: Span) -> Mention | None:
    """Return the country between commas behind a name: "at X University, Japan, Y found".

    Only behind a preposition, as lists of names have such commas too.
    """
    doc, at = document.doc, span.end
    if at + 2 >= len(doc) or doc[at].text != "," or span.root.dep_ != "pobj":
        return None
    place = document.at(doc[at + 1])
    if place is None or place.name not in country_names():
        return None
    end = document.spans[document.owner[at + 1]].end
    listed = any(one.dep_ == "conj" for one in (span.root, *span.root.children))
    closed = end < span.sent.end and doc[end].text in (",", ".", ")")
    return place if closed and not listed else None
