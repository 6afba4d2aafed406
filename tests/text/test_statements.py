"""Statements of quotations that are marked by hand: speaker, directness, topics, merging."""

from dataclasses import replace

from kg.model import Mention, Statement
from kg.text.document import Document
from kg.text.pairs import QUOTE, Item
from kg.text.statements import statements
from tests.readings import document_of


def said(document: Document, *quotes: str, speaker: int = 0) -> list[Statement[Mention]]:
    """Return the statements of a document in which some words are quotations of a mention."""
    reading = document.reading
    items, speakers = list(reading.items), {}
    for quote in quotes:
        start = reading.words.text.index(quote)
        inside = [
            n
            for n, (a, b) in enumerate(reading.words.places)
            if start <= a and b <= start + len(quote)
        ]
        sentence = next(
            n for n, (a, b) in enumerate(reading.words.sentences) if a <= inside[0] < b
        )
        speakers[len(items)] = (speaker, 0.9)
        items.append(Item(inside[0], inside[-1] + 1, QUOTE, sentence, "q"))
    read = replace(reading, items=items, certainty=[1.0] * len(items), speaker=speakers)
    return list(statements(replace(document, reading=read)))


def test_words_in_quotation_marks_are_direct() -> None:
    document = document_of('"Our [T:solar panels] are ready," said [P:Ada Byron].')
    (one,) = said(document, "Our solar panels are ready", speaker=1)
    assert (one.speaker.name, one.direct, one.quote) == (
        "Ada Byron",
        True,
        "Our solar panels are ready",
    )
    assert [topic.name for topic in one.topics] == ["solar panels"]
    assert document.article.text[slice(*one.sentence)].startswith('"Our')


def test_a_reported_clause_is_not_direct() -> None:
    document = document_of("[P:Ada Byron] said that the engine was ready.")
    (one,) = said(document, "the engine was ready")
    assert not one.direct


def test_words_that_go_on_in_the_next_sentence_are_one_statement() -> None:
    document = document_of('[P:Ada Byron] said: "We are ready now. It will run for years."')
    found = said(document, "We are ready now.", "It will run for years.")
    assert [one.quote for one in found] == ["We are ready now. It will run for years."]


def test_two_words_say_nothing() -> None:
    assert said(document_of("[P:Ada Byron] said yes please."), "yes please") == []


def test_without_a_speaker_there_is_no_statement() -> None:
    document = document_of("[P:Ada Byron] left. The engine was ready, they said.")
    assert said(document, "The engine was ready", speaker=99) == []
