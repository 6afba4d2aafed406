"""Reads where an institution is from nouns for its seat: "headquarters", "campus".

Plants, labs, shops, branches and subsidiaries are none: they may be anywhere, and so may one
office of many and a seat of a part of the world ("its European headquarters"). Readers who were
asked where a body is took none of them for an answer.
"""

from collections.abc import Iterator
from itertools import islice

from spacy.tokens import Token

from kg.extraction.grammar.finding import Finding, arguments
from kg.extraction.grammar.phrases import linked, noun_words, possessor, preposed
from kg.extraction.grammar.rolewords import role_words
from kg.extraction.grammar.slots import slot_tokens
from kg.extraction.places.kinds import is_country
from kg.extraction.places.places import located
from kg.extraction.stance.stance import stance
from kg.model import EntityType, Fact, Mention, Stance
from kg.nlp import Document


def sites(document: Document, noun: Token) -> Iterator[Finding]:
    """Read "Google headquarters in California", "the U.N. headquarters in New York"."""
    building = noun.lemma_.lower() in noun_words()["buildings"]
    if not (building or _is_site(noun)) or is_one_of_many(noun):
        return
    if is_unbuilt(noun) or _is_of_region(document, noun):
        return
    body = possessor(document, noun, places=True) or _whose(document, noun)
    body = body or _ahead(document, noun) or _having(document, noun)
    if body is None:
        yield from _of(document, noun)
        return
    if _is_of_several(document, body) or _is_one_office(noun, body):
        return
    if body.type is EntityType.INSTITUTION:
        said = (*_deeper(noun), *_located(noun), *_said_of(noun), *_next(noun))
        for token in (*preposed(noun, "in", "near", "outside"), *said):
            found = located(document, body, token.i, noun, "site")
            yield from islice(found, 1) if building else found
    elif body.type is EntityType.PLACE:
        yield from _site_in(document, noun, body)


def _is_site(noun: Token) -> bool:
    """Tell whether a noun is one for a body's seat: "headquarters", "head office"."""
    listed = noun_words()["sites"]
    if noun.lower_ == "office":
        return not _HEAD.isdisjoint(one.lower_ for one in noun.children if one.i < noun.i)
    return noun.lower_ in listed or noun.lemma_.lower() in listed


def is_one_of_many(noun: Token) -> bool:
    """Tell whether a site is one among several: "one Acme depot", "Acme's S7 site"."""
    return any(
        word.i < noun.i
        and (
            word.lower_ == "one"
            or (word.dep_ in ("compound", "nmod", "nummod") and _is_code(word.text))
        )
        for word in noun.children
    )


def is_closed_site(document: Document, fact: Fact[Mention]) -> bool:
    """Tell whether the site that puts a body in a place is no more: "closed its Genk plant".

    What it only will close it has there.
    """
    noun = next(
        (
            one
            for one in (document.span(fact.object).root, *_above(document, fact))
            if _is_site(one) or one.lower_ in noun_words()["embassies"]
        ),
        None,
    )
    if noun is None:
        return False
    while noun.dep_ in ("conj", "pobj") and (
        noun.dep_ == "conj" or noun.head.lower_ == "including"
    ):
        noun = noun.head if noun.dep_ == "conj" else noun.head.head
    verb, listed = noun.head, noun_words()["closings"]
    undone = noun.dep_ in ("dobj", "nsubjpass", "nsubj") and verb.lemma_.lower() in listed
    return undone and stance(verb) is not Stance.PLANNED


def _above(document: Document, fact: Fact[Mention]) -> Iterator[Token]:
    yield from islice(document.span(fact.object).root.ancestors, _NEAR)


_NEAR = 4
"""Words between the name of a place and the noun for a site there, by the parse."""


