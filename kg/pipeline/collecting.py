"""Adds articles to a store: reads what is new, extracts it, and keeps each article whole."""

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from itertools import tee
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import KGError, SourceError
from kg.model import Article
from kg.pipeline import plugins, steps, work
from kg.pipeline.toolchain import Toolchain, digest, reader_state, same_choice
from kg.pipeline.work import Failed
from kg.store import Failure, UnsoundError

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from kg.model import Extraction
    from kg.sources import Keeper
    from kg.store import Store

OnError = Callable[[KGError], None]

_MOST_ITEMS = 256  # articles that need no work and markers that a batch may hold besides


class Outcome(StrEnum):
    """What became of an article that was read."""

    NEW = "new"
    UNCHANGED = "unchanged"
    REDONE = "redone"
    KEPT = "kept"
    """Unchanged, though another toolchain extracted it."""
    REMOVED = "removed"
    """Left out, because ``kg remove`` took it out before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """An article that was read, and what became of it."""

    article: Article
    outcome: Outcome
    extraction: "Extraction | None" = None  # if it was extracted in this run


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How to add."""

    toolchain: Toolchain
    keep: bool = False  # leave what another version of the toolchain extracted as it is
    fresh: bool = False  # read and extract all again, and drop what is not met
    retry: bool = False  # extract again what failed before
    columns: Mapping[str, str] = field(default_factory=dict)  # of tables and JSON lines
    jobs: int = 1  # processes that extract; a single one is this one
    # Also a single one is another, which ends with its memory when all is added: the model and
    # the network hold 830 MB, and no call gives more than half of that back.
    apart: bool = False
    cluster: "tuple[Callable[[], Executor], int] | None" = None  # what starts it, its workers


def add(
    store: "Store",
    read: "Callable[[OnError, Keeper], Iterator[Article]]",
    plan: Plan,
    *,
    on_error: OnError,
) -> Iterator[Added]:
    """Add articles to a store, in the order of reading; yield each when it is stored.

    An article that was extracted before is not extracted again, and a file whose bytes did
    not change is not read again. A file that gives other articles than before loses the old
    ones. What fails is told to ``on_error`` and kept with the errors of the store. ``read``
    starts :func:`kg.read` with the two arguments given to it.
    """
    if plan.fresh:
        store.clear_errors()
    run = _Run(store, plan, on_error)
    met: list[str] = []
    for one in run.added(run.items(read)):
        if plan.fresh:
            met.append(one.article.id)
        yield one
    if plan.fresh:
        store.keep_only(met)


def redo(store: "Store", plan: Plan, *, on_error: OnError) -> Iterator[Added]:
    """Extract again every article of a store that another toolchain extracted.

    Nothing is read again: the store has the texts.
    """
    ids = [id_ for id_, _ in store.stale(plan.toolchain.value)]
    items = (
        _Item(article=article, origin="", outcome=Outcome.REDONE, extract=True)
        for article in store.articles(ids)
    )
    return _Run(store, plan, on_error).added(items)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Finished:
    """A file that was read to its end."""

    origin: str  # its name in the store
    state: str  # its hash and reader; "" where a part of it could not be read
    articles: tuple[str, ...]  # ids of all that it holds


@dataclass(frozen=True, slots=True, kw_only=True)
class _Item:
    """An article that was read, and what is to be done with it."""

    article: Article
    origin: str  # its file's name in the store, else its address or "-"
    outcome: Outcome
    extract: bool = False
    message: str = ""  # why it could not be extracted before


@dataclass(slots=True)
class _Batch:
    """Articles and ends of files in the order of reading; ``todo`` are to be extracted."""

    items: list[_Item | _Finished] = field(default_factory=list)
    todo: list[Article] = field(default_factory=list)
    characters: int = 0

    def is_full(self) -> bool:
        return (
            len(self.todo) >= work.BATCH
            or self.characters >= work.MOST_CHARACTERS
            or len(self.items) >= _MOST_ITEMS
        )


