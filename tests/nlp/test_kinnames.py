"""Given names that stand alone beside kin."""

import pytest

from kg.nlp.names.candidates import candidates
from kg.nlp.naming.naming import names
from tests.handmade import parsed

LEE = "[PERSON Ada/PROPN/compound>Byron Byron/PROPN/nsubj>spoke] spoke/VERB"
ERIC = "[PERSON Eric/PROPN/compound>Quill Quill/PROPN/nsubj>spoke] spoke/VERB"


def _names(*sentences: str) -> list[str]:
    doc = parsed(" | ".join(sentences))
    return names(doc, candidates(doc))


@pytest.mark.parametrize(
    ("sentences", "called"),
    [
        pytest.param(
            [
                "[PERSON Vincent/PROPN/nsubj>spoke] and/CCONJ [PERSON "
                "Linda/PROPN/compound>Byron Byron/PROPN/conj>Vincent] spoke/VERB",
                "[PERSON Vincent/PROPN/nsubj>left] left/VERB",
            ],
            ["Vincent Byron", "Linda Byron", "Vincent Byron"],
            id="two of one family",
        ),
        pytest.param(
            [
                "brothers/NOUN:NNS [PERSON Zeno/PROPN/nsubj>spoke] and/CCONJ [PERSON "
                "Plato/PROPN/compound>Byron Byron/PROPN/conj>Zeno] spoke/VERB",
            ],
            ["Zeno Byron", "Plato Byron"],
            id="brothers with unknown names",
        ),
        pytest.param(
            [
                "[PERSON Zeno/PROPN/nsubj>spoke] and/CCONJ [PERSON "
                "Plato/PROPN/compound>Byron Byron/PROPN/conj>Zeno] spoke/VERB",
            ],
            ["Zeno", "Plato Byron"],
            id="what may be a family name",
        ),
        pytest.param(
            [
                "[PERSON Vincent/PROPN/nsubj>left] left/VERB",
                "[PERSON Vincent/PROPN/nsubj>spoke] and/CCONJ [PERSON "
                "Linda/PROPN/compound>Byron Byron/PROPN/conj>Vincent] spoke/VERB",
            ],
            ["Vincent", "Vincent", "Linda Byron"],
            id="who goes by one name",
        ),
        pytest.param(
            [
                LEE,
                ERIC,
                "[PERSON Byron/PROPN/poss>son] 's/PART/case>Byron son/NOUN/compound>Eric "
                "[PERSON Eric/PROPN/nsubj>spoke] spoke/VERB",
            ],
            ["Ada Byron", "Eric Quill", "Ada Byron", "Eric"],
            id="a son is of his mother's family",
        ),
        pytest.param(
            [
                "[PERSON Ada/PROPN/compound>Quill Quill/PROPN/nsubj>spoke] spoke/VERB",
                ERIC,
                "[PERSON Ada/PROPN/poss>son] 's/PART/case>Ada son/NOUN/compound>Eric "
                "[PERSON Eric/PROPN/nsubj>spoke] spoke/VERB",
            ],
            ["Ada Quill", "Eric Quill", "Ada Quill", "Eric Quill"],
            id="a mother by her given name",
        ),
        pytest.param(
            [
                "[PERSON Ada/PROPN/compound>Quill Quill/PROPN/nsubj>spoke] spoke/VERB",
                ERIC,
                "[PERSON Ada/PROPN/compound>Quill Quill/PROPN/poss>son] 's/PART/case>Quill "
                "son/NOUN/compound>Eric [PERSON Eric/PROPN/nsubj>spoke] spoke/VERB",
            ],
            ["Ada Quill", "Eric Quill", "Ada Quill", "Eric Quill"],
            id="whose full name the article has",
        ),
    ],
)
def test_a_given_name_beside_kin(sentences: list[str], called: list[str]) -> None:
    """It stands for one of the same family only."""
    assert _names(*sentences) == called
