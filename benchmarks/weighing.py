"""Fits what kg weighs facts with: ``python -m benchmarks.weighing``.

It prints the rate of each rule, for ``kg/extraction/confidence.toml``: the share of its facts
that are right in all that they say, role, status and stance too, on annotated texts and by
readers (``judged.csv``); and the weights for ``kg/extraction/weighing.toml``, by
logistic regression on the texts that neither rules nor network were made with. Each of these
is weighed by rates that its own tenth of the texts had no part in. Then stands how often
facts of a tenth were right, by how sure the weights of the other nine were. After that, for
``kg/nlp/model/config.json``, scale and shift of the outputs that learned a relation from news,
by what they say and no rule does; for the table ``records`` of ``weighing.toml``, how often
readers called right what a rule reads, or an output that no rule agrees with; and, for its
table ``manner``, what the manner in which a fact is written leaves of its confidence.
"""

import csv
import importlib
import math
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks import annotated
from benchmarks.annotated import LEFT_OUT
from benchmarks.figures import data_folder
from benchmarks.news import UNKNOWN, guess
from benchmarks.scoring import GoldArticle, is_whole
from kg import nlp
from kg.extraction import BUILTIN, readings
from kg.extraction.learned.facts import NAME
from kg.extraction.learned.network import Floats, Output, load
from kg.extraction.learned.reading import by_relation, ends, logits
from kg.extraction.manner import Manner, logit, written
from kg.extraction.statements.speaking import with_speakers
from kg.extraction.statements.statements import statements
from kg.extraction.weighing import view
from kg.model import Fact, Mention
from kg.nlp import Document

JUDGED = Path(__file__).with_name("judged.csv")
"""What readers called single facts in texts of other kinds; its head tells the columns."""
_VERDICTS = {"right": 1.0, "arguable": 0.5, "wrong": 0.0}
_OF_DAYS, _SEEN = 1 / 3, 1 / 2
# The news of days is much text of one kind; texts that rules were made with flatter them.
_MOST = 0.97  # nothing counted is surer
_PRIOR, _USUAL = 5, 0.8
# So many more facts of a rule are taken for seen, of which this share was right.
_OFTEN = 8  # facts from which on a relation of a rule has a rate of its own
_PARTS = 10
_BINS = (0.3, 0.5, 0.55, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)


class Alone(NamedTuple):
    """A fact that only the network reads, in a text left out."""

    label: str
    logit: float
    right: float
    weight: float


class Told(NamedTuple):
    """A fact of any extractor in a text left out, or one that a reader judged."""

    rules: tuple[str, ...]
    label: str
    relation: str
    confidence: float
    written: tuple[float, ...]
    right: float
    weight: float
    part: int
    judged: bool


class Read(NamedTuple):
    """A fact that a rule reads in an annotated text."""

    rule: str
    relation: str
    right: bool
    weight: float
    part: int
    left_out: bool
    seen: tuple[float, float] | None


def main() -> int:
    """Print rates and weights."""
    found, alone, told = read()
    for rule, rate in sorted(rates(found).items()):
        print(f'"{rule}" = {rate:.2f}' if " " in rule else f"{rule} = {rate:.2f}")
    left = [one for one in found if one.left_out and one.seen is not None]
    rows, right, weight = [], [], []
    by_part = [rates(found, part) for part in range(_PARTS)]
    for one in left:
        rows.append(_row(shared(by_part[one.part], one.rule, one.relation), one))
        right.append(one.right)
        weight.append(one.weight)
    names = ("rate", "doubt", "support", "other")
    model = _fitted(rows, right, weight)
    print(f"\nconstant = {model.intercept_[0]:.3f}")
    for name, value in zip(names, model.coef_[0], strict=True):
        print(f"{name} = {value:.3f}")
    chances = [0.0] * len(left)
    for part in range(_PARTS):
        others = [index for index, one in enumerate(left) if one.part != part]
        fold = _fitted(
            [rows[index] for index in others],
            [right[index] for index in others],
            [weight[index] for index in others],
        )
        for index, one in enumerate(left):
            if one.part == part:
                chances[index] = float(fold.predict_proba([rows[index]])[0, 1])
    print("\nsurer than  facts  right")
    low = 0.0
    for high in _BINS:
        some = [hit for hit, chance in zip(right, chances, strict=True) if low <= chance < high]
        if some:
            print(f"{low:<11.2f} {len(some):>5}  {sum(some) / len(some):.2f}")
        low = high
    _print_outputs(alone, list(_judged_alone()))
    _print_manner(found, [*told, *judged()])
    return 0


def _print_manner(found: Sequence[Read], told: Sequence[Told]) -> None:
    """Print what the manner in which facts are written leaves of their confidence."""
    shares = [rates(found, part) for part in range(_PARTS)]
    kept = [records(told, shares[part], part) for part in range(_PARTS)]
    rows = [
        [
            logit(one.confidence),
            logit(_record(kept[one.part], shares[one.part], one)),
            *one.written,
        ]
        for one in told
    ]
    model = _fitted(rows, [one.right for one in told], [one.weight for one in told])
    print(f"\n[manner]  {len(told)} facts")
    values = (float(model.intercept_[0]), *(float(value) for value in model.coef_[0]))
    for name, value in zip(Manner._fields, values, strict=True):
        print(f"{name} = {value:.2f}")
    print("\n[records]")
    for key, share in sorted(records(told, rates(found)).items()):
        print(f'"{key}" = {share:.2f}')


