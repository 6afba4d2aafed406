"""The word lists of ``descriptions.toml``, ready for look-up."""

import tomllib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.model import EntityType


@dataclass(frozen=True, slots=True, kw_only=True)
class Descriptions:
    """The lists of ``descriptions.toml``; the file says what each is for."""

    persons: frozenset[str]
    passing: frozenset[str]
    bodies_too: frozenset[str]
    common: frozenset[str]
    past: frozenset[str]
    titles: frozenset[str]
    trades: Mapping[str, str]
    same: Mapping[str, frozenset[str]]
    kinds: Mapping[str, frozenset[str]]
    things: Mapping[str, EntityType]
    vague: frozenset[str]
    any: frozenset[str]
    numbers: Mapping[str, int]
    several: frozenset[str]
    sure: frozenset[str]
    never: frozenset[str]


@cache
def descriptions() -> Descriptions:
    """Read ``descriptions.toml`` once."""
    path = Path(__file__).parent / "descriptions.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return Descriptions(
        persons=frozenset(data["persons"]["nouns"]),
        common=frozenset(data["persons"]["common"]),
        passing=frozenset(data["persons"]["passing"]),
        bodies_too=frozenset(data["persons"]["bodies_too"]),
        past=frozenset(data["persons"]["past"]),
        titles=frozenset(data["persons"]["titles"]),
        trades={
            word: word if trade == "other" else trade
            for trade, words in data["persons"]["trades"].items()
            for word in (*words, *([] if trade == "other" else [trade]))
        },
        same={one: frozenset(others) for one, others in data["persons"]["same"].items()},
        kinds=_by_word(data["kinds"]),
        things={
            noun: EntityType(kind)
            for kind, nouns in sorted(data["things"].items())
            for noun in nouns
        },
        any=frozenset(data["own"]["any"]),
        vague=frozenset(data["own"]["vague"]),
        numbers=data["several"]["numbers"],
        several=frozenset(data["several"]["nouns"]),
        sure=frozenset(data["own"]["sure"]),
        never=frozenset(data["own"]["never"]),
    )


def _by_word(kinds: Mapping[str, list[str]]) -> Mapping[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for kind, nouns in sorted(kinds.items()):
        for noun in nouns:
            found[noun].add(kind)
    return {noun: frozenset(names) for noun, names in found.items()}
