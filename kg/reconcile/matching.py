"""Finds which records may be an entity of the graph, with a score and an exact rule.

Only records that share a block with some entity are compared, and only those are kept, so a
table of a hundred thousand lines is read once and never held.
"""

from bisect import insort
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import product

from kg.graph import Graph
from kg.model import Entity, EntityType
from kg.reconcile.records import Candidate, Record
from kg.resolve import names
from kg.resolve.blocking import blocks
from kg.resolve.compare import UNSURE, compare

LINKED = (EntityType.PERSON, EntityType.INSTITUTION, EntityType.PLACE)
"""Types that are linked. Technologies have the scheme's own mappings."""

MOST = 5
"""Candidates that are kept for an entity."""

_ALONE = -0.2
"""Weight of an equal name with nothing beside it: such a record is shown and not taken."""
_SHARED = {"fact": 0.2, "article": 0.1}


@dataclass(slots=True)
class Around:
    """What facts link an entity to, and what else its articles name: types by folded name."""

    facts: dict[str, EntityType] = field(default_factory=dict)
    articles: dict[str, EntityType] = field(default_factory=dict)


def match(graph: Graph, records: Iterable[Record], *, most: int = MOST) -> list[Candidate]:
    """Return at most ``most`` candidates of each entity, the best first; sorted by entity.

    Technologies are left out, and records are read once. A candidate is *same* where exactly
    one record has the entity's exact name and type, the context agrees (for a person an
    institution; a country is too common), and no other entity claims that record.
    """
    entities = [entity for entity in graph.entities if entity.type in LINKED]
    around = surroundings(graph, {entity.id for entity in entities})
    by_block = _blocked(entities)
    kept: defaultdict[str, list[Candidate]] = defaultdict(list)
    exact: defaultdict[str, set[str]] = defaultdict(set)
    for record in records:
        for entity in _met(record, by_block, LINKED):
            candidate = judged(entity, record, around[entity.id])
            if candidate is None:
                continue
            if candidate.features[0][0] == "equal name":
                exact[entity.id].add(record.iri)
            best = kept[entity.id]
            if all(one.record.iri != record.iri for one in best):
                insort(best, candidate, key=lambda one: (-one.score, one.record.iri))
                del best[most:]
    found = [candidate for id_ in sorted(kept) for candidate in kept[id_]]
    return decided(found, exact, doubted(graph))


class Index:
    """The entities of a graph, to be found by name: what ``kg serve`` offers as a service."""

    def __init__(self, graph: Graph) -> None:
        self._blocked = _blocked(graph.entities)
        self._around = surroundings(graph, {entity.id for entity in graph.entities})
        self._doubtful = doubted(graph)

    def find(self, asked: Record, *, most: int = MOST) -> list[tuple[Entity, Candidate]]:
        """Return the entities that a record may be, the best first.

        One is *same* where it alone is called exactly so, and nobody doubts who it is.
        """
        found = [
            (entity, candidate)
            for entity in _met(asked, self._blocked, EntityType)
            if (candidate := judged(entity, asked, self._around[entity.id], short=True))
        ]
        equal = [one for _, one in found if one.features[0] == ("equal name", 1.0)]
        found = [
            (entity, replace(one, same=equal == [one] and entity.id not in self._doubtful))
            for entity, one in found
        ]
        return sorted(found, key=lambda one: (-one[1].score, one[0].id))[:most]


def judged(
    entity: Entity, record: Record, around: Around, *, short: bool = False
) -> Candidate | None:
    """Return the candidate of an entity and a record, or None where the names are two.

    If ``short``, a person's surname, an alias, is name enough.
    """
    if record.type not in (None, entity.type):
        return None
    every = short or entity.type is not EntityType.PERSON
    ours = (entity.name, *entity.aliases) if every else (entity.name,)
    best = max(
        (compare(one, other, entity.type) for one in ours for other in record.names),
        key=lambda found: (found.score, found.features),
    )
    if best.score < UNSURE:
        return None
    shared = tuple(_agreeing(record, around))
    equal = best.features[0][0] == "equal name"
    alone = () if shared else (("nothing else agrees", _ALONE),)
    return Candidate(
        entity=entity.id,
        record=record,
        features=(*best.features, *shared, *alone),
        same=equal and len(best.features) == 1 and _enough(entity.type, shared),
    )


