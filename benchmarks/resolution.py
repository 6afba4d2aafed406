"""How well names and nodes are told apart.

    python -m benchmarks.resolution --names     labelled pairs of names
    python -m benchmarks.resolution --cost N    time for N generated names

One line for each system.
"""

import argparse
import csv
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from kg.model import EntityType
from kg.resolve.compare import Judgement, compare

ROOT = Path(__file__).resolve().parent.parent
GOAL, FLOOR = 0.90, 0.83
_TYPES = {"Person": EntityType.PERSON}
_LEVENSHTEIN = 0.7  # share of letters that agree; nomenklatura's own threshold


class Pair(NamedTuple):
    """Two names and whether they match."""

    left: str
    right: str
    type: EntityType
    match: bool


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; return 1 where names stay under the floor."""
    parser = argparse.ArgumentParser(prog="resolution", description=__doc__.partition("\n")[0])
    parser.add_argument("--names", action="store_true", help="labelled pairs of names")
    parser.add_argument("--wrong", action="store_true", help="print the pairs that are wrong")
    options = parser.parse_args(arguments)
    pairs = list(read(_data() / "name-bench" / "cases.csv"))
    systems: dict[str, Callable[[Pair], bool]] = {
        "kg": lambda one: judge(one) is not Judgement.DIFFERENT,
        "kg-same": lambda one: judge(one) is Judgement.SAME,
        "levenshtein": levenshtein,
        "equal": lambda one: one.left.casefold() == one.right.casefold(),
    }
    figures = {name: figure(pairs, system) for name, system in systems.items()}
    for name, (precision, recall, f1) in figures.items():
        print(f"{name:<12} P {precision:.3f} R {recall:.3f} F1 {f1:.3f}")
    if options.wrong:
        for one in pairs:
            same = systems["kg-same"](one)
            if systems["kg"](one) != one.match or (same and not one.match):
                print(one.match, "|", one.left, "|", one.right, compare(*one[:3]).features)
    return 0 if figures["kg"][2] >= FLOOR else 1


def judge(pair: Pair) -> Judgement:
    """Return what kg says of two names."""
    return compare(pair.left, pair.right, pair.type).judgement


def levenshtein(pair: Pair) -> bool:
    """Tell whether most letters agree."""
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


def read(path: Path) -> Iterator[Pair]:
    """Yield the labelled pairs of a file. All that is no person is compared as institution."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            type_ = _TYPES.get(row["schema"], EntityType.INSTITUTION)
            yield Pair(row["name1"], row["name2"], type_, row["is_match"] == "true")


def _data() -> Path:
    return Path(os.environ.get("KG_BENCH_DATA", ROOT.parent / "shared" / "data"))


if __name__ == "__main__":
    sys.exit(main())
