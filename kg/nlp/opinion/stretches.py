"""Finds capitalised stretches that no rule has read as a name, for a second opinion on them."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.nlp.names.bounds import is_greeting
from kg.nlp.names.cut import pair
from kg.nlp.parsing.lookups import all_tokens, entities
from kg.nlp.parsing.words import words

Span = tuple[int, int]

_LONGEST = 7
# Tokens; what is longer is a title or a headline.

_ENTITIES = frozenset(
    {"PRODUCT", "WORK_OF_ART", "EVENT", "NORP", "LAW", "ORG", "PERSON", "GPE", "LOC", "FAC"}
)
_NO_NAME = frozenset(
    {"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL", "LANGUAGE"}
)
_PARTS = frozenset({"PROPN", "NOUN", "ADJ", "X", "VERB", "NUM", "ADV", "INTJ"})
_CALENDAR = frozenset(
    {"January", "February", "March", "April", "May", "June", "July", "August", "September"}
    | {"October", "November", "December", "Monday", "Tuesday", "Wednesday", "Thursday"}
    | {"Friday", "Saturday", "Sunday"}
)
_EDGES = frozenset({"the", "a", "an", "'s", "\u2019s", "'"})
_LINKS = frozenset({"&", "of", "de", "von", "van"})
_VERSION = re.compile(
    r"\d{1,4}(?:\.\d+)*[A-Za-z]{0,3}|[IVX]{1,4}|[A-Z]\d{1,3}|Pro|Max|Plus|Ultra|Lite|Mini"
)


def stretches(doc: Doc, taken: set[int]) -> Iterator[Span]:
    """Yield disjoint stretches that may be names, without a determiner: tokens from, to.

    First the model's own entities that kg has left out, then runs of capitalised words with a
    number after them ("Llama 4"). A capitalised first word of a sentence counts where the
    tagger takes it for a name.

    Args:
        doc: The parsed doc.
        taken: Tokens of the names that are known.
    """
    free = [index not in taken for index in range(len(doc))]
    for span in (*_entities(doc), *_runs(doc, free)):
        if all(free[span[0] : span[1]]):
            free[span[0] : span[1]] = [False] * (span[1] - span[0])
            yield span


def _entities(doc: Doc) -> Iterator[Span]:
    for entity in entities(doc):
        if entity.label_ not in _ENTITIES:
            continue
        start, end = entity.start, entity.end
        while start < end and (_is_edge(doc[start]) or is_greeting(doc, start)):
            start += 1
        while start < end and _is_edge(doc[end - 1]):
            end -= 1
        if 0 < end - start <= _LONGEST and any(map(_is_capital, doc[start:end])):
            at = pair(doc, start, end)
            yield from ((start, end),) if at is None else ((start, at), (at + 1, end))


def _is_edge(token: Token) -> bool:
    return token.lower_ in _EDGES or token.is_punct or token.is_space


def _runs(doc: Doc, free: list[bool]) -> Iterator[Span]:
    start, tokens = 0, all_tokens(doc)
    while start < len(tokens):
        if not (free[start] and _is_namelike(tokens[start])):
            start += 1
            continue
        end = start + 1
        while (longer := _longer(doc, end, free)) > end:
            end = longer
        if end - start <= _LONGEST:
            yield start, end
        start = end


def _longer(doc: Doc, end: int, free: list[bool]) -> int:
    """Return where a run that has come to ``end`` goes on to, or ``end``."""
    if end >= len(doc) or not free[end]:
        return end
    token = doc[end]
    if (_is_namelike(token) and not token.is_sent_start) or is_version(doc, end):
        return end + 1
    if end + 1 >= len(doc) or not free[end + 1]:
        return end
    after = doc[end + 1]
    glued = not (doc[end - 1].whitespace_ or token.whitespace_)
    numbered = after.text.isalnum() and after.text[0].isdigit()
    if token.text in ("-", "&") and glued and (_is_capital(after) or numbered):
        return end + 2
    return end + 2 if token.text in _LINKS and _is_namelike(after) else end


def is_version(doc: Doc, index: int) -> bool:
    """Tell whether a word after a name is the number of its version, and counts nothing."""
    token = doc[index]
    if token.pos_ not in ("NUM", "PROPN") or not _VERSION.fullmatch(token.text):
        return False
    return index + 1 >= len(doc) or doc[index + 1].tag_ != "NNS"


def _is_capital(token: Token) -> bool:
    """Tell whether a word has a capital; "iPhone" has one inside."""
    text = token.text
    if text.islower():
        return False  # as most words
    if text[:1].isupper():
        return True
    return len(text) > 2 and text.isalnum() and any(map(str.isupper, text[1:]))


def _is_namelike(token: Token) -> bool:
    if not _is_capital(token) or token.ent_type_ in _NO_NAME or token.text in _CALENDAR:
        return False
    if token.lower_ in words().honorifics or token.pos_ not in _PARTS:
        return False
    acronym = token.is_upper and len(token) > 2 and token.text.isalpha()
    return token.pos_ == "PROPN" or acronym or not token.is_sent_start
