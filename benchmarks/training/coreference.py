"""Fits ``kg/nlp/references/ranking.toml``: what "it", "they", "the company" stand for.

    python -m benchmarks.training.coreference [--write]

The options and their features are those of kg itself on the four sets of
:mod:`benchmarks.questions`. The right options of a word are the names that agree with its
chain; where the chain has no name or none is within reach, nothing and every noun without a
name. What was answered before a word is among its features: a first round reads the texts with
the right answers, a second one with those of first weights that did not see the text.
Maximum likelihood with an L2 penalty, Adam on all words at once, no randomness.

``benchmarks/described.tsv`` asks about further descriptions in two of the sets, and
``benchmarks/described.txt`` holds short texts that we wrote in the manner of news, not all
true, with what each description stands for: ``{The carmaker|Volkswagen}``.

The figures printed are those of five folds by text: the weights of four read the fifth, their
own answers before each word.
"""

import argparse
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from spacy.tokens import Token

from benchmarks import corpora, figures, questions
from benchmarks.questions import Asked, Question, named_alike
from kg import nlp
from kg.nlp.candidate import Candidate
from kg.nlp.names.candidates import candidates
from kg.nlp.naming.naming import names
from kg.nlp.opinion.encoder import Encoder, load
from kg.nlp.opinion.opinion import reconsidered
from kg.nlp.parsing.pipeline import parse
from kg.nlp.references.ranking import Option, chosen, models
from kg.nlp.references.references import references

if TYPE_CHECKING:
    from spacy.tokens import Doc

TARGET = figures.ROOT / "kg" / "nlp" / "ranking.toml"
DESCRIBED = figures.ROOT / "benchmarks" / "described.tsv"
WRITTEN = figures.ROOT / "benchmarks" / "described.txt"
FOLDS = 5
PENALTY: Mapping[str, float] = {"description": 0.001, "it": 0.0005, "they": 0.004}
"""What a squared weight costs; more where there are few words to learn from."""
STEPS = 300
RATE = 0.05
_HEADER = (
    "# Written by python -m benchmarks.training.coreference --write; thresholds and margins",
    "# are set by hand. A threshold is the least share that a name must have to be",
    "# answered, a margin how many times that of the next answer; a weight counts for a",
    "# feature of kg/nlp/references/features.py or kg/nlp/references/nominals.py.",
    "#",
    "# By weights that did not see the text, a margin of 2 leaves out 98 of 332 answers for",
    '# "it", of which 44 are right, and 18 of 56 for "they", of which 5 are: precision .69',
    "# to .80 and .61 to .76. For descriptions it changes next to nothing.",
)


