"""Where the data of the benchmarks is, and how figures are printed."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def data_folder() -> Path:
    """Return the folder of the data: ``KG_BENCH_DATA``, or the one beside the checkout."""
    return Path(os.environ.get("KG_BENCH_DATA", ROOT.parent / "shared" / "data"))


def absent(path: Path) -> str:
    """Return the line that says that a set is not there."""
    return f"not measured: {path} is absent; KG_BENCH_DATA names the folder of the data"


def short(value: float) -> str:
    """Return a share with three decimals and no leading zero.

    >>> short(0.75), short(1)
    ('.750', '1.000')
    """
    return f"{value:.3f}".removeprefix("0")


def shares(precision: float, recall: float, f1: float) -> str:
    """Return the three figures of a system as they are printed.

    >>> shares(0.5, 1, 2 / 3)
    'P 0.500 R 1.000 F1 0.667'
    """
    return f"P {precision:.3f} R {recall:.3f} F1 {f1:.3f}"
