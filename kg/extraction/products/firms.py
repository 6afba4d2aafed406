"""Tells what the body before a product is to it, its maker or its user, and who is a firm."""

import re

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
    first = own.split()[0]
    known = not (lists.makers | lists.brands | lists.firms).isdisjoint((own, first))
    return known and first not in noun_words()["lines_of_wares"]


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
    if any(_is_long_form(document, one, body) for one in document.mentions):
        return True
    if is_ware(document, body):
        return False
    return any(
        _is_called_body(span.root)
        for mention, span in zip(document.mentions, document.spans, strict=True)
        if mention.name == body.name and mention.kind is MentionKind.NAME
    )


def _is_long_form(document: Document, one: Mention, body: Mention) -> bool:
    """Tell whether a name is a firm's in full: "Zephyr Energy" of "Zephyr".

    "Zephyr HD Trial" is an edition of it, which does nothing that bodies do, and a foundation
    keeps what it is named after.
    """
    if one.type is not EntityType.INSTITUTION or one.kind is not MentionKind.NAME:
        return False
    if not one.name.startswith(f"{body.name} ") or one.name.split()[-1] == "Foundation":
        return False
    return not is_ware(document, one) and is_seen_to_act(document, one)


def _is_called_body(name: Token) -> bool:
    """Tell whether a noun says that a name is a body's: "the firm X", "X, a maker of cars".

    What makers and sellers stand after is what they make ("SD-WAN vendors"), and a program has
    a team as a body does.
    """
    lists, kinds = noun_words(), kinds_of(name)
    if name.dep_ in ("compound", "nmod") and name.head.i > name.i:
        after = name.head.lemma_.lower()
        plural = name.head.tag_ == "NNS"  # "Zephyr services" may be those of a program
        if plural or after in techwords().trades | lists["sellers"] | lists["of_programs"]:
            kinds.discard(after)
    return bool(kinds & (lists["bodies"] | techwords().trades))


def is_ware(document: Document, body: Mention) -> bool:
    """Tell whether a name that is taken for a body's is a product's, by name or by its maker's.

    So names that end as those of programs and standards do ("Zephyr Linux", "ZephyrOS", "X
    Interface Specification") or in a model ("Acme R-Type"), known products, and what stands
    somewhere behind a known maker ("Google Zephyr").
    """
    own, lists = body.name.split(), noun_words()
    last = own[-1]
    if last.lower() in lists["ware_ends"] or _WARE_END.search(last):
        return True
    if own[0].lower() in lists["lines_of_wares"] or _is_called_ware(document, body):
        return True
    if len(own) > 1 and (_MODEL.fullmatch(last) or _is_suite(document, own)):
        return True
    if _acts(document, body):
        return False  # "Google DeepMind" is a body
    return body.name in techwords().names or any(
        one.name.endswith(f" {body.name}")
        and len(one.name.split()) == len(own) + 1
        and one.name.split()[0].lower() in techwords().firms
        for one in document.mentions
    )


def _is_called_ware(document: Document, body: Mention) -> bool:
    """Tell whether a text says that a name is a program's: "Zephyr is a distribution"."""
    kinds = noun_words()["called_wares"]
    return any(
        mention.name == body.name
        and mention.kind is MentionKind.NAME
        and span.root.dep_ == "nsubj"
        and not kinds.isdisjoint(kinds_of(span.root))
        for mention, span in zip(document.mentions, document.spans, strict=True)
    )


_WARE_END = re.compile(r"[a-z_](?:OS|Office|Linux|DB)$")
_MODEL = re.compile(r"[A-Z]-[A-Z]\w+")


def _is_suite(document: Document, own: list[str]) -> bool:
    """Tell whether a name ends as a program does behind that of a body: "Acme Office"."""
    maker = " ".join(own[:-1])
    return own[-1].lower() in noun_words()["suites"] and any(
        one.name == maker and one.type is EntityType.INSTITUTION for one in document.mentions
    )


def is_seen_to_act(document: Document, body: Mention) -> bool:
    """Tell whether a text has a name do what a body does and its product does not.

    It says or buys something, has staff ("Acme engineers", "the head of Acme"), or its own
    words make it a body. A name that does none of it, before the name of a product, is a
    product itself: "Zephyr" of "Zephyr Hub".
    """
    if is_ware(document, body):
        return False
    if not words().institutions.isdisjoint(body.name.lower().rstrip(".").split()):
        return True
    return _acts(document, body)


def _acts(document: Document, body: Mention) -> bool:
    """Tell whether a name says or sells something somewhere, or has staff."""
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
        staff = is_head(doc[at]) or doc[at].lemma_.lower() in argument_words()["stand_ins"]
        if staff and doc[at].lemma_.lower() not in noun_words()["of_programs"]:
            return True
    link = doc[name.start - 1] if name.start > 1 else None
    if link is not None and link.lower_ in ("the", "a"):
        link = doc[link.i - 1]
    of_body = link is not None and link.lower_ in ("at", "of") and link.i > 0
    return of_body and link is not None and is_head(link.nbor(-1))


_STAFF = 3
"""Words after a name among which one for its people may be, most: "Acme's finance chief"."""
