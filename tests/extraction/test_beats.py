"""Titles keep what they are about, and bodies their own names and no more."""

import pytest
import spacy
from spacy.tokens import Doc

from kg.extraction.titles.titles import posts
from kg.extraction.titles.titletext import title
from kg.nlp.names.titleopeners import before_title, behind_field
from tests.handmade import read

_VOCAB = spacy.blank("en").vocab


def _posts(text: str) -> list[tuple[str, str, str]]:
    source = read(text)
    return [
        (
            title(source, post),
            post.before.name if post.before else "",
            post.after.name if post.after else "",
        )
        for post in posts(source, 0, len(source.doc))
    ]


@pytest.mark.parametrize(
    ("words", "end", "ends"),
    [
        ("BBC Washington correspondent", 2, 1),
        ("BBC North America reporter", 3, 1),
        ("Acme ETF analyst", 2, 1),
        ("Pentagon Press Secretary", 2, 1),
        ("U.S. Surgeon General", 2, 1),
        ("Rear Adm. Lee", 1, 0),
        ("Washington Post reporter", 2, 2),
        ("Acme Press editor", 2, 2),
        ("New Africa correspondent", 2, 2),
    ],
)
def test_a_body_ends_before_the_title(words: str, end: int, ends: int) -> None:
    assert before_title(Doc(_VOCAB, words=words.split()), 0, end) == ends


@pytest.mark.parametrize(
    ("words", "start"),
    [("for Data and AI at Acme", 5), ("of University at Acton", 1), ("in Data at Acme", 1)],
)
def test_what_somebody_does_is_no_part_of_where(words: str, start: int) -> None:
    doc = Doc(_VOCAB, words=words.split())
    assert behind_field(doc, 1, len(doc)) == start


HOUSE = "[ORG White/PROPN House/PROPN]"
ACME, ZEPHYR = "[ORG Acme/PROPN]", "[ORG Zephyr/PROPN]"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            f"{ACME} {HOUSE} correspondent/NOUN",
            [("White House correspondent", "Acme", "")],
            id="what a reporter covers",
        ),
        pytest.param(
            f"{HOUSE} correspondent/NOUN for/ADP {ACME}",
            [("White House correspondent", "", "Acme")],
            id="and for whom",
        ),
        pytest.param(
            f"{HOUSE} spokesman/NOUN",
            [("spokesman", "White House", "")],
            id="who speaks for it",
        ),
        pytest.param(
            "spokesman/NOUN for/ADP [ORG House/PROPN] Speaker/PROPN",
            [("spokesman for House Speaker", "", "")],
            id="who speaks for its officer",
        ),
        pytest.param(
            f"chemist/NOUN and/CCONJ the/DET head/NOUN of/ADP {ACME}",
            [("chemist", "", ""), ("head", "", "Acme")],
            id="a trade beside a post",
        ),
        pytest.param(
            f"chairman/NOUN and/CCONJ the/DET head/NOUN of/ADP {ACME}",
            [("chairman", "", "Acme"), ("head", "", "Acme")],
            id="two posts",
        ),
        pytest.param(
            f"{ACME} president/NOUN and/CCONJ deputy/ADJ secretary/NOUN of/ADP State/PROPN",
            [("president", "Acme", ""), ("deputy secretary of State", "", "")],
            id="a state's secretary was one at no body",
        ),
        pytest.param(
            f"{ACME} director/NOUN Lt./PROPN", [("director", "Acme", "")], id="before a rank"
        ),
        pytest.param(
            f"a/DET medical/ADJ doctor/NOUN and/CCONJ secretary/NOUN at/ADP {ACME}",
            [("medical doctor", "", ""), ("secretary", "", "Acme")],
            id="a calling beside an office",
        ),
        pytest.param(
            f"a/DET doctor/NOUN and/CCONJ researcher/NOUN at/ADP {ACME}",
            [("doctor", "", "Acme"), ("researcher", "", "Acme")],
            id="a calling beside another",
        ),
        pytest.param(
            f"a/DET lawyer/NOUN and/CCONJ {ACME} fellow/NOUN ,/PUNCT",
            [("lawyer", "", ""), ("fellow", "Acme", "")],
            id="a fellow",
        ),
        pytest.param(
            f"{ACME} fellow/NOUN director/NOUN ,/PUNCT",
            [("director", "Acme", "")],
            id="another director",
        ),
        pytest.param(
            "chancellor/NOUN and/CCONJ leader/NOUN of/ADP the/DET "
            "[ORG Labour/PROPN Party/PROPN]",
            [("chancellor", "", ""), ("leader", "", "Labour Party")],
            id="a state's post beside a party's",
        ),
        pytest.param(
            f"president/NOUN of/ADP [GPE U.S./PROPN] {ACME}",
            [("president", "", "Acme")],
            id="a body behind a place",
        ),
        pytest.param(
            "ruler/NOUN of/ADP the/DET old/ADJ kingdom/NOUN of/ADP [GPE Norway/PROPN]",
            [("ruler", "", "Norway")],
            id="what a place is",
        ),
        pytest.param(
            "senior/ADJ [GPE U.S./PROPN] official/NOUN",
            [("senior official", "U.S.", "")],
            id="a rank before a country",
        ),
        pytest.param(
            f"senior/ADJ {ACME} lawyer/NOUN",
            [("senior lawyer", "Acme", "")],
            id="a rank before a body",
        ),
        pytest.param(
            "[ORG U.N./PROPN] Ambassador/PROPN",
            [("U.N. Ambassador", "", "")],
            id="a country's at the United Nations",
        ),
        pytest.param(
            "[ORG U.N./PROPN] Ambassador/PROPN to/ADP [GPE Norway/PROPN]",
            [("Ambassador to Norway", "U.N.", "")],
            id="whom the United Nations send",
        ),
        pytest.param(
            "director/NOUN for/ADP President/PROPN [PERSON Lovelace/PROPN]",
            [("director", "", "")],
            id="a president's",
        ),
        pytest.param("Image/PROPN President/PROPN", [], id="a caption's word"),
        pytest.param(
            f"contributing/VERB:VBG editor/NOUN at/ADP {ACME}",
            [("contributing editor", "", "Acme")],
            id="who contributes",
        ),
        pytest.param(
            "[GPE LEEDS/PROPN] -- Secretary/PROPN".replace("--", "--/PUNCT"),
            [],
            id="a dateline",
        ),
    ],
)
def test_a_title_is_of_its_body(text: str, found: list[tuple[str, str, str]]) -> None:
    assert _posts(text) == found
