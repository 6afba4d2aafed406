"""Surnames that the model takes for bodies."""

import pytest

from kg.nlp.annotation import document
from kg.sources import from_text
from tests.handmade import parsed

ANNA = "[PERSON Anna/PROPN/compound>Quill Quill/PROPN/nsubj>spoke] spoke/VERB | "
SAID = "[ORG Quill/PROPN/nsubj>said] said/VERB=say so/ADV | "
FELL = "[ORG Quill/PROPN/poss>shares] 's/PART/case>Quill shares/NOUN/nsubj>fell fell/VERB | "


@pytest.mark.parametrize(
    ("text", "types"),
    [
        pytest.param(f"{ANNA}{SAID}{FELL}", "PPP", id="nothing speaks of a body"),
        pytest.param(
            f"{ANNA}{SAID}{FELL}[ORG Quill/PROPN/compound>Holdings "
            "Holdings/PROPN/nsubj>fell] fell/VERB",
            "PIII",
            id="a longer name has the word",
        ),
        pytest.param(
            f"{ANNA}{SAID}{FELL}A/DET banker/NOUN/nsubj>left at/ADP/prep>banker "
            "[ORG Quill/PROPN/pobj>at] left/VERB",
            "PIII",
            id="somebody works at it",
        ),
    ],
)
def test_surname_is_a_persons(text: str, types: str) -> None:
    doc = parsed(text.removesuffix(" | "))
    mentions = document(from_text(doc.text), doc).mentions
    assert "".join(one.type.value[0] for one in mentions) == types
