"""One row of ``cases/statements.jsonl`` is one test."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kg.extraction.statements.statements import statements
from kg.model import Article
from tests.extraction.frozen import Row, document, rows, thaw

if TYPE_CHECKING:
    from spacy.language import Language

ROWS = rows("statements", least=50)

MakeArticle = Callable[..., Article]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"])
def test_statements(row: Row, make_article: MakeArticle) -> None:
    article = make_article(row["text"])
    found = list(statements(document(row, thaw(row), article)))
    assert [[item.speaker.name, item.rule, item.quote] for item in found] == row["said"]
    for item in found:
        assert article.text[item.start : item.end] == item.quote
        assert item.direct == item.rule.startswith("quote")
        left, right = item.sentence
        assert left <= min(item.start, item.speaker.start)
        assert right >= max(item.end, item.speaker.end)
        assert article.text[left:right].strip() == article.text[left:right]


def _row(start: str) -> Row:
    return next(row for row in ROWS if row["text"].startswith(start))


def test_topics_are_the_technologies_inside_the_words(make_article: MakeArticle) -> None:
    row = _row("In a letter, Ada Lovelace added")
    (said,) = statements(document(row, thaw(row), make_article(row["text"])))
    assert [item.name for item in said.topics] == ["analytical engine"]


def test_the_words_of_a_headline_are_the_editors(make_article: MakeArticle) -> None:
    row = _row("Ada Lovelace said that the engine")
    article = replace(make_article(row["text"]), headline=(0, len(row["text"])))
    assert list(statements(document(row, thaw(row), article))) == []


def test_words_keep_the_characters_of_the_article(make_article: MakeArticle) -> None:
    row = _row('Charles Babbage said the "difference')
    text = (
        row["text"].replace('"d', "\u201cd").replace('e"', "e\u201d").replace(" a", "\u00a0a")
    )
    (said,) = statements(document(row, thaw(row), make_article(text)))
    assert said.quote == "the \u201cdifference engine\u201d weaves\u00a0algebraic patterns"


@pytest.mark.model
def test_statements_with_the_model(nlp: "Language", make_article: MakeArticle) -> None:
    docs = nlp.pipe(row["text"] for row in ROWS)
    wrong = []
    for row, doc in zip(ROWS, docs, strict=True):
        found = statements(document(row, doc, make_article(row["text"])))
        if [[item.speaker.name, item.rule, item.quote] for item in found] != row["said"]:
            wrong.append(row["text"])
    assert wrong == []
