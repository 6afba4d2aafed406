"""Things of one name in two articles: how often two are made one, and one is left two."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path
from typing import NamedTuple

from kg import pipeline
from kg.model import Entity, EntityType, Extraction, Mention
from kg.resolve.entities import entities
from kg.sources import from_text

FOLDER = Path(__file__).with_name("homonyms")
FILES = ("development", "unread-at-first")
"""Pairs that rules were made with, and pairs that were counted before; the files say how."""
TYPES = (EntityType.PERSON, EntityType.PLACE, EntityType.INSTITUTION)
GUARDED = ("persons", "well-known")
"""Parts whose false merges have a limit."""
MOST_FALSE = 3
"""Pairs of two things of the guarded parts, 69, that may be merged. Their articles are two
sentences long: where the reader misses a name or a fact, nothing tells the two apart."""


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


def read() -> dict[str, list[Case]]:
    """Return the cases of each part of the files."""
    return {
        part: [
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
            for one in cases.get(kind, ())
        ]
        for name in FILES
        for part, cases in tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8")).items()
    }


def report(*, wrong: bool) -> bool:
    """Print false and missed merges of each part; return True if few namesakes are merged.

    Two persons that are one and share no context stay unsure by rule, and count as missed.
    """
    guarded: list[Outcome] = []
    mistakes: list[Case] = []
    print("merged of two | parted of one (unsure of them) | name not found")
    for part, cases in read().items():
        every = list(outcomes(cases))
        for type_ in TYPES:
            some = [one for one in every if one.case.type is type_]
            two = [one for one in some if not one.case.same]
            merged = [one for one in two if one.merged]
            parted = [one for one in some if one.case.same and not one.merged]
            mistakes += [one.case for one in merged + parted]
            if some:
                print(
                    f"{part:<14} {type_.lower() + 's':<13} {len(merged):>2} of {len(two):>2} |"
                    f" {len(parted):>2} of {len(some) - len(two):>2} "
                    f"({sum(one.unsure for one in parted)}) |"
                    f" {sum(not one.found for one in some)}"
                )
        guarded += every if part in GUARDED else ()
    two = [one for one in guarded if not one.case.same]
    false = sum(one.merged for one in two)
    equal = sum(_equal(one.case) for one in two)
    print(
        f"{' and '.join(GUARDED)}: {false} of {len(two)} merged, at most {MOST_FALSE}; ", end=""
    )
    print(f"by equal names {equal}")
    for case in mistakes if wrong else ():
        print(case)
    return false <= MOST_FALSE


def _equal(case: Case) -> bool:
    """Return whether both texts have one name, as they print it: the plain baseline."""
    ends = [
        re.findall(rf"[\w.]+ {case.who}(?: [A-Z]\w+)?", text)
        for text in (case.left, case.right)
    ]
    return bool(set(ends[0]) & set(ends[1]))


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
