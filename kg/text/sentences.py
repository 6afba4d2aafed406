"""Splits spaCy's tokens into sentences, without a trained model."""

import re
from typing import TYPE_CHECKING, Any

import numpy as np

from kg.text.plaintext import BREAK

if TYPE_CHECKING:
    from spacy.tokens import Doc

_ENDS = frozenset((".", "!", "?", "...", "\u2026", "?!", "!!"))
_MARKS = frozenset(('"', "'", ")", "]", "\u201d", "\u2019", "''", "\u00bb", "\u201c"))
_STARTERS = frozenset(
    (
        "The", "A", "An", "In", "On", "At", "He", "She", "It", "They", "We", "This", "That",
        "These", "But", "And", "However", "Its", "His", "Her", "Their", "According", "After",
        "Before", "When", "While", "For", "With", "As", "If",
    )
)  # fmt: skip
_ABBREVIATED = re.compile(r"(?:[A-Z]\.){1,}|[A-Z]?[a-z]+\.|[ap]\.m\.")


def split_sentences(doc: "Doc") -> "Doc":
    """Set sentence starts: after a full stop before a capital, and where a paragraph begins.

    A single line break inside a sentence (text wrapped at 72 columns) starts nothing.
    """
    texts = [token.text for token in doc]
    spaced = [True, *(bool(token.whitespace_) for token in doc)]  # a blank before the token
    starts = [False] * len(texts)
    ended, is_first, gap = False, True, ""
    for at, text in enumerate(texts):
        if text.isspace():
            gap += text
            continue
        closes = text in _MARKS and not (spaced[at] or gap) and not is_first
        paragraph = is_first or gap.count("\n") > 1 or BREAK in gap or ("\n" in gap and ended)
        follows = ended and not closes and (spaced[at] or gap) and _can_begin(text)
        if paragraph or follows:
            starts[at], ended = True, False
        is_first, gap = False, ""
        if text in _ENDS:
            ended = True
        elif not (ended and closes):
            ended = bool(_ABBREVIATED.fullmatch(text)) and _starter(texts, at + 1)
    if starts:  # set at once: spaCy's own setter looks at the whole text for each token
        marks: Any = np.array([1 if is_start else -1 for is_start in starts], np.int64)
        doc.from_array(["SENT_START"], marks.astype(np.uint64))
    return doc


def _can_begin(text: str) -> bool:
    """Return True if a word after a full stop can begin a sentence."""
    return not text[0].islower() and text not in (",", ";", ":", "-", "\u2013", "\u2014", "%")


def _starter(texts: list[str], at: int) -> bool:
    """Return True if the next word usually begins a sentence: "in the U.S. The bank …"."""
    while at < len(texts) and texts[at].isspace():
        at += 1
    return at < len(texts) and texts[at] in _STARTERS
