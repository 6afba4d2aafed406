"""Reads the weights of a written network back, so that it can go on learning.

What export wrote as 8-bit integers comes back as the numbers that they stand for; written again
unchanged, they become the same integers.
"""

from pathlib import Path

import numpy as np
import onnx
import torch
from torch import Tensor

from kg.nlp.tensors import tensors


def weights(path: Path) -> dict[str, Tensor]:
    """Return the weights by the names that :class:`benchmarks.training.model.Pairs` gives them.

    Args:
        path: ``network.onnx``. Its outputs are fewer than those of training: the first ones.
    """
    arrays = tensors(path)
    result: dict[str, Tensor] = {}
    for name in arrays:
        whole = name.removesuffix("_quantized")
        if not name.startswith("onnx::") and not name.endswith(("_scale", "_zero_point")):
            result[whole] = torch.tensor(_numbers(arrays, whole))
    network = onnx.load(str(path), load_external_data=False)
    for node in network.graph.node:
        if node.op_type not in ("MatMul", "MatMulInteger"):
            continue
        for entry in node.input:
            if entry.startswith("onnx::MatMul") and not entry.endswith("_zero_point"):
                # The graph multiplies from the right, torch from the left.
                values = _numbers(arrays, entry.removesuffix("_quantized")).T
                result[f"{_module(node.name)}.weight"] = torch.tensor(values.copy())
    return result


def _numbers(arrays: "dict[str, np.ndarray]", name: str) -> np.ndarray:
    if name in arrays:
        return np.array(arrays[name])
    values: np.ndarray = arrays[f"{name}_quantized"].astype(np.float32)
    values -= arrays[f"{name}_zero_point"].astype(np.float32)
    return values * arrays[f"{name}_scale"]


def _module(node: str) -> str:
    """Return the module of a node.

    >>> _module("/encoder/encoder/encoder/layer.4/attention/self/query/MatMul_quant")
    'encoder.encoder.encoder.layer.4.attention.self.query'
    >>> _module("/head/head.0/MatMul")
    'head.0'
    """
    parts = node.strip("/").split("/")[:-1]
    return ".".join(parts) if parts[0] == "encoder" else parts[-1]
