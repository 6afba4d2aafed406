"""Who brings a product out, read from the words beside it."""

import pytest

from kg.extraction.patterns import patterns
from tests.handmade import read, shown


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            "[ORG Acme/PROPN/nsubj>made] made/VERB=make [PRODUCT A380/PROPN/nsubj>available] "
            "available/ADJ/ccomp>made to/ADP/prep>available developers/NOUN/pobj>to",
            ["Acme | develops | A380"],
            id="made T available",
        ),
        pytest.param(
            "[PERSON Lovelace/PROPN/nsubj>made] made/VERB=make "
            "[PRODUCT A380/PROPN/nsubj>available] available/ADJ/ccomp>made",
            [],
            id="a person may only have lent it",
        ),
    ],
)
def test_readied(text: str, facts: list[str]) -> None:
    """Whoever makes a product available is its maker, where it is a body."""
    assert shown(patterns(read(text))) == facts
