"""Cuts the model's entities where they hold more, or less, than one name.

Company news prints names in headings ("About Acme Acme is a maker"), in lists without an "and",
with marks of ownership, and whole phrases in capitals; the model reads these as one name.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise

from spacy.tokens import Doc, Span, Token

from kg.model import EntityType
from kg.nlp.names.fullnames import JUNIOR
from kg.nlp.names.runson import between_bodies, ends_name, joins_page
from kg.nlp.parsing.lookups import all_tokens, among, entities, indexed, phrase
from kg.nlp.parsing.words import country_names, words

_HEADINGS = frozenset(("About", "ABOUT", "SOURCE"))
# Before the name of the company that a paragraph describes or that sent the news.

_LEGAL = frozenset(
    {"inc", "incorporated", "ltd", "limited", "llc", "l.l.c", "corp", "corporation", "co", "lp"}
    | {"l.p", "plc", "sa", "s.a", "nv", "n.v", "ag", "gmbh", "bv", "b.v", "pty", "pte", "kg"}
    | {"spa", "s.p.a", "ab", "asa", "llp", "pllc"}
    | JUNIOR
)

_EXCHANGES = frozenset(
    {"nasdaq", "nyse", "lse", "asx", "tsx", "amex", "otc", "otcqb", "otcqx", "euronext", "bse"}
    | {"nse", "hkex", "sehk", "aim", "symbol", "ticker"}
)

_MARKS = frozenset("\N{TRADE MARK SIGN}\N{REGISTERED SIGN}\N{COPYRIGHT SIGN}")
# What may follow a name and is no part of it.

Part = tuple[int, int, EntityType]

_LONGEST = 7
# Tokens of a name before a mark of ownership.


def parts(doc: Doc, entity: Span, type_: EntityType) -> Iterator[Part]:
    """Yield the names that an entity holds: without a heading, each once, lists taken apart.

    Args:
        doc: The parsed doc.
        entity: One of its entities.
        type_: What the model takes it for.

    Yields:
        First token, token after the last, type.
    """
    start, end = entity.start, entity.end
    headed = end - start > 1 and doc[start].text in _HEADINGS
    end = _before_end(doc, start + headed, end, type_)
    names = list(_once(doc, start + headed, end, sure=headed))
    if headed and len(names) > 1:
        type_ = EntityType.INSTITUTION  # only companies are described so
    for first, after in names:
        if type_ is not EntityType.INSTITUTION:
            at = _named_again(doc, first, after) if type_ is EntityType.PERSON else after
            yield first, at, type_
            if at < after:
                yield at, after, type_
            continue
        for number, (one, last) in enumerate(_unlisted(doc, first, after)):
            person = number and last - one > 1 and doc[one].lower_ in words().gender_given
            yield one, last, EntityType.PERSON if person else type_


def _before_end(doc: Doc, start: int, end: int, type_: EntityType) -> int:
    """Return where a headline's verb ends a name: "Acme Launches Zephyr" is no one name.

    An aside behind a dash, a page's site and an amount end it too.
    """
    body = type_ is EntityType.INSTITUTION
    for at in range(start + 1, end):
        if doc[at].text in words().reports or ends_name(doc, at, type_):
            return at
        if body and at + 1 < end and joins_page(doc, start, at, end):
            return at
    return end


def _once(doc: Doc, start: int, end: int, *, sure: bool) -> Iterator[tuple[int, int]]:
    """Yield a doubled name twice: "Acme Holdings Acme Holdings", "About Acme Acme Robotics".

    A single word is doubled where it stands alone elsewhere, so that "Duran Duran" stays.
    """
    for size in range((end - start) // 2, 0, -1):
        middle = start + size
        if doc[start:middle].text != doc[middle : middle + size].text:
            continue
        if size > 1 or sure or _stands_alone(doc, doc[start].text):
            yield start, middle
            yield middle, end
            return
    yield start, end


def _stands_alone(doc: Doc, word: str) -> bool:
    places = [token.i for token in doc if token.text == word]
    return any(place - 1 not in places and place + 1 not in places for place in places)


def _named_again(doc: Doc, start: int, end: int) -> int:
    """Return where a name ends that its own last or first word follows: "Ann Lee Lee".

    A caption runs on into the sentence behind it. The first word stands for somebody again and
    again then: "Story by Ann Lee Ann is a reporter", not "Hassan Ali Hassan".
    """
    last = doc[end - 1].text
    if end - start < _NAME_AND_WORD or not last.isalpha() or not last[0].isupper():
        return end
    family = doc[end - 2].text == last
    given = doc[start].text == last and sum(token.text == last for token in doc) > _AGAIN
    return end - 1 if family or given else end


_NAME_AND_WORD = 3
_AGAIN = 2
"""Times that a given name stands in a name that it ends."""


def _unlisted(doc: Doc, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the bodies of a list that the model takes for one: "Acme, Zephyr Group".

    One with an "and" after its last comma is a name ("Department of Health, Education and
    Welfare"), and so is a school with its place.
    """
    commas = [
        at
        for at in range(start + 1, end - 1)
        if doc[at].text == "," and not _is_legal(doc[at + 1])
    ]
    tail = {token.lower_ for token in doc[commas[-1] + 1 : end]} if commas else set()
    named = {token.lower_ for token in doc[start : commas[0]]} if commas else set()
    if not commas or tail & {"and", "&"} or named & words().open_heads:
        yield start, end
        return
    for first, after in zip([start, *(at + 1 for at in commas)], [*commas, end], strict=True):
        if first < after:
            yield first, after


