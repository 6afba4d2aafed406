"""Writes a trained reader as ONNX: ``python -m training.export build/reader.pt``.

Of several files, of one run and of runs that went on from it, the mean of the weights is
written, which is often better than each (model soups, Wortsman et al. 2022).

It has two graphs: ``encoder.onnx`` (word pieces to vectors and tag scores) and ``heads.onnx``
(items of a window to everything else). The encoder multiplies 8-bit integers, the heads floats
(:mod:`training.quantize`).
"""

import argparse
import hashlib
import json
import math
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, cast

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import helper, numpy_helper
from torch import Tensor, nn
from torch.nn import functional

from kg.text.network import GRAPHS
from kg.text.pairs import LABELS, RELATIONS, STANCES, STATUSES
from kg.text.windows import FEATURES, FOLDER
from training.examples import sample_windows
from training.model import Encoder, Heads, Items, Pairs, Reader, load_weights
from training.pretrained import SIZE
from training.quantize import (
    Smoothing,
    Stored,
    multiply_as_integers,
    names_of,
    settle,
    smooth,
    store_as_integers,
    store_in_four_bits,
    store_table,
)
from training.shortened import WITH_FEATURES, ShortBody, short_reader

ENCODER_INPUTS = {"ids": "pieces", "features": "pieces"}
"""Inputs of the encoder's graph, each with the name of its dimension that varies."""

ENCODER_OUTPUTS = ("hidden", "tags", "quotes")

HEAD_INPUTS = {
    "hidden": "pieces",
    "sentence_of": "pieces",
    "start": "items",
    "end": "items",
    "label": "items",
    "sentence": "items",
    "corefer_i": "anaphors",
    "corefer_j": "anaphors",
    "speak_i": "quotes",
    "speak_j": "quotes",
    "pair_i": "pairs",
    "pair_j": "pairs",
    "pair_k": "pairs",
    "role": "roles",
}
"""The same of the graph of the heads."""

HEAD_OUTPUTS = ("corefer", "speak", "relation", "status", "stance", "roles", "role_status")


class LayerGraph(nn.Module):
    """A layer of the encoder as the graph computes it: of one window, with few nodes.

    Attention is divided by its sums after the product with the values, which are fewer numbers.
    Its exponentials are spelled out: ONNX Runtime's own softmax gives other last bits with
    AVX-512 than with AVX2; its products, norms and exponentials do not.
    """

    def __init__(self, layer: Any) -> None:
        super().__init__()
        attention = layer.attention.attn
        self.heads, self.width = attention.num_attention_heads, attention.attention_head_size
        self.query, self.key, self.value = attention.q, attention.k, attention.v
        self.mix, self.mixed = attention.o, layer.attention.LayerNorm
        self.widen = layer.intermediate.dense
        self.narrow, self.narrowed = layer.output.dense, layer.output.LayerNorm
        self.before_attention = Smoothing(self.query, self.key, self.value)
        self.before_mix = Smoothing(self.mix)
        self.before_widen = Smoothing(self.widen)
        self.before_narrow = Smoothing(self.narrow)

    def forward(self, hidden: Tensor, bias: Tensor) -> Tensor:
        """Return the vectors after the layer (1, pieces, width).

        Args:
            hidden: The vectors before it (1, pieces, width).
            bias: What distance adds to attention (heads, pieces, pieces).
        """
        smoothed = self.before_attention(hidden)
        query, key, value = (
            part(smoothed).view(-1, self.heads, self.width).transpose(0, 1)
            for part in (self.query, self.key, self.value)
        )
        scores = query @ key.transpose(1, 2) / math.sqrt(self.width) + bias
        powers = (scores - scores.amax(-1, keepdim=True)).exp()
        seen = powers @ value / powers.sum(-1, keepdim=True)
        seen = seen.transpose(0, 1).reshape(1, -1, self.heads * self.width)
        hidden = self.mixed(hidden + self.mix(self.before_mix(seen)))
        wide = functional.gelu(self.widen(self.before_widen(hidden)))
        return cast("Tensor", self.narrowed(hidden + self.narrow(self.before_narrow(wide))))


