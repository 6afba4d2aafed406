"""Fits the confidence of facts on passages that nothing was trained on, and prints its figures.

``python -m training.calibrate`` reads the held-out passages with the shipped weights and writes
``calibration.json`` beside them.
"""

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from kg.model import Fact, Mention
from kg.ontology import countries, regions, relations
from kg.sources import from_text
from kg.text import calibration, facts
from kg.text.document import Document, document
from kg.text.naming import country_names, demonyms, folded
from kg.text.pipeline import tokenizer
from kg.text.plaintext import view
from kg.text.windows import FOLDER
from training.passages import AFFILIATIONS, Passage, Stated, files, is_held_out, read, stem_of

if TYPE_CHECKING:
    from kg.text.reading import Link

COMPLETE = ("", "names-only")
"""Kinds of passages that state every fact with its role and status."""

THRESHOLDS = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
BANDS = ((0.3, 0.5), (0.5, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 1.0))

_PRIOR = 4.0
"""Strength with which the offset of a relation is drawn to 0."""

_WEAK_PRIOR = 0.01
"""The same of the other weights."""

_ROUNDS = 30

Rows: TypeAlias = "Sequence[tuple[float, Guess]]"
"""Guesses with their confidence."""


@dataclass(frozen=True)
class Guess:
    """A fact that was read in a passage.

    Attributes:
        passage: Id of the passage.
        relation: Its relation.
        features: As :func:`kg.text.calibration.features` gives them.
        is_right: True if the passage states it.
        is_again: True if it is right, and a surer guess has said it.
        agrees: Of role, status and stance, whether they are those of the annotation.
    """

    passage: str
    relation: str
    features: Mapping[str, float]
    is_right: bool
    is_again: bool
    agrees: Mapping[str, bool]


class Gold(NamedTuple):
    """A fact that a passage states, once however many sentences state it.

    Attributes:
        subject: Entity id.
        relation: Name of the relation.
        object: Entity id.
        role: Words of the role in lower case, or "".
    """

    subject: str
    relation: str
    object: str
    role: str


@dataclass
class Sample:
    """What was read in the held-out passages.

    Attributes:
        guesses: All facts that were read, however unlikely.
        stated: Number of facts that the passages state, by relation.
        sources: Number of passages, by file or folder.
    """

    guesses: list[Guess] = field(default_factory=list)
    stated: Counter[str] = field(default_factory=Counter)
    sources: Counter[str] = field(default_factory=Counter)


def sample() -> Sample:
    """Read the held-out passages of real texts with the shipped weights.

    Passages written for the corpus are left out: the reader finds them easier than news, and
    confidences fitted to them would be too high for it.
    """
    nlp, result = tokenizer(), Sample()
    for path in files():
        for passage in read(path) if stem_of(path) != "written" else ():
            if not is_held_out(passage.id) or passage.kind not in COMPLETE:
                continue
            article = from_text(passage.text)
            found = document(article, nlp(view(article)))
            gold = gold_of(passage)
            result.guesses += guesses(passage, gold, found)
            result.stated.update(one.relation for one in gold)
            result.sources[stem_of(path)] += 1
    return result


def gold_of(passage: Passage) -> dict[Gold, Stated]:
    """Return each fact of a passage with its first statement."""
    result: dict[Gold, Stated] = {}
    names = names_of(passage)
    for fact in passage.facts:
        role = names[fact.roles[0]][0].lower() if fact.roles else ""
        result.setdefault(Gold(fact.subject, fact.relation, fact.object, role), fact)
    return result


def names_of(passage: Passage) -> Mapping[str, list[str]]:
    """Return the names of the entities and roles of a passage, by id."""
    names: defaultdict[str, list[str]] = defaultdict(list)
    for span in passage.spans:
        if span.kind in ("name", "demonym", "role"):
            printed = passage.text[span.start : span.end]
            country = demonyms().get(folded(printed)) or country_names().get(printed)
            # The reader gives what is only called "Kenyan" the name of the country.
            labels = (
                (countries().get(country) or regions()[country]).labels
                if country and span.kind != "role"
                else ()
            )
            names[span.id] += (printed, *labels)
    return names


