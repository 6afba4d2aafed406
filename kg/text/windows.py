"""Cuts a text into words, word pieces and windows of whole sentences: the network's input.

A window has the sentences that are read (its targets) and, before them, sentences of context.
Every word of a text is a target in exactly one window, so the cost is linear in the text.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kg.ontology import technologies
from kg.text.pieces import Vocabulary, read

if TYPE_CHECKING:
    from spacy.tokens import Doc

FOLDER = Path(__file__).with_name("model")
"""The vocabulary and the weights that kg ships."""

TARGET, CONTEXT = 176, 72
"""Most word pieces of a window's targets and of the context before them."""

LONGEST = 12
"""Most word pieces of a word; the rest of a longer one is not read."""

LIMIT = 320
"""Most word pieces of a window: a longer sentence is cut into several."""

SHAPES = ("lower", "title", "upper", "mixed", "digits", "alphanumeric", "punctuation", "none")
FEATURES = (len(SHAPES), 2, 2, 2)
"""Number of values of each feature of a word: shape, inside a label of the technology scheme,
inside quotation marks, in the headline."""

_LABEL_WORDS = 5  # most words of a technology label that are looked up
_BREAK = re.compile(r"[\n\f]")
_QUOTE = frozenset('"\u201c\u201d\u201e\u00ab\u00bb')


@dataclass(frozen=True)
class Words:
    """A text as the network reads it.

    Attributes:
        text: The text; all offsets are its code points.
        places: Span of each word in the text.
        pieces: Ids of the word pieces of each word.
        features: Values of :data:`FEATURES` of each word.
        sentences: Spans of words, in order, disjoint, covering all words.
        breaks: Words before which a paragraph ends.
    """

    text: str
    places: Sequence[tuple[int, int]]
    pieces: Sequence[tuple[int, ...]]
    features: Sequence[tuple[int, int, int, int]]
    sentences: Sequence[tuple[int, int]]
    breaks: frozenset[int]


@dataclass(frozen=True)
class Window:
    """Word pieces of some sentences of a text.

    Attributes:
        ids: Word pieces, [CLS] first and [SEP] last and between paragraphs.
        features: Values of :data:`FEATURES` of each piece.
        sentence: Index of the sentence of each piece; -1 for [CLS] and [SEP].
        place: First piece and the piece after the last of each word that is in the window.
        words: Words of the target sentences, in order.
        targets: Indices of the target sentences.
    """

    ids: list[int]
    features: list[tuple[int, int, int, int]]
    sentence: list[int]
    place: dict[int, tuple[int, int]] = field(default_factory=dict)
    words: list[int] = field(default_factory=list)
    targets: frozenset[int] = frozenset()


@cache
def vocabulary() -> Vocabulary:
    """Return the encoder's word pieces."""
    return read(FOLDER / "vocabulary.txt")


def words(
    doc: "Doc",
    *,
    headline: tuple[int, int] | None = None,
    sentences: Sequence[tuple[int, int]] | None = None,
) -> Words:
    """Return the words of a tokenized text.

    Args:
        doc: Tokens with sentence starts.
        headline: Span of the headline in the text, or None.
        sentences: Spans of sentences in the text, in place of the sentence starts.
    """
    whole = doc.text
    tokens = [token for token in doc if not token.is_space]
    printed = [token.text for token in tokens]
    places = [(token.idx, token.idx + len(token)) for token in tokens]
    cut = _cut(sentences, places) if sentences else [token.is_sent_start for token in tokens]
    breaks = {
        at
        for at in range(1, len(tokens))
        if _BREAK.search(whole, places[at - 1][1], places[at][0])
    }
    known = vocabulary()
    pieces = [known.of_word(word)[:LONGEST] or (known.pieces["[UNK]"],) for word in printed]
    starts = [at for at, starts in enumerate(cut) if starts or at == 0]
    spans = list(zip(starts, [*starts[1:], len(tokens)], strict=True)) if tokens else []
    spans = [part for span in spans for part in _short(span, pieces)]
    scheme, quoted = _in_scheme(printed), _in_quotes(printed, breaks)
    features = [
        (
            shape(word),
            int(at in scheme),
            int(quoted[at]),
            int(headline is not None and headline[0] <= places[at][0] < headline[1]),
        )
        for at, word in enumerate(printed)
    ]
    return Words(whole, places, pieces, features, spans, frozenset(breaks))


