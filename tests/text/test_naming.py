"""Which full name a short form, an acronym or a demonym stands for within an article."""

import pytest

from kg.model import EntityType, MentionKind
from kg.text.naming import Name, concept, full_names

P, I, T, L = EntityType  # noqa: E741


def named(text: str, *found: tuple[str, EntityType]) -> list[str]:
    """Return the full names of names that are found in a text, in its order."""
    names, at = [], 0
    for word, type_ in found:
        at = text.index(word, at)
        kind = (
            MentionKind.DEMONYM
            if type_ is L and word.endswith(("ese", "an"))
            else MentionKind.NAME
        )
        names.append(Name(at, at + len(word), word, type_, kind))
        at += len(word)
    return full_names(names, text)


def test_a_surname_stands_for_the_one_full_name() -> None:
    text = "Xi Jinping spoke. Xi left. Hou Lijun stayed; Jinping did not."
    found = named(text, ("Xi Jinping", P), ("Xi", P), ("Hou Lijun", P), ("Jinping", P))
    assert found == ["Xi Jinping", "Xi Jinping", "Hou Lijun", "Xi Jinping"]


def test_a_surname_that_two_share_stays_as_it_is() -> None:
    text = "Bill Clinton and Hillary Clinton came. Clinton spoke."
    assert (
        named(text, ("Bill Clinton", P), ("Hillary Clinton", P), ("Clinton", P))[-1]
        == "Clinton"
    )


@pytest.mark.parametrize(
    ("text", "full", "short"),
    [
        ("Rift Steam Authority (RSA) said. RSA left.", "Rift Steam Authority", "RSA"),
        ("The World Health Organization met. WHO agreed.", "World Health Organization", "WHO"),
        ("Acme Robotics Inc. grew. Acme fell.", "Acme Robotics Inc.", "Acme"),
        ("Siemens Energy AG grew. Siemens Energy fell.", "Siemens Energy AG", "Siemens Energy"),
    ],
)
def test_short_forms_of_institutions(text: str, full: str, short: str) -> None:
    assert named(text, (full, I), (short, I)) == [full, full]


def test_a_generic_word_is_no_short_form() -> None:
    text = "The National Bank of Kenya met. National lost."
    assert named(text, ("National Bank of Kenya", I), ("National", I))[1] == "National"


def test_a_country_has_one_name() -> None:
    text = "Chinese firms left. China agreed. Senegalese ministers spoke."
    assert named(text, ("Chinese", L), ("China", L), ("Senegalese", L)) == [
        "China",
        "China",
        "Senegal",
    ]


def test_technologies_have_one_spelling_and_their_concept() -> None:
    text = "Lithium batteries sell. A lithium battery burned. Lithium batteries last."
    found = named(
        text, ("Lithium batteries", T), ("lithium battery", T), ("Lithium batteries", T)
    )
    assert len(set(found)) == 1
    assert concept(found[0]) == "lithium-batteries"
    assert concept("no such technology") == ""


@pytest.mark.parametrize(
    ("printed", "place"),
    [
        ("European", "Europe"),
        ("Saudi Arabian", "Saudi Arabia"),
        ("Korean", "South Korea"),
        ("Anglo", "United Kingdom"),
        ("LIBERIAN", "Liberia"),
        ("South-East Asian", "Southeast Asia"),
        ("U.S", "United States"),
        ("Texans", "Texas"),
        ("Zzyzxian", ""),
    ],
)
def test_a_demonym_stands_for_its_place_and_else_for_nothing(printed: str, place: str) -> None:
    name = Name(0, len(printed), printed, EntityType.PLACE, MentionKind.DEMONYM)
    assert full_names([name], printed) == [place]


def test_a_name_keeps_nothing_that_is_not_of_it() -> None:
    text = "\u2013 Kigali, (Lagos) the Acme Group's"
    assert named(text, ("\u2013 Kigali,", L), ("Lagos)", L), ("the Acme Group's", I)) == [
        "Kigali",
        "Lagos",
        "Acme Group",
    ]
