"""The quality gate: kg on annotated data, beside baselines, against floors that only rise.

    python -m benchmarks.gate                 # figures, then the verdict
    python -m benchmarks.gate --update        # raise the floors, keep the report

Facts and statements are measured on annotated news, names and pronouns on public sets. The
data is not part of this repository: ``KG_BENCH_DATA`` names its folder; without it,
``../shared/data`` beside the checkout is read. The news must be there; of the other sets,
those that are there are measured.

Exit codes: 0 no figure is below its floor; 1 one is, or the news is absent.
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks import annotated, coref, mentions, news
from benchmarks.figures import Row, absent, data_folder, table
from benchmarks.scoring import Score, score, score_statements
from kg import nlp

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ROOT / "benchmarks" / "floors.json"
RESULTS = ROOT / "benchmarks" / "results.txt"
"""The report that the floors were taken from; the documentation quotes it."""

MARGIN = 0.005
"""How far below its floor a figure may fall. The parser's scores are sums of floats that
differ in the last bits between processors; on 405 facts one decision that tips over moves a
figure by .0025."""

FREQUENT = 15
"""A relation, or a type of names, gets a floor from this many gold items. Below it, one of them
moves the recall by more than .06 and a floor would freeze chance."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, compare; return the exit code."""
    options = _options(arguments)
    folder = data_folder()
    if not (folder / news.FOLDER / "facts").is_dir():
        print(absent(folder / news.FOLDER / "facts"))
        return 0 if options.allow_missing else 1
    gold = news.read(folder / news.FOLDER)
    found = news.extractions(gold.articles)
    pipeline = nlp.load()
    said = score_statements(gold.statements, news.said(found))
    others = [
        *annotated.rows(folder, pipeline),
        *mentions.rows(folder, pipeline),
        *coref.rows(folder, pipeline),
    ]
    report = "\n".join([*news.report(gold, found, pipeline), "", *table(others)])
    print(report)
    if options.figures:
        return 0
    ours = score(gold.gold, news.guesses(found))
    every = [*others, *news.statement_rows(said, gold)]
    measured = {name: round(value, 4) for name, value in figures(ours, every).items()}
    code = _settle(measured, _digest(folder), options)
    if options.update and code == 0:
        RESULTS.write_text(report + "\n", encoding="utf-8")
    return code


def figures(score: Score, rows: Iterable[Row] = ()) -> Mapping[str, float]:
    """Return the figures that have floors: overall, qualifiers, and what is frequent."""
    total = score.overall
    found = {"precision": total.precision, "recall": total.recall, "f1": total.f1}
    found |= {f"{name} agreement": share for name, share in score.agreement.items()}
    found |= {
        f"{name} f1": counts.f1
        for name, counts in score.relations.items()
        if counts.right + counts.missed >= FREQUENT
    }
    found |= {row.measure: row.kg for row in rows if row.floor and row.size >= FREQUENT}
    return found


def below(measured: Mapping[str, float], floors: Mapping[str, float]) -> Iterator[str]:
    """Return a line for each figure that is below its floor or no longer measured."""
    for name, floor in floors.items():
        value = measured.get(name)
        if value is None:
            yield f"{name}: not measured any more, floor {floor:.3f}"
        elif value < floor - MARGIN:
            yield f"{name}: {value:.3f}, floor {floor:.3f}"


def raised(
    measured: Mapping[str, float],
    floors: Mapping[str, float],
    *,
    allow_regression: bool = False,
) -> Mapping[str, float]:
    """Return the new floors: the higher of both, or the measured where that is allowed.

    >>> raised({"recall": 0.3, "f1": 0.5}, {"recall": 0.4})
    {'recall': 0.4, 'f1': 0.5}
    """
    if allow_regression:
        return dict(measured)
    names = dict.fromkeys([*measured, *floors])
    return {name: max(measured.get(name, 0.0), floors.get(name, 0.0)) for name in names}


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="gate", description=__doc__.partition("\n")[0])
    add = parser.add_argument
    add("--update", action="store_true", help="raise the floors to what is measured")
    add("--allow-regression", action="store_true", help="with --update: lower floors, too")
    add("--allow-missing", action="store_true", help="exit 0 where the data is absent")
    add("--figures", action="store_true", help="print the figures and compare nothing")
    return parser.parse_args(arguments)


def _settle(measured: Mapping[str, float], digest: str, options: argparse.Namespace) -> int:
    """Compare with the floors, or write them; return the exit code."""
    stored = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    floors = stored.get("floors", {})
    same = stored.get("corpus") == digest
    lower = list(below(measured, floors)) if same else []
    if options.update:
        if (lower or (floors and not same)) and not options.allow_regression:
            print(
                "\nfloors kept: a figure fell or the corpus changed; --allow-regression lowers"
            )
            print("\n".join(lower))
            return 1
        new = raised(measured, floors, allow_regression=options.allow_regression)
        text = json.dumps({"corpus": digest, "floors": new}, indent=2)
        FLOORS.write_text(text + "\n", encoding="utf-8")
        print(f"\nfloors written to {FLOORS.name}")
        return 0
    if not floors:
        print("\nno floors yet: --update writes them")
        return 1
    if not same:
        print("\nnot compared: the floors were measured on another state of the annotation")
        return 0
    print(
        "\nbelow the floor:\n" + "\n".join(lower) if lower else "\nno figure is below its floor"
    )
    return 1 if lower else 0


def _digest(folder: Path) -> str:
    """Return a hash of all data that is measured on, names and bytes."""
    found = hashlib.sha256()
    patterns = (
        f"{news.FOLDER}/articles/*",
        f"{news.FOLDER}/facts/*.json",
        *(one.file for one in mentions.SETS),
        "gum/*/*.gz",
    )
    for path in sorted(path for pattern in patterns for path in folder.glob(pattern)):
        place = path.relative_to(folder).as_posix()
        found.update(place.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return found.hexdigest()[:16]


if __name__ == "__main__":
    sys.exit(main())
