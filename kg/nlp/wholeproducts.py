"""Makes whole names of products that were found in pieces or taken for bodies.

Two products in a row are one with a name of two words ("Zephyr DB Omni"). What begins with the
name of a product and does nothing that bodies do is an edition or a part of it ("Zephyr ML"),
and what a body launches under its own name is its product ("Acme launched Acme Stories").
"""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from kg.model import EntityType, MentionKind
from kg.nlp.candidate import Candidate, candidate
from kg.nlp.defined import does, is_body

_TECHNOLOGY, _INSTITUTION = EntityType.TECHNOLOGY, EntityType.INSTITUTION

_BRINGS_OUT = frozenset(
    ("launch", "release", "introduce", "unveil", "debut", "announce", "roll")
)
_BRANCHES = frozenset(
    (
        *("ventures", "labs", "studios", "studio", "pictures", "records", "films", "health"),
        *("europe", "asia", "japan", "india", "china", "africa", "canada", "uk", "awards"),
        *("day", "days", "week", "summit", "games", "live", "festival", "open", "cup"),
    )
)
# Last words of what bodies launch under their own names that is a part of them or an event.


_HOSTS = frozenset(("iOS", "Android", "Windows", "Linux", "macOS", "Unix", "iPhone", "Mac"))
# What others run on, by which they are called too: "an Android Zephyr".


def whole_products(doc: Doc, found: Sequence[Candidate]) -> list[Candidate]:
    """Return the names of a doc, those of products whole and typed.

    Args:
        doc: The parsed doc.
        found: Its names, sorted and disjoint.
    """
    products = {
        item.text(doc)
        for item in found
        if _is_product(doc, item) and item.end - item.start == 1
    }
    kept: list[Candidate] = []
    for item in (part for whole in found for part in _without_owner(doc, whole)):
        last = kept[-1] if kept else None
        if last is not None and _goes_on(doc, last, item):
            kept[-1] = candidate(doc, last.start, item.end, _TECHNOLOGY)
        elif (
            item.type is _INSTITUTION
            and item.end - item.start > 1
            and (_is_edition(doc, item, products) or _is_launched(doc, item))
        ):
            kept.append(replace(item, type=_TECHNOLOGY, known_as=""))
        else:
            kept.append(item)
    return kept


def _without_owner(doc: Doc, item: Candidate) -> list[Candidate]:
    """Cut a known maker with a possessive off its product's name: "Google's Zephyr"."""
    if item.type is not _TECHNOLOGY or item.kind is not MentionKind.NAME:
        return [item]
    marks = [at for at in range(item.start + 1, item.end - 1) if doc[at].tag_ == "POS"]
    if not marks or not is_body(doc, item.start, marks[0]):
        return [item]
    owner = candidate(doc, item.start, marks[0], _INSTITUTION)
    return [owner, candidate(doc, marks[0] + 1, item.end, _TECHNOLOGY)]


def _is_product(doc: Doc, item: Candidate) -> bool:
    named = item.type is _TECHNOLOGY and item.kind is MentionKind.NAME and not item.concept
    return named and not item.known_as and doc[item.start].text[:1].isupper()


def _goes_on(doc: Doc, first: Candidate, second: Candidate) -> bool:
    """Tell whether two products in a row are one name, as the parse has it."""
    if first.end != second.start or not (_is_product(doc, first) and _is_product(doc, second)):
        return False
    last = doc[first.end - 1]
    if first.text(doc) in _HOSTS or (last.is_upper and last.is_alpha):
        return False  # "an iOS Zephyr", "the AI Zephyr", but "the P-8 Zephyr"
    above = doc[first.end - 1].head.i
    return above in range(second.start, second.end) or (
        doc[second.end - 1].head.i in range(first.start, first.end)
    )


def _is_edition(doc: Doc, item: Candidate, products: set[str]) -> bool:
    """Tell whether a name begins with a product's and is no body's: "Zephyr ML"."""
    if item.kind is not MentionKind.NAME or doc[item.start].text not in products:
        return False
    return not is_body(doc, item.start, item.end) and not does(doc, item.start, item.end)


def _is_launched(doc: Doc, item: Candidate) -> bool:
    """Tell whether a body brings out what begins with its own name: "Acme Stories"."""
    root = doc[item.start : item.end].root
    verb = root.head
    if root.dep_ != "dobj" or verb.lemma_.lower() not in _BRINGS_OUT:
        return False
    last = doc[item.end - 1].lower_
    if last in _BRANCHES or is_body(doc, item.start, item.end):
        return False
    own = doc[item.start].text
    return any(
        child.dep_ == "nsubj" and child.text == own and child.i < item.start
        for child in verb.children
    )
