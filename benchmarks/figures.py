"""What every benchmark reports: a row for each measure, kg beside its baselines."""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One measure of one set.

    Attributes:
        measure: What is measured, on what ("mentions crossner-ai Technology overlap f1").
        kg: The figure of kg, 0 to 1.
        size: How many gold items it is measured on.
        baselines: The figures of what stands beside kg, by name.
        floor: Whether the quality gate holds a floor for it.
    """

    measure: str
    kg: float
    size: int
    baselines: Mapping[str, float] = field(default_factory=dict)
    floor: bool = True


def data_folder() -> Path:
    """Return the folder of the data: ``KG_BENCH_DATA``, or the one beside the checkout."""
    return Path(os.environ.get("KG_BENCH_DATA", ROOT.parent / "shared" / "data"))


def absent(path: Path) -> str:
    """Return the line that says that a set is not there."""
    return f"not measured: {path} is absent; KG_BENCH_DATA names the folder of the data"


def table(rows: Iterable[Row]) -> Iterator[str]:
    """Return the lines of one table over all rows.

    >>> row = Row(measure="pronouns", kg=0.75, size=8, baselines={"nearest": 0.5})
    >>> for line in table([row]):
    ...     print(line)
    measure     gold     kg  baselines
    pronouns       8   .750  nearest .500
    """
    kept = list(rows)
    width = max((len(row.measure) for row in kept), default=8)
    yield f"{'measure':<{width}}  {'gold':>6}  {'kg':>5}  baselines"
    for row in kept:
        others = ", ".join(f"{name} {short(value)}" for name, value in row.baselines.items())
        yield f"{row.measure:<{width}}  {row.size:>6}  {short(row.kg):>5}  {others}".rstrip()


def short(value: float) -> str:
    """Return a share with three decimals and no leading zero.

    >>> short(0.75), short(1)
    ('.750', '1.000')
    """
    return f"{value:.3f}".removeprefix("0")
