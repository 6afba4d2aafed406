import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import EntityType
from kg.resolve.alias_table import alias_group
from kg.resolve.compare import Judgement, compare, far
from kg.resolve.name_parts import parts, sound

PERSON, INSTITUTION = EntityType.PERSON, EntityType.INSTITUTION
TECHNOLOGY, PLACE = EntityType.TECHNOLOGY, EntityType.PLACE

_NAMES = st.text(st.sampled_from("abcXYZ .,-'1Iü李ж&"), min_size=1, max_size=16)


@pytest.mark.parametrize(
    ("type_", "one", "other"),
    [
        (PERSON, "Dr. Ada Lovelace", "Ada Lovelace"),
        (PERSON, "Lyu Benfu", "Lü Benfu"),
        (PERSON, "Lv Benfu", "Lyu Benfu"),
        (PERSON, "Benfu Lyu", "Lyu Benfu"),
        (PERSON, "Kim Jong-un", "Kim Jong Un"),
        (PERSON, "Wu Jian Ping", "Wu Jianping"),
        (PERSON, "Lovelace, Ada", "Ada Lovelace"),
        (PERSON, "Володимир Зеленський", "Volodymyr Zelenskyi"),
        (PERSON, "Mao Tse-tung", "Mao Zedong"),
        (INSTITUTION, "Siemens Aktiengesellschaft", "Siemens AG"),
        (INSTITUTION, "OAO Gazprom", "Gazprom"),
        (INSTITUTION, "The World Bank", "World Bank"),
        (INSTITUTION, "IBM", "International Business Machines Corp."),
        (INSTITUTION, "CPPCC", "Chinese People's Political Consultative Conference"),
        (INSTITUTION, "Facebook", "Meta Platforms, Inc."),
        (INSTITUTION, "International Labour Organisation", "International Labor Organization"),
        (INSTITUTION, "Brigade Forty-Four", "Brigade 44"),
        (PLACE, "Bombay", "Mumbai"),
    ],
)
def test_one_name(type_: EntityType, one: str, other: str) -> None:
    assert compare(one, other, type_).judgement is Judgement.SAME


@pytest.mark.parametrize(
    ("type_", "one", "other"),
    [
        (PERSON, "J. Smith", "John Smith"),
        (PERSON, "Bob Smith", "Robert Smith"),
        (PERSON, "Emanuel Macrone", "Emmanuel Macron"),
        (PERSON, "Boris Johnson", "Alexander Boris Johnson"),
        (PERSON, "John Thomas Smith", "Thomas John Smith"),
        (INSTITUTION, "Citygroup Inc.", "Citigroup Inc."),
        (INSTITUTION, "Fund XII", "Fund XIII"),
        (INSTITUTION, "CIA", "Culinary Institute of America"),
    ],
)
def test_maybe_one_name(type_: EntityType, one: str, other: str) -> None:
    assert compare(one, other, type_).judgement is Judgement.UNSURE


@pytest.mark.parametrize(
    ("type_", "one", "other"),
    [
        (PERSON, "Robert Downey Jr.", "Robert Downey"),
        (PERSON, "George Bush Sr", "George Bush Jr"),
        (PERSON, "William G. Frost", "William W. Frost"),
        (PERSON, "Lovelace", "Ada Lovelace"),
        (PERSON, "Salman bin Muhammad al-Rawi", "Muhammad bin Salman al-Rawi"),
        (PERSON, "Salman bin Muhammad", "Muhammad bin Salman"),
        (INSTITUTION, "ABC News", "BBC News"),
        (INSTITUTION, "Deutsche Bank AG", "Deutsche Bank GmbH"),
        (INSTITUTION, "Airbus", "Airbus Helicopters"),
        (INSTITUTION, "Bowne Solutions II", "Bowne Solutions"),
        (INSTITUTION, "Bank of China", "Bank of India"),
        (TECHNOLOGY, "solar panels", "solar batteries"),
        (PLACE, "Iran", "Iraq"),
    ],
)
def test_two_names(type_: EntityType, one: str, other: str) -> None:
    assert compare(one, other, type_).judgement is Judgement.DIFFERENT


