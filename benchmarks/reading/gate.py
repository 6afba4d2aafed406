"""The quality gate: what kg reads must not get worse than ``floors.json`` says.

    python -m benchmarks.reading.gate             # figures beside their floors; the verdict
    python -m benchmarks.reading.gate --update    # raise the floors to what is measured

Facts and statements are measured on the texts of ``unseen`` that are in this repository and on
``news-gold``, then the cases of ``behaviour.toml`` and pronouns. A set that is absent is said
and left out, and one whose data differs from that of the floors is printed and not compared.

Exit codes: 0 no figure is below its floor; 1 one is, or has no floor yet.
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.figures import data_folder, short
from benchmarks.reading import behaviour, coreference, facts, texts
from benchmarks.reading.scoring import Score, Shares
from kg.text.document import annotate
from kg.text.pipeline import load

FLOORS = Path(__file__).with_name("floors.json")

MARGIN = 0.005
"""How far below its floor a figure may fall: sums of floats differ in the last bits between
processors, and on 405 facts one decision that tips over moves a figure by .0025."""

FREQUENT = 15
"""A figure has a floor from this many gold items: below it, one of them moves the recall by
more than .06, and a floor would freeze chance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Set:
    """What is measured on a set: a digest of its data, and the figures by name."""

    data: str
    figures: Mapping[str, float]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, compare; return the exit code."""
    options = _options(arguments)
    measured = dict(measure(data_folder()))
    stored: dict[str, Any] = {}
    if FLOORS.exists():
        stored = json.loads(FLOORS.read_text(encoding="utf-8"))
    for name, one in measured.items():
        print("\n".join(report(name, one, stored.get(name, {}))))
    lower = [line for name, one in measured.items() for line in below(name, one, stored)]
    if options.update:
        if lower and not options.allow_regression:
            print("\nfloors kept; --allow-regression lowers them:\n" + "\n".join(lower))
            return 1
        new = {
            name: raised(one, stored.get(name, {}), allow_regression=options.allow_regression)
            for name, one in measured.items()
        }
        FLOORS.write_text(json.dumps(stored | new, indent=2) + "\n", encoding="utf-8")
        print(f"\nfloors written to {FLOORS.name}")
        return 0
    lower += [f"{name}: no floors yet" for name in measured if name not in stored]
    if lower:
        print("\nbelow the floor (--update writes new floors):\n" + "\n".join(lower))
        return 1
    print("\nno figure is below its floor")
    return 0


def measure(folder: Path) -> Iterator[tuple[str, Set]]:
    """Yield each set that is there with its figures; print a line for one that is absent."""
    nlp = load()
    for name in ("unseen", "news-gold"):
        some, notes = texts.read(name, folder)
        if name == "unseen":  # web pages may not be redistributed: they are not everywhere
            some = [one for one in some if (texts.HERE / name / f"{one.gold.id}.txt").is_file()]
        elif notes:
            print("\n".join(notes))
        if some:
            documents = list(annotate((one.article for one in some), nlp))
            one = facts.Measured(name=name, texts=some, documents=documents)
            paths = [*(texts.HERE / name).glob("*.ann")]
            if name == "news-gold":
                paths = [*(folder / name).glob("facts/*.json")]
            sha256 = (text.article.citation.sha256 for text in some)
            yield name, Set(data=digest(paths, sha256), figures=_of_facts(one))
    cases = behaviour.outcomes(behaviour.cases())
    yield (
        "behaviour",
        Set(data=digest([behaviour.PATH]), figures={"cases": behaviour.rate(cases)}),
    )
    if (folder / coreference.FOLDER / "ontogum").is_dir():
        asked = coreference.texts(folder / coreference.FOLDER)
        yield (
            "pronouns",
            Set(
                data=digest((), (one.article.citation.sha256 for one in asked)),
                figures=_of_pronouns(asked),
            ),
        )
    else:
        print(f"pronouns: not measured, {folder / coreference.FOLDER / 'ontogum'} is absent")


def _of_facts(one: facts.Measured) -> dict[str, float]:
    shown = one.score(facts.by_default).overall
    said, size = one.statements()
    found = dict(figures(one.score(facts.as_read)))
    found |= _shares("default facts", Shares(precision=shown.precision, recall=shown.recall))
    if size >= FREQUENT:
        found |= _shares("statements", said)
    return found


def figures(scored: Score) -> Iterator[tuple[str, float]]:
    """Yield the figures of facts that have floors: of all, and of what is frequent."""
    total = scored.overall
    yield from _shares("facts", Shares(precision=total.precision, recall=total.recall)).items()
    yield "facts f1", total.f1
    yield "technologies f1", scored.of(facts.TECHNOLOGIES).f1
    for name, counts in scored.agreement.items():
        if counts.right + counts.wrong >= FREQUENT:
            yield f"{name} agrees", counts.precision
    for name, counts in scored.relations.items():
        if counts.right + counts.missed >= FREQUENT:
            yield f"{name} f1", counts.f1


def _shares(name: str, one: Shares) -> dict[str, float]:
    return {f"{name} precision": one.precision, f"{name} recall": one.recall}


def _of_pronouns(asked: Sequence[coreference.Asked]) -> dict[str, float]:
    documents = annotate((one.article for one in asked), load())
    found = coreference.outcomes(asked, documents, coreference.resolved)
    return {
        f"{group} {measure}": getattr(counts, measure)
        for group, counts in found.items()
        if counts.right + counts.missed >= FREQUENT
        for measure in ("precision", "recall")
    }


def digest(paths: Iterable[Path], texts_: Iterable[str] = ()) -> str:
    """Return a hash of files, by name and bytes, and of the sha256 of texts."""
    found = hashlib.sha256()
    for path in sorted(paths):
        found.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    for sha256 in sorted(texts_):
        found.update(sha256.encode())
    return found.hexdigest()[:16]


def report(name: str, one: Set, stored: Mapping[str, Any]) -> Iterator[str]:
    """Yield the figures of a set beside their floors."""
    same = stored.get("data") == one.data
    yield f"\n{name}" + ("" if same or not stored else ": other data than that of the floors")
    floors = stored.get("floors", {}) if same else {}
    for measure, value in one.figures.items():
        floor = f"  floor {short(floors[measure])}" if measure in floors else ""
        yield f"  {measure:<28}{short(value):>6}{floor}"


def below(name: str, one: Set, stored: Mapping[str, Any]) -> Iterator[str]:
    """Yield a line for each figure that is below its floor, or no longer measured."""
    if name not in stored or stored[name]["data"] != one.data:
        return
    for measure, floor in stored[name]["floors"].items():
        value = one.figures.get(measure)
        if value is None:
            yield f"{name}, {measure}: not measured any more, floor {floor:.3f}"
        elif value < floor - MARGIN:
            yield f"{name}, {measure}: {value:.3f}, floor {floor:.3f}"


def raised(
    one: Set, stored: Mapping[str, Any], *, allow_regression: bool = False
) -> dict[str, Any]:
    """Return the new floors of a set: the higher of old and measured on the same data.

    >>> new = Set(data="a", figures={"recall": 0.3, "f1": 0.5})
    >>> raised(new, {"data": "a", "floors": {"recall": 0.4}})
    {'data': 'a', 'floors': {'recall': 0.4, 'f1': 0.5}}
    """
    floors = {} if allow_regression or stored.get("data") != one.data else stored["floors"]
    names = dict.fromkeys([*one.figures, *floors])
    rounded = {name: round(value, 4) for name, value in one.figures.items()}
    best = {name: max(rounded.get(name, 0.0), floors.get(name, 0.0)) for name in names}
    return {"data": one.data, "floors": best}


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="gate", description=(__doc__ or "").partition("\n")[0]
    )
    add = parser.add_argument
    add("--update", action="store_true", help="raise the floors to what is measured")
    add("--allow-regression", action="store_true", help="with --update: lower floors, too")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
