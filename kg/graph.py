"""The graph: entities, facts and statements of all articles, and its networkx view."""

import html
import math
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from kg import ontology
from kg.errors import KGError, without_extra
from kg.model import (
    Citation,
    Entity,
    EntityType,
    Evidence,
    Extraction,
    Fact,
    Mention,
    Offer,
    Statement,
    Unsure,
)
from kg.ontology.known import label as relation_label
from kg.ordering import Appearances, evidence_order, fact_order, sorted_once, statement_order

if TYPE_CHECKING:
    import networkx as nx

SEPARATOR = " | "
"""Between names or ids in one cell: none has it."""

USUAL, USUAL_OF_TECHNOLOGIES = 0.72, 0.55
"""Lowest confidence of a fact where none is asked for, and of one about a technology.

From here on about .88 of the facts are right on passages that nothing was trained on
(``python -m training.calibrate``). Texts are vaguer about technologies: the lower bound gives
twice as many of these facts, of which about three in four are right. Statements need no bound:
from .83 to .87 of them are right (``python -m benchmarks.reading``).
"""

_MOST_SHOWN = 5000
"""Entities of a graph whose picture a notebook shows: it stays in the notebook's file."""

_FRAME = 'title="Knowledge graph" style="width:100%;height:600px;border:1px solid #8888"'

