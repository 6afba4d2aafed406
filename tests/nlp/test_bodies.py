"""Which institution an acronym, a short form or another order of words stands for."""

import pytest

from kg.nlp.names.acronyms import letters_of, stands_for
from kg.nlp.names.candidates import candidates
from kg.nlp.naming.naming import names
from tests.handmade import parsed


def _names(*bodies: str) -> list[str]:
    doc = parsed(
        " | ".join(
            "the/DET [ORG " + " ".join(f"{word}/PROPN" for word in body.split()) + "] grew/VERB"
            for body in bodies
        )
    )
    return names(doc, candidates(doc))


@pytest.mark.parametrize(
    ("bodies", "called"),
    [
        pytest.param(
            ["Ministry of Defence", "MoD"], ["Ministry of Defence"] * 2, id="mixed case"
        ),
        pytest.param(
            ["Food and Drug Administration", "FDA"],
            ["Food and Drug Administration"] * 2,
            id="small words left out",
        ),
        pytest.param(
            ["New People's Party", "New People Party", "New People's Party", "NPP"],
            ["New People's Party"] * 4,
            id="possessive",
        ),
        pytest.param(
            ["University of California, Berkeley", "UC Berkeley", "Berkeley"],
            ["University of California, Berkeley"] * 3,
            id="acronym of a part; campus",
        ),
        pytest.param(
            ["University of Oxford", "Oxford University"],
            ["University of Oxford"] * 2,
            id="turned",
        ),
        pytest.param(
            ["Ministry of Foreign Affairs of China", "Chinese Foreign Ministry"],
            ["Ministry of Foreign Affairs of China"] * 2,
            id="demonym and country",
        ),
        pytest.param(
            ["Supreme Court of Kenya", "Supreme Court"],
            ["Supreme Court of Kenya"] * 2,
            id="an organ once named with its country",
        ),
        pytest.param(
            ["Supreme Court", "Supreme Court of Kenya"],
            ["Supreme Court", "Supreme Court of Kenya"],
            id="an organ before its country is named may be another's",
        ),
        pytest.param(
            ["Supreme Court of Kenya", "Supreme Court of India", "Supreme Court"],
            ["Supreme Court of Kenya", "Supreme Court of India", "Supreme Court"],
            id="an organ of two countries",
        ),
        pytest.param(
            ["Chinese Foreign Ministry", "Japanese Foreign Ministry", "Foreign Ministry"],
            ["Chinese Foreign Ministry", "Japanese Foreign Ministry", "Foreign Ministry"],
            id="of two countries",
        ),
        pytest.param(
            ["US House of Representatives", "House of Representatives", "House"],
            ["US House of Representatives"] * 3,
            id="a chamber of a country and its short forms",
        ),
        pytest.param(
            ["US Congress", "Congress"], ["US Congress"] * 2, id="a country before its congress"
        ),
        pytest.param(
            ["Ford Motor Company", "Ford Foundation", "Ford"],
            ["Ford Motor Company", "Ford Foundation", "Ford Motor Company"],
            id="company, and what is named after it",
        ),
        pytest.param(
            ["Airbus Military", "Airbus"], ["Airbus Military", "Airbus"], id="part of a company"
        ),
        pytest.param(
            ["Vogue Business", "Vogue"], ["Vogue Business", "Vogue"], id="part of a magazine"
        ),
        pytest.param(
            ["European Commission", "Commission"], ["European Commission"] * 2, id="lone kind"
        ),
        pytest.param(
            ["European Commission", "Trade Commission", "Commission"],
            ["European Commission", "Trade Commission", "Commission"],
            id="lone kind of two",
        ),
        pytest.param(
            ["White House", "House"], ["White House", "House"], id="a kind before of only"
        ),
        pytest.param(
            ["Communist Party of Greece", "Communist Party"],
            ["Communist Party of Greece", "Communist Party"],
            id="a party of a country may be another's",
        ),
    ],
)
def test_institutions(bodies: list[str], called: list[str]) -> None:
    assert _names(*bodies) == called


@pytest.mark.parametrize("word", ["Boeing", "McKinsey", "Mr", "A", "Air France"])
def test_what_is_no_acronym(word: str) -> None:
    assert letters_of(word) == ""


@pytest.mark.parametrize(
    ("acronym", "name"),
    [
        ("NATO", "North Atlantic Treaty Organization"),
        ("CPPCC", "Chinese People's Political Consultative Conference"),
        ("U.N.", "United Nations"),
        ("IBM", "International Business Machines Corp."),
        ("DARPA", "Defense Advanced Research Projects Agency"),
        ("NGOs", "National Growth Office"),
    ],
)
def test_what_an_acronym_stands_for(acronym: str, name: str) -> None:
    assert stands_for(acronym, name)
    assert not stands_for(acronym, "Royal Astronomical Society")


def test_an_acronym_is_an_institution_where_it_spells_one() -> None:
    doc = parsed(
        "the/DET [ORG Kosovo/PROPN Mission/PROPN] grew/VERB | in/ADP [GPE KM/PROPN] now/ADV"
    )
    assert names(doc, candidates(doc)) == ["Kosovo Mission"] * 2
