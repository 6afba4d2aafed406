"""Reads who makes or runs a product from the words around its name: "Airbus's A380"."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Span, Token

from kg.extraction.finding import BODIES, GOODS, Finding
from kg.extraction.phrases import linked, noun_words
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


def _owned(document: Document, index: int) -> Iterator[Finding]:
    """Read "the country's vehicles, batteries and panels": the owner of the first owns all."""
    span = document.spans[index]
    owner = _owner(document, span)
    if owner is None:
        return
    for item in _list_from(document, index):
        tech = document.mentions[item]
        root = document.spans[item].root
        yield from linked(owner, "develops", tech, root, "possessive-product")


def _owner(document: Document, span: Span) -> Mention | None:
    roots = [span.root]
    if span.root.head.lemma_.lower() in GOODS:
        roots.append(span.root.head)  # "its 777 airliner"
    for root in roots:
        for child in root.children:
            if child.dep_ == "poss":
                owner = document.at(child)
                if owner is not None and owner.type in BODIES:
                    return owner
    return None


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
            or (before.head == span.root.head and before.head.lemma_.lower() in GOODS)
        )
    ):
        yield from linked(maker, _relation(maker), tech, span.root, "maker-before-product")
