"""A graph on HTTP: SPARQL endpoint, a page for each thing, the picture of the whole."""

from kg.serve.server import Options, Server

__all__ = ["Options", "Server"]
