"""The product that its kind speaks of, and other ways to say who uses or makes one."""

import pytest

from kg.extraction.patterns import patterns
from kg.model import Stance
from tests.handmade import read, shown

_USES = "[GPE Peru/PROPN/nsubj>uses] uses/VERB=use "


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            _USES + "A380/PROPN/compound>drones drones/NOUN:NNS=drone/dobj>uses",
            ["Peru | uses | A380"],
            id="name before its kind",
        ),
        pytest.param(
            _USES + "Android/PROPN/compound>phones phones/NOUN:NNS=phone/dobj>uses",
            ["Peru | uses | Android phones"],
            id="what others run on",
        ),
        pytest.param(
            _USES + "a/DET/det>drone drone/NOUN/dobj>uses called/VERB:VBN=call/acl>drone "
            "A380/PROPN/oprd>called",
            ["Peru | uses | A380"],
            id="called",
        ),
        pytest.param(
            _USES + "a/DET/det>drone drone/NOUN/dobj>uses called/VERB:VBN=call/acl>drone "
            "A380/PROPN/npadvmod>called",
            ["Peru | uses | A380"],
            id="called, to a parse that takes the name for a time",
        ),
        pytest.param(
            _USES + "a/DET/det>drone drone/NOUN/dobj>uses ,/PUNCT the/DET/det>A380 "
            "A380/PROPN/appos>drone",
            ["Peru | uses | A380"],
            id="apposition",
        ),
        pytest.param(
            "the/DET/det>A380 A380/PROPN/nsubj>flew ,/PUNCT a/DET/det>drone "
            "drone/NOUN/appos>A380 built/VERB:VBN=build/acl>drone by/ADP/agent>built "
            "[GPE Peru/PROPN/pobj>by] ,/PUNCT flew/VERB=fly",
            ["Peru | develops | A380"],
            id="kind in apposition to the name",
        ),
        pytest.param(
            "the/DET/det>A380 A380/PROPN/nsubj>flew ,/PUNCT [ORG Acme/PROPN/poss>plane] "
            "'s/PART/case>Acme biggest/ADJ/amod>plane plane/NOUN/appos>A380 ,/PUNCT "
            "flew/VERB=fly",
            ["Acme | develops | A380"],
            id="maker in apposition",
        ),
        pytest.param(
            _USES + "thousands/NOUN:NNS=thousand/dobj>uses of/ADP/prep>thousands "
            "doses/NOUN:NNS=dose/pobj>of of/ADP/prep>doses drones/NOUN:NNS=drone/pobj>of",
            ["Peru | uses | drones"],
            id="amounts of amounts",
        ),
    ],
)
def test_a_kind_speaks_of_its_product(text: str, facts: list[str]) -> None:
    assert shown(patterns(read(text))) == facts


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            "[ORG Acme/PROPN/compound>Airport Airport/PROPN/nsubj>introduced] "
            "introduced/VERB=introduce drones/NOUN:NNS=drone/dobj>introduced",
            ["Acme Airport | uses | drones"],
            id="a body that uses products",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>introduced] introduced/VERB=introduce "
            "drones/NOUN:NNS=drone/dobj>introduced",
            ["Acme | develops | drones"],
            id="a body that makes them",
        ),
        pytest.param(
            "[GPE Peru/PROPN/nsubj>grounded] grounded/VERB=ground its/PRON/poss>drones "
            "drones/NOUN:NNS=drone/dobj>grounded",
            ["Peru | uses | drones", "Peru | develops | drones"],
            id="its own are used, not restricted",
        ),
        pytest.param(
            "[GPE Peru/PROPN/nsubj>grounded] grounded/VERB=ground the/DET/det>drones "
            "drones/NOUN:NNS=drone/dobj>grounded",
            ["Peru | restricts | drones"],
            id="others' are",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>phased] phased/VERB=phase out/ADP:RP/prt>phased "
            "drones/NOUN:NNS=drone/dobj>phased",
            [],
            id="a firm restricts nobody by phasing out",
        ),
        pytest.param(
            "police/NOUN/nsubj>used in/ADP/prep>police [GPE Peru/PROPN/pobj>in] used/VERB=use "
            "drones/NOUN:NNS=drone/dobj>used",
            ["Peru | uses | drones"],
            id="police in a place",
        ),
        pytest.param(
            "the/DET/det>city city/NOUN/nsubj>banned of/ADP/prep>city [GPE Lima/PROPN/pobj>of] "
            "banned/VERB=ban drones/NOUN:NNS=drone/dobj>banned",
            ["Lima | restricts | drones"],
            id="the city of",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>halted] halted/VERB=halt production/NOUN/dobj>halted "
            "of/ADP/prep>production drones/NOUN:NNS=drone/pobj>of",
            [],
            id="halting one's own production",
        ),
        pytest.param(
            "[GPE Peru/PROPN/nsubj>banned] banned/VERB=ban production/NOUN/dobj>banned "
            "of/ADP/prep>production drones/NOUN:NNS=drone/pobj>of",
            ["Peru | restricts | drones"],
            id="banning production",
        ),
        pytest.param(
            "farmers/NOUN:NNS=farmer/nsubj>used in/ADP/prep>farmers [GPE Peru/PROPN/pobj>in] "
            "used/VERB=use drones/NOUN:NNS=drone/dobj>used",
            [],
            id="farmers in a place",
        ),
        pytest.param(
            "among/ADP/prep>are [ORG Acme/PROPN/poss>suppliers] 's/PART/case>Acme "
            "suppliers/NOUN:NNS=supplier/pobj>among are/AUX=be [ORG Zephyr/PROPN/nsubj>are]",
            ["Zephyr | supplies | Acme"],
            id="among its suppliers",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>built] ,/PUNCT together/ADV/advmod>with with/ADP/prep>Acme "
            "[ORG Zephyr/PROPN/pobj>with] ,/PUNCT built/VERB=build it/PRON/dobj>built",
            ["Acme | partners_with | Zephyr"],
            id="together with",
        ),
    ],
)
def test_who_uses_makes_or_restricts(text: str, facts: list[str]) -> None:
    assert shown(patterns(read(text))) == facts


def test_a_headline_tells_the_future() -> None:
    text = (
        "[GPE Peru/PROPN] to/PART/aux>send send/VERB/relcl>Peru tanks/NOUN:NNS=tank/dobj>send "
        "to/ADP/prep>send [GPE Chad/PROPN/pobj>to]"
    )
    assert {fact.evidence[0].stance for fact in patterns(read(text))} == {Stance.PLANNED}
