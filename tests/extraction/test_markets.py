"""Who sells what, from reports on markets."""

import pytest

from kg.extraction.patterns import patterns
from tests.handmade import read, shown

_PLAYERS = "key/ADJ/amod>players players/NOUN:NNS=player/nsubj>include in/ADP/prep>players "
_ROBOTICS = "the/DET/det>market robotics/NOUN/compound>market market/NOUN/pobj>in "
_THREE = (
    "include/VERB=include [ORG Acme/PROPN/dobj>include] Inc./PROPN ,/PUNCT "
    "[ORG Zephyr/PROPN/conj>Acme] and/CCONJ [ORG Kerr/PROPN/conj>Acme]"
)


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            _PLAYERS + _ROBOTICS + _THREE,
            [
                "Acme | develops | robotics",
                "Zephyr | develops | robotics",
                "Kerr | develops | robotics",
            ],
            id="a list after the market",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>are] and/CCONJ [ORG Zephyr/PROPN/conj>Acme] are/AUX=be "
            "leading/ADJ/amod>vendors vendors/NOUN:NNS=vendor/attr>are in/ADP/prep>vendors "
            + _ROBOTICS,
            ["Acme | develops | robotics", "Zephyr | develops | robotics"],
            id="a list before it",
        ),
        pytest.param(
            _ROBOTICS.replace("pobj>in", "nsubj>grew")
            + "grew/VERB=grow | "
            + _PLAYERS
            + "the/DET/det>market market/NOUN/pobj>in include/VERB=include "
            + "[ORG Zephyr/PROPN/dobj>include]",
            ["Zephyr | develops | robotics"],
            id="the market of before",
        ),
        pytest.param(
            _PLAYERS + "the/DET/det>market labour/NOUN/compound>market market/NOUN/pobj>in "
            "include/VERB=include [ORG Zephyr/PROPN/dobj>include]",
            [],
            id="no market of a technology",
        ),
        pytest.param(
            _PLAYERS.replace("nsubj>include", "nsubj>met")
            + _ROBOTICS
            + "met/VERB=meet [ORG Zephyr/PROPN/dobj>met]",
            [],
            id="no list",
        ),
    ],
)
def test_markets(text: str, facts: list[str]) -> None:
    assert shown(patterns(read(text))) == facts
