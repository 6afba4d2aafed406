"""Who is only played by another."""

import pytest

from kg.extraction.sifting.fiction import is_character
from tests.handmade import read

KEANE = "[PERSON Keane/PROPN/nsubj>{0}] "


@pytest.mark.parametrize(
    ("text", "played"),
    [
        pytest.param(
            f"{KEANE.format('played')}played/VERB=play [ORG Hillside/PROPN/poss>Moss] "
            "'s/PART/case>Hillside [PERSON Moss/PROPN/dobj>played] in/ADP/prep>played "
            "the/DET/det>soap soap/NOUN/pobj>in",
            True,
            id="plays in a soap",
        ),
        pytest.param(
            f"{KEANE.format('played')}played/VERB=play [PERSON Moss/PROPN/dobj>played] "
            "in/ADP/prep>played the/DET/det>final final/NOUN/pobj>in",
            False,
            id="plays in a final",
        ),
        pytest.param(
            f"{KEANE.format('had')}had/VERB=have a/DET/det>role role/NOUN/dobj>had "
            "as/ADP/prep>role [PERSON Tom/PROPN/poss>mother] 's/PART/case>Tom "
            "mother/NOUN/pobj>as [PERSON Moss/PROPN/appos>mother]",
            True,
            id="a role as somebody's mother",
        ),
        pytest.param(
            f"{KEANE.format('starred')}starred/VERB=star as/ADP/prep>starred "
            "[PERSON Tom/PROPN/pobj>as] ,/PUNCT/punct>Tom son/NOUN/appos>Tom "
            "of/ADP/prep>son [PERSON Moss/PROPN/pobj>of]",
            True,
            id="starred as the son of one",
        ),
        pytest.param(
            f"{KEANE.format('starred')}starred/VERB=star in/ADP/prep>starred "
            "films/NOUN/pobj>in by/ADP/prep>films director/NOUN/compound>Moss "
            "[PERSON Moss/PROPN/pobj>by]",
            False,
            id="the director",
        ),
    ],
)
def test_characters_are_those_whom_a_part_is_of(text: str, played: bool) -> None:
    """Whoever plays, directs or competes is real."""
    document = read(text)
    moss = next(one for one in document.mentions if one.text == "Moss")
    assert is_character(document, moss) is played
    keane = next(one for one in document.mentions if one.text == "Keane")
    assert not is_character(document, keane)
