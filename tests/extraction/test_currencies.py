"""The money that an article counts."""

import pytest

from kg.extraction.namesakes.currencies import currencies
from tests.handmade import read


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "she/PRON/nsubj>lent lent/VERB=lend 7/NUM/nummod>naira naira/NOUN/dobj>lent",
            ["Nigeria money naira"],
            id="a number",
        ),
        pytest.param(
            "she/PRON/nsubj>lent lent/VERB=lend 2/NUM/compound>billion "
            "billion/NUM/nummod>zlotys zlotys/NOUN=zloty/dobj>lent",
            ["Poland money zloty"],
            id="an amount and a plural",
        ),
        pytest.param(
            "she/PRON/nsubj>lent lent/VERB=lend 40bn/NOUN/compound>yen yen/NOUN/dobj>lent",
            ["Japan money yen"],
            id="a number with its amount",
        ),
        pytest.param(
            "the/DET/det>yuan yuan/NOUN/nsubj>fell fell/VERB=fall", [], id="no number"
        ),
        pytest.param("three/NUM/nsubj>won won/VERB=win", [], id="a verb"),
        pytest.param(
            "she/PRON/nsubj>lent lent/VERB=lend 7/NUM/nummod>pesos pesos/NOUN=peso/dobj>lent",
            [],
            id="money of several countries",
        ),
        pytest.param(
            "she/PRON/nsubj>lent lent/VERB=lend R$/PROPN/quantmod>7 7/NUM/dobj>lent",
            ["Brazil money R$"],
            id="a sign",
        ),
    ],
)
def test_money_behind_a_number_is_of_its_country(text: str, found: list[str]) -> None:
    said = [f"{one.name} {one.kind} {one.what}" for one in currencies(read(text))]
    assert said == found
