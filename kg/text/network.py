"""Loads the reader's weights once and runs them, window by window, with ONNX Runtime.

A window is run alone, without padding, so what it gives does not depend on other texts.
"""

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from kg.errors import KGError
from kg.text.pairs import LABELS, RELATIONS, STANCES, STATUSES
from kg.text.windows import FOLDER, Window

if TYPE_CHECKING:
    import onnxruntime

Floats = NDArray[np.float32]
Whole = NDArray[np.int64]

GRAPHS = ("encoder.onnx", "heads.onnx")
"""Files of the weights. ``reader.json`` has their hashes."""

FORBIDDEN = np.float32(-1e4)

_SLOW = ["SkipLayerNormFusion"]
"""Optimizations of ONNX Runtime that are left out: its sum and norm in one step takes several
times the time of both apart (measured with 1.32)."""


@dataclass(frozen=True)
class Encoded:
    """What the encoder gives for a window.

    Attributes:
        hidden: Vectors (pieces, 768).
        tags: Scores of mention tags (pieces, 1 + 2 * labels).
        quotes: Scores of quotation tags (pieces, 3).
    """

    hidden: Floats
    tags: Floats
    quotes: Floats


@dataclass(frozen=True)
class Asked:
    """What the heads are asked about a window: spans of pieces and pairs of items.

    Attributes:
        start, end, label, sentence: Of each item; ends are exclusive.
        anaphors: Pairs (anaphor, candidate) of items.
        quotes: Pairs (quotation, candidate) of items.
        pairs: Triples (subject, object, sentence).
        roles: Items that are role titles.
    """

    start: list[int]
    end: list[int]
    label: list[int]
    sentence: list[int]
    anaphors: list[tuple[int, int]]
    quotes: list[tuple[int, int]]
    pairs: list[tuple[int, int, int]]
    roles: list[int]


@dataclass(frozen=True)
class Answered:
    """Scores (logits) of what was asked, in its order.

    Attributes:
        anaphors: That the anaphor stands for the candidate; 0 is "for none".
        quotes: That the candidate said the quotation; 0 is "none".
        relations: (pairs, relations).
        statuses: (pairs, statuses), before the role's share is added.
        stances: (pairs, stances).
        roles: (pairs, roles), that the pair holds under the role.
        role_statuses: (roles, statuses).
    """

    anaphors: Floats
    quotes: Floats
    relations: Floats
    statuses: Floats
    stances: Floats
    roles: Floats
    role_statuses: Floats


@dataclass(frozen=True)
class Network:
    """The weights in memory."""

    encoder: "onnxruntime.InferenceSession"
    heads: "onnxruntime.InferenceSession"
    move: Floats
    first: Floats
    quote_move: Floats
    quote_first: Floats

    def encode(self, window: Window) -> Encoded:
        """Run the encoder on a window."""
        hidden, tags, quotes = self.encoder.run(
            None,
            {
                "ids": np.array(window.ids, np.int64),
                "features": np.array(window.features, np.int64),
            },
        )
        return Encoded(hidden, tags, quotes)

    def ask(self, window: Window, encoded: Encoded, asked: Asked) -> Answered:
        """Run the heads on the items of a window; there must be at least one item."""
        given = {
            "hidden": encoded.hidden,
            "sentence_of": np.array(window.sentence, np.int64),
            "start": np.array(asked.start, np.int64),
            "end": np.array(asked.end, np.int64),
            "label": np.array(asked.label, np.int64),
            "sentence": np.array(asked.sentence, np.int64),
            **_columns(asked.anaphors, "corefer_i", "corefer_j"),
            **_columns(asked.quotes, "speak_i", "speak_j"),
            **_columns(asked.pairs, "pair_i", "pair_j", "pair_k"),
            "role": np.array(asked.roles or [0], np.int64),
        }  # fmt: skip
        corefer, speak, relation, status, stance, roles, role_status = self.heads.run(
            None, given
        )
        size = len(asked.pairs)
        return Answered(
            anaphors=corefer[: len(asked.anaphors)],
            quotes=speak[: len(asked.quotes)],
            relations=relation[:size],
            statuses=status[:size],
            stances=stance[:size],
            roles=roles[:size, : len(asked.roles)],
            role_statuses=role_status[: len(asked.roles)],
        )


def _columns(rows: list[Any], *names: str) -> dict[str, Whole]:
    """Return rows as columns; one row of zeros stands for none, which every graph can run."""
    table = np.array(rows or [(0,) * len(names)], np.int64)
    return {name: np.ascontiguousarray(table[:, at]) for at, name in enumerate(names)}


@cache
def load(folder: Path = FOLDER) -> Network:
    """Load the weights.

    Raises:
        KGError: If they are missing, damaged or of another version.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        tables = json.loads((folder / "reader.json").read_text(encoding="utf-8"))
        weights = [(folder / name).read_bytes() for name in GRAPHS]
        are_whole = all(
            tables["sha256"][name] == hashlib.sha256(one).hexdigest()
            for name, one in zip(GRAPHS, weights, strict=True)
        )
        sessions = [
            onnxruntime.InferenceSession(
                one,
                options,
                providers=["CPUExecutionProvider"],
                disabled_optimizers=_SLOW,
            )
            for one in weights
        ]
    except Exception as error:  # onnxruntime's own errors have no common class
        raise KGError(
            f"{folder}: the reader's weights cannot be loaded ({type(error).__name__}): "
            "install kg-news again"
        ) from error
    known = (LABELS, RELATIONS, STATUSES, STANCES)
    stored = tuple(
        tuple(tables[name]) for name in ("labels", "relations", "statuses", "stances")
    )
    if stored != known or not are_whole:
        raise KGError(
            f"{folder}: the weights are damaged or of another version of kg: install kg-news "
            "again"
        )
    move, first = _constrained(np.array(tables["move"], np.float32))
    quote_move, quote_first = _constrained(np.array(tables["quote_move"], np.float32))
    encoder, heads = sessions
    return Network(encoder, heads, move, first, quote_move, quote_first)


def _constrained(move: Floats) -> tuple[Floats, Floats]:
    """Return scores of moves between tags and of first tags: an I follows its B or I only."""
    first = np.zeros(len(move), np.float32)
    for inside in range(2, len(move), 2):
        first[inside] = FORBIDDEN
        barred = np.ones(len(move), bool)
        barred[[inside - 1, inside]] = False
        move[barred, inside] = FORBIDDEN
    return move, first
