"""Facts and statements are scored as the annotation guideline says."""

from types import SimpleNamespace
from typing import Any

import pytest

from benchmarks.reading.baselines import co_occurrence
from benchmarks.reading.scoring import (
    Counts,
    GoldArticle,
    GoldFact,
    GoldStatement,
    Guess,
    Said,
    Shares,
    agree,
    common_relations,
    score,
    score_statements,
)

HEADED = GoldFact(
    subject=("Ada Lovelace", "Lovelace"),
    relation="holds_position",
    object=("Analytical Society",),
    subject_type="Person",
    object_type="Institution",
    qualifiers={"role": "director", "status": "current", "stance": "asserted"},
)
MET = GoldFact(
    subject=("Ada Lovelace",),
    relation="meets",
    object=("Charles Babbage",),
    subject_type="Person",
    object_type="Person",
    qualifiers={"stance": "asserted"},
)
GOLD = [GoldArticle(id="one", facts=(HEADED, MET))]
QUOTE = GoldStatement(article="one", speaker=("Ada", "Lovelace"), start=0, end=20)


def _guess(
    subject: str, relation: str, object_: str, *, article: str = "one", **qualifiers: Any
) -> Guess:
    return Guess(
        article=article, subject=subject, relation=relation, object=object_, **qualifiers
    )


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("Ada Lovelace", True),
        ("ADA LOVELACE", True),
        ("the Ada Lovelace", True),
        ("Lovelace", True),
        ("Countess Ada Lovelace", True),
        ("Ada Lovelace of the Analytical Society", False),
        ("Babbage", False),
        ("", False),
    ],
)
def test_names_agree_on_half_of_their_words(name: str, right: bool) -> None:
    assert agree(name, HEADED.subject) is right


@pytest.mark.parametrize(
    ("guesses", "counts"),
    [
        ([], Counts(missed=2)),
        (
            [_guess("Lovelace", "holds_position", "Analytical Society")],
            Counts(right=1, missed=1),
        ),
        # A symmetric relation agrees either way, the others do not.
        ([_guess("Charles Babbage", "meets", "Ada Lovelace")], Counts(right=1, missed=1)),
        (
            [_guess("Analytical Society", "holds_position", "Ada Lovelace")],
            Counts(wrong=1, missed=2),
        ),
        # A second right guess is neither right nor wrong, a second wrong one is wrong again.
        ([_guess("Lovelace", "meets", "Charles Babbage")] * 2, Counts(right=1, missed=1)),
        ([_guess("Lovelace", "meets", "London")] * 2, Counts(wrong=2, missed=2)),
        ([_guess("Lovelace", "meets", "Babbage", article="two")], Counts(missed=2)),
    ],
)
def test_counts(guesses: list[Guess], counts: Counts) -> None:
    assert score(GOLD, guesses).overall == counts


def test_agreement_counts_right_facts_that_carry_the_qualifier() -> None:
    headed = _guess(
        "Lovelace", "holds_position", "Analytical Society", role="The Director", status=""
    )
    met = _guess("Lovelace", "meets", "Charles Babbage", stance="asserted")
    assert score(GOLD, [headed, met]).agreement == {
        "role": Counts(right=1),
        "status": Counts(wrong=1),
        "stance": Counts(right=1, wrong=1),
    }


def test_figures_of_some_relations() -> None:
    counts = Counts(right=1, wrong=1, missed=3)
    assert (counts.precision, counts.recall) == (0.5, 0.25)
    assert counts.f1 == pytest.approx(1 / 3)
    assert Counts().f1 == 0.0
    assert score(GOLD, []).of(["meets", "develops"]) == Counts(missed=1)


@pytest.mark.parametrize(
    ("spans", "precision", "recall"),
    [
        ([], 0.0, 0.0),
        ([(0, 20)], 1.0, 1.0),
        ([(0, 9)], 1.0, 0.0),
        ([(0, 9), (12, 20)], 1.0, 1.0),
        ([(11, 31)], 0.0, 0.0),
    ],
)
def test_statements(spans: list[tuple[int, int]], precision: float, recall: float) -> None:
    said = [Said(article="one", speaker="Lovelace", start=a, end=b) for a, b in spans]
    assert score_statements([QUOTE], said) == Shares(precision=precision, recall=recall)


@pytest.mark.parametrize(("article", "speaker"), [("two", "Lovelace"), ("one", "Babbage")])
def test_a_statement_has_its_article_and_speaker(article: str, speaker: str) -> None:
    said = Said(article=article, speaker=speaker, start=0, end=20)
    assert score_statements([QUOTE], [said]) == Shares(precision=0.0, recall=0.0)
    assert Shares(precision=0.5, recall=1.0).f1 == pytest.approx(2 / 3)


def test_co_occurrence_links_the_typed_pairs_of_a_sentence() -> None:
    def mention(name: str, kind: str, start: int) -> SimpleNamespace:
        return SimpleNamespace(name=name, type=kind, start=start)

    document: Any = SimpleNamespace(
        article=SimpleNamespace(name="one"),
        doc=SimpleNamespace(
            sents=[
                SimpleNamespace(start_char=0, end_char=40),
                SimpleNamespace(start_char=40, end_char=60),
            ]
        ),
        mentions=[
            mention("Ada Lovelace", "Person", 0),
            mention("Analytical Society", "Institution", 20),
            mention("Charles Babbage", "Person", 41),
        ],
    )
    found = list(co_occurrence([document], common_relations(GOLD)))
    assert [(one.subject, one.relation, one.object) for one in found] == [
        ("Ada Lovelace", "holds_position", "Analytical Society")
    ]
