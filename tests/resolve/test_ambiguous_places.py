"""Places that the gazetteer does not tell apart: one thing needs something shared."""

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Citation, EntityType, Extraction, Hint, Mention, identify
from kg.resolve import Resolved, resolve
from kg.resolve.gazetteer import rows
from kg.resolve.localities import bearers
from kg.resolve.mention_groups import Group
from kg.resolve.names import fold
from kg.resolve.place_ambiguity import is_unknown

PLACE = EntityType.PLACE
_TYPES = {"place": PLACE, "person": EntityType.PERSON, "org": EntityType.INSTITUTION}


def told(
    article: str,
    *beside: tuple[str, str],
    name: str = "Stony Bend",
    hints: tuple[tuple[str, str], ...] = (),
) -> Extraction:
    """Return an article that names a place and other things, with hints (kind, what)."""
    mentions = tuple(
        Mention(
            article=article, start=100 * n, end=100 * n + len(text), text=text,
            type=_TYPES[type_], name=text,
        )
        for n, (type_, text) in enumerate((("place", name), *beside))
    )  # fmt: skip
    citation = Citation(
        id=article, sha256=identify(article)[1], name=article, source=article, title=article
    )
    made = tuple(sorted(Hint(PLACE, name, kind, what) for kind, what in hints))
    return Extraction(citation=citation, mentions=mentions, hints=made)


def nodes(found: Resolved, slug: str = "stony-bend") -> list[str]:
    return [one.id for one in found.entities if one.id.startswith(f"place/{slug}")]


def places(*names: str) -> tuple[tuple[str, str], ...]:
    return tuple(("place", name) for name in names)


@pytest.mark.parametrize(
    ("left", "right", "count"),
    [
        pytest.param((), (), 2, id="nothing said"),
        pytest.param(places("France"), (), 2, id="one silent"),
        pytest.param(places("France"), places("France"), 1, id="a country"),
        pytest.param(places("Lyon"), places("France"), 1, id="a city and its country"),
        pytest.param(places("France"), places("Peru"), 2, id="two countries"),
        pytest.param(places("France", "Peru"), places("Peru"), 1, id="one country of two"),
        pytest.param(places("Oregon"), places("Texas"), 2, id="two regions of a country"),
        pytest.param(places("Oregon"), places("Oregon"), 1, id="a region"),
        pytest.param(places("Zarnow"), places("Zarnow"), 1, id="a place as unknown"),
        pytest.param(places("Europe"), places("Europe"), 2, id="a part of the world"),
        pytest.param(
            (("person", "Ada Brenner"), ("org", "Zeta Works")),
            (("person", "Ada Brenner"), ("org", "Zeta Works")),
            1,
            id="a person and an institution",
        ),
        pytest.param((("org", "Zeta Works"),), (("org", "Zeta Works"),), 2, id="an agency"),
    ],
)
def test_a_place_that_the_gazetteer_lacks_needs_something_shared(
    left: tuple[tuple[str, str], ...], right: tuple[tuple[str, str], ...], count: int
) -> None:
    found = resolve([told("a", *left), told("b", *right)])
    assert len(nodes(found)) == count
    pairs = [one for one in found.unsure if one.left.startswith("place/stony-bend")]
    assert len(pairs) == count - 1  # what stays two is shown


@pytest.mark.parametrize(
    ("left", "right", "count"),
    [
        ("river", "town", 2),
        ("county", "city", 2),
        ("island", "district", 2),
        ("ruin", "suburb", 2),
        ("suburb", "district", 1),
        ("province", "region", 1),
        ("town", "village", 1),
    ],
)
def test_a_kind_at_odds_parts_what_is_in_one_country(left: str, right: str, count: int) -> None:
    one = told("a", *places("France"), hints=(("is", left),))
    other = told("b", *places("France"), hints=(("is", right),))
    assert len(nodes(resolve([one, other]))) == count