def separated(doc: Doc, start: int, end: int, type_: EntityType) -> Iterator[Part]:
    """Yield two names apart that the model takes for one: "Acme's Zephyr", "Acme and Zephyr".

    So does the position of a player ("Bears DL Ann Lee"), in what the model takes for a body
    only where the article has two positions: "CB Insights" is none.

    An owner, or what it owns, is one that the model finds alone elsewhere; of a pair both are.
    So "McDonald's" and "Marks and Spencer" stay, and a part that only its owner's name tells
    from others: "Acme's Delivery Center".
    """
    sure = type_ is EntityType.PERSON or len(_positions(doc)) > 1
    at = _position(doc, start, end) if sure and type_ is not EntityType.PLACE else None
    if at is not None:
        if start < at:
            yield start, at, EntityType.INSTITUTION
        if at + 1 < end:
            yield at + 1, end, EntityType.PERSON
        return
    at = _divides(doc, start, end) if type_ is EntityType.INSTITUTION else None
    if at is None and end - start >= _TWO:
        at = _between_two(doc, start, end)
    if at is None:
        yield start, end, type_
        return
    for first, after in ((start, at), (at + 1, end)):
        known = _alone(doc).get(doc[first:after].text)
        yield first, after, known or type_


def _position(doc: Doc, start: int, end: int) -> int | None:
    """Return the position between a team and a player: "Browns DL Ann Lee", or None."""
    for at in range(start, end):
        follows = end - at > _NAMED_PLAYER or (start < at and doc[at - 1].is_title)
        if doc[at].text in words().positions and follows:
            return at
    return None


@lru_cache(maxsize=4)
def _positions(doc: Doc) -> frozenset[str]:
    small = {position.lower() for position in words().positions}
    printed = {token.text for token in among(indexed(doc).forms, small)}
    return words().positions & printed


_NAMED_PLAYER = 2
"""Words of a player's name after the position, fewest, where no team stands before it."""


def _divides(doc: Doc, start: int, end: int) -> int | None:
    part = doc[end - 1].lower_ in words().institutions | words().open_heads
    for at in range(start + 1, end - 1):
        if doc[at].lower_ not in ("'s", "'") or part or not doc[at + 1].text[:1].isupper():
            continue
        owned = _alone(doc).get(phrase(doc, at + 1, end)) is EntityType.INSTITUTION
        if owned or phrase(doc, start, at) in _alone(doc):
            return at
    return pair(doc, start, end) or between_bodies(doc, start, end)


