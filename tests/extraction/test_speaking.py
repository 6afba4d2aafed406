"""Who "I" and "we" are in a quotation, and what a fact keeps of it."""

import pytest

from kg.extraction import extract
from kg.extraction.speaking import with_speakers
from kg.extraction.statements import statements
from kg.model import Antecedent
from tests.handmade import read, shown

QUOTE = (
    '"/PUNCT/punct>said I/PRON/nsubj>founded founded/VERB=found/ccomp>said '
    "[ORG Airbus/PROPN/dobj>founded] in/ADP/prep>founded May/PROPN/pobj>in ,/PUNCT/punct>said "
    '"/PUNCT/punct>said said/VERB=say'
)
WE = (
    '"/PUNCT/punct>said We/PRON/nsubj>bought bought/VERB=buy/ccomp>said '
    "[ORG Nordair/PROPN/dobj>bought] in/ADP/prep>bought May/PROPN/pobj>in ,/PUNCT/punct>said "
    '"/PUNCT/punct>said said/VERB=say'
)


def _resolved(text: str) -> list[tuple[str, str, str]]:
    document = read(text)
    found = with_speakers(document, sorted(statements(document)))
    return [
        (one.text, one.name, link.rule)
        for one in found.mentions
        if (link := found.antecedents.get((one.start, one.end))) is not None
    ]


@pytest.mark.parametrize(
    ("text", "resolved"),
    [
        pytest.param(
            f"{QUOTE} [PERSON Ada/PROPN/nsubj>said] ./PUNCT",
            [("I", "Ada", "speaker")],
            id="I",
        ),
        pytest.param(
            f"{QUOTE} [PERSON Ada/PROPN/nsubj>said] and/CCONJ/cc>Ada "
            "[PERSON Charles/PROPN/conj>Ada] ./PUNCT",
            [],
            id="two speakers",
        ),
        pytest.param(f"{QUOTE} [ORG Saab/PROPN/nsubj>said] ./PUNCT", [], id="a body is no I"),
        pytest.param(
            f"{WE} [ORG Saab/PROPN/nsubj>said] ./PUNCT", [("We", "Saab", "speaker")], id="we"
        ),
        pytest.param(
            f"{WE} [PERSON Ada/PROPN/nsubj>said] ,/PUNCT chairman/NOUN/appos>Ada "
            "of/ADP/prep>chairman [ORG Saab/PROPN/pobj>of] ./PUNCT",
            [("We", "Saab", "speaker-body")],
            id="the speaker's body",
        ),
        pytest.param(
            f"{WE} [PERSON Ada/PROPN/nsubj>said] ./PUNCT", [], id="a speaker without a body"
        ),
    ],
)
def test_first_person(text: str, resolved: list[tuple[str, str, str]]) -> None:
    assert _resolved(text) == resolved


def test_the_fact_says_whom_i_takes_up() -> None:
    document = read(f"{QUOTE} [PERSON Ada/PROPN/nsubj>said] ./PUNCT")
    extraction = extract(document)
    assert "Ada | founded | Airbus" in shown(extraction.facts)
    (fact,) = (one for one in extraction.facts if one.relation == "founded")
    text = document.article.text
    at, name = text.index("I"), text.index("Ada")
    assert fact.evidence[0].antecedents == (
        Antecedent(
            mention=(at, at + 1),
            words="I",
            start=name,
            end=name + 3,
            text="Ada",
            rule="speaker",
        ),
    )
