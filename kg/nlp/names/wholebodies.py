"""Mends names of bodies that the model cuts, and drops words that are no bodies.

It stops at a number ("16th" + "Street Baptist Church"), after a person's name ("Ada Lovelace" +
"School of Computing"), at an "and" between fields ("Forests" + "and Rivers Agency") and before
a country ("Journalists" + "in Iran"). A rank, a league's level and a headline's noun are none.
"""

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from spacy.tokens import Doc

from kg.model import EntityType, MentionKind
from kg.nlp.candidate import Candidate, candidate
from kg.nlp.parsing.lookups import indexed
from kg.nlp.parsing.words import country_called, country_names, words

_BODY, _PERSON, _PLACE = EntityType.INSTITUTION, EntityType.PERSON, EntityType.PLACE


@cache
def _lists() -> dict[str, frozenset[str]]:
    """Read ``wholebodies.toml`` once: list name to its words."""
    text = Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
    return {name: frozenset(each) for name, each in tomllib.loads(text).items()}


def whole_bodies(doc: Doc, found: Sequence[Candidate]) -> list[Candidate]:
    """Return the names, sorted and disjoint, those of bodies whole and without what is none.

    Args:
        doc: The parsed doc.
        found: Its names, sorted and disjoint.
    """
    kept: list[Candidate] = []
    for item in found:
        last = kept[-1] if kept else None
        if last is not None and item.start < last.end:
            continue
        if item.kind is not MentionKind.NAME:
            kept.append(item)
        elif last is not None and _are_one(doc, last, item):
            kept[-1] = candidate(doc, last.start, item.end, _BODY)
        elif item.type is _PLACE:
            end = _over_water(doc, item.end)
            kept.append(item if end == item.end else candidate(doc, item.start, end, _PLACE))
        elif item.type is not _BODY:
            kept.append(item)
        elif not _is_none(doc, item.start, item.end):
            start, end = _start(doc, item, last), _over_force(doc, item.end)
            while kept and start < kept[-1].end:
                kept.pop()
            same = start == item.start and end == item.end
            kept.append(item if same else candidate(doc, start, end, _BODY))
    return kept


def _are_one(doc: Doc, left: Candidate, right: Candidate) -> bool:
    """Tell whether two names are one: "Ada Lovelace School of Computing", "Doctors in Peru"."""
    if left.type is _PERSON and right.type is _BODY and left.end == right.start:
        called = " " in left.text(doc) and doc[right.start].text in _lists()["called_after"]
        return called and doc[right.start + 1].lower_ in ("of", "for")
    if left.type is right.type is _BODY and left.end + 1 == right.start:
        if _are_trades(doc, left, right):
            return True
        services = doc[right.end - 1].text == "Services" and right.end - right.start == _TWO
        return services and doc[left.end].lower_ == "and" and _is_headed(doc, left)
    if left.type is _PLACE and right.type is _BODY and left.end == right.start:
        return _is_called_by(doc, left, right) or _is_of_part(doc, left, right)
    if left.type is _BODY and right.type is _PLACE and left.end == right.start:
        return doc[left.end - 1].lower_ in _lists()["before_towns"]
    if left.type is _BODY and right.type is _PLACE and left.end + 1 == right.start:
        if doc[left.end].lower_ == "of" and left.text(doc) in _lists()["of_towns"]:
            return True
        people = doc[left.end].lower_ == "in" and doc[left.end - 1].text in _lists()["abroad"]
        return people and right.text(doc) in country_names()
    return False


def _is_called_by(doc: Doc, country: Candidate, body: Candidate) -> bool:
    """Tell whether a country's name begins a firm's: "China" + "Unicom".

    By a short form anybody's firm may be meant: "the US Acme".
    """
    own, word = country.text(doc), doc[country.start]
    named = own in country_names() and own.istitle() and country.end - country.start == 1
    whole = word.dep_ == "compound" and body.start <= word.head.i < body.end
    before = doc[country.start - 1].lower_ if country.start else ""
    return named and whole and before != "in" and body.end - body.start == 1


def _is_of_part(doc: Doc, place: Candidate, body: Candidate) -> bool:
    """Tell whether a part of a country begins a body's name: "Ohio" + "Chamber of Commerce".

    A country need not: "the US Department of Justice" has its name without it.
    """
    opens = doc[body.start : body.start + _TWO].text in _lists()["of_parts"]
    own = doc[place.end - 1].dep_ == "compound" and doc[place.end - 1].head.i in range(
        body.start, body.end
    )
    return place.kind is MentionKind.NAME and opens and own and _is_no_country(place.text(doc))


def _is_no_country(name: str) -> bool:
    """Tell whether a place is no country by any of its names: "the US"."""
    return name not in country_names() and country_called(name) is None


def _are_trades(doc: Doc, left: Candidate, right: Candidate) -> bool:
    """Tell whether "and" joins who is in one association: "the Brewers and Growers of Peru"."""
    if doc[left.end].lower_ != "and" or not left.start or doc[left.start - 1].lower_ != "the":
        return False
    both = doc[left.end - 1].lower_.endswith(_WHO) and doc[right.start].lower_.endswith(_WHO)
    return both and right.end - right.start > _TWO and doc[right.start + 1].lower_ == "of"


_WHO = ("ers", "ors", "ists", "owners", "ants")
"""Endings of those who do something for a living."""