def _record(kept: Mapping[str, float], shares: Mapping[str, float], one: Told) -> float:
    """Return how often what reads a fact was right elsewhere; see ``kg.extraction.manner``."""
    return max(
        kept.get(f"{name} {one.relation}", shared(shares, name, one.relation))
        for name in one.rules or (one.label,)
    )


def records(
    told: Sequence[Told], shares: Mapping[str, float], part: int | None = None
) -> Mapping[str, float]:
    """Return the share of a rule's or an output's facts that readers called right.

    Annotated texts lack facts that readers find there, of some rules many: their rate is only
    where the count starts. Where no rule reads what an output does, they count as well.

    Args:
        told: Facts of texts left out and of readers.
        shares: The rates of rules.
        part: A tenth of them that is not to count, or None.

    Returns:
        By rule or output, a blank and the relation; rules that were often judged.
    """
    right, every = defaultdict[str, float](float), defaultdict[str, float](float)
    alone = set[str]()
    for one in told:
        if one.part == part or (one.rules and not one.judged):
            continue
        alone |= set() if one.rules else {f"{one.label} {one.relation}"}
        for name in one.rules or (one.label,):
            right[f"{name} {one.relation}"] += one.weight * one.right
            every[f"{name} {one.relation}"] += one.weight
    return {
        key: min(
            _MOST,
            (right[key] + _PRIOR * shared(shares, *key.split(" "))) / (every[key] + _PRIOR),
        )
        for key in every
        if key in alone or every[key] >= _OFTEN
    }


def _judged_alone() -> Iterator[Alone]:
    """Yield what only the network read of what readers judged, with its logit."""
    outputs = {output.label: output for output in load().outputs}
    for one in judged():
        label = one.label.replace("-", "_")
        # An output that learned its relation elsewhere has no scale: its logit cannot be told.
        if not one.rules and label in outputs and outputs[label].scale:
            yield Alone(label, _undone(outputs[label], one.confidence), one.right, 1.0)


def _undone(output: Output, confidence: float) -> float:
    """Return the logit that an output makes a confidence of."""
    return (logit(confidence) - output.shift) / output.scale


def _print_outputs(alone: Sequence[Alone], judged_too: Sequence[Alone]) -> None:
    """Print how sure the network is by right: one scale, and a shift for each output.

    What readers judged was sure enough to be said: it tells how high an output stands, and
    nothing of how steep.
    """
    labels = sorted({one.label for one in alone})
    rows = [[one.logit, *(float(one.label == label) for label in labels)] for one in alone]
    model = _fitted(rows, [one.right for one in alone], [one.weight for one in alone])
    scale = float(model.coef_[0][0])
    print("\noutput            facts  right  scale  shift")
    for label in labels:
        some = [one for one in (*alone, *judged_too) if one.label == label]
        right = sum(one.right for one in some) / len(some)
        print(
            f"{label:<16} {len(some):>5}   {right:.2f}  {scale:.4f} {_shift(some, scale):.4f}"
        )


def _shift(facts: Sequence[Alone], scale: float) -> float:
    """Return what makes as many of some facts likely as are right and half of one more."""
    low, high = -9.0, 9.0
    for _ in range(40):
        shift = (low + high) / 2
        likely = sum(one.weight * _chance(scale * one.logit + shift) for one in facts)
        right = sum(one.weight * one.right for one in facts)
        low, high = (shift, high) if likely + _chance(shift) < right + 0.5 else (low, shift)
    return (low + high) / 2


def _chance(logit: float) -> float:
    return 1.0 / (1.0 + math.exp(-logit))


def read() -> tuple[list[Read], list[Alone], list[Told]]:
    """Return what rules read in annotated texts, what only the network does, and both."""
    found, alone, told = list[Read](), list[Alone](), list[Told]()
    texts = list(annotated.read(data_folder()))
    outputs = load().outputs
    documents = nlp.annotate((one.article for one in texts), nlp.load())
    for text, document in zip(texts, documents, strict=True):
        weight = _OF_DAYS if text.article.name.startswith("current") else 1.0
        part = text.number // LEFT_OUT[1] % _PARTS
        document = with_speakers(document, sorted(statements(document)))
        facts = readings(document, {"patterns": BUILTIN["patterns"]})
        for one, row in _with_logits(document, facts):
            rule = one.evidence[0].rule
            found.append(
                Read(
                    rule=rule,
                    relation=one.relation,
                    right=_is_right(one, text.gold),
                    weight=weight,
                    part=part,
                    left_out=text.left_out,
                    seen=None if row is None else view(row, one.relation, outputs, rule),
                )
            )
        facts = readings(document, BUILTIN) if text.left_out else ()
        for one, row in _with_logits(document, facts):
            right = _is_right(one, text.gold)
            rules = tuple(each.rule for each in one.evidence if each.extractor != NAME)
            told.append(
                Told(
                    rules=rules,
                    label=next((each.rule for each in one.evidence if not rules), ""),
                    relation=one.relation,
                    confidence=one.confidence,
                    written=written(one, one.evidence[0]),
                    right=float(right),
                    weight=weight,
                    part=part,
                    judged=False,
                )
            )
            label = one.evidence[0].rule.replace("-", "_")
            by_network = not rules
            column = by_relation(outputs).get(label)
            if row is not None and by_network and label == one.relation and column is not None:
                alone.append(Alone(label, float(row[column]), float(right), weight))
    return found, alone, told


