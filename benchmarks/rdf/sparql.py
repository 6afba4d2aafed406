"""The time that the ready-made questions take, beside plain rdflib, and the memory it needs.

::

    python -m benchmarks.rdf.sparql [--triples N ...] [--limit SECONDS] [--engines NAME ...]

Each engine runs in a process of its own, on the same graph (:mod:`benchmarks.rdf.generated`),
and answers every question of ``kg query --list`` once, as SPARQL with the values of
:data:`VALUES`:

- ``rdflib``: ``rdflib.Graph`` in memory, the reference;
- ``oxrdflib``: ``rdflib.Graph`` with Oxigraph behind it (:func:`kg.rdf.as_rdflib`);
- ``kg``: :func:`kg.query.ask`, what the command line and the server use.

A question that takes longer than the limit is stopped; the sums are over the questions that
rdflib ended, and over all, where a stopped one counts as the limit. Answers are compared as
sets of rows. The time is processor time of one run; a question's text is parsed in it.
"""

import argparse
import json
import multiprocessing
import resource
import signal
import sys
import tempfile
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.rdf.generated import sized
from kg import rdf
from kg.query import ask, questions

if TYPE_CHECKING:
    from collections.abc import Iterator

ENGINES = ("rdflib", "oxrdflib", "kg")

VALUES: dict[str, dict[str, Any]] = {
    "career": {"name": "person/person-12"},
    "colleagues": {"name": "person/person-12"},
    "connections": {"first": "person/person-12", "second": "person/person-3"},
    "paths": {"first": "person/person-12", "second": "person/person-3"},
    "evidence": {"name": "person/person-12"},
    "who-said-what": {"name": "person/person-12"},
    "timeline": {"name": "person/person-12"},
    "events": {"name": "org/institute-1"},
    "sector-movers": {"sector": "tech/ai", "day": "2012-01-01"},
    "sector-people": {"sector": "tech/ai"},
    "said-about-sector": {"sector": "tech/ai"},
    "who-develops": {"technology": "technology/engine-1"},
    "who-led-as-of": {"day": "2015-06-01", "institution": "org/institute-1"},
    "changed-since": {"day": "2024-01-01"},
    "review-queue": {"below": 0.52},
    "unsure": {},
}
"""Values of parameters; the others have their defaults, which mean everything.

Things are named by id: of a name, ``kg.query.ask`` takes the one thing called exactly so where
there is one, which plain SPARQL leaves to the query (:func:`kg.query.questions.ran`).
"""


class TooLongError(Exception):
    """A question took longer than the limit."""


@contextmanager
def limited(seconds: int) -> "Iterator[None]":
    """Stop the block after so many seconds, as soon as Python code runs."""

    def stop(number: int, frame: object) -> None:
        raise TooLongError

    signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)


def answered(engine: str, file: str, limit: int, target: str, names: list[str]) -> None:
    """Answer every question in this process, and write times, answers and memory to a file."""
    started = time.process_time()
    if engine == "kg":
        from kg.rdf.nodes import load

        graph: Any = load(Path(file))
    elif engine == "oxrdflib":
        graph = rdf.as_rdflib(Path(file))
    else:
        import rdflib

        graph = rdflib.Graph()
        graph.parse(file, format="turtle")
    found: dict[str, Any] = {"load": time.process_time() - started, "times": {}, "rows": {}}
    for question in (one for one in questions() if one.name in names):
        values = VALUES.get(question.name, {})
        start = time.process_time()
        rows: list[list[str]] | None = None
        # A query inside Oxigraph cannot be stopped by a signal, and none needs to be.
        with suppress(TooLongError), limited(limit if engine == "rdflib" else 0):
            if engine == "kg":
                table = ask(graph, question.name, **values)
                rows = [[value or "" for value in row] for row in table.rows]
            else:
                rows = [
                    ["" if value is None else str(value) for value in row]
                    for row in graph.query(question.plain(**values))
                ]
        found["times"][question.name] = None if rows is None else time.process_time() - start
        found["rows"][question.name] = None if rows is None else sorted(rows)
    found["peak"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    Path(target).write_text(json.dumps(found), encoding="utf-8")


def measured(engines: list[str], file: Path, limit: int, names: list[str]) -> dict[str, Any]:
    """Return what each engine gave, each from a new process."""
    context = multiprocessing.get_context("spawn")
    found = {}
    for engine in engines:
        target = file.with_suffix(f".{engine}.json")
        process = context.Process(
            target=answered, args=(engine, str(file), limit, str(target), names)
        )
        process.start()
        process.join()
        if process.exitcode != 0:
            sys.exit(f"{engine} ended with {process.exitcode}")
        found[engine] = json.loads(target.read_text(encoding="utf-8"))
    return found


def differing(found: dict[str, Any]) -> list[str]:
    """Return the questions to which two engines that ended gave different rows."""
    different = []
    for name in next(iter(found.values()))["rows"]:
        ended = [one["rows"][name] for one in found.values() if one["rows"][name] is not None]
        if any(one != ended[0] for one in ended):
            different.append(name)
    return different


def report(found: dict[str, Any], limit: int) -> None:
    """Print a row for each question, then sums and whether all answers are the same."""
    engines = list(found)
    print(f"| question | rows | {' | '.join(f'{engine} s' for engine in engines)} |")
    print("|---|---|" + "---|" * len(engines))
    different = differing(found)
    names = list(found[engines[0]]["times"])
    for question in (one for one in questions() if one.name in names):
        rows = [found[engine]["rows"][question.name] for engine in engines]
        ended = [one for one in rows if one is not None]
        times = [found[engine]["times"][question.name] for engine in engines]
        cells = [f"> {limit}" if one is None else f"{one:.3f}" for one in times]
        print(f"| {question.name} | {len(ended[0]):,} | {' | '.join(cells)} |")
    ended_names = [
        name for name in names if all(found[e]["times"][name] is not None for e in engines)
    ]
    for title, chosen in (("all questions", names), ("those all engines end", ended_names)):
        sums = [sum(found[e]["times"][n] or limit for n in chosen) for e in engines]
        cells = [f"{one:.2f}" for one in sums]
        print(f"| **{title}** ({len(chosen)}) | | {' | '.join(cells)} |")
        ratios = [f"{sums[0] / one:.1f}" for one in sums]
        print(f"| times {engines[0]} | | {' | '.join(ratios)} |")
    loads = " | ".join(format(found[engine]["load"], ".1f") for engine in engines)
    peaks = " | ".join(str(found[engine]["peak"]) for engine in engines)
    print(f"| load | | {loads} |")
    print(f"| peak MiB | | {peaks} |")
    print(f"\nAnswers: {'the same' if not different else 'DIFFERENT: ' + ', '.join(different)}")


def main() -> None:
    """Print one table for each size."""
    parser = argparse.ArgumentParser(description="Time the ready-made questions beside rdflib.")
    parser.add_argument("--triples", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--limit", type=int, default=300, help="seconds a question of rdflib")
    parser.add_argument("--engines", nargs="+", choices=ENGINES, default=list(ENGINES))
    every = [question.name for question in questions()]
    parser.add_argument("--questions", nargs="+", choices=every, default=every)
    options = parser.parse_args()
    for size in options.triples:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "graph.ttl"
            graph = sized(size)
            text = rdf.write(graph)
            file.write_text(text, encoding="utf-8")
            number = len(rdf.triples(graph))
            del graph, text
            print(f"\n{number:,} triples\n")
            found = measured(options.engines, file, options.limit, options.questions)
            report(found, options.limit)


if __name__ == "__main__":
    main()
