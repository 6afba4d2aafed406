"""What a collection costs by its size: processor time and memory of each step.

::

    python -m benchmarks.scale                       # 100, 1,000 and 10,000 articles
    python -m benchmarks.scale --sizes 100 --real 100

Articles are resampled from the real news under ``KG_BENCH_DATA``: sentences of three articles
each, with a part of the names changed, so that the number of things grows with the articles, as
in real news. At the sizes, a stand-in extracts (:mod:`benchmarks.scale.standin`), because the
model takes hours for 10,000 articles; it finds about as much, so that reading, storing,
resolving and writing have their real work. ``--real`` articles are extracted with the model,
beside the tokenizer alone. At each size, what one more article costs is given as a share of
what all cost: its extraction, its outputs (Turtle and JSON lines), and both; in the end as
shares of a rebuild with the model, at the rate that ``--real`` articles had after its load.
Each step is a process of its own: processor seconds are those of the process and its children,
memory is its peak. Read ratios: the machine may be shared.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.scale.articles import resampled, write

FORMATS = ("jsonl", "ttl", "nq", "gexf", "graphml", "csv", "ftm")
_OUTPUTS = ("-f", "ttl", "-f", "jsonl", "--no-validate")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What a process cost: processor seconds, and the peak of its memory in MB."""

    seconds: float
    memory: float


def cost(arguments: Sequence[str], **environment: str) -> Cost:
    """Run a module in a process of its own and return what it cost.

    Raises:
        SystemExit: If it fails.
    """
    process = subprocess.Popen(  # noqa: S603 -- this interpreter
        [sys.executable, "-m", *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env={**os.environ, **environment},
    )
    error = b""
    if process.stderr is not None:
        with process.stderr:
            error = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(arguments)}: {error.decode().strip()}")
    return Cost(seconds=usage.ru_utime + usage.ru_stime, memory=_megabytes(usage))


def _megabytes(usage: resource.struct_rusage) -> float:
    return usage.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)


@dataclass(frozen=True, slots=True, kw_only=True)
class More:
    """What all articles cost, and one more: adding, and writing outputs."""

    size: int
    first: Cost
    whole: Cost
    added: Cost
    written: Cost

    @property
    def rate(self) -> float:
        """Return the seconds that adding takes for an article after the load of the model."""
        return (self.first.seconds - self.added.seconds) / (self.size - 1)


def by_size(sizes: Sequence[int], folder: Path, formats: Sequence[str]) -> list[More]:
    """Print what adding and exporting cost at each size, with the stand-in."""
    found = []
    print("step                     articles  cpu s  ms/article  peak MB", flush=True)
    for size in sizes:
        news, out = folder / f"{size}.jsonl", folder / f"out{size}"
        write(resampled(size), news)
        _row("read and parse JSON", size, cost(["benchmarks.scale", "--read", str(news)]))
        add = ["benchmarks.scale.standin", "add", str(news), "-o", str(out)]
        first = cost(add)
        _row("add (stand-in)", size, first)
        _row("add again, unchanged", size, cost(add))
        for name in formats:
            build = ["benchmarks.scale.standin", "build", "-o", str(out), "-f", name]
            _row(f"export {name}", size, cost([*build, "--no-validate", "--force"]))
        found.append(_one_more("benchmarks.scale.standin", size, out, first))
        print(f"  store {(out / 'kg.sqlite').stat().st_size / size / 1e3:.1f} kB/article")
    return found


def real(size: int, folder: Path) -> More:
    """Print what extraction with the model costs, beside the tokenizer alone."""
    news, out = folder / "real.jsonl", folder / "real"
    write(resampled(size), news)
    _row("tokenizer alone", size, cost(["benchmarks.scale", "--tokens", str(news)]))
    first = cost(["kg", "add", str(news), "-o", str(out)])
    _row("kg add", size, first)
    two = ["kg", "add", str(news), "-o", str(folder / "two"), "--jobs", "2"]
    _row("kg add --jobs 2", size, cost(two))
    return _one_more("kg", size, out, first)


def of_a_rebuild(one: More, model: More) -> str:
    """Return what one more article costs of a rebuild in which the model extracts."""
    extraction = model.added.seconds + model.rate * (one.size - 1)
    return (
        f"one more beside {one.size:,}, at {1000 * model.rate:.0f} ms an article with the "
        "model: "
        f"extraction {model.added.seconds / extraction:.2%} of that of all, "
        f"outputs {one.written.seconds / (extraction + one.whole.seconds):.2%} of a rebuild"
    )


def _one_more(program: str, size: int, out: Path, first: Cost) -> More:
    """Print what one more article costs, as shares of the same for all.

    Args:
        program: Module that is ``kg``.
        size: Articles of the store.
        out: Its folder.
        first: What adding them cost.
    """
    write(iter(list(resampled(size + 1))[-1:]), one := out / "one.jsonl")
    build = [program, "build", "-o", str(out), *_OUTPUTS]
    whole = cost([*build, "--force"])
    _row("write all", size, whole)
    added = cost([program, "add", str(one), "-o", str(out)])
    _row("add one more", size, added)
    written = cost(build)
    _row("write after one more", size, written)
    _row("write, nothing new", size, cost(build))
    print(
        f"  one more article: extraction {added.seconds / first.seconds:.2%} of that of all, "
        f"outputs {written.seconds / whole.seconds:.2%}, "
        f"both {(added.seconds + written.seconds) / (first.seconds + whole.seconds):.2%}; "
        f"outputs {written.seconds / (first.seconds + whole.seconds):.2%} of a rebuild",
        flush=True,
    )
    return More(size=size, first=first, whole=whole, added=added, written=written)


def _row(step: str, size: int, found: Cost) -> None:
    print(
        f"{step:<24} {size:>8,} {found.seconds:>6.1f} {1000 * found.seconds / size:>11.2f} "
        f"{found.memory:>8.0f}",
        flush=True,
    )


def _read(path: str) -> None:
    from kg import pipeline

    for _ in pipeline.read(path):
        pass


def _tokens(path: str) -> None:
    from kg import pipeline
    from kg.text.pipeline import load

    for _ in load().pipe(article.text for article in pipeline.read(path)):
        pass


def main() -> None:
    """Measure, or be one of the measured processes."""
    parser = argparse.ArgumentParser(description="Cost of a collection by its size.")
    parser.add_argument("--sizes", type=int, nargs="*", default=[100, 1_000, 10_000])
    parser.add_argument("--formats", nargs="*", default=list(FORMATS))
    parser.add_argument(
        "--real", type=int, default=200, help="articles with the model; 0: none"
    )
    parser.add_argument("--read", help=argparse.SUPPRESS)
    parser.add_argument("--tokens", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.read:
        _read(options.read)
    elif options.tokens:
        _tokens(options.tokens)
    else:
        with tempfile.TemporaryDirectory() as name:
            every = by_size(options.sizes, Path(name), options.formats)
            if options.real:
                model = real(options.real, Path(name))
                for one in every:
                    print(of_a_rebuild(one, model), flush=True)


if __name__ == "__main__":
    main()
