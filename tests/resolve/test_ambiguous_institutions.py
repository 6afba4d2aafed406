"""Institutions whose name tells nothing: two stories of two countries may mean two."""

from dataclasses import replace

import pytest

from kg.model import EntityType, Extraction, Hint, MentionKind
from kg.outline import Printing
from kg.resolve import resolve
from kg.resolve.ambiguous_institutions import is_asked, known
from kg.resolve.mention_groups import Group, Occurrences
from kg.resolve.public_bodies import is_common_body
from kg.resolve.surface_forms import summarize
from tests.resolve.test_splitting import nodes, said, where

ORG = EntityType.INSTITUTION
LONDON, NEWARK = ("place", "London"), ("place", "Newark")


def story(article: str, *beside: tuple[str, str], name: str = "Zeta") -> Extraction:
    return said(article, ("org", name), *beside)


@pytest.mark.parametrize(
    ("left", "right", "count"),
    [
        pytest.param((LONDON,), (NEWARK,), 2, id="two countries"),
        pytest.param((LONDON,), (("place", "Leeds"),), 1, id="one country"),
        pytest.param((LONDON,), (), 2, id="one is set nowhere"),
        pytest.param((), (), 1, id="both are"),
        pytest.param(
            (LONDON, ("person", "Ada Quill")),
            (NEWARK, ("person", "Ada Quill")),
            1,
            id="a person",
        ),
        pytest.param(
            (LONDON, ("org", "Omicron Fund")), (NEWARK, ("org", "Omicron Fund")), 1, id="a body"
        ),
        pytest.param(
            (("place", "Leeds"), ("place", "Chicago")), (NEWARK,), 1, id="one story of both"
        ),
        pytest.param(
            (("place", "Leeds"), ("place", "Lyon")),
            (NEWARK,),
            2,
            id="of two, none of them that",
        ),
    ],
)
def test_stories_of_two_countries_that_share_nothing_may_mean_two(
    left: tuple[tuple[str, str], ...], right: tuple[tuple[str, str], ...], count: int
) -> None:
    found = resolve([story("a", *left), story("b", *right)])
    assert len(nodes(found, "zeta")) == count
    unsure = [one for one in found.unsure if one.left.startswith("org/zeta")]
    assert len(unsure) == count - 1


@pytest.mark.parametrize(
    ("counted", "count"),
    [
        pytest.param(("Nigeria",), 2, id="that of another country"),
        pytest.param(("United Kingdom",), 1, id="that of the same"),
        pytest.param(("Nigeria", "Ghana"), 2, id="that of two"),
        pytest.param((), 2, id="none"),
    ],
)
def test_the_money_that_a_story_counts_says_where_it_is_set(
    counted: tuple[str, ...], count: int
) -> None:
    money = tuple(Hint(EntityType.PLACE, land, "money", "coins") for land in counted)
    left = replace(story("a"), hints=money)
    assert len(nodes(resolve([left, story("b", LONDON)]), "zeta")) == count


def test_what_stories_of_three_countries_name_is_known_everywhere() -> None:
    two = [story("a", LONDON), story("b", NEWARK)]
    assert len(nodes(resolve([*two, story("c", ("place", "Lyon"))]), "zeta")) == 1
    assert len(nodes(resolve([*two, story("c", ("place", "Leeds"))]), "zeta")) == 2


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("Daily Star", 2),
        ("Everton", 2),  # places have the word
        ("Zeta", 2),  # nobody knows it
        ("ZDKX", 1),  # letters that no other has
        ("Boeing", 1),
    ],
)
def test_a_story_of_no_country_may_mean_another_but_for_letters_and_what_all_know(
    name: str, count: int
) -> None:
    found = resolve([story("a", LONDON, name=name), story("b", name=name)])
    assert len(nodes(found, name.lower().replace(" ", "-"))) == count
    assert len(found.unsure) == count - 1
    again = resolve(
        [
            story(at, one, ("person", "Ada Quill"), name=name)
            for at, one in (("a", LONDON), ("b", ("org", "Omicron")))
        ]
    )
    assert len(nodes(again, name.lower().replace(" ", "-"))) == 1


def test_where_a_body_is_from_comes_before_where_the_story_is_set() -> None:
    abroad = said(
        "a", ("org", "Zeta"), ("place", "Jakarta"), hints=(("org", "Zeta", "of", "London"),)
    )
    assert len(nodes(resolve([abroad, story("b", ("place", "Jakarta"))]), "zeta")) == 2
    assert len(nodes(resolve([abroad, story("b", ("place", "Leeds"))]), "zeta")) == 1


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("Prudential", True),
        ("ABC", True),
        ("Concordia University", True),  # there are several Concordias
        ("Zeta University", False),  # of one word that nobody knows there is one
        ("Oslo University", False),
        ("Zeta Holdings", False),
        ("Union Bank", True),  # common words
        ("Banco Nacional", True),
        ("Water Services Commission", True),
        ("United Labour Party", True),
        ("United Nations Water Office", False),
        ("Ministry of Fine Water", False),  # is its country's
        ("Operation Fine Water", False),
        ("Xavier University", True),  # in Ohio, in Louisiana, in Mindanao
        ("General Motors", False),
        ("La Zeta", True),  # an article is no word of a name
        ("Le Monde", False),
        ("Amnesty International", False),
        ("Merck", True),
        ("Boeing", False),
        ("IBM", False),
    ],
)
def test_known_names_and_names_with_a_word_of_their_own_are_not_asked(
    name: str, asked: bool
) -> None:
    uses = Occurrences(("a",), ((Printing(ORG, name, name, MentionKind.NAME, ""),),))
    group = Group(ORG, summarize(uses, ORG, "").key)
    assert is_asked(group, uses) is asked


def test_known_names_are_keys() -> None:
    assert {"boeing", "university of oxford", "coca cola"} <= known()


@pytest.mark.parametrize(
    ("key", "common"),
    [
        ("ministry of agriculture", True),
        ("freedom party", True),
        ("first national bank", True),
        ("space agency", True),
        ("federal police", True),
        ("security council", False),
        ("council", False),  # a body of any kind
        ("cabinet", True),
        ("central intelligence agency", False),
        ("air force", False),  # forces are told otherwise
        ("zeta party", False),
    ],
)
def test_bodies_that_every_country_has(key: str, common: bool) -> None:
    assert is_common_body(Group(ORG, key)) is common


def test_such_bodies_are_of_the_country_of_their_stories() -> None:
    body = "Ministry of Agriculture"
    lima, callao, nairobi = (
        story(at, ("place", place), name=body)
        for at, place in (("a", "Lima"), ("b", "Callao"), ("c", "Nairobi"))
    )
    assert len(nodes(resolve([lima, callao]), "ministry")) == 1
    assert len(nodes(resolve([lima, nairobi]), "ministry")) == 2


def test_a_university_of_a_place_with_namesakes_needs_more_than_its_name() -> None:
    name = "University of Newcastle"
    tyne = where("a", "org", name, "at", "England")
    assert len(nodes(resolve([tyne, story("b", name=name)]), "university")) == 2
    gateshead = story("b", ("place", "Gateshead"), name=name)
    assert len(nodes(resolve([tyne, gateshead]), "university")) == 1