def is_unbuilt(noun: Token) -> bool:
    """Tell whether a site is still being built: "slowed down the construction of its plant"."""
    link = noun.head
    while link.dep_ in ("compound", "nmod"):
        link = link.head  # "its factory complex"
    noun = noun if noun.dep_ == "pobj" else noun.head
    link = noun.head
    built = noun.dep_ == "pobj" and link.lower_ == "of" and link.head.lower_ in _BUILDING
    return built or any(one.lower_ in _AHEAD for one in noun.children if one.i < noun.i)


_BUILDING = frozenset(("construction", "building", "completion"))
_AHEAD = frozenset(("planned", "proposed", "unfinished"))


def _is_code(text: str) -> bool:
    return any(sign.isdigit() for sign in text) and text[0].isupper()


def _is_of_region(document: Document, noun: Token) -> bool:
    """Tell whether a seat is only one for a part of the world: "its European headquarters"."""
    return any(
        word.lower_ in noun_words()["regional"]
        or ((place := document.at(word)) is not None and _is_wide(place))
        for word in noun.children
        if word.i < noun.i and word.dep_ in ("amod", "compound", "nmod")
    )


def _is_wide(place: Mention) -> bool:
    return place.type is EntityType.PLACE and (
        is_country(place) or place.name.lower() in noun_words()["anybody"]
    )


def _is_of_several(document: Document, body: Mention) -> bool:
    """Tell whether a seat is that of two bodies named together: "the A and B headquarters"."""
    root = document.span(body).root
    return any(one.dep_ == "conj" and one.head == root for one in root.children) or (
        root.dep_ == "conj" and document.at(root.head) is not None
    )


def _is_one_office(noun: Token, body: Mention) -> bool:
    """Tell whether an office is one among many: of a movement, or "in Leeds and elsewhere".

    A party, a union or a militia has offices where it has members; a firm works in its own,
    but of "has offices in Leeds" none is its seat.
    """
    if noun.lower_ not in _OFFICES or body.type is not EntityType.INSTITUTION:
        return False
    if _is_had(noun):
        return True
    if not _HEAD.isdisjoint(one.lower_ for one in noun.children if one.i < noun.i):
        return False
    rest = noun.doc[noun.i + 1 : min(noun.i + _OFFICE, noun.sent.end)]
    other = any(token.lower_ in ("elsewhere", "abroad", "worldwide") for token in rest)
    return other or _is_movement(body)


def is_office_of_movement(document: Document, body: Mention) -> bool:
    """Tell whether an office of a movement alone is meant: "the Union's office in Leeds"."""
    if not _is_movement(body) or body not in document.mentions:
        return False
    after = document.doc[document.span(body).end :][:2]
    return any(token.lower_ in _OFFICES for token in after)


def _is_movement(body: Mention) -> bool:
    name = body.name.lower()
    joined = noun_words()["movement_words"]
    return name in role_words()["armed_groups"] or not joined.isdisjoint(name.split())


_OFFICE = 8
"""Words after an office that may name more places."""
_OFFICES = frozenset(("office", "offices", "bureau"))
_HEAD = frozenset(("head", "main", "central", "registered", "national"))


def _deeper(noun: Token) -> Iterator[Token]:
    """Yield Leeds of "its headquarters in a suburb in Leeds", "near the X school in Leeds"."""
    for near in preposed(noun, "in", "near", "on", "outside"):
        yield from preposed(near, "in")


def _said_of(noun: Token) -> Iterator[Token]:
    """Yield the places of "its headquarters are in X", "its campus is located in X"."""
    verb = noun.head
    placed = verb.lemma_ == "be" or verb.lemma_.lower() in _PLACING
    if noun.dep_ in ("nsubj", "nsubjpass") and placed:
        yield from preposed(verb, "in")


def _of(document: Document, noun: Token) -> Iterator[Finding]:
    """Read "the offices of X in Leeds", wherever the parser hangs the place."""
    for token in preposed(noun, "of"):
        body = document.at(token)
        if body is None or body.type is not EntityType.INSTITUTION:
            continue
        end = document.span(body).end
        if end + 1 < noun.sent.end and noun.doc[end].lower_ == "in":
            yield from located(document, body, end + 1, noun, "site")


