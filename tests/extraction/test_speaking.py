"""Who "I" and "we" are in a quotation, and what a fact keeps of it."""

import pytest

from kg.extraction import extract
from kg.extraction.patterns import patterns
from kg.extraction.statements.speaking import with_speakers
from kg.extraction.statements.statements import statements
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


@pytest.mark.parametrize(
    ("text", "resolved"),
    [
        pytest.param(
            "Here/ADV/advmod>built at/ADP/prep>Here [ORG Saab/PROPN/pobj>at] ,/PUNCT "
            "we/PRON/nsubj>built built/VERB=build [ORG Nordair/PROPN/dobj>built] ./PUNCT",
            [("we", "Saab", "narrator")],
            id="here at X",
        ),
        pytest.param(
            "At/ADP/prep>build [ORG Saab/PROPN/pobj>At] ,/PUNCT we/PRON/nsubj>build "
            "build/VERB:VBP [ORG Nordair/PROPN/dobj>build] ./PUNCT | "
            "Later/ADV/advmod>met we/PRON/nsubj>met met/VERB=meet [PERSON Ada/PROPN/dobj>met]",
            [("we", "Saab", "narrator"), ("we", "Saab", "narrator")],
            id="at X, from there on",
        ),
        pytest.param(
            "We/PRON/nsubj>build at/ADP/prep>We the/DET/det>Saab [ORG Saab/PROPN/pobj>at] "
            "build/VERB:VBP [ORG Nordair/PROPN/dobj>build] ./PUNCT",
            [("We", "Saab", "narrator")],
            id="we at X",
        ),
        pytest.param(
            "At/ADP/prep>met [ORG Saab/PROPN/pobj>At] ,/PUNCT we/PRON/nsubj>met "
            "met/VERB:VBD=meet [PERSON Ada/PROPN/dobj>met] ./PUNCT",
            [],
            id="whoever was there once",
        ),
        pytest.param(
            "At/ADP/prep>build [ORG Saab/PROPN/poss>request] 's/PART/case>Saab "
            "request/NOUN/pobj>At ,/PUNCT we/PRON/nsubj>build build/VERB:VBP "
            "[ORG Nordair/PROPN/dobj>build] ./PUNCT",
            [],
            id="at the request of X",
        ),
        pytest.param(
            "At/ADP/prep>build [ORG Saab/PROPN/pobj>At] ,/PUNCT we/PRON/nsubj>build "
            "build/VERB:VBP [ORG Nordair/PROPN/dobj>build] ./PUNCT | "
            "Here/ADV/advmod>met at/ADP/prep>Here [ORG Thales/PROPN/pobj>at] ,/PUNCT "
            "we/PRON/nsubj>met met/VERB=meet [PERSON Ada/PROPN/dobj>met] ./PUNCT",
            [],
            id="two bodies",
        ),
        pytest.param(
            "We/PRON/nsubj>met met/VERB=meet [ORG Saab/PROPN/dobj>met] ./PUNCT",
            [],
            id="nobody says who we are",
        ),
    ],
)
def test_we_of_the_text(text: str, resolved: list[tuple[str, str, str]]) -> None:
    assert _resolved(text) == resolved


def test_the_fact_says_whom_i_takes_up() -> None:
    document = read(f"{QUOTE} [PERSON Ada/PROPN/nsubj>said] ./PUNCT")
    extraction = extract(document, extractors={"patterns": patterns})
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
