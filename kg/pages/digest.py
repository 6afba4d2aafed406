"""Gathers the digest of a collection, and what is new in it since an older build."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.graph import Graph
from kg.model import Citation, Entity, EntityType, Stance, Status
from kg.ontology.concepts import above, technologies
from kg.ordering import fact_order
from kg.pages import introduction, wording
from kg.pages.introduction import Paragraph
from kg.pages.wording import Entry, Quote, Sentence, Words
from kg.view.page import counts

MOST = 15
"""Rows of a ranking: what fits half a printed page."""

_ACTORS = (EntityType.PERSON, EntityType.INSTITUTION)
_NO_OUTLET = "no outlet named"
_NO_DATE = "no date"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A thing or sector in a ranking: how many articles name it, and what they say of it.

    ``id`` and ``kind``, its type, are "" for a sector. ``statements`` of a technology are those
    about it.
    """

    name: str
    id: str
    kind: str
    articles: int
    facts: int
    statements: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Somebody whose words articles give, in quotation marks (``direct``) or in their own."""

    name: str
    id: str
    kind: str
    direct: int
    indirect: int
    outlets: int
    latest: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A fact that articles now tell otherwise.

    ``before`` and ``after`` are the status or stance in the older graph, and now.
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

    ``facts`` are new ones but for ``turns``, known facts with another status or stance;
    ``confirmed`` has more evidence, and how much more. ``gone`` counts facts that are no more.
    """

    articles: tuple[Citation, ...]
    entities: tuple[Entity, ...]
    facts: tuple[Entry, ...]
    turns: tuple[Turn, ...]
    confirmed: tuple[tuple[Entry, int], ...]
    gone: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """What is in a collection, most first.

    ``actors`` are people and institutions, ``sectors`` top concepts of the technology scheme
    with everything below them. ``unsettled`` facts stand under "denied", "planned", "possible".
    ``sentences`` are what its facts were read from, each once; ``introduction`` says what the
    collection is.
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
    sentences: tuple[Sentence, ...]
    introduction: Paragraph

    @property
    def numbers(self) -> Mapping[str, int]:
        """Return the number of each sentence, by its text."""
        return {one.text: one.number for one in self.sentences}


def gather(graph: Graph, *, since: Graph | None = None) -> Digest:
    """Return the digest of a graph, with what is new in it since an older one."""
    parts = [counts(graph), wording.period(one.published for one in graph.citations)]
    table = _Table(graph)
    actors, unsettled = table.rows(_ACTORS), _unsettled(graph)
    changes = None if since is None else compare(since, graph)
    told = [one for _, entries in unsettled for one in entries]
    if changes is not None:
        told += [*(turn.entry for turn in changes.turns), *changes.facts]
    most = [(row.name, row.id, row.articles) for row in actors]
    return Digest(
        summary=" · ".join(filter(None, parts)),
        actors=actors,
        technologies=table.rows((EntityType.TECHNOLOGY,)),
        sectors=table.sectors(),
        speakers=_speakers(graph),
        unsettled=unsettled,
        outlets=_outlets(graph),
        months=_months(graph),
        changes=changes,
        sentences=wording.sentences(told),
        introduction=introduction.of_collection(
            graph, most, [(word, len(entries)) for word, entries in unsettled]
        ),
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
            self._row(entity.name, entity.type.value, [entity.id], id_=entity.id)
            for entity in self.entities
            if entity.type in wanted
        )

    def sectors(self) -> tuple[Row, ...]:
        """Return the top concepts; an article counts once, whatever it names below one."""
        concepts = technologies()
        below: defaultdict[str, list[str]] = defaultdict(list)
        for entity in self.entities:
            for top in above([entity.concept]).values():
                if not top.broader:
                    below[top.id].append(entity.id)
        return _ranked(self._row(concepts[top].label, "", ids) for top, ids in below.items())

    def _row(self, name: str, kind: str, ids: list[str], *, id_: str = "") -> Row:
        return Row(
            name=name,
            id=id_,
            kind=kind,
            articles=len(set().union(*(self.articles[one] for one in ids))),
            facts=len(set().union(*(self.facts[one] for one in ids))),
            statements=len(set().union(*(self.statements[one] for one in ids))),
        )


def _ranked(rows: Iterable[Row]) -> tuple[Row, ...]:
    order = sorted(rows, key=lambda row: (-row.articles, -row.facts, -row.statements, row.name))
    return tuple(row for row in order if row.articles or row.facts)[:MOST]


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
                id=entity.id,
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


def compare(old: Graph, new: Graph) -> Changes:
    """Return what is new. Things are matched by id, facts by their ends, relation and role."""
    sources = wording.sources(new.citations)
    before = {fact_order(fact): fact for fact in old.facts}
    statuses = _statuses(old)
    articles = {one.id for one in old.citations}
    entities = {one.id for one in old.entities}
    facts: list[Entry] = []
    turns: list[Turn] = []
    confirmed: list[tuple[Entry, int]] = []
    for fact in new.facts:
        key, entry = fact_order(fact), wording.entry(fact, sources)
        known, others = before.get(key), statuses.get(key[:4])
        if known is None and others and fact.status is not None:
            turns.append(Turn(before=", ".join(others), after=fact.status.value, entry=entry))
        elif known is None:
            facts.append(entry)
        elif known.stance is not fact.stance:
            turns.append(Turn(before=known.stance.value, after=fact.stance.value, entry=entry))
        elif added := len(set(fact.evidence) - set(known.evidence)):
            confirmed.append((entry, added))
    return Changes(
        articles=tuple(one for one in new.citations if one.id not in articles),
        entities=tuple(one for one in new.entities if one.id not in entities),
        facts=tuple(facts),
        turns=tuple(turns),
        confirmed=tuple(sorted(confirmed, key=lambda one: (-one[1], one[0].sentence))),
        gone=len(before.keys() - {fact_order(fact) for fact in new.facts}),
    )


def _statuses(graph: Graph) -> dict[tuple[str, ...], list[str]]:
    """Return every status that a position or membership has, in the order they are told."""
    order = list(wording.STATUSES)
    found: dict[tuple[str, ...], list[str]] = {}
    known = [fact for fact in graph.facts if fact.status is not None]
    for fact in sorted(known, key=lambda one: order.index(one.status)):  # type: ignore[arg-type]  # not None
        found.setdefault(fact_order(fact)[:4], []).append(str(fact.status))
    return found
