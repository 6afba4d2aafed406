"""The time kg takes to write Turtle, beside Oxigraph's and rdflib's serializers.

::

    python -m benchmarks.rdf [--triples N ...] [--runs N] [--alone N]

The graph is generated (:mod:`benchmarks.rdf.generated`). What is timed is text from triples in
memory: for kg from its own triples, for Oxigraph from the same in kg's order, for rdflib from
an ``rdflib.Graph`` that is filled beforehand. kg sorts, Oxigraph does not. The time of the
mapping is a column of its own. The figure of a row is the median of the runs; above 50,000
triples rdflib runs once, and above ``--alone`` triples not at all.
"""

import argparse
import statistics
import time
from collections.abc import Callable
from functools import partial

import pyoxigraph

from benchmarks.rdf.generated import sized
from kg import rdf
from kg.rdf.serializer import turtle
from kg.rdf.turtle import as_rdflib, prefixes

_SLOW = 50_000


def timed(call: Callable[[], object], *, runs: int) -> float:
    """Return the median time of a call in seconds."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        call()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def main() -> None:
    """Print one row for each size."""
    parser = argparse.ArgumentParser(description="Time Turtle writing beside other writers.")
    parser.add_argument("--triples", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--alone", type=int, default=100_000, help="most triples for rdflib")
    options = parser.parse_args()
    print("| triples | mapping s | kg s | Oxigraph s | over Oxigraph | rdflib s | read back |")
    print("|---|---|---|---|---|---|---|")
    for size in options.triples:
        graph = sized(size)
        found = rdf.triples(graph)
        names = prefixes(rdf.DEFAULT_BASE)
        mapping = timed(partial(rdf.triples, graph), runs=1)
        mine = timed(partial(turtle, found, names), runs=options.runs)
        text = turtle(found, names)
        ordered = _parsed(text)
        form = pyoxigraph.RdfFormat.TURTLE
        oxigraph = timed(
            partial(pyoxigraph.serialize, ordered, format=form, prefixes=names),
            runs=options.runs,
        )
        rdflib = "-"
        if size <= options.alone:
            other = as_rdflib(found, engine="rdflib")
            runs = 1 if size > _SLOW else options.runs
            rdflib = f"{timed(partial(other.serialize, format='turtle'), runs=runs):.2f}"
        same = "same" if set(ordered) == set(found) else "DIFFERENT"
        print(
            f"| {len(found):,} | {mapping:.2f} | {mine:.3f} | {oxigraph:.3f} | "
            f"{mine / oxigraph:.1f} | {rdflib} | {same} |"
        )


def _parsed(text: str) -> list[pyoxigraph.Triple]:
    return [one.triple for one in pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.TURTLE)]


if __name__ == "__main__":
    main()
