"""Small and hyphened parts of people's names, and names that a hyphen joins."""

import pytest

from kg.nlp.annotation import document
from kg.sources import from_text
from tests.handmade import parsed

TWO = (
    "[PERSON Anna/PROPN/compound>Quill Quill/PROPN/nsubj>met] met/VERB "
    "[PERSON Bo/PROPN/compound>Lee Lee/PROPN/dobj>met] ./PUNCT | "
)


def _names(text: str) -> list[str]:
    doc = parsed(text)
    return [one.text for one in document(from_text(doc.text), doc).mentions]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "[PERSON Bashar/PROPN/compound>Assad al-/PROPN/compound>Assad "
            "Assad/PROPN/nsubj>fled] fled/VERB",
            ["Bashar al- Assad"],
            id="a blank behind a particle",
        ),
        pytest.param(
            "[PERSON Anna/PROPN/compound>ill Qu/PROPN/compound>ill ill/PROPN/nsubj>fled] "
            "fled/VERB",
            ["Anna Qu ill"],
            id="a blank in a surname",
        ),
        pytest.param(
            "[PERSON Liu/PROPN/compound>fang Shyh/PROPN/compound>fang] -/PUNCT "
            "fang/NOUN/nsubj>spoke spoke/VERB",
            ["Liu Shyh-fang"],
            id="a second syllable",
        ),
        pytest.param(
            "[PERSON Liu/PROPN/compound>team Shyh/PROPN/compound>team] -/PUNCT led/VERB "
            "team/NOUN/nsubj>won won/VERB",
            ["Liu Shyh"],
            id="a participle",
        ),
        pytest.param(
            f"{TWO}the/DET [PERSON Quill/PROPN/compound>debate -/PUNCT Lee/PROPN] "
            "debate/NOUN/nsubj>began began/VERB",
            ["Anna Quill", "Bo Lee", "Quill", "Lee"],
            id="two people of the article",
        ),
        pytest.param(
            f"{TWO}[PERSON Quill/PROPN/nsubj>left -/PUNCT Zed/PROPN] left/VERB",
            ["Anna Quill", "Bo Lee", "Quill-Zed"],
            id="one with a double name",
        ),
        pytest.param(
            f"{TWO}[PERSON Cy/PROPN/compound>Lee Quill/PROPN/compound>Lee -/PUNCT "
            "Lee/PROPN/nsubj>spoke] spoke/VERB ./PUNCT | "
            "[ORG Quill/PROPN/compound>Lee -/PUNCT Lee/PROPN/nsubj>left] left/VERB",
            ["Anna Quill", "Bo Lee", "Cy Quill-Lee", "Quill-Lee"],
            id="a child of two",
        ),
        pytest.param(
            "by/ADP [PERSON Anna/PROPN/compound>Quill Quill/PROPN/pobj>by "
            "Quill/PROPN/nsubj>is] "
            "is/AUX a/DET reporter/NOUN/attr>is",
            ["Anna Quill", "Quill"],
            id="a caption that runs on",
        ),
    ],
)
def test_name_is_whole(text: str, found: list[str]) -> None:
    assert _names(text) == found