class EncoderGraph(nn.Module):
    """The encoder of one window, without padding. It takes the layers of the encoder over."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        body = cast("ShortBody", encoder.body)
        body.layers = nn.ModuleList(LayerGraph(layer) for layer in body.layers)
        self.body, self.features = body, encoder.features
        self.tag, self.quote_tag = encoder.tag, encoder.quote_tag

    def forward(self, ids: Tensor, features: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Return vectors of the word pieces and the scores of both kinds of tags."""
        hidden, bias = self.body.begin(ids[None])
        for number, layer in enumerate(self.body.layers):
            if number == WITH_FEATURES:
                for column, embedding in enumerate(self.features):
                    hidden = hidden + embedding(features[:, column])
            hidden = layer(hidden, bias[0])
        return hidden[0], self.tag(hidden)[0], self.quote_tag(hidden)[0]


class HeadsGraph(nn.Module):
    """All heads of one window in one call."""

    def __init__(self, heads: Heads) -> None:
        super().__init__()
        self.heads = heads

    def forward(
        self,
        hidden: Tensor,
        sentence_of: Tensor,
        start: Tensor,
        end: Tensor,
        label: Tensor,
        sentence: Tensor,
        corefer_i: Tensor,
        corefer_j: Tensor,
        speak_i: Tensor,
        speak_j: Tensor,
        pair_i: Tensor,
        pair_j: Tensor,
        pair_k: Tensor,
        role: Tensor,
    ) -> tuple[Tensor, ...]:
        """Return the outputs that HEAD_OUTPUTS names.

        The arguments are the inputs that HEAD_INPUTS names: see :class:`kg.text.network.Asked`.
        """
        heads = self.heads
        items, pairs = Items(start, end, label, sentence), Pairs(pair_i, pair_j, pair_k)
        spans = heads.items(hidden, items)
        vectors, relation, status, stance = heads.pairs(
            hidden, sentence_of, spans, items, pairs
        )
        return (
            heads.antecedents(spans, items, corefer_i, corefer_j),
            heads.speakers(spans, items, speak_i, speak_j),
            relation,
            status,
            stance,
            heads.roles(vectors, spans, items, pairs, role),
            heads.role_status(spans[role]),
        )


def mean(readers: Sequence[Reader]) -> Reader:
    """Return the first of some readers with the mean of the weights of all."""
    states = [reader.state_dict() for reader in readers]
    for name, values in states[0].items():
        if values.is_floating_point():
            values.copy_(torch.stack([state[name] for state in states]).mean(0))
    return readers[0]


def write(model: Reader, folder: Path) -> None:
    """Write both graphs and the tables that are needed beside them."""
    folder.mkdir(parents=True, exist_ok=True)
    model.eval()
    table = cast("ShortBody", model.encoder.body).table.weight.detach().numpy()
    stored = settle(model)
    encoder = EncoderGraph(model.encoder)
    smooth(encoder, sample_windows(), stored)
    graphs = (
        ("encoder", encoder, ENCODER_INPUTS, ENCODER_OUTPUTS),
        ("heads", HeadsGraph(model.heads), HEAD_INPUTS, HEAD_OUTPUTS),
    )
    sample = _sample()
    for name, graph, inputs, outputs in graphs:
        path = folder / f"{name}.onnx"
        _export(graph, {given: sample[given] for given in inputs}, inputs, outputs, path)
        _make_integers(path, stored, table if name == "encoder" else None)
    tables = {
        "labels": LABELS,
        "relations": RELATIONS,
        "statuses": STATUSES,
        "stances": STANCES,
        "move": _rounded(model.tagging.move),
        "quote_move": _rounded(model.quoting.move),
        "sha256": {
            name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in GRAPHS
        },
    }
    (folder / "reader.json").write_text(json.dumps(tables) + "\n", encoding="utf-8")


