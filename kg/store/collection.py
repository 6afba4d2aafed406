"""The store: articles with what they say, added and removed one at a time, each whole."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from kg.model import Article, Citation, Extraction
from kg.store import digests, removal, schema
from kg.store.connection import connect, locked, told
from kg.store.contents import Contents, Failure
from kg.store.digests import sealed
from kg.store.rows import (
    Row,
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
        self._lock = locked(path, on_wait=on_wait) if write else None
        if self._lock is not None:
            self._lock.__enter__()
        try:
            self._db = connect(path, write=write)
        except BaseException:
            self._unlock()
            raise
        self._toolchains: dict[str, int] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; SQLite puts the log into it and removes the log."""
        try:
            self._db.close()
        finally:
            self._unlock()

    def _unlock(self) -> None:
        if self._lock is not None:
            self._lock.__exit__(None, None, None)
            self._lock = None

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
            old = self._row("SELECT key FROM articles WHERE id = ?", article.id)
            if old is not None:
                self._clear(old[0])
            cited = article.citation
            values = (
                *(article.id, cited.sha256, digest, self._toolchain(toolchain), cited.name),
                *(cited.source, cited.title, cited.url, cited.outlet, cited.published),
                *(citation_text(cited), json.dumps(article.furniture)),
                *(json.dumps(article.headline), signature_bytes(extraction)),
                *(hints_text(extraction), article.text),
            )
            if old is None:
                key = self._insert(values)
            else:
                key = old[0]
                self._db.execute(
                    "UPDATE articles SET (id, sha256, digest, toolchain, name, source, title, "
                    "url, outlet, published, citation, furniture, headline, signature, hints, "
                    "text) = "
                    "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) WHERE key = ?",
                    (*values, key),
                )
            self._fill(key, rows)
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
            with self._transaction():
                self._db.execute(
                    "UPDATE articles SET (name, source, title, url, outlet, published, "
                    "citation) = (?, ?, ?, ?, ?, ?, ?) WHERE key = ?",
                    (
                        *(citation.name, citation.source, citation.title, citation.url),
                        *(citation.outlet, citation.published, citation_text(citation), key),
                    ),
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

        Args:
            origin: The file as it was named.
            state: Its hash and reader; "" reads it again next time.
            articles: Ids of all that it holds.

        Returns:
            The number of articles that no other origin holds and that are gone.
        """
        with self._transaction():
            key = self._origin(origin)
            self._db.execute("UPDATE origins SET state = ? WHERE key = ?", (state, key))
            before = set(self.held(origin))
            failed = self._rows(
                "SELECT article FROM errors WHERE origin = ? AND article != ''", origin
            )
            wrong = {id_ for (id_,) in failed}
            for id_ in articles:
                before.discard(id_)
                wrong.discard(id_)
                row = self._row("SELECT key FROM articles WHERE id = ?", id_)
                if row is not None:
                    self._hold(origin, row[0])
            for id_ in sorted(before):
                self._db.execute(
                    "DELETE FROM holdings WHERE origin = ? AND article = "
                    "(SELECT key FROM articles WHERE id = ?)",
                    (key, id_),
                )
            for id_ in wrong:
                self._db.execute(
                    "DELETE FROM errors WHERE origin = ? AND article = ?", (origin, id_)
                )
            return self._drop_unheld(sorted(before))

    def keep_only(self, articles: Iterable[str]) -> int:
        """Remove every article but these, and what is known of other files.

        Returns:
            The number of articles that are gone.
        """
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
        """Keep what the next build need not do again, and forget what other versions kept.

        Args:
            version: Of all that made it.
            values: By name.
        """
        with self._transaction():
            self._db.execute(schema.WORK)
            self._db.execute("DELETE FROM work WHERE version != ?", (version,))
            self._db.executemany(
                "INSERT OR REPLACE INTO work VALUES (?, ?, ?)",
                ((name, version, sealed(value)) for name, value in values.items()),
            )

    def digests(self) -> dict[str, str]:
        """Return a hash of all that each article says, by its id, and keep those found now."""
        if self._lock is None:
            return super().digests()
        with told(self.path):
            known = digests.known(self._db)
            if len(known) == len(self):
                return self._by_id(known)
        with self._transaction():
            known = digests.known(self._db)
            found = digests.missing(self._db, known)
            digests.keep(self._db, found)
            return self._by_id(known | found)

    def remove(self, targets: Iterable[removal.Target]) -> list[Citation]:
        """Remove articles and remember that they are not to come back.

        Returns:
            The citations of what is gone, sorted.
        """
        with self._transaction():
            return removal.remove(self._db, targets)

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

    def _insert(self, values: Row) -> int:
        cursor = self._db.execute(
            "INSERT INTO articles (id, sha256, digest, toolchain, name, source, title, url, "
            "outlet, published, citation, furniture, headline, signature, hints, text) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            values,
        )
        return int(cursor.lastrowid or 0)

    def _fill(self, key: int, rows: Rows) -> None:
        for table, found in zip(Rows._fields, rows, strict=True):
            if found:
                marks = ", ".join("?" * (len(found[0]) + 1))
                self._db.executemany(
                    f"INSERT INTO {table} VALUES ({marks})",  # noqa: S608 -- a field of Rows
                    ((key, *row) for row in found),
                )

    def _clear(self, key: int) -> None:
        for table in Rows._fields:
            self._db.execute(f"DELETE FROM {table} WHERE article = ?", (key,))  # noqa: S608 -- a field of Rows

    def _toolchain(self, value: str) -> int:
        row = self._row("SELECT key FROM toolchains WHERE value = ?", value)
        if row is None:
            cursor = self._db.execute("INSERT INTO toolchains (value) VALUES (?)", (value,))
            return int(cursor.lastrowid or 0)
        return int(row[0])

    def _origin(self, name: str) -> int:
        row = self._row("SELECT key FROM origins WHERE name = ?", name)
        if row is None:
            cursor = self._db.execute(
                "INSERT INTO origins (name, state) VALUES (?, '')", (name,)
            )
            return int(cursor.lastrowid or 0)
        return int(row[0])

    def _hold(self, origin: str, article: int) -> None:
        self._db.execute(
            "INSERT OR IGNORE INTO holdings VALUES (?, ?)", (self._origin(origin), article)
        )

    def _drop_unheld(self, ids: list[str]) -> int:
        gone = 0
        for id_ in ids:
            gone += self._db.execute(
                "DELETE FROM articles WHERE id = ? AND NOT EXISTS "
                "(SELECT 1 FROM holdings WHERE article = articles.key)",
                (id_,),
            ).rowcount
        return gone
