"""Posts that the words beside a name give where the parse is lost."""

import pytest

from kg.extraction.patterns import patterns
from tests.handmade import read, shown

ADA = "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/{}]"
MARY = "[PERSON Mary/PROPN/compound>Somerville Somerville/PROPN/{}]"
RE = "re/VERB:VBN -/PUNCT/punct>re elected/VERB:VBN=elect/amod>president"
OF_KENYA = "of/ADP/prep>{0} [GPE Kenya/PROPN/pobj>of]"


def _posts(text: str) -> list[str]:
    return [one for one in shown(patterns(read(text))) if "holds_position" in one]


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            f"{ADA.format('nsubj>re')} is/AUX:VBZ=be/auxpass>re {RE} "
            f"president/NOUN/dobj>re {OF_KENYA.format('president')} ./PUNCT",
            ["Ada Lovelace | holds_position | Kenya | president"],
            id="re-elected, which is cut in three",
        ),
        pytest.param(
            "members/NOUN:NNS/nsubj>elected elected/VERB=elect "
            f"{ADA.format('compound>president')} president/NOUN/dobj>elected "
            f"{OF_KENYA.format('president')} ./PUNCT",
            ["Ada Lovelace | holds_position | Kenya | president"],
            id="elected X president, which is parsed as one name",
        ),
        pytest.param(
            f"{ADA.format('nsubj>resigns')} resigns/VERB:VBZ=resign as/SCONJ/mark>citing "
            f"president/NOUN/nsubj>citing {OF_KENYA.format('president')} "
            "citing/VERB:VBG=cite/advcl>resigns age/NOUN/dobj>citing ./PUNCT",
            ["Ada Lovelace | holds_position | Kenya | president"],
            id="resigns as, taken for a conjunction",
        ),
        pytest.param(
            f"{ADA.format('nsubj>succeeds')} succeeds/VERB:VBZ=succeed "
            f"{MARY.format('dobj>succeeds')} as/ADP/prep>Somerville "
            f"president/NOUN/pobj>as {OF_KENYA.format('president')} ./PUNCT",
            [
                "Ada Lovelace | holds_position | Kenya | president",
                "Mary Somerville | holds_position | Kenya | president",
            ],
            id="succeeds Y as, hung on Y",
        ),
        pytest.param(
            f"{ADA.format('nsubj>won')} won/VERB=win a/DET/det>term second/ADJ/amod>term "
            "term/NOUN/dobj>won as/ADP/prep>won president/NOUN/pobj>as "
            f"{OF_KENYA.format('president')} ./PUNCT",
            ["Ada Lovelace | holds_position | Kenya | president"],
            id="won a second term as, hung on the verb",
        ),
        pytest.param(
            f"{ADA.format('nsubj>returned')} returned/VERB=return to/ADP/prep>returned "
            "[ORG Acme/PROPN/pobj>to] as/ADP/prep>returned chief/NOUN/nmod>days "
            "days/NOUN:NNS/npadvmod>returned later/ADV/advmod>returned ./PUNCT",
            ["Ada Lovelace | holds_position | Acme | chief"],
            id="returned to a body as",
        ),
        pytest.param(
            f"{ADA.format('nsubj>named')} named/VERB=name {MARY.format('compound>head')} "
            "head/NOUN/dobj>named ./PUNCT",
            [],
            id="a title without a body",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>named] named/VERB=name "
            "[PERSON Mary/PROPN/nmod>Somerville Somerville/PROPN/nmod>officer] "
            "chief/ADJ/amod>officer officer/NOUN/oprd>named ./PUNCT",
            ["Mary Somerville | holds_position | Acme | chief officer"],
            id="named X a title, taken into the name",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>named] named/VERB=name "
            "[PERSON Mary/PROPN/compound>Somerville Somerville/PROPN/dobj>named] "
            "its/PRON:PRP$/poss>head head/NOUN/appos>Somerville of/ADP/prep>head "
            "research/NOUN/pobj>of ./PUNCT",
            ["Mary Somerville | holds_position | Acme | head of research"],
            id="named X its head",
        ),
    ],
)
def test_posts_that_words_give(text: str, facts: list[str]) -> None:
    """Who stands beside the verb gets, leaves or takes over the post behind it."""
    assert _posts(text) == facts
