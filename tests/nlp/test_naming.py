"""Which name a short form, an acronym or a demonym stands for within one article."""

import pytest

from kg.nlp.names.candidates import candidates
from kg.nlp.naming.naming import names
from tests.handmade import parsed


def _names(*sentences: str) -> list[str]:
    doc = parsed(" | ".join(sentences))
    return names(doc, candidates(doc))


def _person(*words: str) -> str:
    return "[PERSON " + " ".join(f"{word}/PROPN" for word in words) + "] spoke/VERB"


def _body(*words: str) -> str:
    return "the/DET [ORG " + " ".join(f"{word}/PROPN" for word in words) + "] grew/VERB"


def _place(*words: str) -> str:
    return "in/ADP [GPE " + " ".join(f"{word}/PROPN" for word in words) + "] now/ADV"


@pytest.mark.parametrize(
    ("sentences", "called"),
    [
        pytest.param(
            [_person("Ada", "Lovelace"), _person("Lovelace")],
            ["Ada Lovelace", "Ada Lovelace"],
            id="family name",
        ),
        pytest.param(
            [_person("Ada", "Lovelace"), _person("Ada")],
            ["Ada Lovelace", "Ada Lovelace"],
            id="given name",
        ),
        pytest.param(
            [_person("Xi", "Jinping"), _person("Xi")],
            ["Xi Jinping", "Xi Jinping"],
            id="family name that comes first",
        ),
        pytest.param(
            [_person("Barack", "Obama"), _person("Barack", "H.", "Obama")],
            ["Barack H. Obama", "Barack H. Obama"],
            id="middle letter",
        ),
        pytest.param(
            [_person("Pierre", "Curie"), _person("Marie", "Curie"), _person("Curie")],
            ["Pierre Curie", "Marie Curie", "Curie"],
            id="two share a family name",
        ),
        pytest.param(
            [_person("Pierre", "Curie"), _person("Curie"), _person("Marie", "Curie")],
            ["Pierre Curie", "Pierre Curie", "Marie Curie"],
            id="before the second is introduced",
        ),
        pytest.param(
            [_person("James", "Watt"), _person("Henry", "James"), _person("James")],
            ["James Watt", "Henry James", "Henry James"],
            id="family name before given name",
        ),
        pytest.param([_person("Curie")], ["Curie"], id="never in full"),
    ],
)
def test_people(sentences: list[str], called: list[str]) -> None:
    assert _names(*sentences) == called


