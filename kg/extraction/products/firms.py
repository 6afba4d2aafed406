"""Tells what the body before a product is to it, its maker or its user, and who is a firm."""

from spacy.tokens import Span, Token

from kg.extraction.grammar.equipmentwords import equipment_words
from kg.extraction.grammar.finding import argument_words
from kg.extraction.grammar.phrases import noun_words
from kg.extraction.grammar.rolewords import is_head
from kg.extraction.products.orders import maker_of
from kg.extraction.products.users import is_user, kinds_of
from kg.model import EntityType, Mention, MentionKind
from kg.nlp import Document
from kg.nlp.parsing.words import words
from kg.nlp.products.techwords import techwords


def part_in(document: Document, body: Mention, tech: Mention | None) -> str:
    """Return what a body before a product does: airlines and forces use it, others make it.

    So does whoever has a product of another's name: "Ryanair's Boeing 737s".
    """
    if is_user(document, body) or _is_service(body, tech):
        return "uses"
    if tech is not None and is_of_another(body, tech):
        return "uses"
    maker = maker_of(document, tech) if tech is not None else None
    return "uses" if maker is not None and maker.name != body.name else "develops"


def is_of_another(body: Mention, tech: Mention) -> bool:
    """Tell whether a product's name starts with a known maker's: "Emirates' Boeing 777s"."""
    first, _, rest = tech.name.lower().partition(" ")
    known = bool(rest) and first in techwords().makers | techwords().firms
    return known and first not in body.name.lower().split()


def is_known_maker(body: Mention) -> bool:
    """Tell whether a body is one of the makers that are known by name."""
    lists, own = techwords(), body.name.lower()
    return not (lists.makers | lists.brands | lists.firms).isdisjoint((own, own.split()[0]))


def _is_service(body: Mention, tech: Mention | None) -> bool:
    """Tell whether a product is a vehicle of services that its body does not make."""
    if tech is None or not tech.text.islower():
        return False
    if is_known_maker(body):
        return False
    last = tech.text.split()[-1]
    services = equipment_words()["services"]
    return last in services or last.removesuffix("s") in services


def is_firm(document: Document, body: Mention) -> bool:
    """Tell whether the name before a common noun is its maker's: known or called as one."""
    if is_known_maker(body):
        return True
    if any(
        one.type is EntityType.INSTITUTION and one.name.startswith(f"{body.name} ")
        for one in document.mentions
    ):
        return True  # "Zephyr" of "Zephyr Energy"
    return any(
        kinds_of(span.root) & (noun_words()["bodies"] | techwords().trades)
        for mention, span in zip(document.mentions, document.spans, strict=True)
        if mention.name == body.name and mention.kind is MentionKind.NAME
    )


def is_seen_to_act(document: Document, body: Mention) -> bool:
    """Tell whether a text has a name do what a body does and its product does not.

    It says or buys something, has staff ("Acme engineers", "the head of Acme"), or its own
    words make it a body. A name that does none of it, before the name of a product, is a
    product itself: "Zephyr" of "Zephyr Hub".
    """
    if not words().institutions.isdisjoint(body.name.lower().rstrip(".").split()):
        return True
    return any(
        mention.name == body.name
        and mention.type is EntityType.INSTITUTION
        and mention.kind is MentionKind.NAME
        and (_does(span.root) or _employs(document, span))
        for mention, span in zip(document.mentions, document.spans, strict=True)
    )


def _does(word: Token) -> bool:
    """Tell whether a word is the subject of what only bodies do, or is bought or sued."""
    verb = word.head
    if word.dep_ == "nsubj":
        lemma = verb.lemma_.lower()
        return lemma in words().say or lemma in noun_words()["acts_of_firms"]
    deed = verb.lemma_.lower() in noun_words()["done_to_firms"]
    return deed and word.dep_ in ("dobj", "nsubjpass")


def _employs(document: Document, name: Span) -> bool:
    """Tell whether a noun for people hangs on a name: "Acme's chief", "engineers at Acme"."""
    doc, end = document.doc, name.end
    end += end < len(doc) and doc[end].tag_ == "POS"
    for at in range(end, min(len(doc), end + _STAFF)):
        if doc[at].pos_ not in ("NOUN", "PROPN", "ADJ") or at in document.owner:
            break
        if is_head(doc[at]) or doc[at].lemma_.lower() in argument_words()["stand_ins"]:
            return True
    link = doc[name.start - 1] if name.start > 1 else None
    if link is not None and link.lower_ in ("the", "a"):
        link = doc[link.i - 1]
    of_body = link is not None and link.lower_ in ("at", "of") and link.i > 0
    return of_body and link is not None and is_head(link.nbor(-1))


_STAFF = 3
"""Words after a name among which one for its people may be, most: "Acme's finance chief"."""
