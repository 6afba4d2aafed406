"""Several people of whom one phrase says the same."""

import pytest

from kg.extraction.patterns import patterns
from tests.handmade import read, shown

ADA = "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/{}]"
MARY = "[PERSON Mary/PROPN/compound>Somerville Somerville/PROPN/{}]"
BOTH = f"{ADA.format('nsubj>spoke')} and/CCONJ {MARY.format('conj>Lovelace')}"


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            f"[NORP French/ADJ/amod>duo] duo/NOUN/compound>Lovelace {BOTH} spoke/VERB=speak",
            ["Ada Lovelace | from_place | France", "Mary Somerville | from_place | France"],
            id="a noun for two",
        ),
        pytest.param(
            f"[NORP French/ADJ/amod>poet] poet/NOUN/compound>Lovelace {BOTH} spoke/VERB=speak",
            ["Ada Lovelace | from_place | France"],
            id="a noun for one",
        ),
        pytest.param(
            f"{BOTH} ,/PUNCT both/DET/advmod>from from/ADP/prep>Lovelace "
            "[GPE France/PROPN/pobj>from] ,/PUNCT spoke/VERB=speak",
            ["Ada Lovelace | from_place | France", "Mary Somerville | from_place | France"],
            id="both from a place",
        ),
        pytest.param(
            f"{BOTH} of/ADP/prep>Somerville the/DET "
            "[ORG Acton/PROPN/compound>Hospital Hospital/PROPN/pobj>of] spoke/VERB=speak",
            [
                "Ada Lovelace | employed_by | Acton Hospital",
                "Mary Somerville | employed_by | Acton Hospital",
            ],
            id="authors of a hospital",
        ),
        pytest.param(
            f"{BOTH} of/ADP/prep>Somerville [ORG Acme/PROPN/pobj>of] spoke/VERB=speak",
            ["Mary Somerville | employed_by | Acme"],
            id="of a company the last",
        ),
        pytest.param(
            f"dean/NOUN/compound>Lovelace {BOTH} of/ADP/prep>Somerville the/DET "
            "[ORG Acton/PROPN/compound>Hospital Hospital/PROPN/pobj>of] spoke/VERB=speak",
            ["Mary Somerville | employed_by | Acton Hospital"],
            id="and of others than who has a title",
        ),
        pytest.param(
            f"Senators/NOUN:NNS=senator/compound>Lovelace {ADA.format('nsubj>spoke')} ,/PUNCT "
            "[ORG D/PROPN/appos>Lovelace] -/PUNCT [GPE Ohio/PROPN/appos>Lovelace] ,/PUNCT "
            f"and/CCONJ {MARY.format('conj>Lovelace')} ,/PUNCT [ORG R/PROPN/appos>Somerville] "
            "-/PUNCT [GPE Iowa/PROPN/appos>Somerville] ,/PUNCT spoke/VERB=speak",
            [
                "Ada Lovelace | holds_position | Ohio | senator",
                "Ada Lovelace | member_of | Democratic Party",
                "Mary Somerville | holds_position | Iowa | senator",
                "Mary Somerville | member_of | Republican Party",
            ],
            id="seats behind each name",
        ),
    ],
)
def test_several_holders(text: str, facts: list[str]) -> None:
    assert sorted(set(shown(patterns(read(text))))) == facts


BAND = "the/DET band/NOUN played/VERB=play a/DET song/NOUN of/ADP rock/NOUN music/NOUN | "
MEMBERS = "members/NOUN:NNS=member/compound>Lovelace"
QUEEN = "[ORG Acme/PROPN/nsubj>made] made/VERB=make an/DET album/NOUN for/ADP concert/NOUN | "


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            f"{BAND}{QUEEN * 3}{MEMBERS} {BOTH} spoke/VERB=speak",
            ["Ada Lovelace | member_of | Acme", "Mary Somerville | member_of | Acme"],
            id="of the band that the article is about",
        ),
        pytest.param(
            f"{BAND}{QUEEN}{MEMBERS} {BOTH} spoke/VERB=speak",
            [],
            id="a band that is named once",
        ),
        pytest.param(
            f"{QUEEN.replace('album', 'engine') * 3}{MEMBERS} {BOTH} spoke/VERB=speak",
            [],
            id="an article about no music",
        ),
    ],
)
def test_members_of_a_band(text: str, facts: list[str]) -> None:
    found = [fact for fact in shown(patterns(read(text))) if "member_of" in fact]
    assert sorted(set(found)) == facts
