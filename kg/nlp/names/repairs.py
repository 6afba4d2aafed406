"""Repairs what a recogniser of names gets wrong: what is no name, and what a name is."""

import re

from spacy.tokens import Doc, Token

from kg.model import EntityType
from kg.nlp.names.affiliations import is_party_people
from kg.nlp.names.fullnames import is_brand, people
from kg.nlp.names.introduced import AGES, is_introduced
from kg.nlp.names.unnamed import is_land, is_unnamed
from kg.nlp.parsing.lookups import entities, phrase
from kg.nlp.parsing.words import country_names, demonyms, words


def is_flight(doc: Doc, at: int) -> bool:
    """Tell whether a flight's number stands here: "Flight 610" after an airline."""
    return doc[at].lower_ == "flight" and at + 1 < len(doc) and doc[at + 1].like_num


def is_common(word: str) -> bool:
    """Tell whether a word alone names no institution: "University", "American", "China"."""
    lower = word.lower()
    lists = words()
    return (
        lower in lists.institutions
        or lower in lists.open_heads
        or word in country_names()
        or word in demonyms()
        or lower in lists.common
    )


def is_name(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a stretch may be a name, and no common word, event or address."""
    text = phrase(doc, start, end)
    if text in _SITTERS:
        return False
    if text.lower() in words().never or not any(character.isupper() for character in text):
        return False
    if any(mark in text for mark in "@#/\\=<>") or text.startswith("http"):
        return False
    if _NUMBER.fullmatch(text):
        return False
    if doc[end - 1].lower_ in words().events or is_party_people(doc, start, end):
        return False
    if is_unnamed(doc, start, end):
        return False
    only = doc[start] if end - start == 1 else None
    if only is not None and only.lower_ in ("the", "a", "an"):
        return False  # of "the group The Resistance Front"
    # A capitalised common word at the start of a sentence is no name ("Police", "Critics").
    return not (
        only is not None
        and only.is_sent_start
        and only.is_title
        and only.pos_ in ("DET", "PRON", "ADP", "ADV", "VERB", "AUX", "CCONJ", "SCONJ", "INTJ")
    )


_NUMBER = re.compile(r"No\.? ?\d+", re.IGNORECASE)
"""A place in a ranking: "the No.1 wireless player"."""

_SITTERS = frozenset(("MPs", "MEPs", "MSPs", "MLAs"))
"""Who sit in a parliament, together no body; "MEPS" in capitals may be one."""


def repaired(doc: Doc, start: int, end: int, type_: EntityType) -> EntityType:
    """Return what a name is, by its own words where they say so, else what the model says."""
    own = _own_type(doc, start, end, type_)
    if own is not None:
        return own
    last, first = doc[end - 1].lower_.rstrip("."), doc[start].lower_
    if end - start > 1 and (
        last in words().institutions
        or (first in words().open_heads and doc[start + 1].lower_ == "of")
    ):
        return EntityType.INSTITUTION
    if type_ is not EntityType.PERSON and (
        _surname_first(doc, start, end)
        or (end - start > 1 and first in _CROWNS and last not in words().open_heads)
    ):
        return EntityType.PERSON
    if first == "metropolitan" and end - start == 2 and type_ is EntityType.INSTITUTION:
        bishop = doc[end - 1].is_title and not is_common(doc[end - 1].text)
        return EntityType.PERSON if bishop and doc[start].is_title else type_
    if follows_body_noun(doc, start) or is_the_body(doc, start, end):
        return EntityType.INSTITUTION
    if type_ is not EntityType.PERSON and is_introduced(doc, start, end):
        return EntityType.PERSON
    if type_ is EntityType.INSTITUTION and _follows_post(doc, start, end):
        return EntityType.PERSON
    if type_ is EntityType.PERSON and (
        employs(doc, end)
        or _is_house(doc, start, end)
        or is_group(doc, end)
        or _has_officers(doc, start, end)
        or _is_apposed_body(doc, start, end)
        or is_said_to_be_body(doc, start, end)
    ):
        return EntityType.INSTITUTION
    if type_ is not EntityType.INSTITUTION and (
        is_called_body(doc, end, type_) or _is_led(doc, start, end)
    ):
        return EntityType.INSTITUTION
    return type_


def _own_type(doc: Doc, start: int, end: int, type_: EntityType) -> EntityType | None:
    """Return what the list of its name or the words beside it make a place or not, or None."""
    text = phrase(doc, start, end)
    if text in words().with_article and (start == 0 or doc[start - 1].lower_ != "the"):
        return EntityType.INSTITUTION
    if text in words().parliaments and not _ends_person(doc, text):
        return EntityType.INSTITUTION
    if text in words().party_names or text in words().known_bodies or is_brand(text, type_):
        return EntityType.INSTITUTION
    if text in country_names() or text in words().places:
        return EntityType.PLACE
    if type_ is EntityType.PLACE:
        return None
    if is_land(doc, start, end):
        return EntityType.PLACE
    based = [token.lower_ for token in doc[end + 2 : end + 4]] == ["-", "based"]
    town = is_home(doc, start, end) or (
        (type_ is EntityType.INSTITUTION or based)  # "the McLeod, Texas-based studio"
        and (is_town_of_state(doc, start, end) or _is_members_seat(doc, start, end))
    )
    return EntityType.PLACE if town else None


def _is_members_seat(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a side of a town is whom a person sits for: "Hull North's Ann Lee"."""
    named = end - start == 2 and doc[end - 1].text in _SIDES and doc[start].is_title
    owns = end + 1 < len(doc) and doc[end].tag_ == "POS"
    return named and owns and doc[end + 1].ent_type_ == "PERSON"


_SIDES = frozenset(("North", "South", "East", "West", "Central"))


def _ends_person(doc: Doc, word: str) -> bool:
    """Tell whether somebody in the doc has a word for a family name: "Rada" of "Jan Rada"."""
    return any(
        ent.label_ == "PERSON" and len(ent) > 1 and ent[-1].text == word
        for ent in entities(doc)
    )


def is_home(doc: Doc, start: int, end: int) -> bool:
    """Tell whether somebody's town stands here, after an age: "Ann Lee, 32, of Franklin"."""
    if start < 3 or end - start > _TOWN or doc[start - 1].lower_ != "of":
        return False
    age = doc[start - 3]
    aged = doc[start - 2].text == "," and age.text.isdigit() and int(age.text) in AGES
    return aged and all(token.is_title for token in doc[start:end])


_TOWN = 2
"""Words of a town's name, most: what is longer has words that say what it is."""


def is_town_of_state(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a state after a name makes it a town: "SpaceX, Hawthorne, California"."""
    if start == 0 or end + 1 >= len(doc) or end - start > _TOWN or doc[end].text != ",":
        return False
    before = doc[start - 1]
    based = [token.lower_ for token in doc[end + 2 : end + 4]] == ["-", "based"]
    where = based or before.lower_ in _WHERE or before.text == ","
    if not where or not all(_is_capital(token) for token in doc[start:end]):
        return False
    if doc[end - 1].lower_ in words().institutions | words().open_heads:
        return False
    last = end + 2 + (doc[end + 1].text in _COMPASS)
    rest = doc[last] if last < len(doc) else None
    # "Lee of Acme, Ann Ford, Washington State Patrol": there the state begins a name.
    ends = rest is None or rest.is_punct or rest.is_space or rest.is_lower
    return ends and doc[end + 1 : last].text in words().states


def _is_capital(token: Token) -> bool:
    """Tell whether a word is printed as a name's: "Hawthorne", "McKinney"."""
    return token.is_alpha and token.text[0].isupper() and not token.is_upper


_WHERE = frozenset(("in", "at", "near", "of", "from", "outside", "to"))
_COMPASS = frozenset(("New", "North", "South", "West", "Rhode", "British", "Nova"))


def _follows_post(doc: Doc, start: int, end: int) -> bool:
    """Tell whether capital words follow a post: "chief executive Pekka Lundmark"."""
    post = doc[start - 1] if start else None
    return (
        post is not None
        and end - start in (2, 3)
        and post.tag_ == "NN"
        and post.is_lower
        and post.lower_ in words().posts
        and post.dep_ in ("compound", "nmod")
        and all(token.is_title and token.is_alpha for token in doc[start:end])
    )


def is_called_body(doc: Doc, end: int, type_: EntityType) -> bool:
    """Tell whether an apposition makes a name an institution's: "X, a school in Milan"."""
    if end + 2 >= len(doc) or doc[end].text != "," or doc[end + 1].tag_ != "DT":
        return False
    # "the country's largest airline" names nobody else; "the company" may be another one.
    of_all = doc[end + 1].lower_ == "the"
    if of_all and not any(token.tag_ in ("JJS", "RBS") for token in doc[end + 2 : end + 7]):
        return False
    people = type_ is EntityType.PERSON  # who may be a publisher or a builder
    for index in range(end + 2, min(end + 7, len(doc))):
        token = doc[index]
        if token.pos_ not in ("NOUN", "ADJ", "PROPN") and token.text not in ("-", "'s"):
            return False
        after = doc[index + 1] if index + 1 < len(doc) else None
        if token.text == "'s" or (
            after is not None
            and (after.pos_ in ("ADJ", "NOUN", "PROPN") or after.text in ("-", "'s"))
        ):
            continue  # not the last noun of the phrase
        if people or not token.is_lower:
            return token.is_lower and token.text in words().only_bodies
        return words().descriptions.get(token.text) is EntityType.INSTITUTION
    return False


def is_group(doc: Doc, end: int) -> bool:
    """Tell whether a noun right after a name makes it a group's: "the Fine Gael party"."""
    lists = words()
    at = end + (end < len(doc) and doc[end].lower_ in lists.group_kinds)
    noun = doc[at] if at < len(doc) else None
    return noun is not None and noun.is_lower and noun.lower_ in lists.group_nouns


def _is_house(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a noun right after a name makes it a house's: "Belmarsh prison"."""
    noun = doc[end] if end < len(doc) else None
    last = doc[end - 1]
    return (
        noun is not None
        and noun.is_lower
        and noun.text in words().houses
        and last.dep_ in ("compound", "nmod")
        and last.head.i == end
        and doc[start].lower_ not in words().gender_given
        and doc[max(0, start - 1)].lower_.rstrip(".") not in words().honorifics
    )


def _has_officers(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a word has what only companies have: "Merrow's chief executive".

    Or "the chief executive of Merrow", "the CEO of Merrow".
    """
    if end - start == 1 and start > _SAID and doc[start - 1].lower_ == "of":
        before = doc[start - 2].lower_
        chief = doc[start - 3].lower_ == "chief" and before in words().chiefs
        return chief or before in _CHIEFS
    if end - start != 1 or end + 2 >= len(doc) or doc[end].lower_ not in ("'s", "'"):
        return False
    at = end + 1
    last = min(end + _SAID, len(doc) - 1)
    while at < last and doc[at].pos_ == "ADJ" and doc[at].lower_ != "chief":
        at += 1
    officer = doc[at].lower_ == "chief" and at + 1 < len(doc)
    officer = officer and doc[at + 1].lower_ in words().chiefs
    if not officer and doc[at].lower_ not in words().company_things:
        return False
    address = start > 0 and doc[start - 1].lower_.rstrip(".") in words().honorifics
    return not address and not _ends_person(doc, doc[start].text)


_CHIEFS = frozenset(("ceo", "cfo", "cto", "coo"))


def _is_led(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a word stands before a firm's officer and a name: "Merrow CEO X".

    Places and people have no CEO.
    """
    if end - start != 1 or end + 1 >= len(doc) or doc[end].lower_ not in _CHIEFS:
        return False
    led = doc[end + 1].ent_type_ == "PERSON" or doc[end + 1].pos_ == "PROPN"
    name = doc[start].text
    return led and name not in country_names() and name not in words().states


_SAID = 3
"""Adjectives before what a company has, and one: "Merrow's new US shareholders"."""


def _is_apposed_body(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a noun for a body has the name for an apposition: "its biggest bank, X,"."""
    if start < 2 or doc[start - 1].text != "," or end >= len(doc) or doc[end].text != ",":
        return False
    noun, last = doc[start - 2], doc[end - 1]
    return (
        noun.is_lower
        and noun.tag_ == "NN"
        and noun.lower_ in words().only_bodies
        and last.dep_ == "appos"
        and last.head == noun
    )


def is_the_body(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a noun for a body has the name for an apposition: "the regulator, the X"."""
    if start < _SAID or doc[start - 1].lower_ != "the" or doc[start - 2].text not in _ASIDE:
        return False
    noun, head = doc[start - 3], doc[start:end].root
    listed = words().only_bodies | words().made_bodies
    apposed = head.dep_ == "appos" and head.head.i == noun.i
    return apposed and noun.is_lower and noun.tag_ == "NN" and noun.lower_ in listed


_ASIDE = frozenset((",", "-", "\N{EN DASH}", "\N{EM DASH}"))


def is_said_to_be_body(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a noun for a body is said of one word: "Acme, a French chipmaker, said"."""
    if end - start > 1 or end + 1 >= len(doc) or doc[end].text != ",":
        return False
    listed = words().only_bodies | words().made_bodies
    return doc[end + 1].lower_ in ("a", "an") and any(
        child.dep_ == "appos" and child.tag_ == "NN" and child.lower_ in listed
        for child in doc[start].children
    )


def employs(doc: Doc, end: int) -> bool:
    """Tell whether a name is the employer of the next one: "Forrester analyst Jane Miller"."""
    at = end
    while at < len(doc) and at - end < 3 and doc[at].lower_ in words().post_words:
        at += 1
    return (
        at + 1 < len(doc)
        and (doc[at].is_lower or doc[at].is_upper)
        and doc[at].lower_ in words().employees
        and doc[at + 1].ent_type_ == "PERSON"
    )


def follows_body_noun(doc: Doc, start: int) -> bool:
    """Tell whether a noun for an institution names what follows ("engine maker Europrop")."""
    if start == 0:
        return False
    noun, last = doc[start - 1], doc[start]
    if last.dep_ == "compound" and last.head.pos_ == "PROPN":
        last = last.head
    if noun.lower_ in words().group_nouns and _names_other(doc, start):
        return False
    return (
        noun.pos_ in ("NOUN", "PROPN")
        and noun.tag_ in ("NN", "NNP")
        and noun.is_lower
        and (noun.lower_ in words().bodies or _is_producer(noun))
        and (
            noun.dep_ in ("compound", "nmod", "appos", "amod")
            or (last.dep_ == "appos" and last.head.i == noun.i)
        )
    )


def _names_other(doc: Doc, start: int) -> bool:
    """Tell whether a group's noun is said of the name before it: "of the X party Ann Lee"."""
    before = doc[start - 2] if start > 1 else None
    named = before is not None and before.pos_ == "PROPN" and before.ent_type_ != "NORP"
    return named or doc[start].lower_ in words().gender_given


def _is_producer(noun: Token) -> bool:
    """Tell whether a noun is a maker of goods: "gas producer", not "film producer"."""
    goods = [child.text for child in noun.lefts if child.pos_ == "NOUN" and child.is_lower]
    return noun.lower_ == "producer" and bool(goods) and words().works.isdisjoint(goods)


def _surname_first(doc: Doc, start: int, end: int) -> bool:
    """Tell whether two words look like a Chinese or Korean name in its own order."""
    if end - start != 2:
        return False
    family, given = doc[start], doc[start + 1]
    return (
        family.lower_ in people().surnames["chinese"] | people().surnames["korean"]
        and given.is_title
        and given.pos_ == "PROPN"
        and bool(_PINYIN.match(given.lower_))
    )


_CROWNS = frozenset(("king", "queen", "prince", "princess", "pope", "mr", "mrs", "ms", "sir"))

_PINYIN = re.compile(
    r"^(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:iang|iong|uang|ang|eng|ing|ong|iao|ian|uai|uan|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|uo|ui|ue|"
    r"[aoeiu])){1,2}$"
)
