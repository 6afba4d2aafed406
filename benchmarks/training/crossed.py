"""Scores a network on KnowledgeNet with thresholds that the scored documents did not choose.

    python -m benchmarks.training.crossed MODEL [--fold 3]

The thresholds in a model's ``config.json`` are those that are best on the fold that its figures
are taken from. Here every second document chooses them for the others, and the other way round.
Beside that: one threshold for all properties, the one that is best on the fold, and no choice
at all, the even chance. Counted as in :mod:`benchmarks.knowledgenet`, through kg's extraction.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from benchmarks import knowledgenet, textf1
from benchmarks.figures import absent, data_folder
from benchmarks.textf1 import Guess, Json
from benchmarks.training import measure
from benchmarks.training.labels import KNOWLEDGENET
from kg.extraction.learned.network import Network, load

LOWEST = -3.5
"""The logit from which a link is a guess: below all that a threshold may be."""

Logits = Mapping[Guess, float]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; return 1 where the data is absent."""
    parser = argparse.ArgumentParser(
        prog="crossed", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("model", type=Path)
    parser.add_argument("--fold", type=int, default=3)
    options = parser.parse_args(arguments)
    path = data_folder() / knowledgenet.GOLD
    if not path.is_file():
        print(absent(path))
        return 1
    gold = [one for one in knowledgenet.documents(path) if int(one["fold"]) == options.fold]
    network = plain(load(options.model))
    said: list[Logits] = []
    rules: list[list[Guess]] = []
    for item in knowledgenet.annotated(gold):
        said.append(
            {
                guess: logit(chance)
                for guess, chance in knowledgenet.by_network(item, network).items()
            }
        )
        rules.append(sorted(set(knowledgenet.by_patterns(item))))
    for name, chosen in choices(gold, said).items():
        guesses = [
            [guess for guess, value in one.items() if value >= each.get(guess[0], np.inf)]
            for one, each in zip(said, chosen, strict=True)
        ]
        both = [sorted({*one, *more}) for one, more in zip(guesses, rules, strict=True)]
        for extractors, every in (("network", guesses), ("with rules", both)):
            counts = sum(textf1.score(gold, every).values(), Counter())
            print(textf1.line(f"{name}, {extractors}", counts))
    return 0


def plain(network: Network) -> Network:
    """Return the network without thresholds and calibration: every chance is its logit's."""
    outputs = tuple(
        replace(output, threshold=LOWEST, scale=1.0, shift=0.0) for output in network.outputs
    )
    return replace(network, outputs=outputs)


def logit(chance: float) -> float:
    """Return the logit of a chance; :func:`plain` rounds to three decimals.

    >>> round(logit(0.5), 3), round(logit(1.0), 3)
    (0.0, 7.6)
    """
    chance = min(max(chance, 0.0005), 0.9995)
    return float(np.log(chance / (1.0 - chance)))


def choices(
    gold: Sequence[Json], said: Sequence[Logits]
) -> dict[str, list[Mapping[str, float]]]:
    """Return ways to set thresholds by name, each as the thresholds of every document."""
    parts = [range(start, len(gold), 2) for start in (0, 1)]
    halves = [thresholds([gold[k] for k in part], [said[k] for k in part]) for part in parts]
    every = compared(gold, said)
    size = len(gold)
    return {
        "even chance": [measure.flat(KNOWLEDGENET, 0.0)] * size,
        "best one": [measure.best(every)] * size,
        "of the other half": [halves[1 - k % 2] for k in range(size)],
        "of this fold": [measure.thresholds(every, KNOWLEDGENET)] * size,
    }


def thresholds(gold: Sequence[Json], said: Sequence[Logits]) -> dict[str, float]:
    """Return the best threshold of each property on some documents."""
    return measure.thresholds(compared(gold, said), KNOWLEDGENET)


def compared(gold: Sequence[Json], said: Sequence[Logits]) -> dict[str, measure.Said]:
    """Compare guesses with the annotation of the properties that each passage annotates."""
    found: dict[str, list[tuple[float, frozenset[int]]]] = {name: [] for name in KNOWLEDGENET}
    facts = Counter[str]()
    for one, logits in zip(gold, said, strict=True):
        for passage in one["passages"]:
            names = textf1.names(passage)
            low, high = int(passage["passageStart"]), int(passage["passageEnd"])
            annotated = [
                (names[fact["propertyId"]], fact)
                for fact in passage["facts"]
                if fact["propertyId"] in names
            ]
            numbers = []
            for name, _ in annotated:
                numbers.append(facts[name])
                facts[name] += 1
            for guess, value in logits.items():
                if low <= guess[1] < high and guess[0] in names.values():
                    hits = frozenset(
                        number
                        for number, (name, fact) in zip(numbers, annotated, strict=True)
                        if name == guess[0] and textf1.meets(guess, fact)
                    )
                    found[guess[0]].append((value, hits))
    return {name: measure.ordered(guesses, gold=facts[name]) for name, guesses in found.items()}


if __name__ == "__main__":
    sys.exit(main())
