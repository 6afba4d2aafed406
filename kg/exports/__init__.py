"""Files for other tools: networks (GEXF, GraphML), tables (CSV), FollowTheMoney entities.

Every writer goes through the graph once and writes as it goes, in the graph's order, so equal
graphs give equal bytes, and the file needs no memory beside the graph's.
"""

from kg.exports.money import follow_the_money
from kg.exports.networks import gexf, graphml
from kg.exports.tables import TABLES, table

__all__ = ["TABLES", "follow_the_money", "gexf", "graphml", "table"]
