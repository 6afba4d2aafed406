"""The chain never trains a reported figure on its fold; what a step learns is what was said."""

import math
import random
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from benchmarks.scoring import GoldArticle, GoldFact
from benchmarks.training import chain, crossed, earned, labels, measure, outputs
from benchmarks.training.batches import PAIRS, SIZE, batches, goals
from benchmarks.training.data import Example
from benchmarks.training.earned import Added
from kg.extraction.learned.encoding import Encoded
from kg.model import Fact, Mention
from tests.handmade import read

STEPS = chain.steps(Path("work"), Path("out"), Path("large"), "1")


def _given(arguments: Any, option: str) -> list[str]:
    """Return the values of an option among the arguments of a step."""
    words = [str(argument) for argument in arguments]
    if option not in words:
        return []
    rest = words[words.index(option) + 1 :]
    stop = next((k for k, word in enumerate(rest) if word.startswith("--")), len(rest))
    return rest[:stop]


@pytest.mark.parametrize("name", ["teacher", "held", "twin"])
def test_what_a_figure_is_taken_from_never_learns_fold_3(name: str) -> None:
    (arguments,) = [given for result, _, given in STEPS if result.parent.name == name]
    read_ = {*_given(arguments, "--sets"), *_given(arguments, "--more")}
    assert read_.isdisjoint({"fold-3", "test-3", "news", "core-held"})
    assert _given(arguments, "--test") == []  # fold 3 is the default


def test_a_step_starts_from_what_a_step_before_it_made() -> None:
    made: set[str] = set()
    for result, _, arguments in STEPS:
        for option in ("--start", "--calibrated-by", "--news", "--model"):
            assert made.issuperset(_given(arguments, option))
        made |= {str(result), str(result.parent)}


def test_a_step_whose_result_is_there_is_not_done_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    large, work, out = tmp_path / "large", tmp_path / "work", tmp_path / "out"
    ran: list[str] = []

    def run(command: list[str], *, check: bool) -> None:
        assert check
        ran.append(command[2])

    monkeypatch.setattr("benchmarks.training.encoder.unpacked", lambda _: large)
    monkeypatch.setattr("subprocess.run", run)
    steps = chain.steps(work, out, large, "1")
    for result, _, _ in steps[:-1]:
        result.parent.mkdir(parents=True, exist_ok=True)
        result.touch()
    assert chain.main([str(work), str(out)]) == 0
    assert ran == ["benchmarks.training.names"]


def _row(*, pieces: int = 5, pairs: int = 2, soft: float | None = None) -> Example:
    ends = tuple((k, k + 1) for k in range(pairs))
    shape = (pairs, len(labels.LABELS))
    return Example(
        encoded=Encoded(
            ids=(1,) * pieces, tags=(0,) * pieces, first=(), last=(), kinds=(), labels=(),
            pairs=ends,
        ),
        targets=np.zeros(shape, np.float32),
        known=np.zeros(shape, np.float32),
        fold=1,
        passage=0,
        spans=(),
        soft=None
        if soft is None
        else np.full((pairs, len(labels.KNOWLEDGENET)), soft, np.float32),
    )  # fmt: skip


def test_a_batch_holds_sentences_of_like_length() -> None:
    random.seed(0)
    rows = [_row(pieces=length) for length in (5, 90) for _ in range(SIZE)]
    parts = list(batches(rows))
    assert Counter(id(row) for part in parts for row in part) == Counter(map(id, rows))
    assert [len({len(row.encoded.ids) for row in part}) for part in parts] == [1, 1]


