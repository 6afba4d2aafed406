"""Processes that answer queries, so that one that runs away can be ended without the server.

A thread cannot be stopped from outside, and pyoxigraph has no time limit of its own. Each
process holds the graph, has a limit on its memory, and answers one query at a time; one that is
killed or dies is replaced at once.
"""

import multiprocessing
import queue
import signal
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING

from kg.errors import KGError
from kg.serve.messages import Answer, Request

if TYPE_CHECKING:
    from multiprocessing.context import SpawnProcess

_INDEX = "index"
"""Sent to a worker that is to find entities by name next."""

_START = 120.0  # seconds that a worker may take to load a graph of millions of triples


class Pool:
    """A number of workers on one graph."""

    def __init__(
        self,
        triples: Callable[[], bytes],
        *,
        workers: int,
        timeout: float,
        memory: int | None,
    ) -> None:
        """Start the workers, which get the graph as N-Triples.

        A query may take ``timeout`` seconds, and wait as long for a worker; a worker may take
        ``memory`` bytes of address space.
        """
        self._triples = triples
        self._timeout = timeout
        self._memory = memory
        self._idle: queue.Queue[_Worker] = queue.Queue()
        self._every: set[_Worker] = set()
        self._closed = False
        for _ in range(workers):
            self._start()

    def wait(self) -> None:
        """Wait until one worker can answer."""
        worker = self._idle.get()
        try:
            worker.wait()
        except (EOFError, OSError) as error:
            raise KGError("no query process can start: see above for why") from error
        finally:
            self._idle.put(worker)

    def ask(self, request: Request) -> Answer:
        """Return the answer of the next free worker; a worker that takes too long is ended."""
        try:
            worker = self._idle.get(timeout=self._timeout)
        except queue.Empty:
            return Answer.failed(503, "every query process is busy: try again in a while")
        try:
            worker.wait()
            if request.names:
                worker.index()
            worker.connection.send(request)
            if worker.connection.poll(self._timeout):
                answer: Answer = worker.connection.recv()
                self._idle.put(worker)
                return answer
            line = f"the query takes more than {self._timeout:g} s: narrow it"
            answer = Answer.failed(504, line)
        except (EOFError, OSError):
            if self._closed:  # its process is closed, too
                return Answer.failed(503, "the server ends: start it again")
            what = "was nested too deeply" if worker.overflowed() else "took too much memory"
            answer = Answer.failed(500, f"the query {what} and was stopped: narrow it")
        if self._closed:
            return Answer.failed(503, "the server ends: start it again")
        self._end(worker)
        self._start()
        return answer

    def close(self) -> None:
        """End every worker."""
        self._closed = True
        for worker in tuple(self._every):
            self._end(worker)

    def _start(self) -> None:
        worker = _Worker(self._triples, self._memory)
        self._every.add(worker)
        self._idle.put(worker)

    def _end(self, worker: "_Worker") -> None:
        self._every.discard(worker)
        worker.end()


class _Worker:
    """A process and the pipe to it. It gets ready while the next query is awaited."""

    def __init__(self, triples: Callable[[], bytes], memory: int | None) -> None:
        context = multiprocessing.get_context("spawn")
        self.connection, other = context.Pipe()
        self._ready = self._has_index = False
        self._process: SpawnProcess = context.Process(
            target=work, args=(other, memory), name="kg-query", daemon=True
        )
        self._process.start()
        other.close()  # so that the end of the process is an end of the pipe
        self._triples = triples

    def wait(self) -> None:
        """Give the process its graph and wait until it can answer; once."""
        if self._ready:
            return
        self.connection.send_bytes(self._triples())
        self._receive()
        self._ready = True

    def index(self) -> None:
        """Let the process make what finds entities by name: once, outside the time limit."""
        if self._has_index:
            return
        self.connection.send(_INDEX)
        self._receive()
        self._has_index = True

    def _receive(self) -> None:
        """Wait for the word that the process is ready."""
        if not self.connection.poll(_START):
            raise EOFError
        self.connection.recv()

    def overflowed(self) -> bool:
        """Return True if the process died because its stack was full (a segmentation fault)."""
        self._process.join(1.0)
        return self._process.exitcode == -signal.SIGSEGV

    def end(self) -> None:
        """Kill the process and wait for it."""
        self._process.kill()
        self._process.join()
        self._process.close()
        self.connection.close()


def work(connection: Connection, memory: int | None) -> None:
    """Answer queries from a pipe until it ends. Runs in a process of its own."""
    # Ctrl-C goes to every process of the terminal; the server ends its workers itself.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    import pyoxigraph

    from kg.query.safety import checked
    from kg.serve.answers import Answering

    if memory is not None:
        with suppress(ImportError, OSError, ValueError):  # not on Windows; a lower limit stays
            import resource

            resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    with suppress(EOFError, OSError):  # the server is gone
        store = pyoxigraph.Store()
        store.load(connection.recv_bytes(), format=pyoxigraph.RdfFormat.N_TRIPLES)
        checked("ASK {}")  # loads the parser before the first client waits for it
        answering = Answering(store)
        connection.send("ready")
        while True:
            request = connection.recv()
            if request == _INDEX:
                _ = answering.index
                connection.send("ready")
            else:
                connection.send(answering.answer(request))
