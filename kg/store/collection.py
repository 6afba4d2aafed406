"""The store: articles with what they say, added and removed one at a time, each whole."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import Self

from kg.model import Article, Citation, Extraction
from kg.store import digests, schema
from kg.store.connection import connect, locked, told
from kg.store.contents import Contents, Failure, Target
from kg.store.digests import sealed
from kg.store.rows import (
    Rows,
    citation_of,
    citation_text,
    hints_text,
    rows_of,
    signature_bytes,
)

FILE = "kg.sqlite"
"""Name of the store beside the outputs that are written from it."""


class Store(Contents):
    """A collection of articles in one SQLite file, with what extractors read in each.

    Every method that writes is one transaction: after a kill, an article is there with all it
    says, or not at all. Only one process writes at a time; others may read meanwhile.

    Args:
        path: The file. For writing it is made where it is not there.
        write: Whether to change it.
        on_wait: Called once where another process writes it, before waiting for that.

    Raises:
        KGError: If the file cannot be opened, is no store, or the disk is full.
    """

    def __init__(
        self, path: Path, *, write: bool = False, on_wait: Callable[[], None] | None = None
    ) -> None:
        self.path = path
        with ExitStack() as held:
            if write:
                held.enter_context(locked(path, on_wait=on_wait))
            self._db = held.enter_context(closing(connect(path, write=write)))
            self._held = held.pop_all()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; SQLite puts the log into it and removes the log."""
        self._held.close()

    # ------------------------------------------------------------------------- writing

    def put(
        self,
        article: Article,
        extraction: Extraction,
        *,
        digest: str,
        toolchain: str,
        origin: str,
    ) -> None:
        """Add an article with what it says, in the place of an older reading of it.

        ``origin`` is the file or the address that it was read from, "" where it was not read.

        Raises:
            UnsoundError: If the extraction's words are not the text's.
            KGError: If it cannot be written.
        """
        rows = rows_of(extraction, article.text)
        with self._transaction():
            self._db.execute("DELETE FROM errors WHERE article = ?", (article.id,))
            self._db.execute(
                "DELETE FROM errors WHERE (origin, name, article) = (?, ?, '')",
                (origin, origin),
            )
            values = {
                "id": article.id,
                "sha256": article.citation.sha256,
                "digest": digest,
                "toolchain": self._toolchain(toolchain),
                **_cited(article.citation),
                "furniture": json.dumps(article.furniture),
                "headline": json.dumps(article.headline),
                "signature": signature_bytes(extraction),
                "hints": hints_text(extraction),
                "text": article.text,
            }
            columns, marks = ", ".join(values), ", ".join("?" * len(values))
            new = ", ".join(f"excluded.{name}" for name in values)
            ((key,),) = self._db.execute(
                f"INSERT INTO articles ({columns}) VALUES ({marks}) "  # noqa: S608 -- names above
                f"ON CONFLICT (id) DO UPDATE SET ({columns}) = ({new}) RETURNING key",
                tuple(values.values()),
            ).fetchall()
            for table, found in zip(Rows._fields, rows, strict=True):
                self._db.execute(f"DELETE FROM {table} WHERE article = ?", (key,))  # noqa: S608 -- a field of Rows
                if found:
                    marks = ", ".join("?" * (len(found[0]) + 1))
                    self._db.executemany(
                        f"INSERT INTO {table} VALUES ({marks})",  # noqa: S608 -- a field of Rows
                        ((key, *row) for row in found),
                    )
            if origin:
                self._hold(origin, key)

    def meet(self, citation: Citation, *, origin: str) -> None:
        """Note that an article was met again; what it says stays.

        Of two citations of one text the first in the alphabet stays, unless the new one is from
        the same place and so tells the news of it. That makes no difference of the order.
        """
        row = self._row("SELECT key, citation FROM articles WHERE id = ?", citation.id)
        if row is None:
            return
        key, text = row
        known = citation_of(text)
        better = citation.source == known.source or citation < known
        if better and citation != known:
            values = _cited(citation)
            columns, marks = ", ".join(values), ", ".join("?" * len(values))
            with self._transaction():
                self._db.execute(
                    f"UPDATE articles SET ({columns}) = ({marks}) WHERE key = ?",  # noqa: S608 -- names below
                    (*values.values(), key),
                )
                self._hold(origin, key)
        elif not self._row(
            "SELECT 1 FROM holdings JOIN origins ON origins.key = origin "
            "WHERE article = ? AND name = ?",
            key,
            origin,
        ):
            with self._transaction():
                self._hold(origin, key)

    def fail(
        self, failure: Failure, *, origin: str, digest: str = "", toolchain: str = ""
    ) -> None:
        """Keep what was left out; an older reading of the article goes."""
        with self._transaction():
            if failure.article:
                self._db.execute("DELETE FROM articles WHERE id = ?", (failure.article,))
                self._db.execute("DELETE FROM errors WHERE article = ?", (failure.article,))
            self._db.execute(
                "INSERT OR REPLACE INTO errors VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    *(origin, failure.name, failure.article, failure.source, digest),
                    *(self._toolchain(toolchain) if toolchain else None, failure.message),
                ),
            )

    def begin_reading(self, origin: str) -> None:
        """Forget the errors of reading a file, which is about to be read again."""
        with self._transaction():
            self._db.execute("DELETE FROM errors WHERE origin = ? AND article = ''", (origin,))

    def finish_reading(self, origin: str, state: str, articles: Iterable[str]) -> int:
        """Note that a file was read to its end: what it held before and not now, goes.

        ``state`` is its hash and reader; "" reads it again next time. Returns the number of
        articles that no other origin holds and that are gone.
        """
        with self._transaction():
            key = self._origin(origin)
            self._db.execute("UPDATE origins SET state = ? WHERE key = ?", (state, key))
            now = set(articles)
            gone = sorted(set(self.held(origin)) - now)
            failed = self._rows(
                "SELECT article FROM errors WHERE origin = ? AND article != ''", origin
            )
            settled = {id_ for (id_,) in failed} - now
            self._db.executemany(
                "INSERT OR IGNORE INTO holdings SELECT ?, key FROM articles WHERE id = ?",
                ((key, id_) for id_ in sorted(now)),
            )
            self._db.executemany(
                "DELETE FROM holdings WHERE origin = ? AND article = "
                "(SELECT key FROM articles WHERE id = ?)",
                ((key, id_) for id_ in gone),
            )
            self._db.executemany(
                "DELETE FROM errors WHERE origin = ? AND article = ?",
                ((origin, id_) for id_ in settled),
            )
            return self._db.executemany(
                "DELETE FROM articles WHERE id = ? AND NOT EXISTS "
                "(SELECT 1 FROM holdings WHERE article = articles.key)",
                ((id_,) for id_ in gone),
            ).rowcount

    def keep_only(self, articles: Iterable[str]) -> int:
        """Remove all articles but these, and other files; return how many articles are gone."""
        with self._transaction():
            self._db.execute("CREATE TEMP TABLE kept (id TEXT PRIMARY KEY) WITHOUT ROWID")
            self._db.executemany(
                "INSERT OR IGNORE INTO kept VALUES (?)", ((id_,) for id_ in articles)
            )
            gone = self._db.execute(
                "DELETE FROM articles WHERE id NOT IN (SELECT id FROM kept)"
            ).rowcount
            self._db.execute(
                "DELETE FROM origins WHERE key NOT IN (SELECT origin FROM holdings)"
            )
            self._db.execute("DROP TABLE kept")
            return gone

    def clear_errors(self) -> None:
        """Forget every error."""
        with self._transaction():
            self._db.execute("DELETE FROM errors")

    def set(self, name: str, value: str) -> None:
        """Keep a setting."""
        with self._transaction():
            self._db.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", (name, value))

    def keep_work(self, version: str, values: Mapping[str, bytes]) -> None:
        """Keep what the next build need not do again, and forget what other versions kept."""
        with self._transaction():
            self._db.execute(schema.WORK)
            self._db.execute("DELETE FROM work WHERE version != ?", (version,))
            self._db.executemany(
                "INSERT OR REPLACE INTO work VALUES (?, ?, ?)",
                ((name, version, sealed(value)) for name, value in values.items()),
            )

    def digests(self) -> dict[str, str]:
        """Return a hash of all that each article says, by its id.

        It is of the rows themselves (.07 ms an article), and kept until they change. By the key
        of its toolchain an article that another version extracted is another one too.
        """
        with self._transaction():
            known = digests.known(self._db)
            articles = list(self._rows("SELECT key, id FROM articles"))
            found = digests.of(self._db, (key for key, _ in articles if key not in known))
            if found:
                digests.keep(self._db, found)
            known |= found
            return {id_: known[key].hex() for key, id_ in articles}

    def remove(self, targets: Iterable[Target]) -> list[Citation]:
        """Remove articles, which are not to come back; return their citations, sorted."""
        gone: set[Citation] = set()
        with self._transaction():
            for kind, value in targets:
                column = "id" if kind == "article" else kind
                found = self._rows(f"SELECT citation FROM articles WHERE {column} = ?", value)  # noqa: S608 -- of Target
                gone.update(citation_of(citation) for (citation,) in found)
                # A file that held it is read again, so that what is missing is told.
                self._db.execute(
                    "UPDATE origins SET state = '' WHERE key IN (SELECT origin FROM holdings "  # noqa: S608 -- of Target
                    f"JOIN articles ON articles.key = article WHERE {column} = ?)",
                    (value,),
                )
                self._db.execute(f"DELETE FROM articles WHERE {column} = ?", (value,))  # noqa: S608 -- of Target
                if kind == "article":
                    self._db.execute("DELETE FROM errors WHERE article = ?", (value,))
                self._db.execute("INSERT OR IGNORE INTO removals VALUES (?, ?)", (kind, value))
            if self._row("SELECT 1 FROM sqlite_schema WHERE name = 'work'"):
                # It may name persons of what is gone.
                self._db.execute("DELETE FROM work WHERE name = ?", (schema.RESOLUTION,))
        return sorted(gone)

    def restore_all(self) -> None:
        """Let what was removed come back when it is added again."""
        with self._transaction():
            self._db.execute("DELETE FROM removals")

    # -------------------------------------------------------------------------- inside

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with told(self.path):
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise

    def _toolchain(self, value: str) -> int:
        self._db.execute("INSERT OR IGNORE INTO toolchains (value) VALUES (?)", (value,))
        return int(self._one("SELECT key FROM toolchains WHERE value = ?", value)[0])

    def _origin(self, name: str) -> int:
        self._db.execute("INSERT OR IGNORE INTO origins (name, state) VALUES (?, '')", (name,))
        return int(self._one("SELECT key FROM origins WHERE name = ?", name)[0])

    def _hold(self, origin: str, article: int) -> None:
        self._db.execute(
            "INSERT OR IGNORE INTO holdings VALUES (?, ?)", (self._origin(origin), article)
        )


def _cited(citation: Citation) -> dict[str, str]:
    names = ("name", "source", "title", "url", "outlet", "published")
    values = {name: getattr(citation, name) for name in names}
    return values | {"citation": citation_text(citation)}
