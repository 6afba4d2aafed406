"""Names of bodies that end like an owner's: "Moody's"."""

import pytest

from kg.nlp.names.candidates import candidates
from kg.nlp.naming.naming import names
from tests.handmade import parsed

ORLA = "[ORG Orla/PROPN/{0}] 's/PART/case>Orla"
OWNS = f"{ORLA.format('poss>rates')} rates/NOUN:NNS/nsubj>rose rose/VERB=rise"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            f"{ORLA.format('nsubj>said')} said/VERB=say so/ADV | {OWNS}",
            ["Orla's", "Orla's"],
            id="who says something",
        ),
        pytest.param(
            "it/PRON sold/VERB=sell at/ADP/prep>sold "
            f"{ORLA.format('pobj>at')} ,/PUNCT | {OWNS}",
            ["Orla's", "Orla's"],
            id="where something is sold",
        ),
        pytest.param(OWNS, ["Orla"], id="an owner"),
        pytest.param(
            f"a/DET friend/NOUN of/ADP {ORLA.format('pobj>of')} said/VERB=say so/ADV",
            ["Orla"],
            id="a friend of an owner",
        ),
        pytest.param(
            f"{ORLA.format('nsubj>said')} said/VERB=say so/ADV | [ORG Orla/PROPN] grew/VERB",
            ["Orla", "Orla"],
            id="printed without",
        ),
        pytest.param(
            "[ORG Moody/PROPN/poss>chief] 's/PART/case>Moody chief/NOUN/nsubj>spoke "
            "spoke/VERB=speak",
            ["Moody's"],
            id="listed",
        ),
    ],
)
def test_a_body_called_like_an_owner(text: str, found: list[str]) -> None:
    doc = parsed(text)
    assert names(doc, candidates(doc)) == found
