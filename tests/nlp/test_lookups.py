"""What a Doc is asked often is found once, and is what spaCy gives."""

import pytest
import spacy
from spacy.tokens import Doc, Token

from kg.nlp.parsing.lookups import (
    all_tokens,
    among,
    blank_lines,
    find_sentences_once,
    in_order,
    indexed,
    once,
    phrase,
    whole_text,
)

_SENTENCES = ("It rains.", " Ada  stays in.", "\n", "Why?")


@pytest.fixture(name="doc")
def _doc() -> Doc:
    return _started()


def _started() -> Doc:
    """Return a doc of four sentences."""
    doc = spacy.blank("en")("".join(_SENTENCES))
    starts = {0, 3, 9}
    for token in doc:
        token.is_sent_start = token.i in starts
    return doc


def test_text_and_tokens_are_those_of_the_doc(doc: Doc) -> None:
    assert whole_text(doc) == doc.text
    assert list(all_tokens(doc)) == list(doc)


def test_a_phrase_is_the_text_of_a_span(doc: Doc) -> None:
    for start in range(len(doc)):
        for end in range(start, len(doc) + 1):
            assert phrase(doc, start, end) == doc[start:end].text


def test_sentences_are_those_of_spacy(doc: Doc) -> None:
    plain = _started()
    find_sentences_once(doc)
    places = _places(plain)
    assert _places(doc) == places
    assert len(places[0]) == 3


def _places(doc: Doc) -> tuple[list[tuple[int, int]], ...]:
    spans = [doc[at:end] for at in range(len(doc)) for end in range(at, len(doc))]
    return (
        [(sent.start, sent.end) for sent in doc.sents],
        [(token.sent.start, token.sent.end) for token in doc],
        [(span.sent.start, span.sent.end) for span in spans],
    )


@pytest.mark.parametrize("text", ["", "No sentences here"])
def test_a_doc_without_sentences_stays_without(text: str) -> None:
    doc = spacy.blank("en")(text)
    find_sentences_once(doc)
    assert not doc.user_hooks


def test_tokens_are_found_by_what_they_are(doc: Doc) -> None:
    forms = indexed(doc).forms
    assert [token.i for token in among(forms, {"stays", "it", "?"})] == [0, 5, len(doc) - 1]
    assert among(forms, {"snow"}) == ()


def test_lists_are_joined_in_the_order_of_the_text(doc: Doc) -> None:
    assert [token.i for token in in_order(doc[4:6], (doc[1], doc[5]))] == [1, 4, 5]


def test_blank_lines_part_paragraphs() -> None:
    doc = spacy.blank("en")("One\n\nTwo\nlines\n \nThree")
    assert [token.text for token in blank_lines(doc)] == ["\n\n", "\n \n"]


def test_a_question_is_put_once_about_each_token(doc: Doc) -> None:
    asked: list[int] = []

    @once
    def length(token: Token) -> int:
        asked.append(token.i)
        return len(token)

    assert [length(doc[0]), length(doc[1]), length(doc[0])] == [2, 5, 2]
    assert asked == [0, 1]
    assert length(_started()[0]) == 2  # another text's
    assert asked == [0, 1, 0]
