"""GraphRAG's tables, as Parquet, for its "bring your own graph": no language model builds them.

Entities, relationships (one for each pair of entities, as GraphRAG joins by the pair), and the
quotes as text units. Facts that are denied are left out, as GraphRAG has no word for that.
The columns are those of GraphRAG 3; https://microsoft.github.io/graphrag/index/byog tells what
it does with them.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import KGError
from kg.exports.edges import digest, label
from kg.graph import Graph
from kg.model import Entity, Fact, Stance

if TYPE_CHECKING:
    import pyarrow

GRAPHRAG_TABLES = ("entities", "relationships", "text_units")
"""Names of the tables."""

Row = dict[str, Any]


@dataclass(slots=True)
class _Unit:
    """A quote of an article.

    Attributes:
        article: Id of the article.
        text: The quote.
        entities: Ids of the entities that it speaks of.
        pairs: Subject and object of what it states.
    """

    article: str
    text: str
    entities: set[str] = field(default_factory=set)
    pairs: set[tuple[str, str]] = field(default_factory=set)


def graphrag_table(graph: Graph, path: Path, *, name: str) -> None:
    """Write one of the tables.

    Args:
        graph: What to write.
        path: Where to.
        name: "entities", "relationships" or "text_units".

    Raises:
        KGError: If pyarrow is not installed.
    """
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise KGError(
            f"Parquet needs pyarrow ({error}): pip install 'kg-news[parquet]'"
        ) from error
    schema = pyarrow.schema(_columns(name))
    table = pyarrow.Table.from_pylist(list(rows(graph, name)), schema=schema)
    parquet.write_table(table, path, compression="zstd")


def rows(graph: Graph, name: str) -> Iterator[Row]:
    """Yield the rows of one of the tables, in the graph's order."""
    facts = [fact for fact in graph.facts if fact.stance is not Stance.DENIED]
    said: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for fact in facts:
        said[fact.subject.id, fact.object.id].append(_in_words(fact))
    for statement in graph.statements:
        for topic in statement.topics:
            words = f"{statement.speaker.name} speaks about {topic.name}."
            if words not in (known := said[statement.speaker.id, topic.id]):
                known.append(words)
    units = _units(graph, facts)
    titles = _titles(graph)
    degrees = Counter(end for pair in said for end in set(pair))
    if name == "entities":
        yield from _entities(graph, said, units, titles, degrees)
    elif name == "relationships":
        yield from _relationships(said, units, titles, degrees)
    else:
        for number, (id_, unit) in enumerate(units.items()):
            yield {
                "id": id_,
                "human_readable_id": number,
                "text": _valid(unit.text),
                "n_tokens": len(unit.text.split()),
                "document_id": unit.article,
                "entity_ids": sorted(unit.entities),
                "relationship_ids": sorted(digest(*pair) for pair in unit.pairs),
            }


def _entities(
    graph: Graph,
    said: Mapping[tuple[str, str], list[str]],
    units: Mapping[str, _Unit],
    titles: Mapping[str, str],
    degrees: Mapping[str, int],
) -> Iterator[Row]:
    about: defaultdict[str, list[str]] = defaultdict(list)
    for ends, words in said.items():
        for end in sorted(set(ends)):
            about[end] += words
    where: defaultdict[str, list[str]] = defaultdict(list)
    for id_, unit in units.items():
        for end in unit.entities:
            where[end].append(id_)
    for number, entity in enumerate(graph.entities):
        also = f"Also {', '.join(entity.aliases)}." if entity.aliases else ""
        description = " ".join(filter(None, (also, *about[entity.id])))
        yield {
            "id": entity.id,
            "human_readable_id": number,
            "title": titles[entity.id],
            "type": entity.type.value.upper(),
            "description": _valid(description),
            "text_unit_ids": where[entity.id],
            "frequency": len(where[entity.id]),
            "degree": degrees[entity.id],
        }


def _relationships(
    said: Mapping[tuple[str, str], list[str]],
    units: Mapping[str, _Unit],
    titles: Mapping[str, str],
    degrees: Mapping[str, int],
) -> Iterator[Row]:
    where: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for id_, unit in units.items():
        for pair in unit.pairs:
            where[pair].append(id_)
    for number, (pair, words) in enumerate(said.items()):
        subject, object_ = pair
        yield {
            "id": digest(*pair),
            "human_readable_id": number,
            "source": titles[subject],
            "target": titles[object_],
            "description": _valid(" ".join(words)),
            "weight": float(len(where[pair])),
            "combined_degree": degrees[subject] + degrees[object_],
            "text_unit_ids": where[pair],
        }


def _units(graph: Graph, facts: list[Fact[Entity]]) -> dict[str, _Unit]:
    """Return every quote by its id, in the order of articles and of their words."""
    found: dict[tuple[str, int, str], _Unit] = {}

    def add(article: str, start: int, quote: str, *ends: str) -> None:
        unit = found.setdefault((article, start, quote), _Unit(article, quote))
        unit.entities.update(ends)
        if len(ends) > 1:
            unit.pairs.add((ends[0], ends[1]))

    for fact in facts:
        for one in fact.evidence:
            add(one.article, one.start, one.quote, fact.subject.id, fact.object.id)
    for said in graph.statements:
        add(said.article, said.start, said.quote, said.speaker.id)
        for topic in said.topics:
            add(said.article, said.start, said.quote, said.speaker.id, topic.id)
    return {digest(key[0], str(key[1]), key[2]): found[key] for key in sorted(found)}


def _titles(graph: Graph) -> dict[str, str]:
    """Return a name for each entity that no other has: relationships name their ends by it."""
    count = Counter(_valid(entity.name) for entity in graph.entities)
    return {
        entity.id: name if count[name] == 1 else f"{name} ({entity.id})"
        for entity in graph.entities
        for name in [_valid(entity.name)]
    }


def _in_words(fact: Fact[Entity]) -> str:
    """Return a fact as a sentence, with what qualifies it."""
    notes = [fact.role, "" if fact.status is None else fact.status.value]
    if fact.stance is not Stance.ASSERTED:
        notes.append(fact.stance.value)
    noted = ", ".join(filter(None, notes))
    words = f"{fact.subject.name} {label(fact.relation)} {fact.object.name}"
    return f"{words} ({noted})." if noted else f"{words}."


def _valid(text: str) -> str:
    """Return text that UTF-8 can hold."""
    return text.encode("utf-8", "replace").decode()


def _columns(name: str) -> "list[tuple[str, pyarrow.DataType]]":
    import pyarrow

    text, number, texts = pyarrow.string(), pyarrow.int64(), pyarrow.list_(pyarrow.string())
    first = [("id", text), ("human_readable_id", number)]
    if name == "entities":
        words = [("title", text), ("type", text), ("description", text)]
        return [
            *first,
            *words,
            ("text_unit_ids", texts),
            ("frequency", number),
            ("degree", number),
        ]
    if name == "relationships":
        words = [("source", text), ("target", text), ("description", text)]
        counts = [("weight", pyarrow.float64()), ("combined_degree", number)]
        return [*first, *words, *counts, ("text_unit_ids", texts)]
    words = [("text", text), ("n_tokens", number), ("document_id", text)]
    return [*first, *words, ("entity_ids", texts), ("relationship_ids", texts)]
