"""Who gives a post to whom, and whose it is."""

import pytest

from kg.extraction.patterns import patterns
from kg.model import Status
from tests.handmade import read, shown

ADA = "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/{}]"
MARY = "[PERSON Mary/PROPN/compound>Somerville Somerville/PROPN/{}]"
GIVEN = (
    "{0}/VERB={1} " + ADA.format("dobj>{0}") + " as/ADP/prep>{0} the/DET/det>minister "
    "prime/ADJ/amod>minister minister/NOUN/pobj>as ./PUNCT"
)
ELECTS = GIVEN.format("elects", "elect")
APPOINTS = GIVEN.format("appoints", "appoint")


def _posts(text: str) -> list[str]:
    return [one for one in shown(patterns(read(text))) if "holds_position" in one]


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            "the/DET/det>Parliament [ORG Parliament/PROPN/nsubj>elects of/ADP/prep>Parliament "
            f"Kenya/PROPN/pobj>of] {ELECTS}",
            ["Ada Lovelace | holds_position | Kenya | prime minister"],
            id="a parliament, of its country",
        ),
        pytest.param(
            "[NORP Kenyan/ADJ/amod>president] president/NOUN/compound>Somerville "
            f"{MARY.format('nsubj>appoints')} {APPOINTS}",
            [
                "Mary Somerville | holds_position | Kenya | president",
                "Ada Lovelace | holds_position | Kenya | prime minister",
            ],
            id="a president, who is no minister thereby",
        ),
        pytest.param(
            f"[ORG Boeing/PROPN/nsubj>names] names/VERB=name {ADA.format('dobj>names')} "
            "as/ADP/prep>names chairman/NOUN/pobj>as ./PUNCT",
            ["Ada Lovelace | holds_position | Boeing | chairman"],
            id="a company, of itself",
        ),
        pytest.param(
            f"{ADA.format('nsubjpass>sworn')} is/AUX:VBZ=be/auxpass>sworn "
            "sworn/VERB:VBN=swear in/ADP/prt>sworn as/ADP/prep>sworn the/DET/det>president "
            "new/ADJ/amod>president president/NOUN/pobj>as of/ADP/prep>president "
            "[GPE Kenya/PROPN/pobj>of] ./PUNCT",
            ["Ada Lovelace | holds_position | Kenya | president"],
            id="sworn in",
        ),
        pytest.param(
            f"{MARY.format('nsubj>named')} named/VERB=name {ADA.format('dobj>named')} "
            "as/ADP/prep>named head/NOUN/pobj>as of/ADP/prep>head [ORG Boeing/PROPN/pobj>of] "
            "./PUNCT",
            ["Ada Lovelace | holds_position | Boeing | head"],
            id="the one who names another holds no post",
        ),
    ],
)
def test_a_post_is_given(text: str, facts: list[str]) -> None:
    assert _posts(text) == facts


def test_who_is_dismissed_from_a_post_held_it() -> None:
    text = (
        f"{MARY.format('nsubj>dismisses')} dismisses/VERB=dismiss "
        f"{ADA.format('dobj>dismisses')} from/ADP/prep>dismisses her/PRON:PRP$/poss>post "
        "post/NOUN/pobj>from as/ADP/prep>post "
        "head/NOUN/pobj>as of/ADP/prep>head [ORG Boeing/PROPN/pobj>of] ./PUNCT"
    )
    facts = [one for one in patterns(read(text)) if one.relation == "holds_position"]
    assert [(one.subject.name, one.status) for one in facts] == [
        ("Ada Lovelace", Status.FORMER)
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "[ORG National/PROPN/compound>Security Security/PROPN/compound>Lovelace] "
            f"Adviser/PROPN/compound>Lovelace {ADA.format('nsubj>spoke')} spoke/VERB=speak",
            id="a matter of state is no body",
        ),
        pytest.param(
            f"he/PRON/nsubj>saw saw/VERB=see {ADA.format('dobj>saw')} ,/PUNCT "
            "[ORG Boeing/PROPN/compound>engineers] engineers/NOUN:NNS=engineer/appos>Lovelace "
            ",/PUNCT and/CCONJ friends/NOUN:NNS=friend/conj>engineers ./PUNCT",
            id="a plural in a list is no title of the one before",
        ),
        pytest.param(
            "[GPE Peru/PROPN/poss>Court] 's/PART/case>Peru "
            "[ORG Supreme/PROPN/compound>Court Court/PROPN/compound>sentences] "
            "sentences/NOUN:NNS=sentence/compound>Lovelace governor/NOUN/compound>Lovelace "
            f"{ADA.format('nsubj>spoke')} spoke/VERB=speak",
            id="the verb of a headline is no part of a title",
        ),
    ],
)
def test_no_post(text: str) -> None:
    assert _posts(text) == []
