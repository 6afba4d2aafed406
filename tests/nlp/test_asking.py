"""A sentence for the network that says what names are."""

from kg.nlp.opinion.asking import MOST, encoded, label_rows
from kg.nlp.opinion.pieces import Vocabulary
from tests.handmade import parsed

_PIECES = {"[CLS]": 0, "[SEP]": 1, "[UNK]": 2, "or": 3, "##vex": 4, "sells": 5, "tea": 6}


def test_pieces_share_what_is_known_of_their_word() -> None:
    row = encoded(
        ["Orvex", "sells", "\n", "tea"], [3, 0, 0, 0], [(0, 1), (3, 4)], _vocabulary()
    )
    assert row.pieces == (0, 3, 4, 5, 6, 1)
    assert row.capitals == (0, 4, 4, 1, 1, 0)
    assert row.labels == (0, 3, 3, 0, 0, 0)
    assert row.spans == ((1, 3), (4, 5))


def test_a_long_sentence_is_cut_and_spans_stay_inside() -> None:
    row = encoded(["tea"] * 200, [0] * 200, [(0, 1), (99, 101), (150, 151)], _vocabulary())
    assert len(row.pieces) == len(row.capitals) == len(row.labels) == MOST
    assert all(0 < low < high < MOST for low, high in row.spans)


def test_first_and_later_words_of_an_entity_differ() -> None:
    doc = parsed("[ORG Orvex/PROPN Tea/PROPN] met/VERB [PERSON Ada/PROPN] [CARDINAL ten/NUM]")
    first, later, none, person, other = label_rows(doc, 0, len(doc))
    assert none == 0
    assert later == first + 1
    assert len({first, later, person, other}) == 4


def _vocabulary() -> Vocabulary:
    return Vocabulary(pieces=_PIECES)
