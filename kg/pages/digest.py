"""Gathers the digest of a collection: :func:`gather`."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg import ontology
from kg.graph import Graph
from kg.model import Entity, EntityType, Stance, Status
from kg.pages import changes, wording
from kg.pages.changes import Changes
from kg.pages.wording import Entry, Words

MOST = 15
"""Rows of a ranking: what fits half a printed page."""

_ACTORS = (EntityType.PERSON, EntityType.INSTITUTION)
_NO_OUTLET = "no outlet named"
_NO_DATE = "no date"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A thing in a ranking.

    Attributes:
        name: Its best name, or a sector's label.
        kind: Its type; "" for a sector.
        articles: How many articles name it.
        facts: How many facts it takes part in.
        statements: How many statements are its own, or, of a technology, about it.
    """

    name: str
    kind: str
    articles: int
    facts: int
    statements: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Somebody whose words articles give.

    Attributes:
        name: Best name.
        kind: Type.
        direct: Statements in quotation marks.
        indirect: Statements in the article's words.
        outlets: How many outlets give them.
        latest: The latest of them.
    """

    name: str
    kind: str
    direct: int
    indirect: int
    outlets: int
    latest: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """What is in a collection, most first.

    Attributes:
        summary: What there is, counted.
        actors: People and institutions that most articles name.
        technologies: Technologies that most articles name.
        sectors: Top concepts of the technology scheme, with everything below them.
        speakers: Those with most statements.
        unsettled: Facts that are denied, planned or possible, under that word.
        outlets: Articles for each outlet.
        months: Articles for each month from the first to the last.
        changes: What is new since an older graph; None where none was given.
    """

    summary: str
    actors: tuple[Row, ...]
    technologies: tuple[Row, ...]
    sectors: tuple[Row, ...]
    speakers: tuple[Speaker, ...]
    unsettled: tuple[tuple[str, tuple[Entry, ...]], ...]
    outlets: tuple[tuple[str, int], ...]
    months: tuple[tuple[str, int], ...]
    changes: Changes | None


def gather(graph: Graph, *, since: Graph | None = None) -> Digest:
    """Return the digest of a graph, with what is new in it since an older one."""
    parts = [
        wording.counted(len(graph.entities), "entity", "entities"),
        wording.counted(len(graph.facts), "fact"),
        wording.counted(len(graph.statements), "statement"),
        wording.counted(len(graph.citations), "article"),
        wording.period(one.published for one in graph.citations),
    ]
    table = _Table(graph)
    return Digest(
        summary=" · ".join(filter(None, parts)),
        actors=table.rows(_ACTORS),
        technologies=table.rows((EntityType.TECHNOLOGY,)),
        sectors=table.sectors(),
        speakers=_speakers(graph),
        unsettled=_unsettled(graph),
        outlets=_outlets(graph),
        months=_months(graph),
        changes=None if since is None else changes.compare(since, graph),
    )


class _Table:
    """Who takes part in what, counted once for all rankings."""

    def __init__(self, graph: Graph) -> None:
        self.entities = graph.entities
        self.articles: defaultdict[str, set[str]] = defaultdict(set)
        self.facts: defaultdict[str, set[int]] = defaultdict(set)
        self.statements: defaultdict[str, set[int]] = defaultdict(set)
        for article, entity in graph.appearances:
            self.articles[entity].add(article)
        for number, fact in enumerate(graph.facts):
            for end in (fact.subject, fact.object):
                self.facts[end.id].add(number)
                self.articles[end.id] |= {item.article for item in fact.evidence}
        for number, said in enumerate(graph.statements):
            technologies = (t for t in said.topics if t.type is EntityType.TECHNOLOGY)
            for one in (said.speaker, *technologies):
                self.statements[one.id].add(number)
                self.articles[one.id].add(said.article)

    def rows(self, types: Iterable[EntityType]) -> tuple[Row, ...]:
        """Return the things of these types that most articles name."""
        wanted = set(types)
        return _ranked(
            self._row(entity.name, entity.type.value, [entity.id])
            for entity in self.entities
            if entity.type in wanted
        )

    def sectors(self) -> tuple[Row, ...]:
        """Return the top concepts; an article counts once, whatever it names below one."""
        concepts = ontology.technologies()
        below: defaultdict[str, list[str]] = defaultdict(list)
        for entity in self.entities:
            for top in _tops(entity.concept, concepts):
                below[top].append(entity.id)
        return _ranked(self._row(concepts[top].label, "", ids) for top, ids in below.items())

    def _row(self, name: str, kind: str, ids: list[str]) -> Row:
        return Row(
            name=name,
            kind=kind,
            articles=len(set().union(*(self.articles[one] for one in ids))),
            facts=len(set().union(*(self.facts[one] for one in ids))),
            statements=len(set().union(*(self.statements[one] for one in ids))),
        )


def _ranked(rows: Iterable[Row]) -> tuple[Row, ...]:
    order = sorted(rows, key=lambda row: (-row.articles, -row.facts, -row.statements, row.name))
    return tuple(row for row in order if row.articles or row.facts)[:MOST]


def _tops(concept: str, concepts: Mapping[str, ontology.Concept]) -> set[str]:
    """Return the top concepts above one; a concept may have several broader ones."""
    found: set[str] = set()
    seen: set[str] = set()
    waiting = [concept]
    while waiting:
        name = waiting.pop()
        if name in seen or name not in concepts:
            continue
        seen.add(name)
        waiting += concepts[name].broader
        if not concepts[name].broader:
            found.add(name)
    return found


def _speakers(graph: Graph) -> tuple[Speaker, ...]:
    sources = wording.sources(graph.citations)
    said: dict[Entity, list[tuple[str, Words]]] = {}
    for one in graph.statements:
        said.setdefault(one.speaker, []).append((one.article, wording.words(one, sources)))
    found = []
    for entity, given in said.items():
        direct = sum(words.quote.direct for _, words in given)
        outlets = {words.quote.source.outlet for _, words in given} - {""}
        found.append(
            Speaker(
                name=entity.name,
                kind=entity.type.value,
                direct=direct,
                indirect=len(given) - direct,
                outlets=len(outlets),
                latest=max(given, key=lambda pair: pair[1].quote.source.date)[1],
            )
        )
    found.sort(key=lambda one: (-one.direct - one.indirect, -one.direct, one.name))
    return tuple(found[:MOST])


def _unsettled(graph: Graph) -> tuple[tuple[str, tuple[Entry, ...]], ...]:
    """Return what must not be read as a fact, the latest first."""
    sources = wording.sources(graph.citations)
    groups: dict[str, list[Entry]] = {"denied": [], "planned": [], "possible": []}
    for fact in graph.facts:
        if fact.stance is Stance.DENIED:
            groups["denied"].append(wording.entry(fact, sources))
        elif fact.stance is Stance.SPECULATED:
            groups["possible"].append(wording.entry(fact, sources))
        elif fact.stance is Stance.PLANNED or fact.status is Status.FUTURE:
            groups["planned"].append(wording.entry(fact, sources))
    return tuple(
        (word, tuple(sorted(entries, key=lambda one: one.last, reverse=True)))
        for word, entries in groups.items()
        if entries
    )


def _outlets(graph: Graph) -> tuple[tuple[str, int], ...]:
    found = Counter(one.outlet or _NO_OUTLET for one in graph.citations)
    return tuple(sorted(found.items(), key=lambda item: (-item[1], item[0])))


def _months(graph: Graph) -> tuple[tuple[str, int], ...]:
    """Return the articles of each month, months without any left out; undated ones last."""
    found = Counter(one.published[:7] or _NO_DATE for one in graph.citations)
    return tuple(sorted(found.items(), key=lambda item: (item[0] == _NO_DATE, item[0])))
