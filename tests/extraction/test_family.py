"""Family ties: who is listed, whose kin a noun without an owner is, couples."""

import pytest

from kg.extraction.patterns import patterns
from tests.handmade import read, shown

ADA = "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/{0}]"
BYRON = "[PERSON George/PROPN/compound>Byron Byron/PROPN/{0}]"
KING = "[PERSON William/PROPN/compound>King King/PROPN/{0}]"


def _facts(text: str) -> list[str]:
    return sorted(set(shown(patterns(read(text)))))


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            f"{ADA.format('poss>sons')} 's/PART/case>Lovelace "
            f"sons/NOUN:NNS=son/nsubj>spoke {BYRON.format('appos>sons')} and/CCONJ/cc>Byron "
            f"{KING.format('conj>Byron')} spoke/VERB=speak",
            [
                "George Byron | child_of | Ada Lovelace",
                "William King | child_of | Ada Lovelace",
            ],
            id="each of a list",
        ),
        pytest.param(
            f"{ADA.format('nsubjpass>survived')} is/AUX/auxpass>survived "
            "survived/VERB:VBN=survive by/ADP/agent>survived husband/NOUN/compound>King "
            f"{KING.format('pobj>by')}",
            ["William King | spouse_of | Ada Lovelace"],
            id="survived by",
        ),
        pytest.param(
            f"{ADA.format('nsubjpass>survived')} is/AUX/auxpass>survived "
            "survived/VERB:VBN=survive by/ADP/agent>survived her/PRON/poss>husband "
            f"husband/NOUN/pobj>by ,/PUNCT {KING.format('appos>husband')} ,/PUNCT "
            f"and/CCONJ/cc>King "
            f"sons/NOUN:NNS=son/conj>King ,/PUNCT {BYRON.format('appos>sons')}",
            [
                "George Byron | child_of | Ada Lovelace",
                "William King | spouse_of | Ada Lovelace",
            ],
            id="survived by several kinds of kin",
        ),
        pytest.param(
            f"{ADA.format('poss>widow')} 's/PART/case>Lovelace widow/NOUN/nsubj>spoke "
            f"and/CCONJ/cc>widow daughter/NOUN/conj>widow {KING.format('appos>widow')} "
            "spoke/VERB=speak",
            ["William King | child_of | Ada Lovelace"],
            id="the last of two nouns is named",
        ),
        pytest.param(
            f"{ADA.format('poss>Brother')} 's/PART/case>Lovelace [PERSON Wolf/PROPN/"
            "compound>Brother Brother/PROPN/nsubj>sold] sold/VERB=sell",
            [],
            id="kin in a name",
        ),
        pytest.param(
            f"{ADA.format('dobj>met')} ,/PUNCT daughter/NOUN/appos>Lovelace of/ADP/"
            f"prep>daughter {BYRON.format('pobj>of')} and/CCONJ {KING.format('conj>Byron')} "
            ",/PUNCT 27/NUM/appos>King ,/PUNCT met/VERB=meet",
            ["Ada Lovelace | child_of | George Byron"],
            id="the next one of a list has an age",
        ),
        pytest.param(
            f"{ADA.format('nsubj>met')} met/VERB=meet husband/NOUN/compound>King "
            f"{KING.format('dobj>met')}",
            ["Ada Lovelace | meets | William King"],
            id="a husband of nobody",
        ),
        pytest.param(
            f"{ADA.format('nsubj>had')} had/VERB=have one/NUM child/NOUN/dobj>had ,/PUNCT "
            f"{BYRON.format('appos>child')}",
            ["George Byron | child_of | Ada Lovelace"],
            id="had a child",
        ),
        pytest.param(
            f"{ADA.format('nsubj>had')} had/VERB=have three/NUM "
            f"children/NOUN:NNS=child/dobj>had "
            f"including/VERB:VBG=include/prep>children {BYRON.format('pobj>including')}",
            ["George Byron | child_of | Ada Lovelace"],
            id="one of several",
        ),
        pytest.param(
            f"{ADA.format('poss>husband')} 's/PART/case>Lovelace husband/NOUN/nsubj>spoke "
            f"Prime/PROPN/compound>Minister Minister/PROPN/appos>husband "
            f"{KING.format('dep>spoke')} spoke/VERB=speak",
            ["William King | spouse_of | Ada Lovelace"],
            id="a title before the name",
        ),
        pytest.param(
            f"{ADA.format('poss>ex')} 's/PART/case>Lovelace ex/NOUN/nsubj>spoke "
            f"-/PUNCT/punct>ex "
            f"husband/NOUN/appos>ex {KING.format('appos>husband')} spoke/VERB=speak",
            ["William King | spouse_of | Ada Lovelace"],
            id="ex-husband",
        ),
        pytest.param(
            f"{ADA.format('poss>parents')} 's/PART/case>Lovelace "
            f"parents/NOUN:NNS=parent/nsubj>spoke ,/PUNCT {BYRON.format('appos>parents')} "
            f"and/CCONJ/cc>Byron {KING.format('conj>Byron')} spoke/VERB=speak",
            [
                "Ada Lovelace | child_of | George Byron",
                "Ada Lovelace | child_of | William King",
                "George Byron | related_to | William King",
            ],
            id="both parents",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/nsubj>spoke] and/CCONJ/cc>Ada [PERSON "
            "George/PROPN/compound>Byron "
            "Byron/PROPN/conj>Ada] spoke/VERB=speak | "
            "[PERSON Ada/PROPN/compound>King King/PROPN/nsubj>left] left/VERB=leave",
            [],
            id="two people of two names",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/nsubj>spoke] and/CCONJ/cc>Ada "
            "[PERSON William/PROPN/compound>King King/PROPN/conj>Ada] spoke/VERB=speak | "
            "[PERSON Ada/PROPN/compound>King King/PROPN/nsubj>left] left/VERB=leave",
            ["Ada King | related_to | William King"],
            id="a couple of one name",
        ),
    ],
)
def test_family(text: str, facts: list[str]) -> None:
    assert _facts(text) == facts