def _is_headed(doc: Doc, item: Candidate) -> bool:
    """Tell whether a name says what for it is: "Center for Forests" + "and Rivers Services"."""
    head, link = doc[item.start], doc[item.start + 1]
    return head.lower_ in words().open_heads and link.lower_ in ("of", "for")


def _over_force(doc: Doc, end: int) -> int:
    """Go on over "force" in small letters behind a force's name: "Quds force"."""
    force = end < len(doc) and doc[end].text == "force"
    return end + (force and doc[end - 1].text in _lists()["forces"])


def _over_water(doc: Doc, end: int) -> int:
    """Go on over what hyphens join to a town: "Goring" + "-by-Sea"."""
    rest = doc[end : end + _WATER]
    joined = len(rest) == _WATER and rest[0].text == rest[2].text == "-"
    whole = joined and rest[1].lower_ in _BESIDE and rest[3].is_title
    return end + _WATER if whole and not doc[end - 1].whitespace_ else end


_WATER = 4
_BESIDE = frozenset(("by", "on", "upon", "under", "in", "le", "next"))


def _is_none(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a word is no body: "Rear" Adm. X, "Division" I, "Leak reveals Y"."""
    after = doc[end] if end < len(doc) else None
    if after is None:
        return False
    before = doc[start - 1].text if start else ""
    if before == "Chief" and after.is_title and after.lower_ in _lists()["chief_posts"]:
        return doc[start - 1].dep_ == "compound"  # "Chief Global Trade Analyst X"
    if doc[start].text == "Chief" and after.lower_ in _lists()["chief_posts"]:
        return True  # "the Herald's Chief International correspondent X"
    if end - start > 1:
        return False
    word = doc[start]
    if word.text == "Rear":
        return after.lower_.rstrip(".") in ("adm", "admiral")
    if word.text in ("Division", "Level", "Tier"):
        return _LEVEL.fullmatch(after.text) is not None
    if word.is_sent_start and after.is_lower and _is_kind(doc, start):
        return True  # "Bank executive Ann Lee was": of some bank
    news = word.is_sent_start and word.lower_ in _lists()["news_nouns"]
    return bool(news) and after.tag_ in ("VBZ", "VBP", "VBD", "POS", "MD")


def _is_kind(doc: Doc, at: int) -> bool:
    """Tell whether a word that opens a sentence before a post is only a noun for bodies.

    Where the article prints it with a capital elsewhere, "the Bank" is a name.
    """
    word, after = doc[at], doc[at + 1]
    kinds = words().bodies | words().descriptions.keys()
    post = after.lower_ in words().posts | words().post_words and after.pos_ == "NOUN"
    if word.lower_ not in kinds or not post:
        return False
    printed = indexed(doc).forms.get(word.lower_, ())
    return all(one.is_sent_start or one.is_lower for one in printed)


_LEVEL = re.compile(r"[IVX]+|\d+")


def _start(doc: Doc, item: Candidate, last: Candidate | None) -> int:
    """Return where a body's name begins: before its number, behind what is said of it."""
    start, end = item.start, item.end
    if end - start > _TWO and doc[start].text in _PARTIES and doc[start + 1].text in _HOUSES:
        return start + 1  # "the Republican Senate Banking Committee chairman"
    if doc[start].is_lower and doc[start].lower_ in _lists()["said_of_bodies"]:
        return start + 1 if end - start > _TWO else start
    if start < _TWO or end - start < _TWO:
        return start
    if doc[start - 1].lower_ in ("and", "&"):
        return _over_fields(doc, item, last)
    return _over_number(doc, start, end)


_TWO = 2
_PARTIES = frozenset(("Republican", "Democratic", "GOP"))
_HOUSES = frozenset(("House", "Senate"))


def _over_number(doc: Doc, start: int, end: int) -> int:
    """Start at the number of a street or of a regiment: "1-244th Helicopter Battalion"."""
    at = start
    if doc[end - 1].lower_ in _lists()["numbered"]:
        while at > 0 and start - at < _TWO and doc[at - 1].is_title and doc[at - 1].is_alpha:
            at -= 1
    elif doc[start].lower_ not in ("street", "avenue"):
        return start
    if at == 0 or _ORDINAL.fullmatch(doc[at - 1].lower_) is None or doc[at - 1].is_sent_start:
        return start
    at -= 1
    whole = at > _TWO and doc[at - 1].text == "-" and doc[at - _TWO].is_digit
    return at - _TWO if whole else at


_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")


def _over_fields(doc: Doc, item: Candidate, last: Candidate | None) -> int:
    """Start at the first of two fields, or of two founders: "the Forests and Rivers Agency".

    "the Pentagon and State Department" are two: no list has the Pentagon as a field.
    """
    start, lists = item.start, words()
    field = doc[start - 2]
    pair = f"{field.text} {doc[start].text}" in _lists()["joined_names"]
    if pair:
        return start - 2
    if doc[item.end - 1].lower_ not in lists.open_heads:
        return start
    first = start - 2
    if field.is_title and doc[first - 1].text == "Latin":
        first -= 1  # "the Latin American and Caribbean Center"
        known = True
    else:
        technology = last is not None and last.end == start - 1 and last.start == first
        technology = technology and last is not None and last.type is EntityType.TECHNOLOGY
        known = field.lower_ in lists.fields or technology
    opened = first > 0 and doc[first - 1].lower_ == "the"
    return first if known and opened and field.text[:1].isupper() else start
