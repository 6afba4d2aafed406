"""Bodies that are named by their place."""

import pytest

from tests.handmade import named


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "[GPE Leeds/PROPN/compound>police] police/NOUN/nsubj>came came/VERB",
            [("Leeds police", "Institution")],
            id="police of a town",
        ),
        pytest.param(
            "[GPE Leeds/PROPN/compound>police] police/NOUN/compound>officers "
            "officers/NOUN:NNS/nsubj>came came/VERB",
            [("Leeds", "Place")],
            id="officers are some of many",
        ),
        pytest.param(
            "[GPE Leeds/PROPN/compound>police] police/NOUN/compound>arrest arrest/NOUN "
            "three/NUM men/NOUN",
            [("Leeds police", "Institution")],
            id="what they do, taken for a noun",
        ),
        pytest.param(
            "[GPE Leeds/PROPN/compound>police] police/NOUN/compound>arrest "
            "arrest/NOUN/compound>record record/NOUN/nsubj>came came/VERB",
            [("Leeds", "Place")],
            id="a thing of theirs",
        ),
        pytest.param(
            "[GPE Leeds/PROPN/compound>police] police/NOUN/compound>chief "
            "chief/NOUN/compound>Roe [PERSON Ann/PROPN/compound>Roe Roe/PROPN/nsubj>came] "
            "came/VERB",
            [("Leeds police", "Institution"), ("Ann Roe", "Person")],
            id="who heads it",
        ),
        pytest.param(
            "the/DET [PERSON Roe/PROPN/compound>administration] "
            "administration/NOUN/nsubj>resigned resigned/VERB",
            [("Roe administration", "Institution")],
            id="a government that goes by its head",
        ),
        pytest.param(
            "the/DET [GPE U.S./PROPN/compound>Attorney] Attorney/PROPN/poss>Office "
            "'s/PART/case>Attorney [ORG Office/PROPN/nsubj>said for/ADP/prep>Office "
            "the/DET/det>District Eastern/PROPN/compound>District District/PROPN/pobj>for] "
            "of/ADP/prep>District [GPE New/PROPN/compound>Arden Arden/PROPN/pobj>of] said/VERB",
            [("U.S. Attorney's Office for the Eastern District of New Arden", "Institution")],
            id="an attorney's office with its district",
        ),
        pytest.param(
            "the/DET [GPE Arden/PROPN/compound>Sheriff County/PROPN/compound>Sheriff] "
            "Sheriff/PROPN/poss>Department 's/PART/case>Sheriff Department/PROPN/nsubj>said "
            "said/VERB",
            [("Arden County Sheriff's Department", "Institution")],
            id="a sheriff's department",
        ),
        pytest.param(
            "the/DET [GPE Arden/PROPN/compound>Giants] Giants/PROPN/poss>office "
            "'s/PART/case>Giants office/NOUN/nsubj>burned burned/VERB",
            [("Arden", "Place")],
            id="any office",
        ),
        pytest.param(
            "the/DET [NORP Peruvian/ADJ/amod>embassy] embassy/NOUN/nsubj>closed "
            "in/ADP/prep>embassy [GPE Rome/PROPN/pobj>in] closed/VERB",
            [("Peruvian embassy", "Institution"), ("Rome", "Place")],
            id="an embassy in a place",
        ),
        pytest.param(
            "[GPE Peru/PROPN/poss>consulate] 's/PART:POS/case>Peru consulate/NOUN/nsubj>closed "
            "in/ADP/prep>consulate [GPE Rome/PROPN/pobj>in] closed/VERB",
            [("Peru's consulate", "Institution"), ("Rome", "Place")],
            id="an owned consulate in a place",
        ),
        pytest.param(
            "the/DET [NORP Peruvian/ADJ/amod>embassy] embassy/NOUN/nsubj>closed "
            "in/ADP/prep>closed may/PROPN/pobj>in closed/VERB",
            [("Peruvian", "Place")],
            id="an embassy of no place",
        ),
        pytest.param(
            "[NORP Norwegian/ADJ/amod>legislature] legislature/NOUN/nsubj>met met/VERB",
            [("Norwegian legislature", "Institution")],
            id="by the word for its country",
        ),
        pytest.param(
            "the/DET [GPE Lima/PROPN/compound>court] city/NOUN/compound>court "
            "court/NOUN/nsubj>ruled ruled/VERB",
            [("Lima city court", "Institution")],
            id="a court",
        ),
        pytest.param(
            "a/DET/det>court [GPE Lima/PROPN/compound>court] court/NOUN/nsubj>ruled ruled/VERB",
            [("Lima", "Place")],
            id="a court without a name",
        ),
        pytest.param(
            "the/DET [GPE United/PROPN/compound>States States/PROPN/compound>House] "
            "House/PROPN/nsubj>voted of/ADP/prep>House "
            "Representatives/PROPN/pobj>of voted/VERB",
            [("United States House of Representatives", "Institution")],
            id="a chamber",
        ),
        pytest.param(
            "[GPE Kent/PROPN/compound>Service] Fire/PROPN/nmod>Service and/CCONJ/cc>Fire "
            "Rescue/PROPN/conj>Fire Service/PROPN/nsubj>came came/VERB",
            [("Kent Fire and Rescue Service", "Institution")],
            id="with and",
        ),
        pytest.param(
            "[GPE US/PROPN/compound>Secretary] Treasury/PROPN/compound>Secretary "
            "Secretary/PROPN/compound>Roe [PERSON Ann/PROPN/compound>Roe Roe/PROPN/nsubj>came] "
            "came/VERB",
            [("US", "Place"), ("Ann Roe", "Person")],
            id="a post is no body",
        ),
        pytest.param(
            "in/ADP [GPE Paris/PROPN/pobj>in] [ORG Acme/PROPN/compound>Group "
            "Group/PROPN/nsubj>met] met/VERB",
            [("Paris", "Place"), ("Acme Group", "Institution")],
            id="a body beside a place",
        ),
    ],
)
def test_bodies_of_places(text: str, found: list[tuple[str, str]]) -> None:
    assert named(text) == found
