"""An article knows its headline, date and writers; what is given wins."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import SourceError
from kg.model import identify
from kg.sources import MOST_CHARACTERS, from_text

STORY = "The observatory opened a second telescope near the village on Tuesday."


def test_citation_of_a_text() -> None:
    text = f"Telescope\u00a0opens\nBy Ada Lovelace\nMarch 6, 2024\n\n{STORY}"
    article = from_text(text)
    assert article.text == text
    assert (article.id, article.citation.sha256) == identify(text)
    assert article.citation.title == "Telescope opens"
    assert article.citation.authors == ("Ada Lovelace",)
    assert article.citation.published == "2024-03-06"
    assert (article.name, article.citation.source, article.citation.language) == (
        "text",
        "",
        "en",
    )


def test_what_is_given_wins() -> None:
    article = from_text(
        f"Telescope opens\nBy Ada Lovelace\nMarch 6, 2024\n\n{STORY}",
        title="A  given title",
        published="2024-03-07T10:00:00Z",
        authors=["By Mary Shelley"],
        url=" https://news.example/a ",
        outlet="News\nExample",
    )
    citation = article.citation
    assert (citation.title, citation.published) == ("A given title", "2024-03-07")
    assert citation.authors == ("Mary Shelley",)
    assert (citation.url, citation.outlet) == ("https://news.example/a", "News Example")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"{STORY} It cost two million.", STORY),
        ("Short text", "Short text"),
        ("word " * 60, "word " * 19 + "word…"),
        ("x" * 300, "x" * 99 + "…"),
        (f"I agree\n\n{STORY}", STORY),
        (f"LONDON (Reuters) - {STORY}", STORY),
        ("I agree", "I agree"),
    ],
)
def test_title_without_a_headline(text: str, title: str) -> None:
    found = from_text(text).citation.title
    assert found == title
    assert len(found) <= 100


@given(
    st.text(min_size=1, max_size=60).filter(
        lambda text: not text.isspace() and "\0" not in text
    ),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=5),
)
def test_given_furniture_is_merged(text: str, spans: list[tuple[int, int]]) -> None:
    inside = [(min(a, len(text)), min(b, len(text))) for a, b in spans]
    try:
        article = from_text(text, furniture=inside)
    except SourceError:
        return
    covered = {place for start, end in article.furniture for place in range(start, end)}
    assert covered >= {place for start, end in inside for place in range(start, end)}
    assert list(article.furniture) == sorted(article.furniture)
    assert sum(end - start for start, end in article.furniture) == len(covered)
    assert article.text == text


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "mine: is empty"),
        (" \n", "white space"),
        ("a\0b", "NUL at character 1"),
        ("half \ud83d pair", "half a surrogate pair at character 5"),
        ("\x02" * 5 + "text", "5 control characters"),
        ("x" * (MOST_CHARACTERS + 1), "1,000,001 characters"),
    ],
)
def test_text_that_is_none(text: str, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        from_text(text, name="mine")
