"""The network for names while it learns: the shipped encoder's lower layers, adapted.

What :mod:`kg.nlp.opinion.encoder` runs, with the same names of parts. The matrices of the
relation network stay as they are; what is added to each is learned, and offsets and norms are.
"""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

import numpy as np
import torch
from torch import Tensor, nn

from kg.nlp.opinion.asking import CAPITAL_ROWS, LABEL_ROWS
from kg.nlp.opinion.encoder import HEADS
from kg.nlp.opinion.opinion import TYPES
from kg.nlp.opinion.tensors import numbers, tensors

_RANK = 16
_HIDDEN = 64
_PARTS = {
    "look": ("attention.self.query", "attention.self.key", "attention.self.value"),
    "looked": ("attention.output.dense",),
    "widen": ("intermediate.dense",),
    "narrow": ("output.dense",),
}
_ENCODER = "encoder.encoder."


def names_of(layers: int) -> dict[str, Any]:
    """Return what the arrays of a relation network are called, for ``names.json``."""
    embeddings = f"{_ENCODER}embeddings."
    return {
        "words": f"{embeddings}word_embeddings.weight",
        "places": f"{embeddings}position_embeddings.weight",
        "segments": f"{embeddings}token_type_embeddings.weight",
        "layers": [
            {
                part: [f"{_ENCODER}encoder.layer.{layer}.{name}.weight" for name in names]
                for part, names in _PARTS.items()
            }
            for layer in range(layers)
        ],
    }


class Base:
    """The relation network's arrays as numbers."""

    def __init__(self, folder: Path, layers: int) -> None:
        path = folder / "network.onnx"
        self.arrays = tensors(path)
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        self.names = {"network": digest, **names_of(layers)}

    def whole(self, name: str) -> Tensor:
        """Return an array kept as integers."""
        return torch.tensor(numbers(self.arrays, name))

    def plain(self, name: str) -> Tensor:
        """Return an array kept as floats."""
        return torch.tensor(self.arrays[_ENCODER + name].copy())


class Adapted(nn.Module):
    """A matrix that stays, with a thin product added to it, and an offset."""

    def __init__(self, base: Base, parts: Sequence[str], offsets: Sequence[str]) -> None:
        super().__init__()
        weight = torch.cat([base.whole(part) for part in parts], 1)
        self.register_buffer("weight", weight)
        self.down = nn.Parameter(torch.randn(weight.shape[0], _RANK) * 0.02)
        self.up = nn.Parameter(torch.zeros(_RANK, weight.shape[1]))
        self.offset = nn.Parameter(torch.cat([base.plain(name) for name in offsets]))

    def forward(self, values: Tensor) -> Tensor:
        """Return values of shape (…, outputs)."""
        return values @ (cast("Tensor", self.weight) + self.down @ self.up) + self.offset


class Layer(nn.Module):
    """One layer of the encoder."""

    def __init__(self, base: Base, number: int) -> None:
        super().__init__()
        own, names = f"encoder.layer.{number}.", base.names["layers"][number]
        self.look, self.looked, self.widen, self.narrow = (
            Adapted(
                base,
                names[part],
                [f"{own}{name}.bias" for name in _PARTS[part]],
            )
            for part in _PARTS
        )
        self.first = _norm(base, f"{own}attention.output.LayerNorm")
        self.second = _norm(base, f"{own}output.LayerNorm")
        self.drop = nn.Dropout(0.1)

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        """Return new states of shape (sentences, pieces, width)."""
        sentences, length, width = states.shape
        triples = self.look(states).view(sentences, length, 3, HEADS, -1)
        query, key, value = triples.permute(2, 0, 3, 1, 4)
        seen = nn.functional.scaled_dot_product_attention(
            query, key, value, attn_mask=mask[:, None, None, :].bool()
        )
        seen = seen.transpose(1, 2).reshape(sentences, length, width)
        states = self.first(states + self.drop(self.looked(seen)))
        return cast(
            "Tensor",
            self.second(states + self.drop(self.narrow(active(self.widen(states))))),
        )


