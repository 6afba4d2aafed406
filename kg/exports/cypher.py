"""A Cypher script that loads a graph into Neo4j: ``cypher-shell -f graph.cypher``.

Entities are nodes with a label for their type, facts are relationships with their quotes. Nodes
and relationships are merged by their ids, so a script of a later build adds to the same data.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from kg.exports.edges import edges, identify
from kg.graph import Graph

_ROWS = 500  # of one statement: Neo4j plans each as a whole
_SURROGATES = re.compile("[\ud800-\udfff]")


def cypher(graph: Graph, path: Path) -> None:
    """Write the script."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{line}\n" for line in _statements(graph))


def _statements(graph: Graph) -> Iterator[str]:
    yield "CREATE CONSTRAINT kg_entity IF NOT EXISTS"
    yield "FOR (one:Entity) REQUIRE one.id IS UNIQUE;"
    nodes: defaultdict[str, list[Mapping[str, object]]] = defaultdict(list)
    for entity in graph.entities:
        nodes[entity.type.value].append(
            {"id": entity.id, "name": entity.name, "aliases": list(entity.aliases)}
        )
    for type_, rows in nodes.items():
        yield from _for_each(
            rows, f"MERGE (one:Entity {{id: row.id}}) SET one:{_name(type_)}, one += row;"
        )
    quotes = {
        identify(fact): list(dict.fromkeys(one.quote for one in fact.evidence))
        for fact in graph.facts
    }
    links: defaultdict[str, list[Mapping[str, object]]] = defaultdict(list)
    for edge in edges(graph):
        about = {name: value for name, value in edge._asdict().items() if value != ""}
        ends = {"from": about.pop("source"), "to": about.pop("target")}
        about["quotes"] = quotes.get(edge.id, [])
        links[about.pop("relation")].append({**ends, "id": edge.id, "about": about})
    for relation, rows in links.items():
        yield from _for_each(
            rows,
            "MATCH (subject:Entity {id: row.from}), (object:Entity {id: row.to})",
            f"MERGE (subject)-[fact:{_name(relation.upper())} {{id: row.id}}]->(object)",
            "SET fact += row.about;",
        )


def _for_each(rows: Sequence[Mapping[str, object]], *lines: str) -> Iterator[str]:
    for start in range(0, len(rows), _ROWS):
        yield "UNWIND ["
        yield ",\n".join(f"  {_value(row)}" for row in rows[start : start + _ROWS])
        yield "] AS row"
        yield from lines


def _value(value: object) -> str:
    """Return a value as Cypher writes it.

    >>> print(_value({"id": "a", "names": ["b"], "holds": True}))
    {`id`: "a", `names`: ["b"], `holds`: true}
    """
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{_name(key)}: {_value(one)}' for key, one in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, str):
        value = _SURROGATES.sub("?", value)
    return json.dumps(value, ensure_ascii=False)


def _name(text: str) -> str:
    """Return a label, type or key in the quotes that any text may stand in."""
    return f"`{text.replace('`', '``')}`"
