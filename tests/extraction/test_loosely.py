"""Ties to bodies and places that only stand near a name."""

import pytest

from kg.extraction.patterns import patterns
from kg.extraction.sifting.tenable import tenable
from tests.handmade import linked, read, shown

ADA = "[PERSON Ada/PROPN/compound>Byrne Byrne/PROPN/nsubj>{}]"
PARTY = "[ORG Green/PROPN/compound>Party Party/PROPN/{}]"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        pytest.param(
            f"{ADA.format('left')} left/VERB=leave {PARTY.format('dobj>left')}", 1, id="leaves"
        ),
        pytest.param(
            f"{ADA.format('left')} left/VERB=leave the/DET/det>town "
            f"{PARTY.format('npadvmod>ruled')} -/PUNCT ruled/VERB:VBN=rule/amod>town "
            "town/NOUN/dobj>left",
            0,
            id="its rule",
        ),
        pytest.param(
            f"{ADA.format('heard')} heard/VERB=hear comparisons/NOUN=comparison/dobj>heard "
            f"of/ADP/prep>comparisons {PARTY.format('pobj>of')}",
            0,
            id="a likeness",
        ),
    ],
)
def test_what_only_rules_or_is_likened_has_no_members(text: str, kept: int) -> None:
    document = read(text)
    person, party = document.mentions
    fact = linked(document, person, "member_of", party)
    assert len(list(tenable(document, [fact]))) == kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        pytest.param(
            f"{ADA.format('works')} works/VERB:VBZ=work for/ADP/prep>works "
            "[ORG Acme/PROPN/pobj>for]",
            1,
            id="for",
        ),
        pytest.param(
            f"{ADA.format('worked')} worked/VERB:VBN=work with/ADP/prep>worked "
            "[ORG Acme/PROPN/pobj>with]",
            0,
            id="with",
        ),
        pytest.param(
            f"{ADA.format('left')} the/DET/det>contractor [ORG Acme/PROPN/compound>contractor] "
            "contractor/NOUN/appos>Byrne left/VERB=leave",
            0,
            id="its contractor",
        ),
        pytest.param(
            f"{ADA.format('met')} met/VERB=meet [ORG Acme/PROPN/dobj>met] "
            "that/PRON/nsubj>hired hired/VERB=hire/relcl>Acme her/PRON/dobj>hired",
            0,
            id="hired for something in the past",
        ),
    ],
)
def test_who_works_with_or_once_for_a_body_is_none_of_its_staff(text: str, kept: int) -> None:
    document = read(text)
    person, body = (one for one in document.mentions if one.text in ("Ada Byrne", "Acme"))
    fact = linked(document, person, "employed_by", body)
    assert len(list(tenable(document, [fact]))) == kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        pytest.param(
            "[ORG Acme/PROPN/poss>unit] 's/PART/case>Acme unit/NOUN/compound>Bero "
            "[ORG Bero/PROPN/nsubj>won] won/VERB=win",
            1,
            id="a unit",
        ),
        pytest.param(
            "closed/VERB=close [ORG Acme/PROPN/dobj>closed] and/CCONJ/cc>Acme "
            "its/PRON/poss>agency sister/NOUN/compound>agency agency/NOUN/conj>Acme "
            "[ORG Bero/PROPN/appos>agency]",
            0,
            id="a sister",
        ),
        pytest.param(
            "closed/VERB=close [ORG Acme/PROPN/dobj>closed] ,/PUNCT the/DET/det>Bero "
            "[ORG Bero/PROPN/nsubj>reported] reported/VERB=report",
            0,
            id="a paper that reports it",
        ),
    ],
)
def test_sisters_and_whoever_reports_are_no_parts(text: str, kept: int) -> None:
    document = read(text)
    whole, part = (
        next(one for one in document.mentions if one.text == text) for text in ("Acme", "Bero")
    )
    fact = linked(document, part, "part_of", whole)
    assert len(list(tenable(document, [fact]))) == kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        pytest.param("[GPE Peru/PROPN/poss>Acme] 's/PART/case>Peru {}", 1, id="its own"),
        pytest.param(
            "the/DET/det>territory [GPE US/PROPN/compound>territory] territory/NOUN/poss>Acme "
            "'s/PART/case>territory {}",
            0,
            id="a territory's",
        ),
    ],
)
def test_a_territory_lies_elsewhere(text: str, kept: int) -> None:
    document = read(text.format("[ORG Acme/PROPN/nsubj>won] won/VERB=win"))
    place, body = document.mentions
    fact = linked(document, body, "located_in", place, extractor="patterns")
    assert len(list(tenable(document, [fact]))) == kept


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param("studied/VERB/relcl>Byrne law/NOUN/dobj>studied", 1, id="a field"),
        pytest.param(
            "studied/VERB=study/relcl>Byrne the/DET/det>piano piano/NOUN/dobj>studied",
            1,
            id="an instrument",
        ),
        pytest.param(
            "has/AUX:VBZ=have/aux>studied studied/VERB:VBN=study/relcl>Byrne "
            "the/DET/det>current current/NOUN/dobj>studied",
            0,
            id="what research is on",
        ),
    ],
)
def test_research_is_no_schooling(text: str, facts: int) -> None:
    document = read(
        f"{ADA.format('spoke')} who/PRON/nsubj>studied {text} at/ADP/prep>studied "
        "[ORG Leeds/PROPN/compound>University University/PROPN/pobj>at] spoke/VERB=speak"
    )
    person, school = document.mentions
    fact = linked(document, person, "educated_at", school)
    assert len(list(tenable(document, [fact]))) == facts


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            "[ORG Acme/PROPN/poss>headquarters] 's/PART/case>Acme "
            "[GPE Leeds/PROPN/compound>headquarters] "
            "headquarters/NOUN/nsubj>closed closed/VERB=close",
            ["Acme | located_in | Leeds"],
            id="a seat",
        ),
        pytest.param(
            "[ORG Acme/PROPN/poss>bureau] 's/PART/case>Acme [GPE Leeds/PROPN/compound>bureau] "
            "bureau/NOUN/nsubj>closed closed/VERB=close",
            [],
            id="a bureau in a town",
        ),
        pytest.param(
            "They/PRON/nsubj>slowed slowed/VERB=slow construction/NOUN/dobj>slowed "
            "of/ADP/prep>construction [ORG Acme/PROPN/poss>plant] 's/PART/case>Acme "
            "plant/NOUN/pobj>of in/ADP/prep>plant [GPE Leeds/PROPN/pobj>in]",
            [],
            id="a plant that is being built",
        ),
        pytest.param(
            "a/DET/det>center [ORG Acme/PROPN/compound>center] center/NOUN/nsubj>closed "
            "in/ADP/prep>center [GPE Leeds/PROPN/pobj>in] closed/VERB=close",
            [],
            id="one of many",
        ),
        pytest.param(
            "He/PRON/nsubj>visited visited/VERB=visit [ORG Acme/PROPN/compound>facilities] "
            "facilities/NOUN:NNS=facility/dobj>visited in/ADP/prep>facilities "
            "[GPE Leeds/PROPN/pobj>in]",
            [],
            id="some of many",
        ),
    ],
)
def test_a_site_is_no_seat(text: str, facts: list[str]) -> None:
    assert shown(patterns(read(text))) == facts


@pytest.mark.parametrize(("area", "facts"), [("Wear", 0), ("Hull", 1)])
def test_half_of_an_areas_name_is_no_home(area: str, facts: int) -> None:
    document = read(
        f"{ADA.format('won')} from/ADP/prep>Byrne [GPE Tyne/PROPN/pobj>from] and/CCONJ/cc>Tyne "
        f"[GPE {area}/PROPN/conj>Tyne] won/VERB=win"
    )
    person, place = document.mentions[:2]
    fact = linked(document, person, "from_place", place, extractor="patterns")
    assert len(list(tenable(document, [fact]))) == facts
