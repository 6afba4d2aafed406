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
            ["Boeing of Seattle"],
            id="an apposition",
        ),
        pytest.param(
            "[ORG Boeing/PROPN/nsubj>is] is/AUX=be a/DET/det>maker maker/NOUN/attr>is "
            "based/VERB=base/acl>maker in/ADP/prep>based [GPE Seattle/PROPN/pobj>in]",
            ["Boeing of Seattle"],
            id="based in",
        ),
        pytest.param(
            "[GPE France/PROPN/poss>maker] 's/PART/case>France maker/NOUN/compound>Airbus "
            "[ORG Airbus/PROPN/nsubj>grew] grew/VERB=grow",
            ["Airbus of France"],
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
            ["Newport of Peru"],
            id="through a noun",
        ),
    ],
)
def test_hints(text: str, found: list[str]) -> None:
    assert [f"{one.name} {one.kind} {one.place}" for one in hints(read(text))] == found
