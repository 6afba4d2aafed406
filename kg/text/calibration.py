"""Turns what the network says of a fact into a confidence: of facts with .8, eight of ten hold.

A logistic regression (Platt 1999) on the network's own score, on how sure the two mentions are,
and on where they stand, with an offset for each relation. ``training.calibrate`` fits it on
texts that nothing was trained on.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import exp, log
from pathlib import Path

from kg.text.windows import FOLDER

FEATURES = ("score", "certainty", "anaphor", "context", "hedged")


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


def features(
    probability: float, certainty: float, *, anaphor: bool, context: bool, hedged: bool
) -> dict[str, float]:
    """Return the features of a fact.

    Args:
        probability: The network's own, of the relation.
        certainty: The less sure of the two mentions, 0 to 1.
        anaphor: True if an end is a pronoun or description.
        context: True if an end stands in an earlier sentence.
        hedged: True if the stance is not "asserted".
    """
    clipped = min(max(probability, 1e-6), 1 - 1e-6)
    return {
        "score": log(clipped / (1 - clipped)),
        "certainty": log(max(certainty, 1e-3)),
        "anaphor": float(anaphor),
        "context": float(context),
        "hedged": float(hedged),
    }


@cache
def load(folder: Path = FOLDER) -> Calibration:
    """Return the shipped calibration; without one, the network's own probabilities."""
    try:
        table = json.loads((folder / "calibration.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Calibration(0.0, {"score": 1.0}, {})
    return Calibration(table["bias"], table["weights"], table["relations"])
