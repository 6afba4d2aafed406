"""Reads the weights of a written network back, so that it can go on learning.

What :mod:`benchmarks.training.integers` wrote as 8-bit integers comes back as the numbers that
they stand for; written again unchanged, by the same peaks, they become the same integers.
"""

from pathlib import Path

import torch
from torch import Tensor

from kg.nlp.opinion.tensors import numbers, tensors

_PARTS = ("_scale", "_zero_point", "_spread")


def weights(path: Path) -> dict[str, Tensor]:
    """Return the weights by the names that :class:`benchmarks.training.model.Pairs` gives them.

    Args:
        path: ``network.onnx``. Its outputs are fewer than those of training: the first ones.
    """
    arrays = tensors(path)
    result: dict[str, Tensor] = {}
    for name, array in arrays.items():
        if name.startswith("array.") or name.endswith(_PARTS):
            continue
        whole = name.removesuffix("_quantized")
        values = array if whole == name else numbers(arrays, whole)
        table = f"{whole}_zero_point" in arrays
        # The graph multiplies from the right, torch from the left.
        turned = values.T if values.ndim > 1 and not table else values
        result[whole] = torch.tensor(turned.copy())
    return result
