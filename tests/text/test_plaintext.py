"""The view that the reader sees: same length, plain characters, furniture blanked."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from kg.sources import from_text
from kg.text.plaintext import plain, view


@given(st.text(max_size=200))
def test_plain_text_keeps_its_length(text: str) -> None:
    assert len(plain(text)) == len(text)


def test_odd_blanks_quotes_and_hyphens_become_plain() -> None:
    text = "a\u00a0CPPCC \u201cmember\u201d, non\u2011stop"
    assert plain(text) == 'a CPPCC "member", non-stop'


def test_single_marks_around_speech_become_double_and_apostrophes_stay() -> None:
    text = "\u2018We won\u2019t move,\u2019 said Li. The workers\u2019 union agreed."
    assert plain(text) == "\"We won't move,\" said Li. The workers' union agreed."


def test_furniture_is_blanked_and_the_headline_ends_a_paragraph() -> None:
    article = from_text("Comet seen\nA comet was seen over London. Share this")
    start = article.text.index("Share")
    article = replace(article, furniture=((start, len(article.text)),), headline=(0, 10))
    seen = view(article)
    assert len(seen) == len(article.text)
    assert seen[start:].strip("\f ") == ""
    assert seen[10] == "\f"
