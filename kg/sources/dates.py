"""Dates as news prints them, read without a clock or a locale.

Only a date whose day, month and year are certain becomes ISO 8601. "03/04/2024" stays unread:
it is March in one country and April in another. "3 hours ago" would need a clock.
"""

import re
from dataclasses import dataclass
from datetime import date

from kg.ontology.months import MONTHS, NUMBERS

_MONTH = "(?P<month{0}>" + "|".join(name for names in MONTHS for name in names) + r")\b\.?"
_DAY = r"(?P<day{0}>\d{{1,2}})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year{0}>(?:1[6-9]|20|21)\d\d)\b"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?\s*,?\s*)?"
_TIME = (
    r"\d{1,2}[:.]\d\d(?:[:.]\d\d(?:\.\d+)?)?\s*(?:[ap]\.?m\b\.?)?\s*"
    r"(?:z\b|(?:utc|gmt)?\s?[+-]\d{1,2}:?(?:\d\d)?|\(?(?:[a-z]{2,5}|[a-z]{4,8} time)\b\)?)?"
)
_DATE = "|".join(
    (
        (_MONTH + r"\s*" + _DAY + r"(?:\s*,\s*|\s+)" + _YEAR).format("_mdy"),
        (_DAY + r"[\s-]{{1,2}}(?:of\s+)?" + _MONTH + r"[\s,-]{{1,2}}" + _YEAR).format("_dmy"),
        (_YEAR.removesuffix(r"\b") + r"[-/.](?P<n{0}>\d{{1,2}})[-/.]" + _DAY).format("_ymd"),
        r"(?P<first>\d{1,2})[/.-](?P<second>\d{1,2})[/.-](?P<year_num>(?:19|20|21)\d\d)\b",
        # Without a year: a date line, but not a date.
        (_MONTH + r"\s*\d{{1,2}}(?:st|nd|rd|th)?\b").format("_md"),
        (r"\d{{1,2}}(?:st|nd|rd|th)?\s+" + _MONTH).format("_dm"),
    )
)
_LABEL = (
    r"(?:(?P<late>(?:last\s+)?(?:updated|modified|revised))|(?:first\s+)?"
    r"(?:published|posted|date|created|issued|publication date))?\s*(?:on|at)?\s*:?\s*"
)
_PIECE = re.compile(
    rf"{_LABEL}(?:{_TIME}\s*[,-]?\s*)?{_WEEKDAY}(?:{_DATE})(?:t?\s*[,-]?\s*(?:at\s+)?{_TIME})?[.,]?\s*"
)
_BARE = re.compile(rf"{_WEEKDAY}(?:{_DATE})", re.IGNORECASE)
_SPLIT = re.compile(r"\s*[|·•;/]\s+|\s+(?=(?:last )?(?:updated|modified)\b)")
_LONGEST_LINE = 120


@dataclass(frozen=True, slots=True)
class DateLine:
    """What a line of nothing but dates says."""

    published: str  # ISO 8601 date, or "" where no date of the line is certain
    late: bool = False  # the only date is that of an update


def parse(text: str) -> str:
    """Return the ISO 8601 date a text begins with when it is a date, else "".

    A time and a zone are dropped: the day stays as printed.

    >>> parse("2024-03-06T10:32:00Z"), parse("November 24, 2004"), parse("6 Mar. 2024")
    ('2024-03-06', '2004-11-24', '2024-03-06')
    >>> parse("03/04/2024"), parse("31 February 2024"), parse("yesterday")
    ('', '', '')
    """
    line = read_line(text)
    return "" if line is None else line.published


def read_line(text: str) -> DateLine | None:
    """Return what a date line says, or None where the text is anything else.

    >>> read_line("Published: March 6, 2024 10:32 GMT | Updated: March 7, 2024")
    DateLine(published='2024-03-06', late=False)
    >>> read_line("March 6")
    DateLine(published='', late=False)
    >>> read_line("On March 6, 2024 nothing happened.") is None
    True
    """
    line = " ".join(text.casefold().split())
    if not line or len(line) > _LONGEST_LINE:
        return None
    found: list[DateLine] = []
    for piece in _SPLIT.split(line):
        match = _PIECE.fullmatch(piece)
        if match is None:
            return None
        found.append(DateLine(_iso(match), bool(match["late"])))
    certain = [item for item in found if item.published] or found
    return min(certain, key=lambda item: item.late)


def leading(text: str) -> tuple[int, str]:
    """Return the length and the ISO date of a full date at the head of a text, or ``(0, "")``.

    >>> leading("Thursday, May 7, 2015 On Tuesday")
    (21, '2015-05-07')
    """
    match = _BARE.match(text, 0, _LONGEST_LINE)
    iso = "" if match is None else _iso(match)
    return (match.end(), iso) if match is not None and iso else (0, "")


def _iso(match: re.Match[str]) -> str:
    """Return the date of a match as ISO 8601, or "" where it is uncertain or impossible."""
    form = next((form for form in ("mdy", "dmy", "ymd", "num") if match[f"year_{form}"]), "")
    if not form:
        return ""
    if form == "num":
        month, day = sorted((int(match["first"]), int(match["second"])))
        if month != day and not month <= 12 < day:
            return ""
    else:
        day = int(match[f"day_{form}"])
        month = (
            int(match["n_ymd"]) if form == "ymd" else NUMBERS[match[f"month_{form}"].lower()]
        )
    try:
        return date(int(match[f"year_{form}"]), month, day).isoformat()
    except ValueError:
        return ""
