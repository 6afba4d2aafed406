"""Finds the name of a product beside its kind: X in "the X drone", "a drone called X"."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.model import EntityType, Mention
from kg.nlp import Document
from kg.nlp.products.techwords import techwords

_BETWEEN = 3
"""Words between a name and its kind, most: "the S-400 long-range air defence system"."""

_CALL = frozenset(
    ("call", "name", "dub", "know", "codename", "nickname", "christen", "designate", "brand")
)


def called(document: Document, index: int) -> Mention | None:
    """Return the name of a product that a mention says the kind of, or None.

    "The S-400 air defence system", "its assistant, Siri", "Grok, the chatbot built by X" and
    "a missile called Y" each speak of one thing, whose name says which.

    Args:
        document: The annotated article.
        index: Which of its mentions.
    """
    mention, root = document.mentions[index], document.spans[index].root
    if mention.type is not EntityType.TECHNOLOGY or not root.is_lower:
        return None
    if mention.text in techwords().names:
        return None  # "iPod touch"
    before = _before(document, index)
    if before is not None:
        return before
    for token in (*_beside(root), *_name_of(root)):
        name = _product(document, token)
        if name is not None:
            return name
    return _behind_verb(document, root)


def _behind_verb(document: Document, root: Token) -> Mention | None:
    """Return X of "a chip called X", whatever the parse makes of the words behind "called"."""
    for verb in root.children:
        after = verb.i + 1
        if verb.dep_ == "acl" and verb.tag_ == "VBN" and verb.lemma_.lower() in _CALL:
            index = document.owner.get(after)
            if index is not None and document.spans[index].start == after:
                name = _product(document, document.spans[index].root)
                if name is not None:
                    return name
    return None


def given(document: Document, noun: Token) -> Mention | None:
    """Return the product whose name a clause on a noun gives: "a headset called X"."""
    return next(
        (name for token in _name_of(noun) if (name := _product(document, token)) is not None),
        None,
    )


def _product(document: Document, token: Token) -> Mention | None:
    """Return the product that a word heads; a name is no kind itself."""
    index = document.owner.get(token.i)
    if index is None or document.mentions[index].type is not EntityType.TECHNOLOGY:
        return None
    root = document.spans[index].root
    proper = root.i == token.i and not root.is_lower and not document.mentions[index].concept
    return document.mentions[index] if proper else None


def _before(document: Document, index: int) -> Mention | None:
    """Return the product printed before its kind: "the Firefly image generator".

    Not a system that others run on: "Android phones" are none of them Android.
    """
    span = document.spans[index]
    at = span.start - 1
    while at >= span.sent.start and span.start - at <= _BETWEEN:
        token = document.doc[at]
        owner = document.owner.get(at)
        if owner is not None:
            name = document.mentions[owner]
            own = document.spans[owner].root
            if (
                name.type is not EntityType.TECHNOLOGY
                or own.is_lower
                or name.concept
                or own.dep_ not in _HANGS
                or own.head.i < at
            ):
                return None
            runs = name.text in techwords().names and span.root.lower_ in techwords().hosts
            return None if runs or own.dep_ == "poss" else name
        if not token.is_lower or token.pos_ not in ("NOUN", "ADJ"):
            return None
        at -= 1
    return None


_HANGS = frozenset(("compound", "nmod", "amod", "nummod", "poss", "dep"))
"""How a name hangs on the kind after it; "dep" is what parsers say of codes ("F-35")."""


def _beside(root: Token) -> Iterator[Token]:
    """Yield what stands in apposition: "its assistant, Siri", "Grok, the chatbot"."""
    if root.dep_ == "appos":
        yield root.head
    for child in root.children:
        if child.dep_ == "appos" and child.i > root.i:
            yield child


def _name_of(root: Token) -> Iterator[Token]:
    """Yield the name that a clause gives: "a missile called X", "a reactor it calls X"."""
    for verb in root.children:
        if verb.dep_ in ("acl", "relcl") and verb.lemma_.lower() in _CALL:
            for child in verb.children:
                if child.dep_ in ("oprd", "attr", "dobj"):
                    yield child
                elif child.dep_ == "prep" and child.lower_ == "as":
                    yield from (item for item in child.children if item.dep_ == "pobj")
