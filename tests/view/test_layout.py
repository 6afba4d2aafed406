"""Places: equal for equal graphs, apart from each other, and quick for hubs and pairs."""

import random

import pytest

from kg.view.layout import Place, place


def distances(places: list[Place]) -> float:
    """Return the least distance between two places."""
    return min(
        ((a.x - b.x) ** 2 + (a.y - b.y) ** 2) ** 0.5
        for i, a in enumerate(places)
        for b in places[:i]
    )


def test_nothing_and_one() -> None:
    assert place(0, []) == []
    assert place(1, [(0, 0)]) == [Place(0, 0, 0)]


def test_order_and_repeats_of_links_do_not_matter() -> None:
    rng = random.Random(3)  # noqa: S311 - test data
    links = [(rng.randrange(60), rng.randrange(60)) for _ in range(90)]
    mixed = [(b, a) for a, b in links + links[:20]]
    rng.shuffle(mixed)
    assert place(60, links) == place(60, mixed)


def test_golden_places_are_the_same_on_every_machine() -> None:
    links = [(0, 1), (1, 2), (2, 3), (3, 0), (0, 2), (3, 4), (5, 6)]
    assert [(spot.x, spot.y) for spot in place(7, links)] == GOLDEN


@pytest.mark.parametrize(("count", "hub"), [(30, True), (120, False), (400, False)])
def test_entities_keep_apart(count: int, hub: bool) -> None:
    rng = random.Random(count)  # noqa: S311 - test data
    links = [(0, i) for i in range(1, count)] if hub else []
    links += [(rng.randrange(count), rng.randrange(count)) for _ in range(count)]
    assert distances(place(count, links)) > 25


def test_components_do_not_overlap() -> None:
    places = place(40, [(i, i + 1) for i in range(0, 40, 2)])
    assert distances(places) > 80


def test_small_components_stand_beside_the_core() -> None:
    core = [(i, i + 1) for i in range(20)]
    places = place(41, core + [(i, i + 1) for i in range(21, 41, 2)])
    assert max(spot.x for spot in places[:21]) + 100 < min(spot.x for spot in places[21:])
    assert distances(places) > 80


def test_linked_entities_stand_closer_than_others() -> None:
    # Two cliques and one link between them.
    links = [(i, j) for i in range(6) for j in range(i)]
    links += [(i + 6, j + 6) for i, j in links] + [(0, 6)]
    places = place(12, links)
    assert len({spot.community for spot in places[:6]}) == 1
    assert places[0].community != places[11].community

    def gap(a: int, b: int) -> float:
        return ((places[a].x - places[b].x) ** 2 + (places[a].y - places[b].y) ** 2) ** 0.5

    assert max(gap(1, j) for j in range(2, 6)) < min(gap(1, j) for j in range(7, 12))


def test_hub_with_thousands_of_leaves() -> None:
    places = place(3001, [(0, i) for i in range(1, 3001)])
    assert len({(spot.x, spot.y) for spot in places}) > 2900


def test_thousands_of_pairs() -> None:
    places = place(4000, [(i, i + 1) for i in range(0, 4000, 2)])
    assert len({(spot.x, spot.y) for spot in places}) == 4000


GOLDEN = [(-99, 76), (-20, 234), (99, 92), (21, -66), (0, -234), (460, -168), (666, -168)]
