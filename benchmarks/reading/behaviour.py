"""Measures which sentences of ``behaviour.toml`` are read as they should be, by phenomenon.

    python -m benchmarks.reading.behaviour [--failed CATEGORY]

A case passes if every fact of ``must`` is read and none of ``must_not``. The cases were written
together with extraction rules that are gone: they are development data. Cases with
``known_gap`` are left out.
"""

import argparse
import re
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from benchmarks.figures import short
from benchmarks.reading.facts import as_read
from kg.model import Fact, Mention
from kg.ontology import relations
from kg.sources import from_text
from kg.text.document import annotate
from kg.text.pipeline import load

PATH = Path(__file__).parent / "development" / "behaviour.toml"
_FIELDS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A short text and the facts that it must and must not be read to state.

    Attributes:
        category: The phenomenon that it shows.
        text: The words.
        must: Lines "subject | relation | object | role | status | stance"; what is left out, or
            "*", may be anything.
        must_not: The same.
    """

    category: str
    text: str
    must: tuple[str, ...]
    must_not: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A case, and the lines that it fails: facts not read, or read wrongly."""

    case: Case
    lost: tuple[str, ...]
    wrong: tuple[str, ...]

    @property
    def is_passed(self) -> bool:
        """Return True if nothing is lost or wrong."""
        return not self.lost and not self.wrong


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        prog="behaviour", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("--failed", metavar="CATEGORY", help="print the failed cases of one")
    options = parser.parse_args(arguments)
    found = outcomes(cases())
    if options.failed is not None:
        print("\n".join(failed(found, options.failed)))
    else:
        print("\n".join(report(found)))
    return 0


def cases(path: Path = PATH) -> list[Case]:
    """Read the cases that count."""
    rows = tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    return [
        Case(
            category=row["category"],
            text=row["text"],
            must=tuple(row.get("must", ())),
            must_not=tuple(row.get("must_not", ())),
        )
        for row in rows
        if not row.get("known_gap")
    ]


def outcomes(some: Iterable[Case]) -> list[Outcome]:
    """Read the texts of cases and return how each comes out."""
    every = list(some)
    documents = annotate([from_text(case.text) for case in every], load())
    pairs = zip(every, documents, strict=True)
    return [judged(case, as_read(document)) for case, document in pairs]


def judged(case: Case, facts: Sequence[Fact[Mention]]) -> Outcome:
    """Return how a case comes out with the facts that are read."""
    return Outcome(
        case=case,
        lost=tuple(line for line in case.must if not any(states(f, line) for f in facts)),
        wrong=tuple(line for line in case.must_not if any(states(f, line) for f in facts)),
    )


def states(fact: Fact[Mention], line: str) -> bool:
    """Return True if a fact is the one of a line, in either order if it is symmetric.

    Case, punctuation and "the" do not count.
    """
    parts = [part.strip() or "*" for part in line.split("|")]
    wanted = parts + ["*"] * (_FIELDS - len(parts))
    ends = [(fact.subject.name, fact.object.name)]
    if relations()[fact.relation].symmetric:
        ends.append((fact.object.name, fact.subject.name))
    stance = fact.evidence[0].stance
    return any(
        all(
            fnmatchcase(_bare(have), _bare(want))
            for have, want in zip(
                (first, fact.relation, second, fact.role, fact.status or "", stance),
                wanted,
                strict=True,
            )
        )
        for first, second in ends
    )


def _bare(text: str) -> str:
    """Return the words that are compared; "*" stands for anything.

    >>> _bare("the Boeing 787*")
    'boeing 787*'
    """
    return " ".join(word for word in re.findall(r"[\w*]+", text.lower()) if word != "the")


def report(found: Sequence[Outcome]) -> Iterator[str]:
    """Yield the shares that pass: by phenomenon, the most frequent first, and of all."""
    by_category: defaultdict[str, list[Outcome]] = defaultdict(list)
    for one in found:
        by_category[one.case.category].append(one)
    for name in sorted(by_category, key=lambda name: (-len(by_category[name]), name)):
        some = by_category[name]
        passed = sum(one.is_passed for one in some)
        yield f"{name:<32}{short(passed / len(some)):>6}  of {len(some)}"
    must = sum(len(one.case.must) for one in found)
    must_not = sum(len(one.case.must_not) for one in found)
    lost, wrong = sum(len(one.lost) for one in found), sum(len(one.wrong) for one in found)
    yield ""
    yield f"{'cases that pass':<32}{short(rate(found)):>6}  of {len(found)}"
    yield f"{'must be read, and are':<32}{short(1 - lost / max(must, 1)):>6}  of {must}"
    left_out = short(1 - wrong / max(must_not, 1))
    yield f"{'must not be read, and are not':<32}{left_out:>6}  of {must_not}"


def rate(found: Sequence[Outcome]) -> float:
    """Return the share of cases that pass."""
    return sum(one.is_passed for one in found) / max(len(found), 1)


def failed(found: Iterable[Outcome], category: str) -> Iterator[str]:
    """Yield a line for each fact that fails in a category."""
    for one in found:
        if one.case.category == category:
            for kind, lines in (("LOST", one.lost), ("WRONG", one.wrong)):
                for line in lines:
                    yield f"{kind} {line} :: {one.case.text}"


if __name__ == "__main__":
    sys.exit(main())
