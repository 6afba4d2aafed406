"""The best path of tags obeys its constraints and spans come out of it."""

import itertools

import numpy as np

from kg.text.decoding import best_path, runs, span_probabilities


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


def test_the_probability_of_a_span_is_the_sum_over_all_paths() -> None:
    move, first = constrained(5)
    chance = np.random.default_rng(0)
    scores = chance.normal(size=(4, 5)).astype(np.float32)
    move = (move + chance.normal(size=move.shape)).astype(np.float32)

    def weight(path: tuple[int, ...]) -> float:
        total = first[path[0]] + sum(scores[at, tag] for at, tag in enumerate(path))
        steps = sum(move[a, b] for a, b in itertools.pairwise(path))
        return float(np.exp(np.float64(total + steps)))

    paths = {path: weight(path) for path in itertools.product(range(5), repeat=4)}
    for span in ((0, 2, 0), (1, 2, 1), (2, 4, 1)):
        wanted = sum(one for path, one in paths.items() if span in set(runs(path)))
        (found,) = span_probabilities(scores, move, first, [span])
        assert abs(found - wanted / sum(paths.values())) < 1e-6
