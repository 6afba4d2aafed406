"""Places and institutions of one name: a conflict of place makes two, nothing else does."""

import random
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Citation, EntityType, Extraction, Fact, Hint, Mention, identify
from kg.resolve import Resolved, gazetteer, names, resolve
from kg.resolve.compare import Judgement
from kg.resolve.ledger import Decision

Make = Callable[..., Mention]
MakeFact = Callable[..., Fact[Mention]]
ORG, PLACE = EntityType.INSTITUTION, EntityType.PLACE

_TYPES = {"org": ORG, "place": PLACE, "person": EntityType.PERSON}


def said(
    article: str,
    *named: tuple[str, str],
    hints: tuple[tuple[str, str, str, str], ...] = (),
    on: str = "",
) -> Extraction:
    """Return an article that names some things, with hints (type, name, kind, place)."""
    mentions = tuple(
        Mention(
            article=article, start=100 * n, end=100 * n + len(name), text=name,
            type=_TYPES[type_], name=name,
        )
        for n, (type_, name) in enumerate(named)
    )  # fmt: skip
    made = _empty(article, on)
    return replace(
        made,
        mentions=mentions,
        hints=tuple(sorted(Hint(_TYPES[type_], *rest) for type_, *rest in hints)),
    )


def _empty(article: str, on: str) -> Extraction:
    citation = Citation(
        id=article, sha256=identify(article)[1], name=article, source=article, title=article,
        published=on,
    )  # fmt: skip
    return Extraction(citation=citation)


def nodes(found: Resolved, slug: str) -> list[str]:
    return [one.id for one in found.entities if one.id.partition("/")[2].startswith(slug)]


def where(
    article: str, type_: str, name: str, kind: str, place: str, **more: str
) -> Extraction:
    return said(
        article, (type_, name), ("place", place), hints=((type_, name, kind, place),), **more
    )


def test_a_conflict_of_country_or_region_makes_two_that_are_unsure() -> None:
    for pair, slug, feature in [
        (
            (
                where("a", "org", "Zeta", "of", "Darmstadt"),
                where("b", "org", "Zeta", "of", "New Jersey"),
            ),
            "zeta",
            ("other country: germany, united states", -0.2),
        ),
        (
            (
                where("a", "org", "Ministry of Silk", "at", "Ankara"),
                where("b", "org", "Ministry of Silk", "at", "Lima"),
            ),
            "ministry",
            ("other country: turkey, peru", -0.3),
        ),
        (
            (
                where("a", "place", "Valencia", "comma", "Spain"),
                where("b", "place", "Valencia", "at", "Venezuela"),
            ),
            "valencia",
            ("other country: spain, venezuela", -0.3),
        ),
        (
            (
                where("a", "place", "Portland", "comma", "Oregon"),
                where("b", "place", "Portland", "comma", "Maine"),
            ),
            "portland",
            ("other region: oregon, maine", -0.25),
        ),
    ]:
        found = resolve(pair)
        assert len(nodes(found, slug)) == 2
        (one,) = found.unsure
        assert feature in one.features
        assert one.score == round(sum(weight for _, weight in one.features), 3)
        assert {one.left, one.right} == set(nodes(found, slug))


def test_a_place_with_namesakes_parts_a_body_from_one_elsewhere() -> None:
    # "Gaza" is a province of Mozambique too; Brazil has none.
    elsewhere = resolve(
        (
            where("a", "org", "Ministry of Silk", "at", "Gaza"),
            where("b", "org", "Ministry of Silk", "of", "Brazil"),
        )
    )
    assert len(nodes(elsewhere, "ministry")) == 2
    (one,) = elsewhere.unsure
    assert ("other country: palestine, brazil", -0.3) in one.features
    perhaps = resolve(
        (
            where("a", "org", "Ministry of Silk", "at", "Cambridge"),
            where("b", "org", "Ministry of Silk", "of", "Canada"),
        )
    )
    assert len(nodes(perhaps, "ministry")) == 1


