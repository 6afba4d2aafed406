"""How well names and nodes are told apart.

    python -m benchmarks.resolution --names     labelled pairs of names
    python -m benchmarks.resolution --cost N    time for N generated names

One line for each system.
"""

import argparse
import csv
import os
import random
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from kg.model import Citation, EntityType, Extraction, Mention, identify
from kg.resolve import resolve
from kg.resolve.compare import Judgement, compare

ROOT = Path(__file__).resolve().parent.parent
GOAL, FLOOR = 0.90, 0.83
_TYPES = {"Person": EntityType.PERSON}
_SYLLABLES = [first + vowel for first in "bdfgklmnprstvwz" for vowel in "aeiou"]
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
    parser.add_argument("--cost", type=int, nargs="+", metavar="N", help="numbers of names")
    options = parser.parse_args(arguments)
    for number in options.cost or ():
        seconds, peak = cost(number)
        print(f"{number:>7,} names {seconds:7.2f} s {peak / 2**20:7.1f} MiB")
    return 0 if options.cost and not options.names else _names(wrong=options.wrong)


def cost(number: int) -> tuple[float, float]:
    """Return seconds and the peak of allocated bytes for resolving so many distinct names.

    Half are persons, half institutions, in articles of ten names each. Time and memory are
    taken in two runs: tracing allocations is slow.
    """
    extractions = list(generated(number))
    start = time.perf_counter()
    resolve(extractions)
    seconds = time.perf_counter() - start
    tracemalloc.start()
    resolve(extractions)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return seconds, peak


def generated(number: int, *, seed: int = 0) -> Iterator[Extraction]:
    """Yield articles that name so many different made-up persons and institutions."""
    chance = random.Random(seed)  # noqa: S311 - made-up names need no secrecy
    names: dict[str, EntityType] = {}
    while len(names) < number:
        words = [
            "".join(chance.choices(_SYLLABLES, k=chance.randint(1, 3))).title() for _ in "ab"
        ]
        if len(names) % 2:
            names[f"{words[0]} {words[1]} Institute"] = EntityType.INSTITUTION
        else:
            names[" ".join(words)] = EntityType.PERSON
    every = list(names.items())
    for first in range(0, number, 10):
        id_, sha256 = identify(str(first))
        citation = Citation(id=id_, sha256=sha256, name=id_, source=id_, title=id_)
        mentions = tuple(
            Mention(article=id_, start=n, end=n + 1, text=name, type=type_, name=name)
            for n, (name, type_) in enumerate(every[first : first + 10])
        )
        yield Extraction(citation=citation, mentions=mentions)


def _names(*, wrong: bool) -> int:
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
    if wrong:
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
