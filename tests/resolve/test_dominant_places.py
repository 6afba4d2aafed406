"""Places that everybody means by a name: an article may mean another all the same."""

import pytest

from kg.model import EntityType, Extraction
from kg.resolve import resolve
from kg.resolve.dominant_places import abroad, is_known, meant_by
from kg.resolve.mention_groups import Group
from kg.resolve.namesakes import Beside
from tests.resolve.test_splitting import nodes, said

PLACE = EntityType.PLACE
PADUCAH = Beside("paducah", ("united states", "kentucky"), capital=False, named=True, times=1)
KYOTO = Beside("kyoto", ("japan", "kyoto"), capital=False, named=True, times=1)


@pytest.mark.parametrize(
    ("key", "known"),
    [
        ("cairo", True),  # Illinois has one
        ("lebanon", True),  # so has Tennessee
        ("sydney", True),  # so has Nova Scotia
        ("chicago", True),  # a large city
        ("germany", False),  # a country that nothing else is called as
        ("seoul", False),
        ("durham", False),  # is small
        ("cambridge", False),  # has no usual place
        ("persian gulf", False),
    ],
)
def test_what_is_meant_by_everybody_and_still_borne_by_others(key: str, *, known: bool) -> None:
    assert is_known(Group(PLACE, key)) is known


@pytest.mark.parametrize(
    ("name", "beside", "count"),
    [
        pytest.param("Cairo", ("Paducah",), 2, id="a town of the country of another"),
        pytest.param("Cairo", ("Paducah", "Luxor"), 1, id="a town at home"),
        pytest.param("Cairo", ("United States",), 1, id="a country that it deals with"),
        pytest.param("Cairo", ("Kyoto",), 1, id="a town of a country that has none"),
        pytest.param("Cairo", ("Zarnow",), 2, id="nothing but what no list has"),
        pytest.param("Cairo", (), 1, id="nothing"),
        pytest.param("Prague", ("Texas",), 1, id="a region that has none"),
        pytest.param("Lebanon", ("Nashville",), 2, id="a country, a town of a region with one"),
        pytest.param("Lebanon", ("Nashville", "Israel"), 1, id="and another country"),
        pytest.param("Lebanon", ("Osaka",), 1, id="a town of another country"),
        pytest.param("Norway", ("Dickinson County",), 2, id="a county of a state that has one"),
        pytest.param("Norway", ("Orange County",), 1, id="one of several that have one"),
        pytest.param("Cairo", ("Paducah", "Kyoto"), 1, id="towns of two countries"),
        pytest.param("Chicago", ("Kyoto",), 1, id="a city that is the only one"),
        pytest.param("Chicago", ("Kyoto", "Osaka"), 2, id="two towns of another country"),
        pytest.param("Chicago", ("Kyoto", "Tokyo"), 1, id="a town and a capital"),
        pytest.param("Tokyo", ("Chicago", "Boston"), 1, id="a capital"),
        pytest.param("Lodz", ("Cannes",), 1, id="a small city that is the only one"),
        pytest.param("Lodz", ("Cannes", "Nantes"), 2, id="the same beside two towns"),
        pytest.param(
            "Rostov", ("Yaroslavl",), 2, id="a town of its country and another's region"
        ),
    ],
)
def test_what_is_named_around_tells_which_one_is_meant(
    name: str, beside: tuple[str, ...], count: int
) -> None:
    pair = [
        said("a", ("place", name)),
        said("b", ("place", name), *(("place", one) for one in beside)),
    ]
    found = resolve(pair)
    assert len(nodes(found, name.lower())) == count
    assert len([one for one in found.unsure if name.lower() in one.left]) == count - 1


def test_who_names_its_people_means_the_country() -> None:
    people = Beside("lebanon", ("lebanon", ""), capital=False, named=True, times=2, people=True)
    nashville = Beside(
        "nashville", ("united states", "tennessee"), capital=False, named=True, times=1
    )
    home, there = {("lebanon", "")}, {("united states", "tennessee")}
    assert meant_by("lebanon", [people, nashville], ["nashville"]) == home
    named = people._replace(people=False)
    assert meant_by("lebanon", [named, nashville], ["nashville"]) == there


def test_towns_of_two_countries_are_no_other_country() -> None:
    egypt = ("egypt", "cairo")
    assert abroad(egypt, [PADUCAH]) == ("united states", "")
    assert abroad(egypt, [PADUCAH, KYOTO]) is None
    assert abroad(egypt, []) is None


@pytest.mark.parametrize(
    ("body", "count"),
    [
        pytest.param("Egyptian Police", 1, id="its country's"),
        pytest.param("Egyptian Traders", 2, id="no body"),
        pytest.param("Luxor Hospital", 1, id="its town's"),
    ],
)
def test_a_body_tells_the_country_or_the_town_that_it_is_called_after(
    body: str, count: int
) -> None:
    away = said("b", ("place", "Cairo"), ("place", "Paducah"), ("org", body))
    assert len(nodes(resolve([said("a", ("place", "Cairo")), away]), "cairo")) == count


@pytest.mark.parametrize(
    ("name", "where", "count"),
    [
        pytest.param("West Belfast", "Northern Ireland", 1, id="a part of a city"),
        pytest.param("Yuma County", "United States", 1, id="a county, whichever"),
        pytest.param("The Gulf", "Papua New Guinea", 2, id="a part of the world, no region"),
    ],
)
def test_what_else_tells_where_an_article_is(name: str, where: str, count: int) -> None:
    pair = [
        said(at, ("place", "Stony Bend"), ("place", beside))
        for at, beside in (("a", where), ("b", name))
    ]
    assert len(nodes(resolve(pair), "stony-bend")) == count


def test_a_name_of_schools_is_anothers_in_another_region() -> None:
    def story(at: str, town: str, name: str = "Loyola University") -> Extraction:
        return said(at, ("org", name), ("place", town))

    two = [story("a", "Chicago"), story("b", "Baton Rouge")]
    assert len(nodes(resolve(two), "loyola-university")) == 2
    one = [story("a", "Chicago"), story("b", "Peoria")]
    assert len(nodes(resolve(one), "loyola-university")) == 1
    three = [*two, story("c", "Denver")]
    assert len(nodes(resolve(three), "loyola-university")) == 3
    known = [
        story(at, town, "Harvard University") for at, town in (("a", "Chicago"), ("b", "Rome"))
    ]
    assert len(nodes(resolve(known), "harvard-university")) == 1
