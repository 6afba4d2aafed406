"""Finds whose a product is: "Acme's X", "its phone, the X", "the X, Acme's biggest jet"."""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from kg.extraction.grammar.finding import BODIES, is_goods, is_kind
from kg.extraction.grammar.phrases import noun_words
from kg.extraction.grammar.rolewords import is_head
from kg.model import EntityType, Mention, MentionKind
from kg.nlp import Document
from kg.nlp.products.techwords import techwords


def owner_of(document: Document, span: Span) -> Mention | None:
    """Return the body that has a product for its own: "Acme's X", "X is Acme's first car".

    Args:
        document: The annotated article.
        span: Where the product stands.
    """
    roots = list(span)  # of "Acme's Zephyr 70 Pro" the owner hangs on "Zephyr"
    above = span.root.head
    before = span.root.dep_ in ("compound", "nmod") and is_kind(above)
    beside = span.root.dep_ == "appos" and above.i < span.start and above.is_lower
    lists = techwords()
    named_so = above.lower_ in lists.owned | lists.vessels or (
        beside and above.lower_ in lists.pairs
    )
    if span.root.dep_ in ("compound", "nmod", "appos") and not span.root.is_lower:
        named_so |= above.lower_ in lists.offered | noun_words()["wares_by_name"]
    if is_goods(above) or before or named_so:
        roots.append(above)  # "its 777 airliner"
    for root in roots:
        for child in root.children:
            if child.dep_ == "poss":
                owner = document.at(child)
                if owner is None or owner.type not in BODIES or _is_anybody(owner):
                    continue
                inside_name = child.i + 1 < document.span(owner).end
                if inside_name and child.nbor().tag_ == "POS":
                    continue  # "Maker's Mark"
                if is_product(document, owner) or _is_anothers(document, owner, child):
                    continue  # "Microsoft Office's menu"
                if child.lower_ != "their" or _is_nearest(document, owner, child):
                    return owner
    return _maker_in_apposition(document, span.root) or _maker_of_subject(document, span.root)


def is_product(document: Document, owner: Mention) -> bool:
    """Tell whether a name is a product's elsewhere in the text."""
    end = f" {owner.name}"  # of "Microsoft Azure", "Azure" is the product
    return owner.kind is MentionKind.NAME and any(
        one.type is EntityType.TECHNOLOGY and (one.name == owner.name or one.text.endswith(end))
        for one in document.mentions
    )


def _is_anothers(document: Document, owner: Mention, its: Token) -> bool:
    """Tell whether a pronoun is another one's than what it was read as.

    In "Acme's head of design for its phones" it is of whoever owns what it is a part of.
    """
    if owner.kind is not MentionKind.PRONOUN:
        return False
    noun = its.head
    while noun.dep_ in ("pobj", "prep", "pcomp", "compound", "conj") and noun.head != noun:
        noun = noun.head
        for child in noun.children if noun.pos_ == "NOUN" else ():
            other = document.at(child) if child.dep_ == "poss" and child.i < its.i else None
            if other is not None and other.type is EntityType.INSTITUTION:
                return other.name != owner.name
    return False


def _maker_in_apposition(document: Document, name: Token) -> Mention | None:
    """Return the firm of "X, Acme's new pickup" and of "X, its biggest boat"."""
    for noun in name.children:
        if noun.dep_ != "appos" or noun.i < name.i or name.is_lower or not noun.is_lower:
            continue
        if noun.tag_ == "NNS" and name.tag_ not in ("NNS", "NNPS"):
            continue  # "on Zephyr, Acme's old stomping grounds"
        for child in noun.children:
            owner = document.at(child) if child.dep_ == "poss" else None
            if owner is not None and owner.type is EntityType.INSTITUTION:
                return owner
    return None


def _maker_of_subject(document: Document, name: Token) -> Mention | None:
    """Return the firm of "Acme's first product is the X", "the X is Acme's cheapest car"."""
    if name.is_lower or name.head.lemma_ not in COPULAS or name.dep_ not in ("attr", "nsubj"):
        return None
    other = "nsubj" if name.dep_ == "attr" else "attr"
    if any(child.dep_ == "neg" for child in name.head.children):
        return None
    for noun in name.head.children:
        ware = noun.lower_ in techwords().offered or noun.lower_ in techwords().kinds
        if noun.dep_ == other and ware and noun.is_lower:
            for child in noun.lefts:
                owner = document.at(child) if child.dep_ == "poss" else None
                if owner is not None and owner.type is EntityType.INSTITUTION:
                    return owner
    return None


def _is_nearest(document: Document, owner: Mention, their: Token) -> bool:
    """Tell whether nobody is nearer: of "X agreed with Y on their jet" X has none.

    Nor has it of "X lets engineers sell their apps".
    """
    before = [
        mention.name
        for mention, span in zip(document.mentions, document.spans, strict=True)
        if mention.type is EntityType.INSTITUTION
        and their.sent.start <= span.start
        and span.end <= their.i
    ]
    last = document.span(owner).end if owner.kind is MentionKind.NAME else their.sent.start
    last = max([last, *(where.end for where in _named_before(document, owner, their))])
    people = (one.tag_ == "NNS" and is_head(one) for one in document.doc[last : their.i])
    return not any(people) and (not before or before[-1] == owner.name)


def _named_before(document: Document, owner: Mention, their: Token) -> Iterator[Span]:
    """Yield where a sentence names a body before a word for it."""
    for mention, span in zip(document.mentions, document.spans, strict=True):
        named = mention.name == owner.name and mention.kind is MentionKind.NAME
        if named and their.sent.start <= span.start and span.end <= their.i:
            yield span


COPULAS = frozenset(("be", "become", "remain"))
"""Verbs that say what something is."""


def _is_anybody(owner: Mention) -> bool:
    """Tell whether an owner is nobody in particular."""
    return owner.name.lower() in noun_words()["anybody"]
