import pytest

from kg.model import EntityType
from kg.resolve import names

PERSON, INSTITUTION = EntityType.PERSON, EntityType.INSTITUTION
TECHNOLOGY, PLACE = EntityType.TECHNOLOGY, EntityType.PLACE


@pytest.mark.parametrize(
    ("type_", "one", "other"),
    [
        (PERSON, "Ada Lovelace", "ADA LOVELACE"),
        (PERSON, "Dr. Ada Lovelace", "Ada Lovelace, PhD"),
        (PERSON, "Nicolás Maduro", "Nicolas\u00a0Maduro"),
        (PERSON, "J. K. Rowling", "J.K. Rowling"),
        (PERSON, "Michael O' Leary", "Michael O\u2019Leary"),
        (PERSON, "Chiang Kai-shek", "Chiang Kai shek"),
        (PERSON, "Lech Wałęsa", "Lech Walesa"),
        (INSTITUTION, "the Acme Co., Ltd.", "ACME"),
        (INSTITUTION, "McDonald\u2019s Corp.", "McDonald's"),
        (INSTITUTION, "Johnson & Johnson", "Johnson and Johnson"),
        (INSTITUTION, "U.N.", "UN"),
        (PLACE, "U.S.", "United States"),
        (PLACE, "the UK", "Great Britain"),
        (TECHNOLOGY, "Solid-State Batteries", "solid state batteries"),
    ],
)
def test_two_printings_of_one_name(type_: EntityType, one: str, other: str) -> None:
    assert names.key(one, type_) == names.key(other, type_)


@pytest.mark.parametrize(
    ("type_", "one", "other"),
    [
        (PERSON, "Ada Lovelace", "Ada Byron"),
        (PERSON, "Robert Downey Jr.", "Robert Downey"),
        (INSTITUTION, "Airbus", "Airbus Group"),
        (TECHNOLOGY, "C++", "C#"),
        (TECHNOLOGY, "GPT 3.5", "GPT 35"),
        (PLACE, "us", "use"),
        (PERSON, "हिन्दी", "हनद"),  # the marks of Devanagari are vowels
        (PERSON, "Андрей", "Андреи"),
    ],
)
def test_two_names(type_: EntityType, one: str, other: str) -> None:
    assert names.key(one, type_) != names.key(other, type_)


def test_something_is_left_of_every_name() -> None:
    for type_ in EntityType:
        for name in ("The", "Dr.", "Inc.", "!!!", "MP", "&"):
            assert names.key(name, type_)


@pytest.mark.parametrize(
    ("type_", "name", "full"),
    [
        (PERSON, "Ada Lovelace", True),
        (PERSON, "Lovelace", False),
        (PERSON, "Dr. Lovelace", False),
        (PERSON, "习近平", True),
        (INSTITUTION, "CPPCC", False),
        (INSTITUTION, "Zhongguancun Laboratory", True),
        (PLACE, "U.S.", False),
        (TECHNOLOGY, "machine learning", True),
    ],
)
def test_full_names(type_: EntityType, name: str, full: bool) -> None:
    assert names.is_full(name, type_) is full


@pytest.mark.parametrize(
    ("type_", "text", "printable"),
    [
        (PERSON, "He", False),
        (PERSON, "Xi", True),
        (PERSON, "习近平", True),
        (INSTITUTION, "The company", False),
        (INSTITUTION, "This Agency", False),
        (INSTITUTION, "company", False),
        (INSTITUTION, "3M", True),
        (INSTITUTION, "eBay", True),
        (TECHNOLOGY, "lithium batteries", True),
        (TECHNOLOGY, "the technology", False),
        (TECHNOLOGY, "it", False),
    ],
)
def test_names_that_may_be_shown(type_: EntityType, text: str, printable: bool) -> None:
    assert names.is_printable(text, type_) is printable


def test_slugs_are_short_plain_and_told_apart() -> None:
    assert names.slug("wu jianping") == "wu-jianping"
    assert names.slug("习近平") != names.slug("李克强")
    assert names.slug("习近平").isalnum()
    assert names.slug("小米 xiaomi") != names.slug("xiaomi")
    long = names.slug("a" * 300)
    assert len(long) == 85
    assert long != names.slug("a" * 301)


def test_a_name_is_printed_on_one_line() -> None:
    assert names.printed("Shanghai\u00a0Institute of\n  Neurosurgery") == (
        "Shanghai Institute of Neurosurgery"
    )


def test_ascii_letters_count_as_in_other_text() -> None:
    for character in map(chr, range(128)):
        if character not in "&'`.":  # these say "and", or nothing at all
            plain = names.fold(f"b1{character}d2")
            other = names.fold(f"\u00e91{character}d2")  # not ASCII, so read the other way
            assert plain[1:] == other[1:], character
