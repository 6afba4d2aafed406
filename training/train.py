"""Trains the reader: ``python -m training.train --minutes 60 --out build/reader.pt``.

A run is seeded. Its learning rate falls with the time that is over, so it fits its minutes.
Each of its processes learns from a part of every batch; they average their gradients.
With ``--resume`` a run that was stopped goes on from its last saved pass.
With ``--large FOLDER`` it trains a teacher (:mod:`training.teacher`); with ``--teacher`` too, a
reader that learns from one.
"""

import argparse
import copy
import random
import tempfile
import time
import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, distributed, nn
from torch.multiprocessing.spawn import spawn
from torch.optim.swa_utils import get_ema_multi_avg_fn

from training.examples import Example, examples, sample_windows, texts
from training.loss import loss_of
from training.model import Reader, load_weights
from training.passages import files, is_held_out, stem_of
from training.shortened import short_reader, shorten
from training.teacher import Teacher, large_encoder

SHARES = {"sentences": 0.35, "knowledgenet": 0.5, "crossner": 0.5}
"""Share of a file's texts that a pass uses, where that is not all of them."""

_WARM_STEPS = 100
_LEAST_RATE = 0.02
_WITHOUT_PREDICTED = 0.2
"""Share of the time in which the heads learn with gold items only."""

_PREDICTED = 0.35
"""Share of windows whose heads learn with the tagger's items after that."""

_AVERAGE_EVERY = 4
_REPORT_EVERY = 200
_FIRST_REPORTS = (10, 40)


@dataclass(frozen=True)
class Options:
    """What the command line says; :func:`parse_options` describes it."""

    minutes: float
    out: Path
    resume: bool
    keep: list[tuple[str, float]]
    part: float
    without: frozenset[str]
    only: frozenset[str]
    start: Path | None
    large: Path
    teacher: Path | None
    unlabelled: Path | None
    lr: float
    head_lr: float
    pieces: int
    processes: int
    seed: int


def parse_options(arguments: Sequence[str] | None = None) -> Options:
    """Parse the command line."""
    summary = (__doc__ or "").partition("\n")[0]
    parser = argparse.ArgumentParser(prog="train", description=summary)
    add = parser.add_argument
    add("--minutes", type=float, default=60, help="time to train (default: %(default)s)")
    add("--out", type=Path, required=True, help="file that the reader is written to")
    add("--resume", action="store_true", help="go on from what --out has of a stopped run")
    add(
        "--keep",
        action="append",
        type=_share,
        default=[],
        metavar="STEM=SHARE",
        help="share of a file's texts that a pass uses",
    )
    add("--part", type=float, default=1.0, help="share of all passages, for a learning curve")
    add("--without", type=_stems, default="", help="files, by stem, to leave out, with commas")
    add("--only", type=_stems, default="", help="files, by stem, to use, with commas")
    add("--start", type=Path, help="checkpoint of the same kind of reader to begin with")
    add("--large", type=Path, required=True, metavar="FOLDER", help="all-mpnet-base-v2")
    add("--teacher", type=Path, help="trained teacher to learn from: train the shipped reader")
    add("--unlabelled", type=Path, help="file of passages without marks, for the teacher")
    add("--lr", type=float, default=1.2e-4, help="learning rate of the encoder")
    add("--head-lr", type=float, default=7e-4, help="learning rate of everything else")
    add("--pieces", type=int, default=2600, help="most word pieces in a batch")
    add("--processes", type=int, default=2, help="one for each core (default: %(default)s)")
    add("--seed", type=int, default=0)
    return Options(**vars(parser.parse_args(arguments)))


def _share(text: str) -> tuple[str, float]:
    """Parse STEM=SHARE.

    >>> _share("sentences=0.35")
    ('sentences', 0.35)
    """
    stem, _, share = text.partition("=")
    return stem, float(share)


def _stems(text: str) -> frozenset[str]:
    """Parse names with commas between them.

    >>> sorted(_stems("gum,fair")), sorted(_stems(""))
    (['fair', 'gum'], [])
    """
    return frozenset(filter(None, text.split(",")))