def test_a_college_of_a_dedication_is_guessed_by_the_places_of_its_article() -> None:
    dublin = where("a", "org", "Trinity College", "at", "Dublin")
    for place, many in (("Cambridge", 2), ("Melbourne", 2), ("Ireland", 1)):
        found = resolve((dublin, said("b", ("org", "Trinity College"), ("place", place))))
        assert len(nodes(found, "trinity")) == many
        assert len(found.unsure) == many - 1
    # A college with a name of its own is one wherever it is written of.
    found = resolve(
        (
            where("a", "org", "Zeta College", "at", "Dublin"),
            said("b", ("org", "Zeta College"), ("place", "Melbourne")),
        )
    )
    assert len(nodes(found, "zeta")) == 1


@pytest.mark.parametrize(
    ("name", "told", "beside", "count"),
    [
        pytest.param("Georgetown University", "Guyana", "Boston", 2, id="another has one too"),
        pytest.param("University of Georgetown", "Guyana", "Boston", 2, id="the other order"),
        pytest.param(
            "Georgetown University", "Guyana", "Lyon", 1, id="none of this name there"
        ),
        pytest.param("Georgetown University", "Guyana", "Guyana", 1, id="its country"),
        pytest.param(
            "Harvard University", "Guyana", "Boston", 1, id="no place of two countries"
        ),
        pytest.param("Georgetown Society", "Guyana", "Boston", 1, id="no school"),
    ],
)
def test_a_school_of_a_place_of_two_countries_is_guessed_by_its_article(
    name: str, told: str, beside: str, count: int
) -> None:
    one = where("a", "org", name, "of", told)
    found = resolve([one, said("b", ("org", name), ("place", beside))])
    assert len(nodes(found, names.slug(names.key(name, ORG)))) == count
    assert len(found.unsure) == count - 1


def test_a_school_that_no_article_places_is_one() -> None:
    every = [
        said(at, ("org", "Georgetown University"), ("place", place))
        for at, place in (("a", "Boston"), ("b", "Guyana"))
    ]
    assert nodes(resolve(every), "georgetown-u") == ["org/georgetown-university"]


def test_a_small_city_of_a_name_that_is_first_a_large_citys_is_known() -> None:
    spain = ("spain", "galicia")
    assert spain in {row.seat for row in gazetteer.rows("santiago")}
    # Oregon is a state before it is a town in Ohio.
    assert {row.kind for row in gazetteer.rows("oregon")} == {"region"}


def test_without_a_conflict_one_name_is_one() -> None:
    for pair, slug in [
        # One of them does not say; a country and a part of it; a site of a company.
        ((where("a", "org", "BASF", "of", "Darmstadt"), said("b", ("org", "BASF"))), "basf"),
        (
            (
                where("a", "place", "Leeds", "comma", "England"),
                where("b", "place", "Leeds", "at", "United Kingdom"),
            ),
            "leeds",
        ),
        (
            (
                where("a", "org", "Siemens", "at", "Darmstadt"),
                where("b", "org", "Siemens", "at", "New Jersey"),
            ),
            "siemens",
        ),
        # A body of many countries sits in several.
        (
            (
                where("a", "org", "European Court", "at", "Strasbourg"),
                where("b", "org", "European Court", "at", "Rome"),
            ),
            "european",
        ),
        # A list of cities or of countries is no address.
        (
            (
                where("a", "place", "Lyon", "comma", "Dubai"),
                where("b", "place", "Lyon", "comma", "France"),
            ),
            "lyon",
        ),
        (
            (
                where("a", "place", "France", "comma", "Germany"),
                where("b", "place", "France", "comma", "Italy"),
            ),
            "france",
        ),
    ]:
        found = resolve(pair)
        assert len(nodes(found, slug)) == 1, slug
        assert found.unsure == ()


def test_an_article_that_says_both_makes_one() -> None:
    one, other = (
        where("a", "org", "Zeta", "of", "Darmstadt"),
        where("b", "org", "Zeta", "of", "Toulouse"),
    )
    assert len(nodes(resolve([one, other]), "zeta")) == 2
    both = said(
        "c",
        ("org", "Zeta"),
        hints=(("org", "Zeta", "of", "France"), ("org", "Zeta", "of", "Germany")),
    )
    assert nodes(resolve([one, other, both]), "zeta") == ["org/zeta"]


