"""Quotation marks, straight and stray, on texts without a parse."""

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from kg.extraction.grammar.quotes import quotations, quoted

NLP = spacy.blank("en")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param('"One," he said. "Two."', ["One", "Two."], id="split"),
        pytest.param('He said "one', [], id="never closed"),
        pytest.param('A 5" pipe and "one more".', ["one more"], id="inches"),
        pytest.param('"One. "\nHe said "two."', ["One.", "two."], id="space before closing"),
        pytest.param('"One.\n\n"Two."', ["One.", "Two."], id="paragraph goes on"),
        pytest.param('"One.\n\nTwo."', ["One.", "Two."], id="runs over a blank line"),
        pytest.param('He lost "one and "two three" more.', ["two three"], id="stray opening"),
        pytest.param('He lost "one.\n\nMore " text.', [], id="stray over paragraphs"),
        pytest.param('("one") ["two"]', ["one", "two"], id="brackets"),
        pytest.param('"" and " "', [], id="empty"),
        pytest.param('"' + "word " * 1000 + '"', [], id="too long"),
        pytest.param("No marks at all.", [], id="none"),
    ],
)
def test_quotations(text: str, words: list[str]) -> None:
    doc = NLP(text)
    assert [text[item.start : item.end] for item in quotations(doc)] == words


def test_a_paragraph_that_goes_on_says_so() -> None:
    found = quotations(NLP('"One.\n\n"Two."'))
    assert [item.continues for item in found] == [False, True]


def test_quoted_counts_only_long_ones() -> None:
    doc = NLP('The "5G" plan is "one step ahead" now.')
    assert {doc[index].text for index in quoted(doc, least=3)} == {"one", "step", "ahead"}
    assert len(quoted(doc)) == 5  # "5G" is two tokens


@given(st.text(alphabet='"ab .,\n(', max_size=60))
def test_quotations_are_disjoint_and_hold_words(text: str) -> None:
    doc = NLP(text)
    last = 0
    for item in quotations(doc):
        assert last <= item.start < item.end <= len(text)
        assert item.before <= item.first <= item.last <= max(item.after, item.last)
        assert text[item.start : item.end].strip() == text[item.start : item.end]
        last = item.end
