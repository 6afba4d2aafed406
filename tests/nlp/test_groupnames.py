"""Groups that the noun beside their name makes plain."""

import pytest

from kg.nlp.names.candidates import candidates
from tests.handmade import parsed


def _found(text: str) -> list[tuple[str, str]]:
    doc = parsed(text)
    return [(item.text(doc), item.type.value) for item in candidates(doc)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "the/DET/det>party ZEPH/NOUN/compound>party party/NOUN/nsubj>won won/VERB",
            [("ZEPH", "Institution")],
            id="a party that the model missed",
        ),
        pytest.param(
            "the/DET/det>party Bread/PROPN/nmod>party and/CCONJ/cc>Bread "
            "Roses/PROPN/conj>Bread party/NOUN/nsubj>won won/VERB",
            [("Bread and Roses", "Institution")],
            id="with and",
        ),
        pytest.param(
            "[NORP Z23/PROPN/compound>rebels] rebels/NOUN/nsubj>won won/VERB",
            [("Z23", "Institution")],
            id="rebels",
        ),
        pytest.param(
            "[PERSON Fine/PROPN/compound>Rain Rain/PROPN/compound>coalition] "
            "opposition/NOUN/compound>coalition coalition/NOUN/nsubj>won won/VERB",
            [("Fine Rain", "Institution")],
            id="no person",
        ),
        pytest.param(
            "the/DET/det>party [NORP Peruvian/ADJ/amod>party] party/NOUN/nsubj>won won/VERB",
            [("Peruvian", "Place")],
            id="a party of a country",
        ),
        pytest.param(
            "the/DET/det>party [EVENT Carnival/PROPN/compound>party] party/NOUN/nsubj>ended "
            "ended/VERB",
            [],
            id="a feast",
        ),
        pytest.param(
            "the/DET/det>party party/NOUN/compound>Spartans "
            "[NORP Spartans/PROPN:NNPS/nsubj>won] won/VERB",
            [("Spartans", "Institution")],
            id="the noun before it",
        ),
        pytest.param(
            "leader/NOUN of/ADP the/DET [ORG Zephyr/PROPN/compound>party] "
            "party/NOUN/compound>Lee [PERSON Orla/PROPN/compound>Lee Lee/PROPN/nsubj>won] "
            "won/VERB",
            [("Zephyr", "Institution"), ("Orla Lee", "Person")],
            id="who leads the party before the noun",
        ),
        pytest.param(
            "[PERSON Zephyr/PROPN/nmod>candidate] presidential/ADJ/amod>candidate "
            "candidate/NOUN/compound>Lee [PERSON Ann/PROPN/compound>Lee Lee/PROPN/nsubj>won] "
            "won/VERB",
            [("Zephyr", "Institution"), ("Ann Lee", "Person")],
            id="whose candidate somebody is",
        ),
        pytest.param(
            "the/DET [DATE May/PROPN/nmod>Movement 23/NUM/nummod>May "
            "Movement/PROPN/nsubj>won] won/VERB",
            [("May 23 Movement", "Institution")],
            id="a date in a name",
        ),
        pytest.param(
            "[PERSON Zephyr/PROPN/nsubj>won] ,/PUNCT the/DET/det>airline "
            "country/NOUN/poss>airline 's/PART/case>country largest/ADJ:JJS/amod>airline "
            "airline/NOUN/appos>Zephyr ,/PUNCT won/VERB",
            [("Zephyr", "Institution")],
            id="the largest of its kind",
        ),
    ],
)
def test_groups(text: str, found: list[tuple[str, str]]) -> None:
    assert _found(text) == found
