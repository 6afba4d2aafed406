"""What somebody is in charge of is no body of its own."""

import pytest

from kg.nlp.annotation import document
from kg.sources import from_text
from tests.handmade import parsed

ADA = "[PERSON Ada/PROPN] ,/PUNCT"


@pytest.mark.parametrize(
    ("text", "called"),
    [
        pytest.param(
            f"{ADA} Head/PROPN of/ADP [ORG Loom/PROPN Cards/PROPN and/CCONJ Yarns/PROPN] "
            "at/ADP [ORG Zephyr/PROPN]",
            ["Zephyr"],
            id="before a firm",
        ),
        pytest.param(
            f"{ADA} Head/PROPN of/ADP [ORG Loom/PROPN Products/PROPN at/ADP Zephyr/PROPN]",
            ["Zephyr"],
            id="read as one with the firm",
        ),
        pytest.param(
            f"{ADA} Global/PROPN Head/PROPN of/ADP [ORG Yarns/PROPN &/CCONJ Looms/PROPN] "
            ",/PUNCT [ORG Zephyr/PROPN] ./PUNCT",
            ["Zephyr"],
            id="a comma before the firm",
        ),
        pytest.param(
            f"{ADA} VP/PROPN of/ADP [ORG Research/PROPN] ,/PUNCT spoke/VERB",
            [],
            id="a field alone",
        ),
        pytest.param(
            f"{ADA} Director/PROPN of/ADP the/DET [ORG Loom/PROPN Works/PROPN] "
            "at/ADP [ORG Zephyr/PROPN]",
            ["Loom Works", "Zephyr"],
            id="with its article a body",
        ),
        pytest.param(
            f"{ADA} Director/PROPN of/ADP [ORG Zephyr/PROPN] ,/PUNCT [ORG Arden/PROPN] "
            "and/CCONJ [ORG Lumen/PROPN]",
            ["Zephyr", "Arden", "Lumen"],
            id="several firms",
        ),
        pytest.param(
            f"{ADA} a/DET friend/NOUN of/ADP [ORG Yarns/PROPN &/CCONJ Looms/PROPN] "
            ",/PUNCT [ORG Zephyr/PROPN] ./PUNCT",
            ["Yarns & Looms", "Zephyr"],
            id="no title",
        ),
    ],
)
def test_charges_of_titles(text: str, called: list[str]) -> None:
    doc = parsed(text)
    found = document(from_text(doc.text), doc).mentions
    assert [one.name for one in found if one.type.value == "Institution"] == called
