"""A graph in units: the smallest parts whose triples can be told without the others.

A unit is a fact with all its evidence, an entity, an article, what an article names. All that
decides its triples is its *key*: what other parts of the graph say about it (whether a later
article ends a membership, how many articles are independent) is in there. So units of equal
keys say the same in every graph under one base, and a file need only change where units do.
"""

import hashlib
import marshal
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import astuple, fields
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple

from pyoxigraph import Triple

from kg.errors import KGError
from kg.graph import Graph
from kg.model import Citation, Entity, EntityType, Evidence, Fact, Statement, Unsure
from kg.ordering import evidence_order
from kg.rdf.articles import article_triples, copy_triples, dataset_triples
from kg.rdf.facts import agent_triples, fact_triples, relation_of, statement_triples
from kg.rdf.linking import link_triple
from kg.rdf.terms import RESERVED, article_iri, check_base, english, entity_iri, id_iri, term
from kg.rdf.unsure import unsure_triples
from kg.rdf.validity import Key, Validity, validities
from kg.rdf.vocabulary import described, entity_triples
from kg.support import support

_DIGEST = 16  # bytes of a key's hash: two of a billion units share one with p < 1e-20

Named = tuple[str, tuple[str, ...], tuple[str, ...]]
"""Id of an article, ids of what it names and the aliases that it prints."""
Agent = tuple[str, str]
"""An extractor and a rule of it."""
Pair = tuple[str, str]
Used = tuple[str, ...]
"""IRIs of the vocabulary that the others use."""

_ALWAYS = Validity()


class Unit(NamedTuple):
    """One part of a graph.

    Attributes:
        kind: What it is ("fact").
        item: The part, of the graph's own types where it has one.
        digest: Hash of its key.
    """

    kind: str
    item: Any
    digest: bytes


