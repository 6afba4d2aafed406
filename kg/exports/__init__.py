"""Files for other tools: networks, tables, Neo4j, FollowTheMoney, GraphRAG, LightRAG.

Every writer keeps the graph's order, so equal graphs give equal bytes.
"""

from kg.exports.cypher import cypher
from kg.exports.graphrag import (
    GRAPHRAG_TABLES,
    graphrag_table,
    lightrag,
    pyarrow_parquet,
)
from kg.exports.money import follow_the_money
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
    "pyarrow_parquet",
    "table",
]
