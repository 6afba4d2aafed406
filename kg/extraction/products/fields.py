"""Reads fields of work that are no technology elsewhere: "public health expert X".

Names of disciplines are everyday words ("history", "law") that mean a field in titles and
where somebody teaches or studies them; ``fields.toml`` lists them.
"""

import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from spacy.tokens import Token

from kg.extraction.grammar.listing import coordinated
from kg.extraction.grammar.phrases import generic
from kg.extraction.grammar.rolewords import role_words
from kg.extraction.titles.titles import Post
from kg.model import EntityType, Mention, MentionKind
from kg.nlp import Document

_JOINS = frozenset((",", "and", "&"))
_PARTS = frozenset(("NOUN", "PROPN", "ADJ"))
_REACH = 4
"""Words before the last of a field that narrow it, most."""


@cache
def field_words() -> dict[str, frozenset[str]]:
    """Read ``fields.toml`` once: list name to its words."""
    path = Path(__file__).parent / "fields.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return {name: frozenset(values) for name, values in data.items()}


def fields(document: Document, start: int, end: int) -> Iterator[Mention]:
    """Yield the fields that a stretch of a title names, those that are no mention yet.

    Args:
        document: The annotated article.
        start: First token.
        end: Token after the last.
    """
    before: list[Token] = []  # "civil and" of "civil and environmental engineering"
    for part in _parts(document, start, end):
        if part[-1].lower_ in ("and", "&"):
            named = _field(part[:-1])
            if named:
                yield _mention(document, named)
            narrows = _is_adjective(part[:-1]) and not _is_rank(document, part[0])
            before = [*part] if not named and narrows else []
            continue
        named = _field([*before, *part] if before else part)
        if named:
            yield _mention(document, named)
        before = []


def fields_of(document: Document, post: Post) -> Iterator[Mention]:
    """Yield the fields that a title names: "law professor", "an expert on trade law"."""
    head, roles = document.doc[post.head].lower_, role_words()
    if head in roles["field_leaders"]:
        for one in fields(document, post.head + 1, post.end):
            if _is_led(one.text.lower().split()[-1]):
                yield one
    if head not in roles["field_heads"]:
        return
    start = post.begin
    if start > 1 and document.doc[start - 1].lower_ == "and":  # where a title is taken to start
        first = document.doc[start - 2]
        start -= 2 if first.pos_ == "ADJ" and first.is_lower else 0
    yield from fields(document, start, post.head)
    end = after = post.end  # the title may have its field already
    if end < len(document.doc) and document.doc[end].lower_ in ("in", "on"):
        after = end + 1
        while after < document.doc[end].sent.end and (
            document.doc[after].pos_ in (*_PARTS, "CCONJ")
        ):
            after += 1
    named = [_of_people(document, one) for one in fields(document, post.head + 1, after)]
    yield from named
    link = document.doc[post.head + 1].lower_ if post.head + 1 < after else ""
    if not named and link in ("in", "on") and head in roles["experts"]:
        yield from _whatever(document, post.head + 2, after)


def _of_people(document: Document, field: Mention) -> Mention:
    """Return a field with the people whose it is: "Utopian history" of "lecturer in" it."""
    span = document.doc.char_span(field.start, field.end)
    before = document.at(span[0].nbor(-1)) if span is not None and span.start else None
    if before is None or before.kind is not MentionKind.DEMONYM or span is None:
        return field
    if span.doc[span.start - 1].head.i not in range(span.start, span.end):
        return field
    return generic(document, document.doc[document.span(before).start : span.end])


def _is_led(word: str) -> bool:
    lists = field_words()
    ended = word.endswith(tuple(sorted(lists["endings"]))) and word not in lists["others"]
    return word in lists["led"] or (ended and word not in lists["modified"])


def _whatever(document: Document, start: int, end: int) -> Iterator[Mention]:
    """Yield what an expert is one in: the common noun that follows, with its modifiers."""
    words = list(document.doc[start:end])
    unnamed = all(word.i not in document.owner and word.is_lower for word in words)
    if words and unnamed and words[-1].pos_ == "NOUN" and len(words) <= _REACH:
        yield _mention(document, words)


def taught(document: Document, token: Token) -> Iterator[Mention]:
    """Yield the fields that a noun and what is coordinated with it name: "taught X and Y"."""
    for each in (token, *coordinated(token)):
        start = each.i
        while start > each.sent.start and each.i - start < _REACH:
            child = each.doc[start - 1]
            if child.head.i not in range(start, each.i + 1) or child.pos_ not in _PARTS:
                break
            start -= 1
        yield from fields(document, start, each.i + 1)


def _parts(document: Document, start: int, end: int) -> Iterator[list[Token]]:
    """Yield runs of unnamed nouns and adjectives; one before "and" ends with it."""
    part: list[Token] = []
    for token in document.doc[start:end]:
        if token.i in document.owner or not (token.pos_ in _PARTS or token.lower_ in _JOINS):
            if part:
                yield part
            part = []
        elif token.lower_ in _JOINS:
            if part:
                yield [*part, token] if token.text != "," else part
            part = []
        else:
            part.append(token)
    if part:
        yield part


def _is_adjective(words: Sequence[Token]) -> bool:
    return bool(words) and all(word.pos_ == "ADJ" for word in words)


def _is_rank(document: Document, word: Token) -> bool:
    """Tell whether a word is a soldier's: "an Army private and intelligence analyst"."""
    before = document.at(word.nbor(-1)) if word.i else None
    force = before is not None and before.type is EntityType.INSTITUTION
    return force and word.lower_ in ("private", "corporal")


def _field(words: Sequence[Token]) -> list[Token]:
    """Return the words of a field without those that say nothing of it; none if it is none."""
    lists, kept = field_words(), list(words)
    while kept and (kept[0].lower_ in lists["no_part"] or kept[0].lower_ in _JOINS):
        if len(kept) > 1 and _narrows(kept[0].lower_, kept[1].lower_):
            break  # "national security", "national security affairs"
        kept = kept[1:]
    if not kept or len(kept) > _REACH + 1:
        return []
    last = kept[-1].lower_
    if last in lists["modified"]:
        duty = " ".join(word.lower_ for word in kept[-2:]) in lists["duties"]
        return kept if len(kept) > 1 and not duty else []
    ended = last.endswith(tuple(sorted(lists["endings"]))) and last not in lists["others"]
    return kept if ended or last in lists["heads"] else []


def _narrows(word: str, last: str) -> bool:
    """Tell whether a word that says nothing elsewhere makes a field of the next."""
    lists = field_words()
    return word in lists["scopes"] and last in lists["modified"]


def _mention(document: Document, words: Sequence[Token]) -> Mention:
    return generic(document, document.doc[_first(document, words[0]) : words[-1].i + 1])


def _first(document: Document, word: Token) -> int:
    """Return where a field starts that a technology before it narrows: "AI" of "AI ethics"."""
    before = document.at(word.nbor(-1)) if word.i > word.sent.start else None
    narrows = before is not None and before.type is EntityType.TECHNOLOGY
    return document.span(before).start if before is not None and narrows else word.i