def test_a_part_of_another_country_is_not_the_one_that_is_known() -> None:
    known = told("a", name="Luxembourg")
    part = told(
        "b", *places("Belgium"), name="Luxembourg",
        hints=(("is", "province"), ("of", "Belgium")),
    )  # fmt: skip
    assert len(nodes(resolve([known, part]), "luxembourg")) == 2
    city = told("a", name="Memphis")
    ruin = told("b", *places("Egypt"), name="Memphis", hints=(("at", "Egypt"),))
    assert len(nodes(resolve([city, ruin]), "memphis")) == 2


@pytest.mark.parametrize(
    ("name", "unknown"),
    [
        ("paris", False),
        ("germany", False),
        ("europe", False),
        ("rhine", False),
        ("bavaria", False),
        ("cambridge", True),
        ("stony bend", True),
        ("gwangju", True),  # two in one country
        ("tongzhou", True),
    ],
)
def test_a_place_by_far_the_largest_of_its_name_is_known(name: str, unknown: bool) -> None:
    assert is_unknown(Group(PLACE, name)) is unknown


def test_well_known_places_are_one_where_nothing_is_said() -> None:
    for name in ("Paris", "Berlin", "Rhine", "Silicon Valley", "Melbourne", "Bavaria"):
        beside = [told("a", *places("Peru"), name=name), told("b", name=name)]
        assert len(nodes(resolve(beside), name.lower().replace(" ", "-"))) == 1


@pytest.mark.parametrize(
    ("left", "right", "count"),
    [
        pytest.param(places("Tennessee"), places("Egypt"), 2, id="only another country"),
        pytest.param(places("Tennessee"), (), 1, id="one silent"),
        pytest.param((), (), 1, id="both silent"),
        pytest.param(places("Tennessee"), places("Egypt", "Oregon"), 1, id="its own too"),
        pytest.param(places("Tennessee"), places("Egypt", "Peru"), 1, id="several others"),
        pytest.param(
            (*places("Tennessee"), ("org", "Zeta Works")),
            (*places("Egypt"), ("org", "Zeta Works")),
            1,
            id="another country, an institution in common",
        ),
    ],
)
def test_a_known_city_is_two_where_an_article_is_about_another_country(
    left: tuple[tuple[str, str], ...], right: tuple[tuple[str, str], ...], count: int
) -> None:
    found = resolve([told("a", *left, name="Memphis"), told("b", *right, name="Memphis")])
    assert len(nodes(found, "memphis")) == count


@pytest.mark.parametrize(
    ("name", "left", "right", "count"),
    [
        pytest.param("Galicia", places("Vigo"), places("Lviv"), 2, id="a foreign town"),
        pytest.param(
            "Galicia", places("Vigo"), places("Lviv", "United States"), 2,
            id="a foreign town and a country that it deals with",
        ),
        pytest.param("Galicia", places("Vigo"), places("Ukraine"), 1, id="a foreign country"),
        pytest.param("Galicia", places("Vigo"), places("Kyiv"), 1, id="its capital"),
        pytest.param("Galicia", places("Vigo"), (), 1, id="nothing said, one of the name"),
        pytest.param("Sonora", places("Hermosillo"), (), 1, id="nothing said, several"),
        pytest.param(
            "Sonora", places("Hermosillo"), places("Zarnow"), 2, id="beside what is unknown"
        ),
        pytest.param(
            "Galicia", places("Vigo"), places("Zarnow"), 1, id="the same, one of the name"
        ),
        pytest.param("Sonora", places("Mexico"), places("Hermosillo"), 1, id="its country"),
        pytest.param("Texas", places("Austin"), places("Lviv"), 1, id="a large region"),
        pytest.param(
            "Macedonia", places("Skopje"), places("Thessaloniki"), 2,
            id="a country and a land of several regions",
        ),
        pytest.param("Macedonia", places("Skopje"), places("Greece"), 1, id="a country beside"),
        pytest.param(
            "Halifax", places("Nova Scotia"), places("Yorkshire"), 2, id="a district tells"
        ),
        pytest.param("Montana", places("Oregon"), places("Texas"), 1, id="its only Montana"),
    ],
)  # fmt: skip
def test_a_name_that_the_gazetteer_knows_may_be_another_places(
    name: str, left: tuple[tuple[str, str], ...], right: tuple[tuple[str, str], ...], count: int
) -> None:
    found = resolve([told("a", *left, name=name), told("b", *right, name=name)])
    slug = "north-macedonia" if name == "Macedonia" else name.lower()
    assert len(nodes(found, slug)) == count
    assert (
        len([one for one in found.unsure if one.left.startswith(f"place/{slug}")]) == count - 1
    )