class _Run:
    """Reads, extracts and stores articles by one plan."""

    def __init__(self, store: "Store", plan: Plan, on_error: OnError) -> None:
        self._store = store
        self._plan = plan
        self._on_error = on_error
        self._readers = plugins.sources()
        self._file = ""  # that is being read, by its name in the store
        self._finished: list[_Finished] = []
        self._spoilt: set[str] = set()  # files to be read again: an article of them failed
        self._pages: defaultdict[str, list[str]] = defaultdict(list)

    # -------------------------------------------------------------------------- reading

    def items(
        self, read: "Callable[[OnError, Keeper], Iterator[Article]]"
    ) -> Iterator[_Item | _Finished]:
        """Yield each article that is read, and the end of each file after its articles."""
        for article in read(self._unreadable, self._keep):
            yield from self._ended()
            yield self._item(article, self._file or article.citation.source)
        yield from self._ended()

    def _ended(self) -> list[_Finished]:
        found, self._finished = self._finished, []
        return found

    def _keep(
        self, path: Path, read: Callable[[], Iterator[Article | SourceError]]
    ) -> Iterator[Article | SourceError]:
        """Yield what a file holds: from the store if it did not change, else by reading it."""
        self._file = name = self._name(path)
        reader = self._readers.get(path.suffix.lower())
        state = "" if reader is None else reader_state(path, reader, self._plan.columns)
        if state and not self._plan.fresh and self._store.state(name) == state:
            yield from self._store.articles(self._store.held(name))
        else:
            self._store.begin_reading(name)
            articles: dict[str, None] = {}
            for item in read():
                if isinstance(item, Article):
                    articles[item.id] = None
                else:
                    state = ""
                yield item
            if articles or state:  # a file that cannot be read at all keeps what it had
                self._finished.append(
                    _Finished(origin=name, state=state, articles=tuple(articles))
                )
        self._file = ""

    def _name(self, path: Path) -> str:
        """Return a file's path from the store's folder, so that both may move together."""
        try:
            return Path(os.path.relpath(path, self._store.path.parent)).as_posix()
        except ValueError:  # another drive
            return path.resolve().as_posix()

    def _unreadable(self, error: KGError) -> None:
        """Keep what could not be read with the errors of the store, and tell it."""
        name = str(error).partition(": ")[0]
        failure = Failure(source=name, name=name, article="", message=str(error))
        self._store.fail(failure, origin=self._file or name)
        self._on_error(error)

    def _item(self, article: Article, origin: str) -> _Item:
        item = partial(_Item, article=article, origin=origin)
        if self._store.removed(article.citation):
            return item(outcome=Outcome.REMOVED)
        known, now = self._store.known(article.id), self._plan.toolchain.value
        if known is None:
            return item(outcome=Outcome.NEW, extract=True)
        if self._plan.fresh or known.digest != digest(article):
            return item(outcome=Outcome.REDONE, extract=True)
        if known.toolchain != now:
            if not self._plan.keep or not same_choice(known.toolchain, now):
                return item(outcome=Outcome.REDONE, extract=True)
            return item(outcome=Outcome.KEPT, message=known.message)
        if known.message and self._plan.retry:
            return item(outcome=Outcome.REDONE, extract=True)
        return item(outcome=Outcome.UNCHANGED, message=known.message)

    # ----------------------------------------------------------------- extracting, storing

    def added(self, items: Iterable[_Item | _Finished]) -> Iterator[Added]:
        """Extract and store articles; yield those that are in the store then."""
        plan = self._plan
        call = partial(
            work.extract_batch,
            model=plan.toolchain.model,
            extractors=plan.toolchain.extractors,
        )
        start, window = None, 1
        if plan.cluster is not None:
            start, workers = plan.cluster
            window = 2 * workers + 2
        elif plan.jobs > 1 or plan.apart:
            start, window = work.processes(plan.jobs), 2 * plan.jobs + 1
        batches, under_way = tee(_batches(items))
        every = work.extracted(
            (batch.todo for batch in batches), call, start=start, window=window
        )
        for results, batch in zip(every, under_way, strict=False):
            waiting = iter(results)
            for item in batch.items:
                if isinstance(item, _Finished):
                    state = "" if item.origin in self._spoilt else item.state
                    self._store.finish_reading(item.origin, state, item.articles)
                else:
                    yield from self._stored(item, next(waiting) if item.extract else None)

    def _stored(self, item: _Item, result: "Extraction | Failed | None") -> Iterator[Added]:
        """Store an article, or why it could not be extracted."""
        article, origin = item.article, item.origin
        message = result.message if isinstance(result, Failed) else item.message
        extraction = None if isinstance(result, Failed) else result
        if not message and extraction is not None:
            try:
                self._store.put(
                    article,
                    extraction,
                    digest=digest(article),
                    toolchain=self._plan.toolchain.value,
                    origin=origin,
                )
            except UnsoundError as error:
                message = str(error)
        if message:
            self._failed(item, message)
            return
        if extraction is None and item.outcome is not Outcome.REMOVED:
            self._store.meet(article.citation, origin=origin)
        yield Added(article=article, outcome=item.outcome, extraction=extraction)
        language = steps.language_error(article)
        if language is not None:
            self._on_error(language)
        if item.outcome is Outcome.REMOVED:
            self._spoilt.add(origin)  # told again, and restored when asked
        elif "://" in origin:  # a page that changed loses what it said before
            self._pages[origin].append(article.id)
            self._store.finish_reading(origin, "", self._pages[origin])

    def _failed(self, item: _Item, message: str) -> None:
        citation = item.article.citation
        self._store.fail(
            Failure(
                source=citation.source, name=citation.name, article=citation.id, message=message
            ),
            origin=item.origin,
            digest=digest(item.article),
            toolchain=self._plan.toolchain.value,
        )
        self._spoilt.add(item.origin)
        self._on_error(KGError(message))


def _batches(items: Iterable[_Item | _Finished]) -> Iterator[_Batch]:
    """Put articles and the ends of files into batches, in their order."""
    batch = _Batch()
    for item in items:
        batch.items.append(item)
        if isinstance(item, _Finished):
            continue
        if item.extract:
            batch.todo.append(item.article)
            batch.characters += len(item.article.text)
        if batch.is_full():
            yield batch
            batch = _Batch()
    yield batch
