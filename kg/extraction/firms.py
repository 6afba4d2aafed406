"""Tells what the body before a product is to it, its maker or its user, and who is a firm."""

from kg.extraction.equipmentwords import equipment_words
from kg.extraction.orders import maker_of
from kg.extraction.phrases import noun_words
from kg.extraction.users import is_user, kinds_of
from kg.model import EntityType, Mention, MentionKind
from kg.nlp import Document
from kg.nlp.techwords import techwords


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
    words, own = techwords(), body.name.lower()
    return not (words.makers | words.brands | words.firms).isdisjoint((own, own.split()[0]))


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
