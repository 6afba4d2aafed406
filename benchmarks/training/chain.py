"""Makes kg's model from the annotated sets: ``python -m benchmarks.training.chain WORK OUT``.

1. A teacher, four times as wide and twice as deep as the network that kg ships, learns folds
   1 and 2 of KnowledgeNet.
2. It says what it reads in every set, fold 3, Re-DocRED and unannotated news included.
3. The small network learns from annotation and teacher, without fold 3 and annotated news.
4. It goes on learning twice: without fold 3, for the figures to report, thresholds and
   calibration; and with it.
5. Its upper layers go on with news: annotated news, the texts that we annotated but for every
   fourth, and sentences written for it; then with less of what was written.
6. On that fourth, it shows which outputs earn a place among kg's facts.
7. Its lower layers learn to tell what a name is.

Each step is a process of its own. A step whose result is in WORK already is not done again.
docs/model-card.md says what it took.
"""

import argparse
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.annotated import LEFT_OUT
from benchmarks.training import encoder

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
    large = encoder.unpacked(work)
    for result, module, given in steps(work, options.out, large, options.threads):
        if not result.exists():
            print(f"== {result}", flush=True)
            command = [sys.executable, "-m", module, *(str(argument) for argument in given)]
            subprocess.run(command, check=True)  # noqa: S603 - kg's own modules
    return 0


_OF = "benchmarks.training."
Step = tuple[Path, str, Sequence[object]]


def steps(work: Path, out: Path, large: Path, threads: str) -> list[Step]:
    """Return the result of each step, the module that makes it, and its arguments."""
    kept = ["--kept", str(work / "cache"), "--threads", threads]
    taught = ["--taught", str(work / "taught")]
    teacher, held, last = work / "teacher", work / "held", work / "final"
    twin, told, heard = work / "twin", work / "told", work / "heard"
    days = work / "days"
    cache = kept[:2]
    return [
        (teacher / "model.pt", _OF + "train", [
            teacher, *kept, "--teacher", large, *TEACHER,
        ]),
        (work / "taught" / "fair.npz", _OF + "teach", [
            teacher, work / "taught", *kept, "--encoder", large,
            "--sets", "fold-1", "fold-2", "fold-3", "wiki", "news", "core", "cross",
            "fair",
        ]),
        (held / "model.pt", _OF + "train", [
            held, *kept, *taught, "--more", *_TEXTS, *HELD,
        ]),
        (twin / "model.pt", _OF + "train", [
            twin, *kept, *taught, "--start", held, "--more", *_TEXTS, *FINAL,
        ]),
        (work / "twin-onnx" / "config.json", _OF + "export", [
            twin, work / "twin-onnx", *cache,
        ]),
        (work / "predictions.jsonl", "benchmarks.knowledgenet", [
            "--fold", 3, "--model", work / "twin-onnx",
            "--predictions", work / "predictions.jsonl",
        ]),
        (last / "model.pt", _OF + "train", [
            last, *kept, *taught, "--start", held, "--test", "",
            "--sets", "fold-1", "fold-2", "fold-3", "--more", *_TEXTS, *FINAL,
        ]),
        (told / "model.pt", _OF + "train", [
            told, *kept, "--start", last, "--test", "", "--without-texts", *LEFT_OUT,
            "--sets", "written", "annotated", "news",
            "--more", "fold-1", "fold-2", "fold-3", "core", *NEWS,
        ]),
        (heard / "model.pt", _OF + "train", [
            heard, *kept, "--start", told, "--test", "", "--without-texts", *LEFT_OUT,
            "--sets", "annotated", "news",
            "--more", "written", "fold-1", "fold-2", "fold-3", "core", *MORE_NEWS,
        ]),
        (days / "model.pt", _OF + "train", [
            days, *kept, "--start", heard, "--test", "", "--without-texts", *LEFT_OUT,
            "--sets", "annotated", "news",
            "--more", "written", "fold-1", "fold-2", "fold-3", "core", *MORE_NEWS, *DAYS,
        ]),
        (work / "days-onnx" / "config.json", _OF + "export", [
            days, work / "days-onnx", *cache, "--calibrated-by", work / "twin-onnx",
        ]),
        (work / "news.json", _OF + "news", [work / "days-onnx", work / "news.json"]),
        (out / "network.onnx", _OF + "export", [
            days, out, *cache, "--calibrated-by", work / "twin-onnx",
            "--news", work / "news.json",
        ]),
        (out / "names.npz", _OF + "names", [out, "--threads", threads]),
    ]  # fmt: skip


TEACHER = ["--epochs", "6", "--rate", "6e-5", "--head", "8"]
HELD = ["--part", "0.25", "--epochs", "9"]
NEWS = ["--frozen", "3", "--part", "0.15", "--epochs", "7", "--rate", "1.3e-4", "--head", "5"]
MORE_NEWS = [
    "--frozen", "3", "--part", "0.2", "--epochs", "9", "--rate", "1.5e-4", "--head", "5",
    "--hide", "0.1",
]  # fmt: skip
DAYS = ["--epochs", "6"]
FINAL = ["--part", "0.25", "--epochs", "3", "--rate", "1e-4", "--seed", "1"]


if __name__ == "__main__":
    sys.exit(main())
