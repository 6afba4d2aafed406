"""GraphRAG's tables, as Parquet, for its "bring your own graph", and a graph for LightRAG.

Entities, relationships (one for each pair of entities, as GraphRAG joins by the pair), and the
quotes as text units. Facts that are denied are left out, as GraphRAG has no word for that. The
columns are those of GraphRAG 3 (https://microsoft.github.io/graphrag/index/byog). Titles are in
capitals: ``graphrag index`` compares them so when it makes communities
(``graphrag/graphs/stable_lcc.py``), and then looks them up in the tables as they are.
"""

import html
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any, cast

from kg.errors import without_extra
from kg.exports.edges import Edge, digest, edges
from kg.graph import Graph
from kg.model import Stance

GRAPHRAG_TABLES: Mapping[str, Mapping[str, str]] = {
    "entities": {
        "id": "string",
        "human_readable_id": "int64",
        "title": "string",
        "type": "string",
        "description": "string",
        "text_unit_ids": "strings",
        "frequency": "int64",
        "degree": "int64",
    },
    "relationships": {
        "id": "string",
        "human_readable_id": "int64",
        "source": "string",
        "target": "string",
        "description": "string",
        "weight": "float64",
        "combined_degree": "int64",
        "text_unit_ids": "strings",
    },
    "text_units": {
        "id": "string",
        "human_readable_id": "int64",
        "text": "string",
        "n_tokens": "int64",
        "document_id": "string",
        "entity_ids": "strings",
        "relationship_ids": "strings",
        "covariate_ids": "strings",
    },
}
"""Columns of each table with their types, by name."""

Row = dict[str, Any]


@dataclass(slots=True)
class _Unit:
    """A quote of an article, the ids of entities in it, and pairs of ends that it links."""

    article: str
    text: str
    entities: set[str] = field(default_factory=set)
    pairs: set[tuple[str, str]] = field(default_factory=set)


def graphrag_table(graph: Graph, path: Path, *, name: str) -> None:
    """Write one of the tables: "entities", "relationships" or "text_units"."""
    parquet = pyarrow_parquet()
    import pyarrow

    kinds = {"strings": pyarrow.list_(pyarrow.string())}
    columns = GRAPHRAG_TABLES[name].items()
    schema = pyarrow.schema([(column, kinds.get(kind, kind)) for column, kind in columns])
    table = pyarrow.Table.from_pylist(list(rows(graph, name)), schema=schema)
    parquet.write_table(table, path, compression="zstd")


def pyarrow_parquet() -> ModuleType:
    """Return pyarrow's module for Parquet."""
    try:
        from pyarrow import parquet
    except ImportError as error:
        raise without_extra("Parquet", "parquet") from error
    return cast("ModuleType", parquet)


def rows(graph: Graph, name: str) -> Iterator[Row]:
    """Yield the rows of one of GraphRAG's tables.

    Entities without a fact come last; all else is in the graph's order.
    """
    found: Iterator[Row] = getattr(_Tables(graph, _capitals), name)()
    return found


class _Tables:
    """The rows of each table, with what they share.

    Args:
        graph: The graph.
        spelt: Returns a name as the reader of the tables compares titles.
    """

    def __init__(self, graph: Graph, spelt: Callable[[str], str]) -> None:
        self._units, names = _units(graph), _titles(graph, spelt)
        self._titles = {id_: spelt(name) for id_, name in names.items()}
        self._said: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        for edge in edges(graph):
            if edge.stance != Stance.DENIED:
                self._said[edge.source, edge.target].append(_in_words(edge, names))
        self._degrees = Counter(end for pair in self._said for end in set(pair))
        # A sort keeps the order of those that are equal.
        self._entities = sorted(graph.entities, key=lambda one: not self._degrees[one.id])

    def entities(self) -> Iterator[Row]:
        about: defaultdict[str, list[str]] = defaultdict(list)
        for ends, words in self._said.items():
            for end in sorted(set(ends)):
                about[end] += words
        where: defaultdict[str, list[str]] = defaultdict(list)
        for id_, unit in self._units.items():
            for end in unit.entities:
                where[end].append(id_)
        for number, entity in enumerate(self._entities):
            also = f"Also {', '.join(entity.aliases)}." if entity.aliases else ""
            known = about[entity.id] or ["Only named: no fact about it was read."]
            description = " ".join(filter(None, (also, *known)))
            yield {
                "id": entity.id,
                "human_readable_id": number,
                "title": self._titles[entity.id],
                "type": entity.type.value.upper(),
                "description": _valid(description),
                "text_unit_ids": where[entity.id],
                "frequency": len(where[entity.id]),
                "degree": self._degrees[entity.id],
            }

    def relationships(self) -> Iterator[Row]:
        where: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        for id_, unit in self._units.items():
            for pair in unit.pairs:
                where[pair].append(id_)
        for number, (pair, words) in enumerate(self._said.items()):
            source, target = pair
            yield {
                "id": digest(*pair),
                "human_readable_id": number,
                "source": self._titles[source],
                "target": self._titles[target],
                "description": _valid(" ".join(words)),
                "weight": float(len(where[pair])),
                "combined_degree": self._degrees[source] + self._degrees[target],
                "text_unit_ids": where[pair],
            }

    def text_units(self) -> Iterator[Row]:
        for number, (id_, unit) in enumerate(self._units.items()):
            yield {
                "id": id_,
                "human_readable_id": number,
                "text": _valid(unit.text),
                "n_tokens": len(unit.text.split()),
                "document_id": unit.article,
                "entity_ids": sorted(unit.entities),
                "relationship_ids": sorted(digest(*pair) for pair in unit.pairs),
                "covariate_ids": [],
            }


