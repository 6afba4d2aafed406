"""Titles printed without a body: which states may have a post, and which places a mayor."""

import pytest

from kg.extraction.grammar.contextwords import states_with, without_post
from kg.extraction.patterns import patterns
from kg.extraction.status.leaders import countries_led
from tests.handmade import read, shown

MAYOR = "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/nsubj>spoke] spoke/VERB=speak"


@pytest.mark.parametrize("title", ["energy secretary", "secretary of energy"])
def test_few_states_have_secretaries_for_ministers(title: str) -> None:
    states = states_with(title)
    assert states is not None
    assert "united-states" in states
    assert states.isdisjoint({"iran", "israel", "russia", "european-union"})


@pytest.mark.parametrize(
    "title", ["secretary general", "press secretary", "energy minister", "prime minister"]
)
def test_any_state_may_have_other_posts(title: str) -> None:
    assert states_with(title) is None


def test_russia_has_no_national_security_adviser() -> None:
    assert "russia" in without_post("national security adviser")


@pytest.mark.parametrize(
    ("name", "countries"),
    [("Assad", {"syria"}), ("Chirac", {"france"}), ("Chirac Lee", set()), ("Lee", set())],
)
def test_a_surname_of_leaders_of_one_country(name: str, countries: set[str]) -> None:
    assert countries_led("president", name) == countries


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            f"[GPE Ohio/PROPN/compound>Mayor] Mayor/PROPN/compound>Lovelace {MAYOR}",
            [],
            id="of no state",
        ),
        pytest.param(
            "the/DET [NORP French/ADJ:JJ/amod>mayor] mayor/NOUN/compound>Lovelace " + MAYOR,
            [],
            id="of no country",
        ),
        pytest.param(
            f"[GPE New/PROPN/compound>York York/PROPN/compound>Mayor] "
            f"Mayor/PROPN/compound>Lovelace {MAYOR}",
            ["Ada Lovelace | holds_position | New York | Mayor"],
            id="of a city called as its state",
        ),
        pytest.param(
            "[GPE Akron/PROPN/dep>Lovelace] ,/PUNCT [GPE Ohio/PROPN/appos>Akron] ,/PUNCT "
            f"Mayor/PROPN/compound>Lovelace {MAYOR}",
            ["Ada Lovelace | holds_position | Akron | Mayor"],
            id="of the town before its state",
        ),
    ],
)
def test_mayors_are_of_towns(text: str, facts: list[str]) -> None:
    held = [one for one in patterns(read(text)) if one.relation == "holds_position"]
    assert shown(held) == facts