class Units:
    """The units of a graph, and the triples of each.

    Args:
        graph: The graph.
        base: Where the IRIs of data hang.

    Raises:
        KGError: If the base is no address, or two entities have one id.
    """

    def __init__(self, graph: Graph, *, base: str) -> None:
        self.base = check_base(base)
        self._graph = graph
        self._known = _index(graph)
        self._iri_keys = {id_: (id_, one.concept) for id_, one in self._known.items()}
        self._acting = actors(graph)
        self._citations = {citation.id: citation for citation in graph.citations}
        self._times = validities(graph.facts, self._citations)

    def __iter__(self) -> Iterator[Unit]:
        """Yield every unit but the vocabulary, which :meth:`vocabulary` makes of them.

        Raises:
            KGError: If the graph contradicts itself: a fact of an entity that is not among its
                entities, an undeclared relation.
        """
        yield _unit("dataset", ("", ""), ())
        for citation in self._graph.citations:
            yield _unit("article", citation, _of_citation(citation))
        for entity in self._graph.entities:
            yield _unit("entity", entity, (*_key(entity), entity.id in self._acting))
        yield from self._facts()
        for said in self._graph.statements:
            self._check(said.speaker, *said.topics)
            yield _unit("statement", said, _statement_key(said))
        prints = defaultdict(list)
        for article, alias in self._graph.prints:
            prints[article].append(alias)
        for article, pairs in groupby(self._graph.appearances, key=itemgetter(0)):
            ids = tuple([id_ for _, id_ in pairs])
            if not self._known.keys() >= set(ids):
                unknown = min(set(ids) - self._known.keys())
                raise KGError(
                    f"article {article} names {unknown}, which is no entity of the graph"
                )
            yield self._names_of(article, ids, tuple(prints.pop(article, ())))
        for article, aliases in prints.items():
            yield self._names_of(article, (), tuple(aliases))
        yield from self._pairs()

    def _names_of(self, article: str, ids: tuple[str, ...], aliases: tuple[str, ...]) -> Unit:
        key = (article, *map(self._iri_keys.__getitem__, ids), *aliases)
        return _unit("names", (article, ids, aliases), key)

    def _facts(self) -> Iterator[Unit]:
        agents: set[Agent] = set()
        for fact in self._graph.facts:
            self._check(fact.subject, fact.object)
            time, counted = self._time(fact.key), support(fact, self._citations)
            said = (_of_validity(time), counted.articles, counted.independent)
            yield _unit("fact", fact, (_fact_key(fact), *said))
            agents.update((one.extractor, one.rule) for one in fact.evidence)
        for agent in sorted(agents):
            yield _unit("agent", agent, agent)

    def _pairs(self) -> Iterator[Unit]:
        for pair in self._graph.unsure:
            for id_ in (pair.left, pair.right):
                if id_ not in self._known:
                    raise KGError(
                        f"a pair is unsure about {id_}, which is no entity of the graph"
                    )
            ends = (self._iri_key(pair.left), self._iri_key(pair.right))
            yield _unit("unsure", pair, (pair.left, pair.right, pair.features, *ends))
        for old, new in self._graph.redirects:
            if new not in self._known or old in self._known:
                raise KGError(
                    f"{old} leads to {new}: the one must be no entity, the other be one"
                )
            yield _unit("redirect", (old, new), (old, self._iri_key(new)))
        for id_, iri in self._graph.links:
            if id_ not in self._known:
                raise KGError(f"{iri} is linked to {id_}, which is no entity of the graph")
            yield _unit("link", (id_, iri), (iri, *_key(self._known[id_])))

    def vocabulary(self, used: Iterable[str]) -> Unit:
        """Return what describes the IRIs of the vocabulary that the others use."""
        item = tuple(sorted(used))
        return _unit("vocabulary", item, item)

    def triples(self, unit: Unit) -> Iterator[Triple]:
        """Yield what a unit says, some of it more than once."""
        make: Callable[[Any], Iterator[Triple]] = getattr(self, f"_{unit.kind}")
        return make(unit.item)

    def _check(self, *used: Entity) -> None:
        for entity in used:
            if self._known.get(entity.id) != entity:
                raise KGError(
                    f"a fact or statement is about {entity.id} ({entity.name!r}), which is not "
                    "so among the graph's entities: build the graph from the same entities"
                )

    def _iri_key(self, id_: str) -> tuple[str, str]:
        return self._iri_keys[id_]

    def _time(self, key: Key) -> Validity:
        return self._times.get(key, _ALWAYS)

    def _dataset(self, _: Pair) -> Iterator[Triple]:
        return dataset_triples(self.base)

    def _article(self, item: Citation) -> Iterator[Triple]:
        yield from article_triples(item, base=self.base)
        yield from copy_triples(item, base=self.base)

    def _entity(self, item: Entity) -> Iterator[Triple]:
        return entity_triples(item, base=self.base, acts=item.id in self._acting)

    def _fact(self, item: Fact[Entity]) -> Iterator[Triple]:
        return fact_triples(
            item, base=self.base, citations=self._citations, times=self._times, agents=False
        )

    def _agent(self, item: Agent) -> Iterator[Triple]:
        return agent_triples(*item, base=self.base)

    def _statement(self, item: Statement[Entity]) -> Iterator[Triple]:
        return statement_triples(item, base=self.base)

    def _names(self, item: Named) -> Iterator[Triple]:
        article, mentions = article_iri(self.base, item[0]), term("schema:mentions")
        for id_ in item[1]:
            yield Triple(article, mentions, entity_iri(self.base, self._known[id_]))
        for alias in item[2]:
            yield Triple(article, term("kg:prints"), english(alias))

    def _unsure(self, item: Unsure) -> Iterator[Triple]:
        left, right = self._known[item.left], self._known[item.right]
        return unsure_triples(item, left, right, base=self.base)

    def _redirect(self, item: Pair) -> Iterator[Triple]:
        """Yield where an id leads that was merged. The old IRI has no other triple."""
        new = entity_iri(self.base, self._known[item[1]])
        yield Triple(id_iri(self.base, item[0]), term("dcterms:isReplacedBy"), new)

    def _link(self, item: Pair) -> Iterator[Triple]:
        yield link_triple(self._known[item[0]], item[1], self.base)

    def _vocabulary(self, item: Used) -> Iterator[Triple]:
        return described(item)


def digests_of_facts(graph: Graph, digests: tuple[bytes, ...]) -> tuple[bytes, ...]:
    """Return the digests of a graph's facts, in their order, of those of all its units."""
    start = 1 + len(graph.citations) + len(graph.entities)  # as :class:`Units` yields them
    return digests[start : start + len(graph.facts)]


