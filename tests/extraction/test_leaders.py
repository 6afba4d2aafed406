"""Leaders whom everybody knows to be out of office hold it no more."""

import csv
from dataclasses import replace
from importlib.resources import files

import pytest

from kg.extraction.lapses.lapsed import lapsed
from kg.extraction.patterns import patterns
from kg.extraction.status.leaders import countries_led, has_died
from kg.ontology import countries
from tests.handmade import read

PRESIDENT = (
    "[GPE {land}/PROPN/nmod>{name}] {role}/PROPN/compound>{name} "
    "[PERSON {name}/PROPN/nsubj>spoke] spoke/VERB=speak"
)


@pytest.mark.parametrize(
    ("land", "role", "name", "published", "status"),
    [
        pytest.param("U.S.", "President", "Lincoln", "2020-06-01", "former", id="long ago"),
        pytest.param("U.S.", "President", "Lincoln", "", "former", id="without a date"),
        pytest.param("U.S.", "President", "Obama", "2019-06-01", "former", id="since 2017"),
        pytest.param("U.S.", "President", "Obama", "2016-06-01", "current", id="in office"),
        pytest.param("U.S.", "President", "Obama", "2017-01-02", "current", id="the last year"),
        pytest.param("U.S.", "President", "Obama", "2017-01-21", "former", id="handed over"),
        pytest.param("U.S.", "President", "Obama", "", "current", id="nobody knows when"),
        pytest.param("Kenya", "President", "Obama", "2019-06-01", "current", id="elsewhere"),
        pytest.param("France", "President", "Chirac", "2019-06-01", "current", id="a surname"),
        pytest.param("U.S.", "President", "Trump", "2024-06-01", "former", id="between"),
        pytest.param("U.S.", "President", "Trump", "2026-06-01", "current", id="back"),
        pytest.param("U.S.", "President", "Trump", "2019-06-01", "current", id="before"),
        pytest.param("U.S.", "Senator", "Obama", "2019-06-01", "current", id="another office"),
        pytest.param("U.S.", "President", "Trump", "2023-06-01", "former", id="between"),
        pytest.param(
            "U.S.", "President", "Trump", "2019-06-01", "current", id="the first time"
        ),
        pytest.param("U.S.", "President", "Trump", "2025-06-01", "current", id="back again"),
    ],
)
def test_an_office_that_is_over_is_a_former_one(
    land: str, role: str, name: str, published: str, status: str
) -> None:
    document = read(PRESIDENT.format(land=land, role=role, name=name))
    citation = replace(document.article.citation, published=published)
    document = replace(document, article=replace(document.article, citation=citation))
    (fact,) = (
        one for one in lapsed(document, patterns(document)) if one.relation == "holds_position"
    )
    assert str(fact.status) == status


def test_the_list_names_countries_offices_and_years_that_are_over() -> None:
    text = files("kg.extraction.status").joinpath("leaders.csv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    rows = list(csv.DictReader(lines))
    assert len(rows) > 200
    assert len(set(lines)) == len(lines)
    assert {row["country"] for row in rows} <= set(countries())
    for row in rows:
        assert 1700 < int(row["until"]) < 2026
        assert row["office"] == row["office"].lower()
        assert not row["back"] or int(row["until"]) < int(row["back"])
        assert all(name == name.strip() and name for name in row["names"].split("|"))


def test_who_leads_still_is_in_its_own_list_with_known_countries() -> None:
    text = files("kg.extraction.status").joinpath("sitting.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))
    assert {row["country"] for row in rows} <= set(countries())
    for row in rows:
        assert row["office"] == row["office"].lower()
        assert countries_led(row["office"], row["names"].split("|")[0]) == {row["country"]}


@pytest.mark.parametrize(
    ("name", "year", "dead"),
    [
        pytest.param("Mahatma Gandhi", 2020, True, id="long dead"),
        pytest.param("Margaret Thatcher", 2013, False, id="the year of the death"),
        pytest.param("Margaret Thatcher", 2014, True, id="the year after"),
        pytest.param("Saddam Hussein", 0, True, id="nobody knows when"),
        pytest.param("Ada Lovelace", 2020, False, id="not listed"),
    ],
)
def test_who_has_died(name: str, year: int, *, dead: bool) -> None:
    assert has_died(name, year) is dead


@pytest.mark.parametrize(
    ("names", "statuses"),
    [
        pytest.param(("Obama", "Trump"), ["former", "current"], id="the later one"),
        pytest.param(("Biden", "Trump"), ["current", "current"], id="back, or not yet"),
        pytest.param(("Obama", "Lovelace"), ["current", "current"], id="somebody else"),
    ],
)
def test_of_two_presidents_only_the_later_one_is_it(
    names: tuple[str, str], statuses: list[str]
) -> None:
    """Whoever came back may be it before and after the other one."""
    text = " | ".join(
        PRESIDENT.format(land="U.S.", role="President", name=name) for name in names
    )
    document = read(text)
    citation = replace(document.article.citation, published="")
    document = replace(document, article=replace(document.article, citation=citation))
    facts = lapsed(document, patterns(document))
    assert [str(fact.status) for fact in facts if fact.relation == "holds_position"] == statuses
