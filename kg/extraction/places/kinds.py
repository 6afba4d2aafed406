"""Reads where an institution is from the noun that says what it is: "X, a school in Milan"."""

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from kg.extraction.grammar.finding import Finding, arguments
from kg.extraction.grammar.listing import examples
from kg.extraction.grammar.phrases import heads_of_list, linked, noun_words
from kg.extraction.grammar.rolewords import role_words
from kg.extraction.places.places import located
from kg.model import EntityType, Mention, MentionKind
from kg.nlp import Document
from kg.nlp.parsing.words import country_names, demonyms

REACH = 9
"""Words of a description that may say where a body is: "the country's second largest bank"."""

NEAR = frozenset(("in", "near", "outside"))
"""Prepositions before the place where something is."""

_DESCRIBING = frozenset(("NOUN", "ADJ", "PROPN", "ADV", "NUM"))


def names_kind(token: Token) -> bool:
    """Tell whether a noun says what kind of body a name is: "airline", "automakers"."""
    kinds = noun_words()["bodies"] | noun_words()["parts"]
    return token.lower_ in kinds or (is_plural(token) and token.lemma_.lower() in kinds)


def is_plural(token: Token) -> bool:
    """Tell whether a word is a noun in the plural; before a name some are taken for verbs."""
    return token.tag_ == "NNS" or (token.tag_ == "VBZ" and token.dep_ in ("compound", "nmod"))


def is_country(place: Mention) -> bool:
    """Tell whether a place before a noun tells the country: "Dutch", "US", but not "Paris"."""
    return place.kind is MentionKind.DEMONYM or place.name in country_names()


def country_of(mention: Mention | None) -> str | None:
    """Return the id of the country that a mention names, or whose people it does, or None."""
    if mention is None or mention.type is not EntityType.PLACE:
        return None
    return country_names().get(mention.name) or demonyms().get(mention.text)


def ends_longer_name(document: Document, at: int) -> bool:
    """Tell whether a place only ends a name: "Hitwise UK's category"."""
    span = document.spans[document.owner[at]]
    before = document.doc[span.start - 1] if span.start else None
    return (
        before is not None
        and before.pos_ == "PROPN"
        and before.dep_ == "compound"
        and before.head == span.root
    )


def kind_in_place(document: Document, body: Mention, span: Span) -> Iterator[Finding]:
    """Read "X, a catholic school in Milan", "X, the parliament of Norway"."""
    doc, stop = document.doc, span.sent.end
    at = _description(document, span)
    if at is None or doc[at - 1].lower_ not in ("a", "an", "the"):
        return
    for index in range(at, min(at + REACH, stop - 1)):
        token = doc[index]
        if names_kind(token) and (link := _link(document, index + 1, stop)) is not None:
            yield from located(document, body, link + 1, token, "kind-in-place")
            return
        if token.pos_ not in _DESCRIBING and token.lower_ not in ("-", "and"):
            return


def _link(document: Document, at: int, stop: int) -> int | None:
    """Return the preposition after a kind of body: "in", "based in", "of" a parliament's."""
    doc = document.doc
    if doc[at].lower_ in ("of", "for") and doc[at - 1].lower_ in noun_words()["public_bodies"]:
        return at
    if doc[at].lower_ == "from" and at + 1 < stop:
        return at  # "X, a startup from Leeds"
    if doc[at : at + 2].text == "out of" and at + 2 < stop:
        return at + 1
    at += doc[at].lower_ in noun_words()["seated"] or doc[at].lower_ in noun_words()["at_work"]
    return at if at + 1 < stop and doc[at].lower_ in NEAR else None


def _description(document: Document, span: Span) -> int | None:
    """Return the token after the article of what follows a name: "X, a", "X is one of the"."""
    doc, stop = document.doc, span.sent.end
    at = span.end + 1
    if at + 2 >= stop or not (doc[span.end].text == "," or doc[span.end].lemma_ == "be"):
        return None
    if doc[at].lower_ == "one" and doc[at + 1].lower_ == "of":
        at += 2
    return at + (doc[at].lower_ in _ARTICLES)


_ARTICLES = frozenset(("a", "an", "the", "both", "all"))


def kind_of_place(document: Document, body: Mention, span: Span) -> Iterator[Finding]:
    """Read "X, a Canadian carmaker", "X, Japan's largest bank", "X is a Berlin-based bank".

    Whatever is "based" is a body; without that, the noun has to be one for bodies.
    """
    doc, stop = document.doc, span.sent.end
    at = _description(document, span)
    if at is None:
        return
    found: list[Mention] = []
    based = False
    for index in range(at, min(at + REACH, stop - 1)):
        token = doc[index]
        mention = document.at(token)
        if mention is not None and mention in found:
            continue
        if mention is not None and mention.type is EntityType.PLACE:
            joined = doc[document.spans[document.owner[index]].start - 1].lower_ == "and"
            if found and not joined:
                return
            end = document.spans[document.owner[index]].end
            end += end < stop and doc[end].text == "-"
            based = end < stop and doc[end].lower_ == "based"
            found.append(mention)  # "a Leeds and Lyon design agency"
        elif not _describes(token, placed=bool(found)) and not (
            found and (mention is not None or _is_short(doc, index))
        ):
            return
        elif (
            found
            and token.pos_ == "NOUN"
            and (based or token.lemma_.lower() in noun_words()["bodies"] | _OTHERS)
            and not _goes_on(doc[index + 1])
            and not _names_next(document, index + 1)
        ):
            places = _seats(document, index + 1, stop, found)
            for each in _described(document, body, span, doc[at - 1]):
                for place in places:
                    yield from linked(each, "located_in", place, token, "demonym-apposition")
            return


