"""The HTTP server: addresses, methods, limits, and who may ask.

It is the standard library's, one thread a connection; decision 0011 says why. Threads only read
prepared bytes and wait for workers; queries run in processes (:mod:`kg.serve.workers`).
"""

import errno
import ipaddress
import socket
import sys
from collections.abc import Callable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pyoxigraph
from pyoxigraph import RdfFormat, Triple

from kg.errors import KGError
from kg.query import Question, questions
from kg.serve import formats, pages, reconcile, scripts, vocabulary
from kg.serve.site import Site
from kg.serve.workers import Answer, Pool, Request

_MOST = 1_000_000  # bytes of a request's body; kg.query refuses longer queries than 100,000
_LONGEST_BATCH = 200_000  # characters of a batch of names to reconcile
_ALLOWED = "GET, HEAD, POST, OPTIONS"
_READ_ONLY = "kg only reads, this is an update: ask SELECT, ASK, CONSTRUCT or DESCRIBE"
_EXAMPLE = """\
SELECT ?person ?name ?institution WHERE {
  ?person a kg:Person ; rdfs:label ?name .
  OPTIONAL { ?person schema:affiliation/rdfs:label ?institution }
} ORDER BY ?name LIMIT 100
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How a graph is served.

    Attributes:
        host: Address to listen on; the default is reached from this machine only.
        port: Port; 0 takes any that is free.
        timeout: Seconds that a query may take.
        limit: Most rows of an answer.
        workers: Queries that may run at once, each in a process that holds the graph.
        memory: Bytes that such a process may take.
        cors: Origin of pages elsewhere that may read answers ("*" for all), or "" for none.
    """

    host: str = "127.0.0.1"
    port: int = 8000
    timeout: float = 30.0
    limit: int = 10_000
    workers: int = 2
    memory: int | None = 4 * 2**30
    cors: str = ""


class Server(ThreadingHTTPServer):
    """Serves one graph. Use it as a context: the end of the block ends its processes.

    Attributes:
        options: How it serves.
        site: What it serves.
        pool: What answers queries.
    """

    daemon_threads = True
    request_queue_size = 256  # clients that may wait to be accepted; 5 lets 50 at once fail

    def __init__(self, file: Path, options: Options) -> None:
        """Read the file, listen, and start the processes.

        Raises:
            KGError: If the file is no graph that kg wrote, the port is taken, or the host is
                none of this machine's.
        """
        self.options = options
        self.site = Site(file)
        try:
            super().__init__((options.host, options.port), _Handler)
        except OSError as error:
            place = f"{options.host}:{options.port}"
            if error.errno == errno.EADDRINUSE:
                raise KGError(
                    f"port {options.port} is taken: give another with --port, or 0 for any"
                ) from error
            raise KGError(
                f"cannot listen on {place} ({error.strerror or error}): give another --host"
            ) from error
        lines = pyoxigraph.serialize(self.site.triples, format=RdfFormat.N_TRIPLES) or b""
        self.pool = Pool(
            lines, workers=options.workers, timeout=options.timeout, memory=options.memory
        )

    @property
    def address(self) -> str:
        """The address of the first page."""
        return f"http://{self.server_name_shown}:{self.server_port}/"

    @property
    def server_name_shown(self) -> str:
        """The host as an address has it."""
        host = self.options.host
        return f"[{host}]" if ":" in host else host

    def server_bind(self) -> None:
        """Bind without asking the resolver for this machine's name, which can take seconds."""
        # So that a port is free again as soon as its server has ended.
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = self.options.host, self.server_address[1]

    def server_close(self) -> None:
        """Stop listening and end the processes."""
        super().server_close()
        if hasattr(self, "pool"):
            self.pool.close()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Pass over clients that are gone; anything else is a bug and keeps its traceback."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)

    def knows(self, host: str) -> bool:
        """Tell whether a Host header names this server.

        A page elsewhere can make its own name lead to this machine, and would then read what
        only this machine may; its name is still in the header.
        """
        name = urlsplit(f"//{host}").hostname or ""
        return not _is_local(self.options.host) or _is_local(name) or name == self.options.host


