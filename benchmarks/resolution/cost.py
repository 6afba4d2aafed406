"""Time and memory of resolution, by the number of names."""

import gc
import math
import random
import resource
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import NamedTuple

from kg.model import Citation, EntityType, Extraction, Mention, identify
from kg.resolve import resolve
from kg.resolve.blocking import near

_SYLLABLES = [first + vowel for first in "bdfgklmnprstvwz" for vowel in "aeiou"]


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


def report(numbers: Sequence[int], *, runs: int) -> None:
    """Print what so many names cost, and how that grows beside n log n."""
    first: tuple[int, float] | None = None
    for number in numbers:
        seconds, peak, pairs = cost(number, runs=runs)
        first = first or (number, seconds)
        allowed = number * math.log(number) / (first[0] * math.log(first[0]))
        times = f"{seconds / first[1]:6.1f} times the first, n log n {allowed:.1f}"
        print(
            f"{number:>7,} names {seconds:7.3f} s {peak:7.1f} MiB {pairs:5.2f} pairs a name "
            f"{times}"
        )
