"""Makes the network's matrices 8-bit integers.

The encoder multiplies integers with integers, which takes half the time of floats. Its inputs
get a step for each window (ONNX Runtime's dynamic quantization); so that a few large columns do
not cost all others their precision, columns are made alike first and the matrix takes over what
they lose (SmoothQuant, Xiao et al. 2022). Only 7 of 8 bits of the weights are used: processors
without instructions for it add two products in 16 bits. What is small, or only looked up, is
stored as integers and multiplied as floats.
"""

from collections.abc import Iterable
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn

from kg.text.windows import Window
from training.model import Encoder

SMOOTHING = 0.85
"""How much of a column's reach goes into the matrix. Of .5, .7 and .85 the last left vectors
nearest to those of floats; on held-out passages F1 was .551, with floats .548."""

_LEAST_SIZE = 4096
"""Number of values from which on a matrix is stored as integers."""

_LEAST_WIDTH = 100
"""Columns from which on a matrix is multiplied as integers: the tags' scores stay floats."""


class Smoothed(nn.Module):
    """A linear layer whose inputs are divided by steps that its matrix is multiplied with."""

    def __init__(self, layer: nn.Linear, steps: Tensor) -> None:
        super().__init__()
        self.layer = layer
        layer.weight.data = layer.weight.data * steps[None]
        self.inverse: Tensor
        self.register_buffer("inverse", 1 / steps)

    def forward(self, vectors: Tensor) -> Tensor:
        """Return what the layer gives of the vectors."""
        return self.layer(vectors * self.inverse)


def smooth(encoder: Encoder, windows: Iterable[Window]) -> None:
    """Replace the linear layers of an encoder by smoothed ones.

    Args:
        encoder: The encoder, which is changed.
        windows: What its activations are measured on.
    """
    layers = {
        name: layer
        for name, layer in encoder.bert.named_modules()
        if isinstance(layer, nn.Linear)
    }
    reach = {name: torch.zeros(layer.in_features) for name, layer in layers.items()}

    def measure(name: str) -> torch.utils.hooks.RemovableHandle:
        def look(_: nn.Module, inputs: tuple[Tensor, ...]) -> None:
            largest = inputs[0].detach().abs().flatten(0, -2).max(0).values
            reach[name] = torch.maximum(reach[name], largest)

        return layers[name].register_forward_pre_hook(look)

    hooks = [measure(name) for name in layers]
    with torch.no_grad():
        for window in windows:
            ids, features = torch.tensor(window.ids)[None], torch.tensor(window.features)[None]
            encoder(ids, features, torch.ones_like(ids))
    for hook in hooks:
        hook.remove()
    for name, layer in layers.items():
        weights = layer.weight.data.abs().max(0).values.clamp(min=1e-4)
        inputs = reach[name].clamp(min=1e-3)
        steps = (inputs**SMOOTHING / weights ** (1 - SMOOTHING)).clamp(min=1e-3)
        parent, _, own = name.rpartition(".")
        setattr(encoder.bert.get_submodule(parent), own, Smoothed(layer, steps))


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


def store_as_integers(model: onnx.ModelProto) -> None:
    """Store every large matrix as 8-bit integers with a step for each column.

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