def words(name: str) -> frozenset[str]:
    """Return the words of a name in lower case, without "the".

    >>> sorted(words("The Bank of Ghana"))
    ['bank', 'ghana', 'of']
    """
    return frozenset(word for word in re.findall(r"\w+", name.lower()) if word != "the")


def agrees(name: str, others: Iterable[str]) -> bool:
    """Return True if a name shares half of its words with one of the others.

    >>> agrees("Ada Byron", ["Countess Ada Byron"]), agrees("Ada Byron", ["Byron Bay Airport"])
    (True, False)
    """
    mine = words(name)
    return any(
        mine and len(mine & words(other)) / len(mine | words(other)) >= 0.5 for other in others
    )


def guesses(passage: Passage, gold: Mapping[Gold, Stated], found: Document) -> Iterator[Guess]:
    """Yield the facts that were read in a passage, compared with what it states.

    Args:
        passage: The passage.
        gold: Its facts.
        found: What was read in its text.
    """
    names = names_of(passage)
    not_found = dict(gold)
    for features, fact in _surest(found):
        right = [one for one in gold if _is_same(one, fact, names)]
        left = [one for one in right if one in not_found]
        best = [one for one in left if one.role == fact.role.lower()] or left
        yield Guess(
            passage=passage.id,
            relation=fact.relation,
            features=features,
            is_right=bool(right),
            is_again=bool(right) and not best,
            agrees=_agreement(best[0], not_found.pop(best[0]), fact) if best else {},
        )


def _surest(found: Document) -> list[tuple[Mapping[str, float], Fact[Mention]]]:
    """Return each fact once, the surest first, with the features of its surest evidence."""
    every = facts.features(found)
    links: dict[Fact[Mention], Link] = {}
    for link, known in every.items():
        for fact in facts.facts_of(found, link, known):
            links.setdefault(fact, link)
    best: dict[tuple[str, ...], Fact[Mention]] = {}
    for fact in facts.read_facts(found, least=0.0):
        key = (fact.subject.name, fact.relation, fact.object.name, fact.role)
        if key not in best or _confidence(best[key]) < _confidence(fact):
            best[key] = fact
    ordered = sorted(best.values(), key=_confidence, reverse=True)
    return [(every[links[fact]], fact) for fact in ordered]


def _confidence(fact: Fact[Mention]) -> float:
    return fact.evidence[0].confidence


def _is_same(gold: Gold, fact: Fact[Mention], names: Mapping[str, list[str]]) -> bool:
    """Return True if a fact is the annotated one, whatever its role."""
    if gold.relation not in (fact.relation, facts.WIDER.get(fact.relation)):
        return False
    subject, object_ = names.get(gold.subject, []), names.get(gold.object, [])
    if agrees(fact.subject.name, subject) and agrees(fact.object.name, object_):
        return True
    is_turned = agrees(fact.subject.name, object_) and agrees(fact.object.name, subject)
    return relations()[gold.relation].symmetric and is_turned


def _agreement(gold: Gold, stated: Stated, fact: Fact[Mention]) -> dict[str, bool]:
    """Return whether role, status and stance of a right fact are those of the annotation."""
    return {
        "role": gold.role == fact.role.lower(),
        "status": not stated.status or stated.status == fact.status,
        "stance": stated.stance == fact.evidence[0].stance,
    }


