"""The network's view of what a rule reads makes it surer, or leaves it out."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any, cast

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extraction import extract
from kg.extraction.learned import learned
from kg.extraction.learned.encoding import Encoded
from kg.extraction.learned.network import Floats, Network, Output
from kg.extraction.learned.reading import logits
from kg.extraction.manner import sure
from kg.extraction.patterns import confidences, patterns
from kg.extraction.weighing import _chance, settings, view, weighed
from kg.nlp.opinion.pieces import Vocabulary
from tests.handmade import read

BOUGHT = (
    "[ORG Airbus/PROPN/nsubj>bid] bid/VERB=bid for/ADP/prep>bid [ORG Safran/PROPN/pobj>for] "
    "./PUNCT"
)
RELATIONS = ("acquires", "invests_in", "located_in", "holds_position", "employed_by")


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying(Network):
    """A network that says the same of every pair, and counts the sentences that it reads."""

    says: dict[str, float]
    asked: list[int] = field(default_factory=list)

    def logits(self, rows: Sequence[Encoded]) -> list[Floats]:
        self.asked.append(sum(bool(row.pairs) for row in rows))
        values = np.array(
            [self.says.get(output.relation, -9.0) for output in self.outputs], np.float32
        )
        return [np.tile(values, (len(row.pairs), 1)) for row in rows]


def network(*, speaks: bool = True, **says: float) -> Saying:
    outputs = tuple(
        Output(
            label=relation,
            relation=relation,
            inverse=False,
            symmetric=False,
            threshold=20.0,
            scale=1.0,
            shift=0.0,
            least=0.5 if speaks else 1.01,
        )
        for relation in RELATIONS
    )
    words = Vocabulary(pieces={word: at for at, word in enumerate(("[CLS]", "[SEP]", "[UNK]"))})
    return Saying(outputs=outputs, vocabulary=words, session=cast("Any", None), says=says)


def one(text: str, reader: Saying) -> list[float]:
    document = read(text)
    return [fact.confidence for fact in weighed(document, patterns(document), network=reader)]


def left(text: str, reader: Saying) -> int:
    document = read(text)
    return len(list(sure(weighed(document, patterns(document), network=reader))))


def test_a_fact_that_both_read_is_surer_than_by_its_rule_alone() -> None:
    rate = confidences()["verb"]
    assert one(BOUGHT, network(acquires=6.0))[0] > one(BOUGHT, network(acquires=1.0))[0] > 0.6
    assert one(BOUGHT, network(acquires=6.0))[0] > rate


def test_a_fact_that_the_network_does_not_see_is_left_out() -> None:
    assert left(BOUGHT, network(acquires=-8.0)) == 0
    assert left(BOUGHT, network(acquires=6.0)) == 1


def test_another_relation_of_the_two_speaks_against_a_fact() -> None:
    alone = one(BOUGHT, network(acquires=6.0))
    assert one(BOUGHT, network(acquires=6.0, invests_in=1.0))[0] < alone[0]
    assert left(BOUGHT, network(acquires=1.0, invests_in=8.0)) == 0


@pytest.mark.parametrize(
    ("one", "other", "against"),
    [
        ("founded", "holds_position", False),
        ("supplies", "partners_with", False),
        ("founded", "partners_with", True),
    ],
)
def test_what_founders_hold_and_suppliers_agree_on_speaks_not_against_it(
    one: str, other: str, *, against: bool
) -> None:
    (output,) = network(acquires=1.0).outputs[:1]
    outputs = [replace(output, label=name, relation=name) for name in (one, other, "meets")]
    seen = view(np.array([1.0, 8.0, 0.0]), one, outputs)
    assert seen is not None
    assert (seen[1] == 8.0) is against


def test_a_share_that_is_bought_is_bought_and_invested_in() -> None:
    text = (
        "[ORG Airbus/PROPN/nsubj>bought] bought/VERB=buy a/DET stake/NOUN/dobj>bought "
        "in/ADP/prep>stake [ORG Safran/PROPN/pobj>in] ./PUNCT"
    )
    assert left(text, network(acquires=-2.0, invests_in=8.0)) == 1
    assert left(BOUGHT, network(acquires=-2.0, invests_in=8.0)) == 0
    assert left(text, network(acquires=-2.0, invests_in=-2.0, located_in=8.0)) == 0


def test_who_is_bought_may_be_a_rival() -> None:
    reader = network(acquires=-1.0)
    rivals = replace(reader.outputs[0], label="competes_with", relation="competes_with")
    outputs = (*reader.outputs, rivals)
    rival = replace(reader, outputs=outputs, says={"acquires": -1.0, "competes_with": 8.0})
    other = network(acquires=-1.0, located_in=8.0)
    assert one(BOUGHT, rival) == one(BOUGHT, reader) > one(BOUGHT, other)


def test_a_merger_that_the_network_sees_is_one_body_taking_over_the_other() -> None:
    reader = network(acquires=-8.0)
    merger = replace(reader.outputs[0], label="merged_with", relation="")
    both = replace(reader, outputs=(*reader.outputs, merger), says={"": 8.0, "acquires": -8.0})
    assert left(BOUGHT, both) == 1


def test_what_was_never_learned_keeps_the_rate_of_its_rule() -> None:
    reader = network(acquires=-8.0)
    outputs = tuple(output for output in reader.outputs if output.relation != "acquires")
    assert one(BOUGHT, replace(reader, outputs=outputs)) == [confidences()["verb"]]


def test_words_that_leave_no_doubt_keep_the_rate_of_their_rule() -> None:
    plain = "[ORG Airbus/PROPN/nsubj>bought] bought/VERB=buy [ORG Safran/PROPN/dobj>bought]"
    assert one(plain, network(acquires=-8.0, located_in=8.0)) == [
        confidences()["plain-purchase"]
    ]


def test_a_fact_across_sentences_keeps_the_rate_of_its_rule() -> None:
    document = read(
        f"{BOUGHT} | {BOUGHT.replace('Airbus', 'Boeing').replace('Safran', 'Spirit')}"
    )
    first, second = patterns(document)
    across = replace(
        first.evidence[0], object=second.evidence[0].object, end=second.evidence[0].end
    )
    fact = replace(first, object=second.object, evidence=(across,))
    assert list(weighed(document, [fact], network=network(acquires=-8.0))) == [fact]


def test_a_restriction_said_outright_keeps_the_rate_of_its_rule() -> None:
    outputs = network().outputs
    row = np.full(len(outputs), -9.0, np.float32)
    assert view(row, "acquires", outputs, "verb") is not None
    assert view(row, "acquires", outputs, "enforcement") is None


def test_one_pass_serves_the_learned_extractor_and_the_weighing() -> None:
    document, reader = read(BOUGHT), network(acquires=6.0)
    assert list(learned(document, network=reader)) == []
    assert len(list(weighed(document, patterns(document), network=reader))) == 1
    assert reader.asked == [1]


def test_a_sentence_of_which_no_output_speaks_is_read_where_a_rule_does() -> None:
    document, reader = read(f"{BOUGHT} | {BOUGHT}"), network(speaks=False, acquires=6.0)
    assert list(learned(document, network=reader)) == []
    facts = list(patterns(document))
    assert len(list(weighed(document, facts, network=reader))) == len(facts)
    assert reader.asked == [0, 2]
    assert logits(document, [], network=reader) == {}


def test_a_property_of_another_set_has_to_be_likely_to_the_output_of_news() -> None:
    document = read(
        "[PERSON Byrne/PROPN/nsubj>works] works/VERB=work for/ADP/prep>works "
        "[ORG Safran/PROPN/pobj>for] ./PUNCT"
    )

    def said(likely: float) -> list[str]:
        reader = network(employed_by=likely)
        staff = replace(
            reader.outputs[-1], label="STAFF", threshold=-99.0, scale=0.0, shift=5.0
        )
        outputs = (*reader.outputs, staff)
        found = learned(document, network=replace(reader, outputs=outputs))
        return [one.relation for one in found]

    assert said(3.0) == ["employed_by"]
    assert said(-3.0) == []


def test_rules_alone_are_not_weighed() -> None:
    document = read(BOUGHT)
    (fact,) = extract(document, extractors={"patterns": patterns}).facts
    assert fact.confidence == confidences()["verb"]


@pytest.mark.model
def test_rules_beside_the_network_are_weighed() -> None:
    document = read(BOUGHT)
    (fact,) = weighed(document, patterns(document))
    assert fact.confidence != confidences()["verb"]


@given(st.floats(0.3, 0.97), st.floats(-8, 8), st.floats(-8, 8))
def test_more_support_never_makes_a_fact_less_sure(
    rate: float, logit: float, other: float
) -> None:
    chance = _chance(rate, logit, other)
    assert 0.0 < chance < 1.0
    assert _chance(rate, min(logit + 1, 8.0), other) >= chance
    assert _chance(rate, logit, min(other + 1, 8.0)) <= chance
    assert settings()["least"] > 0.5
