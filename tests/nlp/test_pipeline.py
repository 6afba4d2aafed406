"""Loading a model, and parsing articles in their order."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import spacy
from thinc.api import NumpyOps

from kg.errors import KGError
from kg.nlp import load, parse
from kg.nlp.parsing.characters import BREAK
from kg.nlp.parsing.pipeline import _correct_tokenizer, _multiply_by_numpy, start_paragraphs
from kg.sources import from_text

if TYPE_CHECKING:
    from spacy.language import Language


class OtherOps(NumpyOps):  # type: ignore[misc]  # thinc's arithmetic ships no types
    """Stands for what computes elsewhere."""


def _starts(text: str) -> list[str]:
    doc = start_paragraphs(spacy.blank("en")(text))
    return [token.text for token in doc if token.i > 0 and token.is_sent_start]


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        pytest.param("One line\n\nTwo", ["Two"], id="blank line"),
        pytest.param("One line\nwraps here", [], id="wrapped line"),
        pytest.param("One line.\nTwo", ["Two"], id="line that ends a sentence"),
        pytest.param('"One," she said:\nTwo', ["Two"], id="line that ends in a colon"),
        pytest.param(f"One{BREAK}Two", ["Two"], id="form feed after a word"),
        pytest.param(f"  {BREAK}Two", ["Two"], id="form feed after blanks"),
        pytest.param("One\n\n", [], id="nothing after"),
        pytest.param("One two", [], id="one paragraph"),
    ],
)
def test_sentences_start_at_paragraphs(text: str, starts: list[str]) -> None:
    assert _starts(text) == starts


def test_the_first_word_of_a_paragraph_is_no_sentence() -> None:
    doc = start_paragraphs(spacy.blank("en")("Title\n\nAcme have agreed\n\nNo.\n\nYes"))
    held = [token.text for token in doc if token.is_sent_start is False]
    assert "have" in held
    assert "Acme" not in held


def test_an_unknown_model_is_named_with_the_next_step() -> None:
    with pytest.raises(KGError, match=r"'no_such_model'.*install it, or leave out --model"):
        load("no_such_model")


def test_the_message_is_one_line() -> None:
    with pytest.raises(KGError) as caught:
        load("no_such_model")
    assert "\n" not in str(caught.value)


def test_a_pipeline_without_parser_is_refused(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(KGError, match="has no tagger and no parser and no ner: choose a full"):
        load(str(tmp_path / "blank"))


def test_an_abbreviated_title_keeps_its_full_stop() -> None:
    nlp = spacy.blank("en")
    _correct_tokenizer(nlp)
    words = [token.text for token in nlp("Lt. Gov. Hale met Reps. Roe and Poe. It cost 3 col.")]
    assert words[:2] == ["Lt.", "Gov."]
    assert "Reps." in words
    assert words[-2:] == ["col", "."]


def test_a_dash_parts_words_behind_a_full_stop() -> None:
    nlp = spacy.blank("en")
    _correct_tokenizer(nlp)
    words = [token.text for token in nlp("Lee, Ph.D.\u2014Head of Acme\u2014left")]
    assert words == ["Lee", ",", "Ph.D.", "\u2014", "Head", "of", "Acme", "\u2014", "left"]


@pytest.mark.parametrize("unit", ["m", "k", "bn"])
def test_a_full_stop_after_millions_ends_the_sentence(unit: str) -> None:
    nlp = spacy.blank("en")
    _correct_tokenizer(nlp)
    assert [token.text for token in nlp(f"It cost £40{unit}. Others paid more.")][-5] == "."


def test_numpy_multiplies_matrices() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("tagger")
    tagger: Any = nlp.get_pipe("tagger")
    model = tagger.model
    elsewhere = model.layers[0].ops = OtherOps()
    _multiply_by_numpy(nlp)
    assert not model.ops.use_blis
    assert model.layers[0].ops is elsewhere


def test_articles_come_in_their_order_and_keep_their_length() -> None:
    articles = [from_text(f"Text\u00a0number {number}.") for number in range(40)]
    pairs = list(parse(articles, spacy.blank("en")))
    assert [article for article, _ in pairs] == articles
    assert all(len(doc.text) == len(article.text) for article, doc in pairs)
    assert pairs[0][1].text == "Text number 0."


def test_a_text_too_long_for_the_model_is_named() -> None:
    nlp = spacy.blank("en")
    nlp.max_length = 10
    article = from_text("More than ten characters.", source="long.txt")
    with pytest.raises(KGError, match=r"long\.txt: 25 characters are more than 10"):
        list(parse([article], nlp))


@pytest.mark.model
def test_the_default_model_starts_sentences_at_paragraphs(nlp: "Language") -> None:
    doc = nlp("The engine of Ada Lovelace\n\nShe wrote to Charles Babbage.")
    assert [sent.text.strip() for sent in doc.sents] == [
        "The engine of Ada Lovelace",
        "She wrote to Charles Babbage.",
    ]
