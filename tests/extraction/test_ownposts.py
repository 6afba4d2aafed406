"""Whose the titles of a sentence are."""

import pytest

from kg.extraction.posts.ownposts import (
    handed_on,
    own_posts,
    posts_of_others,
    titles_of_others,
)
from kg.extraction.titles.titles import each_person
from kg.extraction.titles.titletext import title
from tests.handmade import read

SOCIETY = "[ORG Society/PROPN]"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("president/NOUN [PERSON Curie/PROPN]", ["president"], id="before a name"),
        pytest.param(
            f"[PERSON Curie/PROPN] ,/PUNCT director/NOUN of/ADP {SOCIETY} ,/PUNCT",
            ["director"],
            id="after a name",
        ),
        pytest.param(
            f"[PERSON Curie/PROPN] MP/PROPN ,/PUNCT director/NOUN of/ADP {SOCIETY} ,/PUNCT",
            ["director"],
            id="after a name and its letters",
        ),
        pytest.param(
            "[PERSON Curie/PROPN/nsubj>is] is/AUX=be the/DET/det>dean dean/NOUN/attr>is",
            ["dean"],
            id="by a verb",
        ),
        pytest.param(
            "[PERSON Curie/PROPN] as/ADP acting/ADJ dean/NOUN", ["dean"], id="after as"
        ),
        pytest.param(
            "[PERSON Curie/PROPN] as/ADP the/DET country/NOUN 's/PART dean/NOUN",
            ["dean"],
            id="after as and an owner",
        ),
        pytest.param(
            "[PERSON Curie/PROPN] ,/PUNCT director/NOUN [PERSON Meitner/PROPN]",
            [],
            id="the next one's",
        ),
    ],
)
def test_titles_beside_a_name_are_its_own(text: str, found: list[str]) -> None:
    document = read(text)
    _, name = next(each_person(document))
    assert [title(document, post) for post in own_posts(document, name)] == found


def test_titles_of_others_are_those_beside_their_names() -> None:
    document = read(
        "[PERSON Curie/PROPN] saw/VERB director/NOUN [PERSON Meitner/PROPN] ,/PUNCT dean/NOUN"
    )
    first, second = (person for person, _ in each_person(document))
    sentence = next(document.doc.sents)
    assert posts_of_others(document, first, sentence) == {2, 5}
    assert posts_of_others(document, second, sentence) == frozenset()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "[PERSON Curie/PROPN] saw/VERB director/NOUN [PERSON Meitner/PROPN]",
            {2},
            id="at the name of another",
        ),
        pytest.param(
            "[PERSON Curie/PROPN/nsubj>is] succeeding/VERB [PERSON Meitner/PROPN] is/AUX=be "
            "the/DET/det>dean dean/NOUN/attr>is",
            set(),
            id="by a verb",
        ),
        pytest.param(
            "[PERSON Curie/PROPN] ,/PUNCT presidents/NOUN:NNS=president [PERSON Meitner/PROPN]",
            {2},
            id="of several after it",
        ),
    ],
)
def test_titles_at_the_names_of_others_are_theirs(text: str, found: set[int]) -> None:
    document = read(text)
    (first, _), _ = each_person(document)
    assert titles_of_others(document, first, next(document.doc.sents)) == found


def test_several_share_a_title_in_the_plural() -> None:
    document = read(
        "presidents/NOUN:NNS=president [PERSON Meitner/PROPN] and/CCONJ [PERSON Curie/PROPN]"
    )
    _, (second, _) = each_person(document)
    assert titles_of_others(document, second, next(document.doc.sents)) == frozenset()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("as/ADP dean/NOUN ,/PUNCT replacing/VERB [PERSON Curie/PROPN]", ["dean"]),
        ("as/ADP dean/NOUN after/ADP the/DET exit/NOUN of/ADP [PERSON Curie/PROPN]", ["dean"]),
        ("as/ADP dean/NOUN ,/PUNCT says/VERB [PERSON Curie/PROPN]", []),
        ("[PERSON Curie/PROPN/poss>tenure] tenure/NOUN as/ADP dean/NOUN", ["dean"]),
    ],
)
def test_who_is_replaced_had_the_title_that_another_takes(text: str, found: list[str]) -> None:
    document = read(text)
    names = [name for _, name in each_person(document)]
    assert [title(document, post) for name in names for post in handed_on(document, name)] == (
        found
    )
