"""Capital words before a title that say whose it is."""

from dataclasses import replace

import pytest

from kg.extraction.titles.preceding import posts_before
from kg.extraction.titles.titles import each_person
from kg.extraction.titles.unread import is_longer
from tests.handmade import read


@pytest.mark.parametrize(
    ("before", "longer"),
    [
        pytest.param("Film/PROPN/compound>Relations Relations/PROPN/compound>President", True),
        pytest.param("High/PROPN/compound>Court Court/PROPN/compound>President", True),
        pytest.param("Labour/PROPN/compound>President", False, id="a party"),
        pytest.param("former/ADJ/amod>President", False, id="a small word"),
    ],
)
def test_unread_names_make_a_title_another_bodys(before: str, longer: bool) -> None:
    """Of "Film Relations President X" no country is told."""
    document = read(
        f"said/VERB=say {before} President/PROPN/compound>Lee [PERSON Lee/PROPN/nsubj>said]"
    )
    _, name = next(each_person(document))
    (post,) = posts_before(document, name)
    start = next(token.i for token in document.doc if token.text == "President")
    assert is_longer(document, replace(post, start=start)) is longer
