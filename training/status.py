"""Prints how far the training is: ``python -m training.status``."""

import argparse
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

FOLDER = Path("build/training")
"""Where runs keep their checkpoints."""


def lines(status: Mapping[str, Any]) -> Iterator[str]:
    """Yield the lines about a run.

    Args:
        status: What :meth:`training.checkpoints.Run.tell` wrote.
    """
    steps = status["steps_of_pass"]
    state = "ended" if status["has_ended"] else f"learning rate {status['phase']}"
    yield (
        f"{status['stage']}: {status['passes']} passes done, step {status['at']} of {steps} of "
        f"the next, {state}; written {status['written']}"
    )
    if len(status["corpora"]) > 1:
        yield (
            f"the corpus changed {len(status['corpora']) - 1} times during the run: "
            "'make train' of a clean clone gives other weights"
        )
    if not status["has_ended"]:
        yield f"{status['seconds_of_step']:.2f} s a step; {_left(status)}"
        yield "loss: " + ", ".join(f"{name} {one}" for name, one in status["losses"].items())
    for number, figures in enumerate(status["figures"], 1):
        yield (
            f"pass {number}: held-out facts P {figures['precision']:.3f} R "
            f"{figures['recall']:.3f} F1 {figures['f1']:.3f}, names F1 {figures['names']:.3f}"
        )
    if status["figures"]:
        yield f"{'after the last pass':<18} {'P':>5} {'R':>5} {'F1':>5} {'annotated':>9}"
        for name, (precision, recall, f1, stated) in status["figures"][-1]["by"].items():
            yield f"{name:<19} {precision:>5.3f} {recall:>5.3f} {f1:>5.3f} {stated:>9}"


def _left(status: Mapping[str, Any]) -> str:
    """Return the time that is left, as far as that is known."""
    steps, seconds = status["steps_of_pass"], status["seconds_of_step"]
    if status["phase"] == "falling":
        left = status["fell_at"] + status["fall_steps"] - status["step"]
        return f"{_hours(left * seconds)} left"
    return (
        f"{_hours((steps - status['at']) * seconds)} left of this pass, "
        f"{_hours(steps * seconds)} for each more; the last follows two without a rise of F1"
    )


def _hours(seconds: float) -> str:
    """Return a time as hours and minutes.

    >>> _hours(5430)
    '1 h 30 min'
    """
    minutes = round(seconds / 60)
    return f"{minutes // 60} h {minutes % 60} min"


def main() -> None:
    """Print how far each run is."""
    summary = (__doc__ or "").partition("\n")[0]
    parser = argparse.ArgumentParser(prog="status", description=summary)
    parser.add_argument("--folder", type=Path, default=FOLDER, help="(default: %(default)s)")
    found = sorted(parser.parse_args().folder.glob("*/status.json"))
    for path in found:
        print("\n".join(lines(json.loads(path.read_text(encoding="utf-8")))))
    if not found:
        print("no training has begun: make train")


if __name__ == "__main__":
    main()