def _with_logits(
    document: Document, facts: Sequence[Fact[Mention]]
) -> Iterator[tuple[Fact[Mention], Floats | None]]:
    """Yield the facts that the annotation may have, with what the network says of them."""
    said = logits(document, [ends(one) for one in facts])
    return ((one, said.get(ends(one))) for one in facts if one.relation not in UNKNOWN)


def _is_right(fact: Fact[Mention], gold: GoldArticle) -> bool:
    return any(is_whole(guess(gold.id, fact), one) for one in gold.facts)


def judged() -> Iterator[Told]:
    """Yield what readers judged, in ten parts by turns; what is arguable is half right.

    >>> one = next(judged())
    >>> one.relation, one.right, 0.0 < one.confidence < 1.0
    ('holds_position', 1.0, True)
    """
    with JUDGED.open(encoding="utf-8") as lines:
        rows = csv.DictReader(line for line in lines if not line.startswith("#"))
        for number, row in enumerate(rows):
            yield Told(
                rules=tuple(row["rules"].split()),
                label=row["label"],
                relation=row["relation"],
                right=_VERDICTS[row["verdict"]],
                confidence=float(row["confidence"]),
                written=tuple(float(row[name]) for name in Manner._fields[3:]),
                weight=1.0,
                part=number % _PARTS,
                judged=True,
            )


def rates(found: Sequence[Read], part: int | None = None) -> Mapping[str, float]:
    """Return the share of right facts of each rule, near the usual one where few are known.

    Args:
        found: Facts that rules read in annotated texts; readers' verdicts count beside them.
        part: A tenth of all that is not to count, or None.

    Of each relation of a rule too, where the rule reads several: under the rule, a space and
    the relation. The rule's own rate, for relations that it has hardly been seen to read, is
    then their mean: one that it often reads says little of the others.
    """
    right, every = defaultdict[str, float](float), defaultdict[str, float](float)
    for case in judged():
        for rule in case.rules if case.part != part else ():
            for key in (rule, f"{rule} {case.relation}"):
                right[key] += case.right
                every[key] += 1.0
    for one in found:
        if one.part == part:
            continue
        weight = one.weight * (1.0 if one.left_out else _SEEN)
        for key in (one.rule, f"{one.rule} {one.relation}"):
            right[key] += weight * one.right
            every[key] += weight
    shares: dict[str, float] = {}
    for rule in sorted(key for key in every if " " not in key):
        own = {
            key: min(_MOST, (right[key] + _PRIOR * _USUAL) / (every[key] + _PRIOR))
            for key in sorted(every)
            if key == rule or key.startswith(f"{rule} ")
        }
        shares[rule] = own.pop(rule)
        often = {key: share for key, share in own.items() if every[key] >= _OFTEN}
        if len(own) > 1 and often:
            shares |= often
            shares[rule] = sum(often.values()) / len(often)
    return shares


def shared(shares: Mapping[str, float], rule: str, relation: str) -> float:
    """Return the share of a rule's right facts of a relation, or the usual one of all rules."""
    return shares.get(f"{rule} {relation}", shares.get(rule, _USUAL))


def _row(rate: float, one: Read) -> list[float]:
    logit, other = one.seen or (0.0, 0.0)
    return [math.log(rate / (1 - rate)), min(logit, 0.0), max(logit, 0.0), max(other, 0.0)]


def _fitted(
    rows: Sequence[list[float]], right: Sequence[float], weight: Sequence[float]
) -> Any:
    """Return a logistic regression; what is half right counts half on each side."""
    linear: Any = importlib.import_module("sklearn.linear_model")
    model = linear.LogisticRegression(C=10.0, max_iter=3000)
    sides = [(row, side, share) for row, side, share in _sides(rows, right, weight) if share]
    return model.fit(
        [row for row, _, _ in sides],
        [side for _, side, _ in sides],
        sample_weight=[share for _, _, share in sides],
    )


def _sides(
    rows: Sequence[list[float]], right: Sequence[float], weight: Sequence[float]
) -> Iterator[tuple[list[float], bool, float]]:
    for row, hit, share in zip(rows, right, weight, strict=True):
        yield row, True, share * hit
        yield row, False, share * (1.0 - hit)


if __name__ == "__main__":
    sys.exit(main())