Weights = Mapping[str, Mapping[str, float]]
"""The weight of each feature, by group."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A parsed text: its questions by place, its names and what they resolve to."""

    asked: Mapping[int, Question]
    doc: "Doc"
    found: Sequence[Candidate]
    names: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A word's options and which of them are right."""

    group: str
    options: tuple[Option, ...]
    right: tuple[bool, ...]


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit, print the figures of the folds, and write the weights where asked to."""
    parser = argparse.ArgumentParser(prog="coreference", description=__doc__.partition("\n")[0])
    parser.add_argument("--write", action="store_true", help=f"write {TARGET.name}")
    parser.add_argument("--group", choices=sorted(models()), help="write only its weights")
    options = parser.parse_args(arguments)
    folder = figures.data_folder()
    texts = list(read(folder))
    if not texts:
        print(figures.absent(folder))
        return 1
    examples = [seen(text) for text in texts]
    first = by_fold(examples)
    examples = [seen(text, first[at % FOLDS]) for at, text in enumerate(texts)]
    tally: Counter[tuple[str, str]] = Counter()
    for text, weights in zip(texts, cycle(by_fold(examples)), strict=False):
        tally.update(judged(text, weights))
    for group in models():
        right, wrong, named = (tally[group, what] for what in ("right", "wrong", "named"))
        precision = right / (right + wrong) if right + wrong else 0.0
        recall = right / named if named else 0.0
        print(f"{group:<12} named {named:>4}  P {precision:.3f} R {recall:.3f}")
    if options.write:
        weights = fitted([one for each in examples for one in each])
        if options.group:
            kept = {group: model.weights for group, model in models().items()}
            weights = {**kept, options.group: weights[options.group]}
        TARGET.write_text("\n".join(written(weights)), encoding="utf-8")
    return 0


def read(folder: Path) -> Iterator[Read]:
    """Yield the texts of every set that is there, parsed, and those that we wrote."""
    pipeline, encoder = nlp.load(), load()
    found = False
    for one in questions.SETS:
        if (folder / one.place).exists():
            more = described(one.name)
            texts = [
                replace(text, questions=(*text.questions, *more.get(text.article.name, ())))
                for text in one.read(folder / one.place)
            ]
            parsed = parse((text.article for text in texts), pipeline)
            for text, (_, doc) in zip(texts, parsed, strict=True):
                yield of_text(text, doc, encoder)
            found = True
    if found:
        texts = list(written_texts())
        parsed = parse((text.article for text in texts), pipeline)
        for text, (_, doc) in zip(texts, parsed, strict=True):
            yield of_text(text, doc, encoder)


_MARK = re.compile(r"\{([^|{}]*)\|([^{}]*)\}")


def written_texts() -> Iterator[Asked]:
    """Yield the texts that we wrote, with a question for each "the ..." of one name or none."""
    for number, marked in enumerate(WRITTEN.read_text(encoding="utf-8").split("\n==\n")):
        text, asked, last = "", [], 0
        for mark in _MARK.finditer(marked := marked.strip()):
            text += marked[last : mark.start()] + mark[1]
            last = mark.end()
            names = tuple(name for name in mark[2].split(";") if name)
            noun = mark[1].split()[-1].removesuffix("'s").split("-")[-1]
            if mark[1].lower().startswith("the ") and len(names) < 2:
                place = len(text) - len(mark[1]) + mark[1].rindex(noun)
                asked.append(
                    Question(
                        start=place,
                        end=place + len(noun),
                        text=mark[1],
                        group=questions.DESCRIPTION,
                        names=names,
                    )
                )
        article = corpora.article(f"written-{number}", text + marked[last:])
        yield Asked(article=article, questions=tuple(asked))


def described(set_: str) -> Mapping[str, Sequence[Question]]:
    """Return by article what we looked up in a set: the name of a description, or none.

    A line of the file is set, article, place of the description's noun in the text, and the
    name that it stands for; without one it stands for nothing that has a name.
    """
    found: defaultdict[str, list[Question]] = defaultdict(list)
    for line in DESCRIBED.read_text(encoding="utf-8").splitlines():
        name, article, start, *names = line.split("\t")
        if name == set_:
            place = int(start)
            found[article].append(
                Question(
                    start=place,
                    end=place,
                    text="",
                    group=questions.DESCRIPTION,
                    names=tuple(names),
                )
            )
    return found


def of_text(text: Asked, doc: "Doc", encoder: Encoder) -> Read:
    """Return a text with its names."""
    found = reconsidered(doc, candidates(doc), encoder)
    return Read(
        asked={one.start: one for one in text.questions},
        doc=doc,
        found=found,
        names=names(doc, found),
    )


def seen(text: Read, weights: Weights | None = None) -> list[Example]:
    """Return the words of a text that are asked about.

    Args:
        text: The text.
        weights: What answers the words before each; None for their right answers.
    """
    kept: list[Example] = []

    def choose(token: Token, group: str, options: Sequence[Option]) -> int | None:
        question = text.asked.get(token.idx)
        fits = [question is not None and is_right(one, question) for one in options]
        if question is not None:
            right = fits if any(fits) else [not one.name for one in options]
            kept.append(Example(group=group, options=tuple(options), right=tuple(right)))
        if weights is not None:
            return answer(options, group, weights)
        return next((one.index for one, ok in zip(options, fits, strict=True) if ok), None)

    references(text.doc, text.found, text.names, choose=choose)
    return kept


def answer(options: Sequence[Option], group: str, weights: Weights) -> int | None:
    """Choose by some weights and the thresholds and margins in use."""
    return chosen(options, replace(models()[group], weights=weights[group]))


def by_fold(examples: Sequence[Sequence[Example]]) -> list[Weights]:
    """Return for each fold the weights of all texts outside it."""
    return [
        fitted([one for at, each in enumerate(examples) if at % FOLDS != fold for one in each])
        for fold in range(FOLDS)
    ]


def is_right(option: Option, question: Question) -> bool:
    """Tell whether an option is a name of the question's chain."""
    return bool(option.name) and named_alike(option.name.partition(" ")[2], question.names)


