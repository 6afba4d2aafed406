"""Reads ``frames.toml``: which verb says which relation between which of its arguments."""

import tomllib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.extraction.grammar.slots import OBJECT, SUBJECT
from kg.model import EntityType
from kg.ontology import relations


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One row of ``frames.toml``; the file explains the slots."""

    relation: str
    verb: str
    particle: str
    subject: str = SUBJECT
    object: str = OBJECT
    subject_types: frozenset[EntityType]
    object_types: frozenset[EntityType]
    subject_cue: frozenset[str] = frozenset()
    object_cue: frozenset[str] = frozenset()
    object_not: frozenset[str] = frozenset()
    passive: bool = False
    through: frozenset[str] = frozenset()
    noun: frozenset[str] = frozenset()
    goods: bool = False
    wares: bool = False
    named: bool = False
    bare: bool = False
    settled: bool = False
    former: bool = False
    lasting: bool = False
    role: str = ""
    rule: str = ""
    without: frozenset[str] = frozenset()
    with_: frozenset[str] = frozenset()
    of_others: bool = False
    own: bool = False
    unowned: bool = False
    by: str = ""
    equipment: bool = False
    fields: bool = False
    counted: bool = False
    present: bool = False
    done_to: bool = False
    alone: bool = False
    within_own: bool = False


@cache
def frames() -> Mapping[str, tuple[Frame, ...]]:
    """Read ``frames.toml`` once: the frames of each verb lemma."""
    path = Path(__file__).parent / "frames.toml"
    found: defaultdict[str, list[Frame]] = defaultdict(list)
    for row in tomllib.loads(path.read_text(encoding="utf-8"))["frame"]:
        relation = relations()[row["relation"]]
        for phrase in row["verbs"]:
            verb, _, particle = phrase.partition(" ")
            found[verb].append(
                Frame(
                    relation=row["relation"],
                    verb=verb,
                    particle=particle,
                    subject=row.get("subject", SUBJECT),
                    object=row.get("object", OBJECT),
                    subject_types=_types(row.get("subject_types"), relation.subjects),
                    object_types=_types(row.get("object_types"), relation.objects),
                    subject_cue=frozenset(row.get("subject_cue", ())),
                    object_cue=frozenset(row.get("object_cue", ())),
                    object_not=frozenset(row.get("object_not", ())),
                    passive=row.get("passive", False),
                    through=frozenset(row.get("through", ())),
                    noun=frozenset(row.get("noun", ())),
                    goods=row.get("goods", False),
                    wares=row.get("wares", False),
                    named=row.get("named", False),
                    bare=row.get("bare", False),
                    settled=row.get("settled", False),
                    former=row.get("former", False),
                    lasting=row.get("lasting", False),
                    role=row.get("role", ""),
                    rule=row.get("rule", ""),
                    without=frozenset(row.get("without", ())),
                    with_=frozenset(row.get("with", ())),
                    of_others=row.get("of_others", False),
                    own=row.get("own", False),
                    unowned=row.get("unowned", False),
                    by=row.get("by", ""),
                    equipment=row.get("equipment", False),
                    fields=row.get("fields", False),
                    counted=row.get("counted", False),
                    present=row.get("present", False),
                    done_to=row.get("done_to", False),
                    alone=row.get("alone", False),
                    within_own=row.get("within_own", False),
                )
            )
    return {verb: tuple(rows) for verb, rows in found.items()}


def _types(given: list[str] | None, default: frozenset[EntityType]) -> frozenset[EntityType]:
    return default if given is None else frozenset(map(EntityType, given))
