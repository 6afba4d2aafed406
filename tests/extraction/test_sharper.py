"""The surer part of a rule has a name of its own."""

import pytest

from kg.extraction.patterns import confidences, patterns
from tests.handmade import read


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        pytest.param(
            "[ORG Acme/PROPN/nsubj>unveiled] unveiled/VERB=unveil the/DET/det>A380 "
            "[PRODUCT A380/PROPN/dobj>unveiled]",
            "naming-verb",
            id="a verb of launching and a name",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>sold] sold/VERB=sell drones/NOUN:NNS=drone/dobj>sold",
            "verb",
            id="and what has none",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>invented] invented/VERB=invent "
            "patrol/NOUN/compound>drones drones/NOUN:NNS=drone/dobj>invented",
            "devising-kind",
            id="to invent a kind",
        ),
        pytest.param(
            "drones/NOUN:NNS=drone/nsubj>flew made/VERB:VBN=make/acl>drones by/ADP/agent>made "
            "[ORG Acme/PROPN/pobj>by] flew/VERB=fly",
            "made-product",
            id="made by a body",
        ),
        pytest.param(
            "car/NOUN/compound>maker maker/NOUN/compound>Acme [ORG Acme/PROPN/nsubj>grew] "
            "grew/VERB=grow",
            "vague-trade",
            id="a maker of cars",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>bought] bought/VERB=buy [PRODUCT A380/PROPN/dobj>bought]",
            "bought-use",
            id="what is bought",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>invented] invented/VERB=invent "
            "drones/NOUN:NNS=drone/dobj>invented",
            "devising",
            id="to invent anything",
        ),
        pytest.param(
            "[ORG Airbus/PROPN/poss>A380] 's/PART/case>Airbus "
            "[PRODUCT A380/PROPN/nsubj>landed] landed/VERB=land",
            "named-owner",
            id="a possessive of a name and a name",
        ),
        pytest.param(
            "[ORG Airbus/PROPN/nsubj>showed] showed/VERB=show its/PRON:PRP$/poss>A380 "
            "[PRODUCT A380/PROPN/dobj>showed]",
            "owner-of-name",
            id="of a pronoun",
        ),
        pytest.param(
            "[ORG Acme/PROPN/poss>A380] 's/PART/case>Acme [PRODUCT A380/PROPN/nsubj>landed] "
            "landed/VERB=land",
            "possessive-product",
            id="who has a plane may fly it",
        ),
        pytest.param(
            "a/DET/det>rocket [ORG SpaceX/PROPN/compound>rocket] "
            "[PRODUCT A9/PROPN/compound>rocket]"
            " rocket/NOUN/nsubj>rose rose/VERB=rise",
            "brand",
            id="a known maker before a name",
        ),
        pytest.param(
            "[PRODUCT A380/PROPN/nsubjpass>based] is/AUX=be/auxpass>based "
            "based/VERB:VBN=base on/ADP/prep>based the/DET/det>A340 "
            "[PRODUCT A340/PROPN/pobj>on]",
            "named-basis",
            id="what a name rests on",
        ),
        pytest.param(
            "[PRODUCT A380/PROPN/nsubj>runs] runs/VERB=run on/ADP/prep>runs the/DET/det>A340 "
            "[PRODUCT A340/PROPN/pobj>on]",
            "basis",
            id="and what it only runs on",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>uses] uses/VERB=use the/DET/det>A340 "
            "[PRODUCT A340/PROPN/dobj>uses] to/PART:TO=to/aux>fly fly/VERB=fly/advcl>uses",
            "named-use",
            id="what a body uses to do something",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>built] built/VERB=build it/PRON/dobj>built "
            "using/VERB:VBG=use/advcl>built [PRODUCT A340/PROPN/dobj>using]",
            "plain-use",
            id="and what something was built with",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>invested] invested/VERB=invest in/ADP/prep>invested "
            "[ORG Zephyr/PROPN/pobj>in]",
            "stake-of-body",
            id="a body in which another one invests",
        ),
        pytest.param(
            "[ORG NASA/PROPN/poss>Laboratory] 's/PART/case>NASA "
            "[ORG Propulsion/PROPN/compound>Laboratory Laboratory/PROPN/nsubj>rose] "
            "rose/VERB=rise",
            "unit-of-owner",
            id="a unit by its own name",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>owns] owns/VERB=own [ORG Zephyr/PROPN/dobj>owns]",
            "ownership",
            id="what is owned",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/compound>Roe Roe/PROPN/nsubj>rose] of/ADP/prep>Roe "
            "[GPE Kenya/PROPN/pobj>of] rose/VERB=rise",
            "home-behind-name",
            id="of a place",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/nsubj>joined] joined/VERB=join the/DET/det>Party "
            "[ORG Green/PROPN/compound>Party Party/PROPN/dobj>joined]",
            "joins-group",
            id="who joins a party",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/nsubj>rose] of/ADP/prep>Ada the/DET/det>Party "
            "[ORG Green/PROPN/compound>Party Party/PROPN/pobj>of] rose/VERB=rise",
            "body-of-member",
            id="of a party",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/nsubj>rose] ,/PUNCT a/DET/det>member member/NOUN/appos>Ada "
            "of/ADP/prep>member the/DET/det>Council [ORG Budget/PROPN/compound>Council "
            "Council/PROPN/pobj>of] ,/PUNCT rose/VERB=rise",
            "membership",
            id="a member and no more",
        ),
    ],
)
def test_sharper(text: str, rule: str) -> None:
    """Each part has a rate of its own."""
    found = {fact.evidence[0].rule for fact in patterns(read(text))}
    assert rule in found
    assert rule in confidences()