def _next(noun: Token) -> Iterator[Token]:
    """Yield the place right behind "studied at X's campus", "raided the offices of X".

    The parser gives "in Y" there to the verb.
    """
    if noun.dep_ not in _ARGUMENTS or (noun.dep_ == "pobj" and noun.head.lower_ not in _WHERE):
        return
    after = noun.right_edge.i + 1
    link = noun.doc[after] if after < noun.sent.end else noun
    if link.lower_ == "in" and link.head != noun:
        yield from (child for child in link.children if child.dep_ == "pobj")


_ARGUMENTS = frozenset(("pobj", "dobj", "nsubjpass"))


def _having(document: Document, noun: Token) -> Mention | None:
    """Return the body of "X with headquarters in Y" and "X has a campus located in Y"."""
    first = noun
    while first.dep_ == "conj":
        first = first.head  # "with plants in Y and headquarters in Z"
    above = first.head
    if first.dep_ == "pobj" and above.lower_ == "with":
        return document.at(above.head) or (document.at(above.nbor(-1)) if above.i else None)
    if not _is_had(noun) or not any(_located(noun)):
        return None
    tokens = slot_tokens(above, "subject")
    return next((one for token in tokens for one in arguments(document, token)), None)


def _site_in(document: Document, noun: Token, place: Mention) -> Iterator[Finding]:
    """Read "has a Moscow campus" and "its Zurich headquarters"; "Leeds offices" are of many."""
    if noun.lower_ == "offices":
        return
    first = document.span(place).start
    at = first - 1 - (first > 0 and document.doc[first - 1].lower_ in ("'s", "'"))
    owner = document.at(document.doc[at]) if at >= noun.sent.start else None
    if owner is not None and owner.type is EntityType.INSTITUTION:
        yield from linked(owner, "located_in", place, noun, "site")
        return
    for token in preposed(noun, "of"):
        for owner in arguments(document, token):
            if owner.type is EntityType.INSTITUTION:  # "the London headquarters of X"
                yield from linked(owner, "located_in", place, noun, "site")
    if _is_had(noun):
        for subject in slot_tokens(noun.head, "subject"):
            for owner in arguments(document, subject):
                if owner.type is EntityType.INSTITUTION:
                    yield from linked(owner, "located_in", place, noun, "site")


def _whose(document: Document, noun: Token) -> Mention | None:
    """Return the body of "X, whose headquarters are in Y", or None."""
    whose = any(child.dep_ == "poss" and child.lower_ == "whose" for child in noun.children)
    clause = noun.head if noun.dep_ in ("nsubj", "nsubjpass") else noun
    return document.at(clause.head) if whose and clause.dep_ == "relcl" else None


def _ahead(document: Document, noun: Token) -> Mention | None:
    """Return the body that "its" points ahead to: "At its headquarters in Y, X said"."""
    verb = noun.head.head
    if noun.dep_ != "pobj" or verb.pos_ not in ("VERB", "AUX") or verb.i < noun.i:
        return None
    if not any(child.dep_ == "poss" and child.lower_ == "its" for child in noun.children):
        return None
    return next((document.at(token) for token in slot_tokens(verb, "subject")), None)


def _is_had(noun: Token) -> bool:
    """Tell whether somebody has or runs a site: "has a Moscow campus"."""
    return noun.dep_ == "dobj" and noun.head.lemma_.lower() in noun_words()["site_verbs"]


def _located(noun: Token) -> Iterator[Token]:
    for child in noun.children:
        if child.dep_ == "acl" and child.lemma_.lower() in _PLACING:
            yield from preposed(child, "in")


_WHERE = frozenset(("at", "from", "to", "of", "near", "outside"))

_PLACING = frozenset(("locate", "base", "situate"))
"""Lemmas of participles between a site and its place: "a campus located in X"."""
