"""Training examples count what is annotated and nothing else."""

import gzip
import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from benchmarks.training import data, labels, measure
from benchmarks.training.data import Gold, Passage
from kg.extraction.learned.encoding import Encoded
from kg.extraction.learned.network import load

if TYPE_CHECKING:
    from spacy.language import Language

BORN = Passage(
    document="one",
    fold=1,
    text="Ada Lovelace was born in London.",
    gold=(Gold(subject=(0, 12), label="PLACE_OF_BIRTH", object=(25, 31)),),
    known=frozenset(("PLACE_OF_BIRTH", "SPOUSE")),
)
MARRIED = Passage(
    document="one",
    fold=1,
    text="She married William King in 1835.",
    gold=(Gold(subject=(0, 3), label="SPOUSE", object=(12, 24)),),
    known=frozenset(("SPOUSE",)),
)


def _examples(nlp: "Language", passages: Sequence[Passage]) -> list[data.Example]:
    return list(
        data.examples(passages, pipeline=nlp, vocabulary=load().vocabulary, inject=True)
    )


@pytest.mark.model
def test_targets_are_the_annotated_facts(nlp: "Language") -> None:
    born, married = _examples(nlp, [BORN, MARRIED])
    for row, passage in ((born, BORN), (married, MARRIED)):
        hits = np.argwhere(row.targets)
        (fact,) = passage.gold
        found = {
            (row.spans[row.encoded.pairs[pair][0]], labels.LABELS[column])
            for pair, column in hits
        }
        assert found == {(fact.subject, fact.label)}


@pytest.mark.model
def test_only_exhaustively_annotated_labels_count_in_full(nlp: "Language") -> None:
    for row, passage in zip(_examples(nlp, [BORN, MARRIED]), (BORN, MARRIED), strict=True):
        full = {labels.LABELS[k] for k in np.flatnonzero((row.known == 1.0).any(axis=0))}
        assert full == passage.known
        assert row.known[row.known < 1.0].max() < 0.2


@pytest.mark.model
def test_what_another_label_implies_is_not_doubted(nlp: "Language") -> None:
    passage = Passage(
        document="three",
        fold=1,
        text="Ada Lovelace leads the Analytical Society.",
        gold=(Gold(subject=(23, 41), label="CEO", object=(0, 12)),),
        known=frozenset(("CEO",)),
    )
    (row,) = _examples(nlp, [passage])
    pair = int(np.flatnonzero(row.targets.any(axis=1))[0])
    assert row.known[pair, labels.LABELS.index("EMPLOYEE_OR_MEMBER_OF")] == 0.0
    assert row.known[pair, labels.LABELS.index("FOUNDED_BY")] > 0.0


@pytest.mark.model
def test_an_annotated_end_without_a_candidate_is_added_in_training(nlp: "Language") -> None:
    passage = Passage(
        document="two",
        fold=1,
        text="Nobody knows where engines come from.",
        gold=(Gold(subject=(19, 26), label="SUBSIDIARY_OF", object=(0, 6)),),
        known=frozenset(("SUBSIDIARY_OF",)),
    )
    (row,) = _examples(nlp, [passage])
    assert row.targets[:, labels.LABELS.index("SUBSIDIARY_OF")].sum() == 1
    (bare,) = data.examples([passage], pipeline=nlp, vocabulary=load().vocabulary, inject=False)
    assert bare.targets.sum() == 0


def test_core_pairs_are_turned_the_way_they_are_annotated(tmp_path: Path) -> None:
    path = tmp_path / "train.json.gz"
    item = {
        "id": "E1",
        "relation": "acquired_by",
        "invert_relation": 1,
        "e1_start": 0,
        "e1_end": 0,
        "e2_start": 2,
        "e2_end": 3,
        "context": ["Engines", "bought", "Difference", "Company", "."],
    }
    other = item | {"relation": "undefined", "invert_relation": 0, "id": "E2"}
    with gzip.open(path, "wt", encoding="utf-8") as file:
        json.dump([item, other], file)
    bought, nothing = data.core(path, held=False)
    assert list(data.core(path, held=True)) == []
    assert bought.text == "Engines bought Difference Company."
    assert bought.gold == (Gold(subject=(15, 33), label="acquired_by", object=(0, 7)),)
    assert nothing.gold == ()
    assert nothing.ends == ((0, 7), (15, 33))


def test_a_long_list_is_thinned_without_losing_what_it_says() -> None:
    count = 50
    encoded = Encoded(
        ids=(1,), tags=(0,), first=(), last=(), kinds=(), labels=(),
        pairs=tuple((k, k + 1) for k in range(count)),
    )  # fmt: skip
    targets = np.zeros((count, len(labels.LABELS)), np.float32)
    targets[37, 0] = 1.0
    row = data.Example(
        encoded=encoded,
        targets=targets,
        known=np.ones_like(targets),
        fold=1,
        passage=0,
        spans=(),
    )
    thin = data.thinned(row, most=10, seed=0)
    assert len(thin.encoded.pairs) == len(thin.targets) == len(thin.known) == 10
    assert (37, 38) in thin.encoded.pairs
    assert thin.encoded.pairs == tuple(sorted(thin.encoded.pairs))


def _said(logits: list[float], hits: list[set[int]], gold: int) -> measure.Said:
    return measure.Said(
        logits=np.array(logits, np.float32),
        hits=tuple(frozenset(item) for item in hits),
        gold=gold,
    )


def test_counts_at_a_threshold() -> None:
    said = _said([2.0, 1.0, 0.5, -1.0], [{0}, set(), {0, 1}, {2}], gold=4)
    assert measure.counts(said, 0.0) == (2, 1, 2)
    assert measure.counts(said, 1.0) == (1, 1, 3)
    assert measure.counts(said, 9.0) == (0, 0, 4)


def test_the_threshold_of_a_label_leaves_out_its_wrong_guesses() -> None:
    all_ = {
        "good": _said([2.0, 1.0, -0.5], [{0}, {1}, {2}], gold=3),
        "bad": _said([1.2, 0.6, 0.5, 0.4], [{0}, set(), set(), set()], gold=1),
    }
    chosen = measure.thresholds(all_, ("good", "bad"))
    assert chosen["good"] <= -0.5 < 0.6 < chosen["bad"] <= 1.2


def test_calibration_of_an_overconfident_label_is_flatter() -> None:
    said = _said([4.0] * 40, [{k} if k % 2 else set() for k in range(40)], gold=20)
    scale, shift = measure.temperature(said)
    assert 0.4 < 1 / (1 + np.exp(-(4.0 * scale + shift))) < 0.65
