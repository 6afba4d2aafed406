"""Reads who makes a product from the name beside it: "routers from X", "X, whose routers"."""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from kg.extraction.grammar.called import called
from kg.extraction.grammar.finding import Finding, arguments, is_goods, is_kind, named
from kg.extraction.grammar.listing import examples
from kg.extraction.grammar.phrases import linked, noun_words
from kg.extraction.grammar.slots import slot_tokens
from kg.extraction.products.orders import maker_of
from kg.extraction.products.users import is_user
from kg.model import EntityType, Mention, MentionKind
from kg.nlp import Document
from kg.nlp.products.techwords import techwords

_SOURCES = frozenset(("from", "by"))


def vendors(document: Document) -> Iterator[Finding]:
    """Yield who develops the products that the document names, or uses those of others."""
    for index, each in enumerate(document.mentions):
        if each.type is EntityType.TECHNOLOGY:
            mention, span = called(document, index) or each, document.spans[index]
            for maker, word in _makers(document, span):
                yield from _made(document, maker, mention, word)
            for seller, word in _sellers(document, span):
                if seller.type is EntityType.INSTITUTION:
                    yield from linked(seller, "develops", mention, word, "trade")


def readied(document: Document) -> Iterator[Finding]:
    """Yield who makes what is made available: "X made T available to developers"."""
    for word in document.with_lemma({"available"}):
        verb = word.head
        if word.dep_ not in ("ccomp", "oprd", "acomp") or verb.lemma_ != "make":
            continue
        makers = [
            one
            for token in slot_tokens(verb, "subject")
            for one in arguments(document, token)
            if one.type is EntityType.INSTITUTION
        ]
        for child in word.lefts if makers else ():
            for tech in arguments(document, child) if child.dep_ == "nsubj" else ():
                if tech.type is EntityType.TECHNOLOGY:
                    for maker in makers:
                        yield from linked(maker, "develops", tech, verb, "verb")


def _made(document: Document, body: Mention, tech: Mention, word: Token) -> Iterator[Finding]:
    """Yield that a body makes a product; airlines and forces use theirs."""
    if body.type is not EntityType.INSTITUTION:
        return
    maker = maker_of(document, tech)
    if maker is not None and maker.name != body.name:
        return
    relation = "uses" if is_user(document, body) else "develops"
    yield from linked(body, relation, tech, word, "product-from-maker")


def _makers(document: Document, span: Span) -> Iterator[tuple[Mention, Token]]:
    root = span.root
    head = root.head
    if root.dep_ in ("compound", "nmod") and (is_goods(head) or is_kind(head)):
        root = head  # "Zephyr machines from X"
    yield from _source(document, root)
    for noun in root.children:
        if noun.dep_ == "appos" and noun.i > root.i and document.at(noun) is None:
            yield from _source(document, noun)  # "Zephyr, a scale from X"
    yield from _whose(document, root)
    yield from _beside(document, root)


def _source(document: Document, root: Token) -> Iterator[tuple[Mention, Token]]:
    """Read "hub motors from X" and "the scooter Zephyr by X"."""
    if root.i + 1 >= len(root.doc) or _is_done_to(root):
        return
    link = root.nbor(1)
    if link.head != root or link.dep_ != "prep" or link.lower_ not in _SOURCES:
        return
    for child in link.children:
        if child.dep_ == "pobj":
            for body in arguments(document, child):
                yield body, link


def _is_done_to(root: Token) -> bool:
    """Tell whether "from" or "by" may belong to a deed before: "use of drones by X"."""
    above = root.head
    if root.dep_ == "pobj" and above.lower_ in ("of", "in"):
        # Also "a doctorate in robotics from X".
        return above.head.tag_ == "NN" or above.lower_ == "in"
    return root.dep_ == "dobj" and above.lemma_.lower() in noun_words()["taking"]


def _whose(document: Document, root: Token) -> Iterator[tuple[Mention, Token]]:
    """Read "X, whose robots had failed"."""
    if not any(child.tag_ == "WP$" for child in root.children):
        return
    verb = root
    while verb.dep_ not in ("relcl", "ROOT"):
        verb = verb.head
    owner = document.at(verb.head) if verb.dep_ == "relcl" else None
    if owner is None and verb.dep_ == "relcl":
        owner = named(document, verb.head)
    if owner is not None:
        yield owner, root


def _beside(document: Document, root: Token) -> Iterator[tuple[Mention, Token]]:
    """Read "Zephyr, the X payroll package"."""
    if root.is_lower:
        return
    for noun in root.children:
        if noun.dep_ == "appos" and noun.i > root.i and noun.is_lower:
            for child in noun.children:
                body = document.at(child) if child.dep_ in ("compound", "nmod") else None
                if body is not None and body.kind is MentionKind.NAME:
                    yield body, noun


def _sellers(document: Document, span: Span) -> Iterator[tuple[Mention, Token]]:
    """Read "X and other makers of T", "makers of T such as X", "X is a seller of T"."""
    trade = _trade_of(span.root)
    if trade is None:
        return
    for token in (*examples(trade), *examples(span.root)):  # parsers hang them on either
        yield from ((one, trade) for one in arguments(document, token))
    if any(child.lower_ == "other" for child in trade.children):
        yield from ((one, trade) for one in _listed_before(document, trade))
    if trade.lemma_.lower() not in noun_words()["sellers"]:
        return  # makers themselves are read with the maker's name
    if trade.dep_ == "appos":
        one = named(document, trade.head)
        if one is not None:
            yield one, trade
    elif trade.dep_ == "attr":
        for token in slot_tokens(trade.head, "subject"):
            yield from ((one, trade) for one in arguments(document, token))


def _listed_before(document: Document, trade: Token) -> Iterator[Mention]:
    """Yield X and Y of "X, Y and other makers"."""
    while trade.dep_ == "conj" and trade.head.pos_ in ("PROPN", "NOUN"):
        trade = trade.head
        one = document.at(trade)
        if one is not None:
            yield one


def _trade_of(root: Token) -> Token | None:
    """Return the noun for a trade that a product hangs on: makers of "makers of T"."""
    while root.dep_ == "conj":
        root = root.head
    if root.dep_ in ("compound", "nmod") and is_goods(root.head):
        root = root.head
    if root.dep_ != "pobj" or root.head.lower_ != "of":
        return None
    trade = root.head.head
    known = trade.lemma_.lower() in techwords().trades | noun_words()["sellers"]
    return trade if known else None
