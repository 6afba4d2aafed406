"""Chooses what "it" or "the company" stands for: a name, a noun without one, or nothing.

Every name and every noun within reach is an option, and so is nothing. A log-linear model
weighs their features; its weights are fitted by ``benchmarks/training/coreference.py`` on
OntoGUM, MEANTIME, News-Fair and the product corpus, and stand in ``ranking.toml``. A name is
answered where its share reaches the group's threshold and is so many times that of any other
name and of nothing as the group's margin says: a wrong "it" makes a wrong fact.
"""

import math
import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

Features = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that a word may stand for.

    Attributes:
        name: The name with its type, as a key; "" for a noun without a name and for nothing.
        index: Index of the candidate that is meant, or -1.
        features: What speaks for and against it.
    """

    name: str
    index: int
    features: Features


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """The weights of a group of words, and what an answer must reach.

    Attributes:
        weights: What each feature counts.
        threshold: The least share of a name.
        margin: How many times as likely as the next answer a name must be.
    """

    weights: Features
    threshold: float
    margin: float = 1.0


@cache
def models() -> Mapping[str, Model]:
    """Read ``ranking.toml`` once: the model of each group."""
    path = Path(__file__).parent / "ranking.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return {
        group: Model(
            weights=table["weights"], threshold=table["threshold"], margin=table["margin"]
        )
        for group, table in data.items()
    }


def shares(options: Sequence[Option], weights: Features) -> list[float]:
    """Return the probability of each option; they sum to 1."""
    scores = [
        sum(weights.get(name, 0.0) * value for name, value in option.features.items())
        for option in options
    ]
    top = max(scores)
    exponents = [math.exp(score - top) for score in scores]
    total = sum(exponents)
    return [value / total for value in exponents]


def chosen(options: Sequence[Option], model: Model) -> int | None:
    """Return the candidate whose name has the largest share, if that is large enough."""
    if not any(option.name for option in options):
        return None
    total: defaultdict[str, float] = defaultdict(float)
    best: dict[str, tuple[float, int]] = {}
    for option, share in zip(options, shares(options, model.weights), strict=True):
        total[option.name] += share
        if option.name and share > best.get(option.name, (0.0, 0))[0]:
            best[option.name] = (share, option.index)
    # Of two equal ones the first in the alphabet: the order of options must not matter.
    name = min(best, key=lambda name: (-round(total[name], 9), name))
    others = max((share for other, share in total.items() if other != name), default=0.0)
    sure = total[name] >= max(model.threshold, model.margin * others)
    return best[name][1] if sure else None
