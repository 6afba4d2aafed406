"""Who makes or runs a product, read from the words around its name."""

import pytest

from kg.extraction.patterns import patterns
from tests.handmade import read, shown


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            "[ORG Airbus/PROPN/poss>A380] 's/PART/case>Airbus A380/PROPN/nsubj>landed "
            "landed/VERB=land",
            ["Airbus | develops | A380"],
            id="owner",
        ),
        pytest.param(
            "[ORG Airbus/PROPN/poss>aircraft] 's/PART/case>Airbus A380/PROPN/compound>aircraft "
            "aircraft/NOUN/nsubj>landed landed/VERB=land",
            ["Airbus | develops | A380"],
            id="owner of the noun after the product",
        ),
        pytest.param(
            "[GPE Canada/PROPN/poss>robots] 's/PART/case>Canada robots/NOUN:NNS/nsubj>sold "
            ",/PUNCT "
            "drones/NOUN:NNS/conj>robots and/CCONJ wine/NOUN/conj>drones "
            "sold/VERB=sell",
            ["Canada | develops | robots", "Canada | develops | drones"],
            id="the owner of the first owns all",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/poss>robots] 's/PART/case>Ada robots/NOUN:NNS/nsubj>sold "
            "sold/VERB=sell",
            [],
            id="a person's",
        ),
        pytest.param(
            "the/DET Airbus/PROPN/compound>A380 A380/PROPN/nsubj>landed landed/VERB=land | "
            "[ORG Airbus/PROPN/nsubj>grew] grew/VERB=grow",
            ["Airbus | develops | Airbus A380"],
            id="maker in the name",
        ),
        pytest.param(
            "[ORG Thales/PROPN/compound>drones] drones/NOUN:NNS/nsubj>flew flew/VERB=fly",
            ["Thales | develops | drones"],
            id="maker before the name",
        ),
        pytest.param(
            "[ORG Delta/PROPN/compound>Airlines Airlines/PROPN/compound>drones] "
            "drones/NOUN:NNS/nsubj>landed "
            "landed/VERB=land",
            ["Delta Airlines | uses | drones"],
            id="an airline runs what it has",
        ),
        pytest.param(
            "[ORG Airbus/PROPN/nsubj>said] said/VERB=say drones/NOUN:NNS/nsubj>landed "
            "landed/VERB=land/ccomp>said",
            [],
            id="two arguments",
        ),
        pytest.param("drones/NOUN:NNS/nsubj>landed landed/VERB=land", [], id="nobody's"),
    ],
)
def test_makers(text: str, facts: list[str]) -> None:
    assert shown(patterns(read(text))) == facts
