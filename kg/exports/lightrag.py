"""A custom knowledge graph for LightRAG: what ``insert_custom_kg`` takes, as JSON.

It has what GraphRAG's tables have (:mod:`kg.exports.graphrag`): entities, a relationship for
each pair of them, and the quotes as chunks. LightRAG keeps one chunk for each of the others.
"""

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

from kg.exports.edges import digest, edges
from kg.exports.graphrag import rows
from kg.graph import Graph


def lightrag(graph: Graph, path: Path) -> None:
    """Write the graph."""
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
            for unit in rows(graph, "text_units")
        ],
        "entities": [
            {
                "entity_name": entity["title"],
                "entity_type": entity["type"].lower(),
                "description": entity["description"] or entity["title"],
                "source_id": _first(entity),
            }
            for entity in rows(graph, "entities")
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
            for pair in rows(graph, "relationships")
        ],
    }
    text = json.dumps(found, ensure_ascii=False, indent=1)
    path.write_text(f"{text}\n", encoding="utf-8", newline="\n")


def _first(row: dict[str, Any]) -> str:
    """Return the first quote that a row is from."""
    return str(next(iter(row["text_unit_ids"]), "UNKNOWN"))
