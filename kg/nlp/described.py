"""The word lists of ``descriptions.toml``, ready for look-up."""

import tomllib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Descriptions:
    """The lists of ``descriptions.toml``; the file says what each is for."""

    persons: frozenset[str]
    passing: frozenset[str]
    common: frozenset[str]
    past: frozenset[str]
    same: Mapping[str, frozenset[str]]
    kinds: Mapping[str, frozenset[str]]
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
        past=frozenset(data["persons"]["past"]),
        same={one: frozenset(others) for one, others in data["persons"]["same"].items()},
        kinds=_by_word(data["kinds"]),
        sure=frozenset(data["own"]["sure"]),
        never=frozenset(data["own"]["never"]),
    )


def _by_word(kinds: Mapping[str, list[str]]) -> Mapping[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for kind, nouns in sorted(kinds.items()):
        for noun in nouns:
            found[noun].add(kind)
    return {noun: frozenset(names) for noun, names in found.items()}
