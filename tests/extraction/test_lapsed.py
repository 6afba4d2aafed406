"""Posts that have lapsed by the time of the article."""

from dataclasses import replace

import pytest

from kg.extraction import extract
from kg.extraction.patterns import patterns
from tests.handmade import read

TITLE = "President/PROPN/compound>Lovelace [PERSON Lovelace/PROPN/nsubj>{verb}]"
ACME = "[ORG Acme/PROPN/compound>Lovelace] "


def _statuses(text: str, published: str = "") -> list[str]:
    document = read(text)
    citation = replace(document.article.citation, published=published)
    document = replace(document, article=replace(document.article, citation=citation))
    return [
        str(fact.status) for fact in extract(document, extractors={"rules": patterns}).facts
    ]


@pytest.mark.parametrize(
    ("rest", "status"),
    [
        pytest.param(
            "died/VERB=die on/ADP/prep>died Monday/PROPN/pobj>on", "former", id="dead"
        ),
        pytest.param("spoke/VERB=speak", "current", id="alive"),
        pytest.param("could/AUX/aux>die die/VERB=die", "current", id="who may die is not dead"),
    ],
)
def test_the_dead_hold_no_post(rest: str, status: str) -> None:
    """A death that the article states ends what a title says."""
    verb = "die" if "could" in rest else rest.split("/")[0]
    assert _statuses(f"{ACME}{TITLE.format(verb=verb)} {rest}") == [status]


@pytest.mark.parametrize(
    ("year", "published", "status"),
    [
        pytest.param("1975", "2019-07-17", "former", id="long ago"),
        pytest.param("2018", "2019-07-17", "current", id="last year"),
        pytest.param("1975", "", "current", id="an article without a date"),
        pytest.param("1975", "1975-12-19", "current", id="an article of that year"),
    ],
)
def test_a_title_of_long_ago_is_a_former_one(year: str, published: str, status: str) -> None:
    """Years count against the date of the article, where it has one."""
    text = (
        f"{ACME}{TITLE.format(verb='named')} named/VERB=name him/PRON/dobj>named "
        f"in/ADP/prep>named {year}/NUM/pobj>in"
    )
    assert _statuses(text, published) == [status]


def test_who_is_named_with_a_title_of_today_too_still_holds_it() -> None:
    """One sentence without a year is enough."""
    text = (
        f"{ACME}{TITLE.format(verb='named')} named/VERB=name him/PRON/dobj>named "
        f"in/ADP/prep>named 1975/NUM/pobj>in | {ACME}{TITLE.format(verb='spoke')} "
        "spoke/VERB=speak"
    )
    assert _statuses(text, "2019-07-17") == ["current", "current"]


@pytest.mark.parametrize(
    ("before", "status"),
    [
        pytest.param("presidential/ADJ/amod>nominee", "current", id="a candidacy of its own"),
        pytest.param("justice/NOUN/compound>nominee", "future", id="a post to come"),
    ],
)
def test_a_nominee_of_a_party_is_one_now(before: str, status: str) -> None:
    """The presidential nominee of Acme is so today; its justice nominee is to be one."""
    text = (
        f"[ORG Acme/PROPN/nmod>Lovelace] {before} nominee/NOUN/compound>Lovelace "
        "[PERSON Lovelace/PROPN/nsubj>spoke] spoke/VERB=speak"
    )
    assert _statuses(text) == [status]
