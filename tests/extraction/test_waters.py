"""Rivers that an article names, whether the model sees them or not."""

import pytest

from kg.extraction.namesakes.hints import hints
from tests.handmade import read


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "The/DET/det>Tay Tay/PROPN/nsubj>rose rose/VERB=rise",
            ["Tay is river"],
            id="no name to the model",
        ),
        pytest.param(
            "the/DET/det>Vistula [ORG Vistula/PROPN/nsubj>rose] rose/VERB=rise",
            ["Vistula is river"],
            id="an institution to the model",
        ),
        pytest.param(
            "fish/NOUN/nsubj>died died/VERB=die in/ADP/prep>died the/DET/det>Oder "
            "[LOC Oder/PROPN/pobj>in]",
            ["Oder is river"],
            id="a place",
        ),
        pytest.param(
            "fish/NOUN/nsubj>died died/VERB=die in/ADP/prep>died the/DET/det>Swan "
            "[LOC Swan/PROPN/pobj>in]",
            ["Swan is river"],
            id="a word, where the model sees a place",
        ),
        pytest.param(
            "the/DET/det>Swan Swan/PROPN/nsubj>closed closed/VERB=close", [], id="a word"
        ),
        pytest.param(
            "[GPE Vistula/PROPN/nsubj>grew] grew/VERB=grow", [], id="without an article"
        ),
        pytest.param(
            "the/DET/det>Ohio [GPE Ohio/PROPN/nsubj>rose] rose/VERB=rise",
            [],
            id="a region's name too",
        ),
        pytest.param(
            "the/DET/det>River [LOC Ohio/PROPN/compound>River River/PROPN/nsubj>rose] "
            "rose/VERB=rise",
            ["Ohio River is river"],
            id="called a river",
        ),
        pytest.param(
            "the/DET/det>River [LOC River/PROPN/compound>Vega Vega/PROPN/nsubj>rose] "
            "rose/VERB=rise",
            [],
            id="a river that no list has",
        ),
        pytest.param(
            "the/DET/det>Bridge Tay/PROPN/compound>Bridge Bridge/PROPN/nsubj>shook "
            "shook/VERB=shake",
            [],
            id="what is called after it",
        ),
        pytest.param(
            "the/DET/det>talks [LOC Oder/PROPN/compound>talks] talks/NOUN/nsubj>ended "
            "ended/VERB=end",
            [],
            id="before a noun",
        ),
    ],
)
def test_rivers_are_told(text: str, found: list[str]) -> None:
    told = [f"{one.name} {one.kind} {one.what}" for one in hints(read(text))]
    assert told == found
