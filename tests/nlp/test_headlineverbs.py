"""A headline's verb in capitals opens no name."""

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc

from kg.nlp.names.headlineverbs import after_deed


@pytest.mark.parametrize(
    ("line", "name", "rest"),
    [
        pytest.param(
            "Acton Judge Hinders Babbage Plan", "Hinders Babbage", "Babbage", id="verb"
        ),
        pytest.param(
            "Acton Judge Hits Babbage for Plan", "Hits Babbage", "Babbage", id="small"
        ),
        pytest.param(
            "The judge met Hinders Babbage", "Hinders Babbage", "Hinders Babbage", id="x"
        ),
        pytest.param("Acton Judge Lee Babbage", "Lee Babbage", "Lee Babbage", id="no verb"),
        pytest.param("Hinders Babbage Wins", "Hinders Babbage", "Hinders Babbage", id="opens"),
        pytest.param("Acton Judge Hinders Plan", "Hinders", "Hinders", id="a word"),
    ],
)
def test_a_verb_in_capitals(line: str, name: str, rest: str) -> None:
    words, parts = line.split(), name.split()
    starts: list[bool | int | None] = [place == 0 for place in range(len(words))]
    doc = Doc(English().vocab, words=words, sent_starts=starts)
    start = words.index(parts[0])
    end = start + len(parts)
    assert doc[after_deed(doc, start, end) : end].text == rest


@pytest.mark.parametrize(
    ("line", "end", "rest"),
    [
        pytest.param('Said Babbage : "', 2, "Babbage", id="opens words"),
        pytest.param("Said Babbage spoke", 2, "Said Babbage", id="a given name"),
    ],
)
def test_a_verb_of_saying(line: str, end: int, rest: str) -> None:
    doc = Doc(English().vocab, words=line.split())
    assert doc[after_deed(doc, 0, end) : end].text == rest
