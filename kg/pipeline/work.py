"""Extracts batches of articles: here, in processes of this machine, or on a cluster.

One function of one batch (:func:`extract_batch`) runs behind the ``concurrent.futures`` seam.
A bounded window of batches is under way, and results come in the order of the batches, so the
number of processes changes neither bytes nor memory. A batch that fails as a whole, because it
killed its process or took all memory, is cut in halves until the guilty article is alone: that
one is a :class:`Failed`, the others are done. On a cluster, another worker takes the batches of
one that dies; results replace an article whole, so one that is extracted twice is stored once.
"""

import os
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import islice, tee
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from kg.errors import KGError, without_extra
from kg.pipeline import plugins, steps
from kg.pipeline.toolchain import Toolchain, toolchain

if TYPE_CHECKING:
    from distributed import Client

    from kg.model import Article, Extraction

BATCH = 16
"""Articles of a batch: about a second of work. More make spaCy no faster (decision 0017)."""

MOST_CHARACTERS = 400_000
"""Code points of a batch: so many bound the memory of a worker, about 1 GB at most."""


_SECONDS = 20  # to wait for a scheduler, and for the first worker

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """An article that could not be extracted, and why, in one line."""

    message: str


Batch: TypeAlias = "Sequence[Article]"
Results: TypeAlias = "list[Extraction | Failed]"
Work: TypeAlias = Callable[[Batch], Results]


def extract_batch(
    articles: Batch, model: str | None = None, extractors: tuple[str, ...] = ()
) -> Results:
    """Return what each article says, in their order: all that a worker does.

    The arguments are those of :func:`kg.pipeline.extract_articles`, with names of extractors. A
    KGError says that one of these cannot be loaded, whatever the article.
    """
    chosen = plugins.chosen(extractors)

    def result(article: "Article") -> "Extraction | Failed":
        refused: list[KGError] = []
        try:
            found = steps.extract_articles(
                [article], model=model, extractors=chosen, on_error=refused.append
            )
            return next(found, None) or Failed(message=str(refused[0]))
        except KGError:
            raise
        except Exception as error:  # a bug in one article must not cost the others
            return Failed(message=_bug(article, error))

    return [result(article) for article in articles]


def extracted(
    batches: Iterable[Batch],
    work: Work,
    *,
    start: Callable[[], Executor] | None = None,
    window: int = 1,
) -> Iterator[Results]:
    """Yield the results of each batch, in the order of the batches.

    Args:
        batches: Taken as they are needed: never more than ``window`` ahead. For one without
            articles no process is started.
        work: What to do; for other processes it must be picklable. A KGError ends the run.
        start: Starts the processes; None works here.
        window: Batches under way at a time.
    """
    if start is None:
        for batch in batches:
            yield work(batch) if batch else []
        return
    with _Pool(start, work) as pool:
        waiting: deque[tuple[Batch, Future[Results]]] = deque()
        for batch in batches:
            waiting.append((batch, pool.submit(batch) if batch else _done([])))
            if len(waiting) >= window:
                yield _first(waiting, pool)
        while waiting:
            yield _first(waiting, pool)


def extract_all(
    articles: "Iterable[Article]",
    *,
    model: str | None,
    extractors: tuple[str, ...],
    jobs: int,
    on_error: "steps.OnError",
) -> "Iterator[Extraction]":
    """Find what each article says in several processes, in the order of the articles.

    The arguments are those of :func:`kg.pipeline.extract_articles`, with names of extractors.
    """
    rest = iter(articles)
    batches, under_way = tee(iter(lambda: list(islice(rest, BATCH)), []))
    call = partial(extract_batch, model=model, extractors=extractors)
    every = extracted(batches, call, start=processes(jobs), window=2 * jobs + 1)
    for results, batch in zip(every, under_way, strict=False):
        for article, found in zip(batch, results, strict=True):
            if isinstance(found, Failed):
                on_error(KGError(found.message))
                continue
            language = steps.language_error(article)
            if language is not None:
                on_error(language)
            yield found


def processes(jobs: int) -> Callable[[], Executor]:
    """Return what starts ``jobs`` processes on this machine.

    They are spawned, not forked: a fork would copy locks that the threads of the progress bar,
    of SQLite and of numerical libraries hold at that moment.
    """

    def start() -> Executor:
        from concurrent.futures import ProcessPoolExecutor
        from multiprocessing import get_context

        return ProcessPoolExecutor(
            max_workers=jobs, mp_context=get_context("spawn"), initializer=start_worker
        )

    return start


def start_worker() -> None:
    """Make a process of the pool ready: one thread of arithmetic, no life after its parent."""
    import signal
    from multiprocessing import connection, parent_process

    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    parent = parent_process()
    if parent is None:
        return

    def watch() -> None:
        connection.wait([parent.sentinel])
        os._exit(1)  # the parent was killed: nobody waits for results

    threading.Thread(target=watch, daemon=True).start()


