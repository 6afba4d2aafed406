"""Tells a text of unrelated short items from a story that runs through its paragraphs.

News in brief, digests and chronicles give each item a paragraph. What the reader knows from the
lines before is there no more than the item itself: the country that the text names most often
is another item's.
"""

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from spacy.tokens import Doc, Span

from kg.extraction.places.kinds import country_of
from kg.model import EntityType, Mention, MentionKind
from kg.nlp import Document
from kg.nlp.parsing.lookups import blank_lines

_TIED = 0.6
"""Share of the paragraphs with names that have one of another, from which they are a story."""

_NAMED = 0.4
"""... and of those that have one that is no place's.

Both take 313 of 372 annotated days of news items for unrelated ones, and 23 of 402 other texts
of several paragraphs; places tie items of one day as well, one in four of them.
"""

_WORDS = 8
"""Words of a paragraph that is no heading."""

_ITEMS = 2
"""Paragraphs with names of a text of several items."""


def item(document: Document, at: int) -> Span:
    """Return the part of a document that a token's context reaches to.

    Args:
        document: The document.
        at: A token.

    Returns:
        The paragraph, where the document is made of unrelated ones, else all of it.
    """
    doc = document.doc
    parts = _items(doc, document.mentions)
    return next((doc[start:end] for start, end in parts if start <= at < end), doc[:])


def is_digest(document: Document) -> bool:
    """Tell whether a document is made of unrelated items, each a paragraph."""
    return len(_items(document.doc, document.mentions)) > 1


def item_mentions(document: Document, at: int) -> tuple[Mention, ...]:
    """Return the mentions in the part of a document that a token's context reaches to."""
    if not is_digest(document):
        return document.mentions
    span = item(document, at)
    start, end = span.start_char, span.end_char
    return tuple(one for one in document.mentions if start <= one.start < end)


@lru_cache(maxsize=2)
def _items(doc: Doc, mentions: tuple[Mention, ...]) -> tuple[tuple[int, int], ...]:
    """Return the first token and the end of each unrelated item, or of the whole document."""
    whole = ((0, len(doc)),)
    parts = tuple(_paragraphs(doc))
    names, places = _named(doc, parts, mentions)
    told = [at for at, each in enumerate(names) if each or places[at]]
    if len(told) < _ITEMS:
        return whole
    often = Counter(name for at in told for name in names[at] | places[at])
    named = sum(any(often[name] > 1 for name in names[at]) for at in told)
    tied = sum(any(often[name] > 1 for name in names[at] | places[at]) for at in told)
    unrelated = named < _NAMED * len(told) and tied < _TIED * len(told)
    return parts if unrelated else whole


def _named(
    doc: Doc, parts: tuple[tuple[int, int], ...], mentions: tuple[Mention, ...]
) -> tuple[list[set[str]], list[set[str]]]:
    """Return what each paragraph that is no heading names, and at which places."""
    names: list[set[str]] = [set() for _ in parts]
    places: list[set[str]] = [set() for _ in parts]
    at = 0
    for mention in mentions:
        while at + 1 < len(parts) and doc[parts[at + 1][0]].idx <= mention.start:
            at += 1
        start, end = parts[at]
        if mention.kind is MentionKind.PRONOUN or end - start < _WORDS:
            continue
        if mention.type is EntityType.PLACE:
            places[at].add(country_of(mention) or mention.name)
        else:
            names[at].add(mention.name)
    return names, places


def _paragraphs(doc: Doc) -> Iterator[tuple[int, int]]:
    """Yield the first token and the end of each paragraph: blank lines part them."""
    start = 0
    for token in blank_lines(doc):
        if token.i > start:
            yield start, token.i
        start = token.i + 1
    if start < len(doc):
        yield start, len(doc)
