"""The party and the seat behind a legislator's name."""

import pytest

from kg.nlp.annotation import document
from kg.sources import from_text
from tests.handmade import parsed

ADA = "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/nsubj>spoke]"


def _called(text: str) -> list[tuple[str, str]]:
    doc = parsed(text)
    found = document(from_text(doc.text), doc).mentions
    return [(one.name, one.type.value) for one in found if one.type.value != "Person"]


@pytest.mark.parametrize(
    ("text", "called"),
    [
        pytest.param(
            f"{ADA} (/PUNCT [ORG D/PROPN -/PUNCT Ohio/PROPN] )/PUNCT spoke/VERB",
            [("Democratic Party", "Institution"), ("Ohio", "Place")],
            id="read as one organisation",
        ),
        pytest.param(
            f"{ADA} ,/PUNCT R/PROPN -/PUNCT New/PROPN York/PROPN ,/PUNCT spoke/VERB",
            [("Republican Party", "Institution"), ("New York", "Place")],
            id="between commas, read as nothing",
        ),
        pytest.param(
            f"{ADA} (/PUNCT D./PROPN ,/PUNCT [GPE Ohio/PROPN] )/PUNCT spoke/VERB",
            [("Democratic Party", "Institution"), ("Ohio", "Place")],
            id="a comma between",
        ),
        pytest.param(
            f"the/DET [ORG Republicans/PROPN] and/CCONJ {ADA} (/PUNCT R/PROPN -/PUNCT "
            "Ohio/PROPN )/PUNCT spoke/VERB",
            [
                ("Republican Party", "Institution"),
                ("Republican Party", "Institution"),
                ("Ohio", "Place"),
            ],
            id="one party by letter and word",
        ),
        pytest.param(
            f"{ADA} (/PUNCT C/PROPN -/PUNCT Ohio/PROPN )/PUNCT spoke/VERB",
            [],
            id="no letter of a party",
        ),
        pytest.param(
            f"{ADA} ,/PUNCT R/PROPN -/PUNCT rated/VERB ,/PUNCT spoke/VERB", [], id="no seat"
        ),
        pytest.param(
            f"{ADA} ,/PUNCT R/PROPN ,/PUNCT Ohio/PROPN ,/PUNCT spoke/VERB",
            [],
            id="items of a list",
        ),
        pytest.param(
            "vitamin/NOUN (/PUNCT D/PROPN -/PUNCT Ohio/PROPN )/PUNCT helped/VERB",
            [],
            id="behind no person",
        ),
    ],
)
def test_a_seat_mark_is_a_party_and_a_place(text: str, called: list[tuple[str, str]]) -> None:
    assert _called(text) == called