def test_a_lone_town_is_itself_where_countries_only_are_named() -> None:
    for left, right, count in (
        (places("Ukraine", "Poland"), places("Switzerland"), 1),
        (places("Ukraine"), places("Switzerland"), 2),
        ((), (), 2),
    ):
        found = resolve([told("a", *left, name="Davos"), told("b", *right, name="Davos")])
        assert len(nodes(found, "davos")) == count


@pytest.mark.parametrize(
    ("name", "left", "right", "count"),
    [
        pytest.param("Christmas Island", ("Perth",), ("Fiji",), 2, id="two countries"),
        pytest.param("Christmas Island", ("Perth",), ("Australia",), 1, id="one country"),
        pytest.param("Prince Edward Island", ("Ottawa",), ("Cape Town",), 2, id="a region"),
        pytest.param("Prince Edward Island", ("Ottawa",), ("Canada",), 1, id="its country"),
        pytest.param("Falkland Islands", ("London",), ("Argentina",), 1, id="a rare word"),
        pytest.param("Rhode Island", ("London",), ("Argentina",), 1, id="a land of many"),
        pytest.param("Marshall Islands", ("Perth",), ("Fiji",), 1, id="a state"),
    ],
)
def test_an_island_of_a_frequent_word_is_not_the_only_one(
    name: str, left: tuple[str, ...], right: tuple[str, ...], count: int
) -> None:
    found = resolve(
        [told("a", *places(*left), name=name), told("b", *places(*right), name=name)]
    )
    assert len(nodes(found, name.lower().replace(" ", "-"))) == count


@pytest.mark.parametrize(
    ("name", "left", "right", "count"),
    [
        ("Orange County Council", places("Oregon"), places("Texas"), 2),
        ("Orange County Council", places("Oregon"), places("Oregon"), 1),
        ("Orange County Council", places("Orange County"), places("Orange County"), 2),
        ("Cambridge City Council", places("England"), places("Massachusetts"), 2),
        ("Cambridge Police Department", (), (), 2),
        ("Denver Police Department", (), (), 1),
        ("Zeta Council", (), (), 1),
        ("Atlantic Council", places("Peru"), places("France"), 1),
    ],
)
def test_a_local_body_is_as_unknown_as_its_place(
    name: str, left: tuple[tuple[str, str], ...], right: tuple[tuple[str, str], ...], count: int
) -> None:
    every = [told("a", ("org", name), *left), told("b", ("org", name), *right)]
    found = resolve([replace(one, mentions=one.mentions[1:]) for one in every])
    slug = name.lower().replace(" ", "-")
    assert sum(one.id.startswith(f"org/{slug}") for one in found.entities) == count


_SAID = ["France", "Peru", "Oregon", "Texas", "Lyon", "Zarnow", "Europe"]


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.sets(st.sampled_from(_SAID), max_size=2), min_size=2, max_size=6), st.randoms()
)
def test_the_order_of_articles_counts_for_nothing(
    every: list[set[str]], chance: random.Random
) -> None:
    made = [told(f"a{n}", *places(*sorted(one))) for n, one in enumerate(every)]
    mixed = list(made)
    chance.shuffle(mixed)
    assert resolve(made).entities == resolve(mixed).entities


