"""Finds groups by the noun after their name: "the FAST party", "M23 rebels"."""

from collections.abc import Collection, Iterator

from spacy.tokens import Doc
from spacy.tokens import Span as Tokens

from kg.nlp.names.repairs import is_name
from kg.nlp.parsing.lookups import among, indexed
from kg.nlp.parsing.words import demonyms, words

Span = tuple[int, int]

_LONGEST = 6
"""Tokens of a name: "Law and Justice" has three."""


def groups_named(doc: Doc, covered: Collection[int]) -> Iterator[Span]:
    """Yield first token and token after the last of names before a noun for a group.

    Args:
        doc: The parsed doc.
        covered: Tokens that belong to names already.
    """
    for token in among(indexed(doc).forms, words().group_nouns):
        if not token.is_lower:
            continue
        end = before_kind(doc, token.i)
        start = end
        while start > token.sent.start and end - start < _LONGEST and _belongs(doc, start - 1):
            start -= 1
        while start < end and not doc[start].text[:1].isupper():
            start += 1
        if start and doc[start - 1].text == "The" and not doc[start - 1].is_sent_start:
            start -= 1  # "the pro-European The Rally party"
        taken = any(at in covered for at in range(max(0, start - 1), end))
        if start < end and not taken and _may_be_group(doc, start, end):
            yield start, end


def before_kind(doc: Doc, noun: int) -> int:
    """Return where a name before a noun ends: "Zephyr" of "Zephyr opposition party"."""
    return noun - (doc[noun - 1].lower_ in words().group_kinds if noun else 0)


def _belongs(doc: Doc, at: int) -> bool:
    token = doc[at]
    if token.text[:1].isupper():
        return token.pos_ in _PARTS
    inside = at > 0 and doc[at - 1].text[:1].isupper()
    return inside and (token.text in ("-", "and", "of", "for", "e", "in"))


_PARTS = frozenset(("PROPN", "NOUN", "ADJ", "X", "VERB"))


def _may_be_group(doc: Doc, start: int, end: int) -> bool:
    """Tell whether words are no word for a people or creed, no feast and no common noun."""
    own = doc[start:end]
    if not is_name(doc, start, end) or any(token.ent_type_ in _TIMES for token in own):
        return False
    last, whole = own[-1], own.text
    if len(own) == 1:
        plain = last.tag_ == "JJ" or last.lower_.removesuffix("s") in words().parties
        opens = last.is_sent_start and not last.is_upper
        return not (plain or opens or whole in demonyms())
    return not _is_list(own)


_TIMES = frozenset(("DATE", "TIME", "EVENT", "LANGUAGE"))


def _is_list(own: Tokens) -> bool:
    return all(token.text in demonyms() or token.is_lower for token in own)
