"""Finds bodies of a state that print names in small letters: "the Kenyan foreign ministry".

The model sees the country alone. The words of a name are listed: "the Moldovan electoral
commission" is a body with a name, "the Moldovan peace commission" may be any. After "'s" the
country is left a name of its own, and the body none.
"""

from spacy.tokens import Doc, Span

from kg.nlp.parsing.words import words

_KINDS = 5
"""Words between a place and the head, most: "food and drug safety authority" has four."""

_PHRASE = 2
"""Words of a name that has no head of its own: "coast guard"."""


def organ(doc: Doc, end: int) -> int | None:
    """Return where a body in small letters ends that belongs to a place, or None.

    Args:
        doc: The parsed doc.
        end: Token after the place.
    """
    if doc[end - 1].dep_ not in _BEFORE_NOUN:
        return None
    head = _head(doc, end)
    if head is None or (_is_any(doc, end - 1) and not _is_noun(doc, head + 1)):
        return None
    own = doc[end : head + 1]
    if own[-_PHRASE:].text in words().organ_phrases and len(own) == _PHRASE:
        part = _is_noun(doc, head + 1) and doc[head + 1].lower_ not in words().arms_posts
        return None if part else head + 1
    return head + 1 if _is_named(own) and not _is_kind_of_next(doc, head) else None


_BEFORE_NOUN = frozenset(("compound", "nmod", "amod"))


def _head(doc: Doc, first: int) -> int | None:
    """Return the last token of the first body in the small words from a token on."""
    lists = words()
    for at in range(first, min(len(doc), first + _KINDS + 1)):
        token = doc[at]
        if token.is_sent_start or not (token.pos_ in _PARTS or token.lower_ == "and"):
            return None
        if not (token.is_lower or token.text == "-"):
            return None
        if (
            token.lower_ in lists.organs
            or doc[max(first, at - 1) : at + 1].text in lists.organ_phrases
        ):
            return at if at > first else None
    return None


_PARTS = frozenset(("NOUN", "ADJ", "PROPN", "PUNCT"))


def _is_named(own: Span) -> bool:
    """Tell whether the words before a head are those of a name.

    Any noun tells one ministry from another; what else is one among many is told by its field.
    """
    lists = words()
    *kinds, head = own
    if head.lower_ == "ministry":
        return kinds[-1].pos_ == "NOUN" or kinds[-1].lower_ in lists.organ_kinds
    return all(kind.lower_ in lists.organ_kinds or kind.lower_ in _LINKS for kind in kinds)


_LINKS = frozenset(("and", "-", "anti", "counter", "non"))


def _is_kind_of_next(doc: Doc, head: int) -> bool:
    """Tell whether a name follows that has the body's own name: "Russian federal agency X"."""
    after = doc[head + 1] if head + 1 < len(doc) else None
    return (
        after is not None
        and after.text[:1].isupper()
        and after.pos_ == "PROPN"
        and not after.is_sent_start
        and doc[head].lower_ not in ("ministry", "department")
        and after.lower_ not in words().posts | words().honorifics
    )


def _is_noun(doc: Doc, at: int) -> bool:
    return at < len(doc) and doc[at].is_lower and doc[at].pos_ == "NOUN"


def _is_any(doc: Doc, last: int) -> bool:
    """Tell whether "a" is before a place: "a Kenyan health agency" may be any of several."""
    first = last
    while first > 0 and doc[first - 1].text[:1].isupper() and doc[first - 1].tag_ != "DT":
        first -= 1
    return first > 0 and doc[first - 1].lower_ in ("a", "an")
