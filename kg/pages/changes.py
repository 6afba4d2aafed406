"""Compares two builds of a collection: :func:`compare`."""

from dataclasses import dataclass

from kg.graph import Graph
from kg.model import Citation, Entity, Fact
from kg.pages import wording
from kg.pages.wording import Entry, Pieces, Quote

_Key = tuple[str, str, str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A fact that articles now tell otherwise.

    Attributes:
        before: Status or stance in the older graph ("current").
        after: Status or stance now ("former").
        entry: The fact as it stands now.
    """

    before: str
    after: str
    entry: Entry

    @property
    def proof(self) -> Quote:
        """Return the latest quote with the new stance; of a new status every quote is one."""
        same = [one for one in self.entry.quotes if one.stance == self.after]
        return (same or self.entry.quotes)[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What a graph has that an older one has not.

    Attributes:
        articles: New articles.
        entities: New people, institutions, technologies and places.
        facts: New facts, but for those under ``turns``.
        turns: Known facts with another status or another stance.
        confirmed: Known facts with more evidence, and how much more.
        gone: How many facts of the older graph are not in the newer one.
    """

    articles: tuple[Citation, ...]
    entities: tuple[Entity, ...]
    facts: tuple[Entry, ...]
    turns: tuple[Turn, ...]
    confirmed: tuple[tuple[Pieces, int], ...]
    gone: int


def compare(old: Graph, new: Graph) -> Changes:
    """Return what is new. Things are matched by id, facts by their ends, relation and role."""
    sources = wording.sources(new.citations)
    before = {_key(fact): fact for fact in old.facts}
    statuses = _statuses(old)
    articles = {one.id for one in old.citations}
    entities = {one.id for one in old.entities}
    facts: list[Entry] = []
    turns: list[Turn] = []
    confirmed: list[tuple[Pieces, int]] = []
    for fact in new.facts:
        known = before.get(_key(fact))
        others = statuses.get(_key(fact)[:4])
        if known is None and others and fact.status is not None:
            entry = wording.entry(fact, sources)
            turns.append(Turn(before=", ".join(others), after=fact.status.value, entry=entry))
        elif known is None:
            facts.append(wording.entry(fact, sources))
        elif known.stance is not fact.stance:
            entry = wording.entry(fact, sources)
            turns.append(Turn(before=known.stance.value, after=fact.stance.value, entry=entry))
        elif added := len(set(fact.evidence) - set(known.evidence)):
            confirmed.append((wording.sentence(fact), added))
    return Changes(
        articles=tuple(one for one in new.citations if one.id not in articles),
        entities=tuple(one for one in new.entities if one.id not in entities),
        facts=tuple(facts),
        turns=tuple(turns),
        confirmed=tuple(sorted(confirmed, key=lambda one: (-one[1], one[0]))),
        gone=len(before.keys() - {_key(fact) for fact in new.facts}),
    )


def _key(fact: Fact[Entity]) -> _Key:
    """Return what makes two facts one, by ids: other articles may give a thing other names."""
    return (fact.subject.id, fact.relation, fact.object.id, fact.role, fact.status or "")


def _statuses(graph: Graph) -> dict[tuple[str, ...], list[str]]:
    """Return every status that a position or membership has, in the order they are told."""
    order = list(wording.STATUSES)
    found: dict[tuple[str, ...], list[str]] = {}
    known = [fact for fact in graph.facts if fact.status is not None]
    for fact in sorted(known, key=lambda one: order.index(one.status)):  # type: ignore[arg-type]  # not None
        found.setdefault(_key(fact)[:4], []).append(str(fact.status))
    return found
