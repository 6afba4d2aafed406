"""Writes a trained network for use: ``python -m benchmarks.training.export TRAINED OUT``.

TRAINED and OUT are folders. Thresholds and calibration are set by what the written network
says of sentences that it was not trained on. A network that was trained on all folds takes over
those of one that was not, for the properties of KnowledgeNet (``--calibrated-by``). The weights
of the encoder become 8-bit integers; onnxruntime turns its activations into integers as it
runs. The head is small and stays as it is: in integers it loses most.
"""

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from benchmarks.figures import data_folder
from benchmarks.training import corpus, data, measure, outputs
from benchmarks.training.corpus import ENCODER, words
from benchmarks.training.model import INPUTS, Pairs
from benchmarks.training.train import new
from kg import nlp
from kg.extraction.learned.candidates import KINDS, LABELS
from kg.extraction.learned.encoding import batch
from kg.extraction.learned.network import load
from kg.nlp.pieces import Vocabulary


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
    network(options.trained / "model.pt", options.out / "network.onnx")
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


def network(weights: Path, out: Path) -> None:
    """Write the network; the encoder's weights become 8-bit integers, the head's stay."""
    model = new()
    model.load_state_dict(torch.load(weights, weights_only=True))
    model.eval()
    _cut(model, len(data.EXPORTED))
    arrays = _sample(words())
    inputs = tuple(torch.from_numpy(arrays[name]) for name in INPUTS)
    axes = {name: {0: "sentences", 1: _second(name)} for name in INPUTS}
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            model, inputs, str(plain), input_names=list(INPUTS), output_names=["logits"],
            dynamic_axes={**axes, "logits": {0: "sentences", 1: "pairs"}},
            opset_version=17, dynamo=False,
        )  # fmt: skip
        quantize_dynamic(
            str(plain), str(out), per_channel=True, weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul", "Gather", "Gemm"],
            nodes_to_exclude=[
                node.name
                for node in onnx.load(str(plain)).graph.node
                if node.op_type in ("MatMul", "Gemm") and not node.name.startswith("/encoder/")
            ],
        )  # fmt: skip
    onnx.checker.check_model(str(out))


def _cut(model: Pairs, outputs: int) -> None:
    """Leave out the outputs that only helped to train the others."""
    old = model.said
    model.said = torch.nn.Linear(old.in_features, outputs)
    with torch.no_grad():
        model.said.weight.copy_(old.weight[:outputs])
        model.said.bias.copy_(old.bias[:outputs])


def _second(name: str) -> str:
    if name in ("ids", "tags", "mask"):
        return "pieces"
    return "candidates" if name in ("first", "last", "kinds", "labels") else "pairs"


def _sample(vocabulary: Vocabulary) -> dict[str, np.ndarray]:
    """Return a batch of two sentences, for the export to follow."""
    passages = [
        data.Passage(document=str(k), fold=0, text=text, gold=(), known=frozenset())
        for k, text in enumerate(
            ("Ada Lovelace was born in London.", "She lived in London with Charles Babbage.")
        )
    ]
    rows = data.examples(passages, pipeline=nlp.load(), vocabulary=vocabulary, inject=False)
    return dict(batch([row.encoded for row in rows]))


def held(folder: Path, sets: Sequence[str], kept: Path) -> dict[str, measure.Said]:
    """Return what a network says of the sentences that it was not trained on."""
    session = load(folder)
    rows: list[data.Example] = []
    passages: list[data.Passage] = []
    for name in sets:
        for row in corpus.examples(name, kept):
            rows.append(replace(row, passage=row.passage + len(passages)))
        passages += corpus.passages(name, data_folder())
    # Document by document, as in use: activations become integers by the range of their batch.
    values = [
        value
        for _, some in groupby(rows, key=lambda row: passages[row.passage].document)
        for value in session.logits([row.encoded for row in some])
    ]
    return measure.said(rows, passages, values)


if __name__ == "__main__":
    sys.exit(main())
