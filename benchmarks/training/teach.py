"""Writes what a teacher says of sets: ``python -m benchmarks.training.teach TEACHER OUT``.

A probability for each pair and each property of KnowledgeNet, also where nobody annotated them.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch

from benchmarks.training import corpus, labels
from benchmarks.training.train import new, predict


def main(arguments: Sequence[str] | None = None) -> int:
    """Label each set, unless it is labelled already."""
    parser = argparse.ArgumentParser(
        prog="teach", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("teacher", type=Path, help="folder of the trained teacher")
    parser.add_argument("out", type=Path)
    parser.add_argument("--encoder", type=Path, help="folder of the large encoder")
    parser.add_argument("--kept", type=Path, required=True)
    parser.add_argument("--sets", nargs="+", required=True)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args(arguments)
    torch.set_num_threads(options.threads)
    model = new(options.encoder)
    model.load_state_dict(torch.load(options.teacher / "model.pt", weights_only=True))
    options.out.mkdir(parents=True, exist_ok=True)
    for name in options.sets:
        path = options.out / f"{name}.npz"
        if path.is_file():
            continue
        rows = corpus.examples(name, options.kept)
        logits = [row[:, : len(labels.KNOWLEDGENET)] for row in predict(model, rows)]
        sizes = np.cumsum([len(row) for row in logits])[:-1]
        chances = 1.0 / (1.0 + np.exp(-np.concatenate(logits)))
        np.savez_compressed(path, chances=chances.astype(np.float16), sizes=sizes)
        print(f"{name}: {len(rows)} sentences", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
