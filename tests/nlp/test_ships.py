"""Ships by the prefix of their names."""

import pytest

from kg.nlp.products.ships import ships
from tests.handmade import parsed


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param(
            "the/DET/det>Zephyr MV/PROPN/compound>Zephyr Zephyr/PROPN/nsubj>sank "
            "sank/VERB=sink",
            ["MV Zephyr"],
            id="one word",
        ),
        pytest.param(
            "HMS/PROPN/compound>Roe [PERSON Ada/PROPN/compound>Roe Roe/PROPN/nsubj>sank] "
            "sank/VERB=sink",
            ["HMS Ada Roe"],
            id="called after a person",
        ),
        pytest.param(
            "U.S.S./PROPN/compound>Zephyr Zephyr/PROPN/nsubj>sank sank/VERB=sink",
            ["U.S.S. Zephyr"],
            id="with full stops",
        ),
        pytest.param(
            "the/DET/det>ferry ferry/NOUN/nsubj>sank MS/PROPN/compound>Zephyr "
            "Zephyr/PROPN/appos>ferry sank/VERB=sink",
            ["MS Zephyr"],
            id="a prefix with other meanings beside a vessel",
        ),
        pytest.param(
            "MS/PROPN/compound>Zephyr Zephyr/PROPN/nsubj>said said/VERB=say",
            [],
            id="the same beside none",
        ),
        pytest.param(
            "the/DET/det>USS USS/PROPN/nsubj>sank sank/VERB=sink",
            [],
            id="no name",
        ),
    ],
)
def test_ships(text: str, names: list[str]) -> None:
    doc = parsed(text)
    assert [doc[start:end].text for start, end in ships(doc)] == names
