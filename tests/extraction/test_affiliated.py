"""Whose a party is: "his party, Y", "the Y of X", who was expelled, lawmakers of parties."""

import pytest

from kg.extraction.patterns import patterns
from tests.handmade import read, shown

ADA = "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/{0}]"
GREENS = "[ORG Green/PROPN/compound>Party Party/PROPN/{0}]"
MEMBER = "Ada Lovelace | member_of | Green Party"


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            f"the/DET/det>Party {GREENS.format('nsubj>won')} of/ADP/prep>Party "
            f"former/ADJ/amod>Lovelace mayor/NOUN/compound>Lovelace {ADA.format('pobj>of')} "
            "won/VERB=win",
            [MEMBER],
            id="the party of somebody",
        ),
        pytest.param(
            "the/DET/det>Nokia [ORG Nokia/PROPN/nsubj>won] of/ADP/prep>Nokia "
            f"{ADA.format('pobj>of')} won/VERB=win",
            [],
            id="the firm of somebody",
        ),
        pytest.param(
            f"{ADA.format('poss>party')} 's/PART/case>Lovelace party/NOUN/nsubj>won "
            f",/PUNCT/punct>party the/DET/det>Union [ORG Acme/PROPN/compound>Union "
            "Union/PROPN/appos>party] ,/PUNCT/punct>party won/VERB=win",
            ["Ada Lovelace | member_of | Acme Union"],
            id="somebody's party",
        ),
        pytest.param(
            "following/VERB:VBG/prep>spoke his/PRON:PRP$/poss>Party "
            f"{GREENS.format('poss>win')} 's/PART/case>Party win/NOUN/pobj>following "
            f",/PUNCT/punct>spoke {ADA.format('nsubj>spoke')} spoke/VERB=speak",
            [MEMBER],
            id="his party before the name",
        ),
        pytest.param(
            "[PERSON Bongbong/PROPN/compound>Marcos Marcos/PROPN/nsubj>won] won/VERB=win | "
            "after/ADP/prep>resigned his/PRON:PRP$/poss>party party/NOUN/pobj>after "
            f",/PUNCT/punct>party the/DET/det>Party {GREENS.format('appos>party')} "
            f",/PUNCT/punct>resigned {ADA.format('nsubj>resigned')} resigned/VERB=resign",
            [MEMBER],
            id="whose party an opening phrase speaks of",
        ),
        pytest.param(
            f"senior/ADJ/amod>figures figures/NOUN:NNS/nsubj>met of/ADP/prep>figures "
            f"the/DET/det>Party {GREENS.format('pobj>of')} ,/PUNCT/punct>figures "
            f"including/VERB:VBG/prep>figures {ADA.format('pobj>including')} met/VERB=meet",
            [MEMBER],
            id="figures of a party",
        ),
        pytest.param(
            f"{ADA.format('nsubjpass>expelled')} was/AUX:VBD=be/auxpass>expelled "
            "expelled/VERB:VBN=expel from/ADP/prep>expelled the/DET/det>Party "
            f"{GREENS.format('pobj>from')}",
            [MEMBER, "Green Party | restricts | Ada Lovelace"],
            id="expelled",
        ),
        pytest.param(
            "[ORG BJP/PROPN/compound>Lovelace] lawmaker/NOUN/compound>Lovelace "
            f"{ADA.format('nsubj>spoke')} spoke/VERB=speak",
            ["Ada Lovelace | member_of | BJP"],
            id="a party's lawmaker",
        ),
        pytest.param(
            "[ORG National/PROPN/compound>Assembly Assembly/PROPN/compound>Lovelace] "
            f"lawmaker/NOUN/compound>Lovelace {ADA.format('nsubj>spoke')} spoke/VERB=speak",
            ["Ada Lovelace | holds_position | National Assembly | lawmaker"],
            id="a chamber's lawmaker",
        ),
        pytest.param(
            "[ORG Labour/PROPN/poss>secretary] 's/PART/case>Labour health/NOUN/"
            f"compound>secretary secretary/NOUN/compound>Lovelace {ADA.format('nsubj>spoke')} "
            "spoke/VERB=speak",
            ["Ada Lovelace | member_of | Labour"],
            id="a state's post beside a party",
        ),
        pytest.param(
            f"{ADA.format('nsubj>spoke')} ,/PUNCT from/ADP/prep>Lovelace [ORG "
            "Acme/PROPN/compound>Aid Aid/PROPN/pobj>from] ,/PUNCT spoke/VERB=speak",
            ["Ada Lovelace | employed_by | Acme Aid"],
            id="between commas",
        ),
        pytest.param(
            f"{ADA.format('nsubj>spoke')} ,/PUNCT from/ADP/prep>Lovelace [ORG "
            "Acme/PROPN/compound>Aid Aid/PROPN/compound>week] week/NOUN/pobj>from ,/PUNCT "
            "spoke/VERB=speak",
            [],
            id="what only says which week",
        ),
        pytest.param(
            f"{ADA.format('nsubj>spoke')} of/ADP/prep>Lovelace the/DET/det>band "
            "band/NOUN/pobj>of [ORG Acme/PROPN/appos>band] spoke/VERB=speak",
            ["Ada Lovelace | member_of | Acme"],
            id="of the band",
        ),
        pytest.param(
            f"{ADA.format('nsubj>spoke')} of/ADP/prep>Lovelace the/DET/det>coalition "
            "[ORG Acme/PROPN/compound>coalition] coalition/NOUN/pobj>of spoke/VERB=speak",
            ["Ada Lovelace | member_of | Acme"],
            id="of the coalition",
        ),
        pytest.param(
            "[ORG Acme/PROPN/poss>Lovelace] 's/PART/case>Acme "
            f"{ADA.format('nsubj>leads')} leads/VERB:VBZ=lead the/DET/det>election "
            "election/NOUN/dobj>leads",
            ["Ada Lovelace | member_of | Acme"],
            id="in a race",
        ),
        pytest.param(
            f"we/PRON/nsubj>hosted hosted/VERB=host {ADA.format('dobj>hosted')} "
            "from/ADP/prep>hosted [ORG Acme/PROPN/pobj>from]",
            ["Ada Lovelace | employed_by | Acme"],
            id="a guest from a firm",
        ),
        pytest.param(
            f"they/PRON/nsubj>moved moved/VERB=move {ADA.format('dobj>moved')} "
            "from/ADP/prep>moved [ORG Acme/PROPN/pobj>from]",
            [],
            id="moved from a firm",
        ),
        pytest.param(
            f"{ADA.format('nsubj>announced')} announced/VERB=announce the/DET/det>creation "
            "creation/NOUN/dobj>announced of/ADP/prep>creation the/DET/det>Office "
            "[ORG Ship/PROPN/compound>Office Office/PROPN/pobj>of]",
            ["Ada Lovelace | founded | Ship Office"],
            id="announced the creation",
        ),
        pytest.param(
            "the/DET/det>Unit [ORG National/PROPN/compound>Unit Unit/PROPN/nsubj>works] "
            "(/PUNCT/punct>Unit NU/PROPN/appos>Unit )/PUNCT/punct>Unit "
            "at/ADP/prep>Unit the/DET/det>Commission [ORG Acme/PROPN/compound>Commission "
            "Commission/PROPN/pobj>at] works/VERB:VBZ=work",
            ["National Unit | part_of | Acme Commission"],
            id="a unit at a body, shortened in brackets",
        ),
        pytest.param(
            f"President/PROPN/compound>Lovelace {ADA.format('nsubj>told')} told/VERB=tell "
            "Chancellor/PROPN/compound>Byron [PERSON George/PROPN/compound>Byron "
            "Byron/PROPN/dobj>told]",
            ["Ada Lovelace | meets | George Byron"],
            id="who tell each other",
        ),
        pytest.param(
            f"{ADA.format('nsubj>told')} told/VERB=tell "
            "Chancellor/PROPN/compound>Byron [PERSON George/PROPN/compound>Byron "
            "Byron/PROPN/dobj>told]",
            [],
            id="who tells may do so from afar",
        ),
    ],
)
def test_affiliations(text: str, facts: list[str]) -> None:
    assert sorted(set(shown(patterns(read(text))))) == facts
