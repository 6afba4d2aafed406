"""Word pieces are those of BERT's uncased vocabularies, at the right places."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extraction.learned.network import FOLDER
from kg.nlp.opinion.pieces import Vocabulary, read

FEW = Vocabulary(
    pieces={
        word: number
        for number, word in enumerate(
            ["[CLS]", "[SEP]", "[UNK]", "love", "##lace", "##s", "'", "s", "umit", "日", "a"]
        )
    }
)


def _shown(text: str, vocabulary: Vocabulary = FEW) -> list[tuple[str, str]]:
    names = {number: word for word, number in vocabulary.pieces.items()}
    coded = vocabulary.encode(text)
    assert coded.offsets[0] == coded.offsets[-1] == (0, 0)
    return [
        (names[piece], text[start:end])
        for piece, (start, end) in zip(coded.ids[1:-1], coded.offsets[1:-1], strict=True)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lovelaces", [("love", "Love"), ("##lace", "lace"), ("##s", "s")]),
        ("Lovelace's", [("love", "Love"), ("##lace", "lace"), ("'", "'"), ("s", "s")]),
        ("\u00dcmit", [("umit", "\u00dcmit")]),
        ("U\u0308mit", [("umit", "U\u0308mit")]),
        ("a\u65e5a", [("a", "a"), ("日", "日"), ("a", "a")]),
        ("lovely", [("[UNK]", "lovely")]),
        ("a" * 101, [("[UNK]", "a" * 101)]),
        ("s\u00a0\n a", [("s", "s"), ("a", "a")]),
        ("lo\x00ve", [("love", "lo\x00ve")]),
        ("", []),
    ],
    ids=[
        "pieces", "apostrophe", "accent", "combining", "ideograph", "unknown", "too-long",
        "spaces", "control", "empty",
    ],
)  # fmt: skip
def test_pieces_and_places(text: str, expected: list[tuple[str, str]]) -> None:
    assert _shown(text) == expected


@given(st.text(st.characters(max_codepoint=127)))
def test_plain_text_is_cut_as_any_other(text: str) -> None:
    # A no-break space is no piece, and makes the text one that is read by its characters.
    assert FEW.encode(text) == FEW.encode(text + "\u00a0")


def test_a_vocabulary_is_read_by_lines(tmp_path: Path) -> None:
    path = tmp_path / "vocabulary.txt"
    path.write_text("[CLS]\n[SEP]\n[UNK]\n\u00e9\n", "utf-8")
    assert read(path).pieces == {"[CLS]": 0, "[SEP]": 1, "[UNK]": 2, "\u00e9": 3}


def test_the_shipped_vocabulary_is_the_encoders() -> None:
    vocabulary = read(FOLDER / "vocabulary.txt")
    assert len(vocabulary.pieces) == 30522
    assert len(vocabulary.encode("Boeing").ids) == 3
