"""Makes names of products whole of which the model takes the first word for a body's.

"Quadro" before "K620" is a firm to it, and a distribution's first word the maker of Linux.
"""

import re
from collections.abc import Sequence

from spacy.tokens import Doc

from kg.model import EntityType, MentionKind
from kg.nlp.candidate import Candidate, candidate
from kg.nlp.parsing.lookups import indexed
from kg.nlp.products.defined import is_body
from kg.nlp.products.productends import ends_phrase

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
        kept.append(item)
    return kept


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
    if item.type is not _TECHNOLOGY or doc[item.start : item.end].text not in _SERVICES:
        return False
    return last.type is _INSTITUTION and is_body(doc, last.start, last.end)


_SERVICES = frozenset(
    ("Cloud", "Search", "Store", "Music", "Pay", "News", "Wallet", "Drive", "Docs", "Maps")
)
"""What many makers call a service of theirs, with their name before it."""

_BEFORE = (_is_series, _is_distribution, _is_owned, _is_service)
"""Each tells whether a name before a product is the first part of the product's."""
