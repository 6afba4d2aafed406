"""Capitalised words that no rule takes for a name."""

import pytest

from kg.nlp.opinion.stretches import stretches
from tests.handmade import parsed


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("They/PRON use/VERB Orvex/PROPN daily/ADV", ["Orvex"], id="a word"),
        pytest.param("Orvex/PROPN sells/VERB tea/NOUN", ["Orvex"], id="first word, a name"),
        pytest.param("Sales/NOUN fell/VERB", [], id="first word, a noun"),
        pytest.param(
            "They/PRON run/VERB Orvex/PROPN 4/NUM now/ADV", ["Orvex 4"], id="with its version"
        ),
        pytest.param(
            "They/PRON saw/VERB Orvex/PROPN 4/NUM times/NOUN:NNS",
            ["Orvex"],
            id="a number that counts",
        ),
        pytest.param("an/DET iPad/PROPN fell/VERB", ["iPad"], id="a capital inside"),
        pytest.param("On/ADP Monday/PROPN it/PRON rained/VERB", [], id="a day"),
        pytest.param(
            "It/PRON cost/VERB [MONEY Ten/NUM Euros/PROPN]", [], id="the model says money"
        ),
        pytest.param(
            "They/PRON like/VERB [WORK_OF_ART the/DET Blue/PROPN Hour/PROPN]",
            ["Blue Hour"],
            id="an entity that kg leaves out",
        ),
        pytest.param(
            "They/PRON met/VERB Vale/PROPN of/ADP Orvex/PROPN",
            ["Vale of Orvex"],
            id="over a small word",
        ),
    ],
)
def test_stretches(text: str, found: list[str]) -> None:
    doc = parsed(text)
    assert [doc[start:end].text for start, end in stretches(doc, set())] == found


def test_what_is_taken_is_left_alone() -> None:
    doc = parsed("They/PRON met/VERB Ada/PROPN Vale/PROPN Orvex/PROPN")
    assert list(stretches(doc, {2, 3})) == [(4, 5)]


def test_what_is_too_long_is_a_headline() -> None:
    doc = parsed("It/PRON was/VERB " + " ".join(f"Word{letter}/PROPN" for letter in "abcdefgh"))
    assert list(stretches(doc, set())) == []