def _units(graph: Graph) -> dict[str, _Unit]:
    """Return every quote by its id, in the order of articles and of their words."""
    found: dict[tuple[str, int, str], _Unit] = {}

    def add(article: str, start: int, quote: str, *ends: str) -> None:
        unit = found.setdefault((article, start, quote), _Unit(article, quote))
        unit.entities.update(ends)
        if len(ends) > 1:
            unit.pairs.add((ends[0], ends[1]))

    for fact in graph.facts:
        for one in fact.evidence if fact.stance is not Stance.DENIED else ():
            add(one.article, one.start, one.quote, fact.subject.id, fact.object.id)
    for said in graph.statements:
        add(said.article, said.start, said.quote, said.speaker.id)
        for topic in said.topics:
            add(said.article, said.start, said.quote, said.speaker.id, topic.id)
    return {digest(key[0], str(key[1]), key[2]): found[key] for key in sorted(found)}


def _titles(graph: Graph, spelt: Callable[[str], str]) -> dict[str, str]:
    """Return a name for each entity that no other has: relationships name their ends by it."""
    names = {entity.id: _valid(entity.name) for entity in graph.entities}
    count = Counter(map(spelt, names.values()))
    return {
        id_: name if count[spelt(name)] == 1 else f"{name} ({id_})"
        for id_, name in names.items()
    }


def _capitals(name: str) -> str:
    """Return a name as GraphRAG compares titles; what it makes of that is the same again.

    >>> _capitals("AT&amp;T Labs")
    'AT&T LABS'
    """
    while (found := html.unescape(name).upper().strip()) != name:
        name = found
    return name


def _in_words(edge: Edge, titles: Mapping[str, str]) -> str:
    """Return an edge as a sentence, with what qualifies it."""
    stance = "" if edge.stance == Stance.ASSERTED else edge.stance
    notes = ", ".join(filter(None, (edge.role, edge.status, stance)))
    words = f"{titles[edge.source]} {edge.label} {titles[edge.target]}"
    return f"{words} ({notes})." if notes else f"{words}."


def _valid(text: str) -> str:
    """Return text that UTF-8 can hold."""
    return text.encode("utf-8", "replace").decode()


def lightrag(graph: Graph, path: Path) -> None:
    """Write a custom knowledge graph for LightRAG: what ``insert_custom_kg`` takes, as JSON.

    It has what GraphRAG's tables have; LightRAG keeps one chunk for each of the others.
    """
    tables = _Tables(graph, str)
    labels: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for edge in edges(graph):
        labels[digest(edge.source, edge.target)][edge.label] = None
    found = {
        "chunks": [
            {
                "content": unit["text"],
                "source_id": unit["id"],
                "file_path": unit["document_id"],
                "chunk_order_index": unit["human_readable_id"],
            }
            for unit in tables.text_units()
        ],
        "entities": [
            {
                "entity_name": entity["title"],
                "entity_type": entity["type"].lower(),
                "description": entity["description"] or entity["title"],
                "source_id": _first(entity),
            }
            for entity in tables.entities()
        ],
        "relationships": [
            {
                "src_id": pair["source"],
                "tgt_id": pair["target"],
                "description": pair["description"],
                "keywords": ", ".join(labels[pair["id"]]),
                "weight": pair["weight"],
                "source_id": _first(pair),
            }
            for pair in tables.relationships()
        ],
    }
    text = json.dumps(found, ensure_ascii=False, indent=1)
    path.write_text(f"{text}\n", encoding="utf-8", newline="\n")


def _first(row: dict[str, Any]) -> str:
    """Return the first quote that a row is from."""
    return str(next(iter(row["text_unit_ids"]), "UNKNOWN"))
