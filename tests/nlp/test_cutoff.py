"""The rest of a body's name behind where the model ends it."""

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc

from kg.model import EntityType
from kg.nlp.candidate import candidate
from kg.nlp.names.cutoff import is_behind, over_of, over_rest


@pytest.mark.parametrize(
    ("line", "end", "whole"),
    [
        pytest.param("Airbus SE said", 1, "Airbus SE", id="a legal form"),
        pytest.param("Airbus SE Asia", 1, "Airbus", id="a longer name"),
        pytest.param("Banco de la Isla sued", 1, "Banco de la Isla", id="joined"),
        pytest.param("Universidad de facto", 1, "Universidad", id="joined to no name"),
        pytest.param("Acme de Lima", 1, "Acme", id="no word for a body"),
        pytest.param(
            "Institute for Research on Poverty sued",
            3,
            "Institute for Research on Poverty",
            id="what research is on",
        ),
        pytest.param("Ministry of Health on Poverty", 3, "Ministry of Health", id="no centre"),
        pytest.param("Institute for Peace on Malta", 3, "Institute for Peace", id="no field"),
    ],
)
def test_a_body_goes_on_over_its_rest(line: str, end: int, whole: str) -> None:
    doc = Doc(English().vocab, words=line.split())
    assert doc[: over_rest(doc, 0, end)].text.strip() == whole


@pytest.mark.parametrize(
    ("line", "end", "whole"),
    [
        pytest.param("Reserve Bank of New Arden said", 3, 5, id="cut at of"),
        pytest.param("Reserve Bank of all", 3, 3, id="no name behind it"),
        pytest.param("Reserve Bank of Arden", 2, 2, id="not cut there"),
    ],
)
def test_a_name_that_stops_at_of_goes_on(line: str, end: int, whole: int) -> None:
    assert over_of(Doc(English().vocab, words=line.split()), end) == whole


@pytest.mark.parametrize(
    ("line", "own"),
    [
        pytest.param("CERN IT said CERN IT won", True, id="always behind it"),
        pytest.param("CERN IT said IT won", False, id="by itself too"),
        pytest.param("CERN IT won", False, id="once"),
    ],
)
def test_a_word_that_letters_always_stand_before_is_theirs(line: str, own: bool) -> None:
    doc = Doc(English().vocab, words=line.split())
    left, right = (candidate(doc, at, at + 1, EntityType.INSTITUTION) for at in (0, 1))
    assert is_behind(doc, left, right) is own
