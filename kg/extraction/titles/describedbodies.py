"""Steps over what a title says of its body before the name: "head of Spain's top bank, X"."""

from kg.extraction.grammar.phrases import noun_words
from kg.extraction.grammar.rolewords import is_head, role_words
from kg.extraction.titles.bodystarts import body_at, lower, over_determiners
from kg.model import EntityType, MentionKind
from kg.nlp import Document


def over_described(document: Document, at: int, stop: int) -> int:
    """Return where the name of a described body starts, or ``at``.

    Somebody's body is described by small words of which the last is a noun: "of the world's
    largest retailer, X", "of the UN's food agency, the X", "for Germany's biggest lender X". A
    name behind a comma has to end the phrase: of "the head of Spain's top bank, X said" X
    speaks.

    Args:
        document: The document.
        at: First token behind the link of the title and its article.
        stop: Token that the phrase may not cross.
    """
    doc = document.doc
    first = next((i for i in range(at, min(stop, at + _OWNER)) if doc[i].tag_ == "POS"), at)
    index, last = first + 1, min(stop, first + _WORDS)
    if first == at or any(doc[i].is_punct for i in range(at, first)):
        return at
    while index < last and _is_none(document, index) and _describes(document, index):
        index += 1
    noun = doc[index - 1]
    if index == first + 1 or index >= stop or noun.pos_ != "NOUN" or is_head(noun):
        return at
    comma = doc[index].text == ","
    index += comma
    index += index < stop and doc[index].lower_ == "the"
    owner = document.owner.get(index) if index < stop else None
    if owner is None or document.spans[owner].start != index:
        return at
    name, span = document.mentions[owner], document.spans[owner]
    if name.type is not EntityType.INSTITUTION or name.kind is not MentionKind.NAME:
        return at
    after = doc[span.end] if span.end < len(doc) else None
    closed = after is None or after.is_punct or after.is_space
    return index if closed or not comma else at


def _is_none(document: Document, index: int) -> bool:
    """Tell whether a word is of no name but a technology's: "Acme's speech recognition arm"."""
    said = document.at(document.doc[index])
    return said is None or said.type is EntityType.TECHNOLOGY


def over_side(document: Document, at: int, stop: int) -> int:
    """Step over on which side a party is: "a leader of the opposition United Front"."""
    side = at + 1 < stop and document.doc[at].lower_ in ("opposition", "ruling", "governing")
    owner = document.owner.get(at + 1) if side else None
    if owner is None or document.spans[owner].start != at + 1:
        return at
    return at + (document.mentions[owner].type is EntityType.INSTITUTION)


def is_said_of_body(document: Document, end: int, stop: int) -> bool:
    """Tell whether a known title's last word is only said of a body's name behind it.

    "A leader of the opposition United Front" does not lead the opposition.
    """
    if document.doc[end - 1].lower_ != "opposition" or end >= stop:
        return False
    body = document.at(document.doc[end])
    behind = body is not None and body.type is EntityType.INSTITUTION
    return behind or document.doc[end].pos_ in ("NOUN", "ADJ")


def _describes(document: Document, index: int) -> bool:
    token = document.doc[index]
    if token.lower_ == "and" and index + 1 < len(document.doc):
        return document.doc[index - 1].pos_ == "NOUN" and document.doc[index + 1].is_lower
    return token.text == "-" or (token.is_lower and token.pos_ in _SMALL)


_SMALL = frozenset(("ADJ", "ADV", "NOUN", "NUM", "VERB"))
_OWNER = 6
"""Words of whose a body is, with the possessive, most: "the United Arab Emirates'"."""
_WORDS = 8
"""Words that describe a body, most."""


def over_owner(document: Document, at: int, stop: int) -> int:
    """Step over whose a body is: "at eastern Ohio's Acton School", "for the mayor's Office"."""
    doc = document.doc
    if body_at(document, at) is not None:
        return at
    for index in range(at, min(stop - 1, at + _WHOSE)):
        if doc[index].lower_ in ("'s", "'"):
            body = body_at(document, index + 1)
            if body is None or body.kind is not MentionKind.NAME:
                return at
            return index + 1 if body.type is EntityType.INSTITUTION else at
        if doc[index].pos_ not in ("NOUN", "PROPN", "ADJ"):
            return at
    return at


_WHOSE = 4
"""Words of an owner at most, with the possessive: "the Trump administration's"."""


_ADJECTIVES = 2
"""Adjectives before what a place is, most: "of the small coastal town of X"."""


