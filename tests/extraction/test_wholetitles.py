"""What is part of a title as it is printed, though not of the post."""

import pytest

from kg.extraction.titles.titles import posts
from kg.extraction.titles.wholetitles import bare_title, predecessors_post, whole_title
from tests.handmade import read

BOEING = "[ORG Boeing/PROPN]"


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        (f"the/DET acting/ADJ director/NOUN of/ADP {BOEING}", "acting director"),
        (f"former/ADJ interim/ADJ director/NOUN of/ADP {BOEING}", "interim director"),
        ("acting/ADJ [NORP French/ADJ] minister/NOUN", "minister"),
        ("incoming/ADJ president/NOUN", "president"),
        ("president/NOUN -/PUNCT elect/ADJ of/ADP [GPE Ghana/PROPN]", "president-elect"),
        ("minister/NOUN designate/ADJ", "minister designate"),
    ],
)
def test_acting_and_elect_are_part_of_a_title(text: str, whole: str) -> None:
    document = read(text)
    (post,) = posts(document, 0, len(document.doc))
    assert whole_title(document, post).replace(" - ", "-") == whole


@pytest.mark.parametrize(
    ("role", "bare"),
    [
        ("acting president", "president"),
        ("President-elect", "President"),
        ("prime minister designate", "prime minister"),
        ("vice-president", "vice-president"),
        ("presidential nominee", "presidential nominee"),
    ],
)
def test_a_post_is_looked_up_without_them(role: str, bare: str) -> None:
    assert bare_title(role) == bare


@pytest.mark.parametrize(
    "text",
    ["the/DET acting/ADJ dean/NOUN", "dean/NOUN -/PUNCT elect/ADJ", "former/ADJ dean/NOUN"],
)
def test_who_had_a_post_before_had_the_whole_of_it(text: str) -> None:
    document = read(text)
    (post,) = posts(document, 0, len(document.doc))
    assert whole_title(document, predecessors_post(document, post)) == "dean"


@pytest.mark.parametrize(
    ("opening", "whole"),
    [
        (
            "the/DET [ORG Acton/PROPN Senate/PROPN] elects/VERB her/PRON as/ADP",
            "Senate president",
        ),
        ("they/PRON elect/VERB her/PRON as/ADP", "president"),
    ],
)
def test_a_chamber_named_in_full_is_named_by_the_title_too(opening: str, whole: str) -> None:
    document = read(f"{opening} [ORG Senate/PROPN] president/NOUN")
    post = posts(document, len(document.doc) - 2, len(document.doc))[0]
    assert whole_title(document, post) == whole


def test_a_lesser_post_is_told_before_its_body() -> None:
    document = read(
        "principal/ADJ deputy/ADJ [ORG White/PROPN House/PROPN] press/NOUN secretary/NOUN"
    )
    (post,) = posts(document, 2, len(document.doc))
    assert whole_title(document, post) == "principal deputy press secretary"
