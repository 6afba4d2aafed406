"""Makes the network's matrices integers: of 4 bits in the file, of 8 where they are multiplied.

The encoder multiplies integers with integers, which takes a third of the time of floats. Its
inputs get a step for each window (ONNX Runtime's dynamic quantization); so that a few large
columns do not cost all others their precision, columns are made alike first and the matrix
takes over what they lose (SmoothQuant, Xiao et al. 2022). Only 7 of 8 bits of the weights are
used: processors without instructions for it add two products in 16 bits. The heads multiply
floats.

The graphs themselves turn 4 bits into what is multiplied; the runtime does it once, when it
loads them.
"""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple, cast

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn

from kg.text.windows import Window
from training.rounding import SHARES, Rounded, RoundedLinear, in_four_bits

SMOOTHING = 0.85
"""How much of a column's reach goes into the matrix. Of .5, .7 and .85 the last left vectors
nearest to those of floats; on held-out passages F1 was .551, with floats .548."""

_LEAST_SIZE = 4096
"""Number of values from which on a matrix is stored as integers."""

_HALVES = "halves"

_LEAST_WIDTH = 100
"""Columns from which on a matrix is multiplied as integers: the tags' scores stay floats."""


class Smoothing(nn.Module):
    """Divides vectors by steps that the matrices of the layers after it are multiplied with.

    Until :func:`smooth` has found the steps they are 1.
    """

    inverse: Tensor

    def __init__(self, *layers: nn.Linear) -> None:
        super().__init__()
        self.layers = layers
        self.register_buffer("inverse", torch.ones(layers[0].in_features))

    def forward(self, vectors: Tensor) -> Tensor:
        """Return the vectors divided by the steps."""
        return vectors * self.inverse


class Stored(NamedTuple):
    """How a matrix is stored.

    Attributes:
        rounded: The matrix in 4 bits.
        steps: What its columns are multiplied by afterwards, if anything.
        is_turned: True if the graph has it transposed.
    """

    rounded: Rounded
    steps: Tensor | None = None
    is_turned: bool = True


def settle(model: nn.Module) -> dict[bytes, Stored]:
    """Replace rounded layers by plain ones with their rounded matrix.

    Returns:
        How the matrices are stored, each by the bytes of its values, as it is and transposed.
    """
    stored = {}
    for module in list(model.modules()):
        for name, layer in list(module.named_children()):
            if isinstance(layer, RoundedLinear):
                rounded = in_four_bits(layer.weight)
                plain = nn.Linear(layer.in_features, layer.out_features)
                plain.weight.data, plain.bias.data = rounded.matrix(), layer.bias.data
                setattr(module, name, plain)
                stored[plain.weight.detach().numpy().tobytes()] = Stored(
                    rounded, is_turned=False
                )
                stored[_bytes(plain)] = Stored(rounded)
    return stored


def _bytes(layer: nn.Linear) -> bytes:
    """Return the bytes of the transpose of a layer's matrix."""
    return layer.weight.detach().T.contiguous().numpy().tobytes()


def smooth(encoder: nn.Module, windows: Iterable[Window], stored: dict[bytes, Stored]) -> None:
    """Find the steps of all smoothings of an encoder.

    Args:
        encoder: The encoder of one window, which is changed.
        windows: What its activations are measured on.
        stored: How its matrices are stored; the smoothed ones are added.
    """
    found = [module for module in encoder.modules() if isinstance(module, Smoothing)]
    reach = {one: torch.full_like(one.inverse, 1e-3) for one in found}

    def measure(one: nn.Module, inputs: tuple[Tensor, ...]) -> None:
        largest = inputs[0].detach().abs().flatten(0, -2).max(0).values
        reach[cast("Smoothing", one)] = torch.maximum(reach[cast("Smoothing", one)], largest)

    hooks = [one.register_forward_pre_hook(measure) for one in found]
    with torch.no_grad():
        for window in windows:
            encoder(torch.tensor(window.ids), torch.tensor(window.features))
    for hook in hooks:
        hook.remove()
    for one in found:
        matrices = torch.cat([layer.weight.data for layer in one.layers])
        weights = matrices.abs().max(0).values.clamp(min=1e-4)
        steps = (reach[one] ** SMOOTHING / weights ** (1 - SMOOTHING)).clamp(min=1e-3)
        one.inverse.copy_(1 / steps)
        for layer in one.layers:
            rounded = stored[_bytes(layer)].rounded
            layer.weight.data = layer.weight.data * steps
            stored[_bytes(layer)] = Stored(rounded, steps)


