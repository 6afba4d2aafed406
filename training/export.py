"""Writes a trained reader as ONNX: ``python -m training.export build/reader.pt``.

It has two graphs: ``encoder.onnx`` (word pieces to vectors and tag scores) and ``heads.onnx``
(items of a window to everything else). The encoder multiplies 8-bit integers, the heads floats
(:mod:`training.quantize`).
"""

import argparse
import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import cast

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import helper, numpy_helper
from torch import Tensor, nn

from kg.text.network import GRAPHS
from kg.text.pairs import LABELS, RELATIONS, STANCES, STATUSES
from kg.text.windows import FEATURES, FOLDER
from training.examples import sample_windows
from training.model import Encoder, Heads, Items, Pairs, Reader, load_weights
from training.quantize import (
    Stored,
    multiply_as_integers,
    names_of,
    settle,
    smooth,
    store_as_integers,
    store_in_four_bits,
    store_table,
)
from training.shortened import SIZE, ShortBody, short_reader

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


class EncoderGraph(nn.Module):
    """The encoder of one window, without padding."""

    def __init__(self, model: Encoder) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: Tensor, features: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Return vectors of the word pieces and the scores of both kinds of tags."""
        mask = torch.ones_like(ids)
        each, tags, quotes = self.model(ids[None], features[None], mask[None])
        return each[-1][0], tags[0], quotes[0]


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


def write(model: Reader, folder: Path) -> None:
    """Write both graphs and the tables that are needed beside them."""
    folder.mkdir(parents=True, exist_ok=True)
    model.eval()
    table = cast("ShortBody", model.encoder.body).table.weight.detach().numpy()
    stored = settle(model)
    smooth(model.encoder, sample_windows(), stored)
    graphs = (
        ("encoder", EncoderGraph(model.encoder), ENCODER_INPUTS, ENCODER_OUTPUTS),
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
    parser.add_argument("trained", type=Path)
    parser.add_argument("--out", type=Path, default=FOLDER)
    options = parser.parse_args()
    write(load_weights(short_reader(), options.trained), options.out)
    for path in sorted(options.out.iterdir()):
        print(f"{path.name:<16} {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