def _is_local(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


class _Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "kg", ""
    timeout = 60  # seconds that an idle client may keep its thread
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        """Answer a request that has no body."""
        self._answer({})

    do_HEAD = do_GET  # noqa: N815 -- http.server looks for this name

    def do_POST(self) -> None:
        """Answer a query in the body: as a form, or as it is."""
        length = self.headers.get("Content-Length", "")
        if not length.isdecimal() or int(length) > _MOST:
            self.close_connection = True  # what follows is a body that nobody reads
            status = 411 if not length.isdecimal() else 413
            self._send(Answer.failed(status, f"a body has a length of at most {_MOST:,} bytes"))
            return
        body = self.rfile.read(int(length))
        media = self.headers.get_content_type()
        try:
            text = body.decode()
        except UnicodeDecodeError:
            self._send(Answer.failed(400, "the body is not UTF-8"))
            return
        if media == "application/sparql-query":
            self._answer({"query": text})
        elif media == "application/x-www-form-urlencoded":
            self._answer(dict(parse_qsl(text, keep_blank_values=True)))
        elif media == "application/sparql-update":
            self._send(Answer.failed(403, _READ_ONLY))
        else:
            line = "a query comes as application/sparql-query or as a form with query="
            self._send(Answer.failed(415, line))

    def do_OPTIONS(self) -> None:
        """Say what may be asked."""
        self._send(Answer(status=_NO_BODY, media="", body=b""), Allow=_ALLOWED)

    def do_PUT(self) -> None:
        """Refuse to write."""
        self.close_connection = True  # a body may follow
        self._send(Answer.failed(405, _READ_ONLY), Allow=_ALLOWED)

    do_DELETE = do_PATCH = do_PUT  # noqa: N815

    def log_message(self, format: str, *arguments: Any) -> None:  # noqa: A002
        """Print nothing: a library does not."""

    def _answer(self, body: dict[str, str]) -> None:
        if not self.server.knows(self.headers.get("Host", "")):
            self.close_connection = True
            self._send(Answer.failed(421, "this server has another name"))
            return
        target = urlsplit(self.path)
        given = dict(parse_qsl(target.query, keep_blank_values=True)) | body
        if target.path == "/sparql":
            self._send(self._sparql(given))
        elif target.path == "/reconcile":
            self._send(self._reconciled(given))
        elif target.path.startswith("/questions/"):
            self._send(self._question(target.path.removeprefix("/questions/"), given))
        elif self.command == "POST":
            self._send(Answer.failed(405, "queries go to /sparql"), Allow="GET, HEAD")
        else:
            self._send(self._page(target.path, given))

    def _page(self, path: str, given: dict[str, str]) -> Answer:
        site = self.server.site
        if path == "/" and site.picture is None:
            return self._form(200, sparql=_EXAMPLE)
        if path == "/" and site.picture is not None:
            return Answer(status=200, media=formats.HTML, body=site.picture)
        if path.startswith("/static/"):
            return scripts.static(path.removeprefix("/static/"))
        if path == "/store":
            return self._store(given)
        if path == "/graph.ttl":
            return Answer(status=200, media="text/turtle", body=site.turtle)
        if path in ("/.well-known/void", "/id/dataset"):
            return self._rdf(site.void(self._address()), given)
        if path in ("/ontology", "/ontology/"):
            return self._rdf(site.ontology, given, page=vocabulary.page)
        iri = site.find(path)
        if iri is None:
            return Answer.failed(404, f"there is nothing at {path}: begin at /")
        if (target := site.replacement(iri)) is not None:
            return Answer(status=_MOVED, media="text/plain", body=b"", location=target)
        return self._rdf(site.about(iri), given, iri=iri)

    def _store(self, given: dict[str, str]) -> Answer:
        """Return a graph by the Graph Store Protocol: the default one, or one that is named."""
        site, name = self.server.site, given.get("graph", "")
        if ("default" in given) == bool(name):
            return Answer.failed(400, "name one graph: ?default, or ?graph= and its IRI")
        found = site.triples if "default" in given else site.graphs.get(name)
        if found is None:
            known = (
                "" if site.graphs else ": the file has no named graphs, serve TriG or N-Quads"
            )
            return Answer.failed(404, f"there is no graph <{name}>{known}")
        offered = list(formats.RDF)
        media = formats.chosen(self._accept(given), offered)
        if media is None:
            return Answer.failed(406, f"no such format: choose from {', '.join(offered)}")
        return Answer(status=200, media=media, body=formats.rdf_bytes(found, media, site.base))

    def _rdf(
        self,
        triples: list[Triple],
        given: dict[str, str],
        *,
        iri: str = "",
        page: Callable[[], str] | None = None,
    ) -> Answer:
        """Return triples in the format that the client likes; a thing has a page too."""
        offered = [*formats.RDF, formats.HTML]
        media = formats.chosen(self._accept(given), offered)
        if media is None:
            return Answer.failed(406, f"no such format: choose from {', '.join(offered)}")
        if media == formats.HTML and iri:
            body = self.server.site.page(iri).encode()
        elif media == formats.HTML and page is not None:
            body = page().encode()
        elif media == formats.HTML:
            # A browser shows plain text, and saves Turtle where nobody looks.
            body = formats.rdf_bytes(triples, "text/turtle", self.server.site.base)
            media = "text/plain"
        else:
            body = formats.rdf_bytes(triples, media, self.server.site.base)
        return Answer(status=200, media=media, body=body)

    def _sparql(self, given: dict[str, str]) -> Answer:
        html = (
            formats.chosen(self._accept(given), ["text/turtle", formats.HTML]) == formats.HTML
        )
        if "update" in given:
            return Answer.failed(403, _READ_ONLY)
        if given.keys() & {"default-graph-uri", "named-graph-uri"}:
            return Answer.failed(400, "kg asks the given graph alone: name no graph")
        if "query" not in given:
            if html:
                return self._form(200, sparql=_EXAMPLE)
            if self.command == "POST":
                return Answer.failed(400, "there is no query: give query=")
            return self._rdf(self.server.site.service(self._address()), given)
        answer = self._asked(given, sparql=given["query"])
        if not html:
            return answer
        return self._framed(answer, sparql=given["query"])

    def _reconciled(self, given: dict[str, str]) -> Answer:
        site = self.server.site
        if site.graph is None:
            return Answer.failed(
                404, "the core profile has no names to find: serve a full graph"
            )
        if "queries" not in given:
            return reconcile.in_json(reconcile.manifest(site.base, self._address()))
        if len(given["queries"]) > _LONGEST_BATCH:
            line = f"queries has more than {_LONGEST_BATCH:,} characters: send fewer at once"
            return Answer.failed(400, line)
        return self._asked(given, names=given["queries"] or "null")

    def _question(self, name: str, given: dict[str, str]) -> Answer:
        known = {one.name: one for one in questions()}
        if name not in known:
            return Answer.failed(404, f"no question {name!r}: there are {', '.join(known)}")
        html = formats.chosen(self._accept(given), ["text/csv", formats.HTML]) == formats.HTML
        parameters = {key: value for key, value in given.items() if key not in _FORMAT}
        takes = [one.name for one in known[name].parameters]
        for key in sorted(parameters.keys() - set(takes)):
            listed = ", ".join(takes) or "none"
            line = f"question {name} has no parameter {key!r}: it takes {listed}"
            return Answer.failed(400, line)
        answer = self._asked(given, question=name, parameters=parameters)
        if not html:
            return answer
        return self._framed(answer, question=known[name], values=parameters)

    def _framed(
        self,
        answer: Answer,
        *,
        sparql: str = "",
        question: Question | None = None,
        values: dict[str, str] | None = None,
    ) -> Answer:
        """Return the form with an answer, or with what is wrong."""
        good = answer.status < _ERROR
        if not good and question is not None:
            values = {}  # a value may be what is wrong: the query is shown with its defaults
        if good and answer.media != formats.HTML:
            return answer  # the client likes another form as much as HTML
        text = answer.body.decode()
        return self._form(
            answer.status,
            sparql=sparql,
            question=question,
            values=values,
            answer=text if good else "",
            error="" if good else text.removeprefix("error: ").strip(),
        )

    def _form(self, status: int, **what: Any) -> Answer:
        """Return the form, with the editor in it where kg has one."""
        known = self.server.site.editor
        if known is not None and what.get("question") is None:
            what["editor"] = known | {"sparql": what["sparql"], "given": "answer" in what}
        page = pages.form(questions(), **what)
        return Answer(status=status, media=formats.HTML, body=page.encode())

    def _asked(self, given: dict[str, str], **what: Any) -> Answer:
        options = self.server.options
        accept = self._accept(given)
        request = Request(
            accept=accept, limit=options.limit, base=self.server.site.base, **what
        )
        return self.server.pool.ask(request)

    def _accept(self, given: dict[str, str]) -> str:
        """Return what the client wants: ``format=`` if it says so, else its Accept header."""
        name = next((given[key] for key in _FORMAT if given.get(key)), "")
        if name:
            return formats.NAMES.get(name.lower(), name)
        return ", ".join(self.headers.get_all("Accept", []))

    def _address(self) -> str:
        return f"http://{self.headers.get('Host', '')}/"

    def _send(self, answer: Answer, **headers: str) -> None:
        self.send_response(answer.status)
        if answer.media:
            text = answer.media.startswith("text/") or answer.status >= _ERROR
            self.send_header("Content-Type", answer.media + ("; charset=utf-8" if text else ""))
        if answer.status != _NO_BODY:
            self.send_header("Content-Length", str(len(answer.body)))
        self.send_header("Vary", "Accept, Origin")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")
        if answer.media == formats.HTML and answer.body is not self.server.site.__dict__.get(
            "picture"
        ):
            self.send_header("Content-Security-Policy", pages.POLICY)
        if answer.location:
            self.send_header("Location", answer.location)
        if answer.status == _BUSY:
            self.send_header("Retry-After", "5")
        cors = self.server.options.cors
        if cors and cors in ("*", self.headers.get("Origin", "")):
            self.send_header("Access-Control-Allow-Origin", cors)
            self.send_header("Access-Control-Allow-Methods", _ALLOWED)
            self.send_header("Access-Control-Allow-Headers", "Accept, Content-Type")
        for name, value in headers.items():
            self.send_header(name, value)
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.body)


_FORMAT = ("format", "output")
_NO_BODY, _MOVED, _ERROR, _BUSY = 204, 301, 400, 503
