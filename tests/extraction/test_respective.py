"""Leads of several countries, each with the one in its place of the row."""

import pytest

from kg.extraction.patterns import patterns
from tests.handmade import read, shown

TITLE = "the/DET/det>presidents presidents/NOUN:NNS=president/nsubj>met of/ADP/prep>presidents"
PLACES = "[GPE Kenya/PROPN/pobj>of] and/CCONJ/cc>Kenya [GPE Peru/PROPN/conj>Kenya]"
ADA = "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/appos>presidents]"
MARY = "[PERSON Mary/PROPN/compound>Somerville Somerville/PROPN/conj>Lovelace]"
MET = ",/PUNCT met/VERB=meet ./PUNCT"


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            f"{TITLE} {PLACES} ,/PUNCT {ADA} and/CCONJ {MARY} {MET}",
            [
                "Ada Lovelace | holds_position | Kenya | president",
                "Mary Somerville | holds_position | Peru | president",
            ],
            id="as many people as countries",
        ),
        pytest.param(
            f"{TITLE} {PLACES} ,/PUNCT {ADA} {MET}",
            [],
            id="fewer people than countries",
        ),
        pytest.param(
            f"friends/NOUN:NNS/nsubj>met of/ADP/prep>friends {PLACES} ,/PUNCT "
            f"{ADA.replace('presidents', 'friends')} and/CCONJ {MARY} {MET}",
            [],
            id="no title",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/nsubj>met] and/CCONJ "
            "[PERSON Mary/PROPN/compound>Somerville Somerville/PROPN/conj>Lovelace] ,/PUNCT "
            "the/DET/det>presidents presidents/NOUN:NNS=president/appos>Lovelace "
            f"of/ADP/prep>presidents {PLACES} {MET}",
            [
                "Ada Lovelace | holds_position | Kenya | president",
                "Mary Somerville | holds_position | Peru | president",
            ],
            id="the people first",
        ),
    ],
)
def test_who_leads_which(text: str, facts: list[str]) -> None:
    found = {one for one in shown(patterns(read(text))) if "holds_position" in one}
    assert sorted(found) == facts
