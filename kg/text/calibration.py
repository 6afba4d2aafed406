"""Turns what the network says of a fact into a confidence: of facts with .8, eight of ten hold.

A logistic regression (Platt 1999) on the network's own score and on what stands beside it, with
an offset for each relation. ``training.calibrate`` fits it on
texts that nothing was trained on.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import exp, log
from pathlib import Path

from kg.text.windows import FOLDER

FEATURES = ("score", "certainty", "anaphor", "context", "hedged", "support", "crowd")
"""What decides a confidence: the logit of the network's probability; the log of the certainty
of the mentions; whether an end is a pronoun or description, or stands in an earlier sentence;
whether the stance is not "asserted"; how many other sentences say the same; and how many
mentions the sentence has."""


@dataclass(frozen=True)
class Calibration:
    """Weights of the regression.

    Attributes:
        bias: Added to all.
        weights: Of each of :data:`FEATURES`.
        relations: Added by relation.
    """

    bias: float
    weights: Mapping[str, float]
    relations: Mapping[str, float]

    def confidence(self, relation: str, features: Mapping[str, float]) -> float:
        """Return the share of such facts that hold, three decimals.

        >>> half = Calibration(0.0, {"score": 1.0}, {"uses": -1.0})
        >>> half.confidence("uses", {"score": 1.0}), half.confidence("meets", {"score": 0.0})
        (0.5, 0.5)
        """
        score = self.bias + self.relations.get(relation, 0.0)
        score += sum(self.weights.get(name, 0.0) * value for name, value in features.items())
        return round(1.0 / (1.0 + exp(-max(-30.0, min(30.0, score)))), 3)


def logit(probability: float) -> float:
    """Return the log odds of a probability, within a range.

    >>> logit(0.5), round(logit(1.0), 1)
    (0.0, 13.8)
    """
    clipped = min(max(probability, 1e-6), 1 - 1e-6)
    return log(clipped / (1 - clipped))


@cache
def load(folder: Path = FOLDER) -> Calibration:
    """Return the shipped calibration; without one, the network's own probabilities."""
    try:
        table = json.loads((folder / "calibration.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Calibration(0.0, {"score": 1.0}, {})
    return Calibration(table["bias"], table["weights"], table["relations"])
