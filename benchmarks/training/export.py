"""Writes a trained network for use: ``python -m benchmarks.training.export TRAINED OUT``.

TRAINED and OUT are folders. Thresholds and calibration are set by what the written network
says of sentences that it was not trained on. A network that was trained on all folds takes over
those of one that was not, for the properties of KnowledgeNet (``--calibrated-by``). The weights
become 8-bit integers; onnxruntime turns activations into integers as it runs.
"""

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from benchmarks.figures import data_folder
from benchmarks.training import data, measure
from benchmarks.training.model import INPUTS, Pairs
from benchmarks.training.train import ENCODER, words
from kg import nlp
from kg.extraction.learned.candidates import KINDS, LABELS
from kg.extraction.learned.encoding import batch
from kg.extraction.learned.network import load
from kg.extraction.learned.pieces import Vocabulary

RELATIONS: Mapping[str, tuple[str, bool]] = {
    "SUBSIDIARY_OF": ("part_of", False),
    "FOUNDED_BY": ("founded", True),
    "EMPLOYEE_OR_MEMBER_OF": ("employed_by", False),
    "CEO": ("holds_position", True),
    "HEADQUARTERS": ("located_in", False),
    "EDUCATED_AT": ("educated_at", False),
    "NATIONALITY": ("from_place", False),
    "PLACE_OF_RESIDENCE": ("lives_in", False),
    "PLACE_OF_BIRTH": ("born_in", False),
    "SPOUSE": ("spouse_of", False),
    "CHILD_OF": ("child_of", False),
    "POLITICAL_AFFILIATION": ("member_of", False),
    "product_or_service_of": ("develops", True),
    "client_of": ("supplies", True),
    "acquired_by": ("acquires", True),
    "shareholder_of": ("invests_in", False),
    "collaboration": ("partners_with", False),
    "competitor_of": ("competes_with", False),
    "subsidiary_of": ("part_of", False),
}
"""kg's relation for a label, and whether the label's subject is the relation's object."""


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
    parser.add_argument("--fold", type=int, default=3, help="the fold that it has not seen")
    parser.add_argument("--core", action="store_true", help="CORE was trained on too")
    options = parser.parse_args(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    labels = data.LABELS if options.core else tuple(data.KNOWLEDGENET)
    network(options.trained / "model.pt", options.out / "network.onnx")
    shutil.copy(ENCODER / "vocab.txt", options.out / "vocabulary.txt")
    config: dict[str, object] = {"kinds": KINDS, "labels": LABELS, "outputs": []}
    _write(options.out, config)
    twin = options.calibrated_by
    found = held(options.out, [options.fold] if twin is None else [])
    outputs = calibrated(found, labels)
    if twin is not None:
        known = json.loads((twin / "config.json").read_text("utf-8"))["outputs"]
        people = {item["label"]: item for item in known if item["label"] in data.KNOWLEDGENET}
        outputs = [people.get(item["label"], item) for item in outputs]
    core_figures(found, outputs)
    _write(options.out, config | {"outputs": outputs})
    for path in sorted(options.out.iterdir()):
        print(f"{path.name}  {path.stat().st_size:,} bytes")
    return 0


def core_figures(
    found: Mapping[str, measure.Said], outputs: Sequence[Mapping[str, object]]
) -> None:
    """Print how often the labels of CORE are right on its held-out sentences."""
    for item in outputs:
        label = str(item["label"])
        if label in data.CORE:
            each = measure.figures(
                [measure.counts(found[label], float(str(item["threshold"])))]
            )
            line = "P {:.3f} R {:.3f} F1 {:.3f}".format(*each)
            print(f"{label:<24} {line}  gold {found[label].gold}")


def _write(folder: Path, config: Mapping[str, object]) -> None:
    (folder / "config.json").write_text(json.dumps(config, indent=1) + "\n", "utf-8")


def network(weights: Path, out: Path) -> None:
    """Write the network; its weights become 8-bit integers."""
    model = Pairs(str(ENCODER), len(data.LABELS))
    model.load_state_dict(torch.load(weights, weights_only=True))
    model.eval()
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
        )  # fmt: skip
    onnx.checker.check_model(str(out))


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


def calibrated(
    found: Mapping[str, measure.Said], labels: Sequence[str]
) -> list[dict[str, str | bool | float]]:
    """Return what each output means, with thresholds from held-out sentences."""
    chosen = measure.thresholds(found, data.KNOWLEDGENET)
    # Few sentences of CORE are held out: its labels share one threshold and one calibration.
    pooled = measure.pooled([found[label] for label in data.CORE])
    common = max(
        measure.GRID, key=lambda value: measure.figures([measure.counts(pooled, value)])[2]
    )
    outputs: list[dict[str, str | bool | float]] = []
    for label in data.LABELS:
        relation, inverse = RELATIONS.get(label, ("", False))
        scale, shift = measure.temperature(found[label] if label in chosen else pooled)
        outputs.append(
            {
                "label": label,
                "relation": relation if label in labels else "",
                "inverse": inverse,
                "symmetric": label in data.SYMMETRIC,
                "threshold": round(chosen.get(label, common if label in labels else 99.0), 3),
                "scale": round(scale, 4),
                "shift": round(shift, 4),
            }
        )
    return outputs


def held(folder: Path, folds: Sequence[int]) -> dict[str, measure.Said]:
    """Return what a network says of the sentences that it was not trained on."""
    source = data_folder()
    passages = list(data.knowledgenet(source / "knowledgenet" / "folds1-3.jsonl.gz", folds))
    passages += data.core(source / "core" / "train.json.gz", held=True)
    rows = list(data.examples(passages, pipeline=nlp.load(), vocabulary=words(), inject=False))
    values = load(folder).logits([row.encoded for row in rows])
    return measure.said(rows, passages, values)


if __name__ == "__main__":
    sys.exit(main())
