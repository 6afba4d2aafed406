"""Persons of one name in two articles: how often two are made one, and one is left two."""

import tomllib
from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path
from typing import NamedTuple

from kg import pipeline
from kg.model import Entity, EntityType, Extraction, Mention
from kg.resolve.entities import entities
from kg.sources import from_text

CASES = Path(__file__).with_name("homonyms.toml")


class Case(NamedTuple):
    """Two short articles.

    Attributes:
        same: Whether they are about one person.
        who: A word of the person's name in both.
        trap: What they have in common although they are two.
        left: One text.
        right: The other.
    """

    same: bool
    who: str
    trap: str
    left: str
    right: str


class Outcome(NamedTuple):
    """What became of a case.

    Attributes:
        case: The case.
        merged: Whether the two are one node.
        unsure: Whether they are shown to a person as a pair that may be one.
        found: Whether both texts name a person at all, without which there is nothing to merge.
    """

    case: Case
    merged: bool
    unsure: bool
    found: bool


def read(path: Path = CASES) -> list[Case]:
    """Return the cases of a file."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return [
        Case(kind == "same", one["who"], one.get("trap", ""), one["left"], one["right"])
        for kind in ("different", "same")
        for one in data[kind]
    ]


def outcomes(cases: list[Case]) -> Iterator[Outcome]:
    """Yield what kg makes of each case, from the text on."""
    texts = [text for case in cases for text in (case.left, case.right)]
    every = list(pipeline.extract_articles(from_text(text) for text in texts))
    for number, case in enumerate(cases):
        pair = every[2 * number : 2 * number + 2]
        found = entities(
            {mention for one in pair for mention in one.mentions},
            facts={fact for one in pair for fact in one.facts},
            citations=[one.citation for one in pair],
        )
        ends = [_persons(one, found.entities, case.who) for one in pair]
        unsure = {(one.left, one.right) for one in found.unsure}
        yield Outcome(
            case=case,
            merged=bool(ends[0] & ends[1]),
            unsure=any((min(both), max(both)) in unsure for both in product(*ends)),
            found=all(ends),
        )


def _persons(extraction: Extraction, entities: Mapping[Mention, Entity], who: str) -> set[str]:
    """Return the ids of an article's persons who are called so."""
    return {
        entities[mention].id
        for mention in extraction.mentions
        if mention.type is EntityType.PERSON and who in mention.name
    }
