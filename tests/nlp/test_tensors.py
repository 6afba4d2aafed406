"""Arrays out of an ONNX file."""

import struct
from pathlib import Path

import numpy as np
import pytest

from kg.errors import KGError
from kg.nlp.opinion.encoder import FOLDER
from kg.nlp.opinion.tensors import tensors


def _varint(value: int) -> bytes:
    result = b""
    while value > 127:
        result += bytes([value & 127 | 128])
        value >>= 7
    return result + bytes([value])


def _field(number: int, content: bytes | int) -> bytes:
    if isinstance(content, int):
        return _varint(number << 3) + _varint(content)
    return _varint(number << 3 | 2) + _varint(len(content)) + content


def _model(*arrays: bytes) -> bytes:
    nodes = _field(1, b"a node")
    graph = nodes + b"".join(_field(5, array) for array in arrays)
    return _field(1, 8) + _field(7, graph)


def _written(folder: Path, *arrays: bytes) -> Path:
    path = folder / "network.onnx"
    path.write_bytes(_model(*arrays))
    return path


def test_raw_integers(tmp_path: Path) -> None:
    array = _field(1, 2) + _field(1, 3) + _field(2, 3) + _field(8, b"w")
    array += _field(9, bytes([1, 2, 3, 4, 5, 255]))
    read = tensors(_written(tmp_path, array))
    assert read["w"].dtype == np.int8
    assert read["w"].tolist() == [[1, 2, 3], [4, 5, -1]]


def test_packed_shape_and_floats(tmp_path: Path) -> None:
    array = _field(1, b"\x02\x01") + _field(2, 1) + _field(4, struct.pack("<2f", 0.5, -2))
    assert tensors(_written(tmp_path, array + _field(8, b"s")))["s"].tolist() == [[0.5], [-2.0]]


def test_a_single_integer(tmp_path: Path) -> None:
    array = _field(2, 2) + _field(5, _varint(130)) + _field(8, b"z")
    assert tensors(_written(tmp_path, array))["z"].tolist() == 130


def test_other_types_are_left_out(tmp_path: Path) -> None:
    array = _field(1, 1) + _field(2, 7) + _field(8, b"shape") + _field(9, bytes(8))
    assert tensors(_written(tmp_path, array)) == {}


@pytest.mark.parametrize("content", [b"", b"no network", b"\xff" * 12], ids=repr)
def test_another_file_is_one_clear_error(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "network.onnx"
    path.write_bytes(content)
    with pytest.raises(KGError, match="cannot be read as a network"):
        tensors(path)


def test_the_shipped_network() -> None:
    arrays = tensors(FOLDER / "network.onnx")
    words = arrays["encoder.encoder.embeddings.word_embeddings.weight_quantized"]
    assert words.shape == (30522, 384)
    assert words.dtype == np.uint8
