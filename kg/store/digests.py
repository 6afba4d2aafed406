"""Hashes of what articles say, kept until something of that changes.

Triggers of the file itself forget the hash of an article of which a row comes, changes or goes,
whoever does that, with whatever program. So a hash that is there is that of the rows.
"""

import hashlib
import marshal
import sqlite3
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

from kg.store.rows import Row, Rows

_TABLES = ("articles", *Rows._fields)
_SIZE = 16  # bytes of a hash
_FEW = 8  # one of so many articles: up to here each is read by itself


def _triggers() -> Iterator[str]:
    for table in _TABLES:
        key = "key" if table == "articles" else "article"
        for event, sides in (
            ("INSERT", ("NEW",)),
            ("UPDATE", ("OLD", "NEW")),
            ("DELETE", ("OLD",)),
        ):
            forget = " ".join(
                f"DELETE FROM digests WHERE article = {side}.{key};"  # noqa: S608 -- names above
                for side in sides
            )
            yield (
                f"CREATE TRIGGER IF NOT EXISTS digests_{table}_{event.lower()} "
                f"AFTER {event} ON {table} BEGIN {forget} END"
            )


SCHEMA = (
    "CREATE TABLE IF NOT EXISTS digests (article INTEGER PRIMARY KEY, value BLOB NOT NULL) "
    "STRICT",
    *_triggers(),
)
"""Made when there is a hash to keep: a store without it is whole."""


def sealed(value: bytes) -> bytes:
    """Return a value with its hash before it."""
    return hashlib.blake2b(value, digest_size=_SIZE).digest() + value


def opened(value: bytes) -> bytes | None:
    """Return what was sealed, or None where that has changed.

    >>> opened(sealed(b"work")), opened(sealed(b"work")[:-1] + b"x")
    (b'work', None)
    """
    inner = value[_SIZE:]
    return inner if sealed(inner) == value else None


def known(db: sqlite3.Connection) -> dict[int, bytes]:
    """Return the hashes that are kept, by key of the article."""
    if not db.execute("SELECT 1 FROM sqlite_schema WHERE name = 'digests'").fetchone():
        return {}
    return dict(db.execute("SELECT article, value FROM digests"))


def missing(db: sqlite3.Connection, known: dict[int, bytes]) -> dict[int, bytes]:
    """Return the hashes of the articles that are not known, by key."""
    keys = [key for (key,) in db.execute("SELECT key FROM articles") if key not in known]
    count = len(keys) + len(known)
    found: dict[int, bytes] = {}
    for table in _TABLES:
        for key, rows in _rows(db, table, keys if len(keys) * _FEW < count else None):
            # Version 2 of the format depends on values only.
            data = marshal.dumps((found.get(key, b""), table, list(rows)), 2)
            found[key] = hashlib.blake2b(data, digest_size=_SIZE).digest()
    return {key: found[key] for key in keys if key in found}


def keep(db: sqlite3.Connection, found: dict[int, bytes]) -> None:
    """Keep hashes, inside a transaction that has read what they are of."""
    for statement in SCHEMA:
        db.execute(statement)
    db.executemany("INSERT OR REPLACE INTO digests VALUES (?, ?)", found.items())


def _rows(
    db: sqlite3.Connection, table: str, keys: Iterable[int] | None
) -> Iterator[tuple[int, Iterable[Row]]]:
    """Yield the rows of each article, or of those with some keys, in the order of keys."""
    if keys is None:
        # Keys come first, so this is the order on the disk.
        every: Iterator[Any] = db.execute(f"SELECT * FROM {table} ORDER BY 1, 2, 3, 4")  # noqa: S608 -- a field of Rows
        yield from groupby(every, key=itemgetter(0))
        return
    column = "key" if table == "articles" else "article"
    for key in keys:
        rows = db.execute(
            f"SELECT * FROM {table} WHERE {column} = ? ORDER BY 1, 2, 3, 4",  # noqa: S608 -- names above
            (key,),
        ).fetchall()
        if rows:
            yield key, rows
