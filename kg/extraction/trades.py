"""Reads what a firm makes from what it is called: "a drone firm, X", "toilet paper maker X".

Makers of technologies that are mentions are read with these (``makers``).
"""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extraction.finding import Finding, arguments, named
from kg.extraction.phrases import generic, linked, noun_words, preposed
from kg.extraction.slots import slot_tokens
from kg.model import EntityType, Mention
from kg.nlp import Document
from kg.nlp.techwords import techwords

_LONGEST = 3
"""Words of goods before their maker, most: "recycled toilet paper producer"."""


def trades(document: Document) -> Iterator[Finding]:
    """Yield what institutions make by the nouns that are said of them."""
    firms, makers = noun_words()["tech_firms"], techwords().trades
    leaders = noun_words()["leaders"]
    for noun in document.tokens:
        if noun.pos_ != "NOUN" or noun.i == 0:
            continue
        lemma = noun.lemma_.lower()
        if lemma in leaders:
            yield from _field_of(document, noun)
        if lemma in firms:
            ware = _technology(document, noun) or _goods(document, noun, of_firm=True)
        elif lemma in makers:
            ware = _goods(document, noun)
        else:
            continue
        for maker in called_so(document, noun) if ware is not None else ():
            if maker.type is EntityType.INSTITUTION and ware is not None:
                yield from linked(maker, "develops", ware, noun, "trade")


def _field_of(document: Document, noun: Token) -> Iterator[Finding]:
    """Read "X, a leader in robotics" and "X is a specialist in robotics"."""
    wares = [
        one
        for target in preposed(noun, "in")
        for one in arguments(document, target)
        if one.type is EntityType.TECHNOLOGY
    ]
    for body in called_so(document, noun) if wares else ():
        for ware in wares:
            if body.type is EntityType.INSTITUTION:
                yield from linked(body, "develops", ware, noun, "trade")


def called_so(document: Document, noun: Token) -> Iterator[Mention]:
    """Yield whom a noun is said of: "aircraft maker X", "X, a maker", "X is a maker"."""
    found = [*_next_name(document, noun), *who_is(document, noun)]
    yield from found or _printed_before(document, noun)


def _printed_before(document: Document, noun: Token) -> Iterator[Mention]:
    """Yield X of "X, a drone firm," which the parse takes for part of a list or clause."""
    doc, at = document.doc, noun.i
    if at + 1 < len(doc) and doc[at + 1].text not in _ENDS:
        return
    while at > noun.sent.start and noun.i - at <= _LONGEST and doc[at].lower_ not in _A:
        at -= 1
    if doc[at].lower_ in _A and at > noun.sent.start + 1 and doc[at - 1].text == ",":
        one = document.at(doc[at - 2])
        if one is not None:
            yield one


_A = frozenset(("a", "an"))
_ENDS = frozenset((",", ".", ";", ")", ":"))


def _next_name(document: Document, noun: Token) -> Iterator[Mention]:
    doc, at = document.doc, noun.i + 1
    if at < len(doc) and doc[at].text == ",":
        at += 1
    one = document.at(doc[at]) if at < noun.sent.end else None
    if one is not None:
        yield one


def who_is(document: Document, noun: Token) -> Iterator[Mention]:
    """Yield what a noun is said of as an apposition or after "is"."""
    if noun.dep_ == "appos":
        one = named(document, noun.head)
        if one is not None:
            yield one
    elif noun.dep_ == "attr":
        for token in slot_tokens(noun.head, "subject"):
            yield from arguments(document, token)


def _technology(document: Document, firm: Token) -> Mention | None:
    """Return the technology right before "firm", where it says what the firm makes."""
    one = document.at(firm.nbor(-1))
    if one is None or one.type is not EntityType.TECHNOLOGY or firm.nbor(-1).head != firm:
        return None
    return None if one.name.lower() in noun_words()["not_made"] else one


def _goods(document: Document, maker: Token, *, of_firm: bool = False) -> Mention | None:
    """Return the common noun before a maker as a mention of what it makes, or None.

    A firm makes only what is made: "an athletic equipment firm", but "a law firm".
    """
    doc, start = document.doc, maker.i
    if of_firm and doc[start - 1].lower_ not in noun_words()["firm_goods"]:
        return None
    while start > maker.sent.start and maker.i - start < _LONGEST:
        word = doc[start - 1]
        inside = word.head.i in range(start, maker.i + 1) and start - 1 not in document.owner
        if not inside or word.dep_ not in ("compound", "amod", "nmod"):
            break
        start -= 1
    while start < maker.i and not _says_which(doc[start]):
        start += 1
    if start == maker.i or doc[maker.i - 1].pos_ != "NOUN":
        return None
    if not noun_words()["not_made"].isdisjoint((doc[maker.i - 1].lower_, doc[start].lower_)):
        return None
    return generic(document, doc[start : maker.i])


def _says_which(word: Token) -> bool:
    """Tell whether a word says the kind of goods: "recycled paper", but "leading paper"."""
    words, lower = techwords(), word.lower_
    if lower in words.stop:
        return False
    kind = lower in words.narrowing or lower.endswith(words.endings)
    return word.pos_ == "NOUN" or word.tag_ == "VBN" or (word.pos_ == "ADJ" and kind)
