"""What firms make by what they are called."""

import pytest

from kg.extraction.patterns import patterns
from tests.handmade import read, shown


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            "[PERSON Ada/PROPN/nsubj>spoke] ,/PUNCT an/DET/det>expert expert/NOUN/appos>Ada "
            "on/ADP/prep>expert robotics/NOUN/pobj>on ,/PUNCT spoke/VERB=speak",
            ["Ada | works_on | robotics"],
            id="an expert on something",
        ),
        pytest.param(
            "the/DET/det>company company/NOUN/nsubj>spoke behind/ADP/prep>company "
            "[PRODUCT A380/PROPN/pobj>behind] ,/PUNCT [ORG Acme/PROPN/appos>A380] ,/PUNCT "
            "spoke/VERB=speak",
            ["Acme | develops | A380"],
            id="the company behind something, by name",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>is] is/AUX=be a/DET/det>maker niche/NOUN/compound>maker "
            "maker/NOUN/attr>is of/ADP/prep>maker robots/NOUN:NNS=robot/pobj>of",
            ["Acme | develops | robots"],
            id="of what kind a maker is",
        ),
        pytest.param(
            "for/ADP/prep>grew drone/NOUN/compound>startups startups/NOUN:NNS=startup/pobj>for "
            ",/PUNCT [ORG Acme/PROPN/nsubj>grew] grew/VERB=grow",
            [],
            id="several firms before a comma are none of those behind it",
        ),
        pytest.param(
            "sports/NOUN:NNS/compound>car car/NOUN/compound>maker maker/NOUN/compound>Acme "
            "[ORG Acme/PROPN/nsubj>grew] grew/VERB=grow",
            ["Acme | develops | sports car"],
            id="a kind in the plural",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>grew] ,/PUNCT a/DET/det>company automation/NOUN/"
            "compound>company company/NOUN/appos>Acme ,/PUNCT grew/VERB=grow",
            [],
            id="what a firm does is nothing that it makes",
        ),
        pytest.param(
            "Multinational/ADJ/amod>maker car/NOUN/compound>maker maker/NOUN/compound>Acme "
            "[ORG Acme/PROPN/nsubj>grew] grew/VERB=grow",
            ["Acme | develops | car"],
            id="what says nothing of the goods",
        ),
        pytest.param(
            "two/NUM/nummod>startups drone/NOUN/compound>startups "
            "startups/NOUN:NNS=startup/nsubj>grew ,/PUNCT [ORG Acme/PROPN/appos>startups] "
            ",/PUNCT grew/VERB=grow",
            ["Acme | develops | drone"],
            id="of several firms",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>spoke] ,/PUNCT an/DET/det>authority "
            "authority/NOUN/appos>Acme "
            "on/ADP/prep>authority robotics/NOUN/pobj>on ,/PUNCT spoke/VERB=speak",
            [],
            id="an authority that is a body",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/nsubj>is] is/AUX=be the/DET/det>inventor inventor/NOUN/attr>is "
            "of/ADP/prep>inventor excuses/NOUN/pobj>of",
            [],
            id="the inventor of nothing",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/nsubj>is] is/AUX=be the/DET/det>inventor inventor/NOUN/attr>is "
            "of/ADP/prep>inventor 3D/NOUN/compound>printing printing/NOUN/pobj>of",
            ["Ada | develops | 3D printing"],
            id="an inventor",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/nsubj>is] is/AUX=be a/DET/det>developer "
            "voting/NOUN/compound>software software/NOUN/compound>developer "
            "developer/NOUN/attr>is",
            ["Ada | works_on | voting software"],
            id="a job is a field",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>grew] ,/PUNCT the/DET/det>company company/NOUN/appos>Acme "
            "behind/ADP/prep>company [PRODUCT A380/PROPN/pobj>behind] ,/PUNCT grew/VERB=grow",
            ["Acme | develops | A380"],
            id="the company behind it",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>grew] ,/PUNCT a/DET/det>company company/NOUN/appos>Acme "
            "behind/ADP/prep>company schedule/NOUN/pobj>behind ,/PUNCT grew/VERB=grow",
            [],
            id="a company that is late",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>grew] ,/PUNCT a/DET/det>firm robotics/NOUN/compound>firm "
            "firm/NOUN/appos>Acme ,/PUNCT grew/VERB=grow",
            ["Acme | develops | robotics"],
            id="a firm of a technology",
        ),
        pytest.param(
            "[ORG Acme/PROPN/pobj>by] ,/PUNCT a/DET/det>firm robotics/NOUN/compound>firm "
            "firm/NOUN/nsubj>found ,/PUNCT found/VERB=find by/ADP/prep>found",
            ["Acme | develops | robotics"],
            id="an apposition that the parse misses",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>grew] ,/PUNCT an/DET/det>company "
            "athletic/ADJ/amod>equipment "
            "equipment/NOUN/compound>company company/NOUN/appos>Acme ,/PUNCT grew/VERB=grow",
            ["Acme | develops | athletic equipment"],
            id="goods of a firm",
        ),
        pytest.param(
            "the/DET/det>maker toilet/NOUN/compound>paper paper/NOUN/compound>maker "
            "maker/NOUN/compound>Acme [ORG Acme/PROPN/nsubj>grew] grew/VERB=grow",
            ["Acme | develops | toilet paper"],
            id="goods of a maker",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>grew] ,/PUNCT a/DET/det>leader leader/NOUN/appos>Acme "
            "in/ADP/prep>leader robotics/NOUN/pobj>in ,/PUNCT grew/VERB=grow",
            ["Acme | develops | robotics"],
            id="a leader in",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>is] is/AUX=be a/DET/det>company "
            "software/NOUN/compound>company company/NOUN/attr>is",
            ["Acme | develops | software"],
            id="is",
        ),
        pytest.param(
            "a/DET/det>firm ,/PUNCT firm/NOUN/nsubj>grew "
            "specialising/VERB:VBG=specialise/acl>firm "
            "in/ADP/prep>specialising robotics/NOUN/pobj>in ,/PUNCT "
            "[ORG Acme/PROPN/appos>firm] grew/VERB=grow",
            ["Acme | develops | robotics"],
            id="specialising in",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>grew] ,/PUNCT a/DET/det>firm law/NOUN/compound>firm "
            "firm/NOUN/appos>Acme ,/PUNCT grew/VERB=grow",
            [],
            id="what a firm does not make",
        ),
        pytest.param(
            "the/DET/det>producer film/NOUN/compound>producer producer/NOUN/compound>Acme "
            "[ORG Acme/PROPN/nsubj>grew] grew/VERB=grow",
            [],
            id="works and raw materials are no goods",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>hired] hired/VERB=hire a/DET/det>firm "
            "robotics/NOUN/compound>firm firm/NOUN/dobj>hired",
            [],
            id="another firm",
        ),
    ],
)
def test_trades(text: str, facts: list[str]) -> None:
    assert shown(patterns(read(text))) == facts
