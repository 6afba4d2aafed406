"""Bodies of which every place has one are named with their place."""

from collections.abc import Callable

import pytest

from kg.model import Extraction, Fact, Mention
from kg.resolve import resolve

Make = Callable[..., Mention]


@pytest.fixture
def placed(
    mention: Make,
    fact: Callable[..., Fact[Mention]],
    extraction: Callable[..., Extraction],
) -> Callable[..., Extraction]:
    def call(article: str, body: str, *places: str, relation: str = "located_in") -> Extraction:
        one = mention("org", body, article=article)
        at = [
            mention("place", name, article=article, start=100 * n)
            for n, name in enumerate(places, start=1)
        ]
        facts = tuple(fact(one, relation, place) for place in at)
        return extraction(article, mentions=(one, *at), facts=facts)

    return call


def _names(*articles: Extraction) -> list[tuple[str, tuple[str, ...]]]:
    found = resolve(list(articles)).entities
    return [(one.name, one.aliases) for one in found if one.id.startswith("org/")]


def test_a_ministry_is_named_with_its_country(placed: Callable[..., Extraction]) -> None:
    named = _names(placed("a", "Foreign Ministry", "Japan"))
    assert named == [("Foreign Ministry (Japan)", ("Foreign Ministry",))]


def test_two_are_told_apart_by_their_labels(placed: Callable[..., Extraction]) -> None:
    named = _names(
        placed("a", "Foreign Ministry", "Japan"), placed("b", "Foreign Ministry", "Peru")
    )
    assert {name for name, _ in named} == {
        "Foreign Ministry (Japan)",
        "Foreign Ministry (Peru)",
    }


@pytest.mark.parametrize(
    ("body", "places", "relation"),
    [
        pytest.param("Foreign Ministry", (), "located_in", id="no place"),
        pytest.param("Supreme Court", ("Peru", "Lima"), "located_in", id="two places"),
        pytest.param("Foreign Ministry", ("Peru",), "restricts", id="another relation"),
        pytest.param("Acme", ("Japan",), "located_in", id="a name of its own"),
        pytest.param("Supreme Court of Peru", ("Peru",), "located_in", id="place in the name"),
    ],
)
def test_others_keep_the_name_as_printed(
    placed: Callable[..., Extraction], body: str, places: tuple[str, ...], relation: str
) -> None:
    assert _names(placed("a", body, *places, relation=relation)) == [(body, ())]
