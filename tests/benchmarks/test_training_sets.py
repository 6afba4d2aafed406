"""Sets that annotate documents: what their sentences say, and what nobody can tell."""

import gzip
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from benchmarks.scoring import GoldArticle, GoldFact
from benchmarks.training import data, labels, sets
from benchmarks.training.data import Gold, Passage
from kg.extraction.learned.network import load
from kg.sources import from_text

if TYPE_CHECKING:
    from spacy.language import Language


def _wiki(folder: Path, labels: list[dict[str, Any]]) -> list[Passage]:
    ada = [{"sent_id": 0, "pos": [0, 2]}, {"sent_id": 1, "pos": [0, 1]}]
    london = [{"sent_id": 0, "pos": [5, 6]}, {"sent_id": 1, "pos": [2, 3]}]
    document = {
        "title": "Ada",
        "vertexSet": [ada, london],
        "labels": labels,
        "sents": [
            ["Ada", "Lovelace", "was", "born", "in", "London", "."],
            ["Lovelace", "left", "London", "."],
        ],
    }
    path = folder / "dev.json.gz"
    with gzip.open(path, "wt", encoding="utf-8") as file:
        json.dump([document], file)
    return list(sets.wiki(path))


def test_a_sentence_that_supports_a_relation_says_it_and_others_may(tmp_path: Path) -> None:
    born, left = _wiki(tmp_path, [{"r": "P19", "h": 0, "t": 1, "evidence": [0]}])
    assert born.text == "Ada Lovelace was born in London."
    assert born.gold == (Gold(subject=(0, 12), label="P19", object=(25, 31)),)
    assert (born.unsure, left.gold) == ((), ())
    assert left.unsure == (Gold(subject=(0, 8), label="P19", object=(14, 20)),)


def test_without_support_several_sentences_leave_it_open(tmp_path: Path) -> None:
    passages = _wiki(tmp_path, [{"r": "P19", "h": 0, "t": 1, "evidence": []}])
    assert [len(one.gold) for one in passages] == [0, 0]
    assert [len(one.unsure) for one in passages] == [1, 1]


def test_properties_outside_the_list_are_left_out(tmp_path: Path) -> None:
    passages = _wiki(tmp_path, [{"r": "P999", "h": 0, "t": 1, "evidence": [0]}])
    assert all(one.gold == one.unsure == () for one in passages)


@pytest.mark.model
def test_what_may_be_said_counts_neither_way(nlp: "Language", tmp_path: Path) -> None:
    passages = _wiki(tmp_path, [{"r": "P19", "h": 0, "t": 1, "evidence": [0]}])
    rows = data.examples(passages, pipeline=nlp, vocabulary=load().vocabulary, inject=True)
    column = labels.LABELS.index("P19")
    for row in rows:
        for pair, (i, j) in enumerate(row.encoded.pairs):
            ends = (row.spans[i], row.spans[j])
            if ends == ((0, 12), (25, 31)):
                assert (row.targets[pair, column], row.known[pair, column]) == (1.0, 1.0)
            elif ends == ((0, 8), (14, 20)):
                assert (row.targets[pair, column], row.known[pair, column]) == (0.0, 0.0)
            else:
                assert (row.targets[pair, column], row.known[pair, column]) == (0.0, 1.0)


TEXT = "Ada Lovelace met Charles Babbage in London. Lovelace knows Babbage."


@pytest.mark.model
def test_news_says_a_fact_where_its_evidence_is(nlp: "Language") -> None:
    met = GoldFact(
        subject=("Ada Lovelace",), relation="meets", object=("Charles Babbage",),
        subject_type="Person", object_type="Person",
    )  # fmt: skip
    rows = list(
        sets.news(
            [GoldArticle(id="a", facts=(met,))],
            [from_text(TEXT)],
            {"a": ["Ada Lovelace met Charles Babbage in London."]},
            pipeline=nlp,
            vocabulary=load().vocabulary,
        )
    )
    column = labels.LABELS.index("meets")
    first, second = rows
    assert first.targets[:, column].sum() == 2  # both ways round
    assert second.targets.sum() == 0
    open_ = {second.encoded.pairs[k] for k in np.flatnonzero(second.known[:, column] == 0.0)}
    assert len(open_) == 2
    assert not first.known[:, labels.LABELS.index("SPOUSE")].any()


def test_what_a_label_implies_of_news_is_turned_round() -> None:
    pairs = [(0, 1), (1, 0)]
    targets = np.zeros((2, len(labels.LABELS)), np.float32)
    known = np.zeros_like(targets)
    founded = labels.LABELS.index("FOUNDED_BY")
    targets[0, founded] = 1.0
    known[:, founded] = 1.0
    data.implied(pairs, targets, known)
    column = labels.LABELS.index("founded")
    assert targets[:, column].tolist() == [0.0, 1.0]
    assert known[1, column] == 1.0
    assert 0.0 < known[0, column] < 1.0
