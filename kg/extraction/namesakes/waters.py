"""Finds the rivers that an article names: they tell in which region its places are.

A name with the word is one ("the River Tay", "Swan River"), and a river's name after "the",
whatever the model takes it for. Where other things are called so as well ("the Swan"), what
kg reads as a place is a river, but not where the name is a region's or a city's too.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.model import EntityType, Hint, Mention, MentionKind
from kg.nlp import Document
from kg.ontology.rivers import is_called_river, is_only_river, is_river

_MODIFIERS = ("amod", "compound", "nmod")


def rivers(document: Document) -> Iterator[Hint]:
    """Yield that a name is a river's, for each river that is told; one may come twice."""
    for mention in document.mentions:
        if mention.kind is MentionKind.NAME and is_called_river(mention.name):
            yield _river(mention.name)
    for token in document.with_form({"the"}):
        if token.i + 1 < len(document.doc):
            name = _named(document, document.doc[token.i + 1])
            if name:
                yield _river(name)


def _named(document: Document, first: Token) -> str:
    """Return the name of a river that starts with a token after "the", or ""."""
    mention = document.at(first)
    if mention is None:
        alone = first.text.istitle() and not _goes_on(first)
        return first.text if alone and is_only_river(first.text) else ""
    span = document.spans[document.owner[first.i]]
    if not _is_whole(mention, first, span.start) or span.root.dep_ in _MODIFIERS:
        return ""
    known = is_river if mention.type is EntityType.PLACE else is_only_river
    return mention.name if known(mention.name) else ""


def _is_whole(mention: Mention, first: Token, start: int) -> bool:
    """Tell a name that starts with a token and is printed whole: not "the Adams"."""
    name = mention.kind is MentionKind.NAME and mention.type is not EntityType.TECHNOLOGY
    return name and first.i == start and mention.text == mention.name


def _goes_on(token: Token) -> bool:
    """Tell "the Tay bridge" and "the Tay Street" from "the Tay"."""
    after = token.i + 1
    return token.dep_ in _MODIFIERS or (
        after < len(token.doc) and token.doc[after].pos_ == "PROPN"
    )


def _river(name: str) -> Hint:
    return Hint(EntityType.PLACE, name, "is", "river")