def _between_two(doc: Doc, start: int, end: int) -> int | None:
    """Return the hyphen between two whom the article names apart: "the Lee-Quill debate".

    So between two countries. A double name is nobody else's where somebody has it in full.
    """
    at = next((at for at in range(start + 1, end - 1) if doc[at].text == "-"), None)
    if at is None or doc[at].whitespace_ or doc[at - 1].whitespace_:
        return None
    sides = phrase(doc, start, at), phrase(doc, at + 1, end)
    two = all(side in _people(doc) for side in sides) or all(
        side in country_names() or _alone(doc).get(side) is EntityType.PLACE for side in sides
    )
    whole = phrase(doc, start, end)
    double = any(
        ent.text.endswith(f" {whole}") for ent in entities(doc) if ent.label_ == "PERSON"
    )
    return at if two and sides[0] != sides[1] and not double else None


_TWO = 3
"""Tokens of two names with a hyphen between them, fewest."""


@lru_cache(maxsize=4)
def _people(doc: Doc) -> frozenset[str]:
    """Return the full names and the family names of people in a doc."""
    people = [ent for ent in entities(doc) if ent.label_ == "PERSON" and len(ent) > 1]
    full = [ent for ent in people if "-" not in ent.text]
    return frozenset(name for ent in full for name in (ent.text, ent[-1].text))


def pair(doc: Doc, start: int, end: int) -> int | None:
    """Return the "and" between two names that the model finds alone elsewhere, or None."""
    for at in range(start + 1, end - 1):
        if doc[at].lower_ not in ("and", "&"):
            continue
        sides = {phrase(doc, start, at), phrase(doc, at + 1, end)}
        if not sides.isdisjoint(words().known_bodies):
            return at  # "Getty Images and Zephyr"
        both = doc[start:at].text in _printed(doc)
        if both and doc[at + 1 : end].text in _printed(doc):
            return at
        if _are_counted(doc, start) or _are_ones_own(doc, start, at, end):
            return at
    return None


def _are_counted(doc: Doc, start: int) -> bool:
    """Tell whether two are announced before a pair: "two lenders, Acme and Zephyr"."""
    if start <= 1 or doc[start - 1].text not in (",", ":") or doc[start - 2].tag_ != "NNS":
        return False
    return any(one.lower_ in ("two", "both") for one in doc[start - 2].lefts)


def _are_ones_own(doc: Doc, start: int, at: int, end: int) -> bool:
    """Tell whether each of a pair behind an owner has two words: "X's Acme Pay and Zephyr One".

    A name with an "and" has fewer on one side, or says what the body is for.
    """
    owned = start > 0 and doc[start - 1].tag_ == "POS" and at - start == end - at - 1 == _EACH
    known = words().institutions | words().open_heads | words().fields | words().organ_kinds
    return owned and known.isdisjoint(token.lower_ for token in doc[start:end])


_EACH = 2


@lru_cache(maxsize=4)
def _printed(doc: Doc) -> frozenset[str]:
    """Return the texts of the model's names, whatever it takes them for."""
    return frozenset(ent.text for ent in entities(doc) if ent.label_ in {*_LABELS, "PRODUCT"})


@lru_cache(maxsize=4)
def _alone(doc: Doc) -> Mapping[str, EntityType]:
    """Return the model's names of a doc by their text, with their types."""
    return {ent.text: _LABELS[ent.label_] for ent in entities(doc) if ent.label_ in _LABELS}


_LABELS = {
    "PERSON": EntityType.PERSON,
    "ORG": EntityType.INSTITUTION,
    "GPE": EntityType.PLACE,
}


def _is_legal(token: Token) -> bool:
    return token.lower_.rstrip(".") in _LEGAL and not token.is_lower  # not "co-founder"


def with_legal_form(doc: Doc, end: int) -> int:
    """Return where a name ends with its legal form ("C. R. Acme, Inc."), or ``end``."""
    if end + 1 < len(doc) and doc[end].text == "," and _is_legal(doc[end + 1]):
        return end if doc[end + 1].lower_.rstrip(".") in JUNIOR else end + 2
    return end


