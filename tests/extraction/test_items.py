"""Which part of a text tells whose post a title is: the item of a digest, or all of it."""

import pytest

from kg.extraction.patterns import patterns
from kg.extraction.places.items import is_digest, item
from tests.handmade import read, shown

BREAK = " \\n\\n/SPACE | "
PERU = (
    "the/DET/det>Peru [GPE Peru/PROPN/nsubj>voted] voted/VERB=vote on/ADP/prep>voted "
    "a/DET/det>law law/NOUN/pobj>on today/NOUN ./PUNCT"
)
CHILE = (
    "[GPE Chile/PROPN/nsubj>opens] opens/VERB=open a/DET/det>port port/NOUN/dobj>opens "
    "in/ADP/prep>port the/DET/det>north north/NOUN/pobj>in today/NOUN ./PUNCT"
)
ADA = "president/NOUN/compound>Lovelace [PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/{}]"
COURT = (
    "a/DET/det>court [NORP Polish/ADJ/amod>court] court/NOUN/nsubj>sentences "
    "sentences/VERB=sentence former/ADJ/amod>Lovelace "
    + ADA.format("dobj>sentences")
    + " for/ADP/prep>sentences the/DET/det>coup coup/NOUN/pobj>for ./PUNCT"
)


def _facts(*parts: str) -> list[str]:
    return [one for one in shown(patterns(read(BREAK.join(parts)))) if "holds" in one]


def test_an_item_of_a_digest_tells_whose_post_a_title_is() -> None:
    assert _facts(PERU, PERU, CHILE, COURT) == [
        "Ada Lovelace | holds_position | Poland | president"
    ]


def test_another_item_of_a_digest_tells_nothing() -> None:
    bare = COURT.replace("[NORP Polish/ADJ/amod>court]", "upper/ADJ/amod>court")
    assert _facts(PERU, f"{CHILE} {CHILE}", bare) == []


def test_a_body_of_an_item_names_its_country() -> None:
    court = COURT.replace(
        "a/DET/det>court [NORP Polish/ADJ/amod>court] court/NOUN/nsubj>sentences",
        "the/DET/det>Court [ORG Supreme/PROPN/compound>Court Court/PROPN/nsubj>sentences "
        "of/ADP/prep>Court Ghana/PROPN/pobj>of]",
    )
    assert _facts(PERU, CHILE, court) == ["Ada Lovelace | holds_position | Ghana | president"]


def test_a_seat_in_no_named_parliament_is_of_the_country_in_a_digest() -> None:
    seat = COURT.replace("president/NOUN", "legislator/NOUN")
    told = ["Ada Lovelace | holds_position | Poland | legislator"]
    assert _facts(PERU, CHILE, seat) == told
    assert _facts(seat, COURT) == ["Ada Lovelace | holds_position | Poland | president"]


def test_the_country_before_a_title_comes_before_the_one_of_the_article() -> None:
    assert _facts(PERU, PERU, PERU, COURT) == [
        "Ada Lovelace | holds_position | Poland | president"
    ]
    both = COURT.replace("a/DET/det>court", "[GPE Ghana/PROPN/nsubj>sentences] and/CCONJ")
    assert _facts(PERU, PERU, PERU, both) == []


def test_the_only_post_of_an_article_is_not_of_who_is_told_of_beside_another_country() -> None:
    told = (
        "former/ADJ/amod>Babbage [NORP Peruvian/ADJ/amod>Babbage] "
        "president/NOUN/compound>Babbage "
        "[PERSON Charles/PROPN/compound>Babbage Babbage/PROPN/nsubj>ate] ate/VERB=eat ./PUNCT"
    )
    ada = "former/ADJ/amod>Lovelace " + ADA.format("nsubj>won") + " won/VERB=win ./PUNCT"
    peru = "{} | holds_position | Peru | president"
    both = [peru.format("Charles Babbage"), peru.format("Ada Lovelace")]
    assert _facts(f"{told} | {ada}") == both
    assert _facts(f"{told} | {CHILE} | {ada}") == both[:1]


def test_two_countries_before_a_title_leave_it_open() -> None:
    both = COURT.replace("a/DET/det>court", "[GPE Ghana/PROPN/nsubj>sentences] and/CCONJ")
    assert _facts(PERU, CHILE, both) == []


@pytest.mark.parametrize(
    ("parts", "digest"),
    [
        pytest.param((PERU, CHILE, COURT), True, id="nothing in common"),
        pytest.param((COURT, COURT, CHILE), False, id="a name in common"),
        pytest.param((PERU, PERU, PERU), False, id="a place in common"),
        pytest.param((COURT,), False, id="one paragraph"),
        pytest.param((COURT, "[GPE Chile/PROPN] news/NOUN"), False, id="a heading and a story"),
    ],
)
def test_paragraphs_without_a_common_name_are_items(
    parts: tuple[str, ...], *, digest: bool
) -> None:
    assert is_digest(read(BREAK.join(parts))) is digest


def test_an_item_is_its_paragraph() -> None:
    found = read(BREAK.join((PERU, CHILE)))
    assert item(found, len(found.doc) - 1).text.startswith("Chile opens")
    story = read(BREAK.join((PERU, PERU)))
    assert item(story, 0).text == story.doc.text
