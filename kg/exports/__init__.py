"""Files for other tools: networks (GEXF, GraphML), tables (CSV, GraphRAG's), FollowTheMoney.

Every writer keeps the graph's order, so equal graphs give equal bytes. All but GraphRAG's write
as they go and need no memory beside the graph's.
"""

from kg.exports.graphrag import GRAPHRAG_TABLES, graphrag_table, pyarrow_parquet
from kg.exports.money import follow_the_money
from kg.exports.networks import gexf, graphml
from kg.exports.tables import TABLES, table

__all__ = [
    "GRAPHRAG_TABLES",
    "TABLES",
    "follow_the_money",
    "gexf",
    "graphml",
    "graphrag_table",
    "pyarrow_parquet",
    "table",
]