def judged(text: Read, weights: Weights) -> Counter[tuple[str, str]]:
    """Count the right and wrong answers of some weights in a text, by group."""
    tally: Counter[tuple[str, str]] = Counter()

    def choose(token: Token, group: str, options: Sequence[Option]) -> int | None:
        index = answer(options, group, weights)
        question = text.asked.get(token.idx)
        if question is not None:
            tally[group, "named"] += bool(question.names)
            if index is not None:
                good = any(one.index == index and is_right(one, question) for one in options)
                tally[group, "right" if good else "wrong"] += 1
        return index

    references(text.doc, text.found, text.names, choose=choose)
    return tally


def fitted(examples: Sequence[Example]) -> Weights:
    """Return the weights of each group."""
    return {
        group: fit([one for one in examples if one.group == group])
        for group in sorted({one.group for one in examples})
    }


def fit(examples: Sequence[Example]) -> Mapping[str, float]:
    """Return the weights that make the right options likely."""
    penalty = PENALTY[examples[0].group]
    columns = sorted(
        {name for one in examples for option in one.options for name in option.features}
    )
    place = {name: number for number, name in enumerate(columns)}
    rows, cols, values, starts, right = [], [], [], [], []
    count = 0
    for one in examples:
        starts.append(count)
        for option, fits in zip(one.options, one.right, strict=True):
            for name, number in option.features.items():
                rows.append(count)
                cols.append(place[name])
                values.append(number)
            right.append(fits)
            count += 1
    row, col, value = np.array(rows), np.array(cols), np.array(values)
    begin, good = np.array(starts), np.array(right)
    size = np.diff([*starts, count])
    weights = np.zeros(len(columns))
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        score = np.bincount(row, weights=value * weights[col], minlength=count)
        score -= np.repeat(np.maximum.reduceat(score, begin), size)
        power = np.exp(score)
        share = power / np.repeat(np.add.reduceat(power, begin), size)
        kept = power * good
        gold = kept / np.repeat(np.maximum(np.add.reduceat(kept, begin), 1e-12), size)
        change = (share - gold)[row] * value
        slope = np.bincount(col, weights=change, minlength=len(columns)) / len(examples)
        slope += penalty * weights
        first = 0.9 * first + 0.1 * slope
        second = 0.999 * second + 0.001 * slope**2
        weights -= (
            RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
        )
    return {name: round(float(weights[number]), 3) for name, number in place.items()}


def written(weights: Weights) -> Iterator[str]:
    """Yield the lines of ``ranking.toml``; the thresholds and margins in use are kept."""
    yield from _HEADER
    for group, of_group in weights.items():
        kept = models()[group]
        yield f"\n[{group}]\nthreshold = {kept.threshold}\nmargin = {kept.margin}"
        yield f"\n[{group}.weights]"
        for name, weight in of_group.items():
            if weight:
                yield f'"{name}" = {weight}'
    yield ""


if __name__ == "__main__":
    sys.exit(main())
