"""People whom the model runs together with the noun, the post or the country before them."""

import pytest

from kg.nlp.annotation import document
from kg.sources import from_text
from tests.handmade import parsed


def _names(text: str) -> list[tuple[str, str]]:
    doc = parsed(text)
    mentions = document(from_text(doc.text), doc).mentions
    return [(one.text, one.type.value[0]) for one in mentions]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "President/PROPN/nsubj>spoke of/ADP/prep>President "
            "[PERSON Gabon/PROPN/compound>Quill "
            "Anna/PROPN/compound>Quill Quill/PROPN/pobj>of] spoke/VERB",
            [("Gabon", "P"), ("Anna Quill", "P")],
            id="a country",
        ),
        pytest.param(
            "Minister/PROPN/nmod>Quill of/ADP/prep>Minister [ORG Transport/PROPN/pobj>of "
            "Anna/PROPN/compound>Quill Quill/PROPN/nsubj>left] left/VERB",
            [("Anna Quill", "P")],
            id="a portfolio",
        ),
        pytest.param(
            "[PERSON Protester/PROPN/compound>Quill Anna/PROPN/compound>Quill "
            "Quill/PROPN/nsubj>left] left/VERB",
            [("Anna Quill", "P")],
            id="a noun in capitals",
        ),
        pytest.param(
            "[PERSON Baker/PROPN/compound>Quill Anna/PROPN/compound>Quill "
            "Quill/PROPN/nsubj>left] left/VERB",
            [("Baker Anna Quill", "P")],
            id="a noun that is a given name",
        ),
        pytest.param(
            "[PERSON Spaniard/PROPN/compound>Quill Quill/PROPN/nsubj>left] left/VERB",
            [("Spaniard", "P"), ("Quill", "P")],
            id="a noun for one of a people",
        ),
        pytest.param(
            "General/PROPN/nsubj>spoke of/ADP/prep>General [ORG NATO/PROPN/compound>Quill] "
            "[PERSON Anna/PROPN/compound>Quill Quill/PROPN/pobj>of] spoke/VERB",
            [("NATO", "I"), ("Anna Quill", "P")],
            id="a body in letters",
        ),
        pytest.param(
            "University/PROPN/nsubj>spoke of/ADP/prep>University "
            "[PERSON Anna/PROPN/compound>Quill Lee/PROPN/compound>Quill Quill/PROPN/pobj>of] "
            "spoke/VERB",
            [("Anna Lee Quill", "P")],
            id="no post",
        ),
    ],
)
def test_name_begins_where_the_person_does(text: str, found: list[tuple[str, str]]) -> None:
    assert _names(text) == found
