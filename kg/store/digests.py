"""Hashes of what articles say, kept until something of that changes.

Triggers of the file itself forget the hash of an article of which a row comes, changes or goes,
whoever does that, with whatever program. So a hash that is there is that of the rows.
"""

import hashlib
import marshal
import sqlite3
from collections.abc import Iterable, Iterator

from kg.store.rows import Rows

_KEYS = {"articles": "key"} | dict.fromkeys(Rows._fields, "article")
_QUERIES = {
    table: f"SELECT * FROM {table} WHERE {key} = ? ORDER BY 1, 2, 3, 4"  # noqa: S608 -- names above
    for table, key in _KEYS.items()
}
_SIZE = 16  # bytes of a hash


def _triggers() -> Iterator[str]:
    for table, key in _KEYS.items():
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


def of(db: sqlite3.Connection, keys: Iterable[int]) -> dict[int, bytes]:
    """Return the hashes of what articles say now, by their keys."""
    found = {}
    for key in keys:
        value = b""
        for table, query in _QUERIES.items():
            if rows := db.execute(query, (key,)).fetchall():
                # Version 2 of the format depends on values only.
                data = marshal.dumps((value, table, rows), 2)
                value = hashlib.blake2b(data, digest_size=_SIZE).digest()
        found[key] = value
    return found


def keep(db: sqlite3.Connection, found: dict[int, bytes]) -> None:
    """Keep hashes, inside a transaction that has read what they are of."""
    for statement in SCHEMA:
        db.execute(statement)
    db.executemany("INSERT OR REPLACE INTO digests VALUES (?, ?)", found.items())
