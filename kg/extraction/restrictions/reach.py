"""Finds whom or what a restriction reaches: "goods from X", "the use of T", "X equipment".

The words are in ``nouns.toml``.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extraction.grammar.finding import argument_words, arguments, is_goods
from kg.extraction.grammar.listing import coordinated
from kg.extraction.grammar.phrases import noun_words, preposed
from kg.model import EntityType, Mention, MentionKind
from kg.nlp import Document

_LINKS = ("of", "to", "from", "by", "with", "for")


def whom(document: Document, target: Token, *, wares: bool) -> Iterator[Mention]:
    """Yield whom a ban hits: of one on "Chinese goods" or "Peruvian airlines" the country.

    Whoever halts exports of "Russian gas" may be Russian.
    """
    found = list(arguments(document, target))
    goods = wares and all(one.type is EntityType.TECHNOLOGY for one in found)
    sold = wares and target.lemma_.lower() in noun_words()["wares"]
    if (goods and sold) or (not found and (target.tag_ == "NNS" or sold)):
        for child in target.children:
            maker = _made_by(child) if sold else child
            mention = document.at(maker) if child.dep_ in ("amod", "compound") else None
            said = mention is not None and (sold or mention.kind is MentionKind.DEMONYM)
            if said and mention is not None and mention.type is EntityType.PLACE:
                found += [mention, *_whose_too(document, child)]
    yield from found


def _made_by(child: Token) -> Token:
    """Return Chinese of "Chinese-made cars"; else the word itself."""
    if child.lower_ not in ("made", "built"):
        return child
    return next((one for one in child.lefts if one.dep_ != "punct"), child)


def _whose_too(document: Document, owner: Token) -> Iterator[Mention]:
    """Yield Canada of "Mexican and Canadian imports"."""
    for token in owner.children:
        mention = document.at(token) if token.dep_ == "conj" else None
        if mention is not None and mention.type is EntityType.PLACE:
            yield mention


def through(document: Document, target: Token) -> Iterator[Token]:
    """Yield T of "the use of T", "a range of T", X of "goods from X"; else the word itself."""
    if document.at(target) is not None:
        yield target
        return
    lists = noun_words()
    inner: list[Token] = []
    if target.lower_ in lists["access"] | lists["deeds"] | lists["crossings"]:
        inner = list(_further(document, target, *_LINKS))
    elif target.lemma_.lower() in argument_words()["amounts"] or target.ent_type_ == "MONEY":
        inner = list(_further(document, target, "of"))  # "$30bn of goods from X"
    if not inner and target.lemma_.lower() in lists["wares"]:
        inner = list(_sold_by(target))
    inner = inner or list(_owned_by(target))
    if inner:
        yield from inner
        yield from (one for one in coordinated(target) if document.at(one) is not None)
    elif is_goods(target) or target.lemma_.lower() in lists["outlets"]:
        makers = [child for child in target.children if is_maker(document, child)]
        yield from makers or [target]
    else:
        yield target


def crossed(document: Document, noun: Token) -> Iterator[Token]:
    """Yield whom or what a ban on going keeps apart: "flights to X", "the entry of Syrians".

    Who bans the entry to a country bans nothing of that country.
    """
    entry = noun.lower_ in noun_words()["entries"]
    links = ("of", "for", "by", "from") if entry else ("to", "from", "with", "for", "of")
    for place in (noun, noun.head):
        for link in place.children:
            if link.dep_ != "prep" or link.lower_ not in links or link.i < noun.i:
                continue
            ends = [child for child in link.children if child.dep_ == "pobj"]
            for other in link.children:  # "flights to and from X"
                ends += [
                    one
                    for one in other.children
                    if other.dep_ == "conj" and one.dep_ == "pobj" and not ends
                ]
            for end in ends:
                yield from through(document, end)


def _further(document: Document, noun: Token, *links: str) -> Iterator[Token]:
    for target in preposed(noun, *links):
        yield from through(document, target)


def _owned_by(noun: Token) -> Iterator[Token]:
    """Yield X of "a ship owned by X", "websites run by X", "property belonging to X"."""
    for verb in noun.children:
        if verb.dep_ == "acl" and verb.lemma_.lower() in noun_words()["owning"]:
            yield from preposed(verb, "by", "to")


def _sold_by(wares: Token) -> Iterator[Token]:
    """Yield X of "goods from X", "goods imported from X" and "citizens of X".

    Parsers hang "from" on the goods, on what is done with them or on the tariff.
    """
    if wares.lemma_.lower() in noun_words()["nationals"]:
        yield from preposed(wares, "of")
    above = wares.head.head if wares.dep_ == "pobj" else wares
    deeds = [child for child in wares.children if child.dep_ == "acl"]
    for place in (wares, *deeds, above):
        found = [one for one in preposed(place, "from") if one.i > wares.i]
        if found:
            yield from found
            return


def is_maker(document: Document, child: Token) -> bool:
    """Tell whether a word before a noun is a body, whose things the noun may name."""
    maker = document.at(child) if child.dep_ in ("compound", "nmod") else None
    return maker is not None and maker.type is EntityType.INSTITUTION


def inside(document: Document, target: Token) -> Iterator[Token]:
    """Yield the technologies below a noun, but not those of a clause on it."""
    for token in target.subtree:
        mention = document.at(token)
        if (
            token.i > target.i
            and mention is not None
            and mention.type is EntityType.TECHNOLOGY
            and document.spans[document.owner[token.i]].root.i == token.i
            and not _in_clause(token, target)
        ):
            yield token


def _in_clause(token: Token, above: Token) -> bool:
    while token != above and token.head != token:
        if token.dep_ in ("acl", "relcl"):
            return True
        token = token.head
    return False
