"""A name is a product's where a body brings it out, or is called its maker."""

import pytest

from kg.model import EntityType
from tests.handmade import read


def _products(text: str) -> list[str]:
    return [one.text for one in read(text).mentions if one.type is EntityType.TECHNOLOGY]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param(
            "[ORG Acme/PROPN/nsubj>launched] launched/VERB=launch the/DET/det>Zephyrix "
            "[ORG Zephyrix/PROPN/dobj>launched]",
            ["Zephyrix"],
            id="Acme launched the X",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>started] started/VERB=start "
            "selling/VERB:VBG=sell/xcomp>started the/DET/det>Zephyrix "
            "[ORG Zephyrix/PROPN/dobj>selling]",
            ["Zephyrix"],
            id="started selling the X",
        ),
        pytest.param(
            "[PERSON The/DET/det>Ring Zephyr/PROPN/compound>Ring "
            "Ring/PROPN/nsubjpass>launched] was/AUX/auxpass>launched launched/VERB:VBN=launch "
            "by/ADP/agent>launched [ORG Acme/PROPN/pobj>by]",
            ["Zephyr Ring"],
            id="the X was launched by Acme",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>sued] ,/PUNCT the/DET/det>maker maker/NOUN/appos>Acme "
            "of/ADP/prep>maker [ORG Zephyrix/PROPN/pobj>of] ,/PUNCT sued/VERB=sue "
            "[ORG Qobot/PROPN/dobj>sued]",
            ["Zephyrix"],
            id="Acme, the maker of X",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>launched] launched/VERB=launch the/DET/det>Cup "
            "[ORG Zephyrix/PROPN/compound>Cup Cup/PROPN/dobj>launched]",
            [],
            id="a cup is no product",
        ),
        pytest.param(
            "they/PRON/nsubj>launched launched/VERB=launch the/DET/det>Zephyrix "
            "[ORG Zephyrix/PROPN/dobj>launched]",
            [],
            id="nobody is named who launched it",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>unveiled] unveiled/VERB=unveil Zephyrix/PROPN/dobj>unveiled "
            ",/PUNCT its/PRON:PRP$/poss>model latest/ADJ/amod>model model/NOUN/appos>Zephyrix",
            ["Zephyrix"],
            id="X, its latest model",
        ),
        pytest.param(
            "[ORG Acme/PROPN/poss>vaccine] 's/PART/case>Acme "
            "[ORG Ebola/PROPN/compound>vaccine] vaccine/NOUN/nsubj>worked worked/VERB=work",
            ["Ebola vaccine"],
            id="a vaccine is not called by what it is against alone",
        ),
    ],
)
def test_produced(text: str, names: list[str]) -> None:
    """A name that a body launches, sells or is the maker of is a product."""
    assert _products(text) == names
