"""Remembers which file gave which articles, and passes over files that did not change."""

import os
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import KGError, SourceError
from kg.model import Article
from kg.pipeline.toolchain import reader_state

if TYPE_CHECKING:
    from kg.pipeline.plugins import Plugin
    from kg.sources import Reader
    from kg.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """A file that was read to its end."""

    origin: str  # its name in the store
    state: str  # its hash and reader; "" where a part of it could not be read
    articles: tuple[str, ...]  # ids of all that it holds


class Origins:
    """Stands between files and their readers; ``fresh`` reads every file, changed or not."""

    def __init__(
        self,
        store: "Store",
        readers: "Mapping[str, Plugin[Reader]]",
        *,
        columns: Mapping[str, str] | None = None,
        fresh: bool = False,
    ) -> None:
        self._store = store
        self._readers = readers
        self._columns = columns or {}
        self._fresh = fresh
        self._of: dict[str, str] = {}
        self._finished: list[Finished] = []
        self._noted: dict[int, tuple[KGError, str]] = {}
        self._spoilt: set[str] = set()
        self._pages: defaultdict[str, list[str]] = defaultdict(list)

    def of(self, article: Article) -> str:
        """Return the name of what gave an article: its file, else its address or "-"."""
        return self._of.pop(article.id, article.citation.source)

    def finished(self) -> list[Finished]:
        """Return the files that ended since the last call."""
        found, self._finished = self._finished, []
        return found

    def noted(self, error: KGError) -> str:
        """Return the file that an error of reading is about, or ""."""
        return self._noted.pop(id(error), (error, ""))[1]

    def spoil(self, origin: str) -> None:
        """Note that an article of a file failed, so that the file is read again."""
        self._spoilt.add(origin)

    def state(self, file: Finished) -> str:
        """Return the state to keep of a file; "" if it is to be read again."""
        return "" if file.origin in self._spoilt else file.state

    def stored(self, article: str, origin: str) -> None:
        """Note an article that is stored: a page that changed loses what it said before."""
        if "://" in origin:
            self._pages[origin].append(article)
            self._store.finish_reading(origin, "", self._pages[origin])

    def keep(
        self, path: Path, read: Callable[[], Iterator[Article | SourceError]]
    ) -> Iterator[Article | SourceError]:
        """Yield what a file holds: from the store if it did not change, else by reading it."""
        name, state = self._name(path), self._state(path)
        if state and not self._fresh and self._store.state(name) == state:
            for article in self._store.articles(self._store.held(name)):
                self._of[article.id] = name
                yield article
            return
        self._store.begin_reading(name)
        articles: list[str] = []
        wrong = False
        for item in read():
            if isinstance(item, Article):
                articles.append(item.id)
                self._of.setdefault(item.id, name)
            else:
                wrong = True
                self._noted[id(item)] = (item, name)
            yield item
        if articles or not wrong:  # a file that cannot be read at all keeps what it had
            found = tuple(dict.fromkeys(articles))
            self._finished.append(
                Finished(origin=name, state="" if wrong else state, articles=found)
            )

    def _state(self, path: Path) -> str:
        reader = self._readers.get(path.suffix.lower())
        try:
            return "" if reader is None else reader_state(path, reader, self._columns)
        except OSError:
            return ""  # its reader says what is wrong

    def _name(self, path: Path) -> str:
        """Return a file's path from the store's folder, so that both may move together."""
        try:
            return Path(os.path.relpath(path, self._store.path.parent)).as_posix()
        except ValueError:  # another drive
            return path.resolve().as_posix()