def test_what_both_say_of_a_company_outweighs_two_countries(
    mention: Make, fact: MakeFact
) -> None:
    every = [
        where("a", "org", "Zeta", "of", "Darmstadt"),
        where("b", "org", "Zeta", "of", "Toulouse"),
    ]
    for number, one in enumerate(every):
        person = mention("person", "Ada Lovelace", article=one.citation.id, start=500)
        led = fact(person, "holds_position", one.mentions[0], role="chief executive")
        every[number] = replace(one, mentions=(*one.mentions, person), facts=(led,))
    assert nodes(resolve(every), "zeta") == ["org/zeta"]


def test_an_ambiguous_name_is_the_country_or_the_state_by_its_neighbours() -> None:
    country = said("a", ("place", "Georgia"), ("place", "Tbilisi"))
    state = said(
        "b", ("place", "Georgia"), ("place", "Atlanta"),
        hints=(("place", "Atlanta", "comma", "Georgia"),),
    )  # fmt: skip
    visit = said("c", ("place", "Georgia"), ("place", "Washington"))
    some = replace(country, hints=(Hint(PLACE, "Tbilisi", "at", "Georgia"),))
    found = resolve([some, state, visit])
    assert len(nodes(found, "georgia")) == 2
    at = {article: id_ for article, id_ in found.appearances if "georgia" in id_}
    assert at["a"] != at["b"]


def test_who_does_not_say_goes_where_the_country_is_named_else_to_the_first() -> None:
    first = where("a", "org", "Zeta", "of", "Darmstadt", on="2020-01-01")
    second = where("b", "org", "Zeta", "of", "New Jersey", on="2021-01-01")
    near = said("c", ("org", "Zeta"), ("place", "Chicago"))
    bare = said("d", ("org", "Zeta"))
    found = resolve([bare, near, second, first])
    at = {article: id_ for article, id_ in found.appearances if "zeta" in id_}
    assert at["a"] == at["d"] == "org/zeta"
    assert at["b"] == at["c"] != "org/zeta"


def test_a_person_says_same_or_different() -> None:
    every = [
        where("a", "org", "Zeta", "of", "Darmstadt"),
        where("b", "org", "Zeta", "of", "New Jersey"),
    ]
    left, right = nodes(resolve(every), "zeta")
    for judgement, count in ((Judgement.SAME, 1), (Judgement.DIFFERENT, 2)):
        decision = Decision(left=left, right=right, judgement=judgement, line=2)
        found = resolve(every, decisions=[decision])
        assert len(nodes(found, "zeta")) == count
        assert found.unsure == ()
        assert found.unused == ()


def called(article: str, name: str, *words: str, **more: str) -> Extraction:
    return said(
        article, ("org", name), hints=tuple(("org", name, "is", word) for word in words), **more
    )


def test_two_kinds_of_institution_make_two() -> None:
    one, other = called("a", "Zeta", "airline"), called("b", "Zeta", "telecom company")
    found = resolve([one, other])
    assert len(nodes(found, "zeta")) == 2
    (pair,) = found.unsure
    assert ("other kind: airline, telecom", -0.2) in pair.features
    assert pair.score == 0.8


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("phone maker", "chipmaker", id="trades that go together"),
        pytest.param("airline", "company", id="a company may be an airline"),
        pytest.param("airline", "consortium", id="a word that tells nothing"),
    ],
)
def test_kinds_that_go_together_make_one(left: str, right: str) -> None:
    found = resolve([called("a", "Zeta", left), called("b", "Zeta", right)])
    assert nodes(found, "zeta") == ["org/zeta"]
    assert found.unsure == ()


