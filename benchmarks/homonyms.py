"""Things of one name in two articles: how often two are made one, and one is left two."""

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
"""Persons, by whom the weights of :mod:`kg.resolve.person_context` were set."""
NAMESAKES = Path(__file__).with_name("namesakes.toml")
"""Well-known persons, places and institutions, collected after that."""
PLACES = Path(__file__).with_name("places.toml")
"""More places and institutions: namesakes, and one thing seen from two places."""
UNSEEN = Path(__file__).with_name("unseen.toml")
"""The same, looked at once and not used to make rules."""
FRESH = Path(__file__).with_name("fresh.toml")
"""Namesakes in ordinary news sentences, and things that two articles tell two sides of."""
WORDS = Path(__file__).with_name("words.toml")
"""Institutions called by a common word, bodies, places and rare names of persons."""
PLACES2 = Path(__file__).with_name("places2.toml")
"""Places alone, of all kinds and continents."""
BODIES = Path(__file__).with_name("bodies.toml")
"""Institutions alone: local bodies, and names of one or two words that others have."""
PERSONS3 = Path(__file__).with_name("persons3.toml")
"""Persons alone, in articles of the length and with the dates that news has."""
BLIND = Path(__file__).with_name("blind.toml")
"""All kinds: counted unread through several changes of rules, then read and used."""
BLIND2 = Path(__file__).with_name("blind2.toml")
"""The same again, by somebody who knew no rules: counted unread, then read and used."""
BLIND3 = Path(__file__).with_name("blind3.toml")
"""Once more, by somebody who knew no rules: counted unread, then read and used."""
SILENT = Path(__file__).with_name("silent.toml")
"""Articles that name no country, by somebody who knew the rules."""
BLIND4 = Path(__file__).with_name("blind4.toml")
"""The same again, of names that no other set asks for: counted unread, then read and used."""
BLIND5 = Path(__file__).with_name("blind5.toml")
"""Sixty more, by somebody who saw no rules: counted unread, then read and used."""
BLIND6 = Path(__file__).with_name("blind6.toml")
"""Fifty of names that no other set asks for: counted unread, then read and used."""
PLACES3 = Path(__file__).with_name("places3.toml")
"""Places alone, by somebody who knew the rules, before they were changed for blind6."""
BLIND7 = Path(__file__).with_name("blind7.toml")
"""Fifty more, by somebody who saw no rules: counted unread, then read and used."""
BLIND8 = Path(__file__).with_name("blind8.toml")
"""Sixty of names that no other set asks for: counted unread, then read and used."""
BLIND9 = Path(__file__).with_name("blind9.toml")
"""The same again, of other names: counted unread, then read and used."""
BLIND10 = Path(__file__).with_name("blind10.toml")
"""The same again, by somebody who saw no rules: counted unread, then read and used."""
BLIND11 = Path(__file__).with_name("blind11.toml")
"""The same again, by somebody who saw no rules: counted unread, then read and used."""


class Case(NamedTuple):
    """Two short articles.

    Attributes:
        same: Whether they are about one thing.
        type: What kind of thing.
        who: Letters of its name in both.
        trap: What they have in common although they are two.
        left: One text.
        right: The other.
        dates: When they were published, or "".
    """

    same: bool
    type: EntityType
    who: str
    trap: str
    left: str
    right: str
    dates: tuple[str, str] = ("", "")


class Outcome(NamedTuple):
    """What became of a case.

    Attributes:
        case: The case.
        merged: Whether the two are one node.
        unsure: Whether they are shown to a person as a pair that may be one.
        found: Whether both texts name such a thing, without which there is nothing to merge.
    """

    case: Case
    merged: bool
    unsure: bool
    found: bool


def read(path: Path = CASES) -> list[Case]:
    """Return the cases of a file."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return [
        Case(
            same=kind == "same",
            type=EntityType(one.get("type", EntityType.PERSON)),
            who=one["who"],
            trap=one.get("trap", ""),
            left=one["left"],
            right=one["right"],
            dates=tuple(one.get("date", ("", ""))),
        )
        for kind in ("different", "same")
        for one in data.get(kind, ())
    ]


def outcomes(cases: list[Case]) -> Iterator[Outcome]:
    """Yield what kg makes of each case, from the text on."""
    texts = [
        from_text(text, published=date)
        for case in cases
        for text, date in zip((case.left, case.right), case.dates, strict=True)
    ]
    every = list(pipeline.extract_articles(texts))
    for number, case in enumerate(cases):
        pair = every[2 * number : 2 * number + 2]
        found = entities(
            {mention for one in pair for mention in one.mentions},
            facts={fact for one in pair for fact in one.facts},
            citations=[one.citation for one in pair],
            hints={one.citation.id: one.hints for one in pair},
        )
        ends = [_named(one, found.entities, case) for one in pair]
        unsure = {(one.left, one.right) for one in found.unsure}
        yield Outcome(
            case=case,
            merged=bool(ends[0] & ends[1]),
            unsure=any((min(both), max(both)) in unsure for both in product(*ends)),
            found=all(ends),
        )


def _named(extraction: Extraction, entities: Mapping[Mention, Entity], case: Case) -> set[str]:
    """Return the ids of an article's things of the case's type that are called so."""
    return {
        entities[mention].id
        for mention in extraction.mentions
        if mention.type is case.type and case.who in mention.name
    }
