"""Windows: every word is read once, and the cost is linear in the text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.text.pairs import MOST_EARLIER, MOST_HERE, Item, allowed, pairs
from kg.text.pipeline import tokenizer
from kg.text.windows import LIMIT, Words, windows, words

NLP = tokenizer()
POSSIBLE = [[any(cell) for cell in row] for row in allowed()]


def read(text: str) -> Words:
    return words(NLP(text))


def check(text: str) -> None:
    found = read(text)
    targets: list[int] = []
    for window in windows(found):
        targets += window.words
        assert len(window.ids) == len(window.features) == len(window.sentence) <= LIMIT + 80
        assert set(window.words) <= window.place.keys()
        for start, end in window.place.values():
            assert 0 < start < end < len(window.ids)
    assert targets == list(range(len(found.places)))
    for (start, end), printed in zip(found.places, found.pieces, strict=True):
        assert found.text[start:end].strip()
        assert printed


@given(st.text(max_size=400))
@settings(max_examples=60)
def test_every_word_of_any_text_is_a_target_once(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    "text",
    [
        "word " * 3000,
        "a" * 20000,
        "(" * 3000,
        "Smith's " * 1000,
        "One. " * 1000,
        "\u4e2d" * 3000,
        "First.\n\n" * 500,
    ],
)
def test_hostile_texts_are_cut_into_bounded_windows(text: str) -> None:
    check(text)


def test_the_number_of_pairs_is_linear_in_a_list() -> None:
    def count(size: int) -> int:
        items = [Item(at, at + 1, at % 2, 0, f"{at}") for at in range(size)]
        return len(pairs(items, frozenset((0,)), POSSIBLE))

    assert count(1000) == count(MOST_HERE)


def test_pairs_reach_to_the_nearest_earlier_entities_only() -> None:
    earlier = [Item(at, at + 1, 1, 0, f"e{at}") for at in range(20)]
    last = Item(30, 31, 0, 1, "p")
    found = pairs([*earlier, last], frozenset((1,)), POSSIBLE)
    assert {other for pair in found for other in pair[:2]} == {
        20,
        *range(20 - MOST_EARLIER, 20),
    }


def test_features_tell_how_a_word_is_printed_and_where_it_stands() -> None:
    text = 'Big NEWS\n\nHe uses "solar panels" in 2024.'
    found = words(NLP(text), headline=(0, 8))
    printed = [text[start:end] for start, end in found.places]
    shape, scheme, quoted, headline = ([row[at] for row in found.features] for at in range(4))
    assert dict(zip(printed, shape, strict=True))["NEWS"] == 2
    assert [word for word, inside in zip(printed, scheme, strict=True) if inside] == [
        "solar",
        "panels",
    ]
    assert [word for word, inside in zip(printed, quoted, strict=True) if inside] == [
        "solar",
        "panels",
    ]
    assert sum(headline) == 2
