"""Which countries an article names, by name, by their people and by their bodies."""

import itertools
from collections import Counter
from dataclasses import replace
from functools import lru_cache

from kg.extraction.grammar.contextwords import context_tables
from kg.extraction.places.items import item
from kg.extraction.places.kinds import country_of
from kg.model import EntityType, Mention, MentionKind
from kg.nlp import Document
from kg.nlp.parsing.words import country_called, country_names
from kg.ontology.concepts import countries

LEAST = 2
"""Names of a country in an article that is about it."""


@lru_cache(maxsize=2)
def countries_named(mentions: tuple[Mention, ...]) -> tuple[Counter[str], dict[str, Mention]]:
    """Return how often an article names each country, and a mention of each."""
    counts: Counter[str] = Counter()
    names: dict[str, Mention] = {}
    for mention in mentions:
        key = None if mention.kind is MentionKind.PRONOUN else country_of(mention)
        if key is not None:
            counts[key] += 1
            names.setdefault(key, mention)
    for mention in mentions:
        if mention.kind is MentionKind.NAME and country_of(mention) is None:
            key = _country_of_body(mention)
            if key in names:
                counts[key] += 1
    for part, whole in context_tables()["parts"].items():
        if part in counts and whole in counts:
            counts[whole] += counts.pop(part)
    return counts, names


def _country_of_body(mention: Mention) -> str | None:
    """Return the id of the country that a body says: "U.S. Supreme Court", "the Kremlin"."""
    governing = context_tables()["governing"].get(mention.name.lower())
    if governing is None and mention.type is EntityType.INSTITUTION:
        return _country_inside(mention.name)
    return governing


def governs(body: Mention) -> bool:
    """Tell whether a body is listed as one that governs a state: "the White House"."""
    return body.name.lower() in context_tables()["governing"]


def _country_inside(name: str) -> str | None:
    """Return the id of the country in a body's name, or None.

    It opens the name or stands behind "of": "U.S. Supreme Court", "Parliament of Ghana".
    """
    parts = name.split()
    for size in (3, 2, 1):
        key = country_called(" ".join(parts[:size]).removesuffix("'s"))
        if key is not None:
            return key
    _, _, owner = name.rpartition(" of ")
    return country_names().get(owner.removeprefix("the "))


def rivals(document: Document) -> bool:
    """Tell whether an article is on two countries or more: each is named at least twice."""
    counts, _ = countries_named(document.mentions)
    return sum(count >= LEAST for count in counts.values()) > 1


def named_before(document: Document, key: str, at: int) -> bool:
    """Tell whether an article names a country, or a body that says it, before a token.

    Where "the foreign minister, X, says that Zimbabwe should" opens an article, X is no
    minister of Zimbabwe: readers are taken to know whose minister he is.
    """
    start = document.doc[at].idx
    earlier = itertools.takewhile(lambda one: one.start < start, document.mentions)
    return any(key in (country_of(one), _country_of_body(one)) for one in earlier)


def named_near(document: Document, at: int, *, back: bool = False) -> dict[str, Mention]:
    """Return the countries that a sentence names before a token of it, by their ids.

    Args:
        document: The document.
        at: The token.
        back: Whether, where it names none, those of the sentence before count; no blank line
            may part the two.
    """
    doc = document.doc
    sent = doc[at].sent
    found = _between(document, sent.start_char, doc[at].idx)
    before = doc[sent.start - 1] if sent.start else None
    if found or not back or before is None or before.text.count("\n") > 1:
        return found
    return _between(document, before.sent.start_char, sent.start_char)


def _between(document: Document, first: int, last: int) -> dict[str, Mention]:
    found: dict[str, Mention] = {}
    for mention in document.mentions:
        if first <= mention.start < last and mention.kind is not MentionKind.PRONOUN:
            place = country_for(document, mention)
            key = country_of(mention) or _country_of_body(mention)
            if key is not None and place is not None:
                found.setdefault(key, place)
    return found


def before_in_item(document: Document, at: int, without: frozenset[str]) -> Mention | None:
    """Return a mention of the country that a title in one of several items is of, or None.

    It is the only one named before it in its sentence, else in the sentences of the item before
    that. A body names its country as well: "the Peruvian Constitutional Court".

    Args:
        document: The document.
        at: Where the title begins.
        without: Countries, by id, that have no such post.
    """
    start = item(document, at).start_char
    sentence = max(document.doc[at].sent.start_char, start)
    for first, last in ((sentence, document.doc[at].idx), (start, sentence)):
        found = _between(document, first, last)
        possible = [one for key, one in found.items() if key not in without]
        if possible:
            return possible[0] if len(possible) == 1 else None
    return None


def country_for(document: Document, mention: Mention) -> Mention | None:
    """Return a mention as one of the country that it names or whose body it is, or None."""
    if country_of(mention) is not None:
        return mention
    key = _country_of_body(mention)
    if key is None:
        return None
    _, names = countries_named(document.mentions)
    name = names[key].name if key in names else countries()[key].labels[0]
    return replace(mention, type=EntityType.PLACE, name=name)