def _sample() -> dict[str, Tensor]:
    """Return a window to run the graphs on: ONNX records what they do with it."""
    pieces, items = 23, 7
    sizes = {"anaphors": 3, "quotes": 4, "pairs": 9, "roles": 2}
    start = torch.arange(items) * 2
    indices = {
        name: _random(sizes[dimension], items)
        for name, dimension in HEAD_INPUTS.items()
        if dimension in sizes
    }
    return {
        "ids": _random(pieces, 1000),
        "features": torch.zeros(pieces, len(FEATURES), dtype=torch.long),
        "hidden": torch.randn(pieces, SIZE),
        "sentence_of": _random(pieces, 3),
        "start": start,
        "end": start + 2,
        "label": _random(items, 9),
        "sentence": torch.arange(items) // 3,
        **indices,
        "pair_k": _random(sizes["pairs"], 3),
    }


def _random(size: int, top: int) -> Tensor:
    return torch.randint(0, top, (size,), dtype=torch.long)


def _rounded(matrix: Tensor) -> list[list[float]]:
    return [[round(float(value), 4) for value in row] for row in matrix.detach()]


def _export(
    graph: nn.Module,
    sample: Mapping[str, Tensor],
    dimensions: Mapping[str, str],
    outputs: tuple[str, ...],
    path: Path,
) -> None:
    """Write a graph.

    Args:
        graph: What is run.
        sample: Its inputs, in order.
        dimensions: Of each input, the name of its first dimension, which varies.
        outputs: Names of its outputs.
        path: The file.
    """
    torch.onnx.export(
        graph.eval(),
        tuple(sample.values()),
        str(path),
        input_names=list(sample),
        output_names=list(outputs),
        dynamic_axes={name: {0: dimension} for name, dimension in dimensions.items()},
        opset_version=17,
        dynamo=False,
        do_constant_folding=True,
    )


def _make_integers(
    path: Path, stored: Mapping[bytes, Stored], table: NDArray[np.float32] | None
) -> None:
    """Store the matrices of a graph as integers.

    Args:
        path: The file.
        stored: How its matrices are stored.
        table: The table of word pieces, in the graph of the encoder.
    """
    written = onnx.load(str(path))
    spell_out_softmax(written)
    onnx.save(written, str(path))
    named = names_of(written, stored)
    if table is not None:
        multiply_as_integers(path)
    written = onnx.load(str(path))
    store_in_four_bits(written, named)
    if table is not None:
        store_table(written, table)
    store_as_integers(written)
    onnx.checker.check_model(written)
    onnx.save(written, str(path))


def spell_out_softmax(model: onnx.ModelProto) -> None:
    """Replace each Softmax by its parts.

    ONNX Runtime's own gives other last bits with AVX-512 than with AVX2; its products, norms
    and exponentials do not.
    """
    nodes: list[onnx.NodeProto] = []
    for node in model.graph.node:
        nodes += _parts_of_softmax(node) if node.op_type == "Softmax" else [node]
    if len(nodes) > len(model.graph.node):
        axis = numpy_helper.from_array(np.array([-1], np.int64), "softmax.axis")
        model.graph.initializer.append(axis)
    del model.graph.node[:]
    model.graph.node.extend(nodes)


def _parts_of_softmax(node: onnx.NodeProto) -> Iterator[onnx.NodeProto]:
    """Yield the nodes that do what a Softmax does along the last dimension."""
    given, out = node.input[0], node.output[0]
    top, shifted, powers, total = (f"{out}.{part}" for part in ("max", "shifted", "exp", "sum"))
    yield helper.make_node("ReduceMax", [given], [top], axes=[-1], keepdims=1)
    yield helper.make_node("Sub", [given, top], [shifted])
    yield helper.make_node("Exp", [shifted], [powers])
    yield helper.make_node("ReduceSum", [powers, "softmax.axis"], [total], keepdims=1)
    yield helper.make_node("Div", [powers, total], [out])


def main() -> None:
    """Write the graphs of a trained reader and print their sizes."""
    summary = (__doc__ or "").partition("\n")[0]
    parser = argparse.ArgumentParser(prog="export", description=summary)
    parser.add_argument("trained", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, default=FOLDER)
    options = parser.parse_args()
    readers = [load_weights(short_reader(), path) for path in options.trained]
    write(mean(readers), options.out)
    for path in sorted(options.out.iterdir()):
        print(f"{path.name:<16} {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
