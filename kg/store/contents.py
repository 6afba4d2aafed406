"""What a store holds: the reading half of :class:`~kg.store.collection.Store`."""

import sqlite3
from collections.abc import Callable, Collection, Container, Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Literal, NamedTuple

from kg.errors import KGError
from kg.model import Article, Citation, identify
from kg.outline import Outline, Printing
from kg.store import digests
from kg.store.connection import DAMAGED, sound, told
from kg.store.rows import (
    Row,
    Rows,
    article_of,
    citation_of,
    linked,
    outline_of,
)


class Known(NamedTuple):
    """What a store has of an article."""

    digest: str  # of all that an extractor reads of it
    toolchain: str  # that extracted it
    message: str  # why it was left out, or "" where it was extracted


class Failure(NamedTuple):
    """What was left out, and why."""

    source: str  # where it was read from
    name: str  # short name of the article, or "" where none could be read
    article: str  # its id, or ""
    message: str  # one line


class Target(NamedTuple):
    """What to remove: the article with an id, those of a URL, or those of an outlet."""

    kind: Literal["article", "url", "outlet"]
    value: str


class Contents:
    """Answers questions about a store."""

    path: Path
    _db: sqlite3.Connection

    def __len__(self) -> int:
        (count,) = self._one("SELECT count(*) FROM articles")
        return int(count)

    def known(self, article: str) -> Known | None:
        """Return what the store has of the article with an id, or None."""
        row = self._row(
            "SELECT digest, value, '' FROM articles "
            "JOIN toolchains ON toolchains.key = toolchain WHERE id = ? UNION ALL "
            "SELECT digest, coalesce(value, ''), message FROM errors "
            "LEFT JOIN toolchains ON key = toolchain WHERE article = ?",
            article,
            article,
        )
        return None if row is None else Known(*row)

    def articles(self, ids: Iterable[str]) -> Iterator[Article]:
        """Yield the articles with these ids as they were read, as far as they are stored."""
        query = "SELECT citation, text, furniture, headline FROM articles WHERE id = ?"
        for row in (row for id_ in ids for row in self._rows(query, id_)):
            with sound(self.path):
                article = article_of(*row)
            self._check(article.citation, article.text)
            yield article

    def outlines(self, named: Container[str] = ()) -> Iterator[Outline]:
        """Yield the outline of what each article says, in any order.

        What the articles with ids in ``named`` name, the caller knows.
        """
        known: dict[Row, Printing] = {}
        said = [self._in_turn(query) for query in _IN_TURN]
        for key, id_, citation, text, signature, hints in self._rows(
            "SELECT key, id, citation, text, signature, hints FROM articles ORDER BY key"
        ):
            facts, evidence, statements = (rows(key) for rows in said)
            mine = None if id_ in named else known
            with sound(self.path):
                some = linked(facts, statements) if mine is None else None
                rows = Rows(self._mentions(key, some), facts, evidence, statements)
                found = outline_of(citation, text, signature, hints, rows=rows, known=mine)
            self._check(found.said.citation, text)
            yield found

    def _mentions(self, key: int, numbers: Collection[int] | None) -> list[Row]:
        query = "SELECT * FROM mentions WHERE article = ?"
        if numbers is not None:
            query += f" AND number IN ({', '.join('?' * len(numbers))})"
        rows = self._rows(f"{query} ORDER BY number", key, *(numbers or ()))
        return [row[1:] for row in rows]

    def _in_turn(self, query: str) -> Callable[[int], list[Row]]:
        """Return what gives the rows of one article after the other, by ascending keys."""
        rows = groupby(self._rows(query), key=itemgetter(0))
        there, mine = next(rows, (None, iter(())))

        def of(key: int) -> list[Row]:
            nonlocal there, mine
            if there != key:
                return []
            found = [row[1:] for row in mine]
            there, mine = next(rows, (None, iter(())))
            return found

        return of

    def stale(self, toolchain: str) -> Iterator[tuple[str, str]]:
        """Yield article id and toolchain where another toolchain extracted, by id."""
        yield from self._rows(
            "SELECT id, value FROM articles JOIN toolchains ON toolchains.key = toolchain "
            "WHERE value != ? ORDER BY id",
            toolchain,
        )

    def errors(self) -> Iterator[Failure]:
        """Yield what was left out, by source, name and id."""
        query = "SELECT source, name, article, message FROM errors ORDER BY 1, 2, 3"
        return map(Failure._make, self._rows(query))

    def citations(self) -> Iterator[Citation]:
        """Yield the citations, by name and id of the article."""
        for (text,) in self._rows("SELECT citation FROM articles ORDER BY name, id"):
            yield self._citation(text)

    def called(self, name: str) -> list[Citation]:
        """Return the articles with an id, else a short name, else a source."""
        for column in ("id", "name", "source"):
            query = f"SELECT citation FROM articles WHERE {column} = ? ORDER BY id"  # noqa: S608 -- a name above
            if found := [self._citation(text) for (text,) in self._rows(query, name)]:
                return found
        return []

    def state(self, origin: str) -> str:
        """Return how a file was when it was last read to its end, or ""."""
        row = self._row("SELECT state FROM origins WHERE name = ?", origin)
        return "" if row is None else str(row[0])

    def held(self, origin: str) -> list[str]:
        """Return the ids of the articles that a file holds, as far as they are stored."""
        found = self._rows(
            "SELECT id FROM articles JOIN holdings ON holdings.article = articles.key "
            "JOIN origins ON origins.key = origin WHERE origins.name = ? ORDER BY id",
            origin,
        )
        return [id_ for (id_,) in found]

    def setting(self, name: str) -> str:
        """Return a setting, or ""."""
        row = self._row("SELECT value FROM settings WHERE name = ?", name)
        return "" if row is None else str(row[0])

    def work(self, name: str, version: str) -> bytes | None:
        """Return what a build has kept under a name.

        None where another version did, or where it is damaged: it is made again.
        """
        if not self._row("SELECT 1 FROM sqlite_schema WHERE name = 'work'"):
            return None
        row = self._row("SELECT value FROM work WHERE name = ? AND version = ?", name, version)
        return None if row is None else digests.opened(bytes(row[0]))

    def counts(self) -> dict[str, int]:
        """Return the number of rows of each table that a person asks for."""
        tables = ("articles", "mentions", "facts", "statements", "errors", "removals")
        return {name: self._one(f"SELECT count(*) FROM {name}")[0] for name in tables}  # noqa: S608 -- names above

    def toolchains(self) -> dict[str, int]:
        """Return how many articles each toolchain extracted."""
        return dict(
            self._rows(
                "SELECT value, count(*) FROM articles "
                "JOIN toolchains ON toolchains.key = toolchain GROUP BY value ORDER BY value"
            )
        )

    def outlets(self) -> list[tuple[str, int]]:
        """Return outlets with their number of articles, the most frequent first."""
        return list(
            self._rows(
                "SELECT outlet, count(*) AS n FROM articles GROUP BY outlet "
                "ORDER BY n DESC, outlet"
            )
        )

    def removed(self, citation: Citation) -> bool:
        """Return whether an article was removed, itself or with its URL or outlet."""
        row = self._row(
            "SELECT 1 FROM removals WHERE (kind = 'article' AND value = ?) "
            "OR (kind = 'url' AND value = ?) OR (kind = 'outlet' AND value = ?) LIMIT 1",
            citation.id,
            citation.url,
            citation.outlet,
        )
        return row is not None

    def _citation(self, text: str) -> Citation:
        with sound(self.path):
            return citation_of(text)

    def verify(self) -> None:
        """Raise a KGError where what an article says differs from the hash that was kept of it.

        It takes .07 ms an article.
        """
        with told(self.path):
            known = digests.known(self._db)
            now = digests.of(self._db, known)
        if now != known:
            raise KGError(f"{self.path}: {DAMAGED}")

    def _check(self, citation: Citation, text: str) -> None:
        """Raise a KGError where a text is not the one that was stored."""
        if identify(text)[1] != citation.sha256:
            raise KGError(f"{self.path}: {DAMAGED}")

    def _rows(self, query: str, *values: object) -> Iterator[Row]:
        with told(self.path):
            # A generator that ends early closes what it yields from: a cursor would then
            # complain that the database is closed already.
            yield from map(tuple, self._db.execute(query, values))

    def _row(self, query: str, *values: object) -> Row | None:
        with told(self.path):
            row: Row | None = self._db.execute(query, values).fetchone()
            return row

    def _one(self, query: str, *values: object) -> Row:
        row = self._row(query, *values)
        if row is None:
            raise KGError(f"{self.path}: {DAMAGED}")
        return row


# The first column is the article's key, and the order that of the disk.
_IN_TURN = tuple(
    f"SELECT * FROM {table} ORDER BY 1, 2, 3"  # noqa: S608 -- a field of Rows
    for table in Rows._fields[1:]
)
