"""The words of speech, from ``speech.toml``."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The word lists of ``speech.toml``."""

    say: frozenset[str]
    quote: frozenset[str]
    characterise: frozenset[str]
    urge: frozenset[str]
    call: dict[str, list[str]]
    charge: dict[str, str]
    profess: frozenset[str]
    find: frozenset[str]
    deem: frozenset[str]
    declare: frozenset[str]
    cite: frozenset[str]
    sources: frozenset[str]
    posts: frozenset[str]
    accounts: frozenset[str]
    that: frozenset[str]
    own_up: frozenset[str]
    judges: frozenset[str]
    members: frozenset[str]
    withheld: frozenset[str]
    unreal: frozenset[str]
    voices: frozenset[str]
    documents: frozenset[str]
    findings: frozenset[str]
    bodies: frozenset[str]
    services: frozenset[str]
    kinds: frozenset[str]
    speakers: frozenset[str]
    parts: frozenset[str]
    issue: frozenset[str]
    particles: dict[str, str]
    minds: frozenset[str]
    attitudes: frozenset[str]
    utter: frozenset[str]
    intents: frozenset[str]
    avow: frozenset[str]
    viewed: frozenset[str]
    outlets: frozenset[str]


@cache
def words() -> Words:
    """Return the words of speech."""
    with Path(__file__).with_name("speech.toml").open("rb") as file:
        table = tomllib.load(file)
    return Words(
        call=table.pop("call"),
        charge={
            verb: preposition
            for preposition, verbs in table.pop("charge").items()
            for verb in verbs
        },
        particles=table.pop("particles"),
        **{name: frozenset(values) for name, values in table.items()},
    )
