"""Writes a trained network for use: ``python -m benchmarks.training.export TRAINED OUT``.

TRAINED and OUT are folders. Thresholds and calibration are set by what the written network
says of sentences that it was not trained on. A network that was trained on all folds takes over
those of one that was not, for the properties of KnowledgeNet (``--calibrated-by``). The weights
of the encoder become 8-bit integers (:mod:`benchmarks.training.integers`). The head is small
and stays as it is: in integers it loses most.
"""

import argparse
import json
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

import numpy as np
import onnx
import torch
from torch import Tensor, nn

from benchmarks.figures import data_folder
from benchmarks.training import corpus, data, integers, labels, measure, outputs
from benchmarks.training.corpus import ENCODER
from benchmarks.training.model import INPUTS, Pairs
from benchmarks.training.train import new
from kg.extraction.learned.candidates import KINDS, LABELS
from kg.extraction.learned.encoding import Encoded, batch
from kg.extraction.learned.network import load


def main(arguments: Sequence[str] | None = None) -> int:
    """Export, and say how large the files are."""
    parser = argparse.ArgumentParser(
        prog="export", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("trained", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument(
        "--calibrated-by", type=Path, help="folder of the network that was held out"
    )
    parser.add_argument("--test", default="test-3", help="the fold that it has not seen")
    parser.add_argument("--news", type=Path, help="what cross-validation on news says")
    parser.add_argument("--kept", type=Path, required=True)
    options = parser.parse_args(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    network(options.trained / "model.pt", options.out / "network.onnx", options.kept)
    shutil.copy(ENCODER / "vocab.txt", options.out / "vocabulary.txt")
    config: dict[str, object] = {"kinds": KINDS, "labels": LABELS, "outputs": []}
    _write(options.out, config)
    twin = options.calibrated_by
    if twin is None:
        made = outputs.calibrated(held(options.out, ["core-held", options.test], options.kept))
    else:
        made = json.loads((twin / "config.json").read_text("utf-8"))["outputs"]
    if options.news is not None:
        made = outputs.with_news(made, json.loads(options.news.read_text("utf-8")))
    _write(options.out, config | {"outputs": made})
    for path in sorted(options.out.iterdir()):
        print(f"{path.name}  {path.stat().st_size:,} bytes")
    return 0


def _write(folder: Path, config: Mapping[str, object]) -> None:
    (folder / "config.json").write_text(json.dumps(config, indent=1) + "\n", "utf-8")


def network(weights: Path, out: Path, kept: Path) -> None:
    """Write the network; see :mod:`benchmarks.training.integers`.

    Args:
        weights: What was trained.
        out: The ONNX file.
        kept: Folder of sentences; those of :data:`_REACHED` say how far columns reach.
    """
    model = new()
    model.load_state_dict(torch.load(weights, weights_only=True))
    model.eval()
    _cut(model, len(labels.EXPORTED))
    rows = [row.encoded for name in _REACHED for row in _some(corpus.examples(name, kept))]
    arrays = {name: values.detach().numpy() for name, values in model.state_dict().items()}
    integers.write(arrays, peaks(model, rows), out, outputs=len(labels.EXPORTED))
    onnx.checker.check_model(str(out))


_REACHED = ("annotated", "fold-1")
_SENTENCES = 800


def _some(rows: Sequence[data.Example]) -> Sequence[data.Example]:
    """Return some sentences, spread evenly over a set."""
    wanted = [row for row in rows if 0 < len(row.encoded.pairs) < _MANY]
    return wanted[:: max(1, len(wanted) // _SENTENCES)]


_MANY = 300  # pairs of a list of names: they take long and reach no farther


def peaks(model: Pairs, rows: Sequence[Encoded]) -> dict[str, np.ndarray]:
    """Return how far each column of what enters the matrices of the encoder's layers reaches.

    Args:
        model: The network.
        rows: Sentences to run it on.
    """
    found: dict[str, np.ndarray] = {}

    def watch(name: str) -> Callable[[nn.Module, tuple[Tensor, ...], Tensor], None]:
        after_gelu = name.endswith("output.dense") and "attention" not in name

        def keep(_: nn.Module, entered: tuple[Tensor, ...], __: Tensor) -> None:
            values = entered[0].detach().reshape(-1, entered[0].shape[-1])
            top = (values if after_gelu else values.abs()).max(dim=0).values.numpy()
            found[name] = np.maximum(found.get(name, top), top)

        return keep

    for name, module in model.named_modules():
        if ".layer." in name and isinstance(module, nn.Linear):
            module.register_forward_hook(watch(name))
    with torch.no_grad():
        for row in rows:
            arrays = batch([row])
            model(*(torch.from_numpy(arrays[name]) for name in INPUTS))
    return found


def _cut(model: Pairs, outputs: int) -> None:
    """Leave out the outputs that only helped to train the others."""
    old = model.said
    model.said = torch.nn.Linear(old.in_features, outputs)
    with torch.no_grad():
        model.said.weight.copy_(old.weight[:outputs])
        model.said.bias.copy_(old.bias[:outputs])


def held(folder: Path, sets: Sequence[str], kept: Path) -> dict[str, measure.Said]:
    """Return what a network says of the sentences that it was not trained on."""
    session = load(folder)
    rows: list[data.Example] = []
    passages: list[data.Passage] = []
    for name in sets:
        for row in corpus.examples(name, kept):
            rows.append(replace(row, passage=row.passage + len(passages)))
        passages += corpus.passages(name, data_folder())
    values = [
        value
        for _, some in groupby(rows, key=lambda row: passages[row.passage].document)
        for value in session.logits([row.encoded for row in some])
    ]
    return measure.said(rows, passages, values)


if __name__ == "__main__":
    sys.exit(main())
