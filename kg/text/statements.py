"""Makes statements of the quotations that the network read: who says what about what."""

from collections.abc import Iterator
from itertools import pairwise

from kg.model import EntityType, Mention, Statement
from kg.text.document import Document
from kg.text.pairs import QUOTE
from kg.text.plaintext import plain

LEAST = 0.5
"""Statements whose speaker is less likely than this are left out."""

_FEWEST = 3  # words: "said so" says nothing by itself
_MARKS = frozenset("\"'")
_BETWEEN = frozenset(" \t\n\"'")


def statements(document: Document) -> Iterator[Statement[Mention]]:
    """Yield what somebody says in an article, in the order of the words."""
    groups = list(_groups(document))
    plain_text = plain(document.article.text)
    for some in groups:
        speaker, confidence = _speaker(document, some[0])
        start, end = document.reading.span(some[0])[0], document.reading.span(some[-1])[1]
        if speaker is None or confidence < LEAST or _in_headline(document, start):
            continue
        quote = document.article.text[start:end]
        if len(quote.split()) < _FEWEST:
            continue
        yield Statement(
            speaker=speaker,
            article=document.article.id,
            start=start,
            end=end,
            quote=quote,
            direct=plain_text[max(0, start - 4) : start].rstrip()[-1:] in _MARKS,
            topics=_topics(document, start, end),
            sentence=_sentences(document, some, speaker),
            rule="quotation",
            confidence=round(confidence, 3),
        )


def _groups(document: Document) -> Iterator[list[int]]:
    """Yield quotations; one that goes on in the next sentence is one."""
    reading, text = document.reading, document.article.text
    quotes = [at for at, item in enumerate(reading.items) if item.label == QUOTE]
    group: list[int] = []
    for before, at in pairwise([-1, *quotes]):
        if group:
            gap = text[reading.span(before)[1] : reading.span(at)[0]]
            same = _speaker(document, before)[0], _speaker(document, at)[0]
            follows = set(gap) <= _BETWEEN and "\n" not in gap
            names = [one.name if one else "" for one in same]
            if not (follows and (names[0] == names[1] or not names[1])):
                yield group
                group = []
        group.append(at)
    if group:
        yield group


def _speaker(document: Document, quote: int) -> tuple[Mention | None, float]:
    """Return who said a quotation, over pronouns, and how sure that is."""
    found = document.reading.speaker.get(quote)
    if found is None:
        return None, 0.0
    at, probability = found
    return document.resolved.get(at), probability


def _in_headline(document: Document, start: int) -> bool:
    headline = document.article.headline
    return headline is not None and headline[0] <= start < headline[1]


def _topics(document: Document, start: int, end: int) -> tuple[Mention, ...]:
    by_name: dict[str, Mention] = {}
    for mention in document.mentions:
        inside = start <= mention.start and mention.end <= end
        if mention.type is EntityType.TECHNOLOGY and inside:
            by_name.setdefault(mention.name, mention)
    return tuple(sorted(by_name.values()))


def _sentences(document: Document, quotes: list[int], speaker: Mention) -> tuple[int, int]:
    """Return the span of the sentences that hold the words, and of the speaker's mention."""
    words = document.reading.words
    numbers = [document.reading.items[at].sentence for at in quotes]
    first, last = words.sentences[min(numbers)][0], words.sentences[max(numbers)][1]
    start, end = words.places[first][0], words.places[last - 1][1]
    near = start - 400 < speaker.start and speaker.end < end + 400
    return (min(start, speaker.start), max(end, speaker.end)) if near else (start, end)
