"""Reads who puts money in whom by a round: "X raised $12m in a round led by Y, with Z".

News tells of a round in two sentences: "X raised $12m. The round was led by Y." The second one
is about whoever raised money last.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from spacy.tokens import Token

from kg.extraction.grammar.finding import Finding, arguments
from kg.extraction.grammar.phrases import linked, noun_words, possessor, preposed
from kg.extraction.grammar.slots import slot_tokens
from kg.model import EntityType, Mention
from kg.nlp import Document

_REACH = 400
"""Letters between a sum and who led its round, most: two sentences."""


class _Raised(NamedTuple):
    """Who raised money, and the word that says so."""

    bodies: list[Mention]
    word: Token


def rounds(document: Document) -> Iterator[Finding]:
    """Yield who invests in whom by rounds of funding."""
    last: _Raised | None = None
    for noun in document.with_lemma(noun_words()["rounds"] | noun_words()["moneys"]):
        if noun.pos_ not in ("NOUN", "NUM") or noun.dep_ in ("compound", "nummod", "quantmod"):
            continue
        verb = _verb(noun)
        raised = _raised(document, noun, verb)
        if raised is not None:
            last = raised
        investors = list(_investors(document, noun, verb))
        if not investors:
            continue
        if raised is None:
            owned = _owners(document, noun)
            raised = _Raised(owned, noun) if owned else _before(noun, last)
        yield from _found(raised, investors, noun)


def _found(raised: _Raised | None, investors: list[Mention], noun: Token) -> Iterator[Finding]:
    for body in raised.bodies if raised is not None else ():
        for one in investors:
            if body.type is EntityType.INSTITUTION and one.type is not EntityType.TECHNOLOGY:
                for found in linked(one, "invests_in", body, noun, "round"):
                    there = raised is None or raised.word.sent == noun.sent
                    yield (
                        found
                        if there or raised is None
                        else replace(found, context=raised.word)
                    )


def _verb(noun: Token) -> Token:
    """Return the verb that a round belongs to: "raised $12m in a round", "led the round"."""
    verb = noun
    while verb.pos_ != "VERB" and verb.head != verb:
        verb = verb.head
    return verb


def _raised(document: Document, noun: Token, verb: Token) -> _Raised | None:
    """Return who raises a sum or closes a round, or None."""
    if verb.lemma_.lower() not in noun_words()["raise_verbs"] or noun.dep_ == "nsubj":
        return None
    bodies = [
        one for token in slot_tokens(verb, "subject") for one in arguments(document, token)
    ]
    return _Raised(bodies, verb) if bodies else None


def _owners(document: Document, noun: Token) -> list[Mention]:
    """Return whose round it is: "Acme's latest funding round", "a round in Acme"."""
    one = possessor(document, noun)
    if one is not None:
        return [one]
    links = preposed(noun, "in", "for", "of")
    return [one for token in links for one in arguments(document, token)]


def _before(noun: Token, last: _Raised | None) -> _Raised | None:
    """Return who raised the money of "the round", "the investment" before it, or None."""
    if last is None or len({one.name for one in last.bodies}) != 1:
        return None
    first = noun.left_edge
    the = first.lower_ in ("the", "this") and not any(preposed(noun, "in", "for", "of"))
    near = noun.idx - last.word.idx < _REACH
    return last if the and near else None


def _investors(document: Document, noun: Token, verb: Token) -> Iterator[Mention]:
    """Yield who gives the money of a round."""
    lists, lemma = noun_words(), verb.lemma_.lower()
    tokens: list[Token] = []
    if noun.dep_ == "pobj" and noun.head.lower_ == "in" and lemma in lists["raise_verbs"]:
        tokens += preposed(noun, "from")  # "raised $3m in funding from X"
    if noun.lemma_.lower() in lists["rounds"]:
        tokens += _leaders(noun, verb)
    for token in tokens:
        yield from arguments(document, token)


def _leaders(noun: Token, verb: Token) -> Iterator[Token]:
    """Yield who leads a round or takes part in it."""
    lists = noun_words()
    for led in noun.children:
        if led.dep_ == "acl" and led.lemma_.lower() in lists["leads"]:
            yield from slot_tokens(led, "subject")
            yield from _with(led)
        elif led.dep_ == "relcl" and led.lemma_.lower() in ("include", *lists["leads"]):
            included = led.lemma_.lower() == "include"
            yield from slot_tokens(led, "object" if included else "subject")
            yield from _with(led)
    yield from _with(noun)
    if verb.lemma_.lower() in lists["leads"] and noun.dep_ in ("dobj", "nsubjpass"):
        if noun.head == verb:
            yield from slot_tokens(verb, "subject")
            yield from _with(verb)
    elif noun.dep_ == "pobj" and noun.head.lower_ == "in":
        joins = noun.head.head
        part = joins.lower_ == "part" and joins.head.lemma_ == "take"
        if part or joins.lemma_.lower() in lists["joins_rounds"]:
            yield from slot_tokens(joins.head if part else joins, "subject")
    elif verb.lemma_.lower() in lists["raise_verbs"]:
        yield from _with(verb)


def _with(head: Token) -> Iterator[Token]:
    """Yield X of "with participation from X"."""
    for what in preposed(head, "with"):
        if what.lemma_.lower() in noun_words()["taking_part"]:
            yield from preposed(what, "from", "by", "of")
