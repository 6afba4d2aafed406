"""What two countries do together by the words around their names."""

import pytest

from kg.extraction.learned.pacts import deed, is_done_to
from tests.handmade import parsed

CLOSE = (
    "Peru/PROPN/nsubj>are and/CCONJ/cc>Peru Chile/PROPN/conj>Peru are/AUX:VBP=be "
    "close/ADJ/acomp>are to/ADP/prep>close signing/VERB:VBG=sign/pcomp>to "
    "pacts/NOUN:NNS/dobj>signing"
)
WILLING = (
    "Peru/PROPN/nsubj>said said/VERB=say it/PRON/nsubj>was was/AUX=be/ccomp>said "
    "willing/ADJ/acomp>was to/PART:TO/aux>work work/VERB:VB/xcomp>willing with/ADP/prep>work "
    "Chile/PROPN/pobj>with"
)
HOPING = (
    "Peru/PROPN/nsubj>hoping and/CCONJ/cc>Peru Chile/PROPN/conj>Peru are/AUX:VBP/aux>hoping "
    "hoping/VERB:VBG=hope to/PART:TO/aux>sign sign/VERB:VB/xcomp>hoping"
)
SIGNED = "Peru/PROPN/nsubj>signed and/CCONJ/cc>Peru Chile/PROPN/conj>Peru signed/VERB=sign"
CALLED = (
    "Peru/PROPN/nsubj>called and/CCONJ/cc>Peru Chile/PROPN/conj>Peru called/VERB=call "
    "on/ADP/prep>called Norway/PROPN/pobj>on to/PART:TO/aux>keep keep/VERB:VB/advcl>called "
    "pacts/NOUN:NNS/dobj>keep"
)
SHUT = (
    "Peru/PROPN/nsubjpass>shut and/CCONJ/cc>Peru Chile/PROPN/conj>Peru would/AUX:MD/aux>shut "
    "be/AUX/auxpass>shut shut/VERB:VBN out/ADP/prt>shut after/ADP/prep>shut "
    "deals/NOUN/pobj>after"
)


@pytest.mark.parametrize(
    ("text", "word", "done"),
    [
        (CLOSE, "Peru", "signing"),
        (WILLING, "said", "work"),
        (HOPING, "Peru", "sign"),
        (SIGNED, "Peru", "signed"),
    ],
)
def test_what_two_are_willing_to_do_is_their_deed(text: str, word: str, done: str) -> None:
    doc = parsed(text)
    assert deed(next(token for token in doc if token.text == word)).text == done


@pytest.mark.parametrize(("text", "to"), [(CALLED, True), (SHUT, True), (SIGNED, False)])
def test_who_calls_on_a_third_does_nothing_with_each_other(text: str, *, to: bool) -> None:
    doc = parsed(text)
    assert is_done_to(next(token for token in doc if token.text == "Chile")) is to
