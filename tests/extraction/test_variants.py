"""Which technology is a variant of which, and who supplies what somebody buys."""

import pytest

from kg.extraction.patterns import patterns
from tests.handmade import read, shown


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            "the/DET 737-800/PROPN/nsubj>replaced replaced/VERB=replace the/DET "
            "737/PROPN/dobj>replaced jet/NOUN/appos>737",
            ["737-800 | based_on | 737"],
            id="a number that its noun makes a name",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>grew] ,/PUNCT whose/PRON:WP$/poss>jets "
            "jets/NOUN:NNS=jet/nsubjpass>bought are/AUX=be/auxpass>bought "
            "bought/VERB:VBN=buy/relcl>Acme by/ADP/agent>bought [GPE Chile/PROPN/pobj>by] "
            ",/PUNCT grew/VERB=grow",
            ["Acme | supplies | Chile", "Chile | uses | jets"],
            id="whose jets others buy",
        ),
        pytest.param(
            "[GPE Chile/PROPN/nsubj>bought] bought/VERB=buy [GPE Norway/PROPN/dative>bought] "
            "liquefied/VERB/amod>gas gas/NOUN/dobj>bought",
            ["Norway | supplies | Chile"],
            id="goods in bulk of a country",
        ),
        pytest.param(
            "[GPE Chile/PROPN/nsubj>saw] saw/VERB=see [NORP Norwegian/ADJ/amod>gas] "
            "gas/NOUN/dobj>saw",
            [],
            id="which nobody buys",
        ),
        pytest.param(
            "[GPE Chile/PROPN/poss>imports] 's/PART/case>Chile "
            "imports/NOUN:NNS=import/nsubj>fell of/ADP/prep>imports "
            "[NORP Norwegian/ADJ/amod>gas] gas/NOUN/pobj>of fell/VERB=fall",
            ["Norway | supplies | Chile"],
            id="imports of them",
        ),
        pytest.param(
            "[ORG Novair/PROPN/nsubj>signed] signed/VERB=sign an/DET/det>order "
            "order/NOUN/dobj>signed to/PART/aux>buy buy/VERB:VB=buy/acl>order "
            "ten/NUM/nummod>A350s "
            "[PRODUCT A350s/PROPN/dobj>buy]",
            ["Novair | uses | A350"],
            id="an order to buy",
        ),
        pytest.param(
            "the/DET/det>Zephyr [PRODUCT A350/PROPN/npadvmod>powered] -/PUNCT/punct>powered "
            "powered/VERB/amod>app app/NOUN/compound>Zephyr "
            "[PRODUCT Zephyr/PROPN/nsubj>failed] failed/VERB=fail",
            ["Zephyr | based_on | A350"],
            id="the name of what is powered",
        ),
        pytest.param(
            "[PRODUCT A350-900/PROPN/nsubj>flew] flew/VERB=fly | "
            "the/DET [PRODUCT A350/PROPN/nsubj>landed] landed/VERB=land",
            ["A350-900 | based_on | A350"],
            id="a designation that goes on after a hyphen",
        ),
        pytest.param(
            "[PRODUCT A350-900/PROPN/nsubj>flew] flew/VERB=fly | "
            "the/DET [PRODUCT A380/PROPN/nsubj>landed] landed/VERB=land",
            [],
            id="another designation",
        ),
        pytest.param(
            "[PRODUCT A350/PROPN/nsubj>is] is/AUX=be a/DET type/NOUN/attr>is of/ADP/prep>type "
            "robots/NOUN:NNS/pobj>of",
            ["A350 | based_on | robots"],
            id="a type of",
        ),
        pytest.param(
            "[PRODUCT A350/PROPN/nsubj>flew] ,/PUNCT/punct>A350 a/DET version/NOUN/appos>A350 "
            "of/ADP/prep>version robots/NOUN:NNS/pobj>of flew/VERB=fly",
            ["A350 | based_on | robots"],
            id="a version in apposition",
        ),
        pytest.param(
            "[PRODUCT A350/PROPN/nsubj>is] is/AUX=be the/DET basis/NOUN/attr>is "
            "for/ADP/prep>basis "
            "robots/NOUN:NNS/pobj>for",
            ["robots | based_on | A350"],
            id="the basis for",
        ),
        pytest.param(
            "[PRODUCT A350/PROPN/nsubj>is] is/AUX=be a/DET sign/NOUN/attr>is of/ADP/prep>sign "
            "robots/NOUN:NNS/pobj>of",
            [],
            id="a sign of",
        ),
        pytest.param(
            "[ORG Lufthansa/PROPN/nsubj>bought] bought/VERB=buy the/DET "
            "Airbus/PROPN/compound>A350 A350/PROPN/dobj>bought | "
            "[ORG Airbus/PROPN/nsubj>grew] grew/VERB=grow",
            [
                "Airbus | develops | Airbus A350",
                "Airbus | supplies | Lufthansa",
                "Lufthansa | uses | Airbus A350",
            ],
            id="who buys is supplied by the maker",
        ),
        pytest.param(
            "[ORG Lufthansa/PROPN/nsubj>bought] bought/VERB=buy twelve/NUM/nummod>jets "
            "[ORG Airbus/PROPN/compound>jets] jets/NOUN:NNS=jet/dobj>bought",
            [
                "Airbus | develops | Airbus jets",
                "Airbus | supplies | Lufthansa",
                "Airbus | supplies | Lufthansa",  # the goods, and the product that they are
                "Lufthansa | uses | Airbus jets",
            ],
            id="goods of a maker",
        ),
        pytest.param(
            "[ORG Lufthansa/PROPN/nsubj>bought] bought/VERB=buy "
            "[ORG Airbus/PROPN/compound>shares] shares/NOUN:NNS=share/dobj>bought",
            [],
            id="shares are no goods",
        ),
        pytest.param(
            "[ORG Lufthansa/PROPN/nsubj>flew] flew/VERB=fly the/DET "
            "Airbus/PROPN/compound>A350 A350/PROPN/dobj>flew | "
            "[ORG Airbus/PROPN/nsubj>grew] grew/VERB=grow",
            ["Airbus | develops | Airbus A350", "Lufthansa | uses | Airbus A350"],
            id="who flies need not have bought",
        ),
        pytest.param(
            "[ORG Norair/PROPN/nsubj>bought] bought/VERB=buy 20/NUM/dobj>bought of/ADP/prep>20 "
            "[ORG Acme/PROPN/poss>jets] 's/PART/case>Acme jets/NOUN:NNS=jet/pobj>of",
            ["Acme | supplies | Norair"],
            id="some of a maker's goods",
        ),
        pytest.param(
            "[ORG Norair/PROPN/nsubj>uses] uses/VERB=use [ORG Acme/PROPN/poss>jets] "
            "'s/PART/case>Acme jets/NOUN:NNS=jet/dobj>uses",
            ["Acme | supplies | Norair", "Norair | uses | jets"],
            id="who uses a maker's goods",
        ),
    ],
)
def test_variants(text: str, facts: list[str]) -> None:
    assert sorted(shown(patterns(read(text)))) == sorted(facts)
