"""Reads the body that another one's name holds: "House Rules Committee"."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from spacy.tokens import Span

from kg.extraction.grammar.finding import Finding
from kg.extraction.grammar.phrases import linked, noun_words
from kg.model import EntityType, Mention, MentionKind
from kg.nlp import Document
from kg.nlp.parsing.words import words


def wholes(document: Document) -> Iterator[Finding]:
    """Yield of what a body is a part by its own name; the article has to name the whole too.

    Brackets inside a name end the whole: "Political Conference (PC) National Committee".
    """
    named: dict[str, Mention] = {}
    for mention in document.mentions:
        if mention.type is EntityType.INSTITUTION and mention.kind is MentionKind.NAME:
            named.setdefault(mention.text, mention)
    for mention, span in zip(document.mentions, document.spans, strict=True):
        if mention.type is EntityType.INSTITUTION and mention.kind is MentionKind.NAME:
            yield from _bracketed(mention, span)
            if named[mention.text] is mention:
                yield from _opening(document, mention, span, named)
                yield from _owning(mention, span, named)
                yield from _linked(mention, span, named)


def _bracketed(body: Mention, span: Span) -> Iterator[Finding]:
    match = _BRACKETED.match(body.text)
    if match is not None and body.name != match[1]:
        whole = replace(body, end=body.start + len(match[1]), text=match[1], name=match[1])
        yield from linked(body, "part_of", whole, span.root, "name-inside-name")


_BRACKETED = re.compile(r"(.+) \([A-Z]{2,10}\) \w")


def _opening(
    document: Document, body: Mention, span: Span, named: Mapping[str, Mention]
) -> Iterator[Finding]:
    """Read "House Judiciary Committee", "Lakeside School of Law".

    "BBC News" or "Acme Japan" may be a part, a programme or a partner: the name does not say.
    """
    parts = body.text.split(" ")
    if len(parts) > _LONGEST or _is_released(span):
        return
    for count in range(len(parts) - 1, 0, -1):
        start = " ".join(parts[:count])
        if start in named:
            if not _is_part(parts[count:]) or _is_called(document, start, parts[-1]):
                return
            common = _is_common(document, start, parts[-1])
            if not common and not _is_own_word(named[start], parts[count:]):
                yield from _inside(body, named[start], body.start, span)
            return


def _is_released(name: Span) -> bool:
    """Tell whether a number of a version follows a name: "Gnome Control Center 3.14"."""
    after = name.doc[name.end : name.end + 1].text
    whole, dot, rest = after.partition(".")
    return bool(dot) and whole.isdigit() and rest.replace(".", "").isdigit()


def _is_called(document: Document, name: str, last: str) -> bool:
    """Tell whether a shorter name is the part's own: "the Arden brigade" of "Arden Brigade"."""
    doc = document.doc
    return any(
        span.text == name and span.end < len(doc) and doc[span.end].text == last.lower()
        for span in document.spans
    )


_LONGEST = 8
"""Words of a part named after its whole; longer ones are headlines read as names."""


def _is_part(rest: list[str]) -> bool:
    """Tell whether the words of a name after the whole's are a part's.

    "the White House and State Department" are two.
    """
    lists, last = noun_words(), rest[-1]
    if rest[0] in ("and", "or", "&"):
        return False
    if len(rest) > 2 and rest[0].lower() in lists["wings"] and rest[1] == "of":
        return True  # "School of Public Health"
    of = len(rest) > 1 and rest[-2] == "of"  # "the Unity Party of America" is no part of it
    owned = any(word.endswith(("'s", "\u2019s")) for word in rest)
    return last.istitle() and not (of or owned) and last.lower() in lists["wings"] - _OWN


_OWN = frozenset(
    ("academy", "library", "press", "collection", "collections", "newsroom", "workshop")
)
"""Words for parts that are as often bodies by themselves: "Leeds Academy"."""


def _is_common(document: Document, name: str, last: str) -> bool:
    """Tell whether a name may be a common word: listed, or written small in the article.

    "House" is a chamber where its committees are named.
    """
    small = name.lower()
    if last.lower() in noun_words()["chambered"]:
        return False
    return small in noun_words()["common"] or any(
        token.text == small for token in document.tokens
    )


