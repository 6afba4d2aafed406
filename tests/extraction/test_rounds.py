"""Who puts money in whom by a round of funding."""

import pytest

from kg.extraction.deals.rounds import rounds
from tests.handmade import read

RAISED = (
    "[ORG Figma/PROPN/nsubj>raised] raised/VERB=raise millions/NOUN:NNS=million/dobj>raised"
)
LED = (
    "round/NOUN/nsubjpass>led was/AUX/auxpass>led led/VERB:VBN=lead by/ADP/agent>led "
    "[ORG Sequoia/PROPN/pobj>by]"
)


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            f"{RAISED} in/ADP/prep>millions a/DET/det>round round/NOUN/pobj>in "
            "led/VERB:VBN=lead/acl>round by/ADP/agent>led [ORG Sequoia/PROPN/pobj>by]",
            ["Sequoia | invests_in | Figma"],
            id="a round",
        ),
        pytest.param(
            "[ORG Figma/PROPN/nsubj>lost] lost/VERB=lose a/DET/det>round round/NOUN/dobj>lost "
            "led/VERB:VBN=lead/acl>round by/ADP/agent>led [ORG Sequoia/PROPN/pobj>by]",
            [],
            id="a round that is lost",
        ),
        pytest.param(
            f"{RAISED} with/ADP/prep>raised participation/NOUN/pobj>with "
            "from/ADP/prep>participation [ORG Greylock/PROPN/pobj>from]",
            ["Greylock | invests_in | Figma"],
            id="with participation",
        ),
        pytest.param(
            f"{RAISED} in/ADP/prep>millions grants/NOUN:NNS=grant/pobj>in "
            "from/ADP/prep>grants [ORG Roe/PROPN/pobj>from]",
            ["Roe | invests_in | Figma"],
            id="a sum in a kind of money",
        ),
        pytest.param(
            f"{RAISED} ./PUNCT | the/DET/det>round {LED}",
            ["Sequoia | invests_in | Figma"],
            id="the round of the sentence before",
        ),
        pytest.param(
            f"{RAISED} ./PUNCT | another/DET/det>round {LED}",
            [],
            id="the round of another",
        ),
        pytest.param(
            f"[ORG Roe/PROPN/poss>round] 's/PART/case>Roe {LED}",
            ["Sequoia | invests_in | Roe"],
            id="the round of an owner",
        ),
        pytest.param(
            "[ORG Sequoia/PROPN/nsubj>led] led/VERB=lead the/DET/det>round "
            "round/NOUN/dobj>led for/ADP/prep>round [ORG Roe/PROPN/pobj>for]",
            ["Sequoia | invests_in | Roe"],
            id="a round for somebody",
        ),
        pytest.param(
            "[ORG Sequoia/PROPN/nsubj>joined] joined/VERB=join [ORG Roe/PROPN/poss>round] "
            "'s/PART/case>Roe round/NOUN/dobj>joined",
            ["Sequoia | invests_in | Roe"],
            id="who joins a round",
        ),
        pytest.param(
            "[ORG Sequoia/PROPN/nsubj>participated] participated/VERB=participate "
            "in/ADP/prep>participated [ORG Roe/PROPN/poss>round] 's/PART/case>Roe "
            "round/NOUN/pobj>in",
            ["Sequoia | invests_in | Roe"],
            id="who participates in a round",
        ),
        pytest.param(
            "[ORG Sequoia/PROPN/nsubj>took] took/VERB=take part/NOUN/dobj>took "
            "in/ADP/prep>part [ORG Roe/PROPN/poss>round] 's/PART/case>Roe round/NOUN/pobj>in",
            ["Sequoia | invests_in | Roe"],
            id="who takes part in a round",
        ),
        pytest.param(
            f"{RAISED} in/ADP/prep>millions a/DET/det>round round/NOUN/pobj>in "
            "included/VERB:VBD=include/relcl>round which/DET:WDT/nsubj>included "
            "[ORG Roe/PROPN/dobj>included]",
            ["Roe | invests_in | Figma"],
            id="whom a round includes",
        ),
    ],
)
def test_rounds(text: str, facts: list[str]) -> None:
    found = [
        f"{one.subject.name} | {one.relation} | {one.object.name}" for one in rounds(read(text))
    ]
    assert found == facts
