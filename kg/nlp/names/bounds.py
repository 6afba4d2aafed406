"""Says where a name starts and ends: without titles, posts and amounts, with its particles."""

import re
from functools import cache

from spacy.tokens import Doc, Token

from kg.model import EntityType
from kg.nlp.names.cutoff import over_of
from kg.nlp.names.datelines import after_dateline, behind_town
from kg.nlp.names.fieldlists import over_cooperation, over_fields
from kg.nlp.names.fullnames import GENERATIONS, JUNIOR, over_first, people
from kg.nlp.names.headlineverbs import after_deed
from kg.nlp.names.hyphens import goes_on, is_small_part, over_hyphen
from kg.nlp.names.partisans import after_party, at_chamber, before_portfolio
from kg.nlp.names.runson import before_score, ends_town
from kg.nlp.names.titleopeners import (
    NEW_LANDS,
    OFFICERS,
    after_address,
    before_title,
    behind_field,
)
from kg.nlp.parsing.lookups import phrase
from kg.nlp.parsing.words import country_names, demonyms, words


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
    start = behind_town(doc, _behind_base(doc, start, end), end)
    end = over_of(doc, end) if type_ is EntityType.INSTITUTION else end
    start, end = _trim(doc, _over_initial(doc, start), end)
    end = before_score(doc, start, end)
    if end - start == 1 and _is_junior(doc, start):
        return start, start  # of "John Smith, Jr." where the model sees two
    if type_ is EntityType.PERSON:
        end = _over_family(doc, start, end)
        end = over_hyphen(doc, start, _over_particle(doc, start, end))
        return _over_junior(doc, *_trim_person(doc, over_first(doc, start, end), end))
    if type_ is EntityType.INSTITUTION:
        start, end = over_cooperation(doc, start, _over_family(doc, start, end))
        start, end = _over_listed(doc, _over_first(doc, start, end), end)
        start = at_chamber(doc, _after_description(doc, start, end), end)
        start = behind_field(doc, start, end)
        end = before_portfolio(doc, start, end)
        start, end = _trim_posts(doc, start, _over_party(doc, start, end))
        return over_head(doc, start, _before_amount(doc, start, before_title(doc, start, end)))
    start += 2 * (type_ is EntityType.PLACE and is_seat(doc, start, end))  # "R-Alabama"
    end = before_title(doc, start, _before_base(doc, start, end))
    return start, _over_seat(doc, start, end) if type_ is EntityType.PLACE else end


def _before_base(doc: Doc, start: int, end: int) -> int:
    """Cut a state off that the tokenizer leaves glued: "Nev.-based" of "Reno, Nev.-based"."""
    while start < end and doc[end - 1].lower_.endswith("-based"):
        end -= 1 + (end - 1 > start and doc[end - 2].text == ",")
    return end


def _behind_base(doc: Doc, start: int, end: int) -> int:
    """Start behind a state that is glued to "based": "Nev.-based Acme Pictures"."""
    glued = end - start > 1 and doc[start].lower_.endswith("-based")
    return start + glued


def _over_seat(doc: Doc, start: int, end: int) -> int:
    """Go on over the rest of a seat's name: "Leeds" + "Central" before "MP"."""
    at = end
    while at < len(doc) and at - end < _SEAT and _may_go_on(doc[at]):
        at += 1
    seat = start < end < at < len(doc) and doc[at].text in _SITTERS
    return at if seat else end


def _may_go_on(token: Token) -> bool:
    capital = token.is_title and token.is_alpha and token.ent_type_ in ("", "GPE", "LOC", "FAC")
    return capital and token.pos_ == "PROPN" and token.lower_ not in words().parties


_SEAT = 3
"""Words of a seat's name after its town, most."""

_SITTERS = frozenset(("MP", "MSP", "MLA", "TD"))


