"""What speaks for one person of a name: rarity, bodies, spouses, years, several articles."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from kg.model import EntityType, Extraction, Fact, Hint, Mention
from kg.resolve import Resolved, resolve

Make = Callable[..., Mention]
MakeFact = Callable[..., Fact[Mention]]
MakeExtraction = Callable[..., Extraction]
Says = Callable[..., Extraction]

COMMON, FEW, RARE = "David Moore", "David Beth", "Ada Quillfeather"
"""A name of many people; one that is neither rare nor frequent; one of few."""
FRIEND, BOSS = ("person", "Hou Lijun"), ("person", "Xi Jinping")
CAPTAIN = (("captain", "org", "Alpha Guard"),)


def count(found: Resolved, name: str) -> int:
    slug = name.lower().replace(" ", "-")
    return sum(one.id.startswith(f"person/{slug}") for one in found.entities)


@pytest.mark.parametrize(
    ("name", "many"), [(COMMON, 2), (FEW, 1), (RARE, 1)], ids=["frequent", "neither", "rare"]
)
def test_a_frequent_name_needs_more(says: Says, name: str, many: int) -> None:
    town = ("place", "Lima")
    left = says("a", name, town, posts=CAPTAIN)
    right = says("b", name, town, ("org", "Alpha Guard"))
    found = resolve([left, right])
    assert count(found, name) == many
    weighed = {feature for one in found.unsure for feature, _ in one.features}
    assert ("frequent name" in weighed) == (name == COMMON)


def test_a_frequent_name_in_one_post_is_one(says: Says) -> None:
    for post in (("minister", "place", "Peru"), ("captain", "org", "Alpha Guard")):
        found = resolve([says(at, COMMON, posts=(post,)) for at in "ab"])
        assert count(found, COMMON) == 1


def test_a_family_name_in_front_is_neither_rare_nor_frequent(says: Says) -> None:
    found = resolve([says("a", "Kim David", FRIEND), says("b", "Kim David", FRIEND)])
    assert {one.score for one in found.unsure} == {0.75}


@pytest.mark.parametrize(
    ("name", "beside", "many"),
    [
        pytest.param(RARE, (FRIEND,), 1, id="a rare name and a companion"),
        pytest.param(FEW, (FRIEND,), 2, id="a companion"),
        pytest.param(
            RARE, (("place", "Peru"), ("place", "Lima")), 2, id="a country and a town"
        ),
        pytest.param(RARE, (("org", "Alpha Bank"), ("place", "Peru")), 2, id="a body named"),
    ],
)
def test_a_companion_of_a_rare_name_is_enough(
    says: Says, name: str, beside: tuple[tuple[str, str], ...], many: int
) -> None:
    found = resolve([says("a", name, *beside), says("b", name, *beside)])
    assert count(found, name) == many


def test_a_rare_name_and_a_head_of_a_country_are_not(says: Says) -> None:
    leads = says("c", "Xi Jinping", posts=(("president", "place", "China"),))
    every = [says(at, RARE, BOSS, ("place", "China")) for at in "ab"]
    assert count(resolve([*every, leads]), RARE) == 2


@pytest.mark.parametrize(
    ("on", "many"), [("1991-12-04", 2), ("2001-12-04", 1)], ids=["fourteen years", "four"]
)
def test_a_rare_name_may_be_a_sons_after_ten_years(says: Says, on: str, many: int) -> None:
    governor = (("governor", "place", "Texas"),)
    left = says("a", RARE, FRIEND, posts=governor, on=on)
    right = says("b", RARE, FRIEND, ("place", "Texas"), on="2005-06-16")
    assert count(resolve([left, right]), RARE) == many


@pytest.mark.parametrize(
    ("on", "many"), [("2021-06-19", 1), ("2022-08-19", 2)], ids=["days", "a year"]
)
def test_a_rare_name_in_one_place_within_days(says: Says, on: str, many: int) -> None:
    # The gazetteer lacks the river: it stays two, of one name all the same.
    river = ("place", "Quillon River")
    judge = (Hint(EntityType.PERSON, RARE, "is", "sheriff"),)
    every = [
        replace(says(at, RARE, river, on=day), hints=judge)
        for at, day in (("a", "2021-06-16"), ("b", on))
    ]
    assert count(resolve(every), RARE) == many


def test_whom_both_sue_tells_nothing(
    mention: Make, fact: MakeFact, extraction: MakeExtraction
) -> None:
    def made(article: str, relation: str) -> Extraction:
        person = mention("person", FEW, article=article)
        body = mention("org", "Alpha Bank", article=article, start=100)
        return extraction(
            article, mentions=(person, body), facts=(fact(person, relation, body),)
        )

    assert count(resolve([made(at, "restricts") for at in "ab"]), FEW) == 2
    assert count(resolve([made(at, "employed_by") for at in "ab"]), FEW) == 1
    assert count(resolve([made("a", "employed_by"), made("b", "restricts")]), FEW) == 2
    other = made("c", "employed_by"), made("d", "restricts")
    rare = [
        replace(
            one,
            mentions=tuple(replace(m, name=RARE) if m.name == FEW else m for m in one.mentions),
            facts=tuple(replace(f, subject=replace(f.subject, name=RARE)) for f in one.facts),
        )
        for one in other
    ]
    assert count(resolve(rare), RARE) == 1  # works for what the other names, and a rare name


@pytest.mark.parametrize(
    ("named", "many"), [("AGR", 1), ("ARG", 2), ("GR", 2)], ids=["letters", "turned", "part"]
)
def test_an_acronym_of_an_employer_counts(says: Says, named: str, many: int) -> None:
    post = (("secretary", "org", "Association of Guards and Riders"),)
    found = resolve([says("a", RARE, posts=post), says("b", RARE, ("org", named))])
    assert count(found, RARE) == many


@pytest.mark.parametrize(
    ("other", "many"),
    [("Alpha Senate", 1), ("Beta Bank", 2)],
    ids=["a longer name", "elsewhere"],
)
def test_one_role_in_what_may_be_one(says: Says, other: str, many: int) -> None:
    left = says("a", FEW, FRIEND, posts=(("leader", "org", "the Senate"),))
    right = says("b", FEW, FRIEND, posts=(("leader", "org", other),))
    found = resolve([left, right])
    assert count(found, FEW) == many


def test_one_spouse_makes_one_and_a_father_does_not(
    mention: Make, fact: MakeFact, extraction: MakeExtraction
) -> None:
    def made(article: str, relation: str) -> Extraction:
        person = mention("person", FEW, article=article)
        other = mention("person", "Grace Hopper", article=article, start=100)
        return extraction(
            article, mentions=(person, other), facts=(fact(person, relation, other),)
        )

    assert count(resolve([made(at, "spouse_of") for at in "ab"]), FEW) == 1
    assert count(resolve([made(at, "child_of") for at in "ab"]), FEW) == 2
    assert count(resolve([made("a", "child_of"), made("b", "spouse_of")]), FEW) == 2


@pytest.mark.parametrize(
    ("post", "beside", "many"),
    [
        pytest.param(("", "org", "Zarnow Society"), (), 1, id="no chamber"),
        pytest.param(("", "org", "Zarnow Senate"), (), 2, id="a seat"),
        pytest.param(("", "org", "Senate of Zarnow"), (), 2, id="of a place"),
        pytest.param(("senator", "org", "Zarnow Senate"), (), 2, id="by its word"),
        pytest.param(("senator", "place", "Peru"), (), 2, id="of a country"),
        pytest.param(("senator", "place", "Texas"), (), 1, id="of a state, which has two"),
        pytest.param(("speaker", "org", "Zarnow Senate"), (), 1, id="a post"),
        pytest.param(("senator", "org", "Zarnow Senate"), (FRIEND,), 1, id="and a companion"),
    ],
)
def test_hundreds_sit_in_a_chamber(
    says: Says, post: tuple[str, str, str], beside: tuple[tuple[str, str], ...], many: int
) -> None:
    found = resolve([says(at, FEW, *beside, posts=(post,)) for at in "ab"])
    assert count(found, FEW) == many


def test_a_member_of_what_the_other_names_is_one_of_many(
    mention: Make, fact: MakeFact, extraction: MakeExtraction
) -> None:
    def made(article: str, relation: str) -> Extraction:
        person = mention("person", RARE, article=article)
        body = mention("org", "Alpha Club", article=article, start=100)
        facts = (fact(person, relation, body),) if relation else ()
        return extraction(article, mentions=(person, body), facts=facts)

    assert count(resolve([made("a", "member_of"), made("b", "")]), RARE) == 2
    assert count(resolve([made("a", "employed_by"), made("b", "")]), RARE) == 1


def known(says: Says, number: int) -> list[Extraction]:
    """Return articles of one person, who leads Alpha Bank."""
    post = (("president", "org", "Alpha Bank"),)
    return [says(f"k{n}", FEW, ("place", "Peru"), posts=post) for n in range(number)]


@pytest.mark.parametrize(
    ("number", "new", "many"),
    [
        pytest.param(6, {}, 1, id="says nothing"),
        pytest.param(3, {}, 2, id="too few articles"),
        pytest.param(6, {"posts": (("coach", "org", "Beta Club"),)}, 2, id="another post"),
        pytest.param(6, {"on": "1960-01-01"}, 2, id="another time"),
    ],
)
def test_who_says_nothing_means_the_usual_person(
    says: Says, number: int, new: dict[str, object], many: int
) -> None:
    every = [replace_date(one, "2020-01-01") for one in known(says, number)]
    every.append(says("new", FEW, ("place", "Peru"), **new))
    assert count(resolve(every), FEW) == many


def replace_date(one: Extraction, on: str) -> Extraction:
    return replace(one, citation=replace(one.citation, published=on))


@pytest.mark.parametrize(
    ("name", "beside", "on", "many"),
    [
        pytest.param(RARE, (), "2020-11-30", 1, id="a rare name"),
        pytest.param(RARE, (), "2021-06-30", 2, id="another year"),
        pytest.param(RARE, (), "", 2, id="no date"),
        pytest.param(FEW, (), "2020-11-30", 2, id="neither rare nor frequent"),
        pytest.param(FEW, (("place", "Peru"), ("place", "Lima")), "2020-11-30", 1, id="places"),
        pytest.param(
            COMMON, (("place", "Peru"), ("place", "Lima")), "2020-01-02", 2, id="frequent"
        ),
        pytest.param(
            "Wang Jin",
            (("place", "Peru"), ("place", "Lima")),
            "2020-01-02",
            2,
            id="family first",
        ),
        pytest.param(
            "Jin Wang", (("place", "Peru"), ("place", "Lima")), "2020-01-02", 2, id="turned"
        ),
    ],
)
def test_the_news_of_one_year_speaks_of_one_person_of_a_name_of_few(
    says: Says, name: str, beside: tuple[tuple[str, str], ...], on: str, many: int
) -> None:
    every = [says("a", name, *beside, on="2020-01-01"), says("b", name, *beside, on=on)]
    assert count(resolve(every), name) == many


def test_two_trades_in_one_year_are_two_persons(says: Says) -> None:
    every = [
        replace(
            says(at, RARE, on="2020-01-01"), hints=(Hint(EntityType.PERSON, RARE, "is", trade),)
        )
        for at, trade in (("a", "rapper"), ("b", "judge"))
    ]
    assert count(resolve(every), RARE) == 2


def test_who_has_grown_is_the_usual_one(says: Says) -> None:
    town, post = (("place", "Peru"), ("place", "Lima")), (("president", "org", "Alpha Bank"),)
    friends = ("person", "Hou Lijun"), ("person", "Grace Hopper"), ("person", "Ada Brenner")
    three = [says(f"k{n}", FEW, *town, one, posts=post) for n, one in enumerate(friends)]
    silent = says("s", FEW, *town)
    assert count(resolve([*three, silent]), FEW) == 2
    # The fourth is found to be the same person by what the three say together.
    assert count(resolve([*three, says("d", FEW, *friends), silent]), FEW) == 1


def test_a_post_is_no_other_trade(says: Says) -> None:
    every = [replace_date(one, "2020-01-01") for one in known(says, 6)]
    new = replace(
        says("new", FEW, ("place", "Peru"), on="2028-01-01"),
        hints=(Hint(EntityType.PERSON, FEW, "is", "president"),),
    )
    assert count(resolve([*every, new]), FEW) == 1


@pytest.mark.parametrize(("body", "many"), [("Alpha Guard", 1), ("Senate", 2)])
def test_a_chamber_is_named_beside_whoever_deals_with_it(
    says: Says, body: str, many: int
) -> None:
    # "The Senate confirmed X as ambassador": the post may be read as one there.
    left = says("a", COMMON, BOSS, ("person", "Ada Brenner"), posts=(("envoy", "org", body),))
    right = says("b", COMMON, BOSS, ("org", body), ("place", "Lima"), ("person", "Ada Brenner"))
    assert count(resolve([left, right]), COMMON) == many


def test_two_usual_persons_are_nobodys_usual_one(says: Says) -> None:
    other = [
        says(f"o{n}", FEW, ("place", "Peru"), posts=(("coach", "org", "Beta Club"),))
        for n in range(5)
    ]
    new = says("new", FEW, ("place", "Peru"))
    assert count(resolve([*known(says, 6), *other, new]), FEW) == 3


def test_two_articles_together_say_more_than_each(says: Says) -> None:
    institute = (("fellow", "org", "Alpha Institute"),)
    one = says("a", FEW, ("person", "Hou Lijun"), posts=institute)
    two = says("b", FEW, ("person", "Grace Hopper"), posts=institute)
    third = says("c", FEW, ("person", "Hou Lijun"), ("person", "Grace Hopper"))
    assert count(resolve([one, third]), FEW) == 2
    assert count(resolve([one, two, third]), FEW) == 1


@pytest.mark.parametrize(
    ("left", "right", "on", "many"),
    [
        pytest.param("leader", "president", "2025-06-04", 1, id="two posts of a country"),
        pytest.param("leader", "president", "2027-06-04", 2, id="years apart"),
        pytest.param("leader", "ambassador", "2025-06-04", 2, id="a post that hundreds have"),
    ],
)
def test_two_of_one_name_seldom_lead_a_country_in_one_year(
    says: Says, left: str, right: str, on: str, many: int
) -> None:
    name = "Kim David"
    one = says("a", name, posts=((left, "place", "Peru"),), on="2025-02-10")
    other = says("b", name, posts=((right, "place", "Peru"),), on=on)
    assert count(resolve([one, other]), name) == many


KNOWN, NAMESAKE = "Volodymyr Zelensky", "Michael Jordan"


def test_a_name_that_the_world_knows_by_one_bearer_needs_no_reason(says: Says) -> None:
    left = says("a", KNOWN, posts=(("president", "place", "Ukraine"),))
    right = says("b", KNOWN, posts=(("head", "org", "Alpha Guard"),))
    assert count(resolve([left, right]), KNOWN) == 1
    assert count(resolve([says(at, NAMESAKE) for at in "ab"]), NAMESAKE) == 2


def test_a_well_known_name_of_two_trades_is_two(says: Says) -> None:
    left, right = (
        replace(one, hints=(Hint(EntityType.PERSON, KNOWN, "is", trade),))
        for one, trade in ((says("a", KNOWN), "plumber"), (says("b", KNOWN), "comedian"))
    )
    assert count(resolve([left, right]), KNOWN) == 2


def test_spellings_of_a_well_known_name_are_one(says: Says) -> None:
    found = resolve([says("a", KNOWN), says("b", "Volodymyr Zelenskyy")])
    assert count(found, "Volodymyr Zelensk") == 1
