"""Who belongs to a body by a list of its members."""

import pytest

from kg.extraction.patterns import patterns
from tests.handmade import read, shown

BOTH = "[PERSON Ada/PROPN/dobj>include] and/CCONJ/cc>Ada [PERSON Eve/PROPN/conj>Ada]"
FIRMS = "[ORG Acme/PROPN/dobj>include] and/CCONJ/cc>Acme [ORG Zephyr/PROPN/conj>Acme]"


def _members(text: str) -> list[str]:
    return [one for one in shown(patterns(read(text))) if "member_of" in one]


@pytest.mark.parametrize(
    ("text", "members"),
    [
        pytest.param(
            "[ORG Roe/PROPN/poss>board] 's/PART/case>Roe board/NOUN/nsubj>include "
            f"include/VERB {BOTH}",
            ["Ada | member_of | Roe", "Eve | member_of | Roe"],
            id="whose board",
        ),
        pytest.param(
            "the/DET/det>board [ORG Roe/PROPN/compound>board] board/NOUN/nsubj>met ,/PUNCT "
            f"which/PRON/nsubj>include include/VERB/relcl>board {BOTH} ,/PUNCT met/VERB=meet",
            ["Ada | member_of | Roe", "Eve | member_of | Roe"],
            id="a board with a clause",
        ),
        pytest.param(
            "members/NOUN:NNS=member/nsubj>include of/ADP/prep>members [ORG Roe/PROPN/pobj>of] "
            f"include/VERB {FIRMS}",
            ["Acme | member_of | Roe", "Zephyr | member_of | Roe"],
            id="members of",
        ),
        pytest.param(
            "the/DET/det>consortium [ORG Roe/PROPN/compound>consortium] "
            f"consortium/NOUN/nsubj>include include/VERB {FIRMS}",
            ["Acme | member_of | Roe", "Zephyr | member_of | Roe"],
            id="a consortium",
        ),
        pytest.param(
            "the/DET/det>board [ORG Roe/PROPN/compound>board] board/NOUN/nsubj>include "
            f"does/AUX/aux>include not/PART/neg>include include/VERB {BOTH}",
            [],
            id="who is not of it",
        ),
        pytest.param(
            "[ORG Roe/PROPN/poss>clients] 's/PART/case>Roe "
            f"clients/NOUN:NNS=client/nsubj>include include/VERB {FIRMS}",
            [],
            id="clients are no members",
        ),
        pytest.param(
            "members/NOUN:NNS=member/nsubj>fell of/ADP/prep>members [ORG Zephyr/PROPN/pobj>of] "
            "including/VERB:VBG=include/prep>members [ORG Acme/PROPN/compound>drivers] "
            "drivers/NOUN:NNS=driver/pobj>including fell/VERB",
            [],
            id="whose people only are of it",
        ),
    ],
)
def test_rosters(text: str, members: list[str]) -> None:
    """Lists of members say who belongs to a body."""
    assert _members(text) == members
