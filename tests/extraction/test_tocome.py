"""A present tense with a day, or in a clause of time, is of what is still to come."""

import pytest

from kg.extraction.stance.sourced import is_of_sources
from kg.extraction.stance.stance import stance
from kg.model import Stance
from tests.handmade import parsed

MEETS = (
    "[PERSON Ada/PROPN/nsubj>meets] meets/VERB:VBZ=meet{tail} [PERSON Orlan/PROPN/dobj>meets]"
)


@pytest.mark.parametrize(
    ("text", "word", "told"),
    [
        pytest.param(
            "it/PRON/nsubj>comes comes/VERB:VBZ=come before/SCONJ/mark>meets "
            + MEETS.format(tail="/advcl>comes"),
            "meets",
            Stance.PLANNED,
            id="before they meet",
        ),
        pytest.param(
            MEETS.format(tail="") + " next/ADJ/amod>week week/NOUN/npadvmod>meets",
            "meets",
            Stance.PLANNED,
            id="next week",
        ),
        pytest.param(MEETS.format(tail=""), "meets", Stance.ASSERTED, id="no day"),
        pytest.param(
            "it/PRON/nsubj>grew grew/VERB=grow when/ADV:WRB/advmod>met "
            "[PERSON Ada/PROPN/nsubj>met] met/VERB:VBD=meet/advcl>grew "
            "[PERSON Orlan/PROPN/dobj>met]",
            "met",
            Stance.ASSERTED,
            id="when they met",
        ),
        pytest.param(
            "Acme/PROPN/nsubj>gain will/AUX:MD/aux>gain gain/VERB:VB=gain "
            "once/SCONJ/mark>sells "
            "it/PRON/nsubj>sells sells/VERB:VBZ=sell/advcl>gain phones/NOUN/dobj>sells",
            "sells",
            Stance.PLANNED,
            id="once it sells",
        ),
        pytest.param(
            "Ada/PROPN/nsubj>flying is/AUX:VBZ/aux>flying flying/VERB:VBG=fly "
            "on/ADP/prep>flying "
            "Sunday/PROPN/pobj>on to/PART/aux>meet meet/VERB:VB=meet/advcl>flying "
            "Orlan/PROPN/dobj>meet",
            "meet",
            Stance.PLANNED,
            id="is flying there to meet",
        ),
        pytest.param(
            "they/PRON/nsubj>hoped hoped/VERB=hope the/DET/det>deal "
            "deal/NOUN/nsubjpass>followed "
            "would/AUX:MD/aux>followed be/AUX:VB/auxpass>followed "
            "followed/VERB:VBN=follow/ccomp>hoped",
            "deal",
            Stance.ASSERTED,
            id="what another is to follow",
        ),
        pytest.param(
            "Acme/PROPN/nsubj>bought bought/VERB=buy/ccomp>cancelled jets/NOUN/dobj>bought "
            ",/PUNCT others/NOUN/nsubj>cancelled cancelled/VERB=cancel "
            "orders/NOUN/dobj>cancelled",
            "bought",
            Stance.ASSERTED,
            id="what others cancelled is another thing",
        ),
        pytest.param(
            "Acme/PROPN/nsubj>prepared is/AUX:VBZ=be prepared/ADJ/acomp>is to/PART/aux>sue "
            "sue/VERB:VB=sue/xcomp>prepared Orlan/PROPN/dobj>sue",
            "sue",
            Stance.PLANNED,
            id="what one is prepared to do",
        ),
    ],
)
def test_what_is_still_to_come(text: str, word: str, told: Stance) -> None:
    doc = parsed(text)
    assert stance(next(token for token in doc if token.text == word)) is told


@pytest.mark.parametrize(
    ("rest", "anonymous"),
    [
        ("citing/VERB:VBG=cite/advcl>reported sources/NOUN:NNS=source/dobj>citing", True),
        ("citing/VERB:VBG=cite/advcl>reported data/NOUN/dobj>citing", False),
        ("on/ADP/prep>reported Monday/PROPN/pobj>on", False),
    ],
)
def test_what_only_sources_tell(rest: str, *, anonymous: bool) -> None:
    doc = parsed(
        "Acme/PROPN/nsubj>bought bought/VERB=buy/ccomp>reported "
        "Orlan/PROPN/dobj>bought ,/PUNCT "
        f"Herald/PROPN/nsubj>reported reported/VERB=report {rest}"
    )
    assert is_of_sources(doc[1], doc[5]) is anonymous
