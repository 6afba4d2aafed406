"""Writes a network whose answers are the same numbers on every processor.

Matrices of the encoder become 8-bit integers, and so does what is multiplied with them, in
steps that are fixed beforehand: each of its columns has a step of its own, by how far that
column reached on sentences of training, and the matrix takes the steps in (SmoothQuant, Xiao et
al. 2022, does the like). Sums of integers do not depend on their order. Only 128 of the 256
values are used, since processors without instructions for it multiply pairs of bytes into 16
bits, where 255 times 127 twice is too much.

The rest are operations of onnxruntime that gave the same bits with the instructions of 2013
(AVX2, in an emulator) and of 2024 (AVX-512): products of floats, norm, GELU, exponential. Its
softmax did not, so softmax is spelt out.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

Array = NDArray[Any]

HEADS = 12
LAYERS = 6
_ENCODER = "encoder.encoder."
_MIDDLE, _LOW = 64, 16
# The integer that is 0: of values of both signs, and after GELU, which is never under -0.17.
_TOP = 127
_LEAST = 0.17
_ROOM = 1.15
# Columns may reach so much farther than they did on the sentences of training.
_LOOKS = 4  # heads by which a pair looks something up
_HIDDEN = -1e4
_OURS = "com.microsoft"  # onnxruntime's own operations


class Writer:
    """Collects the operations and arrays of a network.

    Attributes:
        weights: The trained network's, by name.
        peaks: How far each column of what enters a matrix reached, by the matrix' name.
    """

    def __init__(self, weights: Mapping[str, Array], peaks: Mapping[str, Array]) -> None:
        self.weights, self.peaks = weights, peaks
        self._nodes: list[onnx.NodeProto] = []
        self._arrays: dict[str, Array] = {}

    def array(self, values: Any, name: str | None = None) -> str:
        """Add an array, once, and return its name."""
        made = np.ascontiguousarray(values)
        if name is None:
            name = f"array.{len(self._arrays)}"
            for other, array in self._arrays.items():
                same = array.dtype == made.dtype and array.shape == made.shape
                if other.startswith("array.") and same and np.array_equal(array, made):
                    return other
        self._arrays[name] = made
        return name

    def number(self, value: float) -> str:
        """Add a float and return its name."""
        return self.array(np.array(value, np.float32))

    def whole(self, *values: int) -> str:
        """Add an integer, or a row of them for sizes and axes, and return its name."""
        return self.array(np.array(values, np.int64))

    def do(self, kind: str, *inputs: str, domain: str = "", **options: Any) -> str:
        """Add an operation and return the name of what it gives."""
        name = f"{kind}.{len(self._nodes)}"
        self._nodes.append(
            helper.make_node(kind, list(inputs), [name], name=name, domain=domain, **options)
        )
        return name

    def row_of(self, table: str, index: str) -> str:
        """Look up rows of a table that is kept as 8-bit integers."""
        values = self.weights[table]
        low, high = min(float(values.min()), 0.0), max(float(values.max()), 0.0)
        step = np.float32((high - low) / 255)
        zero = np.uint8(np.round(-low / step))
        rows = np.clip(np.round(values / step) + zero, 0, 255).astype(np.uint8)
        return self.do(
            "DequantizeLinear",
            self.do("Gather", self.array(rows, f"{table}_quantized"), index),
            self.array(np.array(step), f"{table}_scale"),
            self.array(np.array(zero), f"{table}_zero_point"),
        )

    def linear(self, values: str, part: str) -> str:
        """Multiply floats with a matrix of floats and add its offset."""
        weight = self.array(self.weights[f"{part}.weight"].T, f"{part}.weight")
        offset = self.array(self.weights[f"{part}.bias"], f"{part}.bias")
        return self.do("Add", self.do("MatMul", values, weight), offset)

    def steps(self, part: str, zero: int) -> Array:
        """Return the step of each column of what enters a matrix."""
        peak = self.peaks[part].astype(np.float64) * _ROOM
        least = _LEAST / zero if zero == _LOW else 1e-4
        return np.maximum(peak / (_TOP - zero), least)

    def integers(self, values: str, zero: int, steps: Array | None) -> str:
        """Turn floats into integers up to 127; without steps, they are in steps already."""
        if steps is not None:
            values = self.do("Mul", values, self.array((1 / steps).astype(np.float32)))
        rounded = self.do(
            "QuantizeLinear", values, self.number(1.0), self.array(np.array(zero, np.uint8))
        )
        return self.do("Min", rounded, self.array(np.array(_TOP, np.uint8)))

    def product(
        self, values: str, part: str, zero: int, steps: Array, units: Array | None = None
    ) -> str:
        """Multiply integers with a matrix of integers and add its offset, as floats.

        Args:
            values: What :meth:`integers` gave.
            part: The matrix.
            zero: The integer that is 0 in ``values``.
            steps: What a step of each column of ``values`` is worth.
            units: What each column of the result is counted in; 1 by default.
        """
        weight = self.weights[f"{part}.weight"].T.astype(np.float64) * steps[:, None]
        scale = np.maximum(np.abs(weight).max(axis=0), 1e-12) / _TOP
        offset = self.weights[f"{part}.bias"].astype(np.float64)
        matrix = self.array(
            np.round(weight / scale).astype(np.int8), f"{part}.weight_quantized"
        )
        worth = self.array(scale.astype(np.float32), f"{part}.weight_scale")
        self.array(steps.astype(np.float32), f"{part}.weight_spread")
        plain = self.array(offset.astype(np.float32), f"{part}.bias")
        if units is not None:
            worth = self.array((scale / units).astype(np.float32))
            plain = self.array((offset / units).astype(np.float32))
        middle = self.array(np.array(zero, np.uint8))
        return self.do(
            "MatMulIntegerToFloat",
            *(values, matrix, self.number(1.0), worth, middle, "", plain),
            domain=_OURS,
        )

    def norm(self, values: str, part: str) -> str:
        """Bring each row to mean 0 and variance 1, scale and shift it."""
        weight, offset = (
            self.array(self.weights[f"{part}.{name}"], f"{part}.{name}")
            for name in ("weight", "bias")
        )
        return self.do("LayerNormalization", values, weight, offset, axis=-1, epsilon=1e-12)

    def softmax(self, values: str) -> str:
        """Return shares by the exponentials of values along the last axis."""
        top = self.do("ReduceMax", values, axes=[-1], keepdims=1)
        powers = self.do("Exp", self.do("Sub", values, top))
        return self.do("Div", powers, self.do("ReduceSum", powers, self.whole(-1), keepdims=1))

    def split(self, values: str, heads: int, order: Sequence[int]) -> str:
        """Give each head its part of the columns, as an axis of its own."""
        width = 384 if heads == HEADS else 256
        shape = self.whole(0, 0, heads, width // heads)
        return self.do("Transpose", self.do("Reshape", values, shape), perm=order)

    def joined(self, values: str, width: int) -> str:
        """Put the parts of all heads side by side again."""
        turned = self.do("Transpose", values, perm=[0, 2, 1, 3])
        return self.do("Reshape", turned, self.whole(0, 0, width))

    def save(self, path: Path, outputs: int) -> None:
        """Write the network; what the last operation gives are its logits."""
        self._nodes[-1].output[0] = "logits"
        inputs = [
            helper.make_tensor_value_info(name, TensorProto.INT64, ["sentences", size])
            for name, size in SIZES.items()
        ]
        logits = helper.make_tensor_value_info(
            "logits", TensorProto.FLOAT, ["sentences", "pairs", outputs]
        )
        arrays = [numpy_helper.from_array(made, name) for name, made in self._arrays.items()]
        graph = helper.make_graph(self._nodes, "pairs", inputs, [logits], arrays)
        operations = [helper.make_opsetid("", 17), helper.make_opsetid(_OURS, 1)]
        onnx.save(helper.make_model(graph, opset_imports=operations, ir_version=8), str(path))


SIZES = {
    **dict.fromkeys(("ids", "tags", "mask"), "pieces"),
    **dict.fromkeys(("first", "last", "kinds", "labels"), "candidates"),
    **dict.fromkeys(("subjects", "objects", "distances", "low", "high"), "pairs"),
}
"""What each input has one number of, in every sentence."""


def write(
    weights: Mapping[str, Array], peaks: Mapping[str, Array], path: Path, *, outputs: int
) -> None:
    """Write a network.

    Args:
        weights: Those of :class:`benchmarks.training.model.Pairs` with the small encoder.
        peaks: For the name of each matrix of the encoder's layers, the largest size of each
            column that entered it (after GELU, the largest value); keys and values of
            attention are entered by what its queries are.
        path: The ONNX file.
        outputs: How many outputs the network has.
    """
    net = Writer(weights, peaks)
    length = net.do("Slice", net.do("Shape", "ids"), net.whole(1), net.whole(2))
    start, one = (net.array(np.array(value)) for value in (0, 1))
    places = net.do("Range", start, net.do("Squeeze", length), one)
    absent = net.do("Sub", net.number(1.0), net.do("Cast", "mask", to=TensorProto.FLOAT))
    absent = net.do("Mul", absent, net.number(_HIDDEN))
    absent = net.do("Unsqueeze", absent, net.whole(1, 2))
    states = _states(net, places, absent)
    _pairs(net, states, places, absent)
    net.save(path, outputs)


def _states(net: Writer, places: str, absent: str) -> str:
    """Add the encoder, and return the states of word pieces."""
    tables = f"{_ENCODER}embeddings."
    words = net.row_of(f"{tables}word_embeddings.weight", "ids")
    words = net.do("Add", words, net.row_of("encoder.tag.weight", "tags"))
    first = net.array(np.array(0))
    words = net.do("Add", words, net.row_of(f"{tables}token_type_embeddings.weight", first))
    place = net.row_of(f"{tables}position_embeddings.weight", places)
    states = net.norm(net.do("Add", words, place), f"{tables}LayerNorm")
    for number in range(LAYERS):
        states = _layer(net, states, absent, f"{_ENCODER}encoder.layer.{number}.")
    return states


def _layer(net: Writer, states: str, absent: str, part: str) -> str:
    attention = f"{part}attention.self."
    steps = net.steps(f"{attention}query", _MIDDLE)
    seen = net.steps(f"{part}attention.output.dense", _MIDDLE)
    root = np.full(len(steps), (len(steps) / HEADS) ** 0.5)
    entered = net.integers(states, _MIDDLE, steps)
    query = net.product(entered, f"{attention}query", _MIDDLE, steps, root)
    key = net.product(entered, f"{attention}key", _MIDDLE, steps)
    value = net.product(entered, f"{attention}value", _MIDDLE, steps, seen)
    looks = net.do(
        "MatMul", net.split(query, HEADS, [0, 2, 1, 3]), net.split(key, HEADS, [0, 2, 3, 1])
    )
    shares = net.softmax(net.do("Add", looks, absent))
    looked = net.joined(
        net.do("MatMul", shares, net.split(value, HEADS, [0, 2, 1, 3])), len(steps)
    )
    dense = f"{part}attention.output.dense"
    looked = net.product(net.integers(looked, _MIDDLE, None), dense, _MIDDLE, seen)
    states = net.norm(net.do("Add", looked, states), f"{part}attention.output.LayerNorm")
    wide, narrow = f"{part}intermediate.dense", f"{part}output.dense"
    steps = net.steps(wide, _MIDDLE)
    widened = net.product(net.integers(states, _MIDDLE, steps), wide, _MIDDLE, steps)
    active = net.do("Gelu", widened, domain=_OURS)
    steps = net.steps(narrow, _LOW)
    narrowed = net.product(net.integers(active, _LOW, steps), narrow, _LOW, steps)
    return net.norm(net.do("Add", narrowed, states), f"{part}output.LayerNorm")


def _pairs(net: Writer, states: str, places: str, absent: str) -> None:
    """Add the head: from the states of word pieces to the logits of pairs."""
    after = net.do("Add", "last", net.array(np.array(1)))
    span = net.do(
        "Concat",
        *(_pick(net, states, "first"), _pick(net, states, "last")),
        _mean(net, states, places, "first", after),
        *(net.row_of("kind.weight", "kinds"), net.row_of("label.weight", "labels")),
        axis=-1,
    )
    subject, object_ = (
        net.do("Tanh", _pick(net, net.linear(span, part), f"{part}s"))
        for part in ("subject", "object")
    )
    between = net.do("Tanh", _mean(net, net.linear(states, "between"), places, "low", "high"))
    distance = net.row_of("distance.weight", "distances")
    query = net.linear(net.do("Concat", subject, object_, distance, axis=-1), "query")
    looks = net.do(
        "MatMul",
        net.split(query, _LOOKS, [0, 2, 1, 3]),
        net.split(net.linear(states, "key"), _LOOKS, [0, 2, 3, 1]),
    )
    looks = net.do("Mul", looks, net.number((256 / _LOOKS) ** -0.5))
    shares = net.softmax(net.do("Add", looks, absent))
    value = net.split(net.linear(states, "value"), _LOOKS, [0, 2, 1, 3])
    looked = net.joined(net.do("MatMul", shares, value), 256)
    both = net.do("Mul", subject, object_)
    pair = net.do("Concat", subject, object_, both, between, looked, distance, axis=-1)
    net.linear(net.do("Gelu", net.linear(pair, "head.0"), domain=_OURS), "said")


def _pick(net: Writer, rows: str, index: str) -> str:
    """Return the row of each index, sentence by sentence."""
    return net.do("GatherND", rows, net.do("Unsqueeze", index, net.whole(2)), batch_dims=1)


def _mean(net: Writer, rows: str, places: str, low: str, high: str) -> str:
    """Return the mean of the rows from ``low`` up to ``high``, sentence by sentence."""
    place = net.do("Unsqueeze", places, net.whole(0, 1))
    start, end = (net.do("Unsqueeze", ends, net.whole(2)) for ends in (low, high))
    inside = net.do("And", net.do("GreaterOrEqual", place, start), net.do("Less", place, end))
    size = net.do("Max", net.do("Sub", end, start), net.array(np.array(1)))
    inside, size = (net.do("Cast", what, to=TensorProto.FLOAT) for what in (inside, size))
    return net.do("Div", net.do("MatMul", inside, rows), size)
