"""What differs between two graphs of one collection: the facts of ``kg diff``.

Things are matched by id; an id that was merged into another counts as that one. Facts are
matched by their ends, relation, role and status; a position whose status changed is one fact
that turned, and so is a fact that is now told with another stance.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from kg.graph import Graph
from kg.model import Citation, Entity, Evidence, Fact, Statement

_Key = tuple[str, str, str, str]
"""Id of the subject, relation, id of the object, role."""

_Supported = tuple[Fact[Entity], tuple[Evidence, ...]]


class Turn(NamedTuple):
    """A fact that articles now tell otherwise."""

    before: str  # statuses or stance in the older graph ("current")
    after: str  # those of the newer one ("former")
    fact: Fact[Entity]  # as it stands now


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What a newer graph has otherwise than an older one; each part in its graph's order."""

    articles: tuple[Citation, ...] = ()  # new ones
    articles_gone: tuple[Citation, ...] = ()
    entities: tuple[Entity, ...] = ()
    entities_gone: tuple[Entity, ...] = ()  # but for merged ones
    merged: tuple[tuple[str, str], ...] = ()  # id of the older graph, id that it leads to now
    facts: tuple[Fact[Entity], ...] = ()
    retracted: tuple[Fact[Entity], ...] = ()  # that nothing supports any more
    turns: tuple[Turn, ...] = ()
    confirmed: tuple[_Supported, ...] = ()  # with more evidence than before: with what is new
    weakened: tuple[_Supported, ...] = ()  # with less evidence: with what is gone
    statements: tuple[Statement[Entity], ...] = ()
    statements_gone: tuple[Statement[Entity], ...] = ()

    def __bool__(self) -> bool:
        """Return whether anything differs."""
        return any(getattr(self, name) for name in self.__slots__)


def compare(old: Graph, new: Graph) -> Changes:
    """Return what differs between two graphs; nothing for equal ones."""
    leads = dict(new.redirects)
    before = _by_key(old.facts, leads)
    after = _by_key(new.facts, {})
    facts, turns, confirmed, weakened = [], [], [], []
    for key, now in after.items():
        was = before.get(key, {})
        fresh = [one for status, one in now.items() if status not in was]
        lost = [status for status in was if status not in now]
        if fresh and lost and was:
            turns.append(
                Turn(", ".join(lost), ", ".join(str(one.status) for one in fresh), fresh[0])
            )
        else:
            facts += fresh
        for status in now.keys() & was.keys():
            one, known = now[status], was[status]
            if one.stance is not known.stance:
                turns.append(Turn(known.stance.value, one.stance.value, one))
            more = _less(one.evidence, known.evidence)
            fewer = _less(known.evidence, one.evidence)
            if more:
                confirmed.append((one, more))
            if fewer:
                weakened.append((one, fewer))
    retracted = [
        one
        for key, was in before.items()
        for status, one in was.items()
        if status not in after.get(key, {})
        and not (after.get(key) and any(status_ not in was for status_ in after[key]))
    ]
    old_ids = {one.id: one for one in old.entities}
    new_ids = {one.id for one in new.entities}
    said = {_said(one, {}): one for one in new.statements}
    was_said = {_said(one, leads): one for one in old.statements}
    return Changes(
        articles=tuple(_absent(new.citations, old.citations)),
        articles_gone=tuple(_absent(old.citations, new.citations)),
        entities=tuple(one for one in new.entities if one.id not in old_ids),
        entities_gone=tuple(
            one for one in old.entities if leads.get(one.id, one.id) not in new_ids
        ),
        merged=tuple(
            (id_, into)
            for id_, into in sorted(leads.items())
            if id_ in old_ids and into in new_ids
        ),
        facts=tuple(facts),
        retracted=tuple(retracted),
        turns=tuple(turns),
        confirmed=tuple(confirmed),
        weakened=tuple(weakened),
        statements=tuple(one for key, one in said.items() if key not in was_said),
        statements_gone=tuple(one for key, one in was_said.items() if key not in said),
    )


def _by_key(
    facts: Iterable[Fact[Entity]], leads: dict[str, str]
) -> dict[_Key, dict[str, Fact[Entity]]]:
    """Return facts by what makes them one but for the status, then by status."""
    found: defaultdict[_Key, dict[str, Fact[Entity]]] = defaultdict(dict)
    for one in facts:
        subject, target = (leads.get(end.id, end.id) for end in (one.subject, one.object))
        found[subject, one.relation, target, one.role][str(one.status or "")] = one
    return dict(found)


def _less(some: Iterable[Evidence], others: Iterable[Evidence]) -> tuple[Evidence, ...]:
    known = {(one.article, one.start, one.end, one.rule) for one in others}
    return tuple(
        one for one in some if (one.article, one.start, one.end, one.rule) not in known
    )


def _said(one: Statement[Entity], leads: dict[str, str]) -> tuple[object, ...]:
    return (leads.get(one.speaker.id, one.speaker.id), one.article, one.start, one.end)


def _absent(some: Iterable[Citation], others: Iterable[Citation]) -> Iterator[Citation]:
    known = {one.id for one in others}
    return (one for one in some if one.id not in known)
