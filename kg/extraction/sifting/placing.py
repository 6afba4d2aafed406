"""Tells whether words say of a body that the network places somewhere that it lies there.

The network takes every place near a body for its own: where it sells, plants trees or lost a
case. What counts is that the place describes the body ("Mexican airlines X and Y", "Peru's
X"), stands right behind it ("the X Institute in Lima", "X, based in Lima"), opens the sentence
of one of its public bodies ("In Lima, the foreign ministry said") or that its people elect it.
"""

from spacy.tokens import Span, Token

from kg.extraction.grammar.phrases import noun_words
from kg.extraction.grammar.rolewords import role_words
from kg.extraction.places.kinds import names_kind
from kg.extraction.places.sites import is_one_of_many, is_unbuilt
from kg.model import Fact, Mention, MentionKind
from kg.nlp import Document

_REACH = 14
"""Tokens between a place and a body that it describes: a list of names stands between."""


def is_placed(document: Document, fact: Fact[Mention]) -> bool:
    """Tell whether the words between a body and a place may say that it is there.

    Args:
        document: The document.
        fact: That a body is in a place, as the network reads it.
    """
    body, place = document.span(fact.subject), document.span(fact.object)
    if MentionKind.PRONOUN in (fact.object.kind, fact.subject.kind):
        return False
    if fact.object.kind is MentionKind.DESCRIPTION or body.sent != place.sent:
        return False
    if _is_of_seat(document, place):
        return True
    if place.start < body.start:
        return (
            _describes(document, place, body)
            or _opens(document, place, body)
            or _elect(document, place, body)
        )
    return _follows(document, body, place)


def _is_of_seat(document: Document, place: Span) -> bool:
    """Tell whether a place is said of a seat: "the headquarters of X in Lima"."""
    link = place.root.head
    seat = link.head if place.root.dep_ == "pobj" and link.lower_ == "in" else link
    if document.at(seat) is not None or is_one_of_many(seat):
        return False
    if seat == link and seat.lower_ == "offices":
        return False  # "Acme's Leeds offices" are some of many
    return seat.lower_ in noun_words()["sites"] and not is_unbuilt(seat)


def _describes(document: Document, place: Span, body: Span) -> bool:
    """Tell whether a place describes a body: "Mexican airlines X and Y", "Peru's X".

    Between both stand words for what it is and other names only.
    """
    between = document.doc[place.end : body.start]
    if len(between) > _REACH or place.root.dep_ == "pobj":
        return False
    owned = bool(between) and between[0].tag_ == "POS"
    if between and between[0].text == "-" and not any(t.lower_ == "based" for t in between):
        return False  # "the Chinese-owned maker X"
    if _has_state(between) or _starts_anew(document, between):
        return False
    kind = any(names_kind(token) for token in between) or names_kind(body.root.head)
    if not (owned or kind or place.end == body.start or _is_based(between)):
        return False
    for token in between:
        named = document.at(token) is not None
        if not (
            named or token.pos_ in _SMALL or token.lower_ in _LINKS or token.dep_ == "amod"
        ):
            return False
    # "Lima's list, X" is two items: a comma before the name takes a noun for bodies before.
    bare = bool(between) and between[-1].text in (",", ":") and not kind
    # "LONDON Europe's largest bank, X" is Europe's, "Peru's minister's X" the minister's.
    return not bare and sum(token.tag_ == "POS" for token in between) == owned


def _has_state(between: Span) -> bool:
    """Tell whether a place is only whose state it is: "the Utopian government and broker X"."""
    states = role_words()["governments"]
    return any(token.lower_ in states and token.nbor(1).text != "-" for token in between)


def _starts_anew(document: Document, between: Span) -> bool:
    """Tell whether a list goes on with what else a body is: "Utopian bank X and broker Y".

    Of "Utopian banks X and Y" the noun before the list is of both.
    """
    links = [token.i for token in between if token.lower_ in ("and", "&")]
    after = between.doc[links[-1] + 1 : between.end] if links else between[:0]
    named = any(document.at(token) is not None for token in between if token.i < after.start)
    return named and any(names_kind(token) for token in after)


def _is_based(between: Span) -> bool:
    return any(token.lower_ in noun_words()["seated"] for token in between)


_SMALL = frozenset(("NOUN", "ADJ", "ADV", "NUM", "PROPN", "PUNCT", "PART", "CCONJ", "DET"))
_LINKS = frozenset(("including", "like", "such", "as", "based"))


def _opens(document: Document, place: Span, body: Span) -> bool:
    """Tell whether a place opens the clause of its body: "In Lima, the ministry said"."""
    link = place.root.head
    if link.lower_ != "in" or place.root.dep_ != "pobj" or link.i != _first(place.sent):
        return False
    if body.root.dep_ not in ("nsubj", "nsubjpass", "pobj", "agent"):
        return False
    between = document.doc[place.end : body.start]
    alone = all(
        document.at(token) is None or document.spans[document.owner[token.i]] == place
        for token in between
        if token.pos_ == "PROPN"
    )
    small = all(token.pos_ in _SMALL for token in between)
    public = not noun_words()["organs"].isdisjoint(token.lower_ for token in body)
    kind = any(names_kind(token) and token.head == body.root for token in between)
    return alone and small and (public or kind)


