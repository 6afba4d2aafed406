"""What firms make by what they are called."""

import pytest

from kg.extraction.patterns import patterns
from tests.handmade import read, shown


@pytest.mark.parametrize(
    ("text", "facts"),
    [
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
