"""Seats in chambers and members "on" committees."""

import pytest

from kg.extraction.patterns import patterns
from tests.handmade import read

ADA = "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/{0}]"
SENATE = "[ORG Senate/PROPN/compound>seat]"
PANEL = "[ORG Budget/PROPN/compound>Committee Committee/PROPN/pobj>on]"


def _facts(text: str) -> list[tuple[str, str, str, str]]:
    return sorted(
        (one.subject.name, one.relation, one.object.name, str(one.status or ""))
        for one in patterns(read(text))
    )


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            f"they/PRON/nsubj>defend defend/VERB {ADA.format('poss>seat')} "
            f"'s/PART/case>Lovelace {SENATE} seat/NOUN/dobj>defend",
            [("Ada Lovelace", "member_of", "Senate", "current")],
            id="whose seat",
        ),
        pytest.param(
            f"he/PRON/nsubj>filled filled/VERB=fill {ADA.format('poss>seat')} "
            f"'s/PART/case>Lovelace {SENATE} seat/NOUN/dobj>filled",
            [("Ada Lovelace", "member_of", "Senate", "former")],
            id="a seat that another takes",
        ),
        pytest.param(
            f"the/DET {SENATE} seat/NOUN/nsubj>fell formerly/ADV/advmod>held "
            "held/VERB:VBN=hold/acl>seat by/ADP/agent>held "
            f"{ADA.format('pobj>by')} fell/VERB=fall",
            [("Ada Lovelace", "member_of", "Senate", "former")],
            id="held by",
        ),
        pytest.param(
            f"they/PRON/nsubj>saw saw/VERB {ADA.format('poss>seat')} 's/PART/case>Lovelace "
            "[ORG Boeing/PROPN/compound>seat] seat/NOUN/dobj>saw",
            [],
            id="a seat of another kind",
        ),
        pytest.param(
            f"{ADA.format('nsubj>spoke')} ,/PUNCT the/DET top/ADJ lawmaker/NOUN/appos>Lovelace "
            f"on/ADP/prep>lawmaker the/DET {PANEL} ,/PUNCT spoke/VERB=speak",
            [("Ada Lovelace", "member_of", "Budget Committee", "current")],
            id="on a committee",
        ),
        pytest.param(
            f"{ADA.format('nsubj>spoke')} ,/PUNCT a/DET lawmaker/NOUN/appos>Lovelace "
            "on/ADP/prep>lawmaker [ORG Boeing/PROPN/pobj>on] ,/PUNCT spoke/VERB=speak",
            [],
            id="on no committee",
        ),
        pytest.param(
            f"leader/NOUN/compound>Lovelace {ADA.format('nsubj>spoke')} of/ADP/prep>Lovelace "
            "the/DET ruling/VERB:VBG=rule/amod>Party [ORG Green/PROPN/compound>Party "
            "Party/PROPN/pobj>of] spoke/VERB=speak",
            [("Ada Lovelace", "member_of", "Green Party", "current")],
            id="of the ruling party",
        ),
    ],
)
def test_chambers(text: str, facts: list[tuple[str, str, str, str]]) -> None:
    assert _facts(text) == facts