def is_seat(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a party's letter and the state of a lawmaker stand here: "R-Alabama"."""
    of_party = end - start > 2 and doc[start].text in ("R", "D", "I")
    return of_party and doc[start + 1].text == "-"


def _over_initial(doc: Doc, start: int) -> int:
    """Start at the first of two initials: "A" before "S Kiran Kumar", which is no article.

    So at a surname that reads as a pronoun, which no name follows: "He" before "Lifeng".
    """
    before = doc[start - 1] if start else None
    if before is None or before.ent_type_ or before.is_space:
        return start
    surname = before.text == "He" and doc[start].is_title and doc[start].pos_ == "PROPN"
    return start - (surname or _is_initial(doc, start - 1))


def _is_initial(doc: Doc, at: int) -> bool:
    """Tell whether a capital "A" is one of two initials: "A S Kiran Kumar"."""
    after = doc[at + 1] if at + 1 < len(doc) else None
    return (
        doc[at].text == "A" and after is not None and _LETTER.fullmatch(after.text) is not None
    )


_LETTER = re.compile(r"[A-Z]\.?")


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


def _over_listed(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Return a known name whole: "Sunday" + "Times", "Lib" + "Dems"."""
    end += end < len(doc) and phrase(doc, start, end + 1) in _listed()
    return start - (start > 0 and phrase(doc, start - 1, end) in _listed()), end


@cache
def _listed() -> frozenset[str]:
    return words().papers | words().party_names


def _trim(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Drop articles, possessive endings, white space and loose punctuation at both ends."""
    while start < end and (
        doc[start].is_space
        or (doc[start].lower_ in ("the", "a", "an", "'s", "'") and not _is_initial(doc, start))
        or (doc[start].is_punct and doc[start].text != "(")
    ):
        start += 1
    while end - start > 1 and doc[start].lower_ in words().epithets:
        start += 1
    opens = end - start > 2 and doc[start].is_sent_start
    if opens and doc[start].lower_ in words().openers:
        start += 1  # "Today Acme Energy produces heat"; "Today Show" is a name
    if end - start > 1 and doc[start].text == "New" and _is_new(doc, start, end):
        start += 1
    start, end = _without_bracket(doc, start, end)
    if end - start > 2 and doc[start].lower_ == "ex" and doc[start + 1].text == "-":
        start += 2  # "Ex-Boeing engineer"
    if end - start > 1 and is_greeting(doc, start):
        start += 1
    end -= _after_name(doc, end) if end - start > 1 else 0
    start += end - start > 1 and ends_town(doc, start)
    while start < end and (
        doc[end - 1].is_space
        or doc[end - 1].lower_ in ("'s", "'", "the", "of", "and", "for")
        or doc[end - 1].text == "at"
        or (doc[end - 1].is_punct and doc[end - 1].text not in (".", ")"))
        or doc[end - 1].text in _MARKS
        or (doc[end - 1].text in OFFICERS and end - start > 1 and doc[end - 2].text != "-")
        or _is_full_stop(doc, end - 1)
    ):
        end -= 1
    for index in range(start, end):
        if doc[index].is_space and "\n" in doc[index].text:
            return start, index  # a name does not go on over a line's end
    return start, end


def _is_new(doc: Doc, start: int, end: int) -> bool:
    """Tell whether "New" is of the noun behind a name, or of none: "New Acme chief X".

    So before the adjective of a place where a sentence opens: "New European Commission chief".
    """
    first, after = bool(doc[start].is_sent_start), doc[start + 1].text
    modifies = doc[start].dep_ in (("amod", "compound") if first else ("amod",))
    if (modifies and doc[start].head.i >= end) or (first and after.isupper()):
        return True  # "New Home Secretary X", "New EU commissioner X"
    if end - start == 2:
        return after in country_names() and after not in NEW_LANDS
    return first and after in {*demonyms(), "European", "African", "Asian"}


def is_greeting(doc: Doc, at: int) -> bool:
    """Tell whether a sentence opens with "Meet", which is no given name: "Meet Ann, a cook"."""
    return doc[at].text == "Meet" and doc[at].is_sent_start is True


def _after_name(doc: Doc, end: int) -> int:
    """Return how many of the last tokens are no part of a name: "co-", "Partners" + "with"."""
    hyphen = doc[end - 1].text == "-"
    return 1 + hyphen if _opens_founder(doc, end - hyphen) else int(_partners(doc, end))


def _opens_founder(doc: Doc, end: int) -> bool:
    """Tell whether a name's last word begins a title: "Acme Co" of "Acme Co-founder Lee"."""
    glued = end + 1 < len(doc) and doc[end].text == "-" and not doc[end - 1].whitespace_
    return glued and doc[end - 1].lower_ == "co" and doc[end + 1].lower_ in words().joint


def _partners(doc: Doc, end: int) -> bool:
    """Tell whether a name's last word is a headline's verb: "Acme Partners with Zephyr"."""
    return doc[end - 1].text == "Partners" and end < len(doc) and doc[end].lower_ == "with"


def _without_bracket(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Cut a bracket off that a name opens and does not close: "Acme (Group A"."""
    texts = [token.text for token in doc[start:end]]
    if "(" not in texts or ")" in texts:
        return start, end
    at = start + texts.index("(")
    return (start + 1, end) if at == start else (start, at)


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
    lists = words()
    start = after_dateline(doc, start, end)
    start = after_deed(doc, after_party(doc, start, end), end)
    if start < end - 1 and doc[start].is_lower and doc[start].lower_ in lists.maiden:
        start += 1
    start = after_address(doc, start, end)
    for index in range(start + 1, end):
        lower = doc[index].lower_.rstrip(".")
        if lower in lists.suffixes:
            # "John Smith Jr." keeps its Jr., "John Smith III" and a king their number.
            numbered = lower in GENERATIONS and doc[index].is_upper
            return start, index + (lower in JUNIOR or numbered)
        if lower in _BETWEEN or (lower == "of" and index - start > 1):
            return start, index  # "Nathan Law of Demosisto"; "Hilary of Poitiers" stays
        if doc[index].is_lower and not is_small_part(doc, start, index, end):
            return start, index  # not "Tsai Ing-wen"
    return start, end


def _over_junior(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Go on over the word after a comma by which a name is another person's: ", Jr."."""
    after = end + 1 < len(doc) and doc[end].text == "," and _is_junior(doc, end + 1)
    return start, end + 2 if end - start > 1 and after else end


def _is_junior(doc: Doc, at: int) -> bool:
    return doc[at].is_title and doc[at].lower_.rstrip(".") in JUNIOR


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
    if start < end < last < len(doc) and goes_on(doc, last):
        end = last + 1
    while start < end < len(doc) and doc[end - 1].lower_ in particles - _LOOSE:
        if doc[end].pos_ != "PROPN" and doc[end].lower_ not in particles:
            break
        if doc[end].ent_iob_ == "B" and end + 1 < len(doc) and doc[end + 1].ent_iob_ == "I":
            break  # a longer name of its own
        end += 1
    return end


def _over_family(doc: Doc, start: int, end: int) -> int:
    """Go on over the family name where the model stops at a given one: "Novak" + "Djokovic".

    The word after it is no part of another name, and the parse makes one name of both.
    """
    if end - start != 1 or end >= len(doc) or doc[start].lower_ not in words().gender_given:
        return end
    whole = doc[start].dep_ == "compound" and doc[start].head.i == end
    named = doc[end].tag_ == "NNP" and doc[end].is_title and goes_on(doc, end)
    last = end + 1 == len(doc) or not doc[end + 1].is_title or doc[end + 1].pos_ != "PROPN"
    return end + 1 if whole and named and last else end


_LOOSE = frozenset(("as", "of", "do", "la", "le", "y", "lo"))  # rather words after a whole name


def _after_description(doc: Doc, start: int, end: int) -> int:
    """Skip what describes an institution: "pro-Beijing New People Party"."""
    opens = end - start > 2 and doc[start].lower_ in _PREFIXES and doc[start + 1].text == "-"
    if opens and (doc[start].is_lower or doc[start].is_sent_start):
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
        if _is_executive(doc, start, end):
            break
        end -= 1
    return start, end


def _is_executive(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a capital "Executive" is a body: "the Arden Executive said"."""
    alone = doc[end - 1].head.i < start or doc[end - 1].head.i >= end
    named = start > 0 and doc[start - 1].lower_ == "the" and doc[end - 1].text == "Executive"
    follows = doc[end].ent_type_ if end < len(doc) else ""
    return named and alone and follows != "PERSON" and doc[end - 1].dep_ != "compound"


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


def over_head(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Go on over "of" and "for" after an open head ("Ministry of Foreign Affairs").

    Over "for the" too ("Service for the Arctic"); "of the" may say whose the body is, but for
    the departments that are called so ("Department of the Treasury").
    """
    if doc[end - 1].lower_ == "department" and phrase(doc, end, end + 2) == "of the":
        return start, end + 3 * (phrase(doc, end + 2, end + 3) in _DEPARTMENTS)
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
    return start, over_fields(doc, start, end)


_DEPARTMENTS = frozenset(("Treasury", "Interior", "Navy", "Army"))
