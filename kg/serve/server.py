"""The HTTP server: connections, limits, and who may ask.

uvicorn reads requests and writes answers. :mod:`kg.serve.routes` decides the answer to a
request, in a thread that waits for the processes that run queries (:mod:`kg.serve.workers`).
Queries need processes, because a thread cannot be stopped from outside.
"""

import asyncio
import errno
import ipaddress
import socket
import traceback
from collections.abc import Awaitable, Callable, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from kg.errors import KGError
from kg.serve import formats, pages
from kg.serve.messages import Answer
from kg.serve.routes import ALLOWED, NO_BODY, Asked, Routing
from kg.serve.site import Site
from kg.serve.workers import Pool

_MOST = 1_000_000  # bytes of a request's body; kg.query refuses longer queries than 100,000
_MOST_CONNECTIONS = 400  # a process may usually have 1,024 files open
_MOST_THREADS = 100  # requests that are answered or wait for a query process
_REQUEST_SECONDS = 20.0  # for a client to send its request line and headers, and again its body
_CHUNK = 256 * 1024
_CHUNK_SECONDS = 30.0  # for a client to take so many bytes
_IDLE_SECONDS = 20
_DIGITS = 12  # of a Content-Length

_Message = MutableMapping[str, Any]
_Receive = Callable[[], Awaitable[_Message]]
_Send = Callable[[_Message], Awaitable[None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How a graph is served.

    Attributes:
        port: 0 takes any that is free.
        timeout: Seconds that a query may take.
        limit: Most rows of an answer.
        workers: Queries that may run at once, each in a process that holds the graph and may
            take so many bytes of ``memory``.
        cors: Origin of pages elsewhere that may read answers ("*" for all), or "" for none.
    """

    host: str = "127.0.0.1"
    port: int = 8000
    timeout: float = 30.0
    limit: int = 10_000
    workers: int = 2
    memory: int | None = 4 * 2**30
    cors: str = ""


class Server:
    """Serves one graph. Use it as a context: the end of the block ends its processes."""

    def __init__(self, file: Path, options: Options) -> None:
        """Read the file, listen, and start the processes.

        Raises:
            KGError: If the file is no graph that kg wrote, the port is taken, or the host is
                none of this machine's.
        """
        self.options = options
        self.site = Site(file)
        self._socket = _listening(options)
        self.server_port: int = self._socket.getsockname()[1]
        self.pool = Pool(
            self.site.lines,
            workers=options.workers,
            timeout=options.timeout,
            memory=options.memory,
        )
        self._threads = ThreadPoolExecutor(_MOST_THREADS, thread_name_prefix="kg-serve")
        config = uvicorn.Config(
            self._answer,
            interface="asgi3",
            http=_Protocol,
            ws="none",
            lifespan="off",
            loop="asyncio",
            log_config=None,
            log_level="critical",
            access_log=False,
            server_header=False,
            proxy_headers=False,
            limit_concurrency=_MOST_CONNECTIONS,
            timeout_keep_alive=_IDLE_SECONDS,
            timeout_graceful_shutdown=2,
        )
        self._server = uvicorn.Server(config)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def address(self) -> str:
        """The address of the first page."""
        host = self.options.host
        return f"http://{f'[{host}]' if ':' in host else host}:{self.server_port}/"

    def serve_forever(self) -> None:
        """Answer requests until :meth:`shutdown`, or Ctrl-C, which is raised."""
        self._server.run(sockets=[self._socket])

    def shutdown(self) -> None:
        """End :meth:`serve_forever`, from another thread."""
        self._server.should_exit = True

    def close(self) -> None:
        """Stop listening and end the processes."""
        self._socket.close()
        self.pool.close()
        self._threads.shutdown(wait=False, cancel_futures=True)

    def knows(self, host: str) -> bool:
        """Return True if a Host header names this server.

        A page elsewhere can make its own name lead to this machine, and would then read what
        only this machine may; its name is still in the header.
        """
        try:
            name = urlsplit(f"//{host}").hostname or ""
        except ValueError:
            return False
        return not _is_local(self.options.host) or _is_local(name) or name == self.options.host

    async def _answer(self, scope: _Message, receive: _Receive, send: _Send) -> None:
        """Answer one request: the application that uvicorn calls."""
        headers = _joined(scope["headers"])
        answer, whole = await self._answered(scope, headers, receive)
        fields = self._fields(answer, headers.get("origin", ""))
        if not whole:
            fields["Connection"] = "close"  # what follows is a body that nobody reads
        start = {
            "type": "http.response.start",
            "status": answer.status,
            "headers": [
                (name.lower().encode("latin-1"), value.encode("latin-1", "replace"))
                for name, value in fields.items()
            ],
        }
        try:
            await send(start)
            for place in range(0, len(answer.body) or 1, _CHUNK):
                chunk = answer.body[place : place + _CHUNK]
                more = place + _CHUNK < len(answer.body)
                message = {"type": "http.response.body", "body": chunk, "more_body": more}
                await asyncio.wait_for(send(message), _CHUNK_SECONDS)
        except TimeoutError:
            scope["kg.transport"].abort()

    async def _answered(
        self, scope: _Message, headers: dict[str, str], receive: _Receive
    ) -> tuple[Answer, bool]:
        """Return the answer, and whether the request was read as a whole."""
        body, problem = b"", _unsound(scope["method"], headers)
        if problem is None and scope["method"] == "POST":
            try:
                body = await asyncio.wait_for(_body(receive), _REQUEST_SECONDS)
            except (TimeoutError, ConnectionError):
                problem = Answer.failed(408, "the body of the request takes too long")
        if problem is not None:
            return problem, False
        query = scope["query_string"].decode("latin-1")
        path = scope["raw_path"].decode("latin-1")
        asked = Asked(
            method=scope["method"],
            target=f"{path}?{query}" if query else path,
            host=headers.get("host", ""),
            accept=headers.get("accept", ""),
            media=headers.get("content-type", "").partition(";")[0].strip().lower(),
            body=body,
        )
        loop = asyncio.get_running_loop()
        try:
            answer = await loop.run_in_executor(self._threads, self._routed, asked)
        except Exception:
            traceback.print_exc()  # a bug of kg's; the client still gets an answer
            answer = Answer.failed(500, "kg failed on this request: please report it")
        return answer, scope["method"] in ("GET", "HEAD", "POST", "OPTIONS")

    def _routed(self, asked: Asked) -> Answer:
        if not self.knows(asked.host):
            return Answer.failed(421, "this server has another name")
        options = self.options
        return Routing(self.site, self.pool, options.limit, asked, options.cors).answer()

    def _fields(self, answer: Answer, origin: str) -> dict[str, str]:
        """Return the headers of an answer."""
        fields: dict[str, str] = {}
        if answer.media:
            is_text = answer.media.startswith("text/") or answer.status >= _ERROR
            fields["Content-Type"] = answer.media + ("; charset=utf-8" if is_text else "")
        if answer.status != NO_BODY:
            fields["Content-Length"] = str(len(answer.body))
        fields["Vary"] = "Accept, Origin"
        fields["X-Content-Type-Options"] = "nosniff"
        fields["Referrer-Policy"] = "no-referrer"
        is_picture = answer.body is self.site.__dict__.get("picture")
        if answer.media == formats.HTML and not is_picture:
            fields["Content-Security-Policy"] = pages.POLICY
        if answer.location:
            fields["Location"] = answer.location
        if answer.allow:
            fields["Allow"] = answer.allow
        if answer.status == _BUSY:
            fields["Retry-After"] = "5"
        cors = self.options.cors
        if cors and cors in ("*", origin):
            fields["Access-Control-Allow-Origin"] = cors
            fields["Access-Control-Allow-Methods"] = ALLOWED
            fields["Access-Control-Allow-Headers"] = "Accept, Content-Type"
        return fields


class _Protocol(H11Protocol):
    """A connection, which a client may not keep open by sending slowly, or by the hundred."""

    _timer: asyncio.TimerHandle | None = None
    _is_half_closed = False

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        if len(self.connections) > _MOST_CONNECTIONS:
            transport.abort()
            return
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if not getattr(self.cycle, "response_complete", True):
            self.cycle.scope["kg.transport"] = self.transport  # type: ignore[typeddict-unknown-key]
            self._stop()  # the request has come: from here on the application watches the clock
        elif self._timer is None:
            self._wait()

    def eof_received(self) -> bool:  # type: ignore[override]
        """Answer also a client that has closed its half of the connection."""
        self._is_half_closed = True
        return not getattr(self.cycle, "response_complete", True)

    def on_response_complete(self) -> None:
        super().on_response_complete()
        self._stop()
        if self._is_half_closed:
            self.transport.close()

    def _wait(self) -> None:
        self._timer = self.loop.call_later(_REQUEST_SECONDS, self.transport.abort)

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None


def _listening(options: Options) -> socket.socket:
    family = socket.AF_INET6 if ":" in options.host else socket.AF_INET
    found = socket.socket(family, socket.SOCK_STREAM)
    try:
        # So that a port is free again as soon as its server has ended.
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind((options.host, options.port))
        found.listen(256)
    except OSError as error:
        found.close()
        if error.errno == errno.EADDRINUSE:
            raise KGError(
                f"port {options.port} is taken: give another with --port, or 0 for any"
            ) from error
        raise KGError(
            f"cannot listen on {options.host}:{options.port} ({error.strerror or error}): give "
            "another --host"
        ) from error
    return found


def _joined(headers: list[tuple[bytes, bytes]]) -> dict[str, str]:
    """Return headers by name in lower case, several of one name with commas between them."""
    found: dict[str, str] = {}
    for name, value in headers:
        key, text = name.decode("latin-1").lower(), value.decode("latin-1")
        found[key] = f"{found[key]}, {text}" if key in found else text
    return found


def _unsound(method: str, headers: dict[str, str]) -> Answer | None:
    """Return what is wrong with the length of a body, or None."""
    length, encoding = headers.get("content-length"), headers.get("transfer-encoding")
    if length is not None and encoding is not None:
        return Answer.failed(400, "a body has a length or an encoding, not both")
    if length is not None and not (length.isascii() and length.isdecimal()):
        return Answer.failed(400, "Content-Length is no number")
    size = 0 if length is None else int(length[:_DIGITS])
    if method == "POST":
        if length is None:
            return Answer.failed(411, f"a body has a length of at most {_MOST:,} bytes")
        if size > _MOST or len(length) > _DIGITS:
            return Answer.failed(413, f"a body has a length of at most {_MOST:,} bytes")
    elif method in ("GET", "HEAD", "OPTIONS") and (size or encoding):
        return Answer.failed(400, f"{method} takes no body")
    return None


async def _body(receive: _Receive) -> bytes:
    """Return the body of a request; uvicorn sees that it has the length that it says."""
    parts = []
    while True:
        message = await receive()
        if message["type"] != "http.request":
            raise ConnectionError
        parts.append(message.get("body", b""))
        if not message.get("more_body"):
            return b"".join(parts)


def _is_local(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


_ERROR, _BUSY = 400, 503
