"""Finds the countries that an article counts money of: they tell where its story is set.

The news of a bank in Lagos says how many naira it lent, and need not say that it is Nigeria's.
"""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from spacy.tokens import Token

from kg.model import EntityType, Hint
from kg.nlp import Document
from kg.nlp.parsing.lookups import in_order

MONEY = "money"
"""Kind of hint: a country, and the word for its money that an article counts."""
_AMOUNTS = frozenset(("million", "billion", "trillion", "thousand", "hundred"))


def currencies(document: Document) -> Iterator[Hint]:
    """Yield each country whose money stands behind a number; one may come twice."""
    words, signs = _lists()
    signed = document.with_form({sign.lower() for sign in signs})
    for token in in_order(
        document.with_form(words.keys()), document.with_lemma(words.keys()), signed
    ):
        word = token.lower_ if token.lower_ in words else token.lemma_.lower()
        country = words.get(word)
        if country is not None and _is_counted(token):
            yield Hint(EntityType.PLACE, country, MONEY, word)
        if token.text in signs:
            yield Hint(EntityType.PLACE, signs[token.text], MONEY, token.text)


def _is_counted(token: Token) -> bool:
    """Tell "7 naira", "12 billion yuan" and "4bn yen" from "the yuan" and from "she won"."""
    if token.i == 0 or token.pos_ == "VERB":
        return False
    before = token.nbor(-1)
    return before.like_num or before.text[0].isdigit() or before.lower_ in _AMOUNTS


@cache
def _lists() -> tuple[Mapping[str, str], Mapping[str, str]]:
    text = (
        files("kg.extraction.namesakes").joinpath("currencies.toml").read_text(encoding="utf-8")
    )
    lists = tomllib.loads(text)
    return lists["words"], lists["signs"]
