"""Cross-validates relations on news: ``python -m benchmarks.training.news START OUT``.

START is a network that never saw the annotated news. In each of three rounds it goes on
learning from two thirds of the articles and reads the others. What it says of all articles
while it had not seen them is compared with the annotation, beside what the rules say of them:
an output earns its place among kg's facts by what it adds. OUT is JSON: for each output the
calibration and the confidence from which its links become facts.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import numpy as np
import torch
from numpy.typing import NDArray

from benchmarks import news as bench
from benchmarks.figures import data_folder
from benchmarks.scoring import GoldArticle, score
from benchmarks.training import data, earned, train
from benchmarks.training.corpus import words
from benchmarks.training.model import INPUTS, Pairs
from benchmarks.training.outputs import RELATIONS
from kg import nlp
from kg.extraction import extract
from kg.extraction.learned import learned
from kg.extraction.learned.network import Network, Output
from kg.extraction.patterns import patterns
from kg.model import Fact, Mention
from kg.nlp import Document

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

ROUNDS = 3


class Session:
    """Runs a network in torch where onnxruntime would run a written one."""

    def __init__(self, model: Pairs) -> None:
        self.model = model.eval()

    def get_outputs(self) -> list[SimpleNamespace]:
        """Return what is asked of it: the size of the last dimension."""
        return [SimpleNamespace(shape=(len(data.EXPORTED),))]

    @torch.no_grad()
    def run(self, _: None, arrays: dict[str, NDArray[np.int64]]) -> list[NDArray[np.float32]]:
        """Return logits of shape (sentences, pairs, outputs)."""
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits = self.model(*(torch.from_numpy(arrays[name]) for name in INPUTS))
        return [logits.float().numpy()[..., : len(data.EXPORTED)]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Train three times, compare, write."""
    parser = argparse.ArgumentParser(
        prog="news", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("start", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--kept", type=Path, required=True)
    parser.add_argument("--taught", type=Path)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--rate", type=float, default=6e-5)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args(arguments)
    read = bench.read(data_folder() / bench.FOLDER)
    documents = list(nlp.annotate(read.articles, nlp.load()))
    found: dict[int, list[Fact[Mention]]] = {}
    folder = options.out.parent / "rounds"
    for turn in range(ROUNDS):
        left = [k for k in range(len(documents)) if k % ROUNDS == turn]
        out = folder / str(turn)
        if not (out / "model.pt").is_file():
            train.main(_training(options, out, left))
        model = train.new()
        model.load_state_dict(torch.load(out / "model.pt", weights_only=True))
        outputs = tuple(
            Output(
                label=label,
                relation=RELATIONS.get(label, ("", False))[0],
                inverse=RELATIONS.get(label, ("", False))[1],
                symmetric=label in data.SYMMETRIC,
                threshold=-2.0,
                scale=1.0,
                shift=0.0,
                least=0.1,
            )
            for label in data.EXPORTED
        )
        network = Network(
            outputs=outputs,
            vocabulary=words(),
            session=cast("InferenceSession", Session(model)),
        )
        for k in left:
            found[k] = list(learned(documents[k], network=network))
    said = [patterns_and(one, found[k]) for k, one in enumerate(documents)]
    added = [
        list(earned.added(gold, facts)) for gold, facts in zip(read.gold, said, strict=True)
    ]
    every = [one for some in added for one in some]
    chosen = earned.least(every)
    for label, counts in sorted(earned.by_label(every).items()):
        right = sum(one.right for one in counts)
        print(f"{label:<24} right {right} of {len(counts)}  from {chosen.get(label, 1.01)}")
    rules = [[one for one in facts if not earned.only_learned(one)] for facts in said]
    _print("rules", read.gold, rules)
    _print("both, no threshold", read.gold, said)
    # The figure to believe: each article is read with what the articles of other rounds chose.
    nested = []
    for k, facts in enumerate(said):
        others = earned.least(
            [one for j, some in enumerate(added) if j % ROUNDS != k % ROUNDS for one in some]
        )
        nested.append([one for one in facts if earned.speaks(one, others)])
    _print("both, thresholds of other articles", read.gold, nested)
    _print(
        "both, thresholds of all",
        read.gold,
        [[one for one in facts if earned.speaks(one, chosen)] for facts in said],
    )
    scale, shift = earned.calibration(every)
    result = {"least": chosen, "scale": round(scale, 4), "shift": round(shift, 4)}
    options.out.write_text(json.dumps(result, indent=1, sort_keys=True) + "\n", "utf-8")
    return 0


def _training(options: argparse.Namespace, out: Path, left: Sequence[int]) -> list[str]:
    taught = [] if options.taught is None else ["--taught", str(options.taught)]
    return [
        str(out), "--start", str(options.start), "--kept", str(options.kept), *taught,
        "--sets", "news", "--more", "fold-1", "fold-2", "core", "--part", "0.06",
        "--without-news", *(str(k) for k in left), "--test", "", "--seed", "1",
        "--epochs", str(options.epochs), "--rate", str(options.rate),
        "--threads", str(options.threads),
    ]  # fmt: skip


def patterns_and(document: Document, found: Sequence[Fact[Mention]]) -> list[Fact[Mention]]:
    """Return the merged facts of an article."""
    extractors = {"patterns": patterns, "learned": lambda _: found}
    return list(extract(document, extractors=extractors).facts)


def _print(
    name: str, gold: Sequence[GoldArticle], facts: Sequence[Sequence[Fact[Mention]]]
) -> None:
    guesses = [
        earned.guess(one, fact) for one, some in zip(gold, facts, strict=True) for fact in some
    ]
    counts = score(gold, guesses).overall
    print(
        f"{name:<36} P {counts.precision:.3f} R {counts.recall:.3f} F1 {counts.f1:.3f}"
        f"  {counts.right} right"
    )


if __name__ == "__main__":
    sys.exit(main())
