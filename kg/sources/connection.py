"""One HTTP request to an address that was checked, with a limit of time for the whole of it."""

import socket
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import (
    ConnectTimeoutError,
    HTTPError,
    NewConnectionError,
    ReadTimeoutError,
    SSLError,
)
from urllib3.util import Timeout

from kg.errors import SourceError, printable
from kg.sources.addresses import Address

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse

_CONNECT = 10.0  # seconds
_SILENCE = 20.0  # seconds without a byte
_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server sent."""

    url: str  # where it came from in the end, after redirects
    status: int
    headers: Mapping[str, str]  # names in lower case
    body: bytes = b""  # unpacked


class _Watch:
    """Cuts a connection when its time is over, also amid a handshake or a header."""

    def __init__(self, seconds: float) -> None:
        self.over = False
        self._sockets: list[socket.socket] = []
        self._timer = threading.Timer(seconds, self._cut)
        self._timer.daemon = True

    def __enter__(self) -> "_Watch":
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        for one in self._sockets:
            one.close()

    def keep(self, connected: socket.socket) -> None:
        """Watch a socket. TLS takes the file over, so a second handle is kept."""
        self._sockets.append(connected.dup())

    def _cut(self) -> None:
        self.over = True
        for one in self._sockets:
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)


class _Pinned:
    """Connects to the addresses that were checked, whatever the name says by now."""

    port: int
    timeout: Any

    def __init__(
        self, *args: Any, reached: Sequence[str] = (), watch: _Watch, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self._reached = reached
        self._watch = watch

    def _new_conn(self) -> socket.socket:
        failure: OSError = OSError("no address")
        for one in self._reached:
            try:
                connected = socket.create_connection((one, self.port), timeout=_CONNECT)
            except OSError as error:
                failure = error
                continue
            self._watch.keep(connected)
            return connected
        if isinstance(failure, TimeoutError):
            raise ConnectTimeoutError(self, str(failure)) from failure
        raise NewConnectionError(self, str(failure)) from failure  # type: ignore[arg-type]


class _Plain(_Pinned, HTTPConnection):
    pass


class _Secure(_Pinned, HTTPSConnection):
    """HTTPS to a checked address; the certificate is that of the name."""


class _PlainPool(HTTPConnectionPool):
    ConnectionCls = _Plain


class _SecurePool(HTTPSConnectionPool):
    ConnectionCls = _Secure


def get(
    address: Address,
    reached: Sequence[str],
    *,
    headers: Mapping[str, str],
    seconds: float,
    most: int,
    cut: bool = False,
) -> Answer:
    """Return what a server answers to one GET request; redirects are not followed.

    The first of the ``reached`` addresses that works is asked, and ``seconds`` are for
    everything. An answer of more than ``most`` bytes, unpacked, is an error, or ``cut``.
    """
    with _Watch(seconds) as watch:
        pool: Any = _SecurePool if address.scheme == "https" else _PlainPool
        more = {"cert_reqs": "CERT_REQUIRED", "ca_certs": _authorities()}
        try:
            with pool(
                address.host,
                address.port,
                timeout=Timeout(connect=_CONNECT, read=_SILENCE),
                maxsize=1,
                retries=False,
                reached=reached,
                watch=watch,
                **(more if address.scheme == "https" else {}),
            ) as one:
                response: BaseHTTPResponse = one.request(
                    "GET",
                    address.target,
                    headers={
                        "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,"
                        "*/*;q=0.8",
                        "Accept-Encoding": "gzip, deflate",
                        "Connection": "close",
                        **headers,
                    },
                    redirect=False,
                    preload_content=False,
                )
                try:
                    return _answer(address, response, most, watch, cut=cut)
                finally:
                    response.close()
        except (HTTPError, OSError, ValueError) as error:
            raise _failure(address, error, seconds, over=watch.over) from error


def _answer(
    address: Address, response: "BaseHTTPResponse", most: int, watch: _Watch, *, cut: bool
) -> Answer:
    parts: list[bytes] = []
    length = 0
    for part in response.stream(_CHUNK, decode_content=True):
        length += len(part)
        parts.append(part)
        if length > most:
            if cut:
                break
            raise SourceError(
                f"{address.url}: has more than {most:,} bytes; fetch it yourself and split it"
            )
    if watch.over:
        raise OSError("cut")  # a short body would look whole
    return Answer(
        url=address.url,
        status=response.status,
        headers={name.lower(): value for name, value in response.headers.items()},
        body=b"".join(parts)[:most],
    )


def _failure(address: Address, error: Exception, seconds: float, *, over: bool) -> SourceError:
    if over:
        return SourceError(f"{address.url}: takes more than {seconds:g} seconds; try later")
    if isinstance(error, SSLError):
        return SourceError(
            f"{address.url}: its certificate does not hold; check the address with a browser"
        )
    if isinstance(error, NewConnectionError):
        return SourceError(
            f"{address.url}: cannot be reached; check the address and the network"
        )
    if isinstance(error, ReadTimeoutError | ConnectTimeoutError | TimeoutError):
        return SourceError(f"{address.url}: does not answer in time; try later")
    reason = printable(" ".join(str(error).split())[:120])
    return SourceError(f"{address.url}: sends what is no sound answer ({reason}); try later")


def _authorities() -> str:
    import certifi

    return certifi.where()
