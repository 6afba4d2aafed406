"""Who plays or competes against whom; the names of countries as those of their teams."""

import pytest

from kg.extraction.patterns import patterns
from kg.extraction.sifting.tenable import tenable
from tests.handmade import read, shown

REPORT = (
    " | The/DET referee/NOUN saw/VERB=see a/DET goal/NOUN and/CCONJ the/DET captain/NOUN "
    "of/ADP the/DET squad/NOUN praised/VERB=praise a/DET header/NOUN in/ADP the/DET cup/NOUN"
)
"""A sentence that makes its article a report of a match."""

PERU = "[GPE Peru/PROPN/nsubj>{0}] {0}/VERB={1} "


def _rivals(text: str) -> list[str]:
    facts = sorted(shown(patterns(read(text))))
    return [fact for fact in facts if "competes_with" in fact]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            PERU.format("beat", "beat") + "[GPE Chile/PROPN/dobj>beat] 2/NUM/nummod>Chile",
            id="beat",
        ),
        pytest.param(
            PERU.format("lost", "lose") + "to/ADP/prep>lost [GPE Chile/PROPN/pobj>to]",
            id="lost to",
        ),
        pytest.param(
            PERU.format("eased", "ease") + "past/ADP/prep>eased [GPE Chile/PROPN/pobj>past]",
            id="eased past",
        ),
        pytest.param(
            PERU.format("booked", "book") + "its/PRON/poss>spot spot/NOUN/dobj>booked "
            "with/ADP/prep>booked a/DET/det>win win/NOUN/pobj>with over/ADP/prep>win "
            "[GPE Chile/PROPN/pobj>over]",
            id="with a win over",
        ),
        pytest.param(
            "[GPE Peru/PROPN/poss>rout] 's/PART/case>Peru rout/NOUN/nsubj>was "
            "of/ADP/prep>rout [GPE Chile/PROPN/pobj>of] was/VERB=be enough/ADJ/acomp>was",
            id="a rout of",
        ),
        pytest.param(
            PERU.format("returns", "return") + "on/ADP/prep>returns Friday/PROPN/pobj>on "
            "against/ADP/prep>returns [GPE Chile/PROPN/pobj>against]",
            id="whatever a team does against another",
        ),
        pytest.param(
            PERU.format("returns", "return") + "against/ADP/prep>returns "
            "defending/VERB:VBG=defend/pcomp>against champions/NOUN:NNS/compound>Chile "
            "[GPE Chile/PROPN/dobj>defending]",
            id="against a defending champion",
        ),
        pytest.param(
            PERU.format("got", "get") + "a/DET/det>draw draw/NOUN/dobj>got at/ADP/prep>draw "
            "[GPE Chile/PROPN/pobj>at]",
            id="a draw at a country's",
        ),
        pytest.param(
            "[GPE Peru/PROPN/nsubj>drew] and/CCONJ/cc>Peru [GPE Chile/PROPN/conj>Peru] "
            "drew/VERB=draw in/ADP/prep>drew Lima/PROPN/pobj>in",
            id="two that drew",
        ),
        pytest.param(
            "[GPE Peru/PROPN] v/ADP/prep>Peru [GPE Chile/PROPN/pobj>v]",
            id="v in a report of a match",
        ),
    ],
)
def test_teams_that_play(text: str) -> None:
    pairs = {"Chile | competes_with | Peru", "Peru | competes_with | Chile"}
    assert pairs & set(_rivals(text + REPORT))
    assert not _rivals(text)  # outside of sport these are countries


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "[PERSON Lovelace/PROPN/nsubj>scored] scored/VERB=score against/ADP/prep>scored "
            "[GPE Chile/PROPN/pobj>against]",
            id="a player against a team",
        ),
        pytest.param(
            PERU.format("won", "win") + "a/DET/det>draw draw/NOUN/dobj>won at/ADP/prep>draw "
            "[GPE Harrogate/PROPN/pobj>at]",
            id="a draw at a town's, which may be a ground",
        ),
        pytest.param(
            PERU.format("went", "go") + "to/ADP/prep>went [GPE Chile/PROPN/pobj>to]",
            id="went to",
        ),
        pytest.param(
            "their/PRON/poss>loss loss/NOUN/nsubj>hurt to/ADP/prep>loss "
            "[GPE Chile/PROPN/pobj>to] hurt/VERB=hurt [GPE Peru/PROPN/dobj>hurt]",
            id="somebody else's loss",
        ),
    ],
)
def test_no_match_of_two_teams(text: str) -> None:
    assert not _rivals(text + REPORT)


def test_firms_compete_outside_of_sport_too() -> None:
    won = (
        "[ORG Nokia/PROPN/nsubj>celebrated] celebrated/VERB=celebrate a/DET/det>victory "
        "victory/NOUN/dobj>celebrated over/ADP/prep>victory [ORG Ericsson/PROPN/pobj>over]"
    )
    assert _rivals(won) == ["Nokia | competes_with | Ericsson"]
    assert _rivals("[ORG Nokia/PROPN] vs./ADP/prep>Nokia [ORG Ericsson/PROPN/pobj>vs.]") == [
        "Nokia | competes_with | Ericsson"
    ]
    assert not _rivals(
        "[ORG Nokia/PROPN/nsubj>cut] cut/VERB=cut ties/NOUN:NNS=tie/dobj>cut with/ADP/"
        "prep>ties [ORG Ericsson/PROPN/pobj>with]"
    )
    # "X v. Y" is the name of a case, and who "sailed past" whom is seldom a contest.
    assert not _rivals("[ORG Nokia/PROPN] v./ADP/prep>Nokia [ORG Ericsson/PROPN/pobj>v.]")
    assert not _rivals(
        "[ORG Nokia/PROPN/nsubj>sailed] sailed/VERB=sail past/ADP/prep>sailed "
        "[ORG Ericsson/PROPN/pobj>past]"
    )


def test_towns_may_have_several_teams() -> None:
    """Of a country there is one team in a sport."""
    text = "[GPE {}/PROPN/nsubj>beat] beat/VERB=beat [GPE {}/PROPN/dobj>beat]" + REPORT
    for one, other, plays in (("Harrogate", "Skipton", False), ("Peru", "Chile", True)):
        document = read(text.format(one, other))
        rivals = [fact for fact in patterns(document) if fact.relation == "competes_with"]
        assert rivals
        assert bool(list(tenable(document, rivals))) is plays