@given(_NAMES, _NAMES, st.sampled_from(EntityType))
def test_a_comparison_is_symmetric_and_its_score_the_sum_of_its_features(
    one: str, other: str, type_: EntityType
) -> None:
    found = compare(one, other, type_)
    assert found == compare(other, one, type_)
    assert found.score == round(sum(weight for _, weight in found.features), 3)
    assert found.score <= 1.0


@given(_NAMES, st.sampled_from(EntityType))
def test_a_name_is_itself(name: str, type_: EntityType) -> None:
    assert compare(name, name, type_).judgement is Judgement.SAME


def test_parts() -> None:
    assert parts("Shoigu Shoigu Sergey", PERSON).words == ("shoigu", "sergey")
    assert parts("Inc.", INSTITUTION).words == ("inc",)
    assert parts("the Rhine", PLACE).words == ("rhine",)
    assert sound("") == ""
    assert alias_group("Nobody Knows", INSTITUTION) is None
    assert alias_group("Facebook", INSTITUTION) == alias_group("Meta", INSTITUTION)
    assert alias_group("Houthi", INSTITUTION) == alias_group("the Houthis", INSTITUTION)


_WORDS = """Alpha Alfa Alph Institute Institut of 2 3 Ltd Inc AI IBM Beta Betta Center Centre
International Business Machines Meta"""
_WORD = st.sampled_from(_WORDS.split())
_NAME = st.lists(_WORD, min_size=1, max_size=4).map(" ".join)


@given(_NAME, _NAME, st.sampled_from([EntityType.INSTITUTION, EntityType.PLACE]))
def test_what_is_far_scores_low(left: str, right: str, type_: EntityType) -> None:
    if far(left, right, type_):
        assert compare(left, right, type_).score < 0.7


@pytest.mark.parametrize(
    ("left", "right", "type_"),
    [
        ("the U.S. Department of Labor", "US Labor Department", EntityType.INSTITUTION),
        ("Ministry of Defence of Ukraine", "Ukraine Defense Ministry", EntityType.INSTITUTION),
        (
            "World Health Organization (WHO)",
            "World Health Organization",
            EntityType.INSTITUTION,
        ),
        ("Boeing 787 Dreamliners", "Boeing 787 Dreamliner", EntityType.TECHNOLOGY),
    ],
)
def test_printings_of_one_name(left: str, right: str, type_: EntityType) -> None:
    assert compare(left, right, type_).judgement is Judgement.SAME


def test_a_university_is_not_turned() -> None:
    pair = ("University of Washington", "Washington University")
    assert compare(*pair, EntityType.INSTITUTION).judgement is not Judgement.SAME


def test_a_university_may_be_of_its_town_or_called_after_it() -> None:
    """Nobody knows by the words whether Miami's is the University of Miami."""
    found = compare("University of Oxford", "Oxford University", INSTITUTION)
    assert found.judgement is Judgement.UNSURE
    found = compare("St. Petersburg", "Saint Petersburg", PLACE)
    assert found.judgement is Judgement.SAME


@pytest.mark.parametrize(
    ("one", "other", "judgement"),
    [
        ("J. R. Hartley", "John R. Hartley", Judgement.UNSURE),
        ("J.K. Ternby", "Joanne Ternby", Judgement.UNSURE),
        ("JD Hartley", "James D. Hartley", Judgement.UNSURE),
        ("J.R. Hartley", "J. R. Hartley", Judgement.SAME),
        ("J.R. Hartley", "Mary Hartley", Judgement.DIFFERENT),
        ("A. B. Hartley", "Anna Clara Hartley", Judgement.DIFFERENT),
    ],
)
def test_initials_in_a_row_are_compared_one_by_one(
    one: str, other: str, judgement: Judgement
) -> None:
    assert compare(one, other, PERSON).judgement is judgement
