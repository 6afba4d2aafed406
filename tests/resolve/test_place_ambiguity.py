"""What a place's name alone tells, and which places a name within another name tells."""

import pytest

from kg.resolve import resolve
from kg.resolve.article_places import region_of
from kg.resolve.gazetteer import rows, seat
from kg.resolve.localities import bearers
from kg.resolve.place_ambiguity import is_doubled, is_of_countries, is_only, is_rivalled
from tests.resolve.test_splitting import nodes, said


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("seville", "spain"),
        ("cologne", "germany"),
        ("mecca", "saudi arabia"),
        ("medina", "saudi arabia"),
        ("hanover", "germany"),
        ("quebec city", "canada"),
        ("munich", "germany"),
    ],
)
def test_cities_are_known_by_their_english_names(name: str, country: str) -> None:
    where = seat(name)
    assert where is not None
    assert where[0] == country


def test_a_city_of_two_names_counts_once_among_the_people_of_its_region() -> None:
    (region,) = (row for row in rows("odessa") if row.kind == "region")
    assert region.thousands < 1500
    assert len(rows("xian")) == 1


@pytest.mark.parametrize(
    ("key", "region"),
    [
        ("nova scotia power", "nova scotia"),
        ("new south wales police", "new south wales"),
        ("georgia power", ""),  # which Georgia?
        ("trinity college", ""),  # a word
        ("lima group", ""),  # a capital
        ("zeta power", ""),
        ("texas", ""),  # nothing follows
    ],
)
def test_a_body_tells_the_region_that_it_is_called_after(key: str, region: str) -> None:
    found = region_of(key)
    assert (found[0] if found else "") == region


@pytest.mark.parametrize(
    ("key", "only"), [("mariupol", True), ("portland", False), ("", False)]
)
def test_cities_that_nothing_else_is_called_as(key: str, *, only: bool) -> None:
    assert is_only(key) is only


@pytest.mark.parametrize(
    ("key", "rivalled"), [("durham", True), ("boston", False), ("manchester", False)]
)
def test_cities_that_one_abroad_may_be_meant_for(key: str, *, rivalled: bool) -> None:
    assert is_rivalled(key) is rivalled


@pytest.mark.parametrize(
    ("name", "left", "right", "count"),
    [
        pytest.param("Bilaspur", (), ("Himachal Pradesh",), 2, id="a region that has one too"),
        pytest.param("Bilaspur", (), ("Raipur",), 1, id="its own region"),
        pytest.param("Palermo", ("Sicily",), ("Buenos Aires",), 2, id="another capital"),
        pytest.param("Mariupol", ("Kyiv",), ("Saudi Arabia",), 1, id="the only one"),
        pytest.param(
            "Rotterdam", ("Utrecht",), ("Ecuador",), 1, id="a large one and a country"
        ),
        pytest.param("Rotterdam", ("Utrecht",), ("Quito",), 2, id="a large one and a capital"),
        pytest.param(
            "Cleveland", ("Ohio",), ("Texas",), 1, id="a region as others that have one"
        ),
        pytest.param("Black River", ("Jamaica",), ("Vietnam",), 2, id="of nobody's country"),
        pytest.param("Durham", (), ("North Carolina",), 2, id="one says nothing"),
        pytest.param("Manchester", (), ("Leeds",), 2, id="a large one, and one abroad"),
        pytest.param("Birmingham", ("Dudley",), ("Leeds",), 1, id="a large one at home"),
        pytest.param("Kimberley", (), ("Western Australia",), 2, id="a region abroad"),
        pytest.param("Rotterdam", (), ("Queensland",), 1, id="a large one and a region"),
        pytest.param("Rotterdam", (), ("Brisbane",), 1, id="a large one and a town"),
        pytest.param("Bergen", (), ("Texas", "Ohio"), 1, id="several regions of a country"),
        pytest.param("Ontario", (), ("Kentucky",), 1, id="a region and a small city abroad"),
        pytest.param(
            "Suffolk",
            ("England",),
            ("New York City", "Nassau", "Texas"),
            2,
            id="towns before another capital",
        ),
        pytest.param("Kimberley", (), ("Broken Hill",), 1, id="a town abroad"),
        pytest.param("Surrey", ("Woking",), ("British Columbia",), 2, id="a district"),
        pytest.param("Surrey", (), (), 2, id="a district and a city of one name"),
        pytest.param("Surrey", ("Vancouver",), ("British Columbia",), 1, id="of two, in both"),
        pytest.param("Kent", (), ("Leeds",), 1, id="a district larger than the cities"),
    ],
)
def test_a_city_is_meant_by_the_places_beside_it(
    name: str, left: tuple[str, ...], right: tuple[str, ...], count: int
) -> None:
    every = [
        said(article, ("place", name), *(("place", one) for one in beside))
        for article, beside in (("a", left), ("b", right))
    ]
    assert len(nodes(resolve(every), name.lower().replace(" ", "-"))) == count


