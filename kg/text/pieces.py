"""Cuts text into the word pieces of an uncased BERT vocabulary, each with its place.

Written here because the usual library for it brings a client for a model hub, with a network
stack, for what is a loop over a vocabulary. Both gave the same pieces at the same places on the
8,300 sentences of the training sets.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

_LONGEST_WORD = 100
# Characters; BERT's own limit. A longer word is one unknown piece.

_IDEOGRAPHS = (
    (0x4E00, 0x9FFF),
    (0x3400, 0x4DBF),
    (0x20000, 0x2A6DF),
    (0x2A700, 0x2B73F),
    (0x2B740, 0x2B81F),
    (0x2B920, 0x2CEAF),
    (0xF900, 0xFAFF),
    (0x2F800, 0x2FA1F),
)
# Blocks of which BERT takes every character for a word.

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Pieces:
    """A text in word pieces.

    Attributes:
        ids: Index of each piece in the vocabulary; first [CLS], last [SEP].
        offsets: Place of each piece in code points of the text; (0, 0) for those two.
    """

    ids: tuple[int, ...]
    offsets: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Word pieces by their text; what continues a word begins with "##"."""

    pieces: Mapping[str, int]
    _known: dict[str, tuple[tuple[int, int], ...]] = field(default_factory=dict, repr=False)
    _ids: dict[str, tuple[int, ...]] = field(default_factory=dict, repr=False)

    def encode(self, text: str) -> Pieces:
        """Cut a text.

        >>> pieces = {"[CLS]": 0, "[SEP]": 1, "[UNK]": 2, "caf": 3, "##e": 4}
        >>> coded = Vocabulary(pieces=pieces).encode("Café ?")
        >>> coded.ids, coded.offsets
        ((0, 3, 4, 2, 1), ((0, 0), (0, 3), (3, 4), (5, 6), (0, 0)))
        """
        ids, offsets = [self.pieces["[CLS]"]], [(0, 0)]
        for word, places in _words(text):
            at = 0
            for size, piece in self._cut(word):
                ids.append(piece)
                offsets.append((places[at], places[at + size - 1] + 1))
                at += size
        return Pieces((*ids, self.pieces["[SEP]"]), (*offsets, (0, 0)))

    def of_word(self, word: str) -> tuple[int, ...]:
        """Return the pieces of a word as printed, cut once: most words come again."""
        found = self._ids.get(word)
        if found is None:
            found = self._ids[word] = self.encode(word).ids[1:-1]
        return found

    def _cut(self, word: str) -> tuple[tuple[int, int], ...]:
        """Return length and id of the pieces of a word: the longest first, from the left."""
        found = self._known.get(word)
        if found is None:
            found = self._known[word] = tuple(self._pieces(word))
        return found

    def _pieces(self, word: str) -> list[tuple[int, int]]:
        unknown = [(len(word), self.pieces["[UNK]"])]
        if len(word) > _LONGEST_WORD:
            return unknown
        result, start = [], 0
        while start < len(word):
            prefix = "##" if start else ""
            for end in range(len(word), start, -1):
                piece = self.pieces.get(prefix + word[start:end])
                if piece is not None:
                    result.append((end - start, piece))
                    start = end
                    break
            else:
                return unknown
        return result


def read(path: Path) -> Vocabulary:
    """Read a vocabulary: one piece a line, its index is the number of the line."""
    lines = path.read_text(encoding="utf-8").split("\n")
    return Vocabulary(pieces={piece: index for index, piece in enumerate(lines) if piece})


def _words(text: str) -> Iterator[tuple[str, Sequence[int]]]:
    """Yield lower-cased words without accents, with the place of each of their characters."""
    # Nearly all sentences, and ten times quicker. Line breaks part words as blanks do.
    if text.isascii() and _ASIDE.sub(" ", text).isprintable():
        for match in _PLAIN.finditer(text.lower()):
            yield match[0], range(*match.span())
    else:
        yield from _accented(text)


_PLAIN = re.compile(r"[0-9a-z]+|[^0-9a-z\s]")
_ASIDE = re.compile(r"\s")


def _accented(text: str) -> Iterator[tuple[str, Sequence[int]]]:
    word: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        if character.isspace():
            alone, letters = True, ""
        else:
            alone, letters = _plain(character)
        if alone and word:
            yield "".join(word), places
            word, places = [], []
        if alone and letters:
            yield letters, [place] * len(letters)
        elif letters:
            word.extend(letters)
            places.extend([place] * len(letters))
    if word:
        yield "".join(word), places


def _plain(character: str) -> tuple[bool, str]:
    """Return whether a character is a word of its own, and what is kept of it."""
    if character.isascii() and character.isprintable():
        return not character.isalnum(), character.lower()
    category = unicodedata.category(character)
    if category.startswith("C") or character == "\ufffd":
        return False, ""
    if category.startswith("P"):
        return True, character
    code = ord(character)
    kept = "".join(
        part
        for part in unicodedata.normalize("NFD", character)
        if unicodedata.category(part) != "Mn"
    )
    return any(low <= code <= high for low, high in _IDEOGRAPHS), kept.lower()
