"""Finds what tells namesakes apart: where a thing is, and whose money an article counts.

Resolution compares these between articles: "Cambridge, Massachusetts" is another town than
"Cambridge, England", and a bank that lends naira is Nigeria's.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path

from kg.model import EntityType, Fact, Hint, Mention, MentionKind
from kg.ontology.rivers import is_called_river
from kg.text.document import Document

_LOCATED = ("located_in", "from_place")


def hints(document: Document, facts: Iterable[Fact[Mention]]) -> Iterator[Hint]:
    """Yield hints, each once, sorted.

    A place printed right after another and a comma is where that one is ("comma"); an
    institution of a fact about a place is from there ("of"); a country whose money is counted
    is where the story is set ("money"); and what is called a river is one ("is").
    """
    yield from sorted({*_places(document), *_of_facts(facts), *_currencies(document)})


def _places(document: Document) -> Iterator[Hint]:
    names = [one for one in document.mentions if one.kind is MentionKind.NAME]
    for first, second in pairwise(names):
        between = document.article.text[first.end : second.start]
        is_inside = second.type is EntityType.PLACE and first.name != second.name
        if between.strip() == "," and is_inside and first.type is EntityType.PLACE:
            yield Hint(first.type, first.name, "comma", second.name)
    for one in names:
        if one.type is EntityType.PLACE and is_called_river(one.name):
            yield Hint(one.type, one.name, "is", "river")


def _of_facts(facts: Iterable[Fact[Mention]]) -> Iterator[Hint]:
    for fact in facts:
        if fact.relation in _LOCATED and fact.subject.type is EntityType.INSTITUTION:
            yield Hint(fact.subject.type, fact.subject.name, "of", fact.object.name)


def _currencies(document: Document) -> Iterator[Hint]:
    words, signs = _money()
    for match in _COUNTED.finditer(document.reading.words.text):
        word, sign = (match["word"] or "").lower(), match["sign"] or ""
        country = words.get(word) or words.get(word.removesuffix("s")) or signs.get(sign)
        if country is not None:
            yield Hint(EntityType.PLACE, country, "money", word or sign)


_COUNTED = re.compile(
    r"(?<![\w.,])\d[\d.,]*(?:bn|m|k| thousand| million| billion| trillion)? (?P<word>[a-z]+)\b"
    r"|(?P<sign>[^\w\s.,;:()\"'-]|\b[A-Z]{1,3}\$?)(?=\d)"
)


@cache
def _money() -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Return the country of each currency's word and sign."""
    text = Path(__file__).with_name("currencies.toml").read_text(encoding="utf-8")
    lists = tomllib.loads(text)
    return lists["words"], lists["signs"]