def test_a_large_city_is_another_beside_a_body_of_the_others_region() -> None:
    home = said("a", ("place", "Sydney"), ("place", "Melbourne"))
    away = said("b", ("place", "Sydney"), ("org", "Nova Scotia Power"))
    assert len(nodes(resolve([home, away]), "sydney")) == 2


def test_names_of_places_come_before_bodies_called_after_some() -> None:
    home = said("a", ("place", "Balad"), ("place", "Somalia"))
    same = said("b", ("place", "Balad"), ("place", "Mogadishu"), ("org", "Tasmania Power"))
    assert len(nodes(resolve([home, same]), "balad")) == 1


@pytest.mark.parametrize(
    ("key", "doubled"),
    [
        ("aurangabad", True),
        ("chicago", False),
        ("hyderabad", False),  # of two countries
        ("nowhere", False),
    ],
)
def test_large_cities_of_whose_name_their_country_has_two(key: str, *, doubled: bool) -> None:
    assert is_doubled(key) is doubled


@pytest.mark.parametrize(
    ("key", "several"), [("cartagena", True), ("georgia", False), ("munich", False)]
)
def test_names_that_places_of_several_countries_have(key: str, *, several: bool) -> None:
    assert is_of_countries(key) is several


def test_a_town_is_known_without_its_river() -> None:
    assert ("germany", "brandenburg") in bearers("frankfurt")


@pytest.mark.parametrize(
    ("left", "right", "count"),
    [
        pytest.param(("Mumbai",), ("Nagpur",), 1, id="both of the region of the larger"),
        pytest.param(("Mumbai",), ("Patna",), 2, id="one of the region of the other"),
        pytest.param(("Mumbai",), ("Zarnow",), 2, id="one of a place that nobody knows"),
    ],
)
def test_a_large_city_that_its_country_has_twice(
    left: tuple[str, ...], right: tuple[str, ...], count: int
) -> None:
    pair = [
        said(at, ("place", "Aurangabad"), *(("place", one) for one in beside))
        for at, beside in (("a", left), ("b", right))
    ]
    assert len(nodes(resolve(pair), "aurangabad")) == count


@pytest.mark.parametrize(
    ("left", "right", "count"),
    [
        pytest.param((), ("Hefei",), 2, id="one says nothing"),
        pytest.param(("China",), ("Hefei",), 2, id="one says the country only"),
        pytest.param(("Shanghai",), ("Nanjing",), 1, id="the larger by its region or none"),
        pytest.param(("China",), ("China",), 1, id="both say the country only"),
        pytest.param(("Hefei",), ("Hefei",), 1, id="both the smaller"),
    ],
)
def test_the_larger_of_two_cities_of_a_country_is_meant_without_a_region(
    left: tuple[str, ...], right: tuple[str, ...], count: int
) -> None:
    pair = [
        said(at, ("place", "Suzhou"), *(("place", one) for one in beside))
        for at, beside in (("a", left), ("b", right))
    ]
    assert len(nodes(resolve(pair), "suzhou")) == count