def active(values: Tensor) -> Tensor:
    """Return what the runtime takes for GELU."""
    return values * torch.sigmoid(1.702 * values)


def _norm(base: Base, name: str) -> nn.LayerNorm:
    norm = nn.LayerNorm(base.plain(f"{name}.weight").shape[0], 1e-12)
    norm.weight.data, norm.bias.data = base.plain(f"{name}.weight"), base.plain(f"{name}.bias")
    return norm


class Names(nn.Module):
    """Says of spans of sentences what they are."""

    def __init__(self, base: Base) -> None:
        super().__init__()
        names = base.names
        self.register_buffer("words", base.whole(names["words"]))
        self.register_buffer(
            "places", base.whole(names["places"]) + base.whole(names["segments"])[0]
        )
        width = cast("Tensor", self.words).shape[1]
        self.capitals, self.labels = (
            nn.Embedding(CAPITAL_ROWS, width),
            nn.Embedding(LABEL_ROWS, width),
        )
        for table in (self.capitals, self.labels):
            nn.init.normal_(table.weight, 0.0, 0.02)
        self.first = _norm(base, "embeddings.LayerNorm")
        self.layers = nn.ModuleList(
            Layer(base, number) for number in range(len(names["layers"]))
        )
        self.hidden, self.said = (
            nn.Linear(4 * width, _HIDDEN),
            nn.Linear(_HIDDEN, len(TYPES)),
        )
        self.drop = nn.Dropout(0.15)

    def forward(
        self, pieces: Tensor, capitals: Tensor, labels: Tensor, mask: Tensor, spans: Tensor
    ) -> Tensor:
        """Return logits of shape (spans, types).

        Args:
            pieces: Of shape (sentences, pieces), filled up with 0, as the next two.
            capitals: See :class:`kg.nlp.opinion.encoder.Row`.
            labels: See there.
            mask: 1 where a sentence has a piece.
            spans: For each, its sentence, first piece and piece after the last.
        """
        words = cast("Tensor", self.words)[pieces]
        words = words + self.capitals(capitals) + self.labels(labels)
        places = cast("Tensor", self.places)[: pieces.shape[1]]
        states, plain = self.drop(self.first(words + places)), self.first(words)
        for layer in self.layers:
            states = layer(states, mask)
        row, low, high = spans.T
        known = torch.cat(
            [
                states[row, low],
                states[row, high - 1],
                _mean(states, row, low, high),
                _mean(plain, row, low, high),
            ],
            1,
        )
        return cast("Tensor", self.said(active(self.hidden(self.drop(known)))))


def _mean(states: Tensor, row: Tensor, low: Tensor, high: Tensor) -> Tensor:
    states = states.float()  # a sum of halves loses its last places
    sums = torch.cumsum(torch.cat([torch.zeros_like(states[:, :1]), states], 1), 1)
    return (sums[row, high] - sums[row, low]) / (high - low)[:, None]


def save(model: Names, base: Base, folder: Path) -> None:
    """Write what was learned, as half floats: ``names.npz`` and ``names.json``."""
    own = {
        _called(name): value.detach().numpy()
        for name, value in model.named_parameters()
        if value.requires_grad
    }
    own |= {f"{name}.weight": own[f"{name}.weight"].T for name in ("hidden", "said")}
    halves: dict[str, Any] = {
        name: np.ascontiguousarray(value, np.float16) for name, value in own.items()
    }
    np.savez(folder / "names.npz", **halves)
    (folder / "names.json").write_text(json.dumps(base.names, indent=1) + "\n", "utf-8")


def _called(name: str) -> str:
    name = name.removeprefix("layers.")
    if name.startswith(("capitals", "labels")):
        return name.removesuffix(".weight")
    return name.removesuffix("bias") + "offset" if name.endswith(".bias") else name
