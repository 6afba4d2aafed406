"""A nickname between quotation marks and the surname behind it belong to the person's name."""

import pytest

from kg.nlp.annotation import document
from kg.sources import from_text
from tests.handmade import parsed


def _names(text: str) -> list[str]:
    doc = parsed(text)
    return [one.text for one in document(from_text(doc.text), doc).mentions]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            '[PERSON Anna/PROPN/nsubj>fled] "/PUNCT Ace/PROPN "/PUNCT Quill/PROPN fled/VERB',
            ['Anna " Ace " Quill'],
            id="the model sees the given name",
        ),
        pytest.param(
            '[PERSON Anna/PROPN/nsubj>fled] "/PUNCT The/DET Ace/PROPN "/PUNCT '
            "[PERSON Quill/PROPN] fled/VERB",
            ['Anna " The Ace " Quill'],
            id="the model sees two",
        ),
        pytest.param(
            '[PERSON Anna/PROPN/nsubj>said] said/VERB "/PUNCT No/DET "/PUNCT Quill/PROPN',
            ["Anna"],
            id="words that she says",
        ),
        pytest.param(
            '[PERSON Anna/PROPN/nsubj>fled] "/PUNCT at/ADP once/ADV "/PUNCT Quill/PROPN '
            "fled/VERB",
            ["Anna"],
            id="small words",
        ),
        pytest.param(
            '[PERSON Anna/PROPN/nsubj>fled] "/PUNCT Ace/PROPN "/PUNCT fled/VERB',
            ["Anna"],
            id="no surname",
        ),
    ],
)
def test_nicknames(text: str, found: list[str]) -> None:
    assert _names(text) == found