def _first(sent: Span) -> int:
    return next((token.i for token in sent if not (token.is_space or token.is_punct)), -1)


def _elect(document: Document, place: Span, body: Span) -> bool:
    """Tell whether people elect a body: "Peruvians vote for 130 seats of the X"."""
    verb = next(
        (one for one in body.root.ancestors if one.lemma_.lower() in ("vote", "elect")), None
    )
    subject = place.root
    while subject.dep_ in ("pobj", "prep", "amod", "compound"):
        subject = subject.head  # "citizens of Peru", "Peruvian citizens"
    seats = body.root.head.lower_ in ("of", "in") or body.root.dep_ in ("dobj", "pobj")
    return (
        verb is not None
        and seats
        and subject.dep_ in ("nsubj", "nsubjpass")
        and (subject.head == verb or subject.head in verb.ancestors)
        and (subject == place.root or subject.lower_ in ("citizens", "voters", "people"))
    )


def _follows(document: Document, body: Span, place: Span) -> bool:
    """Tell whether a place stands right behind a body: "X in Lima", "X, based in Lima"."""
    doc = document.doc
    link: Token | None = None
    for token in doc[body.end : place.start]:
        low = token.lower_
        if low in ("in", "of", "near", "outside", "at"):
            link = link or token
        elif not (
            token.is_punct
            or low in ("the", "a", "an", "and", "is", "are")
            or low in noun_words()["seated"] | noun_words()["areas"] | {"headquarters", "hq"}
            or token.pos_ in ("NOUN", "ADJ")
            or document.at(token) is not None
        ):
            return False
    between = doc[body.end : place.start]
    if any(is_one_of_many(token) for token in between):
        return False
    seat = any(
        token.lower_ in noun_words()["seated"] | noun_words()["sites"] for token in between
    )
    if seat:
        return True
    if any(token.lower_ in noun_words()["worksites"] for token in between):
        return False  # "one X depot in Lima"
    if link is None:
        # "X (Lima)", "X, Lima": an address
        return len(between) <= _ADDRESS and all(token.is_punct for token in between)
    words = noun_words()["premises"] | noun_words()["local_bodies"] | noun_words()["organs"]
    local = not words.isdisjoint(token.lower_ for token in body)
    kind = any(names_kind(token) for token in between)
    return local or kind


_ADDRESS = 2
"""Signs between a name and the place of its address, most."""


def is_likened(document: Document, fact: Fact[Mention]) -> bool:
    """Tell whether another body is only called so: "X, known as Utopia's Acme"."""
    doc = document.doc
    first = min(document.span(fact.subject).start, document.span(fact.object).start)
    first -= first > 0 and doc[first - 1].lower_ in ("the", "a")
    if first == 0:
        return False
    before = doc[first - 1]
    if before.lower_ == "as" and first > 1:
        return doc[first - 2].lower_ in noun_words()["likening"]
    passive = before.tag_ == "VBN" or doc[max(0, first - 2)].lower_ in _OFTEN
    return passive and before.lower_ in _CALLED


_OFTEN = frozenset((",", "often", "sometimes", "also", "been", "widely", "frequently", "once"))
_CALLED = frozenset(("called", "dubbed", "nicknamed", "labelled", "labeled", "considered"))


def is_only_ruling(document: Document, fact: Fact[Mention]) -> bool:
    """Tell whether a body only runs what is there: "Utopia's Acme-run health ministry"."""
    doc, body = document.doc, document.span(fact.subject)
    if body.end + 1 >= len(doc) or doc[body.end].text != "-":
        return False
    return doc[body.end + 1].tag_ == "VBN" and not doc[body.end].whitespace_


def is_only_staff(document: Document, fact: Fact[Mention]) -> bool:
    """Tell whether people of a body are somewhere: "Acme agents based in Leeds", not Acme."""
    doc, body = document.doc, document.span(fact.subject)
    between = doc[body.end : document.span(fact.object).start]
    if not any(token.lower_ in noun_words()["seated"] for token in between[:_PEOPLE]):
        return False
    if between[0].is_punct:
        return False  # "agents of Acme, based in Leeds"
    link = body.root.head
    behind = link.i == body.end and body.root.dep_ in ("compound", "nmod", "poss")
    of = body.root.dep_ == "pobj" and link.lower_ in ("of", "at", "for", "from", "with")
    people = link if behind else link.head if of else None
    return (
        people is not None
        and people.is_lower
        and (people.tag_ == "NNS" or people.lower_ in ("staff", "personnel"))
        and people.lower_ not in noun_words()["sites"]
    )


_PEOPLE = 3
"""Words behind a body that hold its people and "based"."""