@pytest.mark.parametrize(
    ("name", "count"),
    [
        pytest.param("Quillonland", 1, id="a word of its own"),
        pytest.param("North Quillon", 1, id="with a direction"),
        pytest.param("Quillon Hills", 1, id="with what it is"),
        pytest.param("Stony Hills", 2, id="words that many have"),
        pytest.param("Port Davies", 2, id="after a person"),
        pytest.param("New Carthage", 2, id="after an old city"),
        pytest.param("East Lyon", 2, id="after a city"),
    ],
)
def test_a_name_with_a_word_of_its_own_is_one_place(name: str, count: int) -> None:
    slug = name.casefold().replace(" ", "-")
    every = [told("a", *places("Kenya"), name=name), told("b", *places("Peru"), name=name)]
    assert len(nodes(resolve(every), slug)) == count


def test_an_address_parts_a_name_with_a_word_of_its_own() -> None:
    every = [
        told(at, name="Quillonland", hints=(("comma", country),))
        for at, country in (("a", "Kenya"), ("b", "Peru"))
    ]
    assert len(nodes(resolve(every), "quillonland")) == 2


@pytest.mark.parametrize(
    ("left", "right", "count"),
    [
        pytest.param(places("United States"), places("United States"), 2, id="the country"),
        pytest.param(places("Illinois"), places("Illinois"), 1, id="the region"),
        pytest.param(places("Illinois"), places("Ohio"), 2, id="two regions"),
        pytest.param((), places("Ohio"), 2, id="one silent"),
    ],
)
def test_a_country_does_not_tell_which_of_its_cities_of_one_name_is_meant(
    left: tuple[tuple[str, str], ...], right: tuple[tuple[str, str], ...], count: int
) -> None:
    every = [told("a", *left, name="Springfield"), told("b", *right, name="Springfield")]
    assert len(nodes(resolve(every), "springfield")) == count


def test_a_region_is_known_by_what_it_is_called() -> None:
    every = [told("a", *places("Kano"), name="Borno State"), told("b", name="Borno State")]
    assert len(nodes(resolve(every), "borno-state")) == 1


def test_a_sea_is_one_though_regions_are_called_after_it() -> None:
    every = [
        told(at, *places(one), name="Red Sea") for at, one in (("a", "Sudan"), ("b", "Egypt"))
    ]
    assert len(nodes(resolve(every), "red-sea")) == 1


@pytest.mark.parametrize(
    ("name", "left", "right", "count"),
    [
        pytest.param("Cordoba", (), (), 2, id="several, none by far the largest"),
        pytest.param("Cordoba", places("Malaga"), places("Spain"), 1, id="one country"),
        pytest.param("Tripoli", (), (), 2, id="a capital, and a city of a neighbour"),
        pytest.param("Tripoli", places("Benghazi"), (), 2, id="one silent"),
        pytest.param("Tripoli", places("Benghazi"), places("Libya"), 1, id="its country"),
        pytest.param("Tripoli", (("person", "Ada Brenner"),) * 2, (), 2, id="a person in one"),
        pytest.param("Punjab", places("Lahore"), places("Delhi"), 2, id="regions, by cities"),
        pytest.param("Punjab", places("Delhi"), places("India"), 1, id="one region"),
        pytest.param("Manchester", (), (), 2, id="a city of 100,000 abroad"),
        pytest.param("Lyon", (), (), 1, id="the only one"),
        pytest.param("Ontario", (), (), 1, id="a region that outshines a city"),
    ],
)
def test_silence_does_not_tell_which_of_several_large_places_is_meant(
    name: str, left: tuple[tuple[str, str], ...], right: tuple[tuple[str, str], ...], count: int
) -> None:
    every = [told("a", *left, name=name), told("b", *right, name=name)]
    assert len(nodes(resolve(every), name.lower())) == count


