"""Who plays for which team."""

import pytest

from kg.extraction.patterns import patterns
from kg.model import Status
from tests.handmade import read, shown

REPORT = "goal/NOUN match/NOUN referee/NOUN halftime/NOUN touchdown/NOUN scored/VERB | "
ADA = "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/{}]"
OF_ACME = ["Ada Lovelace | member_of | Acme"]


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            "[ORG Acme/PROPN/compound>rusher] pass/NOUN/compound>rusher "
            f"rusher/NOUN/compound>Lovelace {ADA.format('nsubj>spoke')} spoke/VERB=speak",
            OF_ACME,
            id="a position before a name",
        ),
        pytest.param(
            f"{ADA.format('nsubj>spoke')} ,/PUNCT an/DET [ORG Acme/PROPN/compound>pitcher] "
            "pitcher/NOUN/appos>Lovelace ,/PUNCT spoke/VERB=speak",
            OF_ACME,
            id="behind it",
        ),
        pytest.param(
            "[ORG Acme/PROPN/compound>tools] tools/NOUN/dobj>sold a/DET/det>pitcher "
            f"pitcher/NOUN/compound>Lovelace {ADA.format('nsubj>sold')} sold/VERB=sell",
            [],
            id="an article between",
        ),
        pytest.param(
            f"{REPORT}{ADA.format('nsubj>scored')} scored/VERB=score as/SCONJ/mark>beat "
            "[ORG Acme/PROPN/nsubj>beat] beat/VERB=beat/advcl>scored "
            "[ORG Difference/PROPN/dobj>beat]",
            [*OF_ACME, "Acme | competes_with | Difference"],
            id="scored as the team won",
        ),
        pytest.param(
            f"{REPORT}[ORG Acme/PROPN/nsubj>won] won/VERB=win after/SCONJ/mark>scored "
            f"{ADA.format('nsubj>scored')} scored/VERB=score/advcl>won twice/ADV",
            OF_ACME,
            id="the team won after",
        ),
        pytest.param(
            f"{REPORT}[ORG Acme/PROPN/nsubj>lost] lost/VERB=lose after/SCONJ/mark>scored "
            f"{ADA.format('nsubj>scored')} scored/VERB=score/advcl>lost twice/ADV",
            [],
            id="of a team that lost nothing is said",
        ),
        pytest.param(
            f"{REPORT}{ADA.format('poss>goal')} 's/PART/case>Lovelace goal/NOUN/nsubj>gave "
            "gave/VERB=give [ORG Acme/PROPN/dative>gave] victory/NOUN/dobj>gave",
            OF_ACME,
            id="whose goal gave the team a victory",
        ),
        pytest.param(
            f"{ADA.format('poss>plan')} 's/PART/case>Lovelace plan/NOUN/nsubj>gave "
            "gave/VERB=give [ORG Acme/PROPN/dative>gave] victory/NOUN/dobj>gave",
            [],
            id="in no report of a match",
        ),
        pytest.param(
            f"{REPORT}{ADA.format('nsubj>wrote')} of/ADP/prep>Lovelace the/DET "
            "[ORG Leeds/PROPN/compound>Gazette Gazette/PROPN/pobj>of] wrote/VERB=write",
            ["Ada Lovelace | employed_by | Leeds Gazette"],
            id="a reporter of the match",
        ),
    ],
)
def test_players(text: str, facts: list[str]) -> None:
    assert sorted(set(shown(patterns(read(text))))) == sorted(facts)


def test_a_former_player_is_none_now() -> None:
    (fact,) = patterns(
        read(
            "former/ADJ/amod>pitcher [ORG Acme/PROPN/compound>pitcher] "
            f"pitcher/NOUN/compound>Lovelace {ADA.format('nsubj>spoke')} spoke/VERB=speak"
        )
    )
    assert fact.status is Status.FORMER
