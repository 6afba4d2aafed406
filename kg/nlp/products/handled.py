"""Finds products by what is done with them: who "uses Zephyr", and what "Zephyr costs".

A name that the model takes for an institution is a technology where the article has somebody
use or install it, or gives its price, and never has it say, buy or sell anything.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.nlp.parsing.lookups import among, indexed, phrase
from kg.nlp.parsing.words import words
from kg.nlp.products.defined import does, is_body, whole_name
from kg.nlp.products.techwords import techwords

_LABELS = frozenset(("ORG", "PRODUCT"))
_USED = frozenset(("use", "install", "uninstall", "download", "leverage", "utilise", "utilize"))
_PRICED = frozenset(("cost", "retail"))
_SITES = frozenset(("observatory", "airport", "port", "archive", "arena"))
# Ends of the names of houses and sites, which somebody uses too. Troops are deployed.


def handled(doc: Doc) -> Iterator[tuple[int, int]]:
    """Yield first token and token after the last of the names of what is used or priced.

    Args:
        doc: The parsed doc.
    """
    for token in indexed(doc).poses.get("PROPN", ()):
        if token.ent_type_ not in _LABELS:
            continue
        if not (_is_used(token) or _is_priced(token)):
            continue
        span = whole_name(doc, token)
        if span is not None and not _is_somebody(doc, *span):
            yield span


def _is_used(name: Token) -> bool:
    """Tell whether a name is what somebody uses, also as one of a list: "uses X and Y"."""
    while name.dep_ == "conj" and name.head.pos_ == "PROPN":
        name = name.head
    return name.dep_ == "dobj" and name.head.lemma_.lower() in _USED


def _is_priced(name: Token) -> bool:
    """Tell whether a name is of what costs money: "the Zephyr costs $300"."""
    verb = name.head
    if name.dep_ != "nsubj" or verb.lemma_.lower() not in _PRICED:
        return False
    return any(token.is_currency for token in verb.doc[verb.i : verb.i + _PRICE])


_PRICE = 5
"""Tokens from the verb among which the sign of a currency stands: "costs users about $1"."""


def _is_somebody(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a name is a body's: its words or deeds say so, or it is known as one."""
    own = phrase(doc, start, end).lower()
    lists = techwords()
    if own in lists.firms | lists.brands | lists.makers or is_body(doc, start, end):
        return True
    last = doc[end - 1].lower_
    return last in words().houses | _SITES or does(doc, start, end) or _is_region(doc[end - 1])


def _is_region(name: Token) -> bool:
    """Tell whether a region is called so, which troops may use too: "the Arden region"."""
    return any(
        token.i > 0 and token.nbor(-1).text == name.text
        for token in among(indexed(name.doc).forms, _REGIONS)
    )


_REGIONS = frozenset(("region", "oblast", "province"))
