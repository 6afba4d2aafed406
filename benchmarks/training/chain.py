"""Makes kg's model from the annotated sets: ``python -m benchmarks.training.chain WORK OUT``.

1. A teacher, four times as wide and twice as deep as the network that kg ships, learns folds
   1 and 2 of KnowledgeNet.
2. It says what it reads in every set, fold 3, Re-DocRED and unannotated news included.
3. The small network learns from annotation and teacher, without fold 3 and annotated news.
4. It goes on learning twice: without those, for the figures to report, thresholds and
   calibration; and with those, to be written to OUT.
5. Cross-validated on annotated news, it shows which outputs earn a place among kg's facts.

A step whose result is in WORK already is not done again. Docs/model-card.md says what it took.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks import knowledgenet
from benchmarks.training import encoder, export, news, teach, train

_TEXTS = ["wiki", "cross", "fair", "core"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run all steps."""
    parser = argparse.ArgumentParser(
        prog="chain", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("work", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--threads", default="1")
    options = parser.parse_args(arguments)
    work: Path = options.work
    large = str(encoder.unpacked(work))
    kept = ["--kept", str(work / "cache"), "--threads", options.threads]
    taught = ["--taught", str(work / "taught")]
    for result, step, given in _steps(work, options.out, large, kept, taught):
        if not result.exists():
            print(f"== {result}", flush=True)
            step([str(argument) for argument in given])
    return 0


Step = tuple[Path, Callable[[Sequence[str]], int], Sequence[object]]


def _steps(work: Path, out: Path, large: str, kept: list[str], taught: list[str]) -> list[Step]:
    teacher, held, last = work / "teacher", work / "held", work / "final"
    twin = work / "twin"
    cache = kept[:2]
    return [
        (teacher / "model.pt", train.main, [
            teacher, *kept, "--teacher", large, *TEACHER,
        ]),
        (work / "taught" / "fair.npz", teach.main, [
            teacher, work / "taught", *kept, "--encoder", large,
            "--sets", "fold-1", "fold-2", "fold-3", "wiki", "news", "core", "cross",
            "fair",
        ]),
        (held / "model.pt", train.main, [
            held, *kept, *taught, "--more", *_TEXTS, *HELD,
        ]),
        (twin / "model.pt", train.main, [
            twin, *kept, *taught, "--start", held, "--more", *_TEXTS, *FINAL,
        ]),
        (work / "twin-onnx" / "config.json", export.main, [
            twin, work / "twin-onnx", *cache,
        ]),
        (work / "predictions.jsonl", knowledgenet.main, [
            "--fold", 3, "--model", work / "twin-onnx",
            "--predictions", work / "predictions.jsonl",
        ]),
        (work / "news.json", news.main, [
            held, work / "news.json", *kept, *taught, *NEWS,
        ]),
        (last / "model.pt", train.main, [
            last, *kept, *taught, "--start", held, "--test", "",
            "--sets", "fold-1", "fold-2", "fold-3", "news", "--more", *_TEXTS, *FINAL,
        ]),
        (out / "network.onnx", export.main, [
            last, out, *cache, "--calibrated-by", work / "twin-onnx",
            "--news", work / "news.json",
        ]),
    ]  # fmt: skip


TEACHER = ["--epochs", "6", "--rate", "6e-5", "--head", "8"]
HELD = ["--part", "0.25", "--epochs", "9"]
NEWS = ["--epochs", "3", "--rate", "8e-5"]
FINAL = ["--part", "0.25", "--epochs", "3", "--rate", "1e-4", "--seed", "1"]


if __name__ == "__main__":
    sys.exit(main())
