"""Whoever the lines below a story introduce as its writers is no actor in it."""

import pytest

from kg.extraction.sifting.authornotes import noted
from tests.handmade import read

STORY = " | ".join(
    f"[ORG Nokia/PROPN/nsubj>sued] sued/VERB=sue [ORG {name}/PROPN/dobj>sued] ./PUNCT"
    for name in ("Acme", "Bosch", "Dell", "Eni", "Fiat", "Gap")
)
BREAK = " \\n\\n/SPACE"
WRITER = (
    "[PERSON Jane/PROPN/compound>Doe Doe/PROPN/nsubj>is] is/AUX=be a/DET/det>fellow "
    "fellow/NOUN/attr>is and/CCONJ/cc>fellow a/DET/det>writer writer/NOUN/conj>fellow "
    "at/ADP/prep>writer [ORG Herald/PROPN/pobj>at] ./PUNCT"
)
BEAT = (
    "[PERSON Jane/PROPN/compound>Doe Doe/PROPN/nsubj>covers] covers/VERB:VBZ=cover "
    "trade/NOUN/dobj>covers for/ADP/prep>covers [ORG Herald/PROPN/pobj>for] ./PUNCT"
)
SENT = (
    "AP/PROPN/compound>correspondent correspondent/NOUN/compound>Doe "
    "[PERSON Jane/PROPN/compound>Doe Doe/PROPN/nsubj>reported] reported/VERB=report "
    "from/ADP/prep>reported [GPE Rome/PROPN/pobj>from] ./PUNCT"
)
SINCE = (
    "[PERSON Jane/PROPN/compound>Doe Doe/PROPN/nsubj>worked] has/AUX/aux>worked "
    "worked/VERB=work as/ADP/prep>worked a/DET/det>reporter reporter/NOUN/pobj>as for/ADP/prep>"
    "worked [ORG Herald/PROPN/pobj>for] ./PUNCT"
)
LEADS = (
    "[PERSON Jane/PROPN/compound>Doe Doe/PROPN/nsubj>is] is/AUX=be a/DET/det>director "
    "director/NOUN/attr>is at/ADP/prep>director [ORG Herald/PROPN/pobj>at] ./PUNCT"
)
MET = (
    "[ORG Nokia/PROPN/nsubj>met] met/VERB=meet [PERSON Jane/PROPN/compound>Doe "
    "Doe/PROPN/dobj>met] ./PUNCT"
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param(f"{STORY}{BREAK} | {WRITER}", {"Jane Doe"}, id="a writer's life"),
        pytest.param(f"{STORY}{BREAK} | {BEAT}", {"Jane Doe"}, id="a beat"),
        pytest.param(f"{STORY}{BREAK} | {SENT}", {"Jane Doe"}, id="where she reported from"),
        pytest.param(f"{STORY}{BREAK} | {SINCE}", {"Jane Doe"}, id="since when she writes"),
        pytest.param(f"{STORY}{BREAK} | {LEADS}", set(), id="who is no writer"),
        pytest.param(f"{STORY} | {WRITER}", set(), id="in the story's last paragraph"),
        pytest.param(f"{STORY} | {MET}{BREAK} | {WRITER}", set(), id="the story names her"),
        pytest.param(f"{LEADS}{BREAK} | {WRITER}", set(), id="a text about her"),
    ],
)
def test_noted(text: str, names: set[str]) -> None:
    assert noted(read(text)) == names