def test_a_long_list_of_names_gets_a_batch_of_its_own() -> None:
    random.seed(0)
    rows = [_row(), _row(pairs=PAIRS // 2 + 1), _row()]
    assert sorted(len(part) for part in batches(rows)) in ([1, 2], [1, 1, 1])


def test_annotation_and_teacher_count_half_each() -> None:
    row = _row(soft=0.4)
    row.targets[0, 0] = row.known[0, 0] = 1.0  # annotated: said
    row.known[0, 2] = 0.15  # nobody annotated it, and it would be a surprise
    targets, weights = goals([row], 3)
    assert targets.shape == weights.shape == (1, 3, len(labels.LABELS))
    assert np.isclose(targets[0, 0, 0], 0.7)
    assert weights[0, 0, 0] == 1.0
    assert np.allclose(targets[0, 0, 1:3], 0.4)
    assert np.allclose(weights[0, 0, 1:3], 0.5)
    assert not weights[0, 2].any()  # filled up


def test_without_a_teacher_only_what_is_known_counts() -> None:
    row = _row()
    row.known[0, 0] = row.known[0, -1] = 1.0
    _, weights = goals([row], 2)
    assert weights[0, 0, 0] == 1.0
    assert 0.0 < weights[0, 0, -1] < 1.0  # a property of Re-DocRED
    assert np.count_nonzero(weights) == 2


def _said(*guesses: tuple[float, bool], gold: int) -> measure.Said:
    return measure.ordered(
        [(value, frozenset({k} if right else ())) for k, (value, right) in enumerate(guesses)],
        gold=gold,
    )


def test_outputs_of_news_are_silent_until_they_earn_it() -> None:
    found = {label: _said((2.0, True), (-1.0, False), gold=1) for label in labels.LABELS}
    made = outputs.calibrated(found)
    assert [one["label"] for one in made] == list(labels.EXPORTED)
    by = {str(one["label"]): one for one in made}
    assert by["meets"]["threshold"] == outputs.SILENT
    assert by["SPOUSE"]["least"] == outputs.LEAST
    assert by["FOUNDED_BY"]["inverse"]
    news = {
        "least": {"meets": math.log(0.7 / 0.3)},
        "scale": 2.0,
        "shift": -3.0,
        "shifts": {"meets": 0.0},
    }
    after = {str(one["label"]): one for one in outputs.with_news(made, news)}
    assert after["meets"]["threshold"] == pytest.approx(np.log(0.7 / 0.3))
    assert after["meets"]["least"] == pytest.approx(0.845, abs=0.001)  # calibrated
    assert after["uses"]["least"] == outputs.NEVER
    assert after["SPOUSE"] == by["SPOUSE"]
    assert after["client_of"]["least"] == outputs.NEVER


def test_an_output_is_as_sure_as_it_is_right() -> None:
    every = [Added(label="meets", confidence=0.9, right=k < 8) for k in range(10)]
    every += [Added(label="uses", confidence=0.9, right=False)]
    shift = earned.shifts(every, {"meets": 0.8}, 0.5)
    assert set(shift) == {"meets"}
    sure = 1 / (1 + math.exp(-(0.5 * 2 * math.log(9) + shift["meets"])))
    assert sure == pytest.approx((8 + 4 * 0.3) / 14, abs=1e-6)


@pytest.mark.parametrize(
    ("right", "expected"),
    [
        ([True] * 8, {"meets": 0.2}),
        ([True] * 5, {}),
        ([True] * 6 + [False] * 3, {"meets": 0.3}),
        ([*[False] * 2, *[True] * 6], {}),
    ],
    ids=["four", "too-few", "wrong-ones-below", "wrong-ones-above"],
)
def test_an_output_speaks_from_where_it_adds_enough(
    right: list[bool], expected: dict[str, float]
) -> None:
    some = [
        Added(label="meets", confidence=round(0.9 - k / 10, 1), right=one)
        for k, one in enumerate(right)
    ]
    assert earned.least(some) == expected


TEXT = "[PERSON Lovelace/PROPN/nsubj>met] met/VERB=meet [PERSON Babbage/PROPN/dobj>met] ./PUNCT"


def _fact(extractor: str, confidence: float) -> Fact[Mention]:
    from kg.extraction.learned.facts import fact
    from kg.extraction.learned.network import Output

    document = read(TEXT)
    output = Output(
        label="meets", relation="meets", inverse=False, symmetric=True,
        threshold=0.0, scale=1.0, shift=0.0,
    )  # fmt: skip
    found = fact(document, *document.mentions, output=output, confidence=confidence)
    assert found is not None
    return replace(found, evidence=(replace(found.evidence[0], extractor=extractor),))


GOLD = GoldArticle(
    id="a",
    facts=(
        GoldFact(
            subject=("Lovelace",), relation="meets", object=("Babbage",),
            subject_type="Person", object_type="Person",
        ),
    ),
)  # fmt: skip


def test_what_a_rule_says_too_is_not_added() -> None:
    rule, network = _fact("patterns", 0.9), _fact("learned", 0.8)
    assert list(earned.added(GOLD, [rule, network])) == []
    assert list(earned.added(GOLD, [network])) == [
        Added(label="meets", confidence=0.8, right=True)
    ]


def test_what_only_the_network_says_speaks_from_its_place_on() -> None:
    network = _fact("learned", 0.8)
    assert earned.speaks(_fact("patterns", 0.1), {})
    assert not earned.speaks(network, {})
    assert earned.speaks(network, {"meets": 0.8})
    assert not earned.speaks(network, {"meets": 0.81})


def _document(number: int) -> dict[str, Any]:
    return {
        "documentId": str(number),
        "passages": [
            {
                "passageStart": 0,
                "passageEnd": 40,
                "exhaustivelyAnnotatedProperties": [
                    {"propertyId": "25", "propertyName": "SPOUSE"}
                ],
                "facts": [
                    {
                        "propertyId": "25",
                        "subjectStart": 0,
                        "subjectEnd": 5,
                        "objectStart": 10,
                        "objectEnd": 15,
                    }
                ],
            }
        ],
    }


RIGHT, WRONG = ("SPOUSE", 0, 5, 10, 15), ("SPOUSE", 20, 25, 30, 35)


def test_a_half_is_read_with_the_thresholds_of_the_other() -> None:
    # What is right is said at 2 in one half and at -2 in the other; what is wrong, a bit lower.
    gold = [_document(k) for k in range(8)]
    said = [
        {RIGHT: 2.0, WRONG: 1.0} if k % 2 == 0 else {RIGHT: -2.0, WRONG: -2.8} for k in range(8)
    ]
    chosen = crossed.choices(gold, said)["of the other half"]
    assert len(chosen) == 8
    assert {one["SPOUSE"] for one in chosen[0::2]} == {chosen[0]["SPOUSE"]}
    assert chosen[0]["SPOUSE"] <= -2.0 < 1.0 < chosen[1]["SPOUSE"] <= 2.0


def test_guesses_of_what_is_not_annotated_are_not_compared() -> None:
    found = crossed.compared([_document(0)], [{("CHILD_OF", 0, 5, 10, 15): 1.0, RIGHT: 2.0}])
    assert (len(found["CHILD_OF"].logits), found["CHILD_OF"].gold) == (0, 0)
    assert (found["SPOUSE"].hits, found["SPOUSE"].gold) == ((frozenset({0}),), 1)
