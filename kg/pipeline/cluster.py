"""Extraction on a cluster: Dask distributed behind the seam of :mod:`kg.pipeline.work`.

Workers run :func:`kg.pipeline.work.extract_batch` on batches and send the results back; the
store is written here. A worker that dies loses its batches to another one; results replace an
article whole, so one that is extracted twice is stored once.
"""

from concurrent.futures import Executor
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from kg.errors import KGError
from kg.pipeline.toolchain import Toolchain, toolchain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from concurrent.futures import Future

    from distributed import Client

T = TypeVar("T")

_SECONDS = 20  # to wait for a scheduler, and for the first worker

_QUIET = {
    # From 10 % of a core to 1 % for an idle scheduler, at no cost in speed.
    "distributed.worker.profile.enabled": False,
    "distributed.admin.system-monitor.interval": "5s",
    "distributed.admin.tick.interval": "1s",
    "distributed.worker.memory.monitor-interval": "2s",
    # A batch that kills two workers is cut in halves here; the default would kill four.
    "distributed.scheduler.allowed-failures": 1,
    "distributed.nanny.pre-spawn-environ.OMP_NUM_THREADS": 1,
}


@contextmanager
def connected(
    tools: Toolchain, *, scheduler: str | None = None, workers: int = 1
) -> "Iterator[tuple[Callable[[], Executor], int]]":
    """Give what starts an executor on a cluster, and the number of workers.

    They have to extract with ``tools``, and are asked. Without the address of a scheduler
    ("tcp://10.0.0.1:8786"), a cluster of ``workers`` processes starts on this machine.
    """
    try:
        import dask
        from distributed import Client, LocalCluster
    except ImportError as error:
        raise KGError(
            f"a cluster needs Dask ({error}): pip install 'kg-news[cluster]'"
        ) from error
    with dask.config.set(_QUIET):
        cluster = None
        if scheduler is None:
            cluster = LocalCluster(
                n_workers=workers,
                threads_per_worker=1,
                processes=True,
                dashboard_address=None,
            )
        try:
            client = Client(cluster if scheduler is None else scheduler, timeout=_SECONDS)
        except (OSError, ValueError) as error:  # no answer, or no address
            reason = " ".join(str(error).split())
            raise KGError(
                f"{scheduler}: no Dask scheduler answers ({reason}): start one with 'dask "
                "scheduler', and 'dask worker ADDRESS' on each machine"
            ) from error
        try:
            count = _workers(client, tools, scheduler or "the cluster")
            yield lambda: _Executor(client), count
        finally:
            client.close()
            if cluster is not None:
                cluster.close()


class _Executor(Executor):
    """Dask's executor with the standard library's arguments."""

    def __init__(self, client: "Client") -> None:
        self._executor = client.get_executor(pure=False)

    def submit(self, fn: "Callable[..., T]", /, *args: object, **kwargs: object) -> "Future[T]":
        """Run a function on a worker."""
        found: Future[T] = self._executor.submit(fn, *args, **kwargs)
        return found

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Wait for what runs, or let go of it; the cluster goes on for others."""
        self._executor.shutdown(wait=wait and not cancel_futures)


def _workers(client: "Client", tools: Toolchain, where: str) -> int:
    """Return the number of workers, which all extract as this process does."""
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