def is_trained_on(id_: str) -> bool:
    """Return True for a passage that is neither held out nor of KnowledgeNet's fold 3."""
    return not is_held_out(id_) and not id_.startswith("kn3-")


def is_in_part(id_: str, share: float) -> bool:
    """Return True for the passages of a share of the corpus; a larger share has them too.

    >>> sum(is_in_part(str(number), 0.25) for number in range(1000))
    274
    """
    return zlib.crc32(id_.encode()) < share * 2**32


class Corpus:
    """The windows of the corpus that are trained on.

    Raises:
        PassageError: If a file breaks the format.
    """

    def __init__(self, options: Options) -> None:
        self._shares = SHARES | dict(options.keep)
        self._windows = {
            path: [
                list(examples(text))
                for text in texts([path])
                if is_trained_on(text.passage.id) and is_in_part(text.passage.id, options.part)
            ]
            for path in (*files(), *filter(None, [options.unlabelled]))
            if _is_chosen(stem_of(path), options)
        }

    def size(self) -> Counter[str]:
        """Return the number of windows by the stem of their file."""
        sizes: Counter[str] = Counter()
        for path, some in self._windows.items():
            sizes[stem_of(path)] += sum(map(len, some))
        return sizes

    def sample(self, chance: random.Random) -> list[Example]:
        """Return the windows of one pass: of some files, only a share of the texts."""
        result: list[Example] = []
        for path in sorted(self._windows):
            share = self._shares.get(stem_of(path), 1.0)
            for text in self._windows[path]:
                if share >= 1 or chance.random() < share:
                    result += text
        return result


def _is_chosen(stem: str, options: Options) -> bool:
    return stem not in options.without and (not options.only or stem in options.only)


