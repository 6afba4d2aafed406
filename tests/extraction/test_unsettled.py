"""What words around a deed say of its becoming: off, threatened, hindered, or long past."""

import pytest

from kg.extraction.stance.stance import stance
from kg.model import Stance
from tests.handmade import parsed

DEAL = "Acme/PROPN/poss>deal 's/PART/case>Acme deal/NOUN/nsubj>is to/PART/aux>buy "
DEAL += "buy/VERB:VB=buy/acl>deal Orlan/PROPN/dobj>buy is/AUX:VBZ=be "
MET = "Ada/PROPN/nsubj>met has/AUX:VBZ/aux>met not/PART:RB/neg>met met/VERB:VBN=meet "
MET += "Orlan/PROPN/dobj>met"
SOLD = "Acme/PROPN/nsubj>sold has/AUX:VBZ/aux>sold not/PART:RB/neg>sold "
SOLD += "sold/VERB:VBN=sell since/ADP/prep>sold June/PROPN/pobj>since"


@pytest.mark.parametrize(
    ("text", "word", "told"),
    [
        pytest.param(
            "Had/AUX:VBD/aux>used Acme/PROPN/nsubj>used used/VERB:VBN=use/advcl>known "
            "Orlan/PROPN/dobj>used they/PRON/nsubj>known would/AUX:MD/aux>known "
            "have/AUX/aux>known known/VERB:VBN=know",
            "used",
            Stance.SPECULATED,
            id="had it done so",
        ),
        pytest.param(
            "Acme/PROPN/nsubj>used had/AUX:VBD/aux>used used/VERB:VBN=use "
            "Orlan/PROPN/dobj>used",
            "used",
            Stance.ASSERTED,
            id="it had done so",
        ),
        pytest.param(
            "Orlan/PROPN/nsubjpass>used can/AUX:MD/aux>used be/AUX/auxpass>used "
            "used/VERB:VBN=use by/ADP/agent>used Acme/PROPN/pobj>by",
            "used",
            Stance.SPECULATED,
            id="can be used by",
        ),
        pytest.param(
            "I/PRON/nsubj>see can/AUX:MD/aux>see see/VERB:VB=see Acme/PROPN/nsubj>using "
            "using/VERB:VBG=use/ccomp>see Orlan/PROPN/dobj>using",
            "using",
            Stance.SPECULATED,
            id="before one's mind",
        ),
        pytest.param(
            "I/PRON/nsubj>see see/VERB:VBP=see Acme/PROPN/nsubj>using "
            "using/VERB:VBG=use/ccomp>see Orlan/PROPN/dobj>using",
            "using",
            Stance.ASSERTED,
            id="before one's eyes",
        ),
        pytest.param(DEAL + "off/ADV/advmod>is", "buy", Stance.DENIED, id="the deal is off"),
        pytest.param(DEAL + "big/ADJ/acomp>is", "buy", Stance.PLANNED, id="the deal is big"),
        pytest.param(
            MET + " since/ADP/prep>met June/PROPN/pobj>since",
            "met",
            Stance.ASSERTED,
            id="since",
        ),
        pytest.param(MET, "met", Stance.DENIED, id="has not met"),
        pytest.param(SOLD, "sold", Stance.DENIED, id="has sold no more"),
        pytest.param(
            "Acme/PROPN/nsubjpass>reported was/AUX/auxpass>reported "
            "reported/VERB:VBN=report to/PART/aux>buy buy/VERB:VB=buy/xcomp>reported "
            "Orlan/PROPN/dobj>buy",
            "buy",
            Stance.REPORTED,
            id="was reported to buy",
        ),
        pytest.param(
            "Utopia/PROPN/nsubj>remain will/AUX:MD/aux>remain remain/VERB:VB=remain "
            "a/DET/det>partner partner/NOUN/attr>remain of/ADP/prep>partner X/PROPN/pobj>of",
            "partner",
            Stance.ASSERTED,
            id="will remain a partner",
        ),
        pytest.param(
            "Utopia/PROPN/nsubj>announce will/AUX:MD/aux>announce "
            "announce/VERB:VB=announce sanctions/NOUN:NNS=sanction/dobj>announce",
            "sanctions",
            Stance.PLANNED,
            id="will announce sanctions",
        ),
        pytest.param(
            "it/PRON/nsubj>avoid would/AUX:MD/aux>avoid avoid/VERB:VB=avoid "
            "tariffs/NOUN:NNS=tariff/dobj>avoid threatened/VERB:VBN=threaten/acl>tariffs",
            "tariffs",
            Stance.SPECULATED,
            id="would avoid threatened tariffs",
        ),
        pytest.param(
            "court/NOUN/nsubj>blocked blocked/VERB=block the/DET/det>merger "
            "merger/NOUN/dobj>blocked",
            "merger",
            Stance.DENIED,
            id="blocked the merger",
        ),
        pytest.param(
            "they/PRON/nsubj>want want/VERB:VBP=want her/PRON/nsubj>testify "
            "to/PART/aux>testify testify/VERB:VB=testify/ccomp>want "
            "about/ADP/prep>testify talks/NOUN:NNS=talk/pobj>about",
            "talks",
            Stance.ASSERTED,
            id="to testify about talks",
        ),
        pytest.param(
            "he/PRON/nsubj>denied denied/VERB=deny it/PRON/nsubj>had "
            "had/VERB=have/ccomp>denied a/DET/det>programme programme/NOUN/dobj>had "
            "to/PART/aux>build build/VERB:VB=build/acl>programme rockets/NOUN/dobj>build",
            "build",
            Stance.DENIED,
            id="denied that it had a programme to build",
        ),
    ],
)
def test_what_becomes_of_a_deed(text: str, word: str, told: Stance) -> None:
    """A deal that is off is none; what only is in the way of a deed denies nothing."""
    token = next(one for one in parsed(text) if one.text == word)
    assert stance(token) is told
