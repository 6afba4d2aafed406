"""Reads who holds how much of a body: "X is 40% owned by Y", "the majority-owned unit of Y"."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extraction.grammar.finding import ACTORS, Finding, arguments
from kg.extraction.grammar.phrases import linked, noun_words, preposed
from kg.extraction.grammar.slots import of_dep, subjects
from kg.model import EntityType, Mention
from kg.nlp import Document

_HALF = 50.0


def stakes(document: Document) -> Iterator[Finding]:
    """Yield that a body is part of whoever owns most of it, and that others put money in it."""
    for token in document.with_form({"owned"}):
        if not any(_measures(token)):
            continue
        owners = _all(document, preposed(token, "by"))
        bodies = _all(document, _whose(token)) if owners else []
        for body in bodies:
            for owner in owners:
                if body.type is not EntityType.INSTITUTION:
                    continue
                if is_minor(token):
                    yield from linked(owner, "invests_in", body, token, "owned")
                elif owner.type is EntityType.INSTITUTION:
                    yield from linked(body, "part_of", owner, token, "owned")


def is_minor(owned: Token) -> bool:
    """Tell whether words before "owned" say that it is no more than half: "25% owned"."""
    for word in _measures(owned):
        if word.lower_ in noun_words()["partly"]:
            return True
        numbers = [child.text.replace(",", "") for child in of_dep(word, ("nummod",))]
        if any(_is_number(text) and float(text) <= _HALF for text in numbers):
            return True
    return False


def _measures(owned: Token) -> Iterator[Token]:
    """Yield the words that say how much is owned: "40%", "majority", "wholly"."""
    lists = noun_words()
    for child in owned.lefts:
        if child.lower_ in lists["percent"] | lists["partly"] | lists["mostly"]:
            yield child


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).isdigit()


def _whose(owned: Token) -> Iterator[Token]:
    """Yield of what it is said that it is owned."""
    if owned.dep_ in ("relcl", "acl"):
        yield owned.head
    elif owned.dep_ == "acomp":
        yield from subjects(owned.head)
    else:
        yield from of_dep(owned, ("nsubjpass", "nsubj"))


def _all(document: Document, tokens: Iterator[Token]) -> list[Mention]:
    return [one for token in tokens for one in arguments(document, token) if one.type in ACTORS]
