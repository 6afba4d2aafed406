"""Files for other tools: networks, tables, Neo4j, FollowTheMoney, GraphRAG, LightRAG.

Every writer keeps the graph's order, so equal graphs give equal bytes.
"""

from kg.exports.graphrag import (
    GRAPHRAG_TABLES,
    graphrag_table,
    lightrag,
    pyarrow_parquet,
)
from kg.exports.money import follow_the_money
from kg.exports.neo4j import cypher, neo4j_nodes, neo4j_relationships
from kg.exports.networks import gexf, gexf_parts, graphml
from kg.exports.tables import TABLES, table

__all__ = [
    "GRAPHRAG_TABLES",
    "TABLES",
    "cypher",
    "follow_the_money",
    "gexf",
    "gexf_parts",
    "graphml",
    "graphrag_table",
    "lightrag",
    "neo4j_nodes",
    "neo4j_relationships",
    "pyarrow_parquet",
    "table",
]