def over_glue(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Return a body's name with what is glued to it: "3" + "M", "EC" + "-Acme-Vue"."""
    if start > 1 and doc[start - 1].text.isdigit() and not doc[start - 1].whitespace_:
        free = not (doc[start - 1].ent_type_ or doc[start - 2].is_currency)
        start -= free and bool(doc[start - 2].whitespace_)
    while end + 1 < len(doc) and _glues(doc, end) and _may_belong(doc[end + 1]):
        end += 2
    while start > 1 and _glues(doc, start - 1) and _may_belong(doc[start - 2]):
        start -= 2
    return start, end


def _glues(doc: Doc, at: int) -> bool:
    return doc[at].text == "-" and not (doc[at - 1].whitespace_ or doc[at].whitespace_)


def _may_belong(token: Token) -> bool:
    return token.ent_type_ == "" and token.is_alpha and token.text[:1].isupper()


def is_headed(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a heading makes a name a company's: "SOURCE Acme", "About Acme Acme is"."""
    heading = doc[start - 1].text if start else ""
    if heading not in _HEADINGS or heading == "SOURCE":
        return heading == "SOURCE"
    return phrase(doc, end, end + end - start) == phrase(doc, start, end)


def is_ticker(doc: Doc, start: int) -> bool:
    """Tell whether a word is how an exchange calls a share: "(NYSE: ACM)"."""
    return start > 1 and doc[start - 1].text == ":" and doc[start - 2].lower_ in _EXCHANGES


def marked(doc: Doc) -> Iterator[tuple[int, int]]:
    """Yield names before a mark of ownership that are no company's: "the Acme Regulator™"."""
    forms = indexed(doc).forms
    for token in among(forms, {form for form in forms if form[:1] in _MARKS}):
        if token.i == 0:
            continue
        start = token.i
        while (
            start > token.sent.start and token.i - start < _LONGEST and _named(doc, start - 1)
        ):
            start -= 1
        last = doc[token.i - 1]
        body = _is_legal(last) or last.lower_ in words().institutions
        if start < token.i and doc[start].text[:1].isupper() and not body:
            yield start, token.i


def _named(doc: Doc, at: int) -> bool:
    token = doc[at]
    if token.text == "-":
        return at > 0 and _glues(doc, at)
    return token.text[:1].isupper() and token.pos_ in ("PROPN", "NOUN", "ADJ", "X")


def common_phrases(doc: Doc) -> frozenset[int]:
    """Return the tokens of bodies that are no names: the article prints their words small too.

    A heading's "Bone Implant Market" is no company where the text has "bone implant market".
    Two thirds of the pairs of neighbours must be printed so, and what ends with a word for a
    body ("Supreme Court") stays.
    """
    asked = [
        entity
        for entity in entities(doc)
        if entity.label_ in ("ORG", "PERSON", "PRODUCT", "WORK_OF_ART", "FAC")
        and len(entity) > 1
    ]
    if not asked:
        return frozenset()
    found: set[int] = set()
    small = _printed_small(doc)
    for entity in asked:
        own = [token.lower_ for token in entity]
        pairs = [pair for pair in pairwise(own) if pair[0] not in _SMALL]
        seen = sum(pair in small for pair in pairs)
        last = own[-1].rstrip(".")
        body = last in words().institutions or last in words().open_heads
        if pairs and seen * 3 >= len(pairs) * 2 and not body:
            found.update(range(entity.start, entity.end))
    return frozenset(found)


def _printed_small(doc: Doc) -> set[tuple[str, str]]:
    """Return the pairs of a word and what follows it that stand in small letters."""
    return {
        (token.text, after.text)
        for token, after in pairwise(all_tokens(doc))
        if token.is_lower and token.is_alpha and after.is_lower
    }


_SMALL = frozenset({"the", "of", "for", "and", "in", "a", "an", "to", "&"})
