"""When a membership holds: what its sentences say, and what later articles end.

The day of an article is not the time of a fact. ``schema:startDate`` and ``schema:endDate`` are
written only where the evidence says them: "since 2015", "stepped down on Monday". An article
that only calls somebody "the former director" says by when it was over: ``kg:endedBy`` is its
day, on that membership and on the one that earlier articles told of as current.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kg.model import Citation, Entity, EntityType, Evidence, Fact, Stance, Status
from kg.ontology.lookup import role_property
from kg.ontology.months import NUMBERS

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Validity:
    """When a membership holds, as far as the articles say.

    Attributes:
        start, end: Day, month or year, in ISO 8601, or "".
        ended_by: Day of the first article that says it is over, or "".
        closed: Whether a later article ends what this fact says of the present.
    """

    start: str = ""
    end: str = ""
    ended_by: str = ""
    closed: bool = False


Key = tuple[Entity, str, Entity, str, str]


def validities(
    facts: Iterable[Fact[Entity]], citations: Mapping[str, Citation]
) -> dict[Key, Validity]:
    """Return when each membership holds, by the fact's key; facts without a time are left out.

    Citations are by article id.
    """
    joined: dict[tuple[str, str], list[Fact[Entity]]] = {}
    for fact in facts:
        if fact.subject.type is EntityType.PERSON and fact.relation in _JOINS:
            joined.setdefault((fact.subject.id, fact.object.id), []).append(fact)
    found: dict[Key, Validity] = {}
    for group in joined.values():
        for fact in group:
            own = _stated(fact, citations)
            if fact.status is not Status.FORMER:
                own = _closed(own, fact, group, citations)
            if own != Validity():
                found[fact.key] = own
    return found


_JOINS = frozenset(("holds_position", "member_of", "employed_by", "founded"))


def _stated(fact: Fact[Entity], citations: Mapping[str, Citation]) -> Validity:
    """Return what a fact's own evidence says, the most exact of several."""
    read = [(*_read(one, fact, day), day) for one, day in _believed(fact, citations)]
    over = (day for *_, day in read if day and fact.status is Status.FORMER)
    start, end = _exact(one[0] for one in read), _exact(one[1] for one in read)
    if start and end and end[: len(start)] < start[: len(end)]:
        start = end = ""  # one of the two was read wrongly
    return Validity(start=start, end=end, ended_by=min(over, default=""))


def _closed(
    own: Validity,
    fact: Fact[Entity],
    group: Iterable[Fact[Entity]],
    citations: Mapping[str, Citation],
) -> Validity:
    """Return a present membership with what later articles say of its end."""
    last = max((_day(citations.get(one.article)) for one in fact.evidence), default="")
    over = [
        (day, _read(one, other, day)[1])
        for other in group
        if other.status is Status.FORMER and _same_role(fact, other)
        for one, day in _believed(other, citations)
        if last and day > last
    ]
    if not over:
        return own
    end = own.end or _exact(end for _, end in over)
    return replace(own, end=end, ended_by=min(over)[0], closed=True)


def _believed(
    fact: Fact[Entity], citations: Mapping[str, Citation]
) -> Iterator[tuple[Evidence, str]]:
    """Yield evidence that states a fact, with the day of its article."""
    for one in fact.evidence:
        if one.stance in (Stance.ASSERTED, Stance.REPORTED):
            yield one, _day(citations.get(one.article))


def _same_role(fact: Fact[Entity], other: Fact[Entity]) -> bool:
    """Return True if two memberships of one person in one place are the same post."""
    if fact.relation != other.relation:
        return False
    if fact.role == other.role or not fact.role or not other.role:
        return True
    role = role_property(fact.role)[0]
    return role is not None and role == role_property(other.role)[0]


def _read(evidence: Evidence, fact: Fact[Entity], published: str) -> tuple[str, str]:
    """Return start and end that a sentence gives for a membership."""
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


def _day(citation: Citation | None) -> str:
    """Return the day of an article, or "" where only a month or less is known."""
    found = re.match(r"\d{4}-\d\d-\d\d", citation.published) if citation is not None else None
    return found[0] if found is not None else ""


def _exact(dates: Iterable[str]) -> str:
    """Return the most exact of several dates, the earliest of equally exact ones."""
    return min(dates, key=lambda one: (-len(one), one), default="")


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
