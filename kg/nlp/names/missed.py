"""Finds names that the model missed and that the article or the word itself makes plain."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from spacy.tokens import Doc, Token

from kg.model import EntityType, MentionKind
from kg.nlp.names.repairs import follows_body_noun, is_home
from kg.nlp.parsing.lookups import all_tokens
from kg.nlp.parsing.words import country_names, demonyms, words

_LED = re.compile(r"^(U\.S\.|U\.K\.|US|UK|EU|E\.U\.)-\w+$")
# "U.S.-led" is one token to spaCy, "China-based" is three.


_CAMEL = re.compile(r"^[A-Z][a-z]+[A-Z][A-Za-z]*$")
# "OpenAI", "SpaceX", "YouTube": capitals inside a word are a company's, as subject or owner.

Missed = tuple[int, int, EntityType, MentionKind, int | None]
"""First token, token after the last, type, kind, and the last code point if inside a token."""


def missed(
    doc: Doc,
    covered: set[int],
    known: Mapping[str, EntityType],
    full: Mapping[tuple[str, ...], EntityType],
) -> Iterator[Missed]:
    """Yield names where the model saw none.

    Args:
        doc: The parsed doc.
        covered: Tokens that belong to names already.
        known: Single words that stand for a name of this article, with its type.
        full: The tokens of names of two words or more that the model saw elsewhere in it.
    """
    taken = set(covered)
    longest = max(map(len, full), default=0)
    starts = {name[0] for name in full}
    for token in all_tokens(doc):
        if token.i in taken or token.is_lower or token.is_space:
            continue
        found = (
            _led(token)
            or _stage_name(token)
            or _after_body_noun(doc, token, taken)
            or _place(token)
            or _movement(token)
            or _listed(doc, token, taken)
            or _that_acts(token)
        )
        if found is None and token.text in starts:
            found = _known_name(doc, token.i, longest, full, taken)
        if found is None:
            found = _known_word(token, known) or _camel(token)
        if found is not None:
            taken.update(range(found[0], found[1]))
            yield found


def _one(token: Token, type_: EntityType, kind: MentionKind = MentionKind.NAME) -> Missed:
    return token.i, token.i + 1, type_, kind, None


def _stage_name(token: Token) -> Missed | None:
    """Return a number with a coin in the singular and in capitals: the rapper "50 Cent"."""
    doc, end = token.doc, token.i + 2
    if not token.is_digit or token.text == "1" or end > len(doc) or doc[end - 1].text != "Cent":
        return None
    coin = end < len(doc) and doc[end].pos_ in ("NOUN", "PROPN")
    if coin or doc[end - 1].pos_ != "PROPN":
        return None
    return token.i, end, EntityType.PERSON, MentionKind.NAME, None


def _led(token: Token) -> Missed | None:
    match = _LED.match(token.text)
    if match is None:
        return None
    return token.i, token.i + 1, EntityType.PLACE, MentionKind.NAME, token.idx + len(match[1])


def _after_body_noun(doc: Doc, token: Token, taken: set[int]) -> Missed | None:
    people = token.ent_type_ == "NORP" and token.tag_ != "JJ" and token.text not in demonyms()
    if (token.ent_type_ and not people) or not follows_body_noun(doc, token.i):
        return None
    end = token.i + 1
    while (
        end < len(doc)
        and (doc[end].pos_ == "PROPN" or (doc[end].is_title and doc[end].is_alpha))
        and not (doc[end].ent_type_ or end in taken or doc[end].is_sent_start)
    ):
        end += 1
    if token.pos_ != "PROPN" and (end - token.i == 1 or not token.is_title):
        return None  # "website Full Fact", not "company Monday"
    return token.i, end, EntityType.INSTITUTION, MentionKind.NAME, None


def _place(token: Token) -> Missed | None:
    text = token.text
    if text in demonyms():
        if token.i and (token.nbor(-1).text, text) in _CONTINENTS:
            return None
        if token.ent_type_ == "NORP" or (
            token.ent_type_ in ("", "LANGUAGE")
            and token.pos_ in ("ADJ", "PROPN")
            and not _is_language(token)
        ):
            return _one(token, EntityType.PLACE, MentionKind.DEMONYM)
    elif text == "GB" and token.i and token.nbor(-1).like_num:
        return None  # gigabytes
    elif (text in country_names() and token.ent_type_ == "" and not token.is_sent_start) or (
        token.pos_ == "PROPN" and (text in words().places or _is_home(token))
    ):
        return _one(token, EntityType.PLACE)
    return None


def _is_home(token: Token) -> bool:
    return token.ent_type_ == "" and is_home(token.doc, token.i, token.i + 1)


def _movement(token: Token) -> Missed | None:
    known = token.text in words().movements and token.ent_type_ in ("", "NORP")
    return _one(token, EntityType.INSTITUTION) if known else None


def _listed(doc: Doc, token: Token, taken: set[int]) -> Missed | None:
    """Return a parliament, a party or a paper by its own name, of two words before one."""
    if token.text not in _listed_starts():
        return None
    for end in range(token.i + _LISTED, token.i, -1):
        own = doc[token.i : end]
        if end > len(doc) or own.text not in _listed_names():
            continue
        named = own.text in words().known_bodies or all(
            word.ent_type_ in _UNREAD for word in own
        )
        if named and taken.isdisjoint(range(token.i, end)):
            return token.i, end, EntityType.INSTITUTION, MentionKind.NAME, None
    return None


_LISTED = 7
"""Tokens of a listed name, most: a hyphen is one."""
_UNREAD = frozenset(("", "DATE", "PERSON", "NORP"))
"""Labels of what is no name of a body: "Sunday" before "Times", "Lib Dem" before a person.