def test_who_calls_it_both_makes_one_and_a_company_is_with_its_country() -> None:
    airline, telecom = called("a", "Zeta", "airline"), called("b", "Zeta", "telecom company")
    both = called("c", "Zeta", "airline", "telecom company")
    assert nodes(resolve([airline, telecom, both]), "zeta") == ["org/zeta"]
    german = said(
        "b", ("org", "Zeta"),
        hints=(("org", "Zeta", "is", "telecom company"), ("org", "Zeta", "of", "Germany")),
    )  # fmt: skip
    firm = said(
        "c", ("org", "Zeta"),
        hints=(("org", "Zeta", "is", "company"), ("org", "Zeta", "of", "Darmstadt")),
    )  # fmt: skip
    found = resolve([airline, german, firm])
    at = {article: id_ for article, id_ in found.appearances if "zeta" in id_}
    assert at["b"] == at["c"] != at["a"]


def test_who_says_no_country_is_with_the_first_and_joins_no_two() -> None:
    every = [
        called("a", "Zeta", "airline", on="2020-01-01"),
        said(
            "b", ("org", "Zeta"), on="2021-01-01",
            hints=(("org", "Zeta", "is", "airline"), ("org", "Zeta", "of", "Germany")),
        ),
        where("c", "org", "Zeta", "of", "New Jersey", on="2022-01-01"),
    ]  # fmt: skip
    found = resolve(every)
    at = {article: id_ for article, id_ in found.appearances if "zeta" in id_}
    assert at["a"] == at["b"] == "org/zeta" != at["c"]


def test_a_body_that_every_country_has_is_of_the_only_country_of_its_article() -> None:
    every = [
        where("a", "org", "Supreme Court", "at", "Ankara"),
        said("b", ("org", "Supreme Court"), ("place", "Lima")),
        said("c", ("org", "Supreme Court"), ("place", "Lima"), ("place", "Ankara")),
        said("f", ("org", "Supreme Court"), *[("place", "Lima")] * 2, ("place", "Ankara")),
        said("d", ("org", "Harvard University"), ("place", "Lima")),
        said("e", ("org", "Harvard University"), ("place", "Boston")),
    ]
    found = resolve([replace(every[4], hints=every[0].hints), *every[:4], every[5]])
    at = {article: id_ for article, id_ in found.appearances if "court" in id_}
    assert at["a"] == at["c"] != at["b"] == at["f"]
    assert ("probably other country: turkey, peru", -0.2) in found.unsure[0].features
    assert nodes(found, "harvard") == ["org/harvard-university"]


@pytest.mark.parametrize(
    ("name", "left", "right"),
    [
        pytest.param("Portland", "Oregon", "Maine", id="two regions"),
        pytest.param("Cordoba", "Argentina", "Spain", id="two countries"),
        pytest.param("St. Petersburg", "Russia", "Florida", id="a saint, a far larger city"),
        pytest.param("Athens", "Greece", "Georgia", id="a region with a namesake of its own"),
        pytest.param("Santa Fe", "Argentina", "New Mexico", id="a region's name, two cities"),
        pytest.param("Wilmington", "North Carolina", "Delaware", id="a state and a small city"),
        pytest.param("Lewiston", "Idaho", "Maine", id="two towns"),
    ],
)
def test_the_places_beside_tell_which_city_is_meant(name: str, left: str, right: str) -> None:
    beside = [
        said("a", ("place", name), ("place", left)),
        said("b", ("place", name), ("place", right)),
    ]
    some = [replace(one, hints=(Hint(PLACE, "Elsewhere", "at", left),)) for one in beside]
    assert len(nodes(resolve(some), names.slug(names.key(name, PLACE)))) == 2


@pytest.mark.parametrize(
    ("name", "said_of", "expected"),
    [
        pytest.param("Plymouth", "Massachusetts", 2, id="the larger is another"),
        pytest.param("Plymouth", "England", 2, id="nobody says that it is the larger"),
        pytest.param("Dover", "England", 2, id="none is clearly larger"),
    ],
)
def test_who_does_not_say_may_mean_any_of_several(
    name: str, said_of: str, expected: int
) -> None:
    every = [
        where("a", "place", name, "comma", said_of),
        where("b", "place", name, "comma", said_of),
        said("c", ("place", name)),
    ]
    found = resolve(every)
    assert len(nodes(found, name.lower())) == expected
    assert len(found.unsure) == expected - 1