class _Pool:
    """Processes that are started again when one of them dies."""

    def __init__(self, start: Callable[[], Executor], work: Work) -> None:
        self._start = start
        self._work = work
        self._executor = start()

    def __enter__(self) -> "_Pool":
        return self

    def __exit__(self, *_: object) -> None:
        self._executor.shutdown(wait=sys.exc_info()[0] is None, cancel_futures=True)

    def submit(self, batch: Batch) -> Future[Results]:
        try:
            return self._executor.submit(self._work, batch)
        except BrokenExecutor:  # it died while nobody waited for it
            self._again()
            return self._executor.submit(self._work, batch)

    def alone(self, batch: Batch) -> Results:
        """Do a batch with nothing beside it; cut it where it fails."""
        try:
            return self.submit(batch).result()
        except KGError:
            raise
        except CancelledError as error:  # by the cluster: no article did this
            raise KGError(
                "the cluster is gone: start it and run the same command again; what was "
                "extracted before is kept"
            ) from error
        except BrokenExecutor:
            self._again()
            reason = "its process was killed (out of memory?)"
        except Exception as error:  # whatever a library or the transport raises
            reason = f"{type(error).__name__}: {error}"
        if len(batch) == 1:
            where = batch[0].citation.source or batch[0].name
            return [Failed(message=f"{where}: cannot be extracted: {' '.join(reason.split())}")]
        middle = len(batch) // 2
        return [*self.alone(batch[:middle]), *self.alone(batch[middle:])]

    def _again(self) -> None:
        self._executor.shutdown(wait=False, cancel_futures=True)
        self._executor = self._start()


def _first(waiting: deque[tuple[Batch, Future[Results]]], pool: _Pool) -> Results:
    batch, future = waiting.popleft()
    try:
        return future.result()
    except KGError:
        raise
    except Exception:  # it, or one beside it, killed a process
        # All that is under way ends first: each suspect then runs with nothing beside it.
        suspects = [place for place, (_, task) in enumerate(waiting) if _is_lost(task)]
        found = pool.alone(batch)
        for place in suspects:
            other = waiting[place][0]
            waiting[place] = (other, _done(pool.alone(other)))
        return found


def _done(found: Results) -> Future[Results]:
    done: Future[Results] = Future()
    done.set_result(found)
    return done


def _is_lost(task: Future[Results]) -> bool:
    """Wait for a task; tell whether it ended without results."""
    try:
        return task.exception() is not None
    except CancelledError:
        return True


def _bug(article: "Article", error: Exception) -> str:
    where = article.citation.source or article.name
    return (
        f"{where}: kg failed on it ({type(error).__name__}: {' '.join(str(error).split())}): "
        "please report it; 'kg extract' on it alone shows where"
    )


@contextmanager
def connected(tools: Toolchain, scheduler: str) -> Iterator[tuple[Callable[[], Executor], int]]:
    """Give what starts an executor on a Dask cluster, and the number of its workers.

    The cluster is that of the scheduler at an address ("tcp://10.0.0.1:8786"). Its workers have
    to extract with ``tools``, and are asked.
    """
    try:
        from distributed import Client
    except ImportError as error:
        raise without_extra("a cluster", "cluster") from error
    try:
        client = Client(scheduler, timeout=_SECONDS)
    except (OSError, ValueError) as error:  # no answer, or no address
        reason = " ".join(str(error).split())
        raise KGError(
            f"{scheduler}: no Dask scheduler answers ({reason}): start one with 'dask "
            "scheduler', and 'dask worker ADDRESS' on each machine"
        ) from error
    try:
        yield lambda: _Executor(client), _workers(client, tools, scheduler)
    finally:
        client.close()


class _Executor(Executor):
    """Dask's executor with the standard library's arguments."""

    def __init__(self, client: "Client") -> None:
        self._executor = client.get_executor(pure=False)

    def submit(self, fn: Callable[..., T], /, *args: object, **kwargs: object) -> Future[T]:
        """Run a function on a worker."""
        found: Future[T] = self._executor.submit(fn, *args, **kwargs)
        return found

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Wait for what runs, or let go of it; the cluster goes on for others."""
        self._executor.shutdown(wait=wait and not cancel_futures)


def _workers(client: "Client", tools: Toolchain, where: str) -> int:
    try:
        client.wait_for_workers(1, timeout=_SECONDS)
    except TimeoutError as error:
        raise KGError(
            f"{where}: has no worker: start 'dask worker {where} --nthreads 1' on each machine"
        ) from error
    found: dict[str, str] = client.run(versions, tools.model, tools.extractors)
    for worker, value in sorted(found.items()):
        if value != tools.value:
            raise KGError(
                f"{worker}: extracts otherwise than this machine ({value} there, {tools.value} "
                "here): install the same kg, model, extractors and ontology there"
            )
    return len(found)


def versions(model: str | None, extractors: tuple[str, ...]) -> str:
    """Return what this process, a worker, extracts with."""
    return toolchain(model, extractors).value
