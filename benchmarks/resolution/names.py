"""Labelled pairs of names: which kg says are one, beside simple rules and nomenklatura."""

import csv
import json
import subprocess
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from benchmarks.figures import data_folder, shares
from kg.model import EntityType
from kg.resolve.compare import Judgement, compare

GOAL, FLOOR = 0.90, 0.83
_TYPES = {"Person": EntityType.PERSON}
_LEVENSHTEIN = 0.7  # share of letters that agree; nomenklatura's own threshold
_LOGIC_THRESHOLD = 0.7
_LOGIC_V2 = """
import json, sys
from followthemoney import model
from nomenklatura.matching import get_algorithm
logic = get_algorithm("logic-v2")
config = logic.default_config()
def entity(id_, person, name):
    schema = "Person" if person else "Organization"
    return model.get_proxy({"id": id_, "schema": schema, "properties": {"name": [name]}})
rows = json.load(sys.stdin)
print(json.dumps([
    logic.compare(entity(f"l{n}", person, left), entity(f"r{n}", person, right), config).score
    for n, (left, right, person) in enumerate(rows)
]))
"""


class Pair(NamedTuple):
    """Two names and whether they match."""

    left: str
    right: str
    type: EntityType
    match: bool


def report(*, wrong: bool, python: str | None = None) -> bool:
    """Print a line for each system; return True if kg reaches the floor."""
    pairs = list(read(data_folder() / "name-bench" / "cases.csv"))
    systems: dict[str, Callable[[Pair], bool]] = {
        "kg": lambda one: judge(one) is not Judgement.DIFFERENT,
        "kg-same": lambda one: judge(one) is Judgement.SAME,
        "levenshtein": levenshtein,
        "equal": lambda one: one.left.casefold() == one.right.casefold(),
    }
    if python:
        said = dict(zip(pairs, logic_v2(pairs, python), strict=True))
        systems["logic-v2"] = said.__getitem__
    figures = {name: figure(pairs, system) for name, system in systems.items()}
    for name, found in figures.items():
        print(f"{name:<12} {shares(*found)}")
    print(f"             floor {FLOOR:.3f} goal {GOAL:.3f}")
    if wrong:
        for one in pairs:
            same = systems["kg-same"](one)
            if systems["kg"](one) != one.match or (same and not one.match):
                print(one.match, "|", one.left, "|", one.right, compare(*one[:3]).features)
    return figures["kg"][2] >= FLOOR


def read(path: Path) -> Iterator[Pair]:
    """Yield the labelled pairs of a file. All that is no person is compared as institution."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            type_ = _TYPES.get(row["schema"], EntityType.INSTITUTION)
            yield Pair(row["name1"], row["name2"], type_, row["is_match"] == "true")


def judge(pair: Pair) -> Judgement:
    """Return what kg says of two names."""
    return compare(pair.left, pair.right, pair.type).judgement


def levenshtein(pair: Pair) -> bool:
    """Return whether most letters agree."""
    one, other = pair.left.casefold(), pair.right.casefold()
    return Levenshtein.normalized_similarity(one, other) >= _LEVENSHTEIN


def figure(pairs: Iterable[Pair], system: Callable[[Pair], bool]) -> tuple[float, float, float]:
    """Return precision, recall and F1 of the pairs that match."""
    right = said = true = 0
    for one in pairs:
        found = system(one)
        right += found and one.match
        said += found
        true += one.match
    precision, recall = right / said if said else 0.0, right / true if true else 0.0
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0


def logic_v2(pairs: Sequence[Pair], python: str) -> list[bool]:
    """Return what nomenklatura's logic-v2 says of pairs, at its own threshold of .7.

    Args:
        pairs: Of names.
        python: Interpreter that has nomenklatura.

    Raises:
        subprocess.CalledProcessError: If it has not.
    """
    rows = [(one.left, one.right, one.type is EntityType.PERSON) for one in pairs]
    done = subprocess.run(  # noqa: S603 - the interpreter that the user named
        [python, "-c", _LOGIC_V2],
        input=json.dumps(rows),
        capture_output=True,
        text=True,
        check=True,
    )
    return [score >= _LOGIC_THRESHOLD for score in json.loads(done.stdout)]
