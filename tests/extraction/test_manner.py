"""The manner in which a fact is written leaves more or less of its confidence."""

from dataclasses import replace

import pytest

from kg.extraction import manner as module
from kg.extraction.manner import Manner, record, sure, written
from kg.extraction.patterns import patterns
from kg.model import Fact, Mention, MentionKind, Stance
from tests.handmade import read

BOUGHT = (
    "[ORG Airbus/PROPN/nsubj>bought] bought/VERB=buy {}[ORG Safran/PROPN/dobj>bought] ./PUNCT"
)
WEIGHTS = Manner(
    constant=0.0,
    confidence=1.0,
    reader=0.5,
    distance=-1.0,
    pronoun=-1.0,
    description=-0.5,
    elsewhere=-0.5,
    alone=-0.5,
    reported=-0.5,
    planned=-1.0,
    speculated=-1.5,
    denied=-2.0,
)


def bought(between: str = "") -> Fact[Mention]:
    return next(iter(patterns(read(BOUGHT.format(between)))))


def sureness(monkeypatch: pytest.MonkeyPatch, fact: Fact[Mention], least: float = 0.0) -> float:
    monkeypatch.setattr(module, "manner", lambda: WEIGHTS)
    monkeypatch.setattr(module, "settings", lambda: {"least": least, "records": {}})
    return max((one.confidence for one in sure([fact])), default=0.0)


def test_manner_is_read_from_where_the_two_stand() -> None:
    fact = bought()
    assert written(fact, fact.evidence[0]) == (0.08, *[0.0] * 8)
    far = replace(fact.evidence[0], subject=(0, 2), object=(900, 904), stance=Stance.DENIED)
    assert written(fact, far) == (0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 1.0)


@pytest.mark.parametrize("kind", [MentionKind.PRONOUN, MentionKind.DESCRIPTION])
def test_names_are_surer(monkeypatch: pytest.MonkeyPatch, kind: MentionKind) -> None:
    fact = bought()
    meant = replace(fact, subject=replace(fact.subject, kind=kind))
    assert sureness(monkeypatch, meant) < sureness(monkeypatch, fact)


@pytest.mark.parametrize("stance", [one for one in Stance if one is not Stance.ASSERTED])
def test_what_the_text_asserts_is_surer(
    monkeypatch: pytest.MonkeyPatch, stance: Stance
) -> None:
    fact = bought()
    said = replace(fact, evidence=(replace(fact.evidence[0], stance=stance),))
    assert sureness(monkeypatch, said) < sureness(monkeypatch, fact)


def test_what_stands_close_is_surer(monkeypatch: pytest.MonkeyPatch) -> None:
    far = bought("[ORG Boeing/PROPN/appos>Safran] ,/PUNCT ")
    assert sureness(monkeypatch, far) <= sureness(monkeypatch, bought())


def test_what_is_not_sure_enough_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    fact = bought()
    left = sureness(monkeypatch, fact)
    assert sureness(monkeypatch, fact, least=left)
    assert not sureness(monkeypatch, fact, least=left + 0.001)


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let of one rule seven in ten be right, nine of its purchases, and six of an output's."""
    shares = {"verb": 0.7, "verb acquires": 0.9, "nominal": 0.95, "noun": 0.99}
    monkeypatch.setattr(module, "confidences", lambda: shares)
    monkeypatch.setattr(
        module, "rate", lambda rule, relation: shares.get(f"{rule} {relation}", shares[rule])
    )
    monkeypatch.setattr(
        module,
        "settings",
        lambda: {"least": 0.0, "records": {"owner acquires": 0.6, "noun acquires": 0.5}},
    )


@pytest.mark.usefixtures("counted")
def test_a_fact_has_the_record_of_its_best_rule_or_of_the_output_alone() -> None:
    fact = bought()
    verb = replace(fact.evidence[0], rule="verb")
    network = replace(verb, extractor="learned", rule="owner")
    noun, judged = replace(verb, rule="nominal"), replace(verb, rule="noun")
    assert record(replace(fact, evidence=(verb, network))) == 0.9
    assert record(replace(fact, evidence=(verb, noun))) == 0.95
    assert record(replace(fact, evidence=(judged,))) == 0.5
    assert record(replace(fact, evidence=(network,))) == 0.6
    assert record(replace(fact, relation="part_of", evidence=(network,))) == 0.8
    assert record(replace(fact, evidence=(replace(verb, rule="of a plug-in"),))) == 0.8


@pytest.mark.usefixtures("counted")
def test_what_is_often_right_is_surer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "manner", lambda: WEIGHTS)
    fact = bought()
    by_rule = {
        rule: next(sure([replace(fact, evidence=(replace(fact.evidence[0], rule=rule),))]))
        for rule in ("verb", "nominal")
    }
    assert by_rule["verb"].confidence < by_rule["nominal"].confidence
