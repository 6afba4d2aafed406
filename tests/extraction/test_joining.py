"""Bodies that people join and bodies that employ them."""

import pytest

from kg.extraction.patterns import patterns
from tests.handmade import read, shown

ADA = "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/nsubj>{0}]"
MUSIC = (
    "The/DET band/NOUN/nsubj>wrote wrote/VERB=write a/DET song/NOUN/dobj>wrote "
    "for/ADP/prep>wrote "
    "an/DET album/NOUN/pobj>for with/ADP/prep>wrote its/PRON drummer/NOUN/pobj>with and/CCONJ "
    "singer/NOUN/conj>drummer"
)


def _facts(text: str) -> list[str]:
    return sorted(set(shown(patterns(read(text)))))


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            f"{ADA.format('joined')} joined/VERB=join [ORG Nokia/PROPN/dobj>joined] | {MUSIC}",
            ["Ada Lovelace | member_of | Nokia"],
            id="a band",
        ),
        pytest.param(
            f"{ADA.format('joined')} joined/VERB=join "
            f"[ORG Nokia/PROPN/compound>Records Records/PROPN/dobj>joined] | {MUSIC}",
            ["Ada Lovelace | employed_by | Nokia Records"],
            id="a label",
        ),
        pytest.param(
            f"{ADA.format('joined')} joined/VERB=join [ORG Nokia/PROPN/dobj>joined]",
            ["Ada Lovelace | employed_by | Nokia"],
            id="a firm",
        ),
        pytest.param(
            f"{ADA.format('joined')} joined/VERB=join the/DET [ORG Senate/PROPN/dobj>joined]",
            ["Ada Lovelace | member_of | Senate"],
            id="a chamber",
        ),
        pytest.param(
            f"{ADA.format('won')} won/VERB=win a/DET seat/NOUN/dobj>won "
            f"in/ADP/prep>seat the/DET "
            "[ORG Senate/PROPN/pobj>in]",
            ["Ada Lovelace | member_of | Senate"],
            id="won a seat",
        ),
        pytest.param(
            f"{ADA.format('spoke')} of/ADP/prep>Lovelace [GPE Spain/PROPN/poss>Bank] "
            "'s/PART/case>Spain [ORG Lima/PROPN/compound>Bank Bank/PROPN/pobj>of] "
            "spoke/VERB=speak",
            ["Ada Lovelace | employed_by | Lima Bank", "Lima Bank | located_in | Spain"],
            id="of what a country has",
        ),
        pytest.param(
            "Lead/ADJ/amod>author author/NOUN/compound>Lovelace "
            f"{ADA.format('spoke')} of/ADP/prep>Lovelace [ORG Nokia/PROPN/pobj>of] "
            "spoke/VERB=speak",
            ["Ada Lovelace | employed_by | Nokia"],
            id="the author of a study",
        ),
        pytest.param(
            f"{ADA.format('are')} and/CCONJ/cc>Lovelace [PERSON George/PROPN/compound>Byron "
            "Byron/PROPN/conj>Lovelace] are/AUX=be members/NOUN:NNS=member/attr>are "
            "of/ADP/prep>members the/DET [ORG Green/PROPN/compound>Party Party/PROPN/pobj>of]",
            [
                "Ada Lovelace | member_of | Green Party",
                "George Byron | member_of | Green Party",
            ],
            id="several are members",
        ),
        pytest.param(
            f"{ADA.format('spoke')} and/CCONJ/cc>Lovelace others/NOUN:NNS/conj>Lovelace "
            "in/ADP/prep>others the/DET [ORG Green/PROPN/compound>Party Party/PROPN/pobj>in] "
            "spoke/VERB=speak",
            ["Ada Lovelace | member_of | Green Party"],
            id="and others in a party",
        ),
    ],
)
def test_joining(text: str, facts: list[str]) -> None:
    assert _facts(text) == facts
