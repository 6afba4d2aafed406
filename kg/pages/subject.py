"""Gathers what a graph knows about one thing: :func:`gather`."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from operator import attrgetter

from kg.errors import KGError
from kg.graph import Graph
from kg.model import Entity, Fact
from kg.ontology.known import label
from kg.pages import drawing, introduction, wording
from kg.pages.drawing import Sketch, Timeline
from kg.pages.introduction import Paragraph
from kg.pages.wording import Entry, Sentence, Source, Words
from kg.registries import called
from kg.view.page import counted

_ROLES = "holds_position"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A record of another registry ("Wikidata Q42"), its IRI, its name there, its score."""

    title: str
    url: str
    name: str = ""
    score: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """Everything about one thing, in the order it is read.

    Attributes:
        kind: Its type ("Person").
        same, offers: What it is in other registries, and what it may be, the likeliest first.
        unsure: Which things here it may be (name, id, score), the likeliest first.
        summary: What there is, counted.
        roles: Positions it holds, held or will hold, and those others hold in it.
        relations: The other facts, under the words of their relation, most first.
        said, about: What it said, and what others said about it, by date.
        sentences: What its facts were read from, each sentence once.
        introduction: Who or what it is, by which sources.
        sketch: It and its best supported neighbours as a small graph.
        timeline: Its roles over time.
        namesakes: What else has the name that was asked for (name, id, type).
        articles: Every article that names it or that a quote is from, by date.
    """

    name: str
    kind: str
    id: str
    aliases: tuple[str, ...]
    same: tuple[Record, ...]
    offers: tuple[Record, ...]
    unsure: tuple[tuple[str, str, float], ...]
    summary: str
    roles: tuple[Entry, ...]
    relations: tuple[tuple[str, tuple[Entry, ...]], ...]
    said: tuple[Words, ...]
    about: tuple[Words, ...]
    sentences: tuple[Sentence, ...]
    introduction: Paragraph
    articles: tuple[Source, ...]
    sketch: Sketch | None
    timeline: Timeline | None
    namesakes: tuple[tuple[str, str, str], ...]

    @property
    def numbers(self) -> Mapping[str, int]:
        """Return the number of each sentence, by its text."""
        return {one.text: one.number for one in self.sentences}


def gather(graph: Graph, name: str) -> Dossier:
    """Return the dossier of what has this id, name or alias: of several, the most linked."""
    entity, *namesakes = _called(graph, name)
    sources = wording.sources(graph.citations)
    facts = [fact for fact in graph.facts if entity.id in (fact.subject.id, fact.object.id)]
    said = [one for one in graph.statements if one.speaker.id == entity.id]
    about = [
        one
        for one in graph.statements
        if one.speaker.id != entity.id and entity.id in {topic.id for topic in one.topics}
    ]
    seen = {article for article, one in graph.appearances if one == entity.id}
    seen |= {item.article for fact in facts for item in fact.evidence}
    seen |= {one.article for one in (*said, *about)}
    articles = tuple(
        sorted(
            (sources[one] for one in seen if one in sources),
            key=attrgetter("date", "outlet", "title", "url"),
        )
    )
    roles = _roles(facts, sources, entity.id)
    relations = _relations(facts, sources, entity.id)
    others = [one for _, entries in relations for one in entries]
    return Dossier(
        name=entity.name,
        kind=entity.type.value,
        id=entity.id,
        aliases=entity.aliases,
        same=tuple(
            Record(title=called(iri), url=iri) for id_, iri in graph.links if id_ == entity.id
        ),
        offers=tuple(_offers(graph, entity.id)),
        unsure=tuple(_unsure(graph, entity.id)),
        summary=_summary(len(facts), len(said) + len(about), articles),
        roles=roles,
        relations=relations,
        said=_by_date(wording.words(one, sources) for one in said),
        about=_by_date(wording.words(one, sources) for one in about),
        sentences=wording.sentences((*roles, *others)),
        introduction=introduction.of_thing(entity, roles, others, articles),
        articles=articles,
        sketch=drawing.sketch(graph, entity, (*roles, *others)),
        timeline=drawing.timeline(roles),
        namesakes=tuple((one.name, one.id, one.type.value) for one in namesakes),
    )


def _offers(graph: Graph, id_: str) -> Iterator[Record]:
    found = [one for one in graph.offers if one.entity == id_]
    for one in sorted(found, key=lambda one: (-one.score, one.iri)):
        yield Record(title=called(one.iri), url=one.iri, name=one.name, score=one.score)


def _unsure(graph: Graph, id_: str) -> Iterator[tuple[str, str, float]]:
    names = {entity.id: entity.name for entity in graph.entities}
    pairs = [one for one in graph.unsure if id_ in (one.left, one.right)]
    for pair in sorted(pairs, key=lambda one: (-one.score, one)):
        other = pair.right if pair.left == id_ else pair.left
        yield names.get(other, other), other, pair.score


def _called(graph: Graph, name: str) -> tuple[Entity, ...]:
    found = graph.most_linked(graph.find(name))
    if found:
        return found
    near = " or ".join(f'"{one.name}"' for one in graph.spelt_like(name, limit=3))
    hint = f"did you mean {near}?" if near else "give a name or id that it shows"
    raise KGError(f'the graph has no "{name}": {hint}')


def _summary(facts: int, statements: int, articles: tuple[Source, ...]) -> str:
    """Return one line: what there is, from how many articles, and of which days."""
    outlets = {one.outlet for one in articles} - {""}
    parts = [
        counted(facts, "fact"),
        counted(statements, "statement"),
        counted(len(articles), "article"),
        counted(len(outlets), "outlet") if outlets else "",
        wording.period(one.date for one in articles),
    ]
    return " · ".join(filter(None, parts))


def _roles(
    facts: Iterable[Fact[Entity]], sources: dict[str, Source], about: str
) -> tuple[Entry, ...]:
    """Return positions: what holds first, and the latest first among those."""
    order = [status.value for status in wording.STATUSES]
    found = [
        wording.entry(fact, sources, about=about) for fact in facts if fact.relation == _ROLES
    ]
    found.sort(key=lambda entry: entry.last, reverse=True)
    return tuple(
        sorted(found, key=lambda one: order.index(one.status) if one.status in order else 0)
    )


def _relations(
    facts: Iterable[Fact[Entity]], sources: dict[str, Source], about: str
) -> tuple[tuple[str, tuple[Entry, ...]], ...]:
    groups: dict[str, list[Entry]] = {}
    for fact in facts:
        if fact.relation != _ROLES:
            found = wording.entry(fact, sources, about=about)
            groups.setdefault(label(fact.relation), []).append(found)
    ranked = sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))
    return tuple(
        (label, tuple(sorted(entries, key=lambda one: (one.first, -one.confidence))))
        for label, entries in ranked
    )


def _by_date(found: Iterable[Words]) -> tuple[Words, ...]:
    return tuple(sorted(found, key=lambda one: one.quote.source.date))
