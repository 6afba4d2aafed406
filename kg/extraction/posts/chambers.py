"""Reads who sits where by nouns: "X's Senate seat", "X, the top Democrat on the committee"."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extraction.grammar.finding import Finding, arguments
from kg.extraction.grammar.phrases import preposed
from kg.extraction.grammar.rolewords import role_words
from kg.extraction.grammar.slots import of_dep, slot_tokens
from kg.model import EntityType, Mention, Status
from kg.nlp import Document


def chambers(document: Document) -> Iterator[Finding]:
    """Yield the memberships that seats, and nouns for members "on" a committee, say."""
    nouns: dict[int, Token] = {}
    for body, span in zip(document.mentions, document.spans, strict=True):
        root = span.root
        if body.type is not EntityType.INSTITUTION or root.dep_ not in _BESIDE:
            continue
        noun = root.head.head if root.dep_ == "pobj" else root.head
        nouns.setdefault(noun.i, noun)
    for noun in nouns.values():
        if noun.lower_ == "seat":
            yield from _seat(document, noun)
        elif noun.lower_ in role_words()["sitters"]:
            yield from _sitter(document, noun)


_BESIDE = frozenset(("compound", "nmod", "pobj"))
"""How a body hangs on "seat" or, by "on", on its member."""


def _seat(document: Document, noun: Token) -> Iterator[Finding]:
    """Read "X's Senate seat" and "the House seat that was held by X"."""
    before = [child for child in noun.children if child.dep_ in ("compound", "nmod")]
    bodies = [
        body
        for token in (*before, *preposed(noun, "in", "on"))
        if (body := document.at(token)) is not None and _is_chamber(body)
    ]
    if not bodies:
        return
    held = [child for child in noun.children if child.lemma_ == "hold"]
    holders = [*of_dep(noun, ("poss",))]
    holders += [token for verb in held for token in slot_tokens(verb, "subject")]
    over = _is_over(noun, held)
    for token in holders:
        for person in arguments(document, token):
            for body in bodies if person.type is EntityType.PERSON else ():
                yield _member(person, body, noun, Status.FORMER if over else Status.CURRENT)


def _is_over(noun: Token, held: list[Token]) -> bool:
    """Tell whether a seat is told of as another's: "X's former seat", "filled X's seat"."""
    lists = role_words()
    around = [noun, *held]
    past = any(word.lower_ in lists["past"] for one in around for word in one.children)
    return past or noun.head.lemma_.lower() in lists["seat_takers"]


def _sitter(document: Document, noun: Token) -> Iterator[Finding]:
    """Read "X, the top Democrat on the committee" and "the Democrat on the panel, X"."""
    bodies = [
        body
        for token in preposed(noun, "on")
        if (body := document.at(token)) is not None and _is_committee(body)
    ]
    if not bodies:
        return
    tokens = [noun.head] if noun.dep_ == "appos" else [*of_dep(noun, ("appos",))]
    if noun.dep_ == "attr":
        tokens = [*slot_tokens(noun.head, "subject")]
    for token in tokens:
        person = document.at(token)
        if person is not None and person.type is EntityType.PERSON:
            for body in bodies:
                yield _member(person, body, noun, Status.CURRENT)


def _is_chamber(body: Mention) -> bool:
    words = set(body.name.lower().split())
    return body.type is EntityType.INSTITUTION and bool(words & role_words()["seated_bodies"])


def _is_committee(body: Mention) -> bool:
    words = set(body.name.lower().split())
    return body.type is EntityType.INSTITUTION and bool(words & role_words()["committees"])


def _member(person: Mention, body: Mention, noun: Token, status: Status) -> Finding:
    return Finding(
        subject=person,
        relation="member_of",
        object=body,
        predicate=noun,
        rule="seat",
        status=status,
    )
