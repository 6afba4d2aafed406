"""Repairs what a recogniser of names gets wrong: where a name ends and what it is."""

import re

from spacy.tokens import Doc, Token

from kg.model import EntityType
from kg.nlp.affiliations import is_party_people
from kg.nlp.fullnames import fold, is_surname_first, people
from kg.nlp.introduced import is_introduced
from kg.nlp.words import country_names, demonyms, words


def bounds(doc: Doc, start: int, end: int, type_: EntityType) -> tuple[int, int]:
    """Return where a name starts and ends: without titles, posts, articles and amounts.

    Args:
        doc: The parsed doc.
        start: First token of the model's entity.
        end: Token after its last.
        type_: What the model takes it for.

    Returns:
        Token indices; equal where nothing is left.
    """
    start, end = _trim(doc, start, end)
    if type_ is EntityType.PERSON:
        end = _over_hyphen(doc, start, _over_particle(doc, start, end))
        return _trim_person(doc, _over_prefix(doc, start), end)
    if type_ is EntityType.INSTITUTION:
        start = _after_description(doc, _over_first(doc, start, end), end)
        start, end = _trim_posts(doc, start, _over_party(doc, start, end))
        return _extend(doc, start, _before_amount(doc, start, end))
    of_party = end - start > 2 and doc[start].text in ("R", "D", "I")
    if type_ is EntityType.PLACE and of_party and doc[start + 1].text == "-":
        start += 2  # "R-Alabama": the party's letter is no part of the place
    return start, end


def is_flight(doc: Doc, at: int) -> bool:
    """Tell whether a flight's number stands here: "Flight 610" after an airline."""
    return doc[at].lower_ == "flight" and at + 1 < len(doc) and doc[at + 1].like_num


def _over_prefix(doc: Doc, start: int) -> int:
    """Start at a prefix that a hyphen joins to the name: "Al" + "-" + "Maliki"."""
    if start < 2 or doc[start - 1].text != "-" or doc[start - 1].whitespace_:
        return start
    prefix = doc[start - 2]
    glued = not prefix.whitespace_ and prefix.is_title and prefix.ent_type_ in ("", "PERSON")
    return start - 2 if glued and prefix.lower_ in people().prefixes else start


def _over_party(doc: Doc, start: int, end: int) -> int:
    """Go on over the word for a party that a name hangs on: "Neo" + "Democrats"."""
    if start == end or end >= len(doc) or not doc[end].is_title:
        return end
    party = doc[end].lower_.removesuffix("s") in words().parties and doc[end].pos_ == "PROPN"
    return end + (party and doc[end - 1].dep_ == "compound" and doc[end - 1].head.i == end)


def _over_first(doc: Doc, start: int, end: int) -> int:
    """Start a word for a kind of body at the capital word on it: "EVA" + "Airways"."""
    before = doc[start - 1] if start else None
    own = end - start == 1 and doc[start].lower_ in words().institutions
    if before is None or not own or before.ent_type_ or before.pos_ != "PROPN":
        return start
    return start - 1 if before.dep_ == "compound" and before.head.i == start else start


