"""Says where a name ends that the model runs on over what stands behind it.

A dash with room on both sides opens an aside, an amount is what a body pays or gets, and each
of two bodies joined by "and" may have its own word for what it is: "Foreign Ministry and
Ministry of Justice". A surname that is also a day's belongs to its name: "Godwin Friday is
elected".
"""

import re

from spacy.tokens import Doc, Span, Token

from kg.model import EntityType
from kg.nlp.parsing.lookups import entities
from kg.nlp.parsing.words import demonyms, words


def opens_aside(doc: Doc, at: int) -> bool:
    """Tell whether a dash opens what is said of a name before it: "Ann Lee - her sister"."""
    if doc[at].text not in _DASHES or at == 0 or at + 1 >= len(doc):
        return False
    spaced = doc[at - 1].whitespace_ and doc[at].whitespace_
    return bool(spaced) and (doc[at + 1].is_lower or doc[at + 1].pos_ in ("PRON", "DET"))


_DASHES = frozenset("-\N{EN DASH}\N{EM DASH}")


def joins_page(doc: Doc, start: int, at: int, end: int) -> bool:
    """Tell whether a dash or a bar joins a page's title and its site: "Zephyr - Acme Daily".

    A single word on either side may be of one name that print breaks ("Coca - Cola"), and a
    campus or a branch stands behind its school ("University of Arden - Leeds").
    """
    if doc[at].text == "|":
        return True
    spaced = doc[at].text in _DASHES and doc[at - 1].whitespace_ and doc[at].whitespace_
    heads = words().open_heads | words().institutions
    return (
        bool(spaced)
        and end - start > _BROKEN
        and doc[at + 1].text[:1].isupper()
        and heads.isdisjoint(token.lower_ for token in doc[start:at])
    )


_BROKEN = 3
"""Tokens of a dash and a word on either side of it."""


def ends_town(doc: Doc, at: int) -> bool:
    """Tell whether a state ends the sentence before a name: "near Arden, Wis. Acme said"."""
    state = doc[at].text.endswith(".") and doc[at].text in words().states
    return state and at > 0 and doc[at - 1].text == ","


def is_sum(doc: Doc, at: int) -> bool:
    """Tell whether money starts at a token: "AU$40 million", "US$5m", "SEK 45 million"."""
    if _SUM.fullmatch(doc[at].text):
        return True
    numbered = at + 1 < len(doc) and doc[at + 1].text[:1].isdigit()
    return numbered and bool(_CURRENCY.fullmatch(doc[at].text))


_SUM = re.compile(r"[A-Z]{0,3}[$\u20ac\u00a3\u00a5][\d.,]+\w*|(?:USD|EUR|GBP)[\d.,]+\w*")
_CURRENCY = re.compile(r"[A-Z]{0,3}[$\u20ac\u00a3\u00a5]|USD|AUD|CAD|EUR|GBP|CHF|SEK|NOK|DKK")


def is_charged(ent: Span) -> bool:
    """Tell whether what the model takes for a product pays or gets the money behind it.

    One verb has both: "fines airline Jetstar AU$40 million".
    """
    at = next((at for at in range(ent.start + 1, ent.end) if is_sum(ent.doc, at)), None)
    return at is not None and ent.root.dep_ == "dobj" and ent.root.head.pos_ == "VERB"


def between_bodies(doc: Doc, start: int, end: int) -> int | None:
    """Return the "and" between two bodies each of which has its own word for its kind, or None.

    "Institute and Museum of Arden" is one, and so is "Arden Hospital and Medical Center".
    """
    for at in range(start + 2, end - 1):
        if doc[at].lower_ == "and" and _have_kinds(doc, start, at, end):
            return at
    return None


def _have_kinds(doc: Doc, start: int, at: int, end: int) -> bool:
    own = [token.lower_ for token in doc[start:at] if token.lower_ in words().open_heads]
    first, last = doc[at + 1].lower_, doc[end - 1].lower_
    headed = first in words().open_heads and doc[at + 2].lower_ in ("of", "for")
    if headed and at + 2 < end - 1:
        return first in own or (doc[at - 1].lower_ in own and doc[at - 1].lower_ in _OF_STATE)
    return end - at > 2 and last == doc[at - 1].lower_ and last in _OF_STATE


_OF_STATE = frozenset(("ministry", "department", "agency", "bureau", "secretariat"))
"""Kinds of bodies of which a state has more than one."""


def is_dated_surname(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a day behind a given name is its surname: "leader Godwin Friday is elected".

    The parse makes the day the subject and the name a part of it, and what is called a person
    stands in a title's place, so that "Lee Friday signed" stays a surname and a day.
    """
    if end - start != 1 or not 0 < end < len(doc) or doc[end].text not in CALENDAR:
        return False
    day, given = doc[end], doc[start]
    if given.dep_ != "compound" or given.head.i != end or day.dep_ not in _SUBJECTS:
        return False
    before = doc[start - 1] if start else None
    titled = before is not None and before.dep_ == "compound" and before.pos_ in _NOUNS
    first = given.lower_ in words().gender_given or day.head.pos_ == "AUX"
    passive = day.dep_ == "nsubjpass" or any(one.dep_ == "aux" for one in day.head.children)
    known = titled and (first or passive)
    return (known or first) and not _is_surname(doc, given.text)


CALENDAR = frozenset(
    {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "May"}
    | {"January", "February", "March", "April", "June", "July", "August", "September"}
    | {"October", "November", "December"}
)
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_NOUNS = frozenset(("NOUN", "PROPN"))


def _is_surname(doc: Doc, word: str) -> bool:
    return any(
        ent.label_ == "PERSON" and len(ent) > 1 and ent[-1].text == word
        for ent in entities(doc)
        if ent[0].text not in demonyms()
    )


def is_peoples(doc: Doc, ent: Span) -> bool:
    """Tell whether a surname follows a people's word in a name: "American Gauff", "Gauff, 20".

    The article has the surname's whole name, or the age stands behind it. What the model takes
    for a person's name is one with a given name: "German Lukin".
    """
    if (
        len(ent) != _PAIR
        or ent.label_ == "PERSON"
        or ent[0].text not in demonyms()
        or not ent[1].is_title
    ):
        return False
    rest = list(doc[ent.end : ent.end + _AGE])
    aged = len(rest) == _AGE and rest[0].text == rest[2].text == "," and _is_age(rest[1])
    return aged or _is_surname(doc, ent[1].text)


_PAIR = 2
_AGE = 3


def _is_age(token: Token) -> bool:
    return token.text.isdigit() and len(token) == _PAIR


def ends_name(doc: Doc, at: int, type_: EntityType) -> bool:
    """Tell whether an aside or an amount ends a name at a token."""
    body = type_ is EntityType.INSTITUTION
    clause = body and doc[at].is_lower and doc[at].text in _OF_SENTENCES
    return clause or opens_aside(doc, at) or (body and is_sum(doc, at))


_OF_SENTENCES = frozenset(
    ("through", "as", "via", "amid", "during", "after", "versus", "who", "which", "is", "was")
)
"""Small words that no body's name goes on over: "the Senedd as Plaid Cymru wins"."""


def before_score(doc: Doc, start: int, end: int) -> int:
    """Cut the score off a name that the model takes it for a part of: "Wales 2-0"."""
    for index in range(start + 1, end):
        if doc[index].text.isdigit() and _SCORE.match(doc[index : index + 3].text):
            return index
        if _SCORE.fullmatch(doc[index].text):
            return index
    return end


_SCORE = re.compile(r"\d{1,2}[-\N{EN DASH}]\d{1,2}(?!\d)")
