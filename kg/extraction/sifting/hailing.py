"""Leaves out origins that a place beside somebody does not tell.

"Hollywood star X" has a trade, not a home. A country's word that hangs on another noun than
one for the person says where that thing is from: in "X's US TV show" and "British star Y is
second at X" nothing is said of X's home. The network links all of them.
"""

from spacy.tokens import Token

from kg.extraction.grammar.phrases import noun_words
from kg.extraction.grammar.rolewords import role_words
from kg.extraction.merging import SUPPORTING
from kg.extraction.people.origins import is_person_noun, is_studied
from kg.extraction.places.kinds import country_of
from kg.model import EntityType, Fact, Mention, MentionKind
from kg.nlp import Document
from kg.nlp.parsing.words import words

_MODIFIERS = frozenset(("amod", "compound", "nmod", "poss"))
_APART = frozenset(("conj", "appos"))


def is_home(document: Document, fact: Fact[Mention]) -> bool:
    """Tell whether a fact of origin may be one by the words around the place.

    Args:
        document: The document.
        fact: A fact that somebody is from a place.
    """
    place = document.span(fact.object)
    token = place.root
    if fact.object.text.lower() in noun_words()["trade_places"]:
        return token.dep_ == "pobj"  # "X of Hollywood, Florida"
    if _is_near(token) or _is_base(document, fact.object) or _is_show(document, fact.object):
        return False
    if _is_language(document, fact.object) or _is_contest(document, fact.object):
        return False
    if _is_descent(document, fact.object):
        return False
    if _is_body(document, fact.subject):
        return False
    if fact.evidence[0].extractor not in SUPPORTING:
        return True
    if _is_searched(token) or _is_beat(document, fact):
        return False
    if _is_reached(token) or _is_seat_of_other(document, fact):
        return False
    modifies = False
    while (token.dep_ in _MODIFIERS or _is_birth(token)) and token.head != token:
        token, modifies = token.head, True
    return not modifies or _is_of(document, token, fact)


def _is_near(place: Token) -> bool:
    """Tell whether somebody is only from near a place: "X, from near Leeds"."""
    if place.dep_ not in ("pobj", "conj"):
        return False
    around = any(one.lower_ == "suburban" for one in place.children)
    return around or _is_half(place) or place.head.lower_ in ("near", "outside", "around")


def _is_half(place: Token) -> bool:
    """Tell whether a name is half of an area's: "from Tyne and Wear"."""
    doc, pairs = place.doc, noun_words()["joined_places"]
    if place.i + 2 < len(doc) and doc[place.i + 1].lower_ == "and":
        return f"{place.lower_} {doc[place.i + 2].lower_}" in pairs
    joined = place.i > 1 and doc[place.i - 1].lower_ == "and"
    return joined and f"{doc[place.i - 2].lower_} {place.lower_}" in pairs


def _is_body(document: Document, name: Mention) -> bool:
    """Tell whether a name is a body's, though taken for a person's: "X, a newsmagazine"."""
    return name in document.mentions and any(
        child.dep_ == "appos" and child.lower_ in words().only_bodies
        for child in document.span(name).root.children
    )


def _is_descent(document: Document, place: Mention) -> bool:
    """Tell whether a country's word tells of forebears: "the first African American woman"."""
    first = document.span(place).start
    before = document.doc[max(0, first - 2) : first]
    said = [token.lower_ for token in before if token.text != "-"]
    return place.kind is MentionKind.DEMONYM and said[-1:] in (["african"], ["native"])


def _is_base(document: Document, place: Mention) -> bool:
    """Tell whether a place is only where somebody works: "a Leeds-based fund manager".

    Or who has to do with somebody: "the Russian-installed director", "a German-speaking nurse".
    """
    after = document.text[place.end : place.end + _PARTICIPLE].lower()
    if after.startswith(" based"):
        return True
    word = after[1:].split(" ", 1)[0] if after.startswith("-") else ""
    return (word.endswith(("ed", "ing")) and word not in _HOMES) or word in (
        "run",
        "led",
        "backed",
    )


_PARTICIPLE = 16
"""Letters that hold a hyphen and the participle behind it."""
_HOMES = frozenset(("raised", "educated", "trained"))


def _is_language(document: Document, place: Mention) -> bool:
    """Tell whether a people's word may be a language's: "an English teacher"."""
    if (
        place.kind is not MentionKind.DEMONYM
        or place.text.lower() not in role_words()["languages"]
    ):
        return False
    after = document.doc[document.span(place).end :][:1].text.lower()
    return after in role_words()["language_teachers"]