def multiply_as_integers(path: Path) -> None:
    """Rewrite a graph so that its large matrices are multiplied as integers."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    graph = onnx.load(str(path)).graph
    width = {tensor.name: tensor.dims[-1] for tensor in graph.initializer if tensor.dims}
    narrow = [
        node.name
        for node in graph.node
        if node.op_type == "MatMul" and width.get(node.input[1], 0) < _LEAST_WIDTH
    ]
    quantize_dynamic(
        str(path),
        str(path),
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul"],
        nodes_to_exclude=narrow,
    )


def names_of(model: onnx.ModelProto, stored: Mapping[bytes, Stored]) -> dict[str, Stored]:
    """Return how the matrices of a graph are stored, by their names in it."""
    return {
        tensor.name: stored[values]
        for tensor in model.graph.initializer
        if (values := numpy_helper.to_array(tensor).tobytes()) in stored
    }


class Writer:
    """Adds nodes and constants to a graph.

    Args:
        graph: What they are added to.
        name: What their names begin with.
    """

    def __init__(self, graph: onnx.GraphProto, name: str) -> None:
        self._graph, self._name, self._count = graph, name, 0
        self._nodes: list[onnx.NodeProto] = []

    def constant(self, values: NDArray[Any]) -> str:
        """Add a constant; return its name."""
        name = self._next()
        self._graph.initializer.append(numpy_helper.from_array(values, name))
        return name

    def add(self, operator: str, *given: str, out: str = "", **attributes: Any) -> str:
        """Add a node; return the name of what it gives."""
        name = out or self._next()
        self._nodes.append(helper.make_node(operator, list(given), [name], **attributes))
        return name

    def floats(self, given: str) -> str:
        """Add the conversion of numbers to floats."""
        return self.add("Cast", given, to=TensorProto.FLOAT)

    def halves(self) -> str:
        """Return the name of a table of the two values of each byte; add it once."""
        if all(known.name != _HALVES for known in self._graph.initializer):
            byte = np.arange(256)
            both = np.stack([byte // 16 - 8, byte % 16 - 8], -1).astype(np.float32)
            self._graph.initializer.append(numpy_helper.from_array(both, _HALVES))
        return _HALVES

    def close(self, place: int = 0) -> None:
        """Put the nodes before the one at a place."""
        nodes = list(self._graph.node)
        nodes[place:place] = self._nodes
        del self._graph.node[:]
        self._graph.node.extend(nodes)

    def _next(self) -> str:
        self._count += 1
        return f"{self._name}.{self._count}"


def store_in_four_bits(model: onnx.ModelProto, named: Mapping[str, Stored]) -> None:
    """Store matrices in 4 bits, whether they are multiplied as integers or as floats.

    Args:
        model: The graph, which is changed.
        named: How matrices are stored, by the names that they had as floats.
    """
    graph = model.graph
    known = {tensor.name: tensor for tensor in graph.initializer}
    for name, (rounded, steps, is_turned) in named.items():
        is_integer = f"{name}_quantized" in known
        replaced = f"{name}_quantized" if is_integer else name
        writer = Writer(graph, f"{name}.bits")
        rows, groups, size = rounded.integers.shape
        matrix = _unpacked(writer, rounded, lambda packed: packed)
        shape = writer.constant(np.array([rows, groups * size], np.int64))
        if not is_turned:
            writer.add("Reshape", matrix, shape, out=replaced)
        elif not is_integer:
            matrix = writer.add("Reshape", matrix, shape)
            writer.add("Transpose", matrix, out=replaced, perm=[1, 0])
        else:
            matrix = writer.add("Reshape", matrix, shape)
            factor = torch.ones(groups * size) if steps is None else steps
            smoothed = writer.add("Mul", matrix, writer.constant(factor[None].numpy()))
            step = numpy_helper.to_array(known[f"{name}_scale"])
            in_steps = writer.add("Div", smoothed, writer.constant(step[:, None]))
            turned = writer.add("Transpose", writer.add("Round", in_steps), perm=[1, 0])
            writer.add("Cast", turned, out=replaced, to=TensorProto.INT8)
        graph.initializer.remove(known[replaced])
        writer.close()


def store_table(model: onnx.ModelProto, table: NDArray[np.float32]) -> None:
    """Store the table of word pieces in 4 bits, and each row only once.

    Rows are turned into floats when they are looked up.
    """
    graph = model.graph
    known = next(
        tensor
        for tensor in graph.initializer
        if list(tensor.dims) == list(table.shape)
        and np.array_equal(numpy_helper.to_array(tensor), table)
    )
    (found,) = (node for node in graph.node if known.name in node.input)
    rows, number = np.unique(table, axis=0, return_inverse=True)
    writer = Writer(graph, f"{known.name}.bits")
    flat = writer.add("Reshape", found.input[1], writer.constant(np.array([-1], np.int64)))
    asked = writer.add("Gather", writer.constant(number.reshape(-1).astype(np.int32)), flat)
    rounded = in_four_bits(torch.from_numpy(rows))
    vectors = _unpacked(writer, rounded, lambda packed: writer.add("Gather", packed, asked))
    shape = writer.constant(np.array([1, -1, table.shape[1]], np.int64))
    writer.add("Reshape", vectors, shape, out=found.output[0])
    place = list(graph.node).index(found)
    graph.initializer.remove(known)
    del graph.node[place]
    writer.close(place)


def _unpacked(writer: Writer, rounded: Rounded, rows: Callable[[str], str]) -> str:
    """Add the nodes that turn a matrix in 4 bits into floats (rows, groups, values of a group).

    Args:
        writer: Adds them.
        rounded: The matrix.
        rows: Given the name of stored rows, returns the name of those that are wanted.
    """
    integers, shares, step = rounded
    pairs = (integers + 8).to(torch.uint8).view(*integers.shape[:2], -1, 2)
    packed = pairs[..., 0] * 16 + pairs[..., 1]
    numbers = writer.add("Cast", rows(writer.constant(packed.numpy())), to=TensorProto.INT32)
    shape = writer.constant(np.array([0, 0, -1], np.int64))
    values = writer.add("Reshape", writer.add("Gather", writer.halves(), numbers), shape)
    of_row = writer.floats(rows(writer.constant(step.numpy().astype(np.float16))))
    share = writer.add("Div", of_row, _number(writer, SHARES))
    of_group = writer.floats(rows(writer.constant(shares.to(torch.uint8).numpy())))
    return writer.add("Mul", values, writer.add("Mul", of_group, share))


def _number(writer: Writer, number: int) -> str:
    return writer.constant(np.array(number, np.float32))


def store_as_integers(model: onnx.ModelProto) -> None:
    """Store every other large matrix as 8-bit integers with a step for each column.

    The runtime makes one matrix of floats of both when it loads the graph.
    """
    graph = model.graph
    stored = []
    for tensor in graph.initializer:
        values = numpy_helper.to_array(tensor)
        if values.dtype != np.float32 or values.ndim != 2 or values.size < _LEAST_SIZE:
            stored.append(tensor)
            continue
        integers, step = quantized(values)
        name = tensor.name
        stored.append(numpy_helper.from_array(integers, f"{name}.integers"))
        stored.append(numpy_helper.from_array(step, f"{name}.step"))
        cast = helper.make_node(
            "Cast", [f"{name}.integers"], [f"{name}.floats"], to=TensorProto.FLOAT
        )
        product = helper.make_node("Mul", [f"{name}.floats", f"{name}.step"], [name])
        graph.node.insert(0, product)
        graph.node.insert(0, cast)
    del graph.initializer[:]
    graph.initializer.extend(stored)


def quantized(values: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Return a matrix as integers and the step that each column of them is multiplied by.

    An embedding, which is much longer than wide, has a step for each row.
    """
    is_embedding = values.shape[0] > values.shape[1] * 4
    largest = np.abs(values).max(1 if is_embedding else 0, keepdims=True)
    step = (largest / 127).astype(np.float32)
    step[step == 0] = 1.0
    return np.clip(np.round(values / step), -127, 127).astype(np.int8), step
