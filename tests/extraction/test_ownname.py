"""Who speaks names himself "I", not by his name."""

from dataclasses import replace

import pytest

from kg.extraction.statements.statements import statements
from kg.model import MentionKind
from tests.handmade import read

HE = "[PERSON Adams/PROPN/nsubj>said] said/VERB:VBD=say"


def _speakers(text: str) -> list[str]:
    """Return who speaks where the first mention is taken for a pronoun for Babbage."""
    document = read(text)
    he, *others = document.mentions
    he = replace(he, name="Babbage", kind=MentionKind.PRONOUN)
    return [one.speaker.name for one in statements(replace(document, mentions=(he, *others)))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            f"{HE} [PERSON Babbage/PROPN/nsubj>left] had/AUX/aux>left "
            "left/VERB:VBN/ccomp>said the/DET/det>mill mill/NOUN/dobj>left ./PUNCT",
            [],
            id="what he says of one of his name",
        ),
        pytest.param(
            f"{HE} the/DET/det>plan [PERSON Babbage/PROPN/compound>plan] "
            "plan/NOUN/nsubj>failed had/AUX/aux>failed failed/VERB:VBN/ccomp>said ./PUNCT",
            ["Babbage"],
            id="a thing of his name",
        ),
        pytest.param(
            f"{HE} the/DET/det>mill mill/NOUN/nsubj>used used/VERB:VBD=use/ccomp>said "
            "money/NOUN/dobj>used [PERSON Babbage/PROPN/nsubj>got] got/VERB/relcl>money",
            ["Babbage"],
            id="what the article adds",
        ),
    ],
)
def test_nobody_speaks_of_himself_by_name(text: str, found: list[str]) -> None:
    assert _speakers(text) == found


def test_a_warning_is_of_who_speaks_and_not_of_whom_the_words_are() -> None:
    document = read(
        "[PERSON Lovelace/PROPN/nsubj>said] said/VERB:VBD=say that/SCONJ/mark>come "
        "[PERSON Babbage/PROPN/nsubj>come] may/AUX/aux>come come/VERB/ccomp>said ,/PUNCT "
        'warning/VERB:VBG=warn/advcl>come :/PUNCT "/PUNCT The/DET/det>mill '
        'mill/NOUN/nsubj>is is/AUX old/ADJ and/CCONJ weak/ADJ ./PUNCT "/PUNCT'
    )
    direct = [one.speaker.name for one in statements(document) if one.direct]
    assert direct == ["Lovelace"]
