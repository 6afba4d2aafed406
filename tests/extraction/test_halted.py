"""What is only halted, not done yet or asked for is no plain denial."""

import pytest

from kg.extraction.patterns import patterns
from kg.model import Stance
from tests.handmade import read

USED = "[ORG Acme/PROPN/nsubj>used] {} used/VERB:VBN=use {} [PRODUCT A380/PROPN/dobj>used] {}"
DEAL = (
    "{} [ORG Acme/PROPN/poss>purchase] 's/PART/case>Acme {} purchase/NOUN/dobj>block "
    "of/ADP/prep>purchase [ORG Zephyr/PROPN/pobj>of]"
)


def _stances(text: str, relation: str) -> set[Stance]:
    return {
        fact.evidence[0].stance for fact in patterns(read(text)) if fact.relation == relation
    }


@pytest.mark.parametrize(
    ("text", "stances"),
    [
        pytest.param(
            USED.format("not/PART:RB/neg>used", "", ""), {Stance.DENIED}, id="a denial"
        ),
        pytest.param(
            USED.format("not/PART:RB/neg>used", "yet/ADV/advmod>used", ""), set(), id="yet"
        ),
        pytest.param(
            USED.format("not/PART:RB/neg>used", "", "since/ADP/prep>used May/PROPN/pobj>since"),
            set(),
            id="since some day",
        ),
        pytest.param(
            USED.format("not/PART:RB/neg>used", "", "in/ADP/prep>used years/NOUN=year/pobj>in"),
            set(),
            id="in years",
        ),
        pytest.param(
            USED.format("not/PART:RB/neg>used", "", "for/ADP/prep>used maps/NOUN/pobj>for"),
            set(),
            id="not for one end",
        ),
        pytest.param(
            "the/DET/det>firms firms/NOUN/nsubj>urged urged/VERB=urge "
            "[ORG Acme/PROPN/dobj>urged] not/PART:RB/neg>use to/PART:TO/aux>use "
            "use/VERB:VB=use/xcomp>urged [PRODUCT A380/PROPN/dobj>use]",
            set(),
            id="asked not to",
        ),
        pytest.param(
            "there/PRON/expl>is is/VERB:VBZ=be no/DET/det>sign sign/NOUN/attr>is "
            "that/SCONJ/mark>used "
            + USED.format("", "", "").replace("VBN=use", "VBD=use/acl>sign"),
            set(),
            id="no sign of it",
        ),
        pytest.param(
            "could/AUX/aux>use [ORG Acme/PROPN/nsubj>use] use/VERB:VB=use "
            "[PRODUCT A380/PROPN/dobj>use] ?/PUNCT",
            set(),
            id="asked whether",
        ),
    ],
)
def test_uses(text: str, stances: set[Stance]) -> None:
    assert _stances(text, "uses") == stances


@pytest.mark.parametrize(
    ("text", "stances"),
    [
        pytest.param(
            "[ORG Orlan/PROPN/nsubj>blocked] blocked/VERB=block "
            + DEAL.format("", "").replace("dobj>block", "dobj>blocked"),
            {Stance.DENIED},
            id="blocked",
        ),
        pytest.param(
            "[ORG Orlan/PROPN/nsubj>moved] moved/VERB=move to/PART:TO/aux>block "
            "block/VERB:VB=block/xcomp>moved " + DEAL.format("", ""),
            set(),
            id="to be blocked",
        ),
        pytest.param(
            "[ORG Orlan/PROPN/nsubj>moved] moved/VERB=move to/PART:TO/aux>block "
            "block/VERB:VB=block/xcomp>moved "
            + DEAL.format("", "planned/VERB:VBN/amod>purchase"),
            {Stance.PLANNED},
            id="planned and to be blocked",
        ),
        pytest.param(
            "[ORG Acme/PROPN/poss>deal] 's/PART/case>Acme deal/NOUN/nsubj>is "
            "to/PART:TO/aux>buy buy/VERB:VB=buy/acl>deal [ORG Zephyr/PROPN/dobj>buy] "
            "is/AUX:VBZ=be off/ADV/advmod>is",
            {Stance.DENIED},
            id="off",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubjpass>reported] was/AUX/auxpass>reported "
            "reported/VERB:VBN=report to/PART:TO/aux>buying be/AUX:VB=be/aux>buying "
            "buying/VERB:VBG=buy/xcomp>reported [ORG Zephyr/PROPN/dobj>buying]",
            {Stance.REPORTED},
            id="reported to be",
        ),
        pytest.param(
            "[ORG Orlan/PROPN/nsubj>sold] sold/VERB=sell [ORG Zephyr/PROPN/dobj>sold] "
            "(/PUNCT later/ADV/advmod>bought bought/VERB:VBN=buy/acl>Zephyr "
            "by/ADP/agent>bought [ORG Acme/PROPN/pobj>by] )/PUNCT ,/PUNCT "
            "and/CCONJ/cc>Acme [ORG Roe/PROPN/conj>Acme]",
            {Stance.ASSERTED},
            id="a bracket ends a list",
        ),
    ],
)
def test_acquires(text: str, stances: set[Stance]) -> None:
    assert _stances(text, "acquires") == stances


def test_which_is_what_stands_before_it() -> None:
    text = (
        "[PERSON Ada/PROPN/nsubj>left] ,/PUNCT head/NOUN/appos>Ada of/ADP/prep>head "
        "[ORG Acme/PROPN/pobj>of] ,/PUNCT which/PRON:WDT/nsubj>makes "
        "makes/VERB:VBZ=make/relcl>Ada [PRODUCT A380/PROPN/dobj>makes] ,/PUNCT "
        "left/VERB=leave"
    )
    makers = [one.subject.name for one in patterns(read(text)) if one.relation == "develops"]
    assert makers == ["Acme"]


def test_who_is_let_do_several_things_does_all() -> None:
    text = (
        "[ORG Orlan/PROPN/nsubj>let] let/VERB:VBD=let [ORG Acme/PROPN/nsubj>write] "
        "write/VERB:VB=write/ccomp>let rules/NOUN/dobj>write ,/PUNCT "
        "build/VERB:VB=build/conj>let [PRODUCT A380/PROPN/dobj>build]"
    )
    makers = [one.subject.name for one in patterns(read(text)) if one.relation == "develops"]
    assert makers == ["Acme"]