def over_kind(document: Document, at: int, stop: int) -> int:
    """Step over what a body is to its name: "of the rock band X", "of Berlin-based carmaker X".

    Without a place the last noun has to be one for bodies.
    """
    doc, index = document.doc, at
    first = max(_over_realm(document, at, stop), _over_parented(document, at, stop))
    if first > at:
        return first
    placed = kind = False
    while index < min(stop, at + _KIND):
        token, mention = doc[index], document.at(doc[index])
        if (after := _over_state(document, index, stop)) > index:
            placed = kind = True
            index = after
            continue
        if (after := _over_hyphened(document, index, stop)) > index:
            index = after
            continue
        if mention is not None and mention.type is EntityType.INSTITUTION:
            named = mention.kind is MentionKind.NAME and body_at(document, index) is mention
            return index if named and kind else at
        if mention is not None and mention.type is EntityType.PLACE:
            placed, index = True, document.spans[document.owner[index]].end
            continue
        if token.text == "-" and lower(document, index + 1, stop) == "based":
            kind, index = placed, index + 2
            continue
        body = token.lower_ in noun_words()["bodies"]
        if mention is not None and mention.type is EntityType.TECHNOLOGY:
            index += 1  # "of the AI research company X"
            continue
        small = token.pos_ in ("NOUN", "ADJ") or (token.is_lower and token.pos_ == "PROPN")
        small = small or (token.is_lower and token.tag_ in _MADE)
        small = small or (token.lower_ == "and" and index > at)  # "audit and consulting firm"
        if mention or not (small or body) or (is_head(token) and not body):
            return at
        kind = body or (placed and token.pos_ == "NOUN")
        index += 1
    return at


def _over_parented(document: Document, at: int, stop: int) -> int:
    """Step over whose parent a body is: "of Google parent X", "of Google parent company X"."""
    if body_at(document, at) is None:
        return at
    end = document.spans[document.owner[at]].end
    if lower(document, end, stop) != "parent":
        return at
    end += 1 + (lower(document, end + 1, stop) in ("company", "firm", "group", "corporation"))
    parent = body_at(document, end) if end < stop else None
    return end if parent is not None and parent.type is EntityType.INSTITUTION else at


def _over_realm(document: Document, at: int, stop: int) -> int:
    """Step over what a place is: "of the city of X", "of the ancient kingdom of X"."""
    doc, index = document.doc, at
    while index < min(stop, at + _ADJECTIVES) and doc[index].pos_ == "ADJ":
        index += document.at(doc[index]) is None or _ADJECTIVES
    kinds = role_words()["place_nouns"] | role_words()["realms"]
    if lower(document, index, stop) in kinds and lower(document, index + 1, stop) == "of":
        first = over_determiners(document, index + 2, stop)
        place = body_at(document, first)
        if place is not None and place.type is EntityType.PLACE:
            return first
    return at


def _over_state(document: Document, at: int, stop: int) -> int:
    """Step over a town and its state, abbreviated, of what is based there: "Reno, Nev.-based".

    The tokenizer makes one word of the state and the rest; the town may be read as a body.
    """
    last = min(stop, at + _TOWN)
    comma = next((i for i in range(at + 1, last) if document.doc[i].text == ","), at)
    capital = all(document.doc[i].is_title for i in range(at, comma))
    based = comma > at and capital and is_state_of_base(document, comma, stop)
    return comma + 2 if based else at


def is_state_of_base(document: Document, at: int, stop: int) -> bool:
    """Tell whether a comma stands between a town and its state: ", Nev.-based"."""
    return lower(document, at, stop) == "," and lower(document, at + 1, stop).endswith("-based")


_TOWN = 4
"""Words of a town's name and the comma behind it, most."""


def _over_hyphened(document: Document, at: int, stop: int) -> int:
    """Step over "AI-powered", "Nasdaq-listed": what joins a word or a name to a small word."""
    doc, mention = document.doc, document.at(document.doc[at])
    hyphen = at + 1 if mention is None else document.spans[document.owner[at]].end
    if hyphen + 1 >= stop or doc[hyphen].text != "-" or not doc[hyphen + 1].is_lower:
        return at
    return at if doc[hyphen + 1].lower_ == "based" else hyphen + 2


_KIND = 7
"""Words between a link and the name of a body at most: "of the Berlin-based rock band X"."""

_MADE = frozenset(("RB", "VBN", "VBG"))
"""Tags of "publicly traded" and "leading" before the noun."""
