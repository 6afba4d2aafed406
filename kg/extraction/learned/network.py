"""Loads the trained network once and runs it: onnxruntime and numpy, no torch."""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from kg.errors import KGError
from kg.extraction.learned.candidates import KINDS, LABELS
from kg.extraction.learned.encoding import Encoded, batch
from kg.nlp.opinion import encoder as names
from kg.nlp.opinion.pieces import Vocabulary, read

if TYPE_CHECKING:
    import onnxruntime

FOLDER = names.FOLDER
"""The model that kg ships; docs/model-card.md says how it was made."""

_SENTENCES = 16
_PAIRS = 4096
# Most sentences and pairs, filled-up ones counted, of one batch: 4096 pairs take 60 MB.

_RUN = 24.0
_PAIR = 0.15
# What one run of the network and one pair cost; a word piece, also one filled up, costs 1.

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """What one output of the network means.

    Attributes:
        label: The annotated property that it was trained on ("FOUNDED_BY").
        relation: The relation of kg that says the same, or "" where kg has none.
        inverse: True where the property's subject is the relation's object.
        symmetric: True where both orders say the same: they get the mean of both.
        threshold: The logit from which it is said.
        scale: What a logit is multiplied with to become a probability.
        shift: What is added then.
        least: The confidence from which a link becomes a fact; over 1, it never does.
    """

    label: str
    relation: str
    inverse: bool
    symmetric: bool
    threshold: float
    scale: float
    shift: float
    least: float = 0.5

    def confidence(self, logit: float) -> float:
        """Return the calibrated probability of a logit, three decimals."""
        return round(float(1.0 / (1.0 + np.exp(-(self.scale * logit + self.shift)))), 3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """The trained network.

    Attributes:
        outputs: What each output means.
        vocabulary: The encoder's word pieces.
        session: The network itself.
        symmetric: The outputs for which both orders say the same, by index.
    """

    outputs: tuple[Output, ...]
    vocabulary: Vocabulary
    session: "onnxruntime.InferenceSession"
    symmetric: NDArray[np.intp] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        columns = [index for index, item in enumerate(self.outputs) if item.symmetric]
        object.__setattr__(self, "symmetric", np.array(columns, np.intp))

    def logits(self, rows: Sequence[Encoded]) -> list[Floats]:
        """Return logits of shape (pairs, outputs) for each sentence, in their order."""
        size = self.session.get_outputs()[0].shape[-1]
        result: list[Floats] = [np.zeros((0, size), np.float32)] * len(rows)
        for part in _batches(rows):
            arrays = batch([rows[index] for index in part])
            values = np.asarray(self.session.run(None, dict(arrays))[0], np.float32)
            for index, value in zip(part, values, strict=True):
                both = self._both_ways(rows[index], value[: len(rows[index].pairs)])
                result[index] = together(rows[index], both)
        return result

    def _both_ways(self, row: Encoded, values: Floats) -> Floats:
        place = {pair: index for index, pair in enumerate(row.pairs)}
        other = [place.get((j, i), index) for index, (i, j) in enumerate(row.pairs)]
        own = values.take(self.symmetric, axis=1)
        result = values.copy()
        result[:, self.symmetric] = (own + own.take(other, axis=0)) / 2
        return result


def together(row: Encoded, values: Floats) -> Floats:
    """Bring pairs closer to each other that are of the same two things.

    What is said of "Lovelace" is said of "her" in the same sentence: each pair gets
    :data:`_COMMON` of the mean of all such pairs. On fold 3 of KnowledgeNet, an early network
    gained .005 of F1 by it.
    """
    groups: dict[tuple[int, int], list[int]] = {}
    for index, (i, j) in enumerate(row.pairs):
        groups.setdefault((row.things[i], row.things[j]), []).append(index)
    result = values.copy()
    for (one, other), members in groups.items():
        if len(members) > 1 and one != other:
            # numpy's mean by its parts: of two rows it takes twice as long
            mean = np.add.reduce(values[members], axis=0) / len(members)
            result[members] = (1 - _COMMON) * values[members] + _COMMON * mean
    return result


_COMMON = 0.4


def _batches(rows: Sequence[Encoded]) -> list[list[int]]:
    """Return indexes of sentences that have pairs, in the batches that cost least.

    All sentences of a batch are filled up to its longest. Small batches of like sentences fill
    up little, large ones save runs. Of all ways to cut the sentences, shortest first, into
    batches, the cheapest is found from the front: the best cut before each sentence is known.
    """
    order = sorted(
        (index for index, row in enumerate(rows) if row.pairs),
        key=lambda index: (len(rows[index].ids), index),
    )
    costs, starts = [0.0], [0]
    for stop in range(1, len(order) + 1):
        longest, most = len(rows[order[stop - 1]].ids), 0
        best, chosen = math.inf, stop - 1
        for start in range(stop - 1, max(-1, stop - 1 - _SENTENCES), -1):
            size = stop - start
            most = max(most, len(rows[order[start]].pairs))
            if size > 1 and size * most > _PAIRS:
                break
            cost = costs[start] + _RUN + size * (longest + _PAIR * most)
            if cost < best:
                best, chosen = cost, start
        costs.append(best)
        starts.append(chosen)
    result = []
    stop = len(order)
    while stop:
        result.append(order[starts[stop] : stop])
        stop = starts[stop]
    return result[::-1]


def load(folder: Path | None = None) -> Network:
    """Return the network; read once, then kept.

    Args:
        folder: Where ``config.json``, ``vocabulary.txt`` and ``network.onnx`` are; the model
            that kg ships by default.

    Raises:
        KGError: If a file is missing or of another version, or onnxruntime is not installed.
    """
    return _load(FOLDER if folder is None else folder)


@cache
def _load(folder: Path) -> Network:
    for name in ("config.json", "vocabulary.txt", "network.onnx"):
        if not (folder / name).is_file():
            raise KGError(
                f"{folder / name} is missing: reinstall kg, or name --extractor patterns alone"
            )
    try:
        import onnxruntime
    except ImportError as error:
        raise KGError(
            "the learned extractor needs onnxruntime: install it, "
            "or name --extractor patterns alone"
        ) from error
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    options = onnxruntime.SessionOptions()
    # One thread: sums of floats are added in one order, whatever machine. Operations stay as
    # they were written: those that onnxruntime would join were not compared across processors.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return Network(
        outputs=_outputs(folder, config),
        vocabulary=read(folder / "vocabulary.txt"),
        session=onnxruntime.InferenceSession(
            str(folder / "network.onnx"),
            options,
            providers=["CPUExecutionProvider"],
        ),
    )


def _outputs(folder: Path, config: Mapping[str, Any]) -> tuple[Output, ...]:
    if tuple(config["kinds"]) != KINDS or tuple(config["labels"]) != LABELS:
        raise KGError(
            f"{folder / 'config.json'} is of a model for other kinds of candidates: "
            "train it again with this version of kg"
        )
    return tuple(Output(**item) for item in config["outputs"])
