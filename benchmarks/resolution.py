"""How well names and nodes are told apart.

    python -m benchmarks.resolution --names       labelled pairs of names
    python -m benchmarks.resolution --clusters    entities across MEANTIME's articles
    python -m benchmarks.resolution --homonyms    persons of one name: false merges
    python -m benchmarks.resolution --cost N...   time and memory for N generated names

One line for each system. ``--logic-v2 PYTHON`` also runs nomenklatura's logic-v2 on the pairs
of names, by an interpreter that has nomenklatura: it needs PyICU, which has no wheels, so it is
not in kg's own environment.
"""

import argparse
import csv
import gc
import json
import math
import os
import random
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from benchmarks import clusters, homonyms
from kg.model import Citation, EntityType, Extraction, Mention, identify
from kg.resolve import resolve
from kg.resolve.blocking import near
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
    parser.add_argument("--clusters", action="store_true", help="entities across articles")
    parser.add_argument("--homonyms", action="store_true", help="persons of one name")
    parser.add_argument("--logic-v2", metavar="PYTHON", help="one that has nomenklatura")
    parser.add_argument("--cost", type=int, nargs="+", metavar="N", help="numbers of names")
    parser.add_argument("--runs", type=int, default=3, help="of each number; the least counts")
    options = parser.parse_args(arguments)
    first: tuple[int, float] | None = None
    for number in options.cost or ():
        seconds, peak, pairs = cost(number, runs=options.runs)
        first = first or (number, seconds)
        allowed = number * math.log(number) / (first[0] * math.log(first[0]))
        times = f"{seconds / first[1]:6.1f} times the first, n log n {allowed:.1f}"
        print(
            f"{number:>7,} names {seconds:7.3f} s {peak:7.1f} MiB {pairs:5.2f} pairs a name "
            f"{times}"
        )
    passed = [
        *([_clusters()] if options.clusters else []),
        *([_homonyms(wrong=options.wrong)] if options.homonyms else []),
    ]
    if options.names or not (options.cost or passed):
        passed.append(_names(wrong=options.wrong, python=options.logic_v2))
    return 0 if all(passed) else 1


MOST_FALSE = 3
"""Namesakes of 69 that may be merged. The articles of a pair are two sentences long: where the
reader misses a name or a fact in one of them, resolution has nothing to tell the two by."""


class Cost(NamedTuple):
    """What a resolution took.

    Attributes:
        seconds: Of processor time.
        peak: Of resident memory, MiB; Python and kg included.
        pairs: Pairs of names that were compared, for each name.
    """

    seconds: float
    peak: float
    pairs: float


def cost(number: int, *, runs: int) -> Cost:
    """Return the least time and the highest peak of some runs for so many distinct names.

    Half are persons, half institutions, in articles of ten names each. Each run has a process
    of its own: nothing is cached, and its peak is its own. Others' load makes a run slower and
    never faster, so the least of several is nearest to what the work takes.
    """
    found = []
    for _ in range(runs):
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            found.append(pool.submit(_cost, number).result())
    return Cost(
        seconds=min(one.seconds for one in found),
        peak=max(one.peak for one in found),
        pairs=found[0].pairs,
    )


def _cost(number: int) -> Cost:
    extractions = list(generated(number))
    start = time.process_time()
    resolve(extractions)
    gc.collect(0)  # what resolution put off counts
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    named = [
        ((one.name,), one.name, one.type) for every in extractions for one in every.mentions
    ]
    return Cost(seconds, peak, len(near(named)) / number)


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


def _clusters() -> bool:
    """Print B-cubed and CEAF of each system; tell whether kg is over what equal names give."""
    path = _data() / "meantime" / "dev.conll.gz"
    units = clusters.read(path)
    truth = clusters.gold(units)
    found = {name: system(units) for name, system in clusters.SYSTEMS.items()}
    own = clusters.by_own_mentions(units, clusters.texts(path))
    found["kg-own"] = own
    good = True
    for measure in (clusters.b_cubed, clusters.ceaf):
        figures = {name: measure(truth, one) for name, one in found.items()}
        for name, one in figures.items():
            print(f"{name:<12} {measure.__name__:<8} {_shown(*one, one.f1)}")
        floor = figures["equal"].f1
        wanted = f"floor {floor:.3f} goal {clusters.goal(floor):.3f}"
        print(f"             {measure.__name__:<8} {wanted}")
        good &= figures["kg"].f1 >= floor
    missed = sum(isinstance(one, clusters.Unit) for one in own.values())
    print(f"kg-own       finds no name of {missed} of {len(units)} things of an article")
    return good