@pytest.mark.parametrize(
    ("name", "beside"),
    [
        pytest.param("Paris", "Texas", id="a small namesake of a large city"),
        pytest.param("London", "Canada", id="a country that writes of a capital"),
    ],
)
def test_a_large_city_is_meant_beside_other_countries_too(name: str, beside: str) -> None:
    every = [
        where("a", "place", name, "comma", "France" if name == "Paris" else "England"),
        replace(
            said("b", ("place", name), ("place", beside)),
            hints=(Hint(PLACE, "Elsewhere", "at", beside),),
        ),
    ]
    assert len(nodes(resolve(every), name.lower())) == 1


def test_the_end_of_an_address_is_the_state_and_else_the_capital_is_meant() -> None:
    every = [
        where("a", "place", "Everett", "comma", "Washington"),
        where("b", "place", "Everett", "comma", "Washington"),
        said("c", ("place", "Washington"), ("org", "Congress")),
        said("d", ("place", "Washington"), hints=(("place", "Washington", "is", "state"),)),
    ]
    found = resolve(every)
    at = {article: id_ for article, id_ in found.appearances if "washington" in id_}
    assert at["a"] == at["b"] == at["d"] != at["c"]


def test_a_force_is_of_the_country_of_its_article_and_one_where_none_is_named() -> None:
    silent = [said(article, ("org", "Air Force")) for article in "ab"]
    assert len(nodes(resolve(silent), "air-force")) == 1
    iran = said("c", ("org", "Air Force"), ("place", "Tehran"), ("place", "Iran"))
    ohio = said("d", ("org", "Air Force"), ("place", "Ohio"))
    texas = where("e", "org", "Air Force", "at", "Texas")
    found = resolve([iran, ohio, texas])
    at = {article: id_ for article, id_ in found.appearances if id_.startswith("org/")}
    assert at["d"] == at["e"] != at["c"]
    assert len(found.unsure) == 1
    # With a word of its own it is one by its name, wherever it stands.
    own = [
        where(one, "org", "Zeta Air Force", "at", place)
        for one, place in (("a", "Iran"), ("b", "Ohio"))
    ]
    assert len(nodes(resolve(own), "zeta-air-force")) == 1


@pytest.mark.parametrize(
    ("name", "address"),
    [
        # The end is a city's name too; the small one is in no country of the large ones.
        pytest.param("Vienna", "Virginia", id="an end with a namesake"),
        pytest.param("London", "Kentucky", id="beside two large ones"),
        pytest.param("Prague", "Oklahoma", id="no region's name"),
    ],
)
def test_an_address_is_of_the_small_place_that_is_known_there(name: str, address: str) -> None:
    there = where("a", "place", name, "comma", address)
    plain = said("b", ("place", name), ("place", "Iran"))
    assert len(nodes(resolve((there, plain)), name.lower())) == 2


@pytest.mark.parametrize(
    ("name", "listed"), [("Vienna", "Ontario"), ("London", "Virginia"), ("Prague", "Texas")]
)
def test_a_capital_before_a_region_without_its_namesake_is_a_list(
    name: str, listed: str
) -> None:
    both = where("a", "place", name, "comma", listed)
    plain = said("b", ("place", name), ("place", "Iran"))
    found = resolve((both, plain))
    assert len(nodes(found, name.lower())) == 1


def test_a_list_of_regions_is_no_address() -> None:
    for one, other in (("Florida", "Illinois"), ("Iowa", "Wisconsin"), ("Arizona", "Florida")):
        listed = where("a", "place", one, "comma", other)
        plain = said("b", ("place", one), ("place", "United States"))
        assert len(nodes(resolve((listed, plain)), one.lower())) == 1


