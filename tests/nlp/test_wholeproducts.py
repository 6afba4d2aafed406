"""Names of products that were found in pieces or taken for bodies are made whole."""

import pytest

from kg.model import EntityType
from kg.nlp.candidate import candidate
from kg.nlp.products.wholeproducts import whole_products
from tests.handmade import parsed, read


def _types(text: str) -> list[tuple[str, EntityType]]:
    return [(one.text, one.type) for one in read(text).mentions if one.text[:1].isupper()]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(
            "[ORG Acme/PROPN/nsubj>launched] launched/VERB=launch "
            "[ORG Acme/PROPN/compound>Stories Stories/PROPN/dobj>launched]",
            "Acme Stories",
            id="a body launches what has its name",
        ),
        pytest.param(
            "Zephyrix/PROPN/nsubj>is is/VERB=be a/DET/det>robot robot/NOUN/attr>is ./PUNCT | "
            "it/PRON/nsubj>needs needs/VERB=need "
            "[ORG Zephyrix/PROPN/compound>Editions Editions/PROPN/dobj>needs]",
            "Zephyrix Editions",
            id="an edition of a product",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>launched] launched/VERB=launch "
            "Zephyrix/PROPN/dobj>launched for/ADP/prep>Zephyrix Business/PROPN/pobj>for | "
            "Zephyrix/PROPN/nsubj>is is/VERB=be a/DET/det>robot robot/NOUN/attr>is",
            "Zephyrix for Business",
            id="for whom it is",
        ),
        pytest.param(
            "it/PRON/nsubj>has has/VERB=have a/DET/det>robot robot/NOUN/dobj>has ,/PUNCT "
            "[PERSON Ada/PROPN/compound>Code Code/PROPN/appos>robot]",
            "Ada Code",
            id="a thing with a person's name",
        ),
    ],
)
def test_is_a_product(text: str, name: str) -> None:
    assert (name, EntityType.TECHNOLOGY) in _types(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "[ORG Acme/PROPN/nsubj>launched] launched/VERB=launch "
            "[ORG Acme/PROPN/compound>Ventures Ventures/PROPN/dobj>launched]",
            id="a branch",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>sued] sued/VERB=sue "
            "[ORG Acme/PROPN/compound>Stories Stories/PROPN/dobj>sued]",
            id="not brought out",
        ),
        pytest.param(
            "[ORG Zephyr/PROPN/nsubj>launched] launched/VERB=launch "
            "[ORG Acme/PROPN/compound>Stories Stories/PROPN/dobj>launched]",
            id="of another",
        ),
    ],
)
def test_is_no_product(text: str) -> None:
    assert all(type_ is EntityType.INSTITUTION for _, type_ in _types(text))


def test_a_known_maker_is_no_part_of_its_product() -> None:
    doc = parsed("it/PRON/nsubj>has has/VERB=have Google/PROPN/poss>Omni 's/PART Omni/PROPN")
    found = [candidate(doc, 2, 5, EntityType.TECHNOLOGY)]
    whole = [(item.text(doc), item.type) for item in whole_products(doc, found)]
    assert whole == [("Google", EntityType.INSTITUTION), ("Omni", EntityType.TECHNOLOGY)]


def test_what_runs_on_a_product_is_none_of_its_name() -> None:
    doc = parsed("it/PRON/nsubj>has has/VERB=have iOS/PROPN/compound>Omni Omni/PROPN/dobj>has")
    found = [candidate(doc, at, at + 1, EntityType.TECHNOLOGY) for at in (2, 3)]
    assert whole_products(doc, found) == found


def test_a_headline_says_something_of_a_product() -> None:
    doc = parsed("Zephyr/PROPN Omni/PROPN Is/AUX Getting/VERB New/PROPN Features/PROPN")
    found = [candidate(doc, 0, 6, EntityType.TECHNOLOGY)]
    assert [item.text(doc) for item in whole_products(doc, found)] == ["Zephyr Omni"]


def test_two_products_in_a_row_are_one() -> None:
    doc = parsed(
        "it/PRON/nsubj>has has/VERB=have Zephyr/PROPN/compound>Omni Omni/PROPN/dobj>has"
    )
    found = [candidate(doc, at, at + 1, EntityType.TECHNOLOGY) for at in (2, 3)]
    assert [item.text(doc) for item in whole_products(doc, found)] == ["Zephyr Omni"]


def test_what_is_called_a_firm_is_one() -> None:
    """A name that looks like a product's is none where a startup stands beside it."""
    (found,) = whole_products_of("startup")
    assert found is EntityType.INSTITUTION
    (found,) = whole_products_of("robot")
    assert found is EntityType.TECHNOLOGY


def whole_products_of(kind: str) -> list[EntityType]:
    """Return the types of a product's name with a noun beside it."""
    doc = parsed(
        f"Robox/PROPN/nsubj>came ,/PUNCT a/DET/det>{kind} {kind}/NOUN/appos>Robox ,/PUNCT "
        "came/VERB=come"
    )
    return [
        one.type for one in whole_products(doc, [candidate(doc, 0, 1, EntityType.TECHNOLOGY)])
    ]
