"""The time and memory that checking a graph takes, beside pySHACL.

::

    python -m benchmarks.rdf.validate [--triples N ...] [--broken N ...] [--alone N]

The graph is generated (:mod:`benchmarks.rdf.generated`) and written as N-Triples; so many
triples, drawn by a seeded generator, are then left out of it, so that many nodes lack
something. ``kg.rdf.validate`` reads and checks the file in a process of its own: shapes, lint
queries and relations. pySHACL gets the same file, up to ``--alone`` triples, for the shapes
only; the column *same* says whether it reports the same of the shapes. Times are of the
processor.
"""

import argparse
import json
import multiprocessing
import random
import resource
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from pyoxigraph import NamedNode

from benchmarks.rdf.generated import sized
from kg import rdf
from kg.rdf.conformance import by_pyshacl, shapes_of


def checked(file: str, alone: bool, target: str) -> None:
    """Check a file in this process, and write time, memory and problems to a file."""
    started = time.process_time()
    if alone:
        found = set(by_pyshacl(Path(file), shapes_of(None)))
    else:
        found = set(rdf.validate(Path(file)))
    names = _shape_names()
    Path(target).write_text(
        json.dumps(
            {
                "seconds": time.process_time() - started,
                "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
                "problems": len(found),
                "of_shapes": sorted(map(str, (one for one in found if one.shape in names))),
            }
        ),
        encoding="utf-8",
    )


def _shape_names() -> set[str]:
    shape = NamedNode("http://www.w3.org/ns/shacl#NodeShape")
    return {
        triple.subject.value.rpartition("#")[2]
        for triple in shapes_of(None).triples
        if triple.object == shape and isinstance(triple.subject, NamedNode)
    }


def measured(file: Path, *, alone: bool) -> dict[str, Any]:
    """Return what a new process measured."""
    target = file.with_suffix(".json")
    process = multiprocessing.get_context("spawn").Process(
        target=checked, args=(str(file), alone, str(target))
    )
    process.start()
    process.join()
    if process.exitcode != 0:
        sys.exit(f"checking ended with {process.exitcode}")
    found: dict[str, Any] = json.loads(target.read_text(encoding="utf-8"))
    return found


def main() -> None:
    """Print one row for each size and number of left-out triples."""
    parser = argparse.ArgumentParser(description="Time the checking of graphs beside pySHACL.")
    parser.add_argument("--triples", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--broken", type=int, nargs="+", default=[0, 100])
    parser.add_argument(
        "--alone", type=int, default=120_000, help="most triples for pySHACL alone"
    )
    options = parser.parse_args()
    print("| triples | left out | problems | kg s | kg MiB | pySHACL s | pySHACL MiB | same |")
    print("|---|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for size in options.triples:
            every = rdf.triples(sized(size))
            for broken in options.broken:
                draw = random.Random(1)  # noqa: S311 -- the same graph every time
                left_out = set(draw.sample(range(len(every)), broken))
                file = Path(folder) / "graph.nt"
                with file.open("w", encoding="utf-8") as out:
                    for number, triple in enumerate(every):
                        if number not in left_out:
                            out.write(f"{triple} .\n")
                mine = measured(file, alone=False)
                cells = ["", "", ""]
                if len(every) <= options.alone:
                    theirs = measured(file, alone=True)
                    same = mine["of_shapes"] == theirs["of_shapes"]
                    cells = [
                        f"{theirs['seconds']:.1f}",
                        str(theirs["peak"]),
                        "yes" if same else "NO",
                    ]
                print(
                    f"| {len(every):,} | {broken:,} | {mine['problems']:,} | "
                    f"{mine['seconds']:.1f} | {mine['peak']} | {' | '.join(cells)} |",
                    flush=True,
                )


if __name__ == "__main__":
    main()
