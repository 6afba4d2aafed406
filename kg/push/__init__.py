"""Sends a graph to a database: a SPARQL store over HTTP, or Neo4j over Bolt."""