Or a people, for which the model takes "AfD".
"""


@cache
def _listed_names() -> frozenset[str]:
    return words().parliaments | words().party_names | words().papers | words().known_bodies


@cache
def _listed_starts() -> frozenset[str]:
    """Return the first words of listed names: every token of a text is looked up."""
    return frozenset(re.split(r"[ /-]", name)[0] for name in _listed_names())


def _that_acts(token: Token) -> Missed | None:
    """Return a firm whose name is a common word where it does what firms do: "Block sued X"."""
    if token.text not in words().firms_that_act or not token.is_sent_start or token.ent_type_:
        return None
    doc, at = token.doc, token.i + 1
    while at < len(doc) and at - token.i <= _AUXILIARIES and doc[at].pos_ in ("AUX", "ADV"):
        at += 1
    acts = at < len(doc) and doc[at].lemma_.lower() in words().acts_of_firms
    verb = acts and doc[at].tag_ in ("VBD", "VBZ", "VBN", "VB", "VBG")
    return _one(token, EntityType.INSTITUTION) if verb else None


_AUXILIARIES = 3
"""Auxiliaries and adverbs between a firm and its verb, most: "has also quietly bought"."""


_CONTINENTS = frozenset(
    (part, "American") for part in ("South", "North", "Latin", "Central", "Meso", "Native")
)
"""A part of the world, or who was there first, and a country's word, which is not meant."""


def _is_language(token: Token) -> bool:
    """Tell whether a country's word stands for its language: "in English", "spoken French"."""
    if token.dep_ in ("pobj", "dobj", "attr", "oprd", "conj"):
        return not any(child.dep_ == "det" for child in token.children)
    return token.head.lemma_.lower() in ("language", "speaker", "translation", "word")


def _known_name(
    doc: Doc,
    start: int,
    longest: int,
    full: Mapping[tuple[str, ...], EntityType],
    taken: set[int],
) -> Missed | None:
    """Return the longest name that the article has elsewhere, printed in the same words."""
    for end in range(min(start + longest, len(doc)), start + 1, -1):
        type_ = full.get(tuple(token.text for token in doc[start:end]))
        if type_ is not None and taken.isdisjoint(range(start, end)):
            return start, end, type_, MentionKind.NAME, None
    return None


def _known_word(token: Token, known: Mapping[str, EntityType]) -> Missed | None:
    """Return a name by a word of it: "Heald" once "Timothy Heald" is introduced."""
    type_ = known.get(token.text)
    if type_ is EntityType.INSTITUTION and _is_acronym(token):
        return _one(token, type_)
    if type_ is None or not token.is_title:
        return None
    if token.pos_ != "PROPN" and not (type_ is EntityType.PERSON and _is_family(token)):
        return None
    doc = token.doc
    neighbours = [doc[place] for place in (token.i - 1, token.i + 1) if 0 <= place < len(doc)]
    # Beside another capital word it may be part of a different name ("Heald College").
    if any(near.pos_ == "PROPN" and near.is_title and near.is_alpha for near in neighbours):
        return None
    return _one(token, type_)


def _is_family(token: Token) -> bool:
    """Tell whether a word is a surname that the model takes for another one.

    For a noun ("Heald said", "Petrides said"), or for an adverb or adjective beside a verb of
    speech that has no other subject ("says Early").
    """
    if token.tag_ in ("NN", "NNS") and token.dep_ in ("nsubj", "poss"):
        return True
    near = [token.doc[at] for at in (token.i - 1, token.i + 1) if 0 <= at < len(token.doc)]
    return any(
        one.pos_ == "VERB"
        and one.lemma_.lower() in words().say
        and not any(child.dep_ == "nsubj" and child.i != token.i for child in one.children)
        for one in near
    )


def _is_acronym(token: Token) -> bool:
    """Tell whether a word in capitals stands for a body wherever it stands: "USCG Captain"."""
    return token.is_upper and len(token) > 2 and token.pos_ in ("PROPN", "NOUN")


def _camel(token: Token) -> Missed | None:
    if (
        token.pos_ == "PROPN"
        and token.ent_type_ == ""
        and token.dep_ in ("nsubj", "poss", "pobj", "nsubjpass", "conj")
        and _CAMEL.match(token.text)
        and (token.dep_ != "pobj" or token.head.dep_ == "agent")
        and (token.dep_ != "conj" or token.head.ent_type_ == "ORG")
    ):
        return _one(token, EntityType.INSTITUTION)
    return None
