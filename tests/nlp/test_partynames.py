"""The one name of a party that an article calls by words for its people."""

import pytest

from kg.nlp.names.candidates import candidates
from kg.nlp.naming.naming import names
from tests.handmade import parsed

ADA = "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/nsubj>spoke] spoke/VERB"


def _names(*sentences: str) -> list[str]:
    doc = parsed(" | ".join(sentences))
    return [name for name in names(doc, candidates(doc)) if name != "Ada Lovelace"]


def _body(*words: str) -> str:
    return "the/DET [ORG " + " ".join(f"{word}/PROPN" for word in words) + "] grew/VERB"


def _place(*words: str) -> str:
    return "in/ADP [GPE " + " ".join(f"{word}/PROPN" for word in words) + "] now/ADV"


@pytest.mark.parametrize(
    ("sentences", "called"),
    [
        pytest.param(
            [f"Democrat/PROPN/compound>Lovelace {ADA}", _body("Democrats")],
            ["Democratic Party", "Democratic Party"],
            id="a member and all members",
        ),
        pytest.param(
            [_body("GOP"), _body("Republican", "Party")],
            ["Republican Party", "Republican Party"],
            id="a nickname",
        ),
        pytest.param(
            [_body("Tories"), _body("Conservative", "Party", "of", "Canada")],
            ["Conservative Party of Canada", "Conservative Party of Canada"],
            id="the longer name that the article has",
        ),
        pytest.param(
            [f"Labor/PROPN/compound>Lovelace {ADA}"],
            ["Labor"],
            id="a word that may be a department's",
        ),
        pytest.param(
            [f"Labor/PROPN/compound>Lovelace {ADA}", _place("Australia")],
            ["Labor Party", "Australia"],
            id="in its own country",
        ),
        pytest.param(
            [_body("Republicans"), _place("France")],
            ["Republicans", "France"],
            id="another country's",
        ),
        pytest.param(
            [_body("Harbour", "National"), _body("Harbour", "National", "Party")],
            ["Harbour National Party", "Harbour National Party"],
            id="a party that only the article knows",
        ),
        pytest.param([_body("Labour")], ["Labour"], id="a name that is the party's own"),
    ],
)
def test_a_party_has_one_name(sentences: list[str], called: list[str]) -> None:
    """Words for its people and its things are the party's."""
    assert _names(*sentences) == called