@pytest.mark.parametrize(
    ("town", "count"),
    [
        pytest.param(("place", "Eindhoven"), 2, id="a place"),
        pytest.param(("person", "Eindhoven"), 2, id="taken for somebody"),
        pytest.param(("org", "Eindhoven"), 2, id="taken for its club"),
        pytest.param(("person", "Jan Eindhoven"), 1, id="somebody"),
        pytest.param(("org", "Reading"), 1, id="a word"),
    ],
)
def test_a_town_tells_where_an_article_is_whatever_it_is_taken_for(
    town: tuple[str, str], count: int
) -> None:
    every = [
        told("a", *places("Belgium"), name="Stony Bend"),
        told("b", *places("Belgium"), name="Stony Bend"),
        told("c", town, name="Stony Bend"),
    ]
    found = resolve(every)
    assert len(nodes(found)) == 2
    guess = ("probably other country: belgium, netherlands", -0.2)
    assert any(guess in one.features for one in found.unsure) == (count == 2)


@pytest.mark.parametrize(
    ("name", "right", "count"),
    [
        pytest.param("Hamburg", places("Buffalo"), 2, id="a town beside a city of its region"),
        pytest.param("Hamburg", places("Buffalo", "Germany"), 1, id="its own country too"),
        pytest.param("Dublin", places("Columbus"), 2, id="of several the largest tells"),
        pytest.param("Paris", places("Texas", "Dallas"), 2, id="a dwarf beside a capital"),
        pytest.param("Paris", places("Texas", "Lyon"), 1, id="a dwarf, and home"),
        pytest.param("China", places("Texas", "Dallas"), 2, id="a country"),
    ],
)
def test_a_namesake_is_meant_beside_places_of_its_region(
    name: str, right: tuple[tuple[str, str], ...], count: int
) -> None:
    every = [told("a", name=name), told("b", *right, name=name)]
    assert len(nodes(resolve(every), name.lower())) == count


@pytest.mark.parametrize(
    ("name", "left", "right", "count"),
    [
        pytest.param("Jilin", "province", "city", 2, id="a province and its city"),
        pytest.param("Jilin", "province", "northern province", 1, id="the province"),
        pytest.param("Munich", "province", "city", 1, id="no province of the name"),
    ],
)
def test_a_region_is_not_the_city_that_it_is_called_after(
    name: str, left: str, right: str, count: int
) -> None:
    every = [
        told("a", name=name, hints=(("is", left),)),
        told("b", name=name, hints=(("is", right),)),
        told("c", name=name),
    ]
    assert len(nodes(resolve(every), name.lower())) == count


@pytest.mark.parametrize(
    ("left", "right", "count"),
    [
        pytest.param(("Paris",), ("Lyon",), 1, id="one country"),
        pytest.param(("Paris",), ("Paris", "Mauritius"), 2, id="a capital beside a country"),
        pytest.param(("Paris",), ("Lyon", "Mauritius"), 1, id="a town beside a country"),
        pytest.param(("Paris",), ("Réunion",), 2, id="an overseas part"),
    ],
)
def test_a_capital_beside_another_country_tells_nothing_of_a_name_of_several(
    left: tuple[str, ...], right: tuple[str, ...], count: int
) -> None:
    pair = [
        told(at, *places(*beside), name="Saint-Denis")
        for at, beside in (("a", left), ("b", right))
    ]
    assert len(nodes(resolve(pair), "saint-denis")) == count


@pytest.mark.parametrize(
    ("left", "right", "count"),
    [
        pytest.param(("Donetsk Oblast",), (), 1, id="its own region"),
        pytest.param(("Donetsk Oblast",), ("Lviv Oblast",), 2, id="another region"),
        pytest.param(("Donetsk Oblast",), ("Lviv Oblast", "Donetsk Oblast"), 1, id="both"),
        pytest.param((), ("Lviv",), 1, id="a town elsewhere"),
        pytest.param((), ("Texas",), 2, id="a region abroad"),
        pytest.param((), ("Texas", "Ohio"), 2, id="several regions abroad"),
        pytest.param((), ("Texas", "Kyiv"), 1, id="a region abroad and its own country"),
    ],
)
def test_another_region_is_a_doubt_of_a_city_whose_name_no_other_has(
    left: tuple[str, ...], right: tuple[str, ...], count: int
) -> None:
    pair = [
        told(at, *places(*beside), name="Mariupol")
        for at, beside in (("a", left), ("b", right))
    ]
    assert len(nodes(resolve(pair), "mariupol")) == count


