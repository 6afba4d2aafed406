"""A report's place is no part of the name that its first sentence opens with."""

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc

from kg.model import EntityType
from kg.nlp.candidate import candidate
from kg.nlp.names.datelines import after_dateline, behind_town, without_towns


def test_a_person_starts_behind_the_place_of_a_report() -> None:
    doc = Doc(English().vocab, words=["Arden", "-", "Ann", "Lee", "spoke"])
    assert after_dateline(doc, 0, 4) == 2
    joined = Doc(English().vocab, words=["Ann", "-", "Lee"], spaces=[False, False, True])
    assert after_dateline(joined, 0, 3) == 0


@pytest.mark.parametrize(
    ("line", "start", "rest"),
    [
        pytest.param("LIMA Acme", 0, "Acme", id="a town"),
        pytest.param("NEW DELHI Acme Corp", 0, "Acme Corp", id="two words"),
        pytest.param("SEOUL LG Displays", 0, "LG Displays", id="letters behind it"),
        pytest.param("NEW YORK / LIMA Acme", 3, "Acme", id="two towns, the first left out"),
        pytest.param("LIMA / NEW DELHI Acme", 0, "Acme", id="two towns in one name"),
        pytest.param("SINGAPORE AIRLINES Wins", 0, "SINGAPORE AIRLINES Wins", id="a heading"),
        pytest.param("NASA Goddard", 0, "NASA Goddard", id="no town"),
        pytest.param("the LIMA Acme", 1, "LIMA Acme", id="inside a line"),
        pytest.param("LIMA", 0, "LIMA", id="alone"),
    ],
)
def test_a_name_starts_behind_the_town_that_opens_its_line(
    line: str, start: int, rest: str
) -> None:
    words = line.split()
    tight = [one != "/" and words[at + 1 : at + 2] != ["/"] for at, one in enumerate(words)]
    doc = Doc(English().vocab, words=words, spaces=tight)
    assert doc[behind_town(doc, start, len(doc)) :].text == rest.strip()


@pytest.mark.parametrize(
    ("line", "end", "kept"),
    [
        pytest.param("LIMA Acme said", 1, False, id="a town"),
        pytest.param("LIMA / ROME Acme said", 1, False, id="the first of two"),
        pytest.param("LIMA , Peru", 1, True, id="with its country"),
        pytest.param("LIMA is hot", 1, True, id="a subject"),
        pytest.param("ARDEN Acme said", 1, True, id="no town of reports"),
    ],
)
def test_the_town_of_a_report_is_no_place_of_a_fact(line: str, end: int, kept: bool) -> None:
    doc = Doc(English().vocab, words=line.split())
    town = candidate(doc, 0, end, EntityType.PLACE)
    assert without_towns(doc, [town]) == ([town] if kept else [])
