"""What a network adds on news: ``python -m benchmarks.training.news MODEL OUT``.

MODEL is a written network that left out every fourth of the texts that we annotated, and all
web pages, while it learned. What it says of those is compared with the annotation, beside what
the rules say of them: an output earns its place among kg's facts by what it adds. OUT is JSON:
the calibration, and for each output the logit from which its links become facts.
"""

import argparse
import json
import math
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks import annotated
from benchmarks.figures import data_folder
from benchmarks.news import guess
from benchmarks.scoring import GoldArticle, score
from benchmarks.training import earned, labels
from benchmarks.training.outputs import RELATIONS
from kg import nlp
from kg.extraction import extract
from kg.extraction.learned import learned
from kg.extraction.learned.network import Network, Output, load
from kg.extraction.patterns import patterns
from kg.model import Article, Fact, Mention
from kg.nlp import Document

_FROM = 0.3
# Chance from which a link is looked at.

_OF_DAYS = 1 / 3
# Weight of the news of days. A network reads more of it than of all articles and pages, and
# three of four facts that it adds there are right where on those it is one of two.

_SPREAD = 0.5
# Chances are taken of half the logit: three decimals of the whole would be 1 for many.


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare and write."""
    parser = argparse.ArgumentParser(
        prog="news", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("model", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args(arguments)
    gold, articles = left_out(data_folder())
    documents = list(nlp.annotate(articles, nlp.load()))
    network = open_(load(options.model))
    said = [patterns_and(one, list(learned(one, network=network))) for one in documents]
    every = [
        one
        for some, facts in zip(gold, said, strict=True)
        for one in earned.added(some, facts, _weight(some.id))
    ]
    chosen = earned.least(every)
    for label, counts in sorted(earned.by_label(every).items()):
        right = sum(one.right for one in counts)
        print(f"{label:<24} right {right} of {len(counts)}  from {chosen.get(label, 1.01)}")
    rules = [[one for one in facts if not earned.only_learned(one)] for facts in said]
    kept = [[one for one in facts if earned.speaks(one, chosen)] for facts in said]
    for name, facts in (("rules", rules), ("both, no threshold", said), ("both", kept)):
        _print(name, gold, facts)
    scale, shift = earned.calibration(every)
    result = {
        "least": {label: round(_logit(chance), 3) for label, chance in chosen.items()},
        "scale": round(scale * _SPREAD, 4),
        "shift": round(shift, 4),
        "shifts": {
            label: round(value, 4)
            for label, value in earned.shifts(every, chosen, scale * _SPREAD).items()
        },
    }
    options.out.write_text(json.dumps(result, indent=1, sort_keys=True) + "\n", "utf-8")
    return 0


def _weight(name: str) -> float:
    return _OF_DAYS if name.startswith("current") else 1.0


def left_out(folder: Path) -> tuple[list[GoldArticle], list[Article]]:
    """Return the texts of our annotation that networks leave out of training."""
    kept = [one for one in annotated.read(folder) if one.left_out or not one.trains]
    return [one.gold for one in kept], [one.article for one in kept]


def open_(network: Network) -> Network:
    """Return a network whose outputs for relations of news say all, and the others nothing."""
    return replace(network, outputs=tuple(_outputs()))


def _outputs() -> Iterator[Output]:
    for label in labels.EXPORTED:
        relation, inverse = RELATIONS.get(label, ("", False))
        yield Output(
            label=label,
            relation=relation,
            inverse=inverse,
            symmetric=label in labels.SYMMETRIC,
            threshold=-1.7,
            scale=_SPREAD,
            shift=0.0,
            least=_FROM if label in labels.NEWS else 1.01,
        )


def _logit(chance: float) -> float:
    return math.log(chance / (1 - chance)) / _SPREAD


def patterns_and(document: Document, found: Sequence[Fact[Mention]]) -> list[Fact[Mention]]:
    """Return the merged facts of an article."""
    extractors = {"patterns": patterns, "learned": lambda _: found}
    return list(extract(document, extractors=extractors).facts)


def _print(
    name: str, gold: Sequence[GoldArticle], facts: Sequence[Sequence[Fact[Mention]]]
) -> None:
    guesses = [
        guess(one.id, fact) for one, some in zip(gold, facts, strict=True) for fact in some
    ]
    counts = score(gold, guesses).overall
    print(
        f"{name:<36} P {counts.precision:.3f} R {counts.recall:.3f} F1 {counts.f1:.3f}"
        f"  {counts.right} right"
    )


if __name__ == "__main__":
    sys.exit(main())