@pytest.mark.parametrize(
    ("sentences", "called"),
    [
        pytest.param(
            [_body("United", "Nations"), _body("UN")], ["United Nations"] * 2, id="initials"
        ),
        pytest.param(
            [
                "the/DET [ORG Space/PROPN Agency/PROPN] (/PUNCT [ORG SPAG/PROPN] )/PUNCT "
                "grew/VERB"
            ],
            ["Space Agency"] * 2,
            id="acronym in brackets",
        ),
        pytest.param(
            ["[ORG SPAG/PROPN] (/PUNCT [ORG Space/PROPN Agency/PROPN] )/PUNCT grew/VERB"],
            ["Space Agency"] * 2,
            id="long form in brackets",
        ),
        pytest.param(
            [
                "the/DET [ORG World/PROPN Fraud/PROPN Agency/PROPN] (/PUNCT [PERSON "
                "Wafa/PROPN] )/PUNCT grew/VERB",
                "[PERSON Wafa/PROPN] grew/VERB",
            ],
            ["World Fraud Agency", "Wafa", "Wafa"],
            id="letters that are not all there",
        ),
        pytest.param(
            [
                "the/DET [ORG World/PROPN Fraud/PROPN Agency/PROPN] (/PUNCT [PERSON "
                "Wfa/PROPN] )/PUNCT grew/VERB",
                "[PERSON Wfa/PROPN] grew/VERB",
            ],
            ["World Fraud Agency"] * 3,
            id="acronym like a word in brackets",
        ),
        pytest.param(
            ["[ORG Airbus/PROPN] (/PUNCT [ORG IBM/PROPN] )/PUNCT grew/VERB"],
            ["Airbus", "IBM"],
            id="brackets that spell nothing",
        ),
        pytest.param(
            [_body("Airbus", "Group", "SE"), _body("Airbus")],
            ["Airbus Group SE"] * 2,
            id="legal form",
        ),
        pytest.param(
            [_body("US", "State", "Department"), _body("State", "Department")],
            ["US State Department"] * 2,
            id="leading place",
        ),
        pytest.param(
            [_body("Lockheed", "Martin"), _body("Lockheed")],
            ["Lockheed Martin"] * 2,
            id="first word, later",
        ),
        pytest.param(
            [_body("Lockheed"), _body("Lockheed", "Martin")],
            ["Lockheed", "Lockheed Martin"],
            id="first word, earlier",
        ),
        pytest.param(
            [_body("Goldman", "Sachs"), _body("Goldman", "Brothers"), _body("Goldman")],
            ["Goldman Sachs", "Goldman Brothers", "Goldman"],
            id="first word of two",
        ),
        pytest.param(
            [_body("National", "Bank"), _body("Nordic", "Board"), _body("NB")],
            ["National Bank", "Nordic Board", "NB"],
            id="initials of two",
        ),
        pytest.param([_body("Airbus"), _body("Boeing")], ["Airbus", "Boeing"], id="strangers"),
    ],
)
def test_institutions(sentences: list[str], called: list[str]) -> None:
    assert _names(*sentences) == called


def test_an_acronym_inside_a_name_stands_for_the_part_before_it() -> None:
    called = _names(
        "the/DET [ORG Consultative/PROPN Conference/PROPN] (/PUNCT [ORG CPPCC/PROPN] )/PUNCT "
        "[ORG National/PROPN Committee/PROPN] met/VERB",
        "the/DET [ORG CPPCC/PROPN] rose/VERB",
    )
    assert called[1] == "Consultative Conference"


@pytest.mark.parametrize(
    ("sentences", "called"),
    [
        pytest.param(
            [_place("U.S."), _place("United", "States")],
            ["United States"] * 2,
            id="longest printed",
        ),
        pytest.param(
            ["a/DET [NORP Chinese/ADJ] firm/NOUN", _place("China")], ["China"] * 2, id="demonym"
        ),
        pytest.param(["a/DET [NORP Dutch/ADJ] firm/NOUN"], ["Netherlands"], id="demonym alone"),
        pytest.param([_place("Paris")], ["Paris"], id="no country"),
        pytest.param(
            ["the/DET [GPE Kenyan/ADJ] president/NOUN spoke/VERB"],
            ["Kenya"],
            id="a people that the model takes for a place",
        ),
        pytest.param(
            [
                _place("New", "York", "City"),
                _place("New", "York"),
                "in/ADP [GPE New/PROPN York/PROPN] 's/PART popular/ADJ Governor/PROPN",
            ],
            ["New York City"] * 2 + ["New York"],
            id="a city and the state that is called like it",
        ),
    ],
)
def test_places(sentences: list[str], called: list[str]) -> None:
    assert _names(*sentences) == called


def test_technologies_have_the_form_that_is_printed_most() -> None:
    tech = "firms/NOUN:NNS build/VERB {}/NOUN:NNS/dobj>build"
    called = _names(tech.format("robots"), tech.format("robot"), tech.format("robots"))
    assert set(called) == {"robots"}


def test_a_long_form_of_a_technology_goes_before_its_acronym() -> None:
    called = _names(
        "AI/PROPN and/CCONJ artificial/ADJ/amod>intelligence intelligence/NOUN grew/VERB",
        "AI/PROPN grew/VERB",
    )
    assert set(called) == {"artificial intelligence"}
