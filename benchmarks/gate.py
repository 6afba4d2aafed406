"""The quality gate: kg on annotated news, beside baselines, against floors that only rise.

    python -m benchmarks.gate                 # figures, then the verdict
    python -m benchmarks.gate --update        # raise the floors, keep the report

The annotated news is not part of this repository. ``KG_BENCH_DATA`` names the folder that holds
``news-gold/`` (``articles/*.txt`` and ``facts/*.json``); without it, ``../shared/data`` beside
the checkout is read.

Exit codes: 0 no figure is below its floor; 1 one is, or the data is absent.
"""

import argparse
import hashlib
import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.baselines import co_occurrence, has_textacy, triples
from benchmarks.scoring import (
    GoldArticle,
    Guess,
    Score,
    common_relations,
    read_gold,
    score,
    table,
)
from kg import nlp, pipeline
from kg.model import Article, Extraction
from kg.pipeline import records

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ROOT / "benchmarks" / "floors.json"
RESULTS = ROOT / "benchmarks" / "results.txt"
"""The report that the floors were taken from; the documentation quotes it."""

MARGIN = 0.005
"""How far below its floor a figure may fall. The parser's scores are sums of floats that
differ in the last bits between processors; on 405 facts one decision that tips over moves a
figure by .0025."""

FREQUENT = 15
"""A relation gets a floor of its own from this many gold facts. Below it, one fact moves the
recall by more than .06 and a floor would freeze chance."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, compare; return the exit code."""
    options = _options(arguments)
    folder = (
        Path(os.environ.get("KG_BENCH_DATA", ROOT.parent / "shared" / "data")) / "news-gold"
    )
    if not (folder / "facts").is_dir():
        print(f"not measured: {folder} has no facts/; KG_BENCH_DATA names the folder above it")
        return 0 if options.allow_missing else 1
    gold = list(read_gold(folder / "facts"))
    articles = list(pipeline.read([str(folder / "articles")]))
    ours = score(gold, guesses(pipeline.extract_articles(articles)))
    report = "\n".join(
        [
            f"{len(gold)} articles, {sum(len(one.facts) for one in gold)} facts\n\nkg",
            *table(ours),
            *_baseline_lines(gold, articles),
        ]
    )
    print(report)
    if options.figures:
        return 0
    measured = {name: round(value, 4) for name, value in figures(ours).items()}
    code = _settle(measured, _digest(folder), options)
    if options.update and code == 0:
        RESULTS.write_text(report + "\n", encoding="utf-8")
    return code


def guesses(extractions: Iterable[Extraction]) -> Iterator[Guess]:
    """Return the facts of articles as ``kg extract`` prints them: one for each place."""
    for extraction in extractions:
        for record in records.facts(extraction):
            yield Guess(
                article=record["article"],
                subject=record["subject"],
                relation=record["relation"],
                object=record["object"],
                role=record["role"] or "",
                status=record["status"] or "",
                stance=record["stance"],
            )


def figures(score: Score) -> Mapping[str, float]:
    """Return the figures that have floors: overall, qualifiers, and each frequent relation."""
    total = score.overall
    found = {"precision": total.precision, "recall": total.recall, "f1": total.f1}
    found |= {f"{name} agreement": share for name, share in score.agreement.items()}
    found |= {
        f"{name} f1": counts.f1
        for name, counts in score.relations.items()
        if counts.right + counts.missed >= FREQUENT
    }
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


def _baseline_lines(gold: Sequence[GoldArticle], articles: Iterable[Article]) -> Iterator[str]:
    relations = common_relations(gold)
    documents = list(nlp.annotate(articles, nlp.load()))
    yield "\nbaseline: every pair of mentions in a sentence, relation by their types"
    yield from table(score(gold, co_occurrence(documents, relations)), relations=False)
    yield "\nbaseline: textacy's subject-verb-object triples, relation by their types"
    if has_textacy():
        yield from table(score(gold, triples(documents, relations)), relations=False)
    else:
        yield "not measured: textacy is not installed (make bench installs it)"


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
    """Return a hash of the articles and annotations, names and bytes."""
    found = hashlib.sha256()
    for path in sorted([*folder.glob("articles/*"), *folder.glob("facts/*.json")]):
        found.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return found.hexdigest()[:16]


if __name__ == "__main__":
    sys.exit(main())