def _is_beat(document: Document, fact: Fact[Mention]) -> bool:
    """Tell whether a place before a noun is only what somebody reports on or manages.

    "North America correspondent X", "Acme's Europe director X"; "US director X" makes films.
    """
    place, person = document.span(fact.object), document.span(fact.subject)
    if fact.object.kind is MentionKind.DEMONYM or place.end >= person.start:
        return False
    between = document.doc[place.end : person.start]
    if len(between) > _JOB or any(token.is_punct for token in between):
        return False
    head = between[-1].lower_
    manages = head in role_words()["area_managers"] and not fact.object.text.isupper()
    return manages or head in role_words()["area_reporters"]


_JOB = 3
"""Words of a job after its place, most: "Asia business correspondent"."""


def _is_contest(document: Document, place: Mention) -> bool:
    """Tell whether a place's name begins that of a contest: "US Open runner-up X"."""
    words = document.doc[document.span(place).end :][:2]
    return any(word.text in _CONTESTS for word in words) and words[0].text[:1].isupper()


_CONTESTS = frozenset(
    ("Championship", "Championships", "Cup", "Grand", "Masters", "Open", "Series")
)


def _is_show(document: Document, place: Mention) -> bool:
    """Tell whether a place's name is a series': "Holby City actor X"; a country's is none."""
    if place.kind is not MentionKind.NAME or country_of(place) is not None:
        return False
    after = document.text[place.end : place.end + _PART].split()
    return bool(after) and after[0] in _PLAYERS and " " in place.text


_PART = 12
"""Letters that hold the word after a name, with its comma."""
_PLAYERS = frozenset(("actor", "actress", "star", "actors", "stars"))


def _is_birth(place: Token) -> bool:
    """Tell whether a hyphen makes a place one of birth: "the Kenyan-born star"."""
    born = place.head.lower_ in ("born", "bred", "raised")
    return born and place.dep_ == "npadvmod" and place.head.dep_ == "amod"


def _is_reached(place: Token) -> bool:
    """Tell whether somebody came to a place or works there: "a physician in Leeds"."""
    while place.dep_ in ("appos", "conj") and place.head.pos_ == "PROPN":
        place = place.head
    link = place.head
    if place.dep_ != "pobj":
        return False
    works = link.head.pos_ == "NOUN" and is_person_noun(link.head)
    return link.lower_ == "to" or (link.lower_ == "in" and works)


def _is_seat_of_other(document: Document, fact: Fact[Mention]) -> bool:
    """Tell whether a state is whose letter stands before it: "Rep. Y, D-Ohio, quoting X"."""
    place, person = document.span(fact.object), document.span(fact.subject)
    if not document.text[: fact.object.start].endswith(_SEATS):
        return False
    return not place.start - _LETTER <= person.end <= place.start


_SEATS = tuple(f"{letter}{dash}" for letter in "DRI" for dash in ("-", "\u2013"))
_LETTER = 5
"""Tokens from a name to the state behind its party: ", D-" and ", R., "."""


def _is_searched(place: Token) -> bool:
    """Tell whether somebody only does something to a place: "X, who toured the US and Peru".

    Who leaves or represents one is from there.
    """
    while place.dep_ == "conj" and place.head.pos_ == "PROPN":
        place = place.head
    verb = place.head
    acts = place.dep_ == "dobj" and verb.pos_ == "VERB"
    return acts and verb.lemma_.lower() not in noun_words()["of_home"]


def _is_of(document: Document, noun: Token, fact: Fact[Mention]) -> bool:
    """Tell whether a noun that a place's word hangs on is the person, or is said of them."""
    person = document.span(fact.subject)
    if person.start <= noun.i < person.end or _is_joined(noun, person.root):
        return True
    studied = is_studied(fact.object, noun)
    if noun.dep_ in ("appos", "attr") and not studied:
        whose = [noun.head, *(one for one in noun.head.children if one.dep_ == "nsubj")]
        if any(person.start <= one.i < person.end for one in whose):
            return True  # "X, a French criminal", "X is a Lebanese-German"
    mention = document.at(noun)
    if mention is not None and mention.type is not EntityType.PERSON:
        return False
    if mention is not None and mention.name != fact.subject.name:
        return False
    if mention is not None or noun.i + 1 == person.start:
        return True  # "British hope X"
    above = noun.head if noun.dep_ in ("attr", "appos", "pobj") or _opens_list(noun) else noun
    lists, lemma = role_words(), noun.lemma_.lower()
    if noun.tag_ == "NNS" and person.root.pos_ == "PRON":
        return False  # "as so many Kenyan women of her age"
    people = is_person_noun(noun) or lemma in lists["people"] or lemma in lists["heads"]
    return people and not studied and person.root in (above, *above.subtree)


def _opens_list(noun: Token) -> bool:
    """Tell whether a list of people follows: "British actors there include X and Y"."""
    return noun.dep_ == "nsubj" and noun.head.lemma_ == "include"


def _is_joined(noun: Token, name: Token) -> bool:
    """Tell whether a list joins a name to the one that a place's word hangs on."""
    first = name
    while first.dep_ in _APART and first.head != first:
        first = first.head
        if first == noun:
            return True
    return False
