"""Names that the words around them introduce as people's."""

import pytest

from tests.handmade import named

AMIR = "[GPE Amir/PROPN/compound>Lund Lund/PROPN/{}]"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            f"{AMIR.format('nsubj>fled')} ,/PUNCT 20/NUM/appos>Lund ,/PUNCT fled/VERB",
            [("Amir Lund", "Person")],
            id="an age",
        ),
        pytest.param(
            f"in/ADP/prep>fled {AMIR.format('pobj>in')} ,/PUNCT 20/NUM/nummod>men "
            "men/NOUN:NNS/nsubj>fled fled/VERB",
            [("Amir Lund", "Place")],
            id="a number of others",
        ),
        pytest.param(
            f"drummer/NOUN/compound>Lund {AMIR.format('nsubj>fled')} fled/VERB",
            [("Amir Lund", "Person")],
            id="a trade before the name",
        ),
        pytest.param(
            "publisher/NOUN/compound>Books [ORG Orvex/PROPN/compound>Books "
            "Books/PROPN/nsubj>closed] closed/VERB",
            [("Orvex Books", "Institution")],
            id="a trade of bodies too",
        ),
        pytest.param(
            "the/DET/det>mayor mayor/NOUN/nsubj>fled of/ADP/prep>mayor "
            f"[GPE Oslo/PROPN/pobj>of] ,/PUNCT {AMIR.format('appos>mayor')} ,/PUNCT fled/VERB",
            [("Oslo", "Place"), ("Amir Lund", "Person")],
            id="apposed to a post",
        ),
        pytest.param(
            f"{AMIR.format('nsubj>fled')} ,/PUNCT a/DET/det>singer singer/NOUN/appos>Lund "
            ",/PUNCT fled/VERB",
            [("Amir Lund", "Person")],
            id="a trade after the name",
        ),
        pytest.param(
            "[PERSON Elizabeth/PROPN/compound>II II/PROPN/nsubj>spoke] spoke/VERB",
            [("Elizabeth II", "Person")],
            id="a queen keeps her number",
        ),
        pytest.param(
            "[PERSON John/PROPN/compound>III Lund/PROPN/compound>III III/PROPN/nsubj>spoke] "
            "spoke/VERB",
            [("John Lund III", "Person")],
            id="so does who has his father's name",
        ),
        pytest.param(
            "Al/PROPN/punct>Lundi -/PUNCT/punct>Lundi [PERSON Lundi/PROPN/nsubj>spoke] "
            "spoke/VERB",
            [("Al-Lundi", "Person")],
            id="a prefix with a hyphen",
        ),
        pytest.param(
            "anti/ADJ/punct>Lundi -/PUNCT/punct>Lundi [PERSON Lundi/PROPN/nsubj>spoke] "
            "spoke/VERB",
            [("Lundi", "Person")],
            id="no prefix of a name",
        ),
    ],
)
def test_introduced_people(text: str, found: list[tuple[str, str]]) -> None:
    assert named(text) == found