def _trim(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Drop articles, possessive endings, white space and loose punctuation at both ends."""
    while start < end and (
        doc[start].is_space
        or doc[start].lower_ in ("the", "a", "an", "'s", "'")
        or (doc[start].is_punct and doc[start].text != "(")
    ):
        start += 1
    if end - start > 2 and doc[start].lower_ == "ex" and doc[start + 1].text == "-":
        start += 2  # "Ex-Boeing engineer"
    while start < end and (
        doc[end - 1].is_space
        or doc[end - 1].lower_ in ("'s", "'", "the", "of", "and", "for")
        or (doc[end - 1].is_punct and doc[end - 1].text not in (".", ")"))
        or doc[end - 1].text in _MARKS
        or _is_full_stop(doc, end - 1)
    ):
        end -= 1
    for index in range(start, end):
        if doc[index].is_space and "\n" in doc[index].text:
            return start, index  # a name does not go on over a line's end
    return start, end


_MARKS = frozenset("\N{TRADE MARK SIGN}\N{REGISTERED SIGN}\N{COPYRIGHT SIGN}")


def _is_full_stop(doc: Doc, at: int) -> bool:
    """Tell a sentence's end from the dot of an abbreviation that spaCy does not know.

    A paragraph's last dot, or one before a new sentence, may belong to a name that ends in
    "Ltd."; one after a word of five letters or more (no legal form is so long) does not.
    """
    after = doc[at + 1] if at + 1 < len(doc) else None
    ends = after is None or after.is_sent_start or after.is_space
    return doc[at].text == "." and at > 0 and ends and len(doc[at - 1]) > 4


def _trim_person(doc: Doc, start: int, end: int) -> tuple[int, int]:
    lists, particles = words(), people().particles
    if start < end - 1 and doc[start].is_lower and doc[start].lower_ in lists.maiden:
        start += 1
    while start < end - 1 and doc[start].lower_.rstrip(".") in lists.honorifics:
        start += 1
    for index in range(start + 1, end):
        lower = doc[index].lower_.rstrip(".")
        if lower in lists.suffixes:
            # "John Smith Jr." keeps its Jr., another person than he; a king his number.
            kept = lower in ("jr", "sr") or (index == start + 1 and doc[index].is_upper)
            return start, index + 1 if kept else index
        if lower in _BETWEEN or (lower == "of" and index - start > 1):
            return start, index  # "Nathan Law of Demosisto"; "Hilary of Poitiers" stays
        if doc[index].is_lower and lower not in particles and doc[index - 1].text != "-":
            return start, index  # not "Tsai Ing-wen"
    return start, end


_BETWEEN = frozenset(("&", "and", "/", "|"))


def _over_particle(doc: Doc, start: int, end: int) -> int:
    """Go on where the model stops at or before a particle.

    "Ursula von der" + "Leyen", "Abdel-Fattah" + "el-Sissi".
    """
    particles = people().particles
    last = end
    while last < len(doc) and doc[last].is_lower and doc[last].lower_ in particles - _LOOSE:
        last += 1
        if last < len(doc) and doc[last].text == "-":
            last += 1
    if start < end < last < len(doc) and _goes_on(doc, last):
        end = last + 1
    while start < end < len(doc) and doc[end - 1].lower_ in particles - _LOOSE:
        if doc[end].pos_ != "PROPN" and doc[end].lower_ not in particles:
            break
        if doc[end].ent_iob_ == "B" and end + 1 < len(doc) and doc[end + 1].ent_iob_ == "I":
            break  # a longer name of its own
        end += 1
    return end


_LOOSE = frozenset(("as", "of", "do", "la", "le", "y", "lo"))
# Particles that after a whole name are rather words of the sentence.


def _goes_on(doc: Doc, at: int) -> bool:
    return doc[at].pos_ == "PROPN" and doc[at].ent_type_ == "" and not doc[at].is_lower


def _over_hyphen(doc: Doc, start: int, end: int) -> int:
    """Go on where the model stops at a hyphen inside a name: "Park Geun" + "-hye"."""
    while (
        start < end
        and end + 1 < len(doc)
        and doc[end].text == "-"
        and not doc[end - 1].whitespace_
        and not doc[end].whitespace_
        and doc[end + 1].ent_type_ == ""
        and doc[end + 1].is_alpha
        and (_goes_on(doc, end + 1) or _is_second_syllable(doc, start, end))
    ):
        end += 2
    return end


def _is_second_syllable(doc: Doc, start: int, end: int) -> bool:
    """Tell whether small letters after a hyphen end a given name, not "Obama-era"."""
    whole = doc[start : end + 2].text
    return end - start == 2 and doc[end + 1].is_lower and is_surname_first(fold(whole))


def _after_description(doc: Doc, start: int, end: int) -> int:
    """Skip what describes an institution: "pro-Beijing New People Party"."""
    first = doc[start] if start < end else None
    if (
        first is not None
        and end - start > 2
        and first.lower_ in _PREFIXES
        and (first.is_lower or first.is_sent_start)
        and doc[start + 1].text == "-"
    ):
        return start + 3
    nouns = words().descriptions
    for index in range(start, end - 1):
        token = doc[index]
        glued = index > 0 and doc[index - 1].text == "-"
        described = token.is_lower and token.pos_ == "NOUN" and doc[index + 1].is_title
        if described and not glued and nouns.get(token.lower_) is EntityType.INSTITUTION:
            return index + 1  # "Volunteer organization Comic Corps"
    return start


_PREFIXES = frozenset(("pro", "anti", "ex", "non", "then"))


def _trim_posts(doc: Doc, start: int, end: int) -> tuple[int, int]:
    while end - start > 1 and doc[end - 1].lower_ in words().posts:
        end -= 1
    return start, end


def _before_amount(doc: Doc, start: int, end: int) -> int:
    """Cut "Google 4 billion euros" before its amount."""
    for index in range(start + 1, end):
        if doc[index].like_num and any(
            token.lower_ in _AMOUNTS or token.is_currency for token in doc[index:end]
        ):
            return index
    return end


_AMOUNTS = frozenset(
    {"million", "billion", "trillion", "percent", "%", "euro", "euros", "dollar", "dollars"}
    | {"yuan", "yen", "pounds", "rupees", "shares", "jobs", "people"}
)


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


def _extend(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Go on over "of" and "for" after an open head ("Ministry of Foreign Affairs").

    Over "for the" too ("Service for the Arctic"); "of the" may say whose the body is.
    """
    while (
        end + 2 < len(doc)
        and doc[end].lower_ in ("of", "for")
        and (first := end + 1 + (doc[end].lower_ == "for" and doc[end + 1].lower_ == "the"))
        and (doc[first].is_title or doc[first].is_upper)
        and doc[first].ent_type_ in ("", "ORG", "GPE", "NORP", "LOC")
        and doc[end - 1].lower_ in words().open_heads
        and end - start > 0
    ):
        end = first
        while end < len(doc) and (doc[end].is_title or doc[end].is_upper) and doc[end].is_alpha:
            end += 1
    return start, end


def is_name(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a stretch may be a name, and no common word, event or address."""
    text = doc[start:end].text
    if text.lower() in words().never or not any(character.isupper() for character in text):
        return False
    if any(mark in text for mark in "@#/\\=<>") or text.startswith("http"):
        return False
    if doc[end - 1].lower_ in words().events or is_party_people(doc, start, end):
        return False
    only = doc[start] if end - start == 1 else None
    # A capitalised common word at the start of a sentence is no name ("Police", "Critics").
    return not (
        only is not None
        and only.is_sent_start
        and only.is_title
        and only.pos_ in ("DET", "PRON", "ADP", "ADV", "VERB", "AUX", "CCONJ", "SCONJ", "INTJ")
    )


def repaired(doc: Doc, start: int, end: int, type_: EntityType) -> EntityType:
    """Return what a name is, by its own words where they say so, else what the model says."""
    text = doc[start:end].text
    if text in country_names() or text in words().places:
        return EntityType.PLACE
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
    if follows_body_noun(doc, start):
        return EntityType.INSTITUTION
    if type_ is not EntityType.PERSON and is_introduced(doc, start, end):
        return EntityType.PERSON
    if type_ is EntityType.INSTITUTION and _follows_post(doc, start, end):
        return EntityType.PERSON
    if type_ is EntityType.PERSON and _employs(doc, end):
        return EntityType.INSTITUTION
    if type_ is not EntityType.INSTITUTION and is_called_body(doc, end, type_):
        return EntityType.INSTITUTION
    return type_


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
    if end + 2 >= len(doc) or doc[end].text != "," or doc[end + 1].lower_ not in ("a", "an"):
        return False
    people = type_ is EntityType.PERSON  # who may be a publisher or a builder
    for index in range(end + 2, min(end + 7, len(doc))):
        token = doc[index]
        if token.pos_ not in ("NOUN", "ADJ", "PROPN") and token.text != "-":
            return False
        after = doc[index + 1] if index + 1 < len(doc) else None
        if after is not None and (after.pos_ in ("NOUN", "PROPN") or after.text == "-"):
            continue  # not the last noun of the phrase
        if people or not token.is_lower:
            return token.is_lower and token.text in words().only_bodies
        return words().descriptions.get(token.text) is EntityType.INSTITUTION
    return False


def _employs(doc: Doc, end: int) -> bool:
    """Tell whether a name is the employer of the next one: "Forrester analyst Jane Miller"."""
    at = end
    while at < len(doc) and at - end < 3 and doc[at].lower_ in words().post_words:
        at += 1
    return (
        at + 1 < len(doc)
        and doc[at].is_lower
        and doc[at].lower_ in words().employees
        and doc[at + 1].ent_type_ == "PERSON"
    )


def follows_body_noun(doc: Doc, start: int) -> bool:
    """Tell whether a noun for an institution names what follows ("engine maker Europrop")."""
    if start == 0:
        return False
    noun = doc[start - 1]
    return (
        noun.pos_ in ("NOUN", "PROPN")
        and noun.tag_ in ("NN", "NNP")
        and noun.is_lower
        and (noun.lower_ in words().bodies or _is_producer(noun))
        and (
            noun.dep_ in ("compound", "nmod", "appos", "amod")
            or (doc[start].dep_ == "appos" and doc[start].head.i == noun.i)
        )
    )


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
