"""The words of ``stance.toml``: what says how an article stands to a fact, or ends a post."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.model import Stance, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Tables of ``stance.toml`` by word."""

    modals: dict[str, Stance]
    adverbs: dict[str, Stance]
    marks: dict[str, Stance]
    governors: dict[str, Stance]
    nouns: dict[str, Stance]
    adjectives: dict[str, Stance]
    opinions: frozenset[str]
    neutral: frozenset[str]
    infinitive: frozenset[str]
    achieved: frozenset[str]
    left_for: frozenset[str]
    standing: frozenset[str]
    lifting: frozenset[str]
    broken: frozenset[str]
    ceasing: frozenset[str]
    continuing: frozenset[str]
    pausing: frozenset[str]
    demanding: frozenset[str]
    blocking: frozenset[str]
    limiting: frozenset[str]
    stretches: frozenset[str]
    opposing: frozenset[str]
    factive: frozenset[str]
    foreseeing: frozenset[str]
    joking: frozenset[str]
    arranged: frozenset[str]
    more: frozenset[str]
    acts: frozenset[str]
    gatherings: frozenset[str]
    occurring: frozenset[str]
    press: frozenset[str]
    position: dict[str, Status]
    predicates: dict[str, Status]
    down: frozenset[str]
    held: frozenset[str]
    picked: frozenset[str]
    offices: frozenset[str]
    done: frozenset[str]
    installs: frozenset[str]
    lasting: frozenset[str]
    spans: frozenset[str]
    dies: dict[str, str]
    deaths: frozenset[str]
    unmet: frozenset[str]
    leaving: frozenset[str]
    giving: frozenset[str]
    left: frozenset[str]
    firms: frozenset[str]
    departing: frozenset[str]
    terms: frozenset[str]
    ends: frozenset[str]
    ages: tuple[str, ...]
    cabinet: frozenset[str]
    memorials: frozenset[str]
    rule: frozenset[str]


@cache
def stance_words() -> Words:
    """Read ``stance.toml`` once."""
    with Path(__file__).with_name("stance.toml").open("rb") as file:
        data: dict[str, dict[str, list[str]]] = tomllib.load(file)
    governors, nouns, predicates = data["governors"], data["nouns"], data["predicates"]
    opinions, neutral = governors.pop("opinions"), governors.pop("neutral")
    achieved, standing = governors.pop("achieved"), frozenset(governors.pop("standing"))
    left_for = frozenset(governors.pop("left_for"))
    lifting, broken = (frozenset(governors.pop(name)) for name in ("lifting", "broken"))
    ceasing = frozenset(governors.pop("ceasing"))
    continuing = frozenset(governors.pop("continuing"))
    pausing, demanding, blocking, limiting, stretches = (
        frozenset(governors.pop(name))
        for name in ("pausing", "demanding", "blocking", "limiting", "stretches")
    )
    opposing = frozenset(governors.pop("opposing"))
    factive, joking, foreseeing, arranged = (
        frozenset(governors.pop(name))
        for name in ("factive", "joking", "foreseeing", "arranged")
    )
    infinitive, acts = nouns.pop("infinitive"), nouns.pop("acts")
    gatherings, occurring = (
        frozenset(nouns.pop("gatherings")),
        frozenset(nouns.pop("occurring")),
    )
    press = frozenset(nouns.pop("press"))
    down, held = predicates.pop("down"), predicates.pop("held")
    done, lasting = frozenset(predicates.pop("done")), frozenset(predicates.pop("lasting"))
    spans = frozenset(predicates.pop("spans"))
    installs = frozenset(predicates.pop("installs"))
    picked, offices = (
        frozenset(predicates.pop("picked")),
        frozenset(predicates.pop("offices")),
    )
    deaths = frozenset(data["deaths"].pop("nouns"))
    unmet = frozenset(data["deaths"].pop("unmet"))
    return Words(
        modals=_stances(data["modals"]),
        adverbs=_stances(data["adverbs"]),
        marks=_stances(data["marks"]),
        governors=_stances(governors),
        nouns=_stances(nouns),
        adjectives=_stances(data["adjectives"]),
        opinions=frozenset(opinions),
        neutral=frozenset(neutral),
        infinitive=frozenset(infinitive),
        achieved=frozenset(achieved),
        left_for=left_for,
        standing=standing,
        lifting=lifting,
        broken=broken,
        ceasing=ceasing,
        continuing=continuing,
        pausing=pausing,
        demanding=demanding,
        blocking=blocking,
        limiting=limiting,
        stretches=stretches,
        opposing=opposing,
        factive=factive,
        foreseeing=foreseeing,
        joking=joking,
        arranged=arranged,
        more=frozenset(data["more"]["after_not"]),
        acts=frozenset(acts) | frozenset(word for words in nouns.values() for word in words),
        gatherings=gatherings,
        occurring=occurring,
        press=press,
        position={
            word: Status(key) for key, words in data["position"].items() for word in words
        },
        predicates={word: Status(key) for key, words in predicates.items() for word in words},
        down=frozenset(down),
        held=frozenset(held),
        picked=picked,
        offices=offices,
        done=done,
        installs=installs,
        lasting=lasting,
        spans=spans,
        dies={word: dep for dep, words in data["deaths"].items() for word in words},
        deaths=deaths,
        unmet=unmet,
        leaving=frozenset(data["leaving"]["verbs"]),
        giving=frozenset(data["leaving"]["giving"]),
        left=frozenset(data["leaving"]["posts"] + data["leaving"]["firms"]),
        firms=frozenset(data["leaving"]["firms"]),
        departing=frozenset(data["leaving"]["departing"]),
        terms=frozenset(data["leaving"]["terms"]),
        ends=frozenset(data["leaving"]["ends"]),
        ages=tuple(data["ages"]["names"]),
        cabinet=frozenset(data["ages"]["cabinet"]),
        memorials=frozenset(data["memorials"]["nouns"]),
        rule=frozenset(data["rule"]["nouns"]),
    )


def _stances(table: dict[str, list[str]]) -> dict[str, Stance]:
    return {word: Stance(key) for key, words in table.items() for word in words}
