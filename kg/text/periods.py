"""Reads since when and until when a sentence says that somebody holds a post or is a member.

"since 2015" and "stepped down on Monday" give dates; the day of the article alone gives none.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from kg.model import EntityType, Evidence, Fact, Mention, Status
from kg.ontology.months import NUMBERS

_TIMED = frozenset(("holds_position", "member_of", "employed_by", "founded"))
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH = rf"(?:{'|'.join(NUMBERS)})\.?"
_YEAR = r"(?:1[89]|20)\d\d"
_DATE = (
    rf"(?:\d{{4}}-\d\d-\d\d|\d{{1,2}} {_MONTH}(?:,? {_YEAR})?"
    rf"|{_MONTH} \d{{1,2}}(?!\d)(?:,? {_YEAR})?"
    rf"|(?:early |mid-|late )?{_MONTH},? {_YEAR}|(?:early |mid-|late )?{_YEAR}"
    rf"|{'|'.join(_DAYS)}|yesterday|today)"
)
_FOUNDS = "founded|co-founded|cofounded|established|set up|started"
_BEGINS = (
    "appointed|named|elected|re-elected|became|become|took over|taken over|took office|"
    "takes office|take office|sworn in|joined|hired|promoted|assumed|inaugurated|installed"
)
_ENDS = (
    "stepped down|step down|steps down|stepping down|stood down|stepped aside|resigned|resigns|"
    "resignation|retired|retires|quit|left|leaves|departed|ousted|fired|sacked|dismissed|"
    "removed|replaced|expelled"
)
_NEAR = r"[^.;]{0,60}?"
_SPANS = re.compile(
    rf"\b(?:from|between) (?P<start>{_DATE}) (?:to|until|till|through|and) (?P<end>{_DATE})\b"
    rf"|\((?P<from>{_YEAR})\s?[-\u2013]\s?(?P<to>{_YEAR})\)",
    re.IGNORECASE,
)
_SINCE = re.compile(rf"\bsince (?P<date>{_DATE})\b", re.IGNORECASE)
_BEGAN = {
    founded: re.compile(
        rf"\b(?:{words})\b{_NEAR}\b(?:in |on |from )?(?P<date>{_DATE})\b", re.IGNORECASE
    )
    for founded, words in ((False, _BEGINS), (True, _FOUNDS))
}
_UNTIL = re.compile(rf"\b(?:until|till) (?P<date>{_DATE})\b", re.IGNORECASE)
_ENDED = re.compile(rf"\b(?:{_ENDS})\b{_NEAR}\b(?:in |on )?(?P<date>{_DATE})\b", re.IGNORECASE)
_END = re.compile(rf"\b(?:{_ENDS})\b", re.IGNORECASE)


def dated(facts: Iterable[Fact[Mention]], published: str) -> Iterator[Fact[Mention]]:
    """Yield facts whose evidence holds the dates that its sentence gives.

    Dates that an extractor read itself are kept.

    Args:
        facts: Of one article.
        published: When it was published, in ISO 8601, or "".
    """
    day = published[:10] if _valid(published[:10]) else ""
    for fact in facts:
        if fact.subject.type is EntityType.PERSON and fact.relation in _TIMED:
            evidence = tuple(_dated(one, fact, day) for one in fact.evidence)
            yield replace(fact, evidence=evidence)
        else:
            yield fact


def _dated(evidence: Evidence, fact: Fact[Mention], published: str) -> Evidence:
    if evidence.since or evidence.until:
        return evidence
    since, until = _read(evidence, fact, published)
    if since and until and until[: len(since)] < since[: len(until)]:
        return evidence  # one of the two was read wrongly
    return replace(evidence, since=since, until=until)


def _read(evidence: Evidence, fact: Fact[Mention], published: str) -> tuple[str, str]:
    """Return since when and until when a sentence says that a fact holds, or "" for each."""
    text = _part(evidence)
    spans = _SPANS.search(text)
    if spans is not None:
        start = _iso(spans["start"] or spans["from"], published)
        return start, _iso(spans["end"] or spans["to"], published)
    start = end = ""
    if fact.status is not Status.FORMER:
        for pattern in (_SINCE, _BEGAN[fact.relation == "founded"]):
            found = pattern.search(text)
            if found is not None and not _END.search(text[: found.end()]):
                ahead = fact.status is Status.FUTURE
                start = _iso(found["date"], published, ahead=ahead)
                break
    else:
        found = _ENDED.search(text) or _UNTIL.search(text)
        if found is not None:
            end = _iso(found["date"], published)
        elif _END.search(text):
            end = published  # the news of the day
    return start, end


def _part(evidence: Evidence) -> str:
    """Return the part of the sentence between semicolons that holds subject and object."""
    first = max(min(evidence.subject[0], evidence.object[0]) - evidence.start, 0)
    last = max(evidence.subject[1], evidence.object[1]) - evidence.start
    before = evidence.quote.rfind(";", 0, first) + 1
    after = evidence.quote.find(";", max(last, 0))
    return evidence.quote[before : after if after >= 0 else None]


def _iso(text: str, published: str, *, ahead: bool = False) -> str:
    """Return a date as printed in ISO 8601, at the precision that it is printed with.

    >>> dates = ("March 2, 2021", "May 2019", "late 2018", "Monday")
    >>> [_iso(text, "2024-03-06") for text in dates]
    ['2021-03-02', '2019-05', '2018', '2024-03-04']
    >>> _iso("9 April", "2024-03-06"), _iso("9 April", "2024-03-06", ahead=True)
    ('2023-04-09', '2024-04-09')
    """
    words = re.findall(r"[a-z]+|\d+", text.casefold())
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return text if _valid(text) else ""
    years = [word for word in words if len(word) == 4 and word.isdigit()]
    months = [NUMBERS[word] for word in words if word in NUMBERS]
    days = [int(word) for word in words if word.isdigit() and len(word) < 3]
    if not months:
        return years[0] if years else _relative(words, published, ahead=ahead)
    if years and not days:
        return f"{years[0]}-{months[0]:02}"
    if not days or not (years or published):
        return ""
    year = years[0] if years else published[:4]
    found = f"{year}-{months[0]:02}-{days[0]:02}"
    # Without a year, news tells of the last such day, or of the next.
    if not years and (found < published if ahead else found > published):
        found = f"{int(year) + (1 if ahead else -1)}-{months[0]:02}-{days[0]:02}"
    return found if _valid(found) else ""


def _relative(words: list[str], published: str, *, ahead: bool) -> str:
    """Return the day that a name of a weekday means in an article of a day."""
    if not published or not _valid(published):
        return ""
    today = date.fromisoformat(published)
    for word in words:
        if word in _DAYS:
            away = _DAYS.index(word) - today.weekday()
            return (today + timedelta(days=away % 7 if ahead else -(-away % 7))).isoformat()
        if word in ("today", "yesterday"):
            return (today - timedelta(days=word == "yesterday")).isoformat()
    return ""


def _valid(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
