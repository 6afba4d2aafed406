"""The best path of tags obeys its constraints and spans come out of it."""

import numpy as np

from kg.text.decoding import best_path, runs


def constrained(size: int) -> tuple[np.ndarray, np.ndarray]:
    move, first = np.zeros((size, size), np.float32), np.zeros(size, np.float32)
    for inside in range(2, size, 2):
        barred = [tag for tag in range(size) if tag not in (inside - 1, inside)]
        move[barred, inside] = first[inside] = -1e4
    return move, first


def test_an_inside_tag_never_starts_a_span() -> None:
    move, first = constrained(5)
    scores = np.zeros((3, 5), np.float32)
    scores[0, 2] = scores[1, 2] = 9.0
    scores[0, 1] = 1.0
    assert best_path(scores, move, first) == [1, 2, 0]


def test_labels_do_not_mix_inside_a_span() -> None:
    move, first = constrained(5)
    scores = np.array([[0, 5, 0, 0, 0], [0, 0, 4, 0, 4.1]], np.float32)
    assert list(runs(best_path(scores, move, first))) == [(0, 2, 0)]


def test_no_words_have_no_path() -> None:
    move, first = constrained(3)
    assert best_path(np.zeros((0, 3), np.float32), move, first) == []
    assert list(runs([])) == []
