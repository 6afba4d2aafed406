"""Single words that stand for a firm of the article."""

import pytest

from tests.handmade import named


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "the/DET [ORG Orlan/PROPN Air/PROPN] grew/VERB | [PERSON Orlan/PROPN] flew/VERB",
            [("Orlan Air", "Institution"), ("Orlan", "Institution")],
            id="an airline's first word",
        ),
        pytest.param(
            "the/DET [ORG Orlan/PROPN Air/PROPN] grew/VERB | [PERSON Ann/PROPN Orlan/PROPN] "
            "left/VERB | [PERSON Orlan/PROPN] flew/VERB",
            [("Orlan Air", "Institution"), ("Ann Orlan", "Person"), ("Orlan", "Person")],
            id="the founder's name",
        ),
        pytest.param(
            "the/DET [ORG Orlan/PROPN Prize/PROPN] grew/VERB | [PERSON Orlan/PROPN] flew/VERB",
            [("Orlan", "Person")],
            id="what is named after somebody",
        ),
        pytest.param(
            "[ORG Orlan/PROPN Holdings/PROPN] grew/VERB | a/DET stake/NOUN in/ADP "
            "[ORG Orlan/PROPN Holdings/PROPN] | [GPE Orlan/PROPN] sold/VERB",
            [("Orlan Holdings", "Institution")] * 2 + [("Orlan", "Institution")],
            id="one that the model takes for a town",
        ),
        pytest.param(
            "the/DET [ORG Leeds/PROPN Air/PROPN] grew/VERB | in/ADP [GPE Leeds/PROPN] now/ADV",
            [("Leeds Air", "Institution"), ("Leeds", "Place")],
            id="a town",
        ),
    ],
)
def test_firms_by_their_first_word(text: str, found: list[tuple[str, str]]) -> None:
    assert named(text) == found
