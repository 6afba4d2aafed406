"""Names of products are made whole whose version or series the model takes for others."""

import pytest

from kg.model import EntityType
from tests.handmade import read


def _products(text: str) -> list[str]:
    return [one.text for one in read(text).mentions if one.type is EntityType.TECHNOLOGY]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(
            "it/PRON/nsubj>has has/VERB=have "
            "[PRODUCT Zephyr/PROPN/dobj>has 8/NUM/nummod>Zephyr] "
            "[PERSON Pro/PROPN/amod>Zephyr]",
            "Zephyr 8 Pro",
            id="a version taken for a person",
        ),
        pytest.param(
            "it/PRON/nsubj>runs runs/VERB=run [PRODUCT Ubuntu/PROPN/dobj>runs "
            "12.04/NUM/nummod>Ubuntu] LTS/PROPN/appos>Ubuntu on/ADP/prep>runs",
            "Ubuntu 12.04 LTS",
            id="how long a version is mended",
        ),
        pytest.param(
            "[ORG Nvidia/PROPN/poss>chip] 's/PART:POS/case>Nvidia "
            "[ORG Quadro/PROPN/compound>K620] "
            "[PRODUCT K620/PROPN/compound>chip] chip/NOUN/nsubj>runs runs/VERB=run",
            "Quadro K620",
            id="a series before a code",
        ),
        pytest.param(
            "[ORG Microsoft/PROPN/poss>Laptop] 's/PART:POS/case>Microsoft "
            "[ORG Surface/PROPN/compound>Laptop Laptop/PROPN/nsubj>has] 4/NUM/nummod>Laptop "
            "has/VERB=have a/DET/det>chip chip/NOUN/dobj>has",
            "Surface Laptop 4",
            id="a name that is cut before a number",
        ),
    ],
)
def test_is_whole(text: str, name: str) -> None:
    assert name in _products(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(
            "The/DET:DT/det>A380 [ORG Emirates/PROPN/compound>A380] "
            "[PRODUCT A380/PROPN/nsubj>landed] landed/VERB=land | "
            "[ORG Emirates/PROPN/nsubj>said] said/VERB=say",
            "A380",
            id="whose plane it is",
        ),
    ],
)
def test_ends_where_another_begins(text: str, name: str) -> None:
    assert name in _products(text)
