"""Tokens and sentences of the default pipeline, and pipelines that users name."""

import pytest

from kg.errors import KGError
from kg.text.pipeline import load, tokenizer


def sentences(text: str) -> list[str]:
    return [sentence.text.strip() for sentence in tokenizer()(text).sents]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Lt. Col. Ada Byron of Acme Inc. met J. K. Rowling at 5 p.m. on Friday. She left.",
            [
                "Lt. Col. Ada Byron of Acme Inc. met J. K. Rowling at 5 p.m. on Friday.",
                "She left.",
            ],
        ),
        ("He left for the U.S. The bank closed.", ["He left for the U.S.", "The bank closed."]),
        ('"We won." He left.', ['"We won."', "He left."]),
        ('She said "Stay." "Why?" he asked.', ['She said "Stay."', '"Why?" he asked.']),
        (
            "Prices rose 3.5 percent (1.2). Then fell.",
            ["Prices rose 3.5 percent (1.2).", "Then fell."],
        ),
        (
            "A headline without a stop\n\nThe story.",
            ["A headline without a stop", "The story."],
        ),
        (
            "A line that is\nwrapped goes on. Next.",
            ["A line that is\nwrapped goes on.", "Next."],
        ),
        ("Sales of SpaceX. It grew.", ["Sales of SpaceX.", "It grew."]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@pytest.mark.parametrize("text", ["", " ", "\n\n", ".", '"', "....", "\u201d\u201d"])
def test_odd_texts_have_sentences_all_the_same(text: str) -> None:
    assert "".join(token.text_with_ws for token in tokenizer()(text)) == text


def test_a_pipeline_that_is_not_installed_is_named() -> None:
    with pytest.raises(KGError, match=r"'no_such_model' cannot be loaded .*leave out --model"):
        load("no_such_model")
