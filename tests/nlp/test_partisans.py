"""The word for a member of a party before a name is no part of it."""

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc

from kg.nlp.names.partisans import after_party, at_chamber


@pytest.mark.parametrize(
    ("name", "rest"),
    [
        pytest.param("Tory Edward Babbage", "Edward Babbage", id="before a given name"),
        pytest.param("Tory Babbage", "Tory Babbage", id="a given name itself"),
        pytest.param("Tory Lovelace Babbage", "Tory Lovelace Babbage", id="two family names"),
        pytest.param("Edward Tory Babbage", "Edward Tory Babbage", id="in between"),
        pytest.param("Lib Dem Edward Babbage", "Edward Babbage", id="a party of two words"),
    ],
)
def test_a_member_of_a_party(name: str, rest: str) -> None:
    doc = Doc(English().vocab, words=name.split())
    assert doc[after_party(doc, 0, len(doc)) :].text == rest


@pytest.mark.parametrize(
    ("text", "size", "rest"),
    [
        pytest.param("GOP Senate met", 2, "Senate", id="whose majority it has"),
        pytest.param("New York Senate race", 3, "Senate", id="whose seat is run for"),
        pytest.param("New York Senate met", 3, "New York Senate", id="a state's own"),
        pytest.param("Labour Party met", 2, "Labour Party", id="a party"),
    ],
)
def test_a_chamber(text: str, size: int, rest: str) -> None:
    doc = Doc(English().vocab, words=text.split())
    assert doc[at_chamber(doc, 0, size) : size].text == rest
