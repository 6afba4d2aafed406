"""Reads arrays out of an ONNX file, without its library: the file is a few nested messages.

Only what kg's own export writes: arrays of the types below. The layout is that of
``onnx.proto`` in the wire format of protocol buffers: ModelProto.graph = 7,
GraphProto.initializer = 5, and of TensorProto dims = 1, data_type = 2, float_data = 4,
int32_data = 5, name = 8, raw_data = 9.
"""

import mmap
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.errors import KGError

_GRAPH, _INITIALIZER = 7, 5
_DIMS, _TYPE, _FLOATS, _INTEGERS, _NAME, _RAW = 1, 2, 4, 5, 8, 9
_TYPES: Mapping[int, Any] = {1: np.float32, 2: np.uint8, 3: np.int8}

Array = NDArray[Any]
Floats = NDArray[np.float32]
_Field = tuple[int, int, int, int]
"""Number, value of a varint or 0, start and end of what a field with a length holds."""


def tensors(path: Path) -> dict[str, Array]:
    """Return the arrays of a network by their names, backed by the file.

    Raises:
        KGError: If the file is not there or no ONNX file.
    """
    try:
        with path.open("rb") as file:
            data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        graph = next(field for field in _fields(data, 0, len(data)) if field[0] == _GRAPH)
        found = [
            _tensor(data, start, end)
            for number, _, start, end in _fields(data, graph[2], graph[3])
            if number == _INITIALIZER
        ]
    except (OSError, ValueError, IndexError, StopIteration) as error:
        raise KGError(f"{path}: cannot be read as a network ({error}): reinstall kg") from error
    return {name: array for name, array in found if array is not None}


def _tensor(data: mmap.mmap, start: int, end: int) -> tuple[str, Array | None]:
    shape: list[int] = []
    integers: list[int] = []
    name, kind, raw = "", 0, (0, 0)
    for number, value, first, last in _fields(data, start, end):
        if number == _TYPE:
            kind = value
        elif number == _NAME:
            name = data[first:last].decode("utf-8")
        elif number in (_RAW, _FLOATS):
            raw = first, last
        elif number in (_DIMS, _INTEGERS):
            values = [value] if first == last else _varints(data, first, last)
            (shape if number == _DIMS else integers).extend(values)
    if kind not in _TYPES:
        return name, None
    type_ = np.dtype(_TYPES[kind])
    if integers:
        return name, np.array(integers, type_).reshape(shape)
    count = (raw[1] - raw[0]) // type_.itemsize
    return name, np.frombuffer(data, type_, count, raw[0]).reshape(shape)


def _fields(data: mmap.mmap, at: int, end: int) -> Iterator[_Field]:
    while at < end:
        key, at = _varint(data, at)
        number, wire = key >> 3, key & 7
        if wire == 0:
            value, at = _varint(data, at)
            yield number, value, at, at
        elif wire == 2:
            size, at = _varint(data, at)
            yield number, 0, at, at + size
            at += size
        elif wire in (1, 5):
            at += 8 if wire == 1 else 4
        else:
            raise ValueError(f"wire type {wire} at byte {at}")


def _varints(data: mmap.mmap, at: int, end: int) -> Iterator[int]:
    while at < end:
        value, at = _varint(data, at)
        yield value


def _varint(data: mmap.mmap, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = data[at]
        value |= (byte & 127) << shift
        at += 1
        if byte < 128:
            return value, at
        shift += 7


def numbers(arrays: Mapping[str, Array], name: str) -> Floats:
    """Return what an array of 8-bit integers stands for.

    A table has one scale and a zero. A matrix has a scale for each column, and took in the
    steps that its rows are entered by (``benchmarks.training.integers``).

    Args:
        arrays: What :func:`tensors` returns.
        name: The array's name without what stands for its parts ("…query.weight").

    Raises:
        KeyError: If the file has no such array.
    """
    values: Floats = arrays[f"{name}_quantized"].astype(np.float32)
    if f"{name}_zero_point" in arrays:
        values -= arrays[f"{name}_zero_point"].astype(np.float32)
    values *= arrays[f"{name}_scale"]
    if f"{name}_spread" in arrays:
        values /= arrays[f"{name}_spread"][:, None]
    return values
