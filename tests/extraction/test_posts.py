"""Posts of places and chambers: seats, local posts, several holders, parties beside titles."""

import pytest

from kg.extraction.patterns import patterns
from tests.handmade import read, shown

ADA = "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/nsubj>spoke] spoke/VERB=speak"
US = "[GPE U.S./PROPN/compound>{}]"
OHIO = "[GPE Ohio/PROPN/{}]"
PARTY = "[NORP Republican/ADJ/amod>{}]"
HOUSE = "[ORG House/PROPN/dep>Speaker of/ADP/prep>House Representatives/PROPN/dep>House]"


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            f"{US.format('Senator')} Senator/PROPN/compound>Lovelace from/ADP/prep>Senator "
            f"{OHIO.format('pobj>from')} {ADA}",
            [
                "Ada Lovelace | holds_position | Ohio | Senator",
                "Ada Lovelace | holds_position | U.S. | Senator",
            ],
            id="a seat in one place for another",
        ),
        pytest.param(
            f"{US.format('officer')} officer/NOUN/compound>Lovelace from/ADP/prep>officer "
            f"{OHIO.format('pobj>from')} {ADA}",
            [],
            id="an officer is from there",
        ),
        pytest.param(
            f"{OHIO.format('compound>sheriff')} sheriff/NOUN/compound>Lovelace {ADA}",
            ["Ada Lovelace | holds_position | Ohio | sheriff"],
            id="a local post",
        ),
        pytest.param(
            f"[NORP American/ADJ/amod>attorney] attorney/NOUN/compound>Lovelace {ADA}",
            ["Ada Lovelace | from_place | United States"],
            id="an attorney from a country",
        ),
        pytest.param(
            f"[NORP American/ADJ/amod>official] official/NOUN/compound>Lovelace {ADA}",
            ["Ada Lovelace | holds_position | United States | official"],
            id="an official of a country",
        ),
        pytest.param(
            f"{PARTY.format('President')} President/PROPN/compound>Lovelace {ADA}",
            ["Ada Lovelace | member_of | Republican"],
            id="a president of a party is of a state",
        ),
        pytest.param(
            f"{PARTY.format('leader')} leader/NOUN/compound>Lovelace {ADA}",
            ["Ada Lovelace | holds_position | Republican | leader"],
            id="but a leader is the party's",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/nsubj>spoke] ,/PUNCT "
            f"the/DET Speaker/PROPN/appos>Lovelace of/ADP/prep>Speaker the/DET {HOUSE} ,/PUNCT "
            "spoke/VERB=speak",
            ["Ada Lovelace | holds_position | House of Representatives | Speaker"],
            id="a known title ends in its body",
        ),
        pytest.param(
            "[ORG Acme/PROPN/compound>engineers] engineers/NOUN:NNS=engineer/compound>Lovelace "
            "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/nsubj>spoke] and/CCONJ "
            "[PERSON Babbage/PROPN/conj>Lovelace] spoke/VERB=speak",
            [
                "Ada Lovelace | holds_position | Acme | engineer",
                "Babbage | holds_position | Acme | engineer",
            ],
            id="several of one post",
        ),
        pytest.param(
            "[ORG Acme/PROPN/compound>engineer] engineer/NOUN/compound>Lovelace "
            "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/nsubj>spoke] and/CCONJ "
            "[PERSON Babbage/PROPN/conj>Lovelace] spoke/VERB=speak",
            ["Ada Lovelace | holds_position | Acme | engineer"],
            id="one of one post",
        ),
    ],
)
def test_a_post(text: str, facts: list[str]) -> None:
    assert sorted(shown(patterns(read(text)))) == facts
