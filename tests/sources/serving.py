"""A real HTTP server on loopback, which answers as a test says."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ssl import SSLContext
from threading import Thread
from typing import TypeAlias

Answering: TypeAlias = Callable[[BaseHTTPRequestHandler], None]


class Site:
    """What a server has, and what it was asked.

    Attributes:
        pages: Path to body, or to (status, headers, body), or to a function of the handler.
        asked: Path and headers of every request.
        url: Of the server, without a slash at the end.
    """

    def __init__(self) -> None:
        self.pages: dict[str, bytes | tuple[int, Mapping[str, str], bytes] | Answering] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.url = ""

    @property
    def paths(self) -> list[str]:
        """The paths that were asked for, robots.txt aside."""
        return [path for path, _ in self.asked if path != "/robots.txt"]


@contextmanager
def served(secure: SSLContext | None = None) -> Iterator[Site]:
    """Serve a site while the block runs, by HTTPS where there is a context for it."""
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        timeout = 5

        def do_GET(self) -> None:
            site.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
            found = site.pages.get(self.path, (404, {}, b"nothing here"))
            if callable(found):
                found(self)
                return
            status, headers, body = (200, {}, found) if isinstance(found, bytes) else found
            self.send_response(status)
            given = {"Content-Type": "text/html; charset=utf-8", **headers}
            if "Transfer-Encoding" not in given:
                given.setdefault("Content-Length", str(len(body)))
            for name, value in given.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    if secure is not None:
        server.socket = secure.wrap_socket(server.socket, server_side=True)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    site.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
