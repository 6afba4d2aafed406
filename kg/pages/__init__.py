"""Pages to read and print beside the picture: one about a thing, one about the collection.

Both are written from the graph alone, hold no script, and say the same in HTML and in Markdown.
"""

from kg.pages.writing import Form, dossier, report

__all__ = ["Form", "dossier", "report"]
