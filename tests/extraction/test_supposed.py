"""What a clause only supposes is nobody's deed."""

import pytest

from kg.extraction.patterns import patterns
from kg.extraction.stance.stance import stance
from kg.extraction.status.standing import position_status
from kg.model import Stance, Status
from tests.handmade import parsed, read, shown

BOUGHT = "[ORG Acme/PROPN/nsubj>met] met/VERB=meet/{} [ORG Zephyr/PROPN/dobj>met] {}"


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            "it/PRON/nsubj>helps helps/VERB=help if/SCONJ/mark>met "
            + BOUGHT.format("advcl>helps", ""),
            [],
            id="if",
        ),
        pytest.param(
            "they/PRON/nsubj>asked asked/VERB=ask whether/SCONJ/mark>met "
            + BOUGHT.format("ccomp>asked", ""),
            [],
            id="whether",
        ),
        pytest.param(
            'he/PRON/nsubj>joked joked/VERB=joke :/PUNCT "/PUNCT '
            + BOUGHT.format("ccomp>joked", 'last/ADJ week/NOUN/npadvmod>met "/PUNCT'),
            [],
            id="a joke",
        ),
        pytest.param(
            "they/PRON/nsubj>said said/VERB=say that/SCONJ/mark>met "
            + BOUGHT.format("ccomp>said", ""),
            ["Acme | meets | Zephyr"],
            id="said",
        ),
    ],
)
def test_what_is_supposed_is_no_deed(text: str, facts: list[str]) -> None:
    assert shown(patterns(read(text))) == facts


def test_what_somebody_did_not_know_is_so() -> None:
    """Only what is known can be unknown to somebody."""
    doc = parsed(
        "they/PRON/nsubj>know did/AUX/aux>know not/PART:RB/neg>know know/VERB=know "
        "that/SCONJ/mark>met " + BOUGHT.format("ccomp>know", "")
    )
    verb = next(token for token in doc if token.text == "met")
    assert stance(verb) is not Stance.DENIED


def test_a_right_that_one_may_use_is_not_used() -> None:
    """Who considers to exercise an option has not bought so far."""
    doc = parsed(
        "they/PRON/nsubj>considered considered/VERB=consider exercising/VERB:VBG=exercise/"
        "xcomp>considered a/DET/det>right right/NOUN/dobj>exercising to/PART:TO/aux>buy "
        "buy/VERB:VB=buy/acl>right Zephyr/PROPN/dobj>buy"
    )
    verb = next(token for token in doc if token.text == "buy")
    assert stance(verb) is Stance.SPECULATED


def test_joined_participles_share_their_tense() -> None:
    """Of "had been mayor and been leader" both are over."""
    doc = parsed(
        "she/PRON/nsubj>been had/AUX/aux>been been/VERB:VBN=be mayor/NOUN/attr>been "
        "and/CCONJ/cc>been been/VERB:VBN=be/conj>been leader/NOUN/attr>been"
    )
    last = [token for token in doc if token.text == "been"][-1]
    assert last.dep_ == "conj"
    assert position_status(None, last) is Status.FORMER


SANCTIONS = "sanctions/NOUN:NNS=sanction/dobj>{0}"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(
            "it/PRON/nsubj>violate could/AUX/aux>violate violate/VERB:VB=violate "
            + SANCTIONS.format("violate"),
            Stance.ASSERTED,
            id="broken",
        ),
        pytest.param(
            "it/PRON/nsubj>ignore could/AUX/aux>ignore ignore/VERB:VB=ignore "
            + SANCTIONS.format("ignore")
            + " imposed/VERB:VBN=impose/acl>sanctions on/ADP/prep>imposed Peru/PROPN/pobj>on",
            Stance.ASSERTED,
            id="imposed",
        ),
        pytest.param(
            "it/PRON/nsubj>face could/AUX/aux>face face/VERB:VB=face "
            + SANCTIONS.format("face")
            + " imposed/VERB:VBN=impose/acl>sanctions by/ADP/prep>imposed Peru/PROPN/pobj>by",
            Stance.SPECULATED,
            id="to come",
        ),
        pytest.param(
            "it/PRON/nsubj>impose could/AUX/aux>impose impose/VERB:VB=impose "
            + SANCTIONS.format("impose"),
            Stance.SPECULATED,
            id="to be imposed",
        ),
    ],
)
def test_what_is_in_force_is_so_in_a_supposed_clause(text: str, said: Stance) -> None:
    """Sanctions that may be violated are there."""
    noun = next(token for token in parsed(text) if token.text == "sanctions")
    assert stance(noun) is said
