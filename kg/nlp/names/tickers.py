"""Takes the letters of a share off a firm's name, and for no name: "Acme ACM, +0.06%".

News of markets prints what a share is called by behind the firm, with a link in the page, and
how far it rose today; in plain text both stand in the sentence. Agencies print it in a bracket,
with its exchange: "Acme (ACMG.DE)". They are no furniture, because that parts sentences.
"""

import re
from collections.abc import Sequence

from spacy.tokens import Doc

from kg.model import EntityType, MentionKind
from kg.nlp.candidate import Candidate, candidate


def without_tickers(doc: Doc, found: Sequence[Candidate]) -> list[Candidate]:
    """Return the names, sorted and disjoint, none with or of the letters of a share.

    Args:
        doc: The parsed doc.
        found: Its names, sorted and disjoint.
    """
    kept: list[Candidate] = []
    for item in found:
        named = item.kind is MentionKind.NAME
        if named and _is_listing(doc, item.start, item.end):
            continue
        share = _is_ticker(doc, item.end - 1) or _is_share(doc, item)
        end = item.end - (named and share)
        if end == item.end:
            kept.append(item)
        elif item.start < end and doc[end - 1].tag_ != "POS":
            product = item.type is EntityType.TECHNOLOGY  # what has shares is a firm
            type_ = EntityType.INSTITUTION if product else item.type
            kept.append(candidate(doc, item.start, end, type_))
    return kept


def _is_ticker(doc: Doc, at: int) -> bool:
    """Tell whether letters stand before a comma and the change of a price: "ACM, -1.45%"."""
    word = doc[at].text
    if not (word.isupper() and word.isalpha() and len(word) <= _LETTERS):
        return False
    change = "".join(token.text for token in doc[at + 1 : at + 1 + _CHANGE])
    return _MOVE.match(change) is not None


def _is_share(doc: Doc, item: Candidate) -> bool:
    """Tell whether a name ends with a share's letters and its exchange's: "Acme Corp ACM.O"."""
    return item.end - item.start > 1 and bool(_SHARE.fullmatch(doc[item.end - 1].text))


def _is_listing(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a name is what a share is called by at an exchange: "(ACMG.DE)"."""
    while start > 0 and end - start < _CHANGE and doc[start - 1].text != "(":
        start -= 1  # parsers part "ACMGn.DE"
    while end < len(doc) and end - start < _CHANGE and doc[end].text != ")":
        end += 1
    enclosed = start > 0 and end < len(doc) and doc[start - 1].text == "("
    return (
        enclosed and doc[end].text == ")" and _SHARE.fullmatch(doc[start:end].text) is not None
    )


_SHARE = re.compile(r"[A-Z0-9]{2,6}(?:[a-z]|_p)?\.[A-Z]{1,2}")
"""A share's letters, with those of its kind, and an exchange's: "ACMG.DE", "ACM_p.DE"."""

_LETTERS = 5
"""Letters that a share is called by, most."""
_CHANGE = 4
"""Tokens of a comma and a change with its sign, most: ", - 1.45 %"; or of a share's letters."""
_MOVE = re.compile(r",[+\-\N{MINUS SIGN}]\d+\.\d+%")
