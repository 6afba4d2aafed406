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
ENVOY = (
    "{0}/VERB={1} " + ADA.format("dobj>{0}") + " as/ADP/prep>{0} ambassador/NOUN/pobj>as "
    "to/ADP/prep>ambassador [GPE Mexico/PROPN/pobj>to] ./PUNCT"
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
        pytest.param(
            "the/DET/det>Senate [ORG Kenyan/ADJ/amod>Senate Senate/PROPN/nsubj>confirmed] "
            + ENVOY.format("confirmed", "confirm"),
            ["Ada Lovelace | holds_position | Kenya | ambassador to Mexico"],
            id="a chamber that confirms, of its country",
        ),
        pytest.param(
            "the/DET/det>Senate [ORG Senate/PROPN/nsubj>confirmed] "
            + ENVOY.format("confirmed", "confirm"),
            [],
            id="a chamber of no country",
        ),
        pytest.param(
            "[ORG Kenyan/ADJ/amod>Senate Senate/PROPN/nsubj>approves] "
            + ENVOY.format("approves", "approve"),
            ["Ada Lovelace | holds_position | Kenya | ambassador to Mexico"],
            id="a chamber that approves",
        ),
        pytest.param(
            "[ORG Kenyan/ADJ/amod>Senate Senate/PROPN/nsubj>rejects] "
            + ENVOY.format("rejects", "reject"),
            [],
            id="a chamber that rejects",
        ),
        pytest.param(
            "[ORG Senate/PROPN/compound>names] names/NOUN:NNS=name "
            f"{ADA.format('appos>names')} as/ADP/prep>names ambassador/NOUN/pobj>as "
            "to/ADP/prep>ambassador [GPE Mexico/PROPN/pobj>to] ./PUNCT",
            [],
            id="a chamber in a headline",
        ),
        pytest.param(
            "[ORG Knesset/PROPN/nsubj>elected] elected/VERB=elect "
            f"{ADA.format('dobj>elected')} as/ADP/prep>elected "
            "its/PRON:PRP$/poss>speaker speaker/NOUN/pobj>as ./PUNCT",
            ["Ada Lovelace | holds_position | Knesset | speaker"],
            id="a chamber's own speaker",
        ),
        pytest.param(
            "[ORG Kenyan/ADJ/amod>Senate Senate/PROPN/nsubj>elected] elected/VERB=elect "
            f"{ADA.format('dobj>elected')} as/ADP/prep>elected president/NOUN/pobj>as ./PUNCT",
            ["Ada Lovelace | holds_position | Kenyan Senate | president"],
            id="a senate's own president",
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
