"""Adds articles to a store: reads what is new, extracts it, and keeps each article whole."""

import os
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
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
    from kg.pipeline.plugins import Plugin
    from kg.sources import Keeper, Reader
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
    jobs: int = 1  # processes that extract; a single one is this one
    # Also a single one is another, which ends with its memory when all is added: the model and
    # the network hold 830 MB, and no call gives more than half of that back.
    apart: bool = False
    cluster: "tuple[Callable[[], Executor], int] | None" = None  # what starts it, its workers


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


@dataclass(slots=True)
class _Batch:
    """Articles and markers in the order of reading; ``todo`` are the articles to extract."""

    items: "list[_Item | Finished]" = field(default_factory=list)
    todo: list[Article] = field(default_factory=list)
    characters: int = 0

    def is_full(self) -> bool:
        return (
            len(self.todo) >= work.BATCH
            or self.characters >= work.MOST_CHARACTERS
            or len(self.items) >= _MOST_ITEMS
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Item:
    article: Article
    origin: str
    outcome: Outcome
    extract: bool = False
    message: str = ""


def add(
    store: "Store",
    read: "Callable[[OnError, Keeper], Iterator[Article]]",
    plan: Plan,
    *,
    columns: Mapping[str, str] | None = None,
    on_error: OnError,
) -> Iterator[Added]:
    """Add articles to a store, in the order of reading; yield each when it is stored.

    An article that was extracted before is not extracted again, and a file whose bytes did
    not change is not read again. A file that gives other articles than before loses the old
    ones. What fails is told to ``on_error`` and kept with the errors of the store. ``read``
    starts :func:`kg.read` with the two arguments given to it, by ``columns``.
    """
    if plan.fresh:
        store.clear_errors()
    origins = Origins(store, plugins.sources(), columns=columns, fresh=plan.fresh)
    articles = read(partial(_told, store, origins, on_error), origins.keep)
    met: list[str] | None = [] if plan.fresh else None

    def items() -> "Iterator[_Item | Finished]":
        for article in articles:
            yield from origins.finished()
            yield _item(store, article, origins.of(article), plan)
        yield from origins.finished()

    for one in _done(store, _batches(items()), origins, plan, on_error):
        if met is not None:
            met.append(one.article.id)
        yield one
    if met is not None:
        store.keep_only(met)


def redo(store: "Store", plan: Plan, *, on_error: OnError) -> Iterator[Added]:
    """Extract again every article of a store that another toolchain extracted.

    Nothing is read again: the store has the texts.
    """
    ids = [id_ for id_, _ in store.stale(plan.toolchain.value)]
    origins = Origins(store, {})
    items = (
        _Item(article=article, origin="", outcome=Outcome.REDONE, extract=True)
        for article in store.articles(ids)
    )
    yield from _done(store, _batches(items), origins, plan, on_error)


def _results(batches: Iterable[list[Article]], plan: Plan) -> Iterator[work.Results]:
    call = partial(
        work.extract_batch, model=plan.toolchain.model, extractors=plan.toolchain.extractors
    )
    if plan.cluster is not None:
        start, workers = plan.cluster
        return work.extracted(batches, call, start=start, window=2 * workers + 2)
    if plan.jobs > 1 or plan.apart:
        start = work.processes(plan.jobs)
        return work.extracted(batches, call, start=start, window=2 * plan.jobs + 1)
    return work.extracted(batches, call)


def _batches(items: "Iterable[_Item | Finished]") -> Iterator[_Batch]:
    """Put articles and the ends of files into batches, in their order."""
    batch = _Batch()
    for item in items:
        batch.items.append(item)
        if isinstance(item, Finished):
            continue
        if item.extract:
            batch.todo.append(item.article)
            batch.characters += len(item.article.text)
        if batch.is_full():
            yield batch
            batch = _Batch()
    yield batch


def _done(
    store: "Store",
    batches: Iterable[_Batch],
    origins: Origins,
    plan: Plan,
    on_error: OnError,
) -> Iterator[Added]:
    under_way: deque[_Batch] = deque()

    def todo() -> Iterator[list[Article]]:
        for batch in batches:
            under_way.append(batch)
            yield batch.todo

    for results in _results(todo(), plan):
        yield from _stored(store, under_way.popleft(), results, origins, plan, on_error)


def _item(store: "Store", article: Article, origin: str, plan: Plan) -> _Item:
    item = partial(_Item, article=article, origin=origin)
    if store.removed(article.citation):
        return item(outcome=Outcome.REMOVED)
    known = store.known(article.id)
    if known is None:
        return item(outcome=Outcome.NEW, extract=True)
    if plan.fresh or known.digest != digest(article):
        return item(outcome=Outcome.REDONE, extract=True)
    if known.toolchain != plan.toolchain.value:
        if not plan.keep or not same_choice(known.toolchain, plan.toolchain.value):
            return item(outcome=Outcome.REDONE, extract=True)
        return item(outcome=Outcome.KEPT, message=known.message)
    if known.message and plan.retry:
        return item(outcome=Outcome.REDONE, extract=True)
    return item(outcome=Outcome.UNCHANGED, message=known.message)


def _stored(
    store: "Store",
    batch: _Batch,
    results: work.Results,
    origins: Origins,
    plan: Plan,
    on_error: OnError,
) -> Iterator[Added]:
    """Store a batch in its order; yield the articles that are in the store then."""
    waiting = iter(results)
    for item in batch.items:
        if isinstance(item, Finished):
            store.finish_reading(item.origin, origins.state(item), item.articles)
            continue
        result = next(waiting) if item.extract else None
        message = result.message if isinstance(result, Failed) else item.message
        try:
            if not message:
                yield _kept(store, item, result, plan)
                language = steps.language_error(item.article)
                if language is not None:
                    on_error(language)
                if item.outcome is Outcome.REMOVED:
                    origins.spoil(item.origin)  # told again, and restored when asked
                    continue
                origins.stored(item.article.id, item.origin)
                continue
        except UnsoundError as error:
            message = str(error)
        citation = item.article.citation
        failure = Failure(
            source=citation.source, name=citation.name, article=citation.id, message=message
        )
        store.fail(
            failure,
            origin=item.origin,
            digest=digest(item.article),
            toolchain=plan.toolchain.value,
        )
        origins.spoil(item.origin)
        on_error(KGError(message))


def _kept(
    store: "Store", item: _Item, result: "Extraction | Failed | None", plan: Plan
) -> Added:
    article, extraction = item.article, None if isinstance(result, Failed) else result
    if extraction is not None:
        store.put(
            article,
            extraction,
            digest=digest(article),
            toolchain=plan.toolchain.value,
            origin=item.origin,
        )
    elif item.outcome is not Outcome.REMOVED:
        store.meet(article.citation, origin=item.origin)
    return Added(article=article, outcome=item.outcome, extraction=extraction)


def _told(store: "Store", origins: Origins, on_error: OnError, error: KGError) -> None:
    """Keep what could not be read with the errors of the store, and tell it."""
    name = str(error).partition(": ")[0]
    failure = Failure(source=name, name=name, article="", message=str(error))
    store.fail(failure, origin=origins.noted(error) or name)
    on_error(error)
