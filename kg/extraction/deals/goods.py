"""Reads whose goods somebody gets: "Ruritania receives Utopian gas", "its imports from Y".

What somebody buys is read with purchases (``variants``).
"""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extraction.grammar.finding import BODIES, Finding, arguments
from kg.extraction.grammar.phrases import linked, noun_words, preposed
from kg.extraction.grammar.slots import slot_tokens
from kg.model import EntityType, Mention
from kg.nlp import Document


def goods(document: Document) -> Iterator[Finding]:
    """Yield who supplies whom with goods that are called by their country, or imports."""
    lists = noun_words()
    for place, span in zip(document.mentions, document.spans, strict=True):
        if place.type is not EntityType.PLACE or span.root.dep_ not in _SAYS_WHOSE:
            continue
        noun = span.root.head
        if noun.i > span.root.i and {noun.lower_, noun.lemma_.lower()} & lists["bulk"]:
            for buyer in _buyers(document, noun):
                yield from linked(place, "supplies", buyer, noun, "buyer-of-goods")
    for noun in document.with_form({"imports"}):
        if noun.pos_ == "NOUN":
            yield from _imports(document, noun)


_SAYS_WHOSE = frozenset(("amod", "compound", "nmod"))


def _buyers(document: Document, noun: Token) -> Iterator[Mention]:
    """Yield who gets goods: the subject of "receives", the end of their "transit to"."""
    lists, above = noun_words(), noun.head
    tokens: list[Token] = []
    if noun.dep_ == "dobj" and above.lemma_.lower() in lists["getting_verbs"]:
        tokens = [*slot_tokens(above, "subject")]
    elif noun.dep_ == "pobj" and above.head.lemma_.lower() in lists["passages"]:
        tokens = [*preposed(above.head, "to"), *preposed(noun, "to")]
    for token in tokens:
        yield from (one for one in arguments(document, token) if one.type in BODIES)


def _whose(document: Document, noun: Token) -> list[Token]:
    """Return whose a deed is: "its purchase", "Utopian imports"."""
    return [
        child
        for child in noun.lefts
        if child.dep_ in ("poss", *_SAYS_WHOSE) and document.at(child) is not None
    ]


def _imports(document: Document, noun: Token) -> Iterator[Finding]:
    """Read "Ruritania's imports from Utopia", "imports from Utopia to Ruritania"."""
    sellers = [one for token in preposed(noun, "from") for one in arguments(document, token)]
    if not sellers:
        return
    buyers = [
        one
        for token in (*preposed(noun, "to", "into"), *_to_of(noun))
        for one in arguments(document, token)
    ]
    for token in _whose(document, noun):
        one = document.at(token)
        buyers += [] if one is None else [one]
    for seller in sellers:
        for buyer in buyers:
            if seller.type in BODIES and buyer.type in BODIES:
                yield from linked(seller, "supplies", buyer, noun, "buyer-of-goods")


def _to_of(noun: Token) -> Iterator[Token]:
    """Yield Y of "imports from X to Y" where the parse hangs Y on X."""
    for target in preposed(noun, "from"):
        yield from preposed(target, "to", "into")
