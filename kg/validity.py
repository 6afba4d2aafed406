"""When a membership holds: the dates of its evidence, and what later articles end.

``schema:startDate`` and ``schema:endDate`` are written only where a sentence gives them. An
article that only calls somebody "the former director" says by when it was over: ``kg:endedBy``
is its day, on that membership and on the one that earlier articles told of as current.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from kg.model import Citation, Entity, EntityType, Evidence, Fact, Stance, Status
from kg.ontology.lookup import role_property


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
    read = list(_believed(fact, citations))
    over = (day for _, day in read if day and fact.status is Status.FORMER)
    start, end = _exact(one.since for one, _ in read), _exact(one.until for one, _ in read)
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
        (day, one.until)
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


def _day(citation: Citation | None) -> str:
    """Return the day of an article, or "" where only a month or less is known."""
    found = "" if citation is None else citation.published[:10]
    try:
        date.fromisoformat(found)
    except ValueError:
        return ""
    return found


def _exact(dates: Iterable[str]) -> str:
    """Return the most exact of several dates, the earliest of equally exact ones."""
    return min(dates, key=lambda one: (-len(one), one), default="")