@pytest.mark.parametrize(
    ("name", "kind", "beside", "count"),
    [
        pytest.param("Warsaw", "town", (), 2, id="a metropolis"),
        pytest.param("Warsaw", "village", ("Indiana",), 2, id="a region beside"),
        pytest.param("Warsaw", "town", ("Krakow",), 1, id="its own country beside"),
        pytest.param("Warsaw", "city", (), 1, id="as it is called"),
        pytest.param("Bergen", "town", (), 1, id="no metropolis"),
        pytest.param("Kinshasa", "town", (), 1, id="without smaller ones"),
        pytest.param("Tarsus", "village", ("Bulgaria",), 2, id="another country beside"),
        pytest.param("Tarsus", "village", ("Turkey",), 1, id="its own country named"),
        pytest.param("Bergen", "village", (), 2, id="a city that is no village"),
        pytest.param("Bradford", "town", ("Pennsylvania",), 2, id="a region that has one"),
    ],
)
def test_a_metropolis_that_is_called_a_town_is_another(
    name: str, kind: str, beside: tuple[str, ...], count: int
) -> None:
    hints = ((("is", "city"),), (("is", kind),))
    pair = [
        told(at, *places(*near), name=name, hints=said)
        for at, near, said in zip("ab", ((), beside), hints, strict=True)
    ]
    assert len(nodes(resolve(pair), name.lower())) == count


@pytest.mark.parametrize(
    ("name", "left", "right", "count"),
    [
        pytest.param("Gwangju", (), (), 2, id="two of a country"),
        pytest.param("Gwangju", (), ("Seoul",), 2, id="beside its capital"),
        pytest.param("Gwangju", ("Mokpo",), ("Mokpo",), 1, id="a town that both name"),
        pytest.param("Požega", ("Zagreb",), ("Čačak",), 2, id="a town abroad"),
        pytest.param("Požega", ("Zagreb",), ("Slavonski Brod",), 1, id="a town of its country"),
        pytest.param("Goseong", ("Sokcho", "Gangwon"), ("Jinju",), 2, id="another region"),
        pytest.param("Goseong", ("Geoje",), ("Jinju",), 1, id="its region"),
    ],
)
def test_a_little_known_town_has_a_namesake_that_no_list_has(
    name: str, left: tuple[str, ...], right: tuple[str, ...], count: int
) -> None:
    pair = [told(at, *places(*beside), name=name) for at, beside in (("a", left), ("b", right))]
    assert len(nodes(resolve(pair), fold(name))) == count


def test_a_korean_town_is_known_without_the_word_for_town() -> None:
    assert ("south korea", "gyeonggi do") in {row.seat for row in rows("anyang")}
    assert bearers("jinju")


@pytest.mark.parametrize(
    ("name", "articles", "count"),
    [
        pytest.param("San Francisco", "ab", 2, id="two stories"),
        pytest.param("San Francisco", "abcd", 1, id="four"),
        pytest.param("Gwangju", "abcd", 4, id="two large ones of a country"),
        pytest.param("Stony Bend", "abcd", 4, id="a name that no list has"),
    ],
)
def test_stories_that_say_nothing_mean_the_usual_place_where_many_do(
    name: str, articles: str, count: int
) -> None:
    slug = name.lower().replace(" ", "-")
    every = [told(at, name=name) for at in articles]
    assert len(nodes(resolve(every), slug)) == count
    called = [told(at, name=name, hints=(("is", "city"),) * (at == "b")) for at in articles]
    assert len(nodes(resolve(called), slug)) == count
