"""Dates are read only where they are certain."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.ontology.months import MONTHS
from kg.sources import dates


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Friday, July 21, 2017", "2017-07-21"),
        ("March 01, 2008", "2008-03-01"),
        ("Mon, 06 Mar 2024 10:00:00 GMT", "2024-03-06"),
        ("10:32, 06-Mar-2024", "2024-03-06"),
        ("Tuesday 6th of March, 2024", "2024-03-06"),
        ("2024-03-06T10:32:00.123+01:00", "2024-03-06"),
        ("2024/03/06 10:32", "2024-03-06"),
        ("March 6, 2024 at 3:15 PM EST", "2024-03-06"),
        ("Updated 10:32 p.m. ET, Sept. 6, 2024", "2024-09-06"),
        ("Updated 7 May 2024 | Published 6 May 2024", "2024-05-06"),
        ("13/02/2024", "2024-02-13"),
        ("2.20.2024", "2024-02-20"),
        ("05/05/2024", "2024-05-05"),
        ("02/03/2024", ""),
        ("13/14/2024", ""),
        ("February 30, 2024", ""),
        ("March 6", ""),
        ("6 March", ""),
        ("May", ""),
        ("3 hours ago", ""),
        ("In March 6, 2024", ""),
        ("March 6, 2024 " * 20, ""),
        ("", ""),
    ],
)
def test_parse(text: str, iso: str) -> None:
    assert dates.parse(text) == iso


@given(st.dates(min_value=date(1600, 1, 1), max_value=date(2199, 12, 31)))
def test_every_day_is_read_back(day: date) -> None:
    month = MONTHS[day.month - 1][0].title()
    iso = day.isoformat()
    for text in (iso, f"{month} {day.day}, {day.year}", f"{day.day} {month} {day.year}"):
        assert dates.parse(text) == iso
        assert dates.leading(f"{text} It rose.") == (len(text), iso)
