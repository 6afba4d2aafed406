"""Takes articles out of a store, and keeps them out."""

import sqlite3
from collections.abc import Iterable
from typing import Literal, NamedTuple

from kg.model import Citation
from kg.store.rows import citation_of
from kg.store.schema import RESOLUTION

Kind = Literal["article", "url", "outlet"]

_WHERE: dict[str, str] = {"article": "id", "url": "url", "outlet": "outlet"}


class Target(NamedTuple):
    """What to remove: the article with an id, those of a URL, or those of an outlet."""

    kind: Kind
    value: str


def remove(db: sqlite3.Connection, targets: Iterable[Target]) -> list[Citation]:
    """Delete articles and their errors, and write down what is not to come back."""
    gone: set[Citation] = set()
    for kind, value in targets:
        column = _WHERE[kind]
        rows = db.execute(f"SELECT citation FROM articles WHERE {column} = ?", (value,))  # noqa: S608 -- from the table above
        gone.update(citation_of(citation) for (citation,) in rows)
        # A file that held it is read again, so that what is missing is told.
        db.execute(
            "UPDATE origins SET state = '' WHERE key IN (SELECT origin FROM holdings "  # noqa: S608 -- from the table above
            f"JOIN articles ON articles.key = article WHERE {column} = ?)",
            (value,),
        )
        db.execute(f"DELETE FROM articles WHERE {column} = ?", (value,))  # noqa: S608 -- from the table above
        if kind == "article":
            db.execute("DELETE FROM errors WHERE article = ?", (value,))
        db.execute("INSERT OR IGNORE INTO removals VALUES (?, ?)", (kind, value))
    if db.execute("SELECT 1 FROM sqlite_schema WHERE name = 'work'").fetchone():
        # It may name persons of what is gone.
        db.execute("DELETE FROM work WHERE name = ?", (RESOLUTION,))
    return sorted(gone)


def removed(db: sqlite3.Connection, citation: Citation) -> bool:
    """Return whether an article, its URL or its outlet was removed."""
    row = db.execute(
        "SELECT 1 FROM removals WHERE (kind = 'article' AND value = ?) "
        "OR (kind = 'url' AND value = ?) OR (kind = 'outlet' AND value = ?) LIMIT 1",
        (citation.id, citation.url, citation.outlet),
    ).fetchone()
    return row is not None