def batches(
    windows: Sequence[Example], pieces: int, chance: random.Random
) -> list[list[Example]]:
    """Return windows of like length together, at most so many word pieces a batch, shuffled."""
    shuffled = list(windows)
    chance.shuffle(shuffled)
    shuffled.sort(key=lambda example: len(example.window.ids) // 24)
    result: list[list[Example]] = []
    batch: list[Example] = []
    for example in shuffled:
        longest = max(len(other.window.ids) for other in (*batch, example))
        if batch and (len(batch) + 1) * longest > pieces:
            result.append(batch)
            batch = []
        batch.append(example)
    result.append(batch)
    chance.shuffle(result)
    return result


class Team:
    """The processes that train together.

    Attributes:
        rank: The number of this process; 0 reports and saves.
    """

    def __init__(self, rank: int, size: int) -> None:
        self.rank, self._size = rank, size

    def part(self, batch: Sequence[Example]) -> Sequence[Example]:
        """Return the windows of a batch that this process learns from."""
        return batch[self.rank :: self._size]

    def average(self, numbers: Tensor) -> Tensor:
        """Return the mean of the numbers that all processes have."""
        if self._size > 1:
            distributed.all_reduce(numbers)
            numbers /= self._size
        return numbers


class Training:
    """A run of training.

    Attributes:
        model: The reader that learns.
        average: The moving average of its weights: the reader that is written.
        passes: Number of finished passes.
    """

    def __init__(self, options: Options, team: Team) -> None:
        self._options, self._team = options, team
        self._chance = random.Random(options.seed)
        self._own_chance = random.Random(f"{options.seed} {team.rank}")
        torch.manual_seed(options.seed)
        self.teacher = _teacher(options)
        self.model = _begin(options, self.teacher)
        self.average = copy.deepcopy(self.model).eval()
        torch.manual_seed(options.seed * 100 + team.rank)  # for the dropout
        self.passes = 0
        self._step = 0
        self._progress = Progress()
        self._body, self._heads = _trained(self.model)
        self._optimizer = _optimizer(self._body, self._heads, options)
        self._averaged, self._current = _both(self.average, self.model)
        self._begun = time.time()
        if options.resume and self._unfinished.exists():
            self._resume()
        self._over = float(self._team.average(torch.tensor([self._clock()])))
        self._scheduler = torch.optim.lr_scheduler.LambdaLR(
            self._optimizer,
            lambda step: min((step + 1) / _WARM_STEPS, max(_LEAST_RATE, 1 - self._over)),
        )
        self.model.train()

    def over(self) -> float:
        """Return the share of the time that is over, the same in each process.

        It is 1 or more if the run has ended.
        """
        return self._over

    def _clock(self) -> float:
        return self._seconds() / 60 / self._options.minutes

    def _seconds(self) -> float:
        return time.time() - self._begun

    @property
    def _unfinished(self) -> Path:
        """Return the file that an unfinished run goes on from."""
        return self._options.out.with_suffix(".run")

    def train(self, corpus: Corpus) -> None:
        """Train on the corpus once, or until the time is over, and save."""
        sample = corpus.sample(self._chance)
        each = batches(sample, self._options.pieces, self._chance)
        for batch in each:
            self._learn(batch)
            if self._step in _FIRST_REPORTS or self._step % _REPORT_EVERY == 0:
                self._report(len(each))
            if self._over >= 1:
                break
        self.passes += 1
        if self._team.rank == 0:
            self._save()

    def _learn(self, batch: Sequence[Example]) -> None:
        """Learn from a batch."""
        predicted = 0.0 if self._over < _WITHOUT_PREDICTED else _PREDICTED
        self._optimizer.zero_grad()
        part = self._team.part(batch)
        if part:
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss, parts = loss_of(
                    self.model, part, self._own_chance, predicted, self.teacher
                )
            loss.backward()
            self._progress.add(parts)
        self._average_gradients()
        nn.utils.clip_grad_norm_([*self._body, *self._heads], 1.0)
        self._optimizer.step()
        self._scheduler.step()
        self._step += 1
        if self._step % _AVERAGE_EVERY == 0:
            update = get_ema_multi_avg_fn(min(0.995, self._step / (self._step + 40)))
            update(self._averaged, self._current, self._step)

    def _average_gradients(self) -> None:
        """Give all processes the mean of their gradients and of the time that is over."""
        trained = [*self._body, *self._heads]
        for one in trained:
            if one.grad is None:
                one.grad = torch.zeros_like(one)
        each = [one.grad.flatten() for one in trained if one.grad is not None]
        means = self._team.average(torch.cat([*each, torch.tensor([self._clock()])]))
        self._over = float(means[-1])
        start = 0
        for one in trained:
            one.grad = means[start : start + one.numel()].view_as(one)
            start += one.numel()

    def _report(self, steps: int) -> None:
        """Print how far the training is and the mean loss since the last two hundred steps."""
        if self._team.rank:
            return
        print(
            self._step,
            f"pass {self.passes}, {steps} steps",
            f"{self._over:.2f}",
            f"{self._seconds() / self._step:.2f} s/step",
            self._progress.means(),
            flush=True,
        )
        if self._step % _REPORT_EVERY == 0:
            self._progress = Progress()

    def _resume(self) -> None:
        """Go on from the last pass of a run that was stopped."""
        saved = torch.load(self._unfinished)
        self.model.load_state_dict(saved["model"])
        self.average.load_state_dict(saved["average"])
        self._optimizer.load_state_dict(saved["optimizer"])
        self._step, self.passes = saved["step"], saved["passes"]
        self._begun -= saved["seconds"]
        minutes = saved["seconds"] / 60
        print(f"goes on after pass {self.passes}, {minutes:.0f} minutes", flush=True)

    def _save(self) -> None:
        """Write the reader, and what the run goes on from if it has not ended."""
        out = self._options.out
        out.parent.mkdir(parents=True, exist_ok=True)
        _write({"state": self.average.state_dict(), "step": self._step}, out)
        if self._over < 1:
            run = {
                "model": self.model.state_dict(),
                "average": self.average.state_dict(),
                "optimizer": self._optimizer.state_dict(),
                "step": self._step,
                "passes": self.passes,
                "seconds": self._seconds(),
            }
            _write(run, self._unfinished)
        else:
            self._unfinished.unlink(missing_ok=True)
        minutes = f"{self._seconds() / 60:.1f} minutes"
        print("saved after pass", self.passes, minutes, flush=True)


class Progress:
    """The mean loss of some steps, by part.

    >>> progress = Progress()
    >>> progress.add({"tag": 1.0, "role": 0.5})
    >>> progress.add({"tag": 2.0})
    >>> progress.means()
    {'tag': 1.5, 'role': 0.25}
    """

    def __init__(self) -> None:
        self._steps = 0
        self._sums: dict[str, float] = {}

    def add(self, parts: dict[str, float]) -> None:
        """Add the parts of the loss of a step."""
        self._steps += 1
        for name, loss in parts.items():
            self._sums[name] = self._sums.get(name, 0.0) + loss

    def means(self) -> dict[str, float]:
        """Return the mean of each part, three decimals."""
        return {name: round(total / self._steps, 3) for name, total in self._sums.items()}


def _begin(options: Options, teacher: Teacher | None) -> Reader:
    """Return the reader to train: a teacher, or one that begins as a shortened teacher."""
    if options.start:
        same = short_reader() if teacher else Reader(large_encoder(options.large))
        return load_weights(same, options.start)
    if teacher:
        return shorten(teacher.reader, sample_windows())
    return Reader(large_encoder(options.large))


def _teacher(options: Options) -> Teacher | None:
    """Return the teacher that the reader learns from, if there is one."""
    if options.teacher:
        return Teacher(options.teacher, options.large)
    return None


def _trained(model: Reader) -> tuple[list[nn.Parameter], list[nn.Parameter]]:
    """Return the parameters of the encoder that are trained, and all others that are."""
    body = [one for one in model.encoder.body.parameters() if one.requires_grad]
    known = {id(one) for one in body}
    heads = [one for one in model.parameters() if one.requires_grad and id(one) not in known]
    return body, heads


def _optimizer(
    body: list[nn.Parameter], heads: list[nn.Parameter], options: Options
) -> torch.optim.Optimizer:
    return torch.optim.AdamW(
        [{"params": body, "lr": options.lr}, {"params": heads, "lr": options.head_lr}],
        weight_decay=0.02,
        fused=True,
    )


def _both(average: Reader, model: Reader) -> tuple[tuple[Tensor, ...], tuple[Tensor, ...]]:
    """Return the averaged and the current weights of what is trained, in one order."""
    pairs = [
        (averaged, current)
        for averaged, current in zip(average.parameters(), model.parameters(), strict=True)
        if current.requires_grad
    ]
    averaged, current = zip(*pairs, strict=True)
    return averaged, current


def _write(state: dict[str, Any], path: Path) -> None:
    """Write a checkpoint under its name only when it is whole."""
    part = path.with_suffix(".part")
    torch.save(state, part)
    part.replace(path)


def work(rank: int, options: Options, meeting: str) -> None:
    """Train as one of the processes of a run.

    Args:
        rank: The number of this process.
        options: What the command line says.
        meeting: Path of a new file by which the processes find each other.
    """
    torch.set_num_threads(1)
    size = options.processes
    if size > 1:
        distributed.init_process_group(
            "gloo", init_method=f"file://{meeting}", rank=rank, world_size=size
        )
    corpus = Corpus(options)
    if rank == 0:
        print(dict(corpus.size()), corpus.size().total(), "windows", flush=True)
    training = Training(options, Team(rank, size))
    while training.over() < 1:
        training.train(corpus)
    if size > 1:
        distributed.destroy_process_group()


def main() -> None:
    """Train for the minutes that the command line says."""
    options = parse_options()
    with tempfile.TemporaryDirectory() as folder:
        arguments = (options, f"{folder}/meeting")
        if options.processes > 1:
            spawn(work, arguments, options.processes)
        else:
            work(0, *arguments)


if __name__ == "__main__":
    main()