def part(graph: Graph, units: Iterable[Unit]) -> Graph:
    """Return the graph of some units, with the entities and articles that they are about."""
    kinds: defaultdict[str, list[Any]] = defaultdict(list)
    for unit in units:
        kinds[unit.kind].append(unit.item)
    facts, said, pairs = kinds["fact"], kinds["statement"], kinds["unsure"]
    named, redirects, links = kinds["names"], kinds["redirect"], kinds["link"]
    articles = {one.id for one in kinds["article"]} | {article for article, *_ in named}
    articles |= {item.article for fact in facts for item in fact.evidence}
    articles |= {one.article for one in said}
    articles |= {one.copy_of for one in graph.citations if one.id in articles}
    ids = {one.id for one in kinds["entity"]} | {id_ for _, every, _ in named for id_ in every}
    ids |= {end.id for fact in facts for end in (fact.subject, fact.object)}
    ids |= {end.id for one in said for end in (one.speaker, *one.topics)}
    ids |= {id_ for pair in pairs for id_ in (pair.left, pair.right)}
    ids |= {id_ for _, id_ in redirects} | {id_ for id_, _ in links}
    return Graph(
        entities=tuple(one for one in graph.entities if one.id in ids),
        facts=tuple(sorted(facts, key=lambda fact: fact.key)),
        statements=tuple(sorted(said)),
        citations=tuple(one for one in graph.citations if one.id in articles),
        appearances=tuple(
            sorted((article, id_) for article, every, _ in named for id_ in every)
        ),
        prints=tuple(sorted((article, one) for article, _, every in named for one in every)),
        unsure=tuple(sorted(pairs)),
        redirects=tuple(sorted(redirects)),
        links=tuple(sorted(links)),
    )


def actors(graph: Graph) -> set[str]:
    """Return the ids of what stands where an institution may, as a country that acts does."""
    found = {statement.speaker.id for statement in graph.statements}
    for fact in graph.facts:
        relation = relation_of(fact)
        if EntityType.INSTITUTION in relation.subjects:
            found.add(fact.subject.id)
        if EntityType.INSTITUTION in relation.objects:
            found.add(fact.object.id)
    return found


_of_citation = attrgetter(*(one.name for one in fields(Citation)))
_of_validity = attrgetter(*(one.name for one in fields(Validity)))


def _unit(kind: str, item: Any, key: object) -> Unit:
    value: Any = (kind, key)
    try:  # version 2 of the format depends on values only, and takes a third of the time
        data = marshal.dumps(value, 2)
    except ValueError:  # a plug-in's number or word of a type of its own
        data = repr(value).encode("utf-8", "surrogatepass")
    return Unit(kind, item, hashlib.blake2b(data, digest_size=_DIGEST).digest())


def _key(entity: Entity) -> tuple[object, ...]:
    return (entity.id, entity.type.value, entity.name, entity.aliases, entity.concept)


def _end(entity: Entity) -> tuple[str, ...]:
    """Return what a fact says of an entity: its IRI, its type, its name in a label."""
    return (entity.id, entity.type.value, entity.name, entity.concept)


def _fact_key(fact: Fact[Entity]) -> tuple[object, ...]:
    ends = (_end(fact.subject), fact.relation, _end(fact.object))
    return (
        *ends,
        fact.role,
        fact.status and fact.status.value,
        *map(_evidence_key, fact.evidence),
    )


def _evidence_key(one: Evidence) -> tuple[object, ...]:
    *others, antecedents = evidence_order(one)
    return (*others, *map(astuple, one.antecedents)) if antecedents else tuple(others)


def _statement_key(said: Statement[Entity]) -> tuple[object, ...]:
    ends = [(one.id, one.concept) for one in (said.speaker, *said.topics)]
    place = (said.article, said.start, said.end, said.sentence, said.direct)
    return (*ends, *place, said.rule, said.confidence, said.quote)


def _index(graph: Graph) -> dict[str, Entity]:
    known: dict[str, Entity] = {}
    for entity in graph.entities:
        if known.setdefault(entity.id, entity) is not entity:
            raise KGError(f"two entities have the id {entity.id}: give one of them another")
        first = entity.id.partition("/")[0]
        if first in RESERVED or not entity.id:
            raise KGError(f"entity id {entity.id!r} is the address of another thing: change it")
    return known
