"""Prepares a sentence for the network that says what its names are."""

from collections.abc import Sequence

from spacy.tokens import Doc

from kg.nlp.opinion.encoder import Row
from kg.nlp.opinion.pieces import Vocabulary

MOST = 100
"""Word pieces of a sentence that are read; names after them are asked about by their place."""

LABELS = (
    "PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW",
    "DATE",
)  # fmt: skip
"""Entities that are told apart; all others are one more kind, and no entity is another."""

LABEL_ROWS = 2 * (len(LABELS) + 1) + 1
CAPITAL_ROWS = 8


def label_rows(doc: Doc, start: int, end: int) -> list[int]:
    """Return for each token the row that stands for its entity: first word, or a later one."""
    result = []
    for token in doc[start:end]:
        label, begins = token.ent_type_, token.ent_iob_ != "I"
        kind = LABELS.index(label) if label in LABELS else len(LABELS)
        result.append(2 * kind + (1 if begins else 2) if label else 0)
    return result


def capital_row(word: str) -> int:
    """Return the row that stands for the capitals and digits of a word.

    >>> [capital_row(word) for word in ("chip", "A", "IBM", "Ada", "A380", "380", "iPad", ".")]
    [1, 2, 3, 4, 3, 6, 7, 0]
    """
    if word.islower():
        return 1
    if word.isupper():
        return 3 if len(word) > 1 else 2
    if word[:1].isupper() and word[1:].islower():
        return 4
    if any(map(str.isdigit, word)):
        return 5 if any(map(str.isalpha, word)) else 6
    return 7 if any(map(str.isupper, word)) else 0


def encoded(
    words: Sequence[str],
    labels: Sequence[int],
    spans: Sequence[tuple[int, int]],
    vocabulary: Vocabulary,
) -> Row:
    """Cut a sentence into word pieces.

    Args:
        words: Its tokens as printed.
        labels: Row of each token's entity, see :func:`label_rows`.
        spans: First token and token after the last of each name asked about.
        vocabulary: The encoder's.
    """
    pieces = [vocabulary.pieces["[CLS]"]]
    capitals, kinds, places = [0], [0], []
    for word, label in zip(words, labels, strict=True):
        places.append(len(pieces))
        own = vocabulary.of_word(word)
        pieces += own
        capitals += [capital_row(word)] * len(own)
        kinds += [label] * len(own)
    places.append(len(pieces))
    pieces.append(vocabulary.pieces["[SEP]"])
    return Row(
        pieces=tuple(pieces[:MOST]),
        capitals=tuple([*capitals, 0][:MOST]),
        labels=tuple([*kinds, 0][:MOST]),
        spans=tuple(
            (low := min(places[start], MOST - 2), max(low + 1, min(places[end], MOST - 1)))
            for start, end in spans
        ),
    )
