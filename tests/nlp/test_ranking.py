"""Options are weighed, and the answer does not hang on their order."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.nlp.references.ranking import Model, Option, chosen, models, shares

_MODEL = Model(weights={"near": 2.0, "nothing": 1.0}, threshold=0.5)


def _option(name: str, index: int, **features: float) -> Option:
    return Option(name, index, features)


def test_the_largest_share_wins_where_it_is_large_enough() -> None:
    options = [_option("", -1, nothing=1.0), _option("Airbus", 3, near=1.0)]
    assert shares(options, _MODEL.weights) == pytest.approx([0.269, 0.731], abs=0.001)
    assert chosen(options, _MODEL) == 3
    assert chosen(options, Model(weights=_MODEL.weights, threshold=0.8)) is None


def test_the_places_of_one_name_count_together() -> None:
    options = [
        _option("", -1, nothing=1.0),
        _option("Airbus", 3, near=0.4),
        _option("Airbus", 5, near=0.5),
    ]
    assert chosen(options, _MODEL) == 5
    assert chosen(options[:2], _MODEL) is None


def test_a_name_must_be_so_many_times_as_likely_as_the_next() -> None:
    options = [_option("Airbus", 3, near=1.0), _option("Saab", 5, near=0.7)]
    assert chosen(options, _MODEL) == 3
    assert chosen(options, replace(_MODEL, margin=1.8)) == 3  # e ** 0.6 = 1.82
    assert chosen(options, replace(_MODEL, margin=1.9)) is None


def test_nothing_but_nouns_is_no_answer() -> None:
    assert chosen([_option("", -1, nothing=1.0), _option("", -1, near=9.0)], _MODEL) is None


def test_unknown_features_count_nothing() -> None:
    assert shares([_option("a", 0, new=5.0), _option("b", 1)], {}) == [0.5, 0.5]


@given(
    st.permutations(
        [
            _option("", -1, nothing=1.0),
            _option("Airbus", 1, near=1.0),
            _option("Boeing", 2, near=1.0),
            _option("Saab", 3, near=0.2),
        ]
    )
)
def test_the_order_of_options_does_not_matter(options: list[Option]) -> None:
    assert chosen(options, Model(weights=_MODEL.weights, threshold=0.3)) == 1


def test_every_group_has_weights() -> None:
    for group in ("it", "they", "description"):
        assert 0 < models()[group].threshold < 1
        assert models()[group].weights["nothing"]
