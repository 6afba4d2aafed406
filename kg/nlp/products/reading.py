"""A parsed article as plain lists, for rules that look at every token.

Asking spaCy for an attribute of a token costs more than the rule that looks at it; the lists
are filled once and indexed from then on.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from spacy.tokens import Doc

from kg.nlp.parsing.lookups import all_tokens, entities
from kg.nlp.products.techwords import HYPHENS, pieces

_NAMES = frozenset(
    {"PERSON", "ORG", "FAC", "GPE", "LOC", "NORP", "EVENT", "LAW", "WORK_OF_ART", "PRODUCT"}
)
_LEADING = frozenset({"the", "a", "an", "its", "their", "his", "her", "our"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The tokens of a document, one list for each attribute.

    Attributes:
        words: As printed.
        lower: Lower-cased.
        pos: Universal part of speech.
        tag: Penn Treebank tag, which tells plurals.
        tight: True for a token without a space before it.
        glued: True for a hyphen without a space on either side.
        label: Label of the model's entity that covers the token, or "".
        span: Start and end of that entity, its determiner left out.
        free: False where another reader has taken the token.
        pieces: Every piece of every token but glued hyphens, with the index of its token.
    """

    words: list[str]
    lower: list[str]
    pos: list[str]
    tag: list[str]
    tight: list[bool]
    glued: list[bool]
    label: list[str]
    span: list[tuple[int, int]]
    free: list[bool]
    pieces: list[tuple[str, int]]

    def noun(self, index: int) -> bool:
        """Tell whether there is a noun or a name at a place."""
        return index < len(self.pos) and self.pos[index] in ("NOUN", "PROPN")

    def whole(self, start: int, end: int) -> bool:
        """Tell whether a stretch is free and cuts no name of the model in two."""
        if not all(self.free[start:end]):
            return False
        return all(
            self.label[index] not in _NAMES
            or (start <= self.span[index][0] and self.span[index][1] <= end)
            for index in (start, end - 1)
        )

    def text(self, start: int, end: int) -> str:
        """Return a stretch as printed, with one space for any white space."""
        return "".join(
            word if tight else f" {word}"
            for word, tight in zip(self.words[start:end], self.tight[start:end], strict=True)
        ).strip()

    def near(self, start: int, end: int, reach: int) -> set[str]:
        """Return the words within ``reach`` tokens around a stretch, lower-cased."""
        return {*self.lower[max(0, start - reach) : start], *self.lower[end : end + reach]}


def read(
    doc: Doc, taken: Callable[[int], bool] | None = None, common: Collection[int] = ()
) -> Reading:
    """Copy a document's tokens into lists; entities at ``common`` tokens are no names."""
    tokens = all_tokens(doc)
    words = [token.text for token in tokens]
    count = len(words)
    tight = [False, *(not token.whitespace_ for token in tokens)][:count]
    glued = [
        word in HYPHENS and 0 < index < count - 1 and tight[index] and tight[index + 1]
        for index, word in enumerate(words)
    ]
    label = [""] * count
    span = [(index, index + 1) for index in range(count)]
    for entity in entities(doc):
        if entity.start in common:
            continue
        start = entity.start
        while start < entity.end - 1 and words[start].lower() in _LEADING:
            start += 1
        for index in range(start, entity.end):
            label[index] = entity.label_
            span[index] = (start, entity.end)
    parts: list[tuple[str, int]] = []
    for index, word in enumerate(words):
        if not glued[index]:
            parts += [(piece, index) for piece in pieces(word) or [word]]
    return Reading(
        words=words,
        lower=[word.lower() for word in words],
        pos=[token.pos_ for token in tokens],
        tag=[token.tag_ for token in tokens],
        tight=tight,
        glued=glued,
        label=label,
        span=span,
        free=[True] * count if taken is None else [not taken(index) for index in range(count)],
        pieces=parts,
    )
