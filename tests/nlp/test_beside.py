"""Bodies that only the person beside them makes plain."""

import pytest

from kg.nlp.names.candidates import candidates
from kg.nlp.naming.naming import names
from tests.handmade import parsed


def _found(text: str) -> list[tuple[str, str]]:
    doc = parsed(text)
    found = candidates(doc)
    return [
        (name, item.type.value) for item, name in zip(found, names(doc, found), strict=True)
    ]


ADA = "[PERSON Ada/PROPN/compound>Byrne Byrne/PROPN/nsubj>spoke]"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            f"Blue/PROPN/compound>Byrne Kites/PROPN/compound>Byrne drummer/NOUN/compound>Byrne "
            f"{ADA} spoke/VERB",
            [("Blue Kites", "Institution"), ("Ada Byrne", "Person")],
            id="a band before its drummer",
        ),
        pytest.param(
            f"{ADA} of/ADP/prep>Byrne Doctors/PROPN:NNPS/pobj>of Without/ADP/prep>Doctors "
            "Fear/PROPN/pobj>Without spoke/VERB",
            [("Ada Byrne", "Person"), ("Doctors Without Fear", "Institution")],
            id="a body that somebody is of",
        ),
        pytest.param(
            f"Shadow/PROPN/compound>secretary foreign/ADJ/amod>secretary "
            f"secretary/NOUN/compound>Byrne {ADA} spoke/VERB",
            [("Ada Byrne", "Person")],
            id="a word of a title that is never a body",
        ),
        pytest.param(
            f"{ADA} of/ADP/prep>Byrne Harlow/PROPN/pobj>of spoke/VERB",
            [("Ada Byrne", "Person")],
            id="one word may be a town",
        ),
        pytest.param(
            f"{ADA} ,/PUNCT chairwoman/NOUN/appos>Byrne of/ADP/prep>chairwoman "
            "QRVF/PROPN/pobj>of ,/PUNCT spoke/VERB",
            [("Ada Byrne", "Person"), ("QRVF", "Institution")],
            id="an acronym after a post",
        ),
        pytest.param(
            f"{ADA} ,/PUNCT CEO/NOUN/appos>Byrne of/ADP/prep>CEO Orlan/PROPN/pobj>of ,/PUNCT "
            "spoke/VERB",
            [("Ada Byrne", "Person"), ("Orlan", "Institution")],
            id="what somebody is CEO of",
        ),
        pytest.param(
            f"{ADA} ,/PUNCT CEO/NOUN/appos>Byrne of/ADP/prep>CEO Take/PROPN/compound>Six "
            "-/PUNCT/punct>Six Six/PROPN/pobj>of ,/PUNCT spoke/VERB",
            [("Ada Byrne", "Person"), ("Take-Six", "Institution")],
            id="with a hyphen",
        ),
        pytest.param(
            f"{ADA} ,/PUNCT CEO/NOUN/appos>Byrne of/ADP/prep>CEO myOrlan/PROPN/pobj>of "
            "spoke/VERB",
            [("Ada Byrne", "Person")],
            id="in small letters",
        ),
        pytest.param(
            f"{ADA} ,/PUNCT mayor/NOUN/appos>Byrne of/ADP/prep>mayor Orlan/PROPN/pobj>of "
            "spoke/VERB",
            [("Ada Byrne", "Person")],
            id="what somebody is mayor of",
        ),
        pytest.param(
            "the/DET sound/NOUN/nsubj>spoke of/ADP/prep>sound QRVF/PROPN/pobj>of spoke/VERB",
            [],
            id="an acronym after anything else",
        ),
        pytest.param(
            "the/DET [ORG Coast/PROPN/compound>Guard Guard/PROPN/nsubj>came] of/ADP/prep>Guard "
            "Malta/PROPN/pobj>of (/PUNCT [ORG CGM/PROPN/appos>Guard] )/PUNCT came/VERB | "
            f"CGM/PROPN/compound>Captain Captain/PROPN/compound>Byrne {ADA} spoke/VERB",
            [
                ("Coast Guard", "Institution"),
                ("Malta", "Place"),
                ("CGM", "Institution"),
                ("CGM", "Institution"),
                ("Ada Byrne", "Person"),
            ],
            id="an acronym that the article has as a name",
        ),
        pytest.param(
            "[NORP Houthi/ADJ/amod>spokesman] spokesman/NOUN/compound>Byrne "
            f"{ADA} spoke/VERB | the/DET [NORP Houthis/PROPN:NNPS/nsubj>left] left/VERB",
            [("Houthis", "Institution"), ("Ada Byrne", "Person"), ("Houthis", "Institution")],
            id="a movement",
        ),
    ],
)
def test_bodies_beside_people(text: str, found: list[tuple[str, str]]) -> None:
    assert _found(text) == found
