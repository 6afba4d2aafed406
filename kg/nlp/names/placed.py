"""Finds bodies that go by their place or head: "Leeds police", "the Lovelace administration".

The model sees the place alone. The parse says whether the words after it belong to the name.
"""

from spacy.tokens import Doc, Token

from kg.model import EntityType, MentionKind
from kg.nlp.candidate import Candidate, candidate
from kg.nlp.names.bounds import over_head
from kg.nlp.names.organs import organ
from kg.nlp.parsing.words import words

_LONGEST = 8
"""Tokens of a name after its place: "Fire and Rescue Service" has four."""

_LINKS = frozenset(("of", "and", "for", "&", "the"))


def with_bodies(doc: Doc, found: list[Candidate]) -> list[Candidate]:
    """Return the names with places that only begin the name of a body made that body.

    Args:
        doc: The parsed doc.
        found: Its names, sorted.
    """
    starts = {item.start for item in found}
    result: list[Candidate] = []
    covered = 0
    for item in found:
        if item.start < covered:
            continue  # the rest of a body that began with a place
        end = item.end
        if item.type is EntityType.PLACE:
            named = item.kind is MentionKind.NAME
            end = (
                _office(doc, item.end)
                or (_capital(doc, item.end, starts) if named else None)
                or small_body(doc, item.end)
                or end
            )
        if end > item.end:
            end = over_head(doc, item.start, end)[1] if doc[end - 1].is_title else end
            item = candidate(doc, item.start, end, EntityType.INSTITUTION)
            covered = end
        result.append(item)
    return result


def with_administrations(doc: Doc, found: list[Candidate]) -> list[Candidate]:
    """Return the names with those of people made bodies: "the Lovelace administration".

    Args:
        doc: The parsed doc.
        found: Its names.
    """
    return [
        candidate(doc, item.start, item.end + 1, EntityType.INSTITUTION)
        if item.type is EntityType.PERSON
        and item.kind is MentionKind.NAME
        and item.end < len(doc)
        and doc[item.end].lower_ == "administration"
        else item
        for item in found
    ]


def small_body(doc: Doc, end: int) -> int | None:
    """Return where a place ends with a small word that makes it a body, or None.

    "Leeds police", "the Indonesian military", "Lima city court"; not "French police officers",
    who are some of many, and not "a Lima court", which has no name. An embassy has one with its
    place alone: "the Peruvian embassy in Rome", "Peru's embassy in Rome".

    Args:
        doc: The parsed doc.
        end: Token after the place.
    """
    if (body := _mission(doc, end) or organ(doc, end)) is not None:
        return body
    lists, at = words(), end
    while at < len(doc) and at - end < _KINDS and doc[at].lower_ in lists.court_kinds:
        at += 1
    court = at < len(doc) and doc[at].lower_ == "court" and not _is_one_of_many(doc, end - 1)
    if not court:
        at = end
        if at >= len(doc) or doc[at].lower_ not in lists.arms:
            return None
    if doc[at].is_sent_start or doc[at].pos_ not in ("NOUN", "PROPN", "ADJ"):
        return None
    after = doc[at + 1] if at + 1 < len(doc) else None
    part = after is not None and after.is_lower and after.pos_ == "NOUN"
    if part and after is not None and after.lower_ in _DEEDS and not _is_noun(doc, at + 2):
        part = False  # the tagger takes "police arrest three men" for a noun
    if part and after is not None and after.lower_ not in lists.arms_posts:
        return None
    return at + 1


_DEEDS = frozenset(
    ("arrest", "arrests", "raid", "raids", "search", "charge", "seize", "report")
)
"""Forms of verbs that are nouns too, and are what police do before a determiner or number."""


def _is_noun(doc: Doc, at: int) -> bool:
    return at >= len(doc) or doc[at].pos_ in ("NOUN", "PUNCT", "ADP")


def _mission(doc: Doc, end: int) -> int | None:
    """Return where "embassy" or "consulate" ends whose place follows, or None."""
    at = end + (end < len(doc) and doc[end].tag_ == "POS")
    if at + 2 >= len(doc) or doc[at].lower_ not in words().missions:
        return None
    if doc[at + 1].lower_ != "in" or not doc[at + 2].is_title or _is_one_of_many(doc, end - 1):
        return None
    return at + 1


_KINDS = 3
"""Words between a place and its court: "Moscow city appeals court"."""


def _is_one_of_many(doc: Doc, last: int) -> bool:
    """Tell whether "a" or "largest" is before a place: "a Lima court" is any of its courts."""
    first = last
    while first > 0 and doc[first - 1].text[:1].isupper():
        first -= 1
    before = doc[first - 1] if first > 0 else None
    return before is not None and (before.lower_ in ("a", "an") or before.tag_ == "JJS")


def _office(doc: Doc, end: int) -> int | None:
    """Return where the office of a holder ends: "US Attorney's Office for the X District"."""
    at = end
    while at < len(doc) and at - end < _HOLDER and doc[at].text[:1].isupper():
        at += 1
    held = end < at < len(doc) and doc[at].lower_ in ("'s", "'")
    if not held or doc[at - 1].lower_ not in words().officers or at + 1 >= len(doc):
        return None
    office = doc[at + 1]
    if office.lower_ not in ("office", "department") or office.is_lower:
        return None
    last = at + 2
    if doc[last : last + 2].text.lower() != "for the":
        return last
    district = last + 2
    while district < len(doc) and doc[district].is_title and doc[district].text != "District":
        district += 1
    if district >= len(doc) or doc[district].text != "District":
        return last
    last = district + 1
    if last + 1 < len(doc) and doc[last].lower_ == "of" and doc[last + 1].is_title:
        last += 2
        while last < len(doc) and doc[last].ent_iob_ == "I" and doc[last].is_title:
            last += 1
    return last


_HOLDER = 3
"""Words for who holds an office, after its place: "State Attorney General" has three."""


def _capital(doc: Doc, end: int, starts: set[int]) -> int | None:
    """Return where the capital words after a place end in a word for a body, or None."""
    if end in starts or doc[end - 1].dep_ not in ("compound", "nmod"):
        return None
    best, head = None, doc[end - 1].head.i
    for at in range(end, min(len(doc), end + _LONGEST)):
        token = doc[at]
        if token.is_sent_start or at in starts:
            break
        if token.lower_ in _LINKS:
            if at == end:
                break
            continue
        if not _belongs(token):
            break
        if at >= head >= end and _ends_body(token):
            best = at + 1
    if best is None or (best < len(doc) and _is_post(doc[best])):
        return None
    return best


def _belongs(token: Token) -> bool:
    return token.text[:1].isupper() and token.pos_ in ("PROPN", "NOUN", "ADJ")


def _ends_body(token: Token) -> bool:
    lists, word = words(), token.lower_
    if token.nbor(-1).lower_ == "of":
        return word in lists.chambers  # "House of Representatives"
    return word in lists.institutions or word in lists.open_heads or word in lists.tails


def _is_post(token: Token) -> bool:
    """Tell whether a capital word makes a post of what is before it: "Treasury Secretary"."""
    return token.text[:1].isupper() and token.lower_ in words().posts
