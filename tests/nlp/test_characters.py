"""The view of a text: plainer characters, the same length."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from kg.nlp.parsing.characters import BREAK, plain, view
from kg.sources import from_text

# Marks around speech become double ones, what stands inside them single ones.
_ALIKE = {"'": "'\"", '"': "'\""}

TEXT = st.text(
    alphabet=st.sampled_from(
        "ab .\n\t\u00a0\u202f\u200b\ufeff\u3000\u2018\u2019\u201c\u201d\u00ab\u2011国🚀"
    ),
    min_size=1,
    max_size=80,
).filter(lambda text: text.strip())


def test_odd_characters_become_plain_ones() -> None:
    assert plain("a\u00a0b\u2009c\td") == "a b c d"
    assert plain("\u201cIt\u2019s\u201d \u00aboui\u00bb") == '"It\'s" "oui"'
    assert plain("five\u2011year\u2010old") == "five-year-old"


def test_what_tells_names_apart_stays() -> None:
    text = "Åsa Öz \u2013 国家 \u2014 5G"
    assert plain(text) == text


def test_a_text_without_furniture_is_its_own_view() -> None:
    article = replace(from_text("Ada wrote."), furniture=(), headline=None)
    assert view(article) == "Ada wrote."


def test_furniture_is_blanked_and_ends_a_paragraph() -> None:
    article = replace(from_text("Menu Ada wrote."), furniture=((0, 5),), headline=None)
    assert view(article) == "    " + BREAK + "Ada wrote."


def test_an_empty_piece_of_furniture_changes_nothing() -> None:
    article = replace(from_text("Ada wrote."), furniture=((3, 3),), headline=None)
    assert view(article) == "Ada wrote."


def test_a_headline_ends_a_paragraph() -> None:
    article = replace(from_text("Engine seen\nAda wrote."), furniture=(), headline=(0, 11))
    assert view(article) == "Engine seen" + BREAK + "Ada wrote."


def test_a_headline_at_the_end_or_before_a_word_adds_no_break() -> None:
    article = replace(from_text("Engine seen"), furniture=(), headline=(0, 11))
    assert view(article) == "Engine seen"
    article = replace(from_text("Engine: seen"), furniture=(), headline=(0, 6))
    assert view(article) == "Engine: seen"


@given(TEXT, st.lists(st.integers(0, 80), max_size=8), st.integers(0, 80))
def test_the_view_keeps_length_and_all_outside_furniture(
    text: str, cuts: list[int], end: int
) -> None:
    places = sorted({min(cut, len(text)) for cut in cuts})
    furniture = tuple(zip(places[::2], places[1::2], strict=False))
    article = replace(
        from_text(text), furniture=furniture, headline=(0, end) if end <= len(text) else None
    )
    seen = view(article)
    assert len(seen) == len(text)
    hidden = {at for start, stop in furniture for at in range(start, stop)}
    assert all(seen[at] in (" ", BREAK) for at in hidden)
    changed = [
        at
        for at in range(len(text))
        if at not in hidden
        and seen[at] not in (*_ALIKE.get(plain(text[at]), plain(text[at])), BREAK)
    ]
    assert changed == []