def test_a_country_is_in_no_part_of_itself_and_no_town_of_another() -> None:
    every = [
        where("a", "place", "United States", "of", "Alabama"),
        where("b", "place", "United States", "of", "Texas"),
    ]
    assert nodes(resolve(every), "united-states") == ["place/united-states"]
    # There is a city of Armenia in Colombia.
    for country, other in (("Armenia", "Colombia"), ("Lebanon", "United States")):
        beside = said("a", ("place", country), ("place", other))
        alone = said("b", ("place", country))
        assert len(nodes(resolve((beside, alone)), country.lower())) == 1


def test_a_land_is_where_its_parts_are() -> None:
    assert gazetteer.seat("darfur") == ("sudan", "")
    assert {row.seat[0] for row in gazetteer.rows("azerbaijan")} == {"azerbaijan", "iran"}
    assert {row.kind for row in gazetteer.rows("virginia")} == {"region", "city"}


def test_a_part_of_any_country_is_no_region_of_one() -> None:
    every = [
        where("a", "place", "West", "of", "Cameroon"),
        where("b", "place", "West", "of", "France"),
    ]
    assert gazetteer.rows("west") == ()
    assert nodes(resolve(every), "west") == ["place/west"]


def test_the_ledger_takes_all_articles_out_of_a_sense() -> None:
    every = [
        where("a", "org", "Zeta", "of", "Darmstadt"),
        where("b", "org", "Zeta", "of", "Berlin"),
        where("c", "org", "Zeta", "of", "New Jersey"),
    ]
    decisions = [
        Decision(left="org/zeta@a", right="org/zeta@b", judgement=Judgement.DIFFERENT, line=2)
    ]
    assert len(nodes(resolve(every, decisions=decisions), "zeta")) == 3
    one = Decision(left="org/zeta", right="org/zeta@a", judgement=Judgement.DIFFERENT, line=2)
    found = resolve([every[0], every[2]], decisions=[one])
    assert len(nodes(found, "zeta")) == 2
    assert found.refused == (one,)


_PLACES = ("Darmstadt", "New Jersey", "Germany", "Georgia", "Tbilisi", "Atlanta", "Illinois")
_NAMES = (
    ("org", "Zeta"),
    ("org", "Ministry of Silk"),
    ("place", "Georgia"),
    ("place", "Springfield"),
)


@settings(deadline=None, max_examples=60)  # a loaded machine is no defect
@given(
    st.lists(
        st.tuples(
            st.lists(st.sampled_from(_NAMES), min_size=1, max_size=3, unique=True),
            st.lists(
                st.tuples(
                    st.sampled_from(_NAMES),
                    st.sampled_from(["of", "at", "comma", "is"]),
                    st.sampled_from((*_PLACES, "airline", "phone company", "state", "bank")),
                ),
                max_size=3,
            ),
            st.sampled_from(["", "2020-01-01", "2024-05-05"]),
        ),
        min_size=1,
        max_size=6,
    ),
    st.randoms(use_true_random=False),
)
def test_order_and_repetition_do_not_matter(
    rows: list[tuple[list, list, str]], shuffle: random.Random
) -> None:
    every = [
        said(
            article,
            *names,
            *(("place", place) for _, _, place in hints),
            hints=tuple((*name, kind, place) for name, kind, place in hints),
            on=on,
        )
        for article, (names, hints, on) in zip("abcdef", rows, strict=False)
    ]
    found = resolve(every)
    again = [*every, *every[:2]]
    shuffle.shuffle(again)
    assert resolve(again) == found
    ids = {one.id for one in found.entities}
    assert len(ids) == len(found.entities)
    for pair in found.unsure:
        assert {pair.left, pair.right} <= ids


def test_what_is_said_of_a_name_that_is_no_mention_parts_nothing() -> None:
    zeta = ("org", "Zeta")
    every = [
        said("a", zeta, hints=((*zeta, "is", "airline"),)),
        said("b", ("org", "Ministry of Silk"), hints=((*zeta, "is", "phone company"),)),
    ]
    assert [one.name for one in resolve(every).entities] == ["Ministry of Silk", "Zeta"]