def _cut(sentences: Sequence[tuple[int, int]], places: Sequence[tuple[int, int]]) -> list[bool]:
    starts = {start for start, _ in sentences}
    return [start in starts for start, _ in places]


def _short(
    span: tuple[int, int], pieces: Sequence[tuple[int, ...]]
) -> Iterator[tuple[int, int]]:
    """Yield a sentence, or the parts of one that no window could hold."""
    first, size = span[0], 0
    for at in range(*span):
        if size + len(pieces[at]) > LIMIT - CONTEXT - 8:
            yield first, at
            first, size = at, 0
        size += len(pieces[at])
    yield first, span[1]


def shape(word: str) -> int:
    """Return the index in :data:`SHAPES` of how a word is printed."""
    if not any(character.isalnum() for character in word):
        return 6
    if re.fullmatch(r"[\d.,]+", word):
        return 4
    if any(character.isdigit() for character in word):
        return 5
    if word.islower():
        return 0
    if word.isupper() and len(word) > 1:
        return 2
    return 1 if word[0].isupper() and not any(c.isupper() for c in word[1:]) else 3


@cache
def _labels() -> frozenset[str]:
    found = {label.lower() for concept in technologies().values() for label in concept.labels}
    return frozenset(
        found | {a for concept in technologies().values() for a in concept.acronyms}
    )


def _in_scheme(printed: Sequence[str]) -> set[int]:
    """Return the words that are in a label of the technology scheme, plurals included."""
    labels = _labels()
    inside: set[int] = set()
    for at in range(len(printed)):
        for size in range(1, _LABEL_WORDS + 1):
            name = " ".join(printed[at : at + size]).replace(" - ", "-")
            low = name.lower()
            if (
                name in labels
                or low in labels
                or low.rstrip("s") in labels
                or low + "s" in labels
            ):
                inside.update(range(at, min(at + size, len(printed))))
    return inside


def _in_quotes(printed: Sequence[str], breaks: set[int]) -> list[bool]:
    """Return for each word whether it stands between quotation marks of its paragraph."""
    result, is_open = [], False
    for at, word in enumerate(printed):
        if at in breaks:
            is_open = False
        if word in _QUOTE:
            is_open = not is_open
            result.append(False)
        else:
            result.append(is_open)
    return result


def windows(text: Words) -> Iterator[Window]:
    """Yield the windows of a text, in order."""
    known = vocabulary().pieces
    size = [sum(len(text.pieces[at]) for at in range(*span)) + 1 for span in text.sentences]
    at = 0
    while at < len(size):
        end, total = at + 1, size[at]
        while end < len(size) and total + size[end] <= TARGET:
            total += size[end]
            end += 1
        first, room = at, CONTEXT
        while first > 0 and size[first - 1] <= room:
            first -= 1
            room -= size[first]
        head = [0] if first > 0 and size[0] <= min(room, 40) else []
        yield _window(text, [*head, *range(first, end)], frozenset(range(at, end)), known)
        at = end


_NONE = (7, 0, 0, 0)


def _window(
    text: Words, sentences: list[int], targets: frozenset[int], known: Mapping[str, int]
) -> Window:
    window = Window([known["[CLS]"]], [_NONE], [-1], targets=targets)
    for number, index in enumerate(sentences):
        first, last = text.sentences[index]
        if number and (first in text.breaks or index != sentences[number - 1] + 1):
            _piece(window, known["[SEP]"], _NONE, -1)
        for word in range(first, last):
            start = len(window.ids)
            for piece in text.pieces[word]:
                _piece(window, piece, text.features[word], index)
            window.place[word] = (start, len(window.ids))
            if index in targets:
                window.words.append(word)
    _piece(window, known["[SEP]"], _NONE, -1)
    return window


def _piece(
    window: Window, id_: int, features: tuple[int, int, int, int], sentence: int
) -> None:
    window.ids.append(id_)
    window.features.append(features)
    window.sentence.append(sentence)
