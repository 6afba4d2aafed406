"""Bodies of a state in small letters."""

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
            "the/DET [NORP Peruvian/ADJ/amod>ministry] foreign/ADJ/amod>ministry "
            "ministry/NOUN/nsubj>spoke spoke/VERB",
            [("Peruvian foreign ministry", "Institution")],
            id="a ministry",
        ),
        pytest.param(
            "the/DET [GPE Peru/PROPN/compound>commission] data/NOUN/compound>protection "
            "protection/NOUN/compound>commission commission/NOUN/nsubj>spoke spoke/VERB",
            [("Peru data protection commission", "Institution")],
            id="a commission of a field",
        ),
        pytest.param(
            "the/DET [NORP Peruvian/ADJ/amod>commission] new/ADJ/amod>commission "
            "commission/NOUN/nsubj>spoke spoke/VERB",
            [("Peruvian", "Place")],
            id="any commission",
        ),
        pytest.param(
            "the/DET [NORP Peruvian/ADJ/amod>guard] coast/NOUN/compound>guard "
            "guard/NOUN/nsubj>came came/VERB",
            [("Peruvian coast guard", "Institution")],
            id="of two words",
        ),
        pytest.param(
            "the/DET [NORP Peruvian/ADJ/amod>vessel] coast/NOUN/compound>guard "
            "guard/NOUN/compound>vessel vessel/NOUN/nsubj>came came/VERB",
            [("Peruvian", "Place")],
            id="one of its things",
        ),
        pytest.param(
            "a/DET [NORP Peruvian/ADJ/amod>agency] health/NOUN/compound>agency "
            "agency/NOUN/nsubj>came came/VERB",
            [("Peruvian", "Place")],
            id="one of many",
        ),
        pytest.param(
            "[NORP Peruvian/ADJ/amod>agency] federal/ADJ/amod>agency "
            "agency/NOUN/compound>Zephyr [ORG Zephyr/PROPN/nsubj>came] came/VERB",
            [("Peruvian", "Place"), ("Zephyr", "Institution")],
            id="the kind of a name after it",
        ),
        pytest.param(
            "[GPE Peru/PROPN/poss>commission] 's/PART/case>Peru electoral/ADJ/amod>commission "
            "commission/NOUN/nsubj>came came/VERB",
            [("Peru", "Place")],
            id="an owner stays a name of its own",
        ),
        pytest.param(
            "[GPE Peru/PROPN/nsubj>says] says/VERB health/NOUN/compound>agency "
            "agency/NOUN/nsubj>came came/VERB/ccomp>says",
            [("Peru", "Place")],
            id="a place that acts",
        ),
    ],
)
def test_bodies_of_a_state(text: str, found: list[tuple[str, str]]) -> None:
    assert _found(text) == found
