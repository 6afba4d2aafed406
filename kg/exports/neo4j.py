"""Files that load a graph into Neo4j: a Cypher script, and CSV for ``neo4j-admin``.

Entities are nodes labelled ``Entity`` and by type, merged by ``iri``. Facts are relationships
with their quotes, merged by ``id``. So loading a later build adds to the same data.
"""

import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from kg.exports.edges import edges, identify
from kg.graph import Graph
from kg.rdf import DEFAULT_BASE
from kg.rdf.terms import entity_iri

CONSTRAINT = (
    "CREATE CONSTRAINT kg_entity IF NOT EXISTS FOR (one:Entity) REQUIRE one.iri IS UNIQUE"
)
"""Also gives the index without which merging nodes takes quadratic time."""

LIST_SEPARATOR = "\x1f"
"""Separates the values of a list in CSV: ``neo4j-admin … --array-delimiter=U+001F``."""

_ROWS = 500  # of one statement of the script: Neo4j plans each as a whole
_SURROGATES = re.compile("[\ud800-\udfff]")

_NODE = {"iri": "ID", "id": "", "name": "", "aliases": "string[]", "concept": ""}
_LINK = {
    **dict.fromkeys(("id", "label", "role", "status", "stance", "start", "end"), ""),
    "confidence": "double",
    "holds": "boolean",
    "articles": "int",
    "quotes": "string[]",
}
"""Properties and their types in CSV; "" is a string."""

Row = Mapping[str, object]


class Load(NamedTuple):
    """Rows of one kind, and the Cypher that merges each of them as ``row``."""

    cypher: str
    rows: Sequence[Row]


def loads(graph: Graph, *, base: str = DEFAULT_BASE) -> Iterator[Load]:
    """Yield the loads of a graph: entities, their types, then facts, in a fixed order."""
    nodes = _nodes(graph, base)
    every = [row for rows in nodes.values() for row in rows]
    yield Load("MERGE (one:Entity {iri: row.iri}) SET one += row", every)
    for type_, rows in nodes.items():
        only = [{"iri": row["iri"]} for row in rows]
        yield Load(f"MATCH (one:Entity {{iri: row.iri}}) SET one:{_name(type_)}", only)
    for type_, links in _links(graph, base).items():
        yield Load(
            "MATCH (subject:Entity {iri: row.from}), (object:Entity {iri: row.to}) "
            f"MERGE (subject)-[fact:{_name(type_)} {{id: row.fact.id}}]->(object) "
            "SET fact += row.fact",
            [{"from": start, "to": end, "fact": fact} for start, end, fact in links],
        )


def cypher(graph: Graph, path: Path, *, base: str = DEFAULT_BASE) -> None:
    """Write a script: ``cypher-shell -f graph.cypher``."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(f"{CONSTRAINT};\n")
        for load in loads(graph, base=base):
            for start in range(0, len(load.rows), _ROWS):
                rows = ",\n".join(f"  {_value(row)}" for row in load.rows[start:][:_ROWS])
                file.write(f"UNWIND [\n{rows}\n] AS row\n{load.cypher};\n")


def neo4j_nodes(graph: Graph, path: Path, *, base: str = DEFAULT_BASE) -> None:
    """Write the nodes as CSV for ``neo4j-admin database import``."""
    header = [":LABEL", *_columns(_NODE)]
    rows = (
        [["Entity", type_], *(row.get(name) for name in _NODE)]
        for type_, found in _nodes(graph, base).items()
        for row in found
    )
    _write(path, header, rows)


def neo4j_relationships(graph: Graph, path: Path, *, base: str = DEFAULT_BASE) -> None:
    """Write the relationships as CSV for ``neo4j-admin database import``."""
    header = [":START_ID", ":END_ID", ":TYPE", *_columns(_LINK)]
    rows = (
        [start, end, type_, *(fact.get(name) for name in _LINK)]
        for type_, found in _links(graph, base).items()
        for start, end, fact in found
    )
    _write(path, header, rows)


def _nodes(graph: Graph, base: str) -> Mapping[str, list[Row]]:
    """Return the properties of each entity, by type."""
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for entity in graph.entities:
        row = {
            "iri": entity_iri(base, entity).value,
            "id": entity.id,
            "name": entity.name,
            "aliases": list(entity.aliases),
            "concept": entity.concept,
        }
        found[entity.type.value].append(_given(row))
    return found


def _links(graph: Graph, base: str) -> Mapping[str, list[tuple[str, str, Row]]]:
    """Return the IRIs of both ends and the properties of each relationship, by type."""
    iris = {entity.id: entity_iri(base, entity).value for entity in graph.entities}
    quotes = {
        identify(fact): list(dict.fromkeys(one.quote for one in fact.evidence))
        for fact in graph.facts
    }
    found: defaultdict[str, list[tuple[str, str, Row]]] = defaultdict(list)
    for edge in edges(graph):
        values = edge._asdict()
        start, end = iris[values.pop("source")], iris[values.pop("target")]
        type_ = values.pop("relation").upper()
        values["quotes"] = quotes.get(edge.id, [])
        found[type_].append((start, end, _given(values)))
    return found


def _given(values: Row) -> Row:
    """Return the values that are there, in text that UTF-8 can hold."""
    return {name: _sound(value) for name, value in values.items() if value != ""}


def _sound(value: object) -> object:
    if isinstance(value, list):
        return [_sound(one) for one in value]
    return _SURROGATES.sub("?", value) if isinstance(value, str) else value


def _columns(types: Mapping[str, str]) -> list[str]:
    return [f"{name}:{type_}" if type_ else name for name, type_ in types.items()]


def _write(path: Path, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        for row in rows:
            writer.writerow([_cell(value) for value in row])


def _cell(value: object) -> object:
    r"""Return a value as ``neo4j-admin`` reads it.

    >>> _cell(["Ada Lovelace", "Lovelace"]), _cell(True)
    ('Ada Lovelace\x1fLovelace', 'true')
    """
    if isinstance(value, list):
        return LIST_SEPARATOR.join(str(one).replace(LIST_SEPARATOR, " ") for one in value)
    return str(value).lower() if isinstance(value, bool) else value


def _value(value: object) -> str:
    """Return a value as Cypher writes it.

    >>> print(_value({"id": "a", "names": ["b"], "holds": True}))
    {`id`: "a", `names`: ["b"], `holds`: true}
    """
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{_name(key)}: {_value(one)}' for key, one in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    return json.dumps(value, ensure_ascii=False)


def _name(text: str) -> str:
    """Return a label, type or key in the quotes that any text may stand in."""
    return f"`{text.replace('`', '``')}`"
