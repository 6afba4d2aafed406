"""Reads who makes or runs a product from the words around its name: "Airbus's A380"."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Span, Token

from kg.extraction.finding import BODIES, Finding, arguments, is_goods, named
from kg.extraction.phrases import linked, noun_words
from kg.extraction.slots import slot_tokens
from kg.model import EntityType, Mention, MentionKind
from kg.nlp import Document
from kg.nlp.techwords import techwords


def makers(document: Document) -> Iterator[Finding]:
    """Yield who develops or uses the products that the document names."""
    for index, mention in enumerate(document.mentions):
        if mention.type is EntityType.TECHNOLOGY:
            yield from _owned(document, index)
            yield from _inside(document, mention, document.spans[index])
            yield from _before(document, mention, document.spans[index])
            yield from _participle(document, mention, document.spans[index])
            yield from _fleet(document, mention, document.spans[index])
            yield from _trade(document, mention, document.spans[index])


def _owned(document: Document, index: int) -> Iterator[Finding]:
    """Read "the country's vehicles, batteries and panels": the owner of the first owns all."""
    span = document.spans[index]
    owner = _owner(document, span)
    if owner is None:
        return
    for item in _list_from(document, index):
        tech = document.mentions[item]
        root = document.spans[item].root
        yield from linked(owner, _relation(owner), tech, root, "possessive-product")


def _owner(document: Document, span: Span) -> Mention | None:
    roots = [span.root]
    if is_goods(span.root.head):
        roots.append(span.root.head)  # "its 777 airliner"
    for root in roots:
        for child in root.children:
            if child.dep_ == "poss":
                owner = document.at(child)
                if owner is not None and owner.type in BODIES and not _is_anybody(owner):
                    return owner
    return None


def _is_anybody(owner: Mention) -> bool:
    return owner.name.lower() in noun_words()["anybody"]


def _list_from(document: Document, index: int) -> Iterator[int]:
    """Yield a technology and those listed right after it, with only commas or "and" between.

    Read from the words: parsers break long lists ("vehicles (NEVs), batteries and panels").
    """
    yield index
    for after in range(index + 1, len(document.mentions)):
        between = document.doc[document.spans[after - 1].end : document.spans[after].start]
        if document.mentions[after].type is not EntityType.TECHNOLOGY or not all(
            token.text in (",", "(", ")", "and", "&", '"') for token in between
        ):
            return
        yield after


def _inside(document: Document, tech: Mention, span: Span) -> Iterator[Finding]:
    """Read the maker or user at the start of a product's name: "Airbus" in "Airbus A380"."""
    for mention in document.mentions:
        if (
            mention.type is EntityType.INSTITUTION
            and mention.kind is MentionKind.NAME
            and tech.text.startswith(mention.text + " ")
        ):
            inside = replace(
                mention, start=tech.start, end=tech.start + len(mention.text), text=mention.text
            )
            yield from linked(inside, _relation(mention), tech, span.root, "maker-in-product")
            return
    first = tech.text.split(" ")[0]
    if first != tech.text and first.lower() in techwords().makers:
        maker = replace(
            tech,
            end=tech.start + len(first),
            text=first,
            name=first,
            type=EntityType.INSTITUTION,
            concept="",
        )
        yield from linked(maker, "develops", tech, span.root, "maker-in-product")


def _relation(body: Mention) -> str:
    """Return what a body before a product does: airlines and forces use it, others make it."""
    users: frozenset[str] = noun_words()["users"]
    return "uses" if users & set(body.name.lower().split()) else "develops"


def _before(document: Document, tech: Mention, span: Span) -> Iterator[Finding]:
    """Read the maker as a noun before a product: "Microsoft Windows"."""
    before: Token | None = document.doc[span.start - 1] if span.start > 0 else None
    if before is None or before.dep_ not in ("compound", "nmod"):
        return
    maker = document.at(before)
    if (
        maker is not None
        and maker.type is EntityType.INSTITUTION
        and maker.kind is MentionKind.NAME
        and (
            before.head.i in range(span.start, span.end)
            or (before.head == span.root.head and is_goods(before.head))
        )
    ):
        yield from linked(maker, _relation(maker), tech, span.root, "maker-before-product")


def _participle(document: Document, tech: Mention, span: Span) -> Iterator[Finding]:
    """Read "Russian-made S-400", "Scientology-owned cruise ship, X": who made or runs it."""
    doc, lists = document.doc, noun_words()
    at = span.start - 1
    if at >= span.sent.start and doc[at].text == ",":
        at -= 1
    while at >= span.sent.start + 2 and span.start - at <= 5:
        token = doc[at]
        lower = token.lower_
        if lower in lists["made"] or lower in lists["run"]:
            if doc[at - 1].text != "-":
                return
            agent = document.at(doc[at - 2])
            if agent is not None and agent.type in BODIES:
                relation = "develops" if lower in lists["made"] else "uses"
                yield from linked(agent, relation, tech, token, "participle-product")
            return
        if document.at(token) is not None or token.pos_ not in ("NOUN", "ADJ", "PROPN"):
            return
        at -= 1


def _fleet(document: Document, tech: Mention, span: Span) -> Iterator[Finding]:
    """Read "its tanker fleet", "Qatar's fleet of A380s": whoever has a fleet uses it."""
    root = span.root
    fleet = root.head
    if fleet.lower_ == "of" and root.dep_ == "pobj":
        fleet = fleet.head
    elif root.dep_ not in ("compound", "nmod", "amod"):
        return
    if fleet.lemma_.lower() in noun_words()["fleets"]:
        for child in fleet.children:
            owner = document.at(child) if child.dep_ == "poss" else None
            if owner is not None and owner.type in BODIES:
                yield from linked(owner, "uses", tech, fleet, "fleet")


def _trade(document: Document, tech: Mention, span: Span) -> Iterator[Finding]:
    """Read "aircraft manufacturer Boeing" and "Europrop, a maker of engines"."""
    doc, trades = document.doc, techwords().trades
    after = doc[span.end] if span.end < span.sent.end else None
    if after is not None and after.lemma_.lower() in trades:
        makers_ = [*_next_name(document, after), *_who_is(document, after)]
        trade = after
    elif span.root.dep_ == "pobj" and span.root.head.lower_ == "of":
        trade = span.root.head.head
        makers_ = _who_is(document, trade) if trade.lemma_.lower() in trades else []
    else:
        return
    for maker in makers_:
        if maker.type is EntityType.INSTITUTION:
            yield from linked(maker, "develops", tech, trade, "trade")


def _next_name(document: Document, trade: Token) -> list[Mention]:
    doc, at = document.doc, trade.i + 1
    if at < len(doc) and doc[at].text == ",":
        at += 1
    maker = document.at(doc[at]) if at < trade.sent.end else None
    return [maker] if maker is not None else []


def _who_is(document: Document, noun: Token) -> list[Mention]:
    """Return what a noun is said of as an apposition or after "is"."""
    if noun.dep_ == "appos":
        one = named(document, noun.head)
        return [one] if one is not None else []
    if noun.dep_ == "attr":
        return [
            one
            for token in slot_tokens(noun.head, "subject")
            for one in arguments(document, token)
        ]
    return []
