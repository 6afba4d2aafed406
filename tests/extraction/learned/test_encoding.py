"""Arrays hold what the sentence says, whatever else is in the batch."""

import numpy as np

from kg.extraction.learned.candidates import KINDS, Candidate
from kg.extraction.learned.encoding import LONGEST, TAGS, batch, encode
from kg.nlp.opinion.pieces import Vocabulary

WORDS = Vocabulary(
    pieces={
        word: number
        for number, word in enumerate(
            [
                "[CLS]",
                "[SEP]",
                "[UNK]",
                "ada",
                "lovelace",
                "met",
                "babbage",
                "and",
                "byron",
                "x",
            ]
        )
    }
)


def _candidates(*spans: tuple[int, int]) -> list[Candidate]:
    return [Candidate(start=start, end=end, kind="Person:name") for start, end in spans]


def test_a_candidate_is_its_first_and_last_piece() -> None:
    row = encode("Ada Lovelace met Babbage", _candidates((0, 12), (17, 24)), WORDS)
    assert (row.first, row.last) == ((1, 4), (2, 4))
    assert row.pairs == ((0, 1), (1, 0))


def test_tags_tell_the_first_piece_from_the_next() -> None:
    row = encode("Ada Lovelace met Babbage", _candidates((0, 12), (17, 24)), WORDS)
    kind = KINDS.index("Person:name")
    assert row.tags == (0, 2 * kind + 1, 2 * kind + 2, 0, 2 * kind + 1, 0)
    assert max(row.tags) < TAGS


def test_places_are_counted_from_the_sentence() -> None:
    text = "Ada met Babbage"
    here = encode(text, _candidates((0, 3), (8, 15)), WORDS)
    there = encode(text, _candidates((50, 53), (58, 65)), WORDS, offset=50)
    assert here == there


def test_what_is_cut_off_is_in_no_pair() -> None:
    text = "Ada " + "x " * LONGEST + "Babbage"
    row = encode(text, _candidates((0, 3), (len(text) - 7, len(text))), WORDS)
    assert len(row.ids) == LONGEST
    assert row.pairs == ()


def test_a_batch_fills_up_with_zeros() -> None:
    short = encode("Ada met Babbage", _candidates((0, 3), (8, 15)), WORDS)
    long = encode("Ada met Babbage and Byron", _candidates((0, 3), (8, 15), (20, 25)), WORDS)
    arrays = batch([short, long])
    assert arrays["ids"].shape == (2, 7)
    assert arrays["subjects"].shape == (2, 6)
    assert arrays["mask"].sum(1).tolist() == [5, 7]
    assert not arrays["subjects"][0, 2:].any()
    alone = batch([short])
    for name, array in alone.items():
        assert np.array_equal(arrays[name][:1, : array.shape[1]], array), name


def test_between_is_never_empty() -> None:
    row = encode("Ada Babbage", _candidates((0, 3), (4, 11)), WORDS)
    arrays = batch([row])
    assert (arrays["low"] < arrays["high"]).all()


def test_sizes_are_multiples_of_the_step() -> None:
    row = encode("Ada met Babbage", _candidates((0, 3), (8, 15)), WORDS)
    arrays = batch([row], step=8)
    assert arrays["ids"].shape == (1, 8)
    assert arrays["subjects"].shape == (1, 64)
