"""Says what kind of institution or place a description names, and which kinds are two things.

The words are data (``kinds.toml``). A kind of institution is a *family* of nouns: what a reader
would not take for one institution is in two families ("airline", "school"), what big companies
do beside each other goes together (phones and chips, cars and engines).
"""

import tomllib
from collections.abc import Set as AbstractSet
from functools import lru_cache
from itertools import product
from pathlib import Path

_WORDS = tomllib.loads(Path(__file__).with_name("kinds.toml").read_text(encoding="utf-8"))


def _by_word(table: dict[str, list[str]]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for family, words in table.items():
        for word in words:
            found[word] = found.get(word, frozenset()) | {family}
    return found


_NOUNS = _by_word(_WORDS["nouns"])
_NAMES = _by_word(_WORDS["names"])
_FIELDS = _by_word(_WORDS["fields"])
_PLACES = _by_word(_WORDS["places"])
_GENERAL = {word: frozenset({"company"}) for word in _WORDS["general"]} | {
    word: frozenset({"goods"}) for word in _WORDS["makers"]
}
BARE = frozenset({"company", "goods"})
"""Families of what is a business, its trade not told."""
LOCAL = frozenset(_WORDS["local"])
"""Families of which towns and countries have several of one name."""
_TRADES = frozenset((*_WORDS["together"]["trades"], "goods"))
_TOGETHER = frozenset(
    pair for group in _WORDS["together"]["groups"] for pair in product(group, repeat=2)
) | {pair for trade in _TRADES for pair in ((trade, "company"), ("company", trade))}


@lru_cache(maxsize=1 << 12)
def families(description: str) -> frozenset[str]:
    """Return the families of institutions that a description names, or none.

    It is singular words in lower case: modifiers, the noun, and what it is of.

    >>> sorted(families("crypto lender")), sorted(families("maker of tap"))
    (['crypto'], ['household'])
    >>> sorted(families("company")), sorted(families("spokesman"))
    (['company'], [])
    """
    before, _, of = description.partition(" of ")
    *modifiers, noun = before.split() or [""]
    beside = _fields(modifiers)
    if noun in _GENERAL:
        return beside | _fields(of.split()) or _GENERAL[noun]
    own = _NOUNS.get(noun, frozenset())
    return beside if beside and own & _TRADES else own  # an "oil bank", an "oil court"


def _fields(words: list[str]) -> frozenset[str]:
    return frozenset().union(*(_FIELDS.get(word, ()) for word in words))


def called(name: str) -> frozenset[str]:
    """Return the families that the first or the last word of an institution's name tells.

    >>> *called("The Daily Herald"), *called("Bank of Peru"), *called("Vega")
    ('press', 'finance')
    """
    words = name.lower().removeprefix("the ").split()
    if not words:
        return frozenset()
    return families(words[0]) | families(words[-1]) | _NAMES.get(words[-1], frozenset())


def place_kinds(description: str) -> frozenset[str]:
    """Return what a description says a place is: a country, a region or a city.

    >>> sorted(place_kinds("northern state"))
    ['region']
    """
    return _PLACES.get(description.partition(" of ")[0].rpartition(" ")[2], frozenset())


def clash(one: AbstractSet[str], other: AbstractSet[str]) -> bool:
    """Return whether what is of some families is not of others.

    >>> clash({"airline"}, {"telecom"}), clash({"machines"}, {"films"}), clash({"club"}, set())
    (True, False, False)
    """
    return bool(one and other) and not any(
        left == right or (left, right) in _TOGETHER for left, right in product(one, other)
    )
