"""Makes names of products whole of which the model takes the first word for a body's.

"Quadro" before "K620" is a firm to it, and a distribution's first word the maker of Linux.
"""

import re
from collections.abc import Sequence

from spacy.tokens import Doc, Token

from kg.model import EntityType, MentionKind
from kg.nlp.candidate import Candidate, candidate
from kg.nlp.parsing.lookups import indexed
from kg.nlp.products.defined import is_body
from kg.nlp.products.productends import ends_phrase
from kg.nlp.products.techwords import techwords

_TECHNOLOGY, _INSTITUTION = EntityType.TECHNOLOGY, EntityType.INSTITUTION


def whole_starts(doc: Doc, found: Sequence[Candidate]) -> list[Candidate]:
    """Return the names of a doc, those of products with their series and first words.

    Args:
        doc: The parsed doc.
        found: Its names, sorted and disjoint.
    """
    kept: list[Candidate] = []
    for item in found:
        beside = bool(kept) and kept[-1].end == item.start
        if beside and any(join(doc, kept[-1], item) for join in _BEFORE):
            item = candidate(doc, kept.pop().start, item.end, _TECHNOLOGY)
        kept.append(_with_edition(doc, item, kept[-1].end if kept else 0))
    return kept


def _with_edition(doc: Doc, item: Candidate, free: int) -> Candidate:
    """Return a Linux with the words in capitals before it: "Embedded Grade" + "Linux"."""
    start = item.start
    if item.type is not _TECHNOLOGY or doc[start].text != "Linux":
        return item
    while start > free and _is_part(doc[start - 1], doc[item.start]):
        start -= 1
    return item if start == item.start else candidate(doc, start, item.end, _TECHNOLOGY)


def _is_part(word: Token, name: Token) -> bool:
    """Tell whether a word in capitals, inside a sentence, hangs on a name behind it."""
    capital = word.tag_ == "NNP" and word.is_title and not word.ent_type_
    return capital and not word.is_sent_start and word.dep_ == "compound" and word.head == name


def _is_series(doc: Doc, last: Candidate, item: Candidate) -> bool:
    """Tell whether a name before a model's code is that of its series: "the Quadro" + "K620".

    A body, which may have or make the model ("an Emirates A380"), is named without it too.
    """
    if item.type is not _TECHNOLOGY or item.known_as or not _CODED.fullmatch(item.text(doc)):
        return False
    series = doc[last.start]
    owned = last.start > 0 and doc[last.start - 1].tag_ in ("POS", "DT", "PRP$")
    if last.end - last.start > 1 or not (owned and series.is_title and series.is_alpha):
        return False
    if series.dep_ not in ("compound", "nmod") or is_body(doc, last.start, last.end):
        return False
    if last.type is _TECHNOLOGY:
        return not last.concept
    return last.type is _INSTITUTION and all(
        one.i + 1 < len(doc) and _CODED.fullmatch(doc[one.i + 1].text)
        for one in indexed(doc).forms[series.lower_]
    )


_CODED = re.compile(r"[A-Z]{0,2}\d{2,4}[A-Z]{0,2}")
"""A model's code without its series: "K620", "620", "6200XT"."""


def _is_distribution(doc: Doc, last: Candidate, item: Candidate) -> bool:
    """Tell whether a name before Linux is that of a distribution: "Gentoo" + "Linux 2020"."""
    named = last.type is _INSTITUTION and last.kind is MentionKind.NAME
    system = item.type is _TECHNOLOGY and doc[item.start].text == "Linux"
    return named and system and ends_phrase(doc, item.end)


def _is_owned(doc: Doc, last: Candidate, item: Candidate) -> bool:
    """Tell whether somebody's product is cut where the model's name goes on over the cut.

    "Surface" + "Laptop 4" of "Microsoft's Surface Laptop 4", whose first words are no maker.
    """
    owned = last.start > 0 and doc[last.start - 1].tag_ in ("POS", "PRP$")
    parted = doc[item.start].ent_iob_ == "I" and doc[item.start].is_title
    if not (owned and parted and item.type is _TECHNOLOGY and not item.concept):
        return False
    return last.type is _INSTITUTION and not is_body(doc, last.start, last.end)


def _is_service(doc: Doc, last: Candidate, item: Candidate) -> bool:
    """Tell whether a common word behind a known maker is its service: "Samsung" + "Cloud"."""
    if item.type is not _TECHNOLOGY or last.type is not _INSTITUTION:
        return False
    if item.text(doc) not in techwords().services:
        return False
    name = doc[last.end - 1]
    hangs = name.dep_ == "compound" and name.head.i == item.end - 1
    return hangs or is_body(doc, last.start, last.end)


def _is_cased(doc: Doc, last: Candidate, item: Candidate) -> bool:
    """Tell whether what reads as a person is the end of a product's name: "Zephyr" + "CRMPlus".

    A person's only name has no capitals inside and stands behind no product's.
    """
    product = last.type is _TECHNOLOGY and last.kind is MentionKind.NAME and not last.concept
    if not product or item.type is not EntityType.PERSON or item.end - item.start > 1:
        return False
    return (
        _CASED.match(doc[item.start].text) is not None
        and doc[last.end - 1].head.i == item.start
    )


_CASED = re.compile(r"[A-Z]{2,}[a-z]*[A-Z]")
"""How a name begins that no person has: "CRMPlus", "AIHub"."""

_BEFORE = (_is_series, _is_distribution, _is_owned, _is_service, _is_cased)
"""Each tells whether a name before a product is the first part of the product's."""
