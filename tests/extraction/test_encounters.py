"""Meetings of people: who gathers, attends, calls, visits or interviews."""

import pytest

from kg.extraction.patterns import patterns
from kg.model import Stance
from tests.handmade import read, shown


def _facts(text: str) -> list[str]:
    return sorted(set(shown(patterns(read(text)))))


BOTH = (
    "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/{0}] and/CCONJ/cc>Lovelace "
    "[PERSON George/PROPN/compound>Byron Byron/PROPN/conj>Lovelace]"
)
MET = ["Ada Lovelace | meets | George Byron"]
BYRON = "[PERSON George/PROPN/compound>Byron Byron/PROPN/{0}]"
ADA = "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/nsubj>{0}]"


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            BOTH.format("nsubj>gathered") + " gathered/VERB=gather in/ADP/prep>gathered "
            "[GPE Rome/PROPN/pobj>in]",
            MET,
            id="gathered",
        ),
        pytest.param(
            BOTH.format("nsubj>gathered") + " gathered/VERB=gather data/NOUN/dobj>gathered",
            [],
            id="gathered something",
        ),
        pytest.param(
            BOTH.format("nsubj>agreed")
            + " agreed/VERB=agree during/ADP/prep>agreed a/DET/det>call"
            " call/NOUN/pobj>during",
            MET,
            id="agreed during a call",
        ),
        pytest.param(
            ADA.format("says") + " says/VERB:VBZ=say tariffs/NOUN:NNS/nsubj>fell "
            "fell/VERB=fall/ccomp>says after/ADP/prep>fell a/DET/det>call call/NOUN/pobj>after "
            "with/ADP/prep>call " + BYRON.format("pobj>with"),
            MET,
            id="says what happens after a call",
        ),
        pytest.param(
            ADA.format("recalled") + " recalled/VERB=recall a/DET/det>meeting "
            "meeting/NOUN/dobj>recalled with/ADP/prep>meeting " + BYRON.format("pobj>with"),
            MET,
            id="recalled a meeting",
        ),
        pytest.param(
            "The/DET summit/NOUN/nsubjpass>attended was/AUX/auxpass>attended "
            "attended/VERB:VBN=attend by/ADP/agent>attended " + BOTH.format("pobj>by"),
            MET,
            id="attended by",
        ),
        pytest.param(
            "The/DET talks/NOUN:NNS/nsubjpass>attended were/AUX/auxpass>attended "
            "attended/VERB:VBN=attend by/ADP/agent>attended minister/NOUN/pobj>by "
            + BOTH.format("appos>minister"),
            MET,
            id="attended by a minister and another",
        ),
        pytest.param(
            "The/DET school/NOUN/nsubjpass>attended was/AUX/auxpass>attended "
            "attended/VERB:VBN=attend by/ADP/agent>attended " + BOTH.format("pobj>by"),
            [],
            id="no meeting",
        ),
        pytest.param(
            "In/ADP/prep>said a/DET call/NOUN/pobj>In with/ADP/prep>call "
            + BYRON.format("pobj>with")
            + f" ,/PUNCT {ADA.format('said')} said/VERB=say so/ADV",
            MET,
            id="in a call",
        ),
        pytest.param(
            f"{ADA.format('visited')} visited/VERB=visit " + BYRON.format("dobj>visited"),
            MET,
            id="visited",
        ),
        pytest.param(
            f"{ADA.format('spoke')} spoke/VERB=speak with/ADP/prep>spoke "
            + BYRON.format("pobj>with"),
            [],
            id="who spoke with somebody may have called",
        ),
        pytest.param(
            f"{ADA.format('spoke')} spoke/VERB=speak to/ADP/prep>spoke [ORG "
            f"Nokia/PROPN/pobj>to]",
            [],
            id="spoke to a body",
        ),
        pytest.param(
            f"{ADA.format('asked')} asked/VERB=ask [ORG Nokia/PROPN/dobj>asked] "
            "to/PART:TO/aux>wait wait/VERB:VB/xcomp>asked and/CCONJ/cc>wait "
            "dined/VERB=dine/conj>wait with/ADP/prep>dined " + BYRON.format("pobj>with"),
            MET,
            id="a verb with a tense joined to an infinitive",
        ),
        pytest.param(
            BOTH.format("nsubj>spoke")
            + " spoke/VERB=speak by/ADP/prep>spoke phone/NOUN/pobj>by",
            MET,
            id="by phone",
        ),
        pytest.param(
            BOTH.format("nsubj>spoke") + " spoke/VERB=speak at/ADP/prep>spoke a/DET "
            "rally/NOUN/pobj>at",
            [],
            id="at one event",
        ),
        pytest.param(
            "A/DET meeting/NOUN/nsubj>ended of/ADP/prep>meeting "
            + BOTH.format("pobj>of")
            + " ended/VERB=end",
            MET,
            id="a meeting of two",
        ),
        pytest.param(
            f"{ADA.format('appeared')} appeared/VERB=appear alongside/ADP/prep>appeared "
            + BYRON.format("pobj>alongside"),
            MET,
            id="alongside",
        ),
    ],
)
def test_encounters(text: str, facts: list[str]) -> None:
    assert _facts(text) == facts


def test_a_debate_that_would_be_is_only_planned() -> None:
    text = (
        "debate/NOUN/nsubj>{0} between/ADP/prep>debate [PERSON Ada/PROPN/pobj>between] "
        "and/CCONJ/cc>Ada [PERSON Babbage/PROPN/conj>Ada] {1} virtual/ADJ/acomp>{0}"
    )
    for verb, words, stance in (
        ("be", "would/AUX/aux>be be/AUX", Stance.SPECULATED),
        ("was", "was/AUX=be", Stance.ASSERTED),
    ):
        (found,) = patterns(read(text.format(verb, words)))
        assert found.evidence[0].stance is stance


def test_who_will_meet_during_talks_is_only_to_meet() -> None:
    text = (
        BOTH.format("nsubj>meet") + " will/AUX:MD/aux>meet meet/VERB:VB=meet during/ADP/"
        "prep>meet the/DET/det>talks talks/NOUN:NNS=talk/pobj>during"
    )
    (found,) = patterns(read(text))
    assert found.evidence[0].stance is Stance.PLANNED