def _homonyms(*, wrong: bool) -> bool:
    """Print false and missed merges; return True if few namesakes are merged."""
    every = list(homonyms.outcomes(homonyms.read()))
    two = [one for one in every if not one.case.same]
    one_ = [one for one in every if one.case.same]
    false = [one for one in two if one.merged]
    missed = [one for one in one_ if not one.merged]
    shown = sum(one.unsure for one in every)
    print(f"kg           false merges {len(false)} of {len(two)} homonyms")
    print(f"kg           missed merges {len(missed)} of {len(one_)} persons in two articles")
    print(f"kg           unsure {shown} of {len(every)}, name not found {_lost(every)}")
    equal = "equal        false merges"
    print(f"{equal} {sum(_equal(one.case) for one in two)} of {len(two)} homonyms")
    shown_false = list(false)
    known = list(homonyms.outcomes(homonyms.read(homonyms.NAMESAKES)))
    for type_ in (EntityType.PERSON, EntityType.PLACE, EntityType.INSTITUTION):
        some = [one for one in known if one.case.type is type_]
        merged = [one for one in some if one.merged]
        shown_false += merged
        false += merged
        kind = f"well-known {type_.lower()} namesakes"
        print(
            f"kg           false merges {len(merged)} of {len(some)} {kind}, name not found "
            f"{_lost(some)}"
        )
    more = list(homonyms.outcomes(homonyms.read(homonyms.PLACES)))
    merged = [one for one in more if one.merged and not one.case.same]
    split = [one for one in more if one.unsure and one.case.same]
    shown_false += merged + split
    print(
        f"kg           false merges {len(merged)} of {sum(not one.case.same for one in more)} "
        f"places and institutions, parted falsely {len(split)} of "
        f"{sum(one.case.same for one in more)}, name not found {_lost(more)}"
    )
    for path in (
        homonyms.FRESH,
        homonyms.UNSEEN,
        homonyms.WORDS,
        homonyms.PLACES2,
        homonyms.BODIES,
        homonyms.PERSONS3,
        homonyms.BLIND,
        homonyms.BLIND2,
        homonyms.BLIND3,
        homonyms.SILENT,
        homonyms.BLIND4,
        homonyms.BLIND5,
        homonyms.BLIND6,
        homonyms.PLACES3,
        homonyms.BLIND7,
        homonyms.BLIND8,
        homonyms.BLIND9,
        homonyms.BLIND10,
        homonyms.BLIND11,
    ):
        shown_false += _told_twice(path)
    for one in (shown_false + missed) if wrong else ():
        print(one.case)
    return len(false) <= MOST_FALSE


def _told_twice(path: Path) -> list[homonyms.Outcome]:
    """Print what becomes of pairs in ordinary news sentences; return those that are wrong.

    Two persons that are one and share no context stay unsure by rule, and count as missed.
    """
    every, wrong = list(homonyms.outcomes(homonyms.read(path))), []
    for type_ in (EntityType.PERSON, EntityType.PLACE, EntityType.INSTITUTION):
        some = [one for one in every if one.case.type is type_]
        two = [one for one in some if not one.case.same]
        merged = [one for one in two if one.merged]
        missed = [one for one in some if one.case.same and not one.merged]
        wrong += merged + missed
        print(
            f"kg           {path.stem} {type_.lower()}s: false merges {len(merged)} of "
            f"{len(two)}, one left two {len(missed)} of {len(some) - len(two)}, of them unsure "
            f"{sum(one.unsure for one in missed)}, name not found {_lost(some)}"
        )
    return wrong


def _lost(every: Iterable[homonyms.Outcome]) -> int:
    return sum(not one.found for one in every)


def _equal(case: homonyms.Case) -> bool:
    """Return whether both texts have one name, as they print it: the plain baseline."""
    ends = [
        re.findall(rf"[\w.]+ {case.who}(?: [A-Z]\w+)?", text)
        for text in (case.left, case.right)
    ]
    return bool(set(ends[0]) & set(ends[1]))


def _shown(precision: float, recall: float, f1: float) -> str:
    return f"P {precision:.3f} R {recall:.3f} F1 {f1:.3f}"


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


def _names(*, wrong: bool, python: str | None = None) -> bool:
    pairs = list(read(_data() / "name-bench" / "cases.csv"))
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
        print(f"{name:<12} {_shown(*found)}")
    print(f"             floor {FLOOR:.3f} goal {GOAL:.3f}")
    if wrong:
        for one in pairs:
            same = systems["kg-same"](one)
            if systems["kg"](one) != one.match or (same and not one.match):
                print(one.match, "|", one.left, "|", one.right, compare(*one[:3]).features)
    return figures["kg"][2] >= FLOOR


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