def _is_own_word(whole: Mention, rest: list[str]) -> bool:
    """Tell whether the shorter name may be only what the longer one is for, or called after.

    Right before the word a committee has its task, a center its town or whoever gave for it:
    "the Judiciary Committee", "the Tarn Medical Center". Letters ("FIFA"), a full name that the
    article has too ("Harvard University") and names with the word of a body are wholes.
    """
    lists, last = noun_words(), rest[-1].lower()
    if whole.text.replace(".", "").isupper():
        return False
    said = set(whole.name.lower().split())
    if last in lists["chambered"] and len(rest) == 1:
        owners = lists["committee_owners"] | lists["premises"]
        whole_said = whole.name.lower().split()
        # "Senate Armed Services" is short for its committee, "House Republicans" have one.
        return said.isdisjoint(owners) or ("of" not in said and whole_said[-1] not in owners)
    return last in lists["named_after"] and len(said) == 1


def _owning(body: Mention, span: Span, named: Mapping[str, Mention]) -> Iterator[Finding]:
    """Read "Airbus' Delivery Center" where that is one name."""
    for match in _OWNED.finditer(body.text):
        whole, rest = named.get(body.text[: match.start()]), body.text[match.end() :]
        if whole is not None and rest.lower().split()[-1] in noun_words()["owned"]:
            yield from _inside(body, whole, body.start, span)


_OWNED = re.compile(r"(?:['\u2019]s|(?<=s)['\u2019]) (?=[A-Z])")


def _linked(body: Mention, span: Span, named: Mapping[str, Mention]) -> Iterator[Finding]:
    """Read "the Control Centre of the Coast Guard" where that is one name."""
    for match in _OF.finditer(body.text):
        whole = named.get(body.text[match.end() :])
        said = body.text[: match.start()].lower().split()
        wings = noun_words()["wings"]
        field = "the" not in match[0] and not _is_premises(body.text[match.end() :])
        if whole is not None and not field and not wings.isdisjoint((said[0], said[-1])):
            yield from _inside(body, whole, body.start + match.end(), span)
            return


def _is_premises(name: str) -> bool:
    """Tell whether a name is a body's by its words: no field as in "Faculty of Medicine"."""
    return not noun_words()["premises"].isdisjoint(name.lower().split())


_OF = re.compile(r" (?:of|at|for) (?:the )?(?=[A-Z])")


def _inside(body: Mention, whole: Mention, start: int, span: Span) -> Iterator[Finding]:
    """Yield that a body is a part of the whole that its name has from a place on."""
    if _significant(body.name) == _significant(whole.name):
        return  # "the Homeland Security Department" is Homeland Security, for short
    if _says_only_kind(body, whole) or _is_sister(body, whole):
        return
    inside = replace(whole, start=start, end=start + len(whole.text))
    yield from linked(body, "part_of", inside, span.root, "whole-in-name")


def _is_sister(body: Mention, whole: Mention) -> bool:
    """Tell whether what a short name stands for is another part: "House" a House committee."""
    if whole.text.isupper():
        return False  # "CPD" of "Columbus Police Unit"
    last = whole.name.lower().split()[-1]
    return last in noun_words()["sisters"] and last not in whole.text.lower().split()


def _says_only_kind(body: Mention, whole: Mention) -> bool:
    """Tell whether the longer name is the whole name of the same: "Orlan News Agency"."""
    more = body.name.lower().replace(",", "").replace(".", "").split()
    known = set(whole.name.lower().split())
    kinds = noun_words()["kinds_in_names"] | words().dropped
    return all(word in kinds or {word, word.removesuffix("'s")} & known for word in more)


def _significant(name: str) -> set[str]:
    return set(name.lower().split()) - {"department", "ministry", "of", "the", "for"}


def company_of(document: Document, body: Mention, span: Span) -> Iterator[Finding]:
    """Read "Waymo, an Alphabet company": no place and no list of companies before the noun."""
    doc, stop = document.doc, span.sent.end
    at = span.end + 2
    opened = at < stop and doc[span.end].text == "," and doc[at - 1].lower_ in ("a", "an")
    owner = document.at(doc[at]) if opened else None
    if owner is None or owner.type is not EntityType.INSTITUTION:
        return
    at = document.spans[document.owner[at]].end
    if at + 2 < stop and doc[at].text == "(" and doc[at + 2].text == ")":
        at += 3  # "an International Data Group (IDG) company"
    listed = noun_words()["listings"] & set(owner.text.lower().split())
    if at < stop and doc[at].lower_ == "company" and not listed:
        yield from linked(body, "part_of", owner, doc[at], "kin-noun")
