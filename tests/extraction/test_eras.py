"""Posts under presidents of the past and in ages that are over are former ones."""

from dataclasses import replace

import pytest

from kg.extraction.lapses.lapsed import lapsed
from kg.extraction.patterns import patterns
from tests.handmade import read

HEAD = "[PERSON Ada/PROPN/nsubj>spoke] ,/PUNCT an/DET/det>{noun} {noun}/NOUN/appos>Ada "
REST = " ,/PUNCT spoke/VERB=speak"
ACME = "at/ADP/prep>officer [ORG Acme/PROPN/pobj>at] "


@pytest.mark.parametrize(
    ("behind", "date", "status"),
    [
        ("under/ADP/prep>officer Reagan/PROPN/pobj>under", "2015-05-01", "former"),
        ("under/ADP/prep>officer Obama/PROPN/pobj>under", "2015-05-01", "current"),
        ("under/ADP/prep>officer Clinton/PROPN/pobj>under", "2015-05-01", "current"),
        (
            "during/ADP/prep>officer the/DET/det>Revolution American/PROPN/compound>Revolution "
            "Revolution/PROPN/pobj>during",
            "2015-05-01",
            "former",
        ),
        (
            "in/ADP/prep>officer the/DET/det>administration "
            "Clinton/PROPN/compound>administration "
            "administration/NOUN/pobj>in",
            "2015-05-01",
            "former",
        ),
    ],
)
def test_posts_of_an_age_that_is_over(behind: str, date: str, status: str) -> None:
    document = read(HEAD.format(noun="officer") + ACME + behind + REST)
    citation = replace(document.article.citation, published=date)
    document = replace(document, article=replace(document.article, citation=citation))
    found = [
        str(fact.status)
        for fact in lapsed(document, patterns(document))
        if fact.relation == "holds_position" and fact.object.name == "Acme"
    ]
    assert found == [status]
