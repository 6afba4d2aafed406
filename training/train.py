"""Trains the reader: ``python -m training.train --stage reader --large FOLDER``.

A run may be stopped at any moment. Every ten minutes, and when it is told to stop (Ctrl-C,
SIGTERM), it writes a checkpoint, and the same command goes on from there as if it had never
stopped: everything that varies (order of the passages, dropout, masks) depends on the seed, the
pass and the step alone. ``python -m training.status`` prints how far a run is.

The learning rate stays constant until F1 on held-out passages has not risen for two passes.
Then it falls to zero within one more pass, and the run ends (warmup, stable, decay; Hu et al.
2024).
Each of its processes learns from a part of every batch; they average their gradients.
"""

import argparse
import random
import signal
import tempfile
import time
import zlib
from collections import Counter
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any

import torch
from torch import Tensor, distributed, nn
from torch.multiprocessing.spawn import spawn
from torch.optim.swa_utils import get_ema_multi_avg_fn

from training.checkpoints import STEADY, History, Progress, Run
from training.corpus_cache import digest_of_corpus, windows_of
from training.examples import Example, Text, sample_windows
from training.heldout import Counts, held_out_texts, measure
from training.loss import loss_of
from training.model import Reader
from training.passages import files, is_held_out, stem_of
from training.pretrained import large_encoder
from training.shortened import shorten
from training.teacher import Teacher

SHARES = {"sentences": 0.2, "knowledgenet": 1.0, "crossner": 0.3}
"""Share of a file's texts that a pass uses, where that is not all of them."""

FOLDER = Path("build/training")
"""Where runs keep their checkpoints: a folder that git ignores."""

_WARM_STEPS = 100
_PREDICTED = 0.35
"""Share of windows whose heads learn with the tagger's items, from the second pass on."""

_AVERAGE_EVERY = 4
_STEADY_MEMORY, _FALLING_MEMORY = 0.995, 0.98
"""Share of the moving average that an update keeps, every four steps."""

_PATIENCE = 2
"""Passes without a rise of held-out F1 after which the learning rate falls."""

_CHECKPOINT_SECONDS = 600
_REPORT_EVERY = 50


@dataclass(frozen=True)
class Options:
    """What the command line says; :func:`parse_options` describes it."""

    stage: str
    large: Path
    folder: Path
    teacher: Path | None
    unlabelled: Path | None
    keep: list[tuple[str, float]]
    part: float
    without: frozenset[str]
    only: frozenset[str]
    lr: float
    head_lr: float
    pieces: int
    processes: int
    seed: int
    passes: int | None
    finish: int | None


