"""Names that run on over an aside, an amount or a second name, and days' surnames."""

import pytest

from tests.handmade import named

SUED = "She/PRON/nsubj>sued sued/VERB=sue "


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            SUED + "[PERSON Ann/PROPN Lee/PROPN \N{EN DASH}/PUNCT her/PRON] sister/NOUN",
            ["Ann Lee"],
            id="an aside",
        ),
        pytest.param(
            SUED + "[ORG Acme/PROPN Labs/PROPN \N{EN DASH}/PUNCT Arden/PROPN]",
            ["Acme Labs \N{EN DASH} Arden"],
            id="a dash in a name",
        ),
        pytest.param(
            SUED + "[ORG Zephyr/PROPN Air/PROPN AU$40/PROPN million/NUM]",
            ["Zephyr Air"],
            id="an amount",
        ),
        pytest.param(
            "fined/VERB=fine airline/NOUN [PRODUCT Zephyr/PROPN/compound>million "
            "AU$40/PROPN/compound>million million/NUM/dobj>fined]",
            ["Zephyr"],
            id="an amount behind what is taken for a product",
        ),
        pytest.param(
            SUED + "[ORG Zephyr/PROPN SEK/PROPN] 45/NUM million/NUM", ["Zephyr"], id="currency"
        ),
    ],
)
def test_a_name_ends_before_an_aside_and_an_amount(text: str, found: list[str]) -> None:
    assert [name for name, _ in named(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "Trade/PROPN Ministry/PROPN and/CCONJ Ministry/PROPN of/ADP Justice/PROPN",
            ["Trade Ministry", "Ministry of Justice"],
            id="one kind",
        ),
        pytest.param(
            "Trade/PROPN Department/PROPN and/CCONJ Bureau/PROPN of/ADP Mines/PROPN",
            ["Trade Department", "Bureau of Mines"],
            id="two kinds",
        ),
        pytest.param(
            "Trade/PROPN Ministry/PROPN and/CCONJ Finance/PROPN Ministry/PROPN",
            ["Trade Ministry", "Finance Ministry"],
            id="the kind last",
        ),
        pytest.param(
            "Institute/PROPN and/CCONJ Museum/PROPN of/ADP Arden/PROPN",
            ["Institute and Museum of Arden"],
            id="one body by two kinds",
        ),
        pytest.param(
            "Ministry/PROPN of/ADP Trade/PROPN and/CCONJ Industry/PROPN",
            ["Ministry of Trade and Industry"],
            id="one body for two matters",
        ),
    ],
)
def test_bodies_of_a_kind_each_are_two_names(text: str, found: list[str]) -> None:
    assert [name for name, _ in named(f"the/DET [ORG {text}] met/VERB")] == found


def _godwin(before: str, day: str = "nsubjpass", verb: str = "elected") -> str:
    return (
        f"{before} [PERSON Godwin/PROPN/compound>Friday] [DATE Friday/PROPN/{day}>{verb}] "
        f"was/AUX/aux>{verb} {verb}/VERB"
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            _godwin("leader/NOUN/compound>Friday"), [("Godwin Friday", "Person")], id="surname"
        ),
        pytest.param(
            _godwin("leader/NOUN/compound>Friday", "npadvmod"), [("Godwin", "Person")], id="day"
        ),
        pytest.param(_godwin("and/CCONJ"), [("Godwin", "Person")], id="without a title"),
        pytest.param(
            _godwin("leader/NOUN/compound>Friday")
            + " | [PERSON Tim/PROPN Godwin/PROPN] spoke/VERB",
            [("Godwin", "Person"), ("Tim Godwin", "Person")],
            id="a surname before a day",
        ),
        pytest.param(
            _godwin("leader/NOUN/compound>Friday")
            + " | He/PRON spoke/VERB on/ADP [DATE Friday/PROPN/pobj>on]",
            [("Godwin Friday", "Person")],
            id="the day itself is nobody",
        ),
    ],
)
def test_a_day_is_a_surname_where_it_is_the_subject(
    text: str, found: list[tuple[str, str]]
) -> None:
    assert named(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "[ORG American/PROPN Garr/PROPN] won/VERB | "
            "[PERSON Ann/PROPN Garr/PROPN] spoke/VERB",
            [("American", "Place"), ("Garr", "Person"), ("Ann Garr", "Person")],
            id="whose name is printed whole",
        ),
        pytest.param(
            "[LOC American/PROPN Garr/PROPN] ,/PUNCT 29/NUM ,/PUNCT won/VERB",
            [("American", "Place"), ("Garr", "Person")],
            id="whose age is",
        ),
        pytest.param(
            "[PERSON German/PROPN Lukin/PROPN] ,/PUNCT 29/NUM ,/PUNCT won/VERB",
            [("German Lukin", "Person")],
            id="a given name",
        ),
        pytest.param(
            "[ORG American/PROPN Express/PROPN] won/VERB",
            [("American Express", "Institution")],
            id="a body",
        ),
    ],
)
def test_a_peoples_word_before_a_surname_is_no_part_of_it(
    text: str, found: list[tuple[str, str]]
) -> None:
    assert named(text) == found
