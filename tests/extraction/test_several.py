"""A fact of a description of several is a fact of each, and of none to another of them."""

from kg.extraction import extract
from tests.handmade import read

COMPANIES = (
    "[ORG Airbus/PROPN/nsubj>met] and/CCONJ/cc>Airbus [ORG Boeing/PROPN/conj>Airbus] met/VERB "
    "| the/DET/det>companies two/NUM/nummod>companies "
    "companies/NOUN:NNS=company/nsubj>acquired acquired/VERB=acquire "
)


def _facts(text: str) -> list[tuple[str, str, str, str]]:
    return [
        (
            fact.subject.name,
            fact.relation,
            fact.object.name,
            fact.evidence[0].antecedents[0].text,
        )
        for fact in extract(read(text)).facts
    ]


def test_each_has_the_fact_and_its_own_antecedent() -> None:
    assert _facts(COMPANIES + "[ORG Saab/PROPN/dobj>acquired]") == [
        ("Airbus", "acquires", "Saab", "Airbus"),
        ("Boeing", "acquires", "Saab", "Boeing"),
    ]


def test_none_has_it_to_itself() -> None:
    facts = _facts(COMPANIES + "[ORG Boeing/PROPN/dobj>acquired]")
    assert ("Boeing", "acquires", "Boeing", "Boeing") not in facts
