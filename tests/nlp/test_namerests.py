"""Names of bodies with what stands behind them, and without the letters of a share."""

import pytest

from kg.nlp.annotation import document
from kg.sources import from_text
from tests.handmade import parsed


@pytest.mark.parametrize(
    ("text", "called"),
    [
        pytest.param(
            "[ORG Acme/PROPN/compound>CEO] Gaming/PROPN/compound>CEO CEO/PROPN/compound>Roe"
            " [PERSON Ada/PROPN/compound>Roe Roe/PROPN/nsubj>left] left/VERB",
            ["Acme Gaming", "Ada Roe"],
            id="a unit before who runs it",
        ),
        pytest.param(
            "[ORG Acme/PROPN/compound>CEO] Interim/PROPN/compound>CEO CEO/PROPN/compound>Roe"
            " [PERSON Ada/PROPN/compound>Roe Roe/PROPN/nsubj>left] left/VERB",
            ["Acme", "Ada Roe"],
            id="a word of the title",
        ),
        pytest.param(
            "the/DET [ORG ACLU/PROPN/nsubj>sued] of/ADP/prep>ACLU [GPE Ohio/PROPN/pobj>of] "
            "sued/VERB",
            ["ACLU of Ohio"],
            id="a chapter",
        ),
        pytest.param(
            "[ORG Motel/PROPN/nsubj>grew] 6/NUM/nummod>Motel grew/VERB and/CCONJ "
            "[ORG Motel/PROPN/nsubj>won] 6/NUM/nummod>Motel won/VERB/conj>grew",
            ["Motel 6", "Motel 6"],
            id="a number that always follows",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>sold] sold/VERB 6/NUM and/CCONJ "
            "[ORG Acme/PROPN/nsubj>won] 6/NUM/dobj>won won/VERB/conj>sold",
            ["Acme", "Acme"],
            id="a number that once follows",
        ),
        pytest.param(
            "[ORG Acme/PROPN/compound>ACM ACM/PROPN/nsubj>fell] ,/PUNCT -1.45/NUM %/NOUN "
            "fell/VERB",
            ["Acme"],
            id="a share and its change",
        ),
    ],
)
def test_names_with_what_is_theirs(text: str, called: list[str]) -> None:
    doc = parsed(text)
    assert [one.name for one in document(from_text(doc.text), doc).mentions] == called
