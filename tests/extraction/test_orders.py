"""Who orders and who gets products; when a purchase is agreed."""

import pytest

from kg.extraction.patterns import patterns
from kg.extraction.stance.bargains import is_agreed
from tests.handmade import parsed, read, shown

_FOR_JETS = "for/ADP/prep>order the/DET [PRODUCT A350/PROPN/pobj>for]"


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            "[ORG Kerr/PROPN/nsubj>awarded] awarded/VERB=award [ORG Acme/PROPN/dative>awarded] "
            "a/DET/det>contract contract/NOUN/dobj>awarded for/ADP/prep>contract "
            "robots/NOUN:NNS=robot/pobj>for",
            [
                "Acme | supplies | Kerr",
                "Kerr | uses | robots",
                "Acme | supplies | Kerr",
                "Acme | develops | robots",
            ],
            id="awarded",
        ),
        pytest.param(
            "[PRODUCT A350/PROPN/nsubj>flew] flew/VERB=fly ./PUNCT | it/PRON/nsubj>fits "
            "fits/VERB=fit our/PRON/poss>commitments commitments/NOUN:NNS=commitment/dobj>fits "
            "from/ADP/prep>commitments [GPE Seoul/PROPN/pobj>from]",
            [],
            id="commitments from a place are no orders",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>signed] signed/VERB=sign a/DET contract/NOUN/dobj>signed "
            "for/ADP/prep>contract the/DET supply/NOUN/pobj>for of/ADP/prep>supply "
            "[PRODUCT A350/PROPN/pobj>of]",
            [],
            id="who signed for a supply may sell or buy",
        ),
        pytest.param(
            "the/DET order/NOUN/nsubjpass>cancelled for/ADP/prep>order "
            "[PRODUCT A350/PROPN/pobj>for] from/ADP/prep>order [ORG Finnair/PROPN/pobj>from] "
            "was/AUX/auxpass>cancelled cancelled/VERB:VBN=cancel",
            [],
            id="cancelled",
        ),
        pytest.param(
            "[ORG Boeing/PROPN/nsubj>placed] placed/VERB=place an/DET order/NOUN/dobj>placed "
            + _FOR_JETS,
            [],
            id="a maker of jets orders none",
        ),
        pytest.param(
            "[ORG Finnair/PROPN/nsubj>placed] placed/VERB=place an/DET order/NOUN/dobj>placed "
            + _FOR_JETS,
            ["Finnair | uses | A350"],
            id="placed by the buyer",
        ),
        pytest.param(
            "[ORG Airbus/PROPN/nsubj>won] won/VERB=win an/DET order/NOUN/dobj>won "
            "from/ADP/prep>order [ORG Finnair/PROPN/pobj>from] " + _FOR_JETS,
            [
                "Airbus | develops | A350",
                "Airbus | supplies | Finnair",
                "Finnair | uses | A350",
            ],
            id="won by the seller",
        ),
        pytest.param(
            "[ORG Airbus/PROPN/nsubj>announced] announced/VERB=announce an/DET "
            "order/NOUN/dobj>announced for/ADP/prep>order the/DET "
            "Airbus/PROPN/compound>A350 A350/PROPN/pobj>for",
            ["Airbus | develops | Airbus A350"],
            id="announced by the maker",
        ),
        pytest.param(
            "[ORG Finnair/PROPN/poss>order] 's/PART/case>Finnair order/NOUN/nsubj>is "
            "is/AUX=be " + _FOR_JETS.replace("prep>order", "prep>is"),
            ["Finnair | uses | A350"],
            id="what an order is for",
        ),
        pytest.param(
            "[ORG Finnair/PROPN/nsubj>placed] placed/VERB=place an/DET order/NOUN/dobj>placed "
            "for/ADP/prep>order silence/NOUN/pobj>for",
            [],
            id="no product",
        ),
        pytest.param(
            "[ORG Finnair/PROPN/nsubj>is] is/AUX=be the/DET launch/NOUN/compound>customer "
            "customer/NOUN/attr>is of/ADP/prep>customer the/DET [PRODUCT A350/PROPN/pobj>of]",
            ["Finnair | uses | A350"],
            id="the customer of a product",
        ),
        pytest.param(
            "the/DET [PRODUCT A350/PROPN/nsubj>flew] flew/VERB=fly | "
            "[ORG Finnair/PROPN/nsubj>waits] ,/PUNCT its/PRON/poss>customer "
            "launch/NOUN/compound>customer customer/NOUN/appos>waits waits/VERB=wait",
            ["Finnair | uses | A350"],
            id="a launch customer of the last product, printed after a name",
        ),
        pytest.param(
            "the/DET [PRODUCT A350/PROPN/nsubj>flew] flew/VERB=fly | "
            "[ORG Finnair/PROPN/nsubj>is] is/AUX=be a/DET good/ADJ/amod>customer "
            "customer/NOUN/attr>is",
            [],
            id="a customer of nobody knows what",
        ),
    ],
)
def test_orders(text: str, facts: list[str]) -> None:
    # A set: several rules may read one fact in one place, which are merged later.
    assert set(shown(patterns(read(text)))) == set(facts)


@pytest.mark.parametrize(
    ("text", "agreed"),
    [
        (
            "they/PRON/nsubj>agreed agreed/VERB=agree to/PART/aux>buy buy/VERB/xcomp>agreed",
            True,
        ),
        ("they/PRON/nsubj>hope hope/VERB to/PART/aux>buy buy/VERB/xcomp>hope", False),
        (
            "they/PRON/nsubj>agree may/AUX/aux>agree agree/VERB to/PART/aux>buy "
            "buy/VERB/xcomp>agree",
            False,
        ),
        (
            "they/PRON/nsubj>signed signed/VERB=sign a/DET deal/NOUN/dobj>signed "
            "to/PART/aux>buy buy/VERB/acl>deal",
            True,
        ),
        (
            "they/PRON/nsubj>want want/VERB a/DET deal/NOUN/dobj>want to/PART/aux>buy "
            "buy/VERB/acl>deal",
            False,
        ),
        ("they/PRON/nsubj>agreed agreed/VERB=agree to/PART/aux>go go/VERB/xcomp>agreed", False),
    ],
)
def test_agreed_purchases(text: str, agreed: bool) -> None:
    (verb,) = [token for token in parsed(text) if token.text in ("buy", "go")]
    assert is_agreed(verb) is agreed