def decided(
    candidates: Iterable[Candidate],
    exact: Mapping[str, Collection[str]],
    doubtful: Collection[str],
) -> list[Candidate]:
    """Return the candidates in order, *same* only where nothing else may be meant.

    Args:
        candidates: What may be linked.
        exact: Of each entity the IRIs of all records that are called exactly so.
        doubtful: Ids of entities that may be another's.
    """
    every = list(candidates)
    claims = Counter(one.record.iri for one in every if one.same)
    found = []
    for one in every:
        equal, features = exact.get(one.entity, ()), one.features
        is_only = len(equal) == 1 and claims[one.record.iri] == 1
        same = one.same and is_only and one.entity not in doubtful
        if one.record.iri in equal and len(equal) > 1:
            features = (*features, (f"{len(equal)} records are called so", _ALONE))
        found.append(replace(one, features=features, same=same))
    return found


def doubted(graph: Graph) -> set[str]:
    """Return the ids of entities that may be one with another, so that none is linked alone."""
    return {id_ for pair in graph.unsure for id_ in (pair.left, pair.right)}


def surroundings(graph: Graph, ids: Collection[str]) -> dict[str, Around]:
    """Return what stands around each of some entities."""
    found = {id_: Around() for id_ in ids}
    known = {entity.id: entity for entity in graph.entities}
    for fact in graph.facts:
        for one, other in ((fact.subject, fact.object), (fact.object, fact.subject)):
            if one.id in found and fact.holds:
                found[one.id].facts |= dict.fromkeys(_folded(other), other.type)
    named: defaultdict[str, list[str]] = defaultdict(list)
    for article, id_ in graph.appearances:
        named[article].append(id_)
    folded = {id_: _folded(entity) for id_, entity in known.items()}
    for together in named.values():
        for id_, near in product(together, together):
            if id_ in found and near != id_:
                found[id_].articles |= dict.fromkeys(folded[near], known[near].type)
    return found


def _folded(entity: Entity) -> list[str]:
    return [names.key(name, entity.type) for name in (entity.name, *entity.aliases)]


def _agreeing(record: Record, around: Around) -> Iterator[tuple[str, float]]:
    """Yield what a record's context shares with the articles: of each kind the first."""
    for kind, known in (("fact", around.facts), ("article", around.articles)):
        for text in record.context:
            name = _found_in(text, known)
            if name:
                yield f"same {known[name].lower()} in {kind}: {name}", _SHARED[kind]
                break


def _found_in(text: str, known: Mapping[str, EntityType]) -> str:
    """Return the name that a text is or holds as whole words, or ""."""
    for type_ in LINKED:
        key = names.key(text, type_)
        if known.get(key) is type_:
            return key
    padded = f" {names.fold(text)} "
    held = [
        name
        for name, type_ in known.items()
        if type_ in LINKED and f" {name} " in padded and (" " in name or type_ is LINKED[2])
    ]
    return min(held, key=lambda name: (-len(name), name), default="")


def _enough(type_: EntityType, shared: Iterable[tuple[str, float]]) -> bool:
    """Return True if what agrees settles it: for a person an institution or another person."""
    settles = ("same institution", "same person") if type_ is EntityType.PERSON else ""
    return any(name.startswith(settles) for name, _ in shared)


def _blocked(entities: Iterable[Entity]) -> dict[tuple[EntityType, str], list[Entity]]:
    """Return the entities by what their names share with the names of the same thing."""
    every = list(entities)
    count = Counter(word for entity in every for word in set(names.fold(entity.name).split()))
    found: defaultdict[tuple[EntityType, str], list[Entity]] = defaultdict(list)
    for entity in every:
        for block in sorted(_entity_blocks(entity, count)):
            found[entity.type, block].append(entity)
    return dict(found)


def _entity_blocks(entity: Entity, count: Mapping[str, int]) -> Iterator[str]:
    seen: set[str] = set()
    for name in (entity.name, *entity.aliases):
        seen.update(_narrow(name, entity.type))
        words = names.key(name, entity.type).split()
        if entity.type is not EntityType.PERSON and words:
            # The rarest word: "Tsinghua" and not "University".
            seen.add("word:" + min(words, key=lambda word: (count[word], -len(word), word)))
    yield from seen


def _narrow(name: str, type_: EntityType) -> Iterator[str]:
    """Yield the blocks of a name that are small enough for two long lists."""
    yield "key:" + names.key(name, type_)
    for block, _ in blocks(name, type_):
        if not block.startswith(("start:", "end:")):
            yield block


def _met(
    record: Record,
    by_block: Mapping[tuple[EntityType, str], list[Entity]],
    types: Iterable[EntityType],
) -> list[Entity]:
    """Return the entities that share a block with a record of these types, or of its own."""
    met: dict[str, Entity] = {}
    for type_ in types if record.type is None else (record.type,):
        for name in record.names:
            shared = set(_narrow(name, type_))
            if type_ is not EntityType.PERSON:
                shared |= {f"word:{word}" for word in names.key(name, type_).split()}
            for block in shared:
                for entity in by_block.get((type_, block), ()):
                    met[entity.id] = entity
    return [met[id_] for id_ in sorted(met)]
