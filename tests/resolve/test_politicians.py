"""Politicians tell in which region or country an article is."""

import pytest

from kg.resolve import resolve
from kg.resolve.gazetteer import gazetteer
from kg.resolve.politicians import offices, place_of
from tests.resolve.test_unknownplaces import nodes, places, told

COLLINS = ("person", "Susan Collins")


@pytest.mark.parametrize(
    ("left", "right", "count"),
    [
        pytest.param((COLLINS,), (), 2, id="of a region that has one of the name"),
        pytest.param((COLLINS, *places("Lyon")), (), 1, id="who is somewhere else"),
        pytest.param((COLLINS,), (COLLINS,), 1, id="in both"),
        pytest.param((COLLINS,), places("Maine"), 1, id="of the region that the other names"),
    ],
)
def test_a_politician_says_which_place_is_meant(
    left: tuple[tuple[str, str], ...], right: tuple[tuple[str, str], ...], count: int
) -> None:
    found = resolve([told("a", *left, name="Bath"), told("b", *right, name="Bath")])
    assert len(nodes(found, "bath")) == count


def test_a_politician_says_nothing_of_a_name_that_the_region_does_not_have() -> None:
    found = resolve([told("a", COLLINS, name="Lyon"), told("b", name="Lyon")])
    assert len(nodes(found, "lyon")) == 1


def test_the_region_of_the_usual_place_comes_before_others() -> None:
    maine, oregon = ("united states", "maine"), ("united states", "oregon")
    assert place_of("portland", {maine}) == maine
    assert place_of("portland", {maine, oregon}) is None


def test_everybody_is_of_a_country_and_a_region_that_the_gazetteer_knows() -> None:
    seats = {row.seat for rows in gazetteer().values() for row in rows}
    assert {where for where in offices().values() if where not in seats} == set()
