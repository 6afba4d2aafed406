"""Deeds of the law that nouns say, judges by their title, and who signs for a country."""

import pytest

from kg.extraction.patterns import patterns
from tests.handmade import read, shown

COURT = "[ORG Leeds/PROPN/compound>Court Court/PROPN/nsubj>{0}]"
ARREST = "the/DET arrest/NOUN/dobj>{0} of/ADP/prep>arrest "
ADA = "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/{0}]"


def _facts(text: str) -> list[str]:
    found = shown(patterns(read(text)))
    return sorted(one for one in found if "restricts" in one or "partners_with" in one)


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            COURT.format("sought")
            + " sought/VERB=seek "
            + ARREST.format("sought")
            + ADA.format("pobj>of"),
            ["Leeds Court | restricts | Ada Lovelace"],
            id="who seeks an arrest",
        ),
        pytest.param(
            COURT.format("extended")
            + " extended/VERB=extend "
            + ADA.format("poss>detention")
            + " 's/PART/case>Lovelace detention/NOUN/dobj>extended",
            ["Leeds Court | restricts | Ada Lovelace"],
            id="whose detention is extended",
        ),
        pytest.param(
            "[GPE Peru/PROPN/poss>detention] 's/PART/case>Peru detention/NOUN/nsubj>ended "
            "of/ADP/prep>detention " + ADA.format("pobj>of") + " ended/VERB=end",
            ["Peru | restricts | Ada Lovelace"],
            id="a country's detention of somebody",
        ),
        pytest.param(
            "[ORG Nokia/PROPN/nsubj>announced] announced/VERB=announce the/DET closure/NOUN/"
            "dobj>announced of/ADP/prep>closure [ORG Boeing/PROPN/pobj>of]",
            [],
            id="a firm that announces a closure",
        ),
        pytest.param(
            ADA.format("nsubj>announced")
            + " announced/VERB=announce "
            + ARREST.format("announced")
            + "[PERSON William/PROPN/compound>King King/PROPN/pobj>of]",
            [],
            id="who announces an arrest made none",
        ),
        pytest.param(
            COURT.format("criticised")
            + " criticised/VERB=criticise "
            + ARREST.format("criticised")
            + ADA.format("pobj>of"),
            [],
            id="who criticises an arrest",
        ),
        pytest.param(
            COURT.format("ordered") + " ordered/VERB=order the/DET arrest/NOUN/dobj>ordered "
            "of/ADP/prep>arrest protesters/NOUN:NNS=protester/pobj>of",
            [],
            id="nobody who is named",
        ),
        pytest.param(
            "a/DET jury/NOUN/nsubj>found from/ADP/prep>jury [GPE Leeds/PROPN/pobj>from] "
            "found/VERB=find "
            + ADA.format("dobj>found")
            + " guilty/ADJ/oprd>found of/ADP/prep>guilty theft/NOUN/pobj>of",
            ["Leeds | restricts | Ada Lovelace"],
            id="found guilty",
        ),
        pytest.param(
            "a/DET jury/NOUN/nsubj>found from/ADP/prep>jury [GPE Leeds/PROPN/pobj>from] "
            "found/VERB=find " + ADA.format("dobj>found") + " innocent/ADJ/oprd>found",
            [],
            id="found innocent",
        ),
        pytest.param(
            "judge/NOUN/compound>Lovelace for/ADP/prep>judge the/DET district/NOUN/pobj>for "
            + ADA.format("nsubj>ordered")
            + " ordered/VERB=order [ORG Nokia/PROPN/dobj>ordered] to/PART:TO/aux>publish "
            "publish/VERB:VB/xcomp>ordered it/PRON/dobj>publish",
            ["Ada Lovelace | restricts | Nokia"],
            id="a judge for a district",
        ),
        pytest.param(
            "the/DET [ORG Leeds/PROPN/compound>Court Court/PROPN/poss>case] 's/PART/case>Court "
            "case/NOUN/nsubj>ended against/ADP/prep>case [GPE Peru/PROPN/pobj>against] "
            "ended/VERB=end",
            [],
            id="a court's case is somebody else's",
        ),
        pytest.param(
            "[GPE Peru/PROPN/nsubj>expelled] expelled/VERB=expel representatives/NOUN:NNS="
            "representative/dobj>expelled of/ADP/prep>representatives "
            "[ORG Nokia/PROPN/pobj>of]",
            ["Peru | restricts | Nokia"],
            id="the representatives of a body",
        ),
        pytest.param(
            "[NORP Peruvian/ADJ/amod>president] president/NOUN/compound>Lovelace "
            + ADA.format("nsubj>signed")
            + " and/CCONJ/cc>Lovelace [NORP Libyan/ADJ/amod>premier] "
            "premier/NOUN/compound>King [PERSON William/PROPN/compound>King "
            "King/PROPN/conj>Lovelace] signed/VERB=sign a/DET treaty/NOUN/dobj>signed",
            ["Peru | partners_with | Libya"],
            id="who signs for countries",
        ),
        pytest.param(
            "[NORP Peruvian/ADJ/amod>singer] singer/NOUN/compound>Lovelace "
            + ADA.format("nsubj>signed")
            + " signed/VERB=sign a/DET deal/NOUN/dobj>signed with/ADP/prep>deal "
            "[ORG Nokia/PROPN/pobj>with]",
            [],
            id="who signs for herself",
        ),
        pytest.param(
            "[ORG Nokia/PROPN/nsubj>formed] and/CCONJ/cc>Nokia [ORG Boeing/PROPN/conj>Nokia] "
            "formed/VERB=form a/DET coalition/NOUN/compound>government "
            "government/NOUN/dobj>formed",
            ["Nokia | partners_with | Boeing"],
            id="a coalition government",
        ),
        pytest.param(
            "[ORG Leeds/PROPN/compound>Court Court/PROPN/compound>issues] "
            "issues/NOUN:NNS=issue/nsubj>arrest arrest/VERB:VBP=arrest "
            "warrants/NOUN:NNS=warrant/dobj>arrest against/ADP/prep>warrants "
            + ADA.format("pobj>against"),
            ["Leeds Court | restricts | Ada Lovelace"],
            id="issues read as a noun and arrest as the verb",
        ),
        pytest.param(
            "[ORG Leeds/PROPN/compound>Court Court/PROPN/compound>requests] "
            "requests/NOUN:NNS=request arrest/NOUN/compound>warrants warrants/NOUN:NNS=warrant/"
            "dobj>requests for/ADP/prep>requests " + ADA.format("pobj>for"),
            ["Leeds Court | restricts | Ada Lovelace"],
            id="requests read as a noun with an object",
        ),
        pytest.param(
            "[ORG Leeds/PROPN/compound>Court Court/PROPN/compound>officers] "
            "officers/NOUN:NNS=officer/nsubj>arrest arrest/VERB:VBP=arrest warrants/NOUN:NNS="
            "warrant/dobj>arrest against/ADP/prep>warrants " + ADA.format("pobj>against"),
            [],
            id="officers issue nothing",
        ),
        pytest.param(
            "[ORG Interpol/PROPN/nsubj>arrests] arrests/VERB:VBZ=arrest/compound>Lovelace "
            "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/dobj>spoke] spoke/VERB=speak",
            ["Interpol | restricts | Ada Lovelace"],
            id="a verb that is read as part of a name",
        ),
        pytest.param(
            "a/DET federal/ADJ/amod>jury jury/NOUN/nsubj>convicted in/ADP/prep>jury "
            "[GPE Leeds/PROPN/pobj>in] convicted/VERB=convict " + ADA.format("dobj>convicted"),
            [],
            id="a federal jury is not the city's",
        ),
        pytest.param(
            "[GPE Peru/PROPN/nsubj>froze] froze/VERB=freeze the/DET assets/NOUN:NNS=asset/"
            "dobj>froze of/ADP/prep>assets [ORG Nokia/PROPN/pobj>of]",
            ["Peru | restricts | Nokia"],
            id="the assets of somebody",
        ),
        pytest.param(
            "[GPE Peru/PROPN/nsubj>suspended] suspended/VERB=suspend [ORG Nokia/PROPN/poss>"
            "broadcasts] 's/PART/case>Nokia broadcasts/NOUN:NNS=broadcast/dobj>suspended",
            ["Peru | restricts | Nokia"],
            id="somebody's broadcasts",
        ),
        pytest.param(
            "[ORG Nokia/PROPN/nsubj>suspended] suspended/VERB=suspend its/PRON/poss>operations "
            "operations/NOUN:NNS=operation/dobj>suspended in/ADP/prep>operations "
            "[GPE Peru/PROPN/pobj>in]",
            [],
            id="one's own operations",
        ),
    ],
)
def test_custody(text: str, facts: list[str]) -> None:
    assert _facts(text) == facts


def test_who_takes_over_the_management_does_not_buy() -> None:
    assert not shown(
        patterns(
            read(
                "[ORG Nokia/PROPN/nsubj>took] took/VERB=take over/ADP:RP/prt>took the/DET "
                "management/NOUN/dobj>took of/ADP/prep>management [ORG Boeing/PROPN/pobj>of]"
            )
        )
    )
