"""Keeps how far a run of training is: its schedule, its checkpoint, and what people are told.

The folder of a run has ``run.pt`` (all that the run goes on from), ``reader.pt`` (the weights,
once the run has ended) and ``status.json`` (:mod:`training.status` prints it). Each file is
written under another name first, so a stop at any moment leaves the old or the new one, whole.
"""

import json
import os
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

STEADY, FALLING = "steady", "falling"
"""Phases of a run: the learning rate is constant, or falls to zero."""

_LEAST_RATE = 0.02


@dataclass
class Progress:
    """How far a run is.

    Attributes:
        step: Number of steps, of all passes.
        passes: Number of finished passes.
        at: Number of steps of the present pass.
        steps_of_pass: Number of steps that the present pass has.
        phase: :data:`STEADY` or :data:`FALLING`.
        fell_at: Step from which on the learning rate falls.
        fall_steps: Number of steps in which it falls.
        figures: Figures on held-out passages after each pass, as
            :meth:`training.heldout.Counts.figures` gives them, with the loss of the pass.
        corpora: Digest of the corpus, and of each other corpus that the run went on with.
    """

    step: int = 0
    passes: int = 0
    at: int = 0
    steps_of_pass: int = 0
    phase: str = STEADY
    fell_at: int = 0
    fall_steps: int = 0
    figures: list[dict[str, Any]] = field(default_factory=list)
    corpora: list[str] = field(default_factory=list)

    @property
    def has_ended(self) -> bool:
        """Return True if the learning rate has fallen to its end."""
        return self.phase == FALLING and self.step >= self.fell_at + self.fall_steps

    def rate(self, warm: int) -> float:
        """Return the share of the full learning rate that the next step has.

        >>> Progress(step=49).rate(warm=100)
        0.5
        >>> Progress(step=1200, phase=FALLING, fell_at=1000, fall_steps=800).rate(warm=100)
        0.75

        Args:
            warm: Number of steps in which the rate rises at the beginning.
        """
        rate = min(1.0, (self.step + 1) / warm)
        if self.phase == FALLING:
            rate *= max(_LEAST_RATE, 1 - (self.step - self.fell_at) / max(self.fall_steps, 1))
        return rate

    def begin(self, digest: str) -> None:
        """Begin to learn, or go on. With another corpus, the present pass begins anew."""
        if not self.corpora or self.corpora[-1] != digest:
            self.corpora.append(digest)
            self.at = 0

    def fall(self, steps: int) -> None:
        """Let the learning rate fall within some steps from now on."""
        self.phase, self.fell_at, self.fall_steps = FALLING, self.step, steps

    def end_pass(self, figures: Mapping[str, Any], losses: Mapping[str, float]) -> None:
        """Note the end of a pass, with its figures."""
        self.figures.append({**figures, "losses": dict(losses), "step": self.step})
        self.passes += 1
        self.at = 0

    def passes_without_rise(self) -> int:
        """Return the number of passes since F1 was higher than ever before.

        >>> run = Progress(figures=[{"f1": .5}, {"f1": .6}, {"f1": .6}, {"f1": .58}])
        >>> run.passes_without_rise()
        2
        """
        best = max(range(len(self.figures)), key=lambda at: (self.figures[at]["f1"], -at))
        return len(self.figures) - 1 - best


@dataclass
class History:
    """The mean loss, by part, and the mean time of some steps.

    >>> history = History()
    >>> history.add({"tag": 1.0, "role": 0.5})
    >>> history.add({"tag": 2.0})
    >>> history.means()
    {'tag': 1.5, 'role': 0.25}

    Attributes:
        batches: Number of steps whose loss was added.
        sums: Their losses, by part.
        steps: Number of steps whose time was added.
        total: Their seconds.
    """

    batches: int = 0
    sums: dict[str, float] = field(default_factory=dict)
    steps: int = 0
    total: float = 0.0

    def add(self, parts: Mapping[str, float]) -> None:
        """Add the parts of the loss of a step."""
        self.batches += 1
        for name, loss in parts.items():
            self.sums[name] = self.sums.get(name, 0.0) + loss

    def time(self, seconds: float) -> None:
        """Add the time of a step."""
        self.steps += 1
        self.total += seconds

    def means(self) -> dict[str, float]:
        """Return the mean of each part, three decimals."""
        return {name: round(one / self.batches, 3) for name, one in self.sums.items()}

    def seconds(self) -> float:
        """Return the mean time of a step in seconds."""
        return self.total / max(self.steps, 1)


class Run:
    """The files of a run.

    Args:
        folder: The folder; it is made when the first file is written.
        stage: What is trained: "teacher" or "reader".

    Attributes:
        folder: As given.
        weights: The trained weights, once the run has ended.
    """

    def __init__(self, folder: Path, stage: str) -> None:
        self.folder, self._stage = folder, stage
        self.weights = folder / f"{stage}.pt"
        self._checkpoint = folder / "run.pt"

    def has_finished(self) -> bool:
        """Return True if the weights are trained to the end."""
        return self.weights.exists()

    def load(self) -> dict[str, Any] | None:
        """Return the checkpoint, or None if there is none."""
        import torch

        if not self._checkpoint.exists():
            return None
        saved: dict[str, Any] = torch.load(self._checkpoint)
        return saved

    def save(self, state: Mapping[str, Any]) -> None:
        """Write the checkpoint."""
        import torch

        write_whole(self._checkpoint, lambda file: torch.save(dict(state), file))

    def finish(self, weights: Mapping[str, Any]) -> None:
        """Write the weights; the checkpoint is no longer needed."""
        import torch

        write_whole(self.weights, lambda file: torch.save({"state": dict(weights)}, file))
        self._checkpoint.unlink(missing_ok=True)

    def tell(self, progress: Progress, history: History) -> None:
        """Write how far the run is."""
        status = {
            "stage": self._stage,
            **vars(progress),
            "has_ended": progress.has_ended,
            "losses": history.means(),
            "seconds_of_step": round(history.seconds(), 3),
            "written": time.strftime("%Y-%m-%d %H:%M:%S"),
        }
        text = json.dumps(status, indent=1) + "\n"
        write_whole(self.folder / "status.json", lambda file: file.write(text.encode()))


def write_whole(path: Path, write: Callable[[BinaryIO], object]) -> None:
    """Write a file that is there under its name only when it is whole and on the disk.

    Args:
        path: The file; its folder is made if it is not there.
        write: Writes the content.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.part")
    with part.open("wb") as file:
        write(file)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