page_of: "Callable[[Graph], str] | None" = None
"""Makes the page of a graph for notebooks: :mod:`kg.pipeline` sets it."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Graph:
    """Everything known, without any article's text. Equal content makes equal graphs.

    Attributes:
        entities: Sorted by id.
        facts: One for each subject, relation, object, role and status; sorted by ``Fact.key``.
        statements: Sorted.
        citations: The articles, sorted.
        appearances: Pairs (article id, entity id): which article names which entity, sorted.
        prints: Pairs (article id, alias): which article calls an entity that it names by which
            other name than its first, sorted.
        unsure: Pairs of entities that may be one, sorted.
        redirects: Pairs (id that an entity had before it was merged, the entity's id), sorted.
        links: Pairs (entity id, IRI of the same thing in another registry), sorted.
        offers: What entities may be in other registries, sorted. Pages show them; RDF has none,
            because nothing is said before somebody has decided.
    """

    entities: tuple[Entity, ...] = ()
    facts: tuple[Fact[Entity], ...] = ()
    statements: tuple[Statement[Entity], ...] = ()
    citations: tuple[Citation, ...] = ()
    appearances: Sequence[tuple[str, str]] = ()
    prints: tuple[tuple[str, str], ...] = ()
    unsure: tuple[Unsure, ...] = ()
    redirects: tuple[tuple[str, str], ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    offers: tuple[Offer, ...] = ()
    _known: "list[_Index]" = field(default_factory=list, init=False, compare=False)

    def __repr__(self) -> str:
        """Return how large the graph is, in one line.

        >>> Graph()
        <kg.Graph: 0 entities, 0 facts, 0 statements, 0 articles>
        """
        return (
            f"<kg.Graph: {len(self.entities):,} entities, {len(self.facts):,} facts, "
            f"{len(self.statements):,} statements, {len(self.citations):,} articles>"
        )

    def _repr_html_(self) -> str:
        """Return what a notebook shows: one line and the picture, which can reach nothing else.

        A graph of more than 5,000 entities has no picture here.
        """
        line = f"<p>{html.escape(repr(self)[1:-1])}</p>"
        if page_of is None or len(self.entities) > _MOST_SHOWN:
            return line
        page = html.escape(page_of(self))
        return f'{line}<iframe sandbox="allow-scripts" srcdoc="{page}" {_FRAME}></iframe>'

    def find(self, name: str | Entity) -> tuple[Entity, ...]:
        """Return the entities called so: by id, else by name, else by alias; sorted by id.

        An id that was merged into another leads there. Letter case, marks and blanks do not
        count in names. Several entities may share a name. An entity is found by its id.
        """
        index = self._index
        name = name.id if isinstance(name, Entity) else name
        entity = index.ids.get(index.leads.get(name, name))
        if entity is not None:
            return (entity,)
        wanted = fold(name)
        return tuple(index.names.get(wanted) or index.aliases.get(wanted) or ())

    def spelt_like(self, name: str, *, limit: int = 5) -> tuple[Entity, ...]:
        """Return the entities that somebody may have meant by a name, the nearest first.

        Of those as near, the one with more facts and statements comes first.
        """
        index = self._index
        named: dict[str, list[Entity]] = {}
        for entity in self.entities:
            for one in (entity.name, *entity.aliases):
                named.setdefault(one, []).append(entity)
        near: dict[Entity, None] = {}
        for one in spelt_like(name, named):
            linked = {entity: index.count(entity.id) for entity in named[one]}
            near |= dict.fromkeys(sorted(linked, key=lambda each: (-linked[each], each.id)))
        return tuple(near)[:limit]

    @property
    def link_counts(self) -> Mapping[str, int]:
        """How many facts, and statements of its own, each linked entity has, by its id."""
        index = self._index
        return {id_: index.count(id_) for id_ in self.linked}

    @property
    def linked(self) -> frozenset[str]:
        """The ids of the entities with a fact or a statement; the others are only named."""
        index = self._index
        topics = {topic.id for said in self.statements for topic in said.topics}
        return frozenset(topics.union(index.facts, index.said))

    def most_linked(self, entities: Iterable[Entity]) -> tuple[Entity, ...]:
        """Return entities in the order of their facts and statements, most first."""
        index = self._index
        return tuple(sorted(entities, key=lambda one: (-index.count(one.id), one.id)))

    def about(self, name: str | Entity) -> tuple[Fact[Entity], ...]:
        """Return the facts with an entity called so as subject or object, in the graph's order.

        Raises:
            KGError: If nothing is called so; the message has names that come close.
        """
        facts = self._index.facts
        places = {at for entity in self._called(name) for at in facts.get(entity.id, ())}
        return tuple(self.facts[at] for at in sorted(places))

    def said_by(self, name: str | Entity) -> tuple[Statement[Entity], ...]:
        """Return the statements of the entities called so, in the graph's order.

        Raises:
            KGError: As :meth:`about`.
        """
        said = self._index.said
        places = {at for entity in self._called(name) for at in said.get(entity.id, ())}
        return tuple(self.statements[at] for at in sorted(places))

    def neighbours(self, name: str | Entity) -> tuple[Entity, ...]:
        """Return the entities one fact or statement away from those called so, sorted by id.

        Raises:
            KGError: As :meth:`about`.
        """
        beside = self._index.beside
        ids = {entity.id for entity in self._called(name)}
        found = {other for id_ in ids for other in beside.get(id_, ()) if other.id not in ids}
        return tuple(sorted(found, key=lambda entity: entity.id))

    def close_names(self, name: str) -> list[str]:
        """Return up to five names that are spelt like a name.

        >>> Graph(entities=(Entity(id="person/a", type=EntityType.PERSON, name="Ada Lovelace"),)
        ... ).close_names("Ada Lovelase")
        ['Ada Lovelace']
        """
        return list(dict.fromkeys(one.name for one in self.spelt_like(name)))

    def unknown(self, name: str) -> str:
        """Return the line that nothing is called so, with names that come close."""
        close = self.close_names(name)
        hint = f"did you mean {', '.join(close)}?" if close else "give a name or an id"
        return f"nothing is called {name!r}: {hint}"

    def _called(self, name: str | Entity) -> tuple[Entity, ...]:
        """Return the entities called so; at least one."""
        found = self.find(name)
        if not found:
            raise KGError(self.unknown(name.id if isinstance(name, Entity) else name))
        return found

    def citation(self, article: str) -> Citation | None:
        """Return the citation of the article with an id, or None."""
        return self._index.citations.get(article)

    @property
    def _index(self) -> "_Index":
        if not self._known:
            self._known.append(_Index(self))
        return self._known[0]

    def to_networkx(self, *, plain: bool = True) -> "nx.MultiDiGraph[str]":
        """Return the graph for networkx, in a fixed order.

        A node is an entity's id, with ``label`` (its name), ``type``, ``aliases`` (joined with
        " | ") and ``concept``. A fact is an edge with ``label`` (the relation in words),
        ``relation``, ``role``, ``status``, ``stance``, ``confidence`` and ``holds``; its key is
        relation, role and status ("holds_position:director:current"). A speaker has an edge
        "speaks_about:said" to each topic. Every writer of networkx takes the result.

        Args:
            plain: False keeps aliases as tuples, and adds to an edge the ``fact`` itself or the
                ``statements`` of a speaker about a topic, which no writer takes.
        """
        import networkx as nx

        found: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        for entity in self.entities:
            found.add_node(
                entity.id,
                label=entity.name,
                type=entity.type.value,
                aliases=SEPARATOR.join(entity.aliases) if plain else entity.aliases,
                concept=entity.concept,
            )
        for fact in self.facts:
            status = "" if fact.status is None else fact.status.value
            found.add_edge(
                fact.subject.id,
                fact.object.id,
                key=":".join(part for part in (fact.relation, fact.role, status) if part),
                label=relation_label(fact.relation),
                relation=fact.relation,
                role=fact.role,
                status=status,
                stance=fact.stance.value,
                confidence=fact.confidence,
                holds=fact.holds,
                **({} if plain else {"fact": fact}),
            )
        for (speaker, topic), said in sorted(_topics(self.statements).items()):
            found.add_edge(
                speaker,
                topic,
                key="speaks_about:said",
                label=relation_label("speaks_about"),
                relation="speaks_about",
                confidence=max(one.confidence for one in said),
                **({} if plain else {"statements": said}),
            )
        return found

    def to_pandas(self) -> "Frames":
        """Return the graph as four tables of pandas, each row in the graph's order.

        Raises:
            KGError: If pandas is not installed.
        """
        try:
            from pandas import DataFrame
        except ImportError as error:
            raise without_extra("to_pandas", "pandas") from error
        return Frames(*(DataFrame(rows, columns=columns) for columns, rows in _tables(self)))


class _Index:
    """What a graph is asked for, by id or name; made at the first question.

    Attributes:
        leads: The id that each merged id leads to.
        ids: Entities by id.
        names, aliases: Entities by folded name; by alias where the name is another.
        facts: Places in ``Graph.facts`` of those with an entity, by its id.
        said: Places in ``Graph.statements`` of those that an entity made, by its id.
        beside: Entities one fact or statement away, by id.
        citations: Articles by id.
    """

    def __init__(self, graph: Graph) -> None:
        self.leads = dict(graph.redirects)
        self.ids = {entity.id: entity for entity in graph.entities}
        self.names: defaultdict[str, list[Entity]] = defaultdict(list)
        self.aliases: defaultdict[str, list[Entity]] = defaultdict(list)
        self.facts: defaultdict[str, list[int]] = defaultdict(list)
        self.said: defaultdict[str, list[int]] = defaultdict(list)
        self.beside: defaultdict[str, set[Entity]] = defaultdict(set)
        self.citations = {citation.id: citation for citation in graph.citations}
        for entity in graph.entities:
            name = fold(entity.name)
            self.names[name].append(entity)
            for alias in dict.fromkeys(fold(alias) for alias in entity.aliases):
                if alias != name:
                    self.aliases[alias].append(entity)
        for at, fact in enumerate(graph.facts):
            self._link(fact.subject, fact.object)
            for id_ in {fact.subject.id, fact.object.id}:
                self.facts[id_].append(at)
        for at, said in enumerate(graph.statements):
            self.said[said.speaker.id].append(at)
            for topic in said.topics:
                self._link(said.speaker, topic)

    def count(self, id_: str) -> int:
        """Return how many facts and statements of its own an entity has."""
        return len(self.facts.get(id_, ())) + len(self.said.get(id_, ()))

    def _link(self, one: Entity, other: Entity) -> None:
        self.beside[one.id].add(other)
        self.beside[other.id].add(one)


class Frames(NamedTuple):
    """A graph as tables of pandas.

    Attributes:
        entities: One row an entity: ``id``, ``type``, ``name``, ``aliases`` (joined with
            " | "), ``concept``, ``articles`` (how many name it).
        facts: One row a fact: ``subject``, ``relation``, ``object`` (ids), ``subject_name``,
            ``object_name``, ``role``, ``status``, ``stance``, ``confidence``, ``holds``.
        evidence: One row a sentence that states a fact: ``fact`` (row in ``facts``),
            ``article``, ``title``, ``outlet``, ``published``, ``quote``, ``start``, ``end``,
            ``stance``, ``confidence``.
        statements: One row a statement: ``speaker`` (id), ``speaker_name``, ``quote``,
            ``direct``, ``topics`` (ids, joined with " | "), ``article``, ``start``, ``end``,
            ``confidence``.
    """

    entities: Any
    facts: Any
    evidence: Any
    statements: Any


def assemble(
    facts: Iterable[Fact[Entity]],
    *,
    statements: Iterable[Statement[Entity]] = (),
    entities: Iterable[Entity] = (),
    citations: Iterable[Citation] = (),
    appearances: Iterable[tuple[str, str]] = (),
    prints: Iterable[tuple[str, str]] = (),
    unsure: Iterable[Unsure] = (),
    redirects: Iterable[tuple[str, str]] = (),
) -> Graph:
    """Return the graph of facts and statements: one fact for all places that say the same.

    Order-free and idempotent: a graph's own parts, in any order and however often, assemble to
    that graph. Evidence is added up, never dropped. A symmetric fact ("A meets B") has the end
    with the smaller id as its subject. Entities with one id are expected to be equal.

    Args:
        facts: In any number for each key.
        statements: In any order.
        entities: More entities than facts and statements link, such as those only named.
        citations: One for each article; of two with one id the first in the alphabet stays.
        appearances: Pairs (article id, entity id).
        prints: Pairs (article id, alias).
        unsure: Pairs of entities that may be one.
        redirects: Pairs (old id, id).
    """
    places: dict[tuple[str, ...], list[Fact[Entity]]] = {}
    for fact in map(_oriented, facts):
        places.setdefault(fact_order(fact), []).append(fact)
    merged = {key: _with_all_evidence(every) for key, every in places.items()}
    del places
    said = sorted_once(statements, statement_order)
    cited = {citation.id: citation for citation in sorted(citations, reverse=True)}
    return Graph(
        entities=sorted_once(
            _with(tuple(entities), _linked(merged.values(), said)), attrgetter("id")
        ),
        facts=tuple(merged[key] for key in sorted(merged)),
        statements=said,
        citations=tuple(sorted(cited.values())),
        appearances=appearances
        if isinstance(appearances, Appearances)
        else sorted_once(appearances, tuple),
        prints=sorted_once(prints, tuple),
        unsure=tuple(sorted(dict.fromkeys(unsure))),
        redirects=tuple(sorted(dict.fromkeys(redirects))),
    )


def linked(
    graph: Graph, links: Iterable[tuple[str, str]], offers: Iterable[Offer] = ()
) -> Graph:
    """Return the graph with links (entity id, IRI) to other registries, and no others.

    An id that was merged stands for the entity it leads to. What the graph has no entity for is
    left out, and so is an offer of what is linked.

    Args:
        graph: The graph.
        links: Pairs (entity id, IRI) that hold.
        offers: What nobody has decided on.
    """
    leads, known = dict(graph.redirects), {entity.id for entity in graph.entities}
    found = {(leads.get(id_, id_), iri) for id_, iri in links}
    open_ = {replace(one, entity=leads.get(one.entity, one.entity)) for one in offers}
    return replace(
        graph,
        links=tuple(sorted(one for one in found if one[0] in known)),
        offers=tuple(
            sorted(
                one
                for one in open_
                if one.entity in known and (one.entity, one.iri) not in found
            )
        ),
    )


_Found = TypeVar("_Found", Graph, Extraction)


def usual(fact: Fact[Mention] | Fact[Entity]) -> float:
    """Return the lowest confidence of such a fact where none is asked for."""
    of_technology = EntityType.TECHNOLOGY in (fact.subject.type, fact.object.type)
    return USUAL_OF_TECHNOLOGIES if of_technology else USUAL


def confident(found: _Found, minimum: float | None = None) -> _Found:
    """Return a graph or an extraction without facts and statements that are less sure.

    Entities and articles stay: an article still names them.

    Args:
        found: The graph or extraction.
        minimum: Lowest confidence. None is :func:`usual` for facts, and keeps all statements.
    """
    return replace(
        found,
        facts=tuple(
            fact
            for fact in found.facts
            if fact.confidence >= (usual(fact) if minimum is None else minimum)
        ),
        statements=tuple(
            said for said in found.statements if said.confidence >= (minimum or 0)
        ),
    )


ENTITY_COLUMNS = ("id", "type", "name", "aliases", "concept", "articles")
"""Columns of the table of entities; the last says how many articles name each."""


def entity_rows(graph: Graph) -> Iterator[tuple[object, ...]]:
    """Yield the rows of the table of entities, aliases joined with " | "."""
    articles = Counter(id_ for _, id_ in graph.appearances)
    for one in graph.entities:
        aliases = SEPARATOR.join(one.aliases)
        yield (one.id, one.type.value, one.name, aliases, one.concept, articles[one.id])


def _tables(graph: Graph) -> Iterator[tuple[Sequence[str], list[tuple[object, ...]]]]:
    """Yield columns and rows of the tables that :class:`Frames` describes."""
    yield ENTITY_COLUMNS, list(entity_rows(graph))
    yield (
        (
            *("subject", "relation", "object", "subject_name", "object_name"),
            *("role", "status", "stance", "confidence", "holds"),
        ),
        [
            (
                *(one.subject.id, one.relation, one.object.id),
                *(one.subject.name, one.object.name, one.role),
                "" if one.status is None else one.status.value,
                *(one.stance.value, one.confidence, one.holds),
            )
            for one in graph.facts
        ],
    )
    cited = {citation.id: citation for citation in graph.citations}
    yield (
        (
            *("fact", "article", "title", "outlet", "published"),
            *("quote", "start", "end", "stance", "confidence"),
        ),
        [
            (
                *(row, one.article, *_about_article(cited, one.article)),
                *(one.quote, one.start, one.end, one.stance.value, one.confidence),
            )
            for row, fact in enumerate(graph.facts)
            for one in fact.evidence
        ],
    )
    yield (
        (
            *("speaker", "speaker_name", "quote", "direct", "topics"),
            *("article", "start", "end", "confidence"),
        ),
        [
            (
                *(one.speaker.id, one.speaker.name, one.quote, one.direct),
                SEPARATOR.join(topic.id for topic in one.topics),
                *(one.article, one.start, one.end, one.confidence),
            )
            for one in graph.statements
        ],
    )


def _about_article(cited: Mapping[str, Citation], id_: str) -> tuple[str, str, str]:
    """Return title, outlet and date of an article, empty where it is not known."""
    found = cited.get(id_)
    return ("", "", "") if found is None else (found.title, found.outlet, found.published)


def fold(name: str) -> str:
    """Return a name for comparing what a person types with what an article prints.

    >>> fold("Nicolás  MADURO") == fold("nicolas maduro"), fold("Rolls-Royce")
    (True, 'rolls royce')
    """
    text = unicodedata.normalize("NFKD", name.casefold())
    letters = (one for one in text if not unicodedata.combining(one))
    return " ".join(
        "".join(" " if unicodedata.category(one) == "Pd" else one for one in letters).split()
    )


def spelt_like(typed: str, names: Iterable[str]) -> list[str]:
    """Return the names that somebody may have meant, the nearest first, then by the alphabet.

    Each word has to be near to one of the name, or the whole to the whole without its blanks:
    one letter in four may be left out, added, wrong or swapped (optimal string alignment). Of
    a longer word, its beginning is enough.

    >>> spelt_like("huawai", ["Huawei", "Hawaii Airlines", "HTC"])
    ['Huawei']
    >>> spelt_like("rolls royse", ["Rolls-Royce Holdings", "Rolls"])
    ['Rolls-Royce Holdings']
    """
    from rapidfuzz.distance import OSA

    def slips(one: str, two: str) -> float:
        most = len(one) // 4
        found = OSA.distance(one, two, score_cutoff=most)
        return found if found <= most else math.inf

    def word_slips(word: str, other: str) -> float:
        if other.startswith(word):
            return 0
        begins = len(word) > _SHORT and len(other) > len(word)
        return min(slips(word, other), slips(word, other[: len(word)]) if begins else math.inf)

    wanted = fold(typed)
    words, whole = wanted.split(), wanted.replace(" ", "")
    found: list[tuple[float, str]] = []
    for name in dict.fromkeys(names) if words else ():
        key = fold(name)
        parts = key.split()
        far = sum(
            min((word_slips(word, part) for part in parts), default=math.inf) for word in words
        )
        far = min(far, slips(whole, key.replace(" ", "")))
        if far < math.inf:
            found.append((far, name))
    return [name for _, name in sorted(found)]


_SHORT = 4  # letters of a word of which the beginning of a longer one says little


def _oriented(fact: Fact[Entity]) -> Fact[Entity]:
    """Return a symmetric fact with its smaller id first, the spans of its evidence as well."""
    relation = ontology.relations().get(fact.relation)
    if relation is None or not relation.symmetric or fact.subject.id <= fact.object.id:
        return fact
    return replace(
        fact,
        subject=fact.object,
        object=fact.subject,
        evidence=tuple(sorted(map(_crossed, fact.evidence))),
    )


def _with_all_evidence(every: Sequence[Fact[Entity]]) -> Fact[Entity]:
    """Return facts that differ in nothing but their evidence as one, that of the last read."""
    *_, fact = every
    if len(every) == len(fact.evidence) == 1:
        return fact
    found = {evidence_order(one): one for each in every for one in each.evidence}
    return replace(fact, evidence=tuple([found[key] for key in sorted(found)]))


def _crossed(evidence: Evidence) -> Evidence:
    return replace(evidence, subject=evidence.object, object=evidence.subject)


def _linked(
    facts: Iterable[Fact[Entity]], statements: Iterable[Statement[Entity]]
) -> Iterator[Entity]:
    for fact in facts:
        yield fact.subject
        yield fact.object
    for said in statements:
        yield said.speaker
        yield from said.topics


def _with(entities: tuple[Entity, ...], others: Iterable[Entity]) -> Iterator[Entity]:
    """Yield entities, and those of others that are not the same values."""
    yield from entities
    known = {one.id: one for one in entities}
    yield from {id(one): one for one in others if known.get(one.id) is not one}.values()


def _topics(
    statements: Iterable[Statement[Entity]],
) -> dict[tuple[str, str], tuple[Statement[Entity], ...]]:
    found: dict[tuple[str, str], tuple[Statement[Entity], ...]] = {}
    for said in statements:
        for topic in said.topics:
            ends = (said.speaker.id, topic.id)
            found[ends] = (*found.get(ends, ()), said)
    return found