def fit(rows: Sequence[Guess]) -> calibration.Calibration:
    """Return the regression that fits the guesses, by Newton's method with a small prior."""
    kinds = sorted({one.relation for one in rows})
    size = 1 + len(calibration.FEATURES)  # the bias is a feature that is always 1
    table = np.zeros((len(rows), size + len(kinds)))
    for row, one in enumerate(rows):
        table[row, :size] = [1.0, *(one.features[name] for name in calibration.FEATURES)]
        table[row, size + kinds.index(one.relation)] = 1.0
    right = np.array([float(one.is_right) for one in rows])
    prior = np.array([_WEAK_PRIOR] * size + [_PRIOR] * len(kinds))
    bias, *rest = (round(float(weight), 4) for weight in _weights(table, right, prior))
    weights, offsets = rest[: size - 1], rest[size - 1 :]
    return calibration.Calibration(
        bias,
        dict(zip(calibration.FEATURES, weights, strict=True)),
        dict(zip(kinds, offsets, strict=True)),
    )


def _weights(
    table: NDArray[np.float64], right: NDArray[np.float64], prior: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return the weights of a logistic regression.

    Args:
        table: Features (rows, weights).
        right: 1.0 or 0.0 for each row.
        prior: Strength with which each weight is drawn to 0.
    """
    weights = np.zeros(table.shape[1])
    for _ in range(_ROUNDS):
        share = 1 / (1 + np.exp(-np.clip(table @ weights, -30, 30)))
        gradient = table.T @ (right - share) - prior * weights
        hessian = (table * (share * (1 - share))[:, None]).T @ table + np.diag(prior)
        weights += np.linalg.solve(hessian, gradient)
    return weights


def figures(rows: Rows, total: int, least: float) -> str:
    """Return precision, recall and F1 of the guesses from a confidence on.

    Args:
        rows: The guesses.
        total: Number of facts that the passages state.
        least: The lowest confidence.
    """
    some = [one for confidence, one in rows if confidence >= least and not one.is_again]
    right = sum(one.is_right for one in some)
    precision, recall = right / max(len(some), 1), right / max(total, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    return f"P {precision:.3f} R {recall:.3f} F1 {f1:.3f}"


def _print_thresholds(rows: Rows, total: int) -> None:
    """Print figures from several confidences on, and how far confidences hold."""
    for least in THRESHOLDS:
        print("from", least, figures(rows, total, least))
    for low, high in BANDS:
        band = [one.is_right for confidence, one in rows if low <= confidence < high]
        print(f"confidence from {low}: {len(band)}, right {_mean(band):.3f}")


def _print_agreement(rows: Rows) -> None:
    """Print how often role, status and stance of a right fact are right too."""
    right = [one for confidence, one in rows if confidence >= facts.LEAST and one.agrees]
    for name, having in (
        ("role", ("holds_position",)),
        ("status", AFFILIATIONS),
        ("stance", tuple(relations())),
    ):
        known = [one.agrees[name] for one in right if one.relation in having]
        print(name, f"{_mean(known):.3f} of {len(known)}")


def _print_relations(rows: Rows, stated: Counter[str]) -> None:
    """Print the figures of each relation."""
    for relation, size in stated.most_common():
        own = [row for row in rows if row[1].relation == relation]
        print(f"{relation:<16}{size:>5}  {figures(own, size, facts.LEAST)}")


def _mean(truths: Sequence[bool]) -> float:
    return sum(truths) / max(len(truths), 1)


def main() -> None:
    """Fit the calibration, print how good it is and write it."""
    summary = (__doc__ or "").partition("\n")[0]
    parser = argparse.ArgumentParser(prog="calibrate", description=summary)
    parser.add_argument("--dry", action="store_true", help="write nothing")
    parser.add_argument("--brief", action="store_true", help="no table by relation")
    options = parser.parse_args()
    held_out = sample()
    total = held_out.stated.total()
    print(dict(held_out.sources), total, "facts")
    fitted = fit(held_out.guesses)
    rows = [(fitted.confidence(one.relation, one.features), one) for one in held_out.guesses]
    _print_thresholds(rows, total)
    _print_agreement(rows)
    if not options.brief:
        _print_relations(rows, held_out.stated)
    print(fitted)
    if not options.dry:
        table = {"bias": fitted.bias, "weights": fitted.weights, "relations": fitted.relations}
        text = json.dumps(table, indent=1) + "\n"
        (FOLDER / "calibration.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