_OTHERS = frozenset(("rival", "competitor", "challenger"))
"""What a body is to another one: "X, a Utopian rival of Y"."""


def _is_short(doc: Doc, at: int) -> bool:
    """Tell whether a token is of a bracket of one word: "augmented reality (AR) company"."""
    return any(
        doc[one].text == "(" and doc[one + 2 : one + 3].text == ")"
        for one in range(max(0, at - 2), at + 1)
    )


def _seats(document: Document, at: int, stop: int, places: list[Mention]) -> list[Mention]:
    """Return the places, none where a body sits elsewhere: "a Russian site based in Latvia"."""
    doc = document.doc
    first = at + (at + 2 < stop and doc[at].lower_ in _SITTING)
    if first + 1 >= stop or doc[first].lower_ not in (_IN if first > at else ("in",)):
        return places
    words = range(first + 1, min(first + 1 + (REACH if first > at else 1), stop))
    seats = [document.at(doc[index]) for index in words]
    countries = {country_of(one) for one in seats} - {None}
    elsewhere = countries and countries.isdisjoint(country_of(one) for one in places)
    return [] if elsewhere else places


_SITTING = frozenset(("based", "headquartered", "domiciled", "registered"))
_IN = frozenset(("in", "at", "out"))


def _describes(token: Token, *, placed: bool) -> bool:
    """Tell whether a word may stand in what a body is called: "a struggling Lyon chain".

    Whoever works for a state may be from another: "a Utopian government contractor".
    """
    if placed and token.lower_ in role_words()["governments"] and token.nbor(1).text != "-":
        return False
    if token.pos_ in ("NOUN", "ADJ", "ADV", "PART", "NUM") or token.dep_ == "amod":
        return True
    if placed and token.lower_ in (",", "and", "&"):
        return token.nbor(1).pos_ in ("NOUN", "ADJ", "PROPN")
    return token.lower_ in ("-", "based")


def _goes_on(after: Token) -> bool:
    """Tell whether what a body is called goes on: "a Leeds company and group".

    Behind another name's comma "the Utopian firm's plant" is no apposition.
    """
    return after.pos_ in ("NOUN", "PROPN", "CCONJ") or after.tag_ == "POS"


def _names_next(document: Document, at: int) -> bool:
    """Tell whether a kind of body is that of the name behind it: "Leeds, UK-based studio X"."""
    body = document.at(document.doc[at])
    return body is not None and body.type is EntityType.INSTITUTION


def _described(
    document: Document, body: Mention, span: Span, opening: Token
) -> Iterator[Mention]:
    """Yield a body, and those before it in the list that "X and Y, both" sums up."""
    yield body
    if opening.lower_ in ("both", "all"):
        for root in heads_of_list(span.root):
            each = document.at(root)
            if each is not None and each.type is EntityType.INSTITUTION:
                yield each


def kinds_with_names(document: Document, noun: Token) -> Iterator[Finding]:
    """Read "German firms including X and Y" and "X, Y and other German firms"."""
    if noun.tag_ != "NNS" or not names_kind(noun) or document.at(noun) is not None:
        return
    if noun.lemma_.lower() in noun_words()["offered"]:
        return  # "British download sites such as X": offered there, from wherever
    named = [one for token in examples(noun) for one in arguments(document, token)]
    if not named and noun.dep_ == "conj" and any(one.lower_ == "other" for one in noun.lefts):
        named = [one for root in heads_of_list(noun) if (one := document.at(root)) is not None]
    place = _place_before(document, noun) if named else None
    if place is not None:
        for body in named:
            if body.type is EntityType.INSTITUTION:
                yield from linked(body, "located_in", place, noun, "kind-of-place")


def _place_before(document: Document, noun: Token) -> Mention | None:
    """Return the place before a plural for bodies: "large German", "Japan's", "Seattle"."""
    for at in range(noun.i - 1, max(noun.sent.start, noun.i - REACH) - 1, -1):
        token = noun.doc[at]
        place = document.at(token)
        if place is not None:
            return place if place.type is EntityType.PLACE else None
        if token.pos_ not in ("NOUN", "ADJ", "ADV", "PART") and token.text != "-":
            return None
    return None