def parse_options(arguments: Sequence[str] | None = None) -> Options:
    """Parse the command line."""
    summary = (__doc__ or "").partition("\n")[0]
    parser = argparse.ArgumentParser(prog="train", description=summary)
    add = parser.add_argument
    add("--stage", choices=("teacher", "reader"), required=True, help="what to train")
    add("--large", type=Path, required=True, metavar="FOLDER", help="all-mpnet-base-v2")
    add("--folder", type=Path, default=FOLDER, help="of checkpoints (default: %(default)s)")
    add("--teacher", type=Path, help="trained teacher that the reader also learns from")
    add("--unlabelled", type=Path, help="file of passages without marks, for the teacher")
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
    add("--lr", type=float, default=1e-4, help="learning rate of the encoder")
    add("--head-lr", type=float, default=5e-4, help="learning rate of everything else")
    add("--pieces", type=int, default=2600, help="most word pieces in a batch")
    add("--processes", type=int, default=2, help="one for each core (default: %(default)s)")
    add("--seed", type=int, default=0)
    add("--passes", type=int, help="most passes before the learning rate falls")
    add("--finish", type=int, metavar="STEPS", help="let the learning rate fall from now on")
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

    Attributes:
        digest: Of the files and of the code that cuts them into windows.

    Raises:
        PassageError: If a file breaks the format.
    """

    def __init__(self, options: Options) -> None:
        self._shares = SHARES | dict(options.keep)
        paths = [
            path
            for path in (*files(), *filter(None, [options.unlabelled]))
            if _is_chosen(stem_of(path), options)
        ]
        self.digest = digest_of_corpus(paths)
        self._windows = {
            path: [
                windows
                for windows in windows_of(path, options.folder)
                if is_trained_on(_id(windows)) and is_in_part(_id(windows), options.part)
            ]
            for path in paths
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


def _id(windows: Sequence[Example]) -> str:
    return windows[0].text.passage.id


def _is_chosen(stem: str, options: Options) -> bool:
    return stem not in options.without and (not options.only or stem in options.only)


def batches(
    windows: Sequence[Example], pieces: int, chance: random.Random
) -> list[list[Example]]:
    """Return windows of like length together, at most so many word pieces a batch, shuffled."""
    shuffled = list(windows)
    chance.shuffle(shuffled)
    shuffled.sort(key=lambda example: len(example.window.ids) // 8)
    result: list[list[Example]] = []
    batch: list[Example] = []
    longest = 0
    for example in shuffled:
        size = len(example.window.ids)
        if batch and (len(batch) + 1) * max(longest, size) > pieces:
            result.append(batch)
            batch, longest = [], 0
        batch.append(example)
        longest = max(longest, size)
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

    def part(self, batch: Sequence[Any]) -> Sequence[Any]:
        """Return the members of a batch that this process works on."""
        return batch[self.rank :: self._size]

    def total(self, numbers: Tensor) -> Tensor:
        """Return the sums of the numbers that all processes have."""
        if self._size > 1:
            distributed.all_reduce(numbers)
        return numbers

    def average(self, numbers: Tensor) -> Tensor:
        """Return the mean of the numbers that all processes have."""
        return self.total(numbers) / self._size


class Training:
    """A run of training.

    Args:
        model: The reader that learns, as it begins.
        teacher: A trained teacher that it learns from beside the annotation, or None.
        run: The files of the run: it goes on from the checkpoint there, if there is one.
        options: What the command line says.
        team: The processes that train together.

    Attributes:
        model: The reader that learns.
        average: The moving average of its weights: the reader that is measured and written.
        progress: How far the run is.
    """

    def __init__(
        self,
        model: Reader,
        teacher: Teacher | None,
        run: Run,
        options: Options,
        team: Team,
    ) -> None:
        self._options, self._team, self._run, self._teacher = options, team, run, teacher
        self.model = model
        self.average = deepcopy(model).eval()
        self.progress = Progress()
        self._body, self._heads = _trained(model)
        self._optimizer = _optimizer(self._body, self._heads, options)
        self._averaged, self._current = _both(self.average, model)
        self._history = History()
        self._is_told_to_stop = False
        if saved := run.load():
            model.load_state_dict(saved["model"])
            self.average.load_state_dict(saved["average"])
            self._optimizer.load_state_dict(saved["optimizer"])
            self.progress = Progress(**saved["progress"])
            self._history = History(**saved["history"])
        self._saved_at = time.monotonic()
        self.model.train()

    def stop(self) -> None:
        """End the run after this step, with a checkpoint."""
        self._is_told_to_stop = True

    def train(self, corpus: Corpus, held_out: Sequence[Text]) -> bool:
        """Train until the run has ended or is stopped.

        Args:
            corpus: The windows to learn from.
            held_out: Texts that each pass is measured on.

        Returns:
            True if the run has ended.
        """
        progress = self.progress
        progress.begin(corpus.digest)
        if self._options.finish is not None and progress.phase == STEADY:
            progress.fall(self._options.finish)
        while not progress.has_ended:
            chance = random.Random(f"{self._options.seed} {progress.passes}")
            each = batches(corpus.sample(chance), self._options.pieces, chance)
            progress.steps_of_pass = len(each)
            for batch in each[progress.at :]:
                self._learn(batch)
                self._tell()
                if self._is_told_to_stop:
                    self._save()
                    return False
                if progress.has_ended:
                    break
            self._end_pass(held_out)
        return True

    def _learn(self, batch: Sequence[Example]) -> None:
        """Learn from a batch."""
        progress, rank = self.progress, self._team.rank
        chance = random.Random(f"{self._options.seed} {progress.step} {rank}")
        torch.manual_seed(chance.getrandbits(32))  # of the dropout and the masks
        for group in self._optimizer.param_groups:
            group["lr"] = group["full"] * progress.rate(_WARM_STEPS)
        began = time.monotonic()
        self._optimizer.zero_grad()
        if part := self._team.part(batch):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                predicted = _PREDICTED if progress.passes else 0.0
                loss, parts = loss_of(self.model, part, chance, predicted, self._teacher)
            loss.backward()
            self._history.add(parts)
        self._average_gradients()
        nn.utils.clip_grad_norm_([*self._body, *self._heads], 1.0)
        self._optimizer.step()
        progress.step += 1
        progress.at += 1
        if progress.step % _AVERAGE_EVERY == 0:
            kept = _STEADY_MEMORY if progress.phase == STEADY else _FALLING_MEMORY
            update = get_ema_multi_avg_fn(min(kept, progress.step / (progress.step + 40)))
            update(self._averaged, self._current, progress.step)
        self._history.time(time.monotonic() - began)

    def _average_gradients(self) -> None:
        """Give all processes the mean of their gradients, and stop all where one is told to."""
        trained = [*self._body, *self._heads]
        for one in trained:
            if one.grad is None:
                one.grad = torch.zeros_like(one)
        each = [one.grad.flatten() for one in trained if one.grad is not None]
        told = torch.tensor([float(self._is_told_to_stop)])
        means = self._team.average(torch.cat([*each, told]))
        self._is_told_to_stop = bool(means[-1] > 0)
        start = 0
        for one in trained:
            one.grad = means[start : start + one.numel()].view_as(one)
            start += one.numel()

    def _end_pass(self, held_out: Sequence[Text]) -> None:
        """Measure, choose whether the learning rate falls, and save."""
        own = measure(self.average, self._team.part(held_out))
        counts = Counts.from_tensor(self._team.total(own.tensor()))
        progress = self.progress
        progress.end_pass(counts.figures(), self._history.means())
        waited = progress.passes_without_rise() >= _PATIENCE
        most = self._options.passes
        if progress.phase == STEADY and (waited or progress.passes == most):
            progress.fall(progress.steps_of_pass)
        self._history = History()
        self._save()
        if self._team.rank == 0 and progress.has_ended:
            self._run.finish(self.average.state_dict())

    def _tell(self) -> None:
        """Write how far the run is, and now and then a checkpoint."""
        if self._team.rank:
            return
        if self.progress.step % _REPORT_EVERY == 0:
            self._run.tell(self.progress, self._history)
        if time.monotonic() - self._saved_at > _CHECKPOINT_SECONDS:
            self._save()

    def _save(self) -> None:
        """Write the checkpoint that a run goes on from."""
        if self._team.rank:
            return
        state = {
            "model": self.model.state_dict(),
            "average": self.average.state_dict(),
            "optimizer": self._optimizer.state_dict(),
            "progress": vars(self.progress),
            "history": vars(self._history),
        }
        self._run.save(state)
        self._run.tell(self.progress, self._history)
        self._saved_at = time.monotonic()


def _begin(options: Options, teacher: Teacher | None) -> Reader:
    """Return the reader to train: a large one, or one that begins as a shortened large one."""
    if options.stage == "teacher":
        return Reader(large_encoder(options.large))
    large = teacher.reader if teacher else Reader(large_encoder(options.large))
    return shorten(large, sample_windows())


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
        [{"params": body, "full": options.lr}, {"params": heads, "full": options.head_lr}],
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
    torch.manual_seed(options.seed)
    teacher = Teacher(options.teacher, options.large) if options.teacher else None
    training = Training(
        _begin(options, teacher),
        teacher,
        Run(options.folder / options.stage, options.stage),
        options,
        Team(rank, size),
    )

    def stop(_signal: int, _frame: FrameType | None) -> None:
        training.stop()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    corpus = Corpus(options)
    if rank == 0:
        print(dict(corpus.size()), corpus.size().total(), "windows", flush=True)
    has_ended = training.train(corpus, held_out_texts(options.folder))
    if rank == 0:
        print("ended" if has_ended else "stopped: the same command goes on", flush=True)
    if size > 1:
        distributed.destroy_process_group()


def main() -> None:
    """Train, or go on with a run that was stopped, until it has ended."""
    options = parse_options()
    run = Run(options.folder / options.stage, options.stage)
    if run.has_finished():
        print(f"{options.stage}: {run.weights} is there: delete {run.folder} to train anew")
        return
    Corpus(options)  # cut into windows once, for all processes
    with tempfile.TemporaryDirectory() as folder:
        arguments = (options, f"{folder}/meeting")
        if options.processes == 1:
            work(0, *arguments)
            return
        context = spawn(work, arguments, options.processes, join=False)
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda sent, _: _pass_on(context, sent))
        while not context.join():
            pass


def _pass_on(context: Any, sent: int) -> None:
    """Tell the processes of a run to stop."""
    for process in context.processes:
        process.terminate()


if __name__ == "__main__":
    main()
