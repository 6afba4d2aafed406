"""What stands beside the names of places and institutions."""

import pytest

from kg.extraction.hints import hints
from tests.handmade import read


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "[GPE Newport/PROPN/nsubj>grew] ,/PUNCT/punct>Newport "
            "[GPE Oregon/PROPN/appos>Newport] grew/VERB=grow",
            ["Newport comma Oregon"],
            id="an address",
        ),
        pytest.param(
            "[GPE Newport/PROPN/nsubj>grew] ,/PUNCT/punct>Newport "
            "[GPE Oregon/PROPN/conj>Newport] and/CCONJ/cc>Oregon "
            "[GPE Utah/PROPN/conj>Oregon] grew/VERB=grow",
            [],
            id="a list is no address",
        ),
        pytest.param(
            "[ORG Boeing/PROPN/nsubj>grew] ,/PUNCT/punct>Boeing a/DET/det>maker "
            "maker/NOUN/appos>Boeing from/ADP/prep>maker [GPE Seattle/PROPN/pobj>from] "
            "grew/VERB=grow",
            ["Boeing is maker", "Boeing of Seattle"],
            id="an apposition",
        ),
        pytest.param(
            "[ORG Boeing/PROPN/nsubj>is] is/AUX=be a/DET/det>maker maker/NOUN/attr>is "
            "based/VERB=base/acl>maker in/ADP/prep>based [GPE Seattle/PROPN/pobj>in]",
            ["Boeing is maker", "Boeing of Seattle"],
            id="based in",
        ),
        pytest.param(
            "[GPE France/PROPN/poss>maker] 's/PART/case>France maker/NOUN/compound>Airbus "
            "[ORG Airbus/PROPN/nsubj>grew] grew/VERB=grow",
            ["Airbus is maker", "Airbus of France"],
            id="before a noun",
        ),
        pytest.param(
            "[ORG Boeing/PROPN/nsubj>built] built/VERB=build in/ADP/prep>built "
            "[GPE Seattle/PROPN/pobj>in]",
            [],
            id="what hangs on the verb says nothing",
        ),
        pytest.param(
            "[GPE Newport/PROPN/nsubj>grew] ,/PUNCT/punct>Newport a/DET/det>port "
            "port/NOUN/appos>Newport in/ADP/prep>port the/DET/det>north north/NOUN/pobj>in "
            "of/ADP/prep>north [GPE Peru/PROPN/pobj>of] grew/VERB=grow",
            ["Newport is port", "Newport of Peru"],
            id="through a noun",
        ),
        pytest.param(
            "[ORG Vega/PROPN/nsubj>grew] ,/PUNCT/punct>Vega a/DET/det>maker "
            "big/ADJ/amod>maker maker/NOUN/appos>Vega of/ADP/prep>maker "
            "steel/NOUN/compound>taps taps/NOUN:NNS=tap/pobj>of grew/VERB=grow",
            ["Vega is big maker of steel tap"],
            id="what it makes",
        ),
        pytest.param(
            "[ORG Vega/PROPN/nsubj>buys] buys/VERB=buy and/CCONJ/cc>buys "
            "becomes/VERB=become/conj>buys the/DET/det>bank bank/NOUN/attr>becomes",
            ["Vega is bank"],
            id="what it becomes",
        ),
        pytest.param(
            "[ORG Vega/PROPN/nsubj>is] is/AUX=be no/DET/det>bank not/PART/neg>is "
            "bank/NOUN/attr>is",
            [],
            id="what it is not",
        ),
        pytest.param(
            "[ORG Boeing/PROPN/compound>aircraft] aircraft/NOUN/nsubj>fly fly/VERB=fly",
            [],
            id="a name before a noun says what the noun is",
        ),
        pytest.param(
            "[GPE Oregon/PROPN/compound>state] state/NOUN/nsubj>grew grew/VERB=grow",
            ["Oregon is state"],
            id="but of a place what it is called",
        ),
        pytest.param(
            "the/DET/det>state state/NOUN/nsubj>grew of/ADP/prep>state "
            "[GPE Oregon/PROPN/pobj>of] grew/VERB=grow",
            ["Oregon is state"],
            id="called a state of its name",
        ),
        pytest.param(
            "[ORG Boeing/PROPN/nsubj>grew] grew/VERB=grow ./PUNCT/punct>grew | "
            "The/DET/det>company company/NOUN/nsubj>sells from/ADP/prep>company "
            "[GPE Seattle/PROPN/pobj>from] sells/VERB=sell",
            ["Boeing is company", "Boeing of Seattle"],
            id="a description of it",
        ),
    ],
)
def test_hints(text: str, found: list[str]) -> None:
    assert [f"{one.name} {one.kind} {one.what}" for one in hints(read(text))] == found
