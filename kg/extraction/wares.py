"""Tells what is no technology that somebody makes, uses or builds on, by the words for it."""

from kg.extraction.phrases import noun_words
from kg.model import Fact, Mention
from kg.nlp import Document
from kg.nlp.techwords import techwords


def is_ware(document: Document, fact: Fact[Mention]) -> bool:
    """Tell whether the technology of a fact is one that its relation may be about.

    Techniques and policies are nothing that is made. "The chip" and "its engine" are some
    particular ones, of which one small word does not tell which; there is but one internet,
    and who uses "the robots" uses robots. What is based on something else has to have a name:
    "the search model" may be any.

    Args:
        document: The document.
        fact: A fact with a technology at an end.
    """
    if fact.relation == "based_on":
        return not _is_generic(fact.subject)
    tech = fact.object
    if _is_cut(document, tech):
        return False
    last = tech.name.split()[-1].lower()
    if fact.relation == "develops" and (last in noun_words()["kept"] or _is_anothers(fact)):
        return False
    if fact.relation in ("develops", "uses") and _is_generic(tech):
        uses = fact.relation == "uses"
        known = uses and (last.endswith("s") or last in _ONLY)
        made = uses or last not in noun_words()["practices"]
        return made and (known or not _is_one(document, tech))
    return True


def _is_anothers(fact: Fact[Mention]) -> bool:
    """Tell whether a product bears another's name: "Toshiba introduced Amazon Dash for TVs"."""
    first, _, rest = fact.object.name.lower().partition(" ")
    makers = techwords().brands | techwords().firms
    lent = fact.evidence[0].rule in _LAUNCHED and first not in fact.subject.name.lower()
    return bool(rest) and lent and first in makers


_LAUNCHED = frozenset(("naming-verb", "verb", "devising"))
"""Rules by which somebody brings something out, be it another's."""


def _is_cut(document: Document, tech: Mention) -> bool:
    """Tell whether only the end of a word with a hyphen was read: "real-[time files]"."""
    before = document.text[max(0, tech.start - 2) : tech.start]
    return len(before) > 1 and before[1] in "-\u2010\u2011" and before[0].isalpha()


def _is_generic(tech: Mention) -> bool:
    """Tell whether a technology has no name: "search model", "an MRI-like scanner" has."""
    return tech.text.islower() and not any(letter.isdigit() for letter in tech.text)


def _is_one(document: Document, tech: Mention) -> bool:
    """Tell whether a single small word means a particular thing: "the chip", "its engine"."""
    if " " in tech.text:
        return False
    span = document.doc.char_span(tech.start, tech.end)
    if span is not None and any(one.dep_ in ("relcl", "acl") for one in span.root.children):
        return False  # "the drones that Acme makes"
    before = span[0].nbor(-1) if span is not None and span[0].i else None
    return before is not None and before.lower_ in _DEFINITE


_ONLY = frozenset(("internet", "web", "cloud"))


_DEFINITE = frozenset(("the", "this", "that", "these", "those", "its", "their", "his", "her"))
