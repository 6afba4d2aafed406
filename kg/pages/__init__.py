"""Pages beside the picture: about a thing, about the collection, and one that answers SPARQL.

The first two are written from the graph alone, hold no script, and say the same in HTML and in
Markdown. The third holds the graph, an engine and an editor, and needs no server.
"""

from kg.pages.asking import query_page
from kg.pages.writing import Form, dossier, linked_dossier, report

__all__ = ["Form", "dossier", "linked_dossier", "query_page", "report"]
