"""Sends an RDF file to a SPARQL store: Graph Store Protocol or SPARQL Update, in batches.

kg writes no blank node, so a batch that arrives twice changes nothing, and a push can be
resumed: after each batch a file beside the graph says how far it came. A Turtle file goes to
the default graph, or to one that is named; TriG and N-Quads replace the store's graphs of the
same name.
"""

import base64
import hashlib
import json
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlsplit

import pyoxigraph
import urllib3
from pyoxigraph import DefaultGraph, NamedNode, RdfFormat, Triple

from kg.errors import KGError
from kg.push import credentials
from kg.rdf.nodes import explained, form_of

_TRIES = 4
_WAIT = 1.0  # seconds before the second try; each further try waits twice as long
_TIMEOUT = 120.0
_AGAIN = frozenset((429, 502, 503, 504))
_REDIRECTS = range(300, 400)
_FAILED = 300
_MOST = 300  # characters of a server's reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """One request.

    ``first`` is the first of its graph and replaces what the graph holds; ``lines`` are
    N-Triples. The default graph has the name "".
    """

    graph: str
    first: bool
    lines: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Pushed:
    """What a push did: triples of a file, requests for them, those done by an earlier push."""

    triples: int
    batches: int
    skipped: int


def push(
    file: Path,
    url: str,
    *,
    graph: str = "",
    update: bool = False,
    replace: bool = False,
    size: int = 10_000,
    on_batch: Callable[[int, int], None] | None = None,
) -> Pushed:
    """Send a file to a store.

    Args:
        file: RDF file; its suffix says its format.
        url: Address of the Graph Store Protocol or update endpoint.
        graph: IRI of the graph for a file without named graphs; "" is the default graph.
        update: Whether the address takes SPARQL Update.
        replace: Whether a file without named graphs replaces what its graph holds.
        size: Most triples of a request.
        on_batch: Told how many of how many requests are done.

    Raises:
        KGError: If the file cannot be read, the address is none, the server refuses, or cannot
            be reached after several tries. What was sent stays, and the next push goes on.
    """
    target = _Target(url, update=update)
    _check_graph(graph)
    groups, total = _groups(file, graph)
    batches = list(_batches(groups, size, replaced=_replaced(groups, graph, replace=replace)))
    state = _State(file, [url, graph, str(update), str(replace), str(size)])
    done = min(state.done(), len(batches))
    skipped = done
    with closing(target):
        for number, batch in enumerate(batches[done:], start=done + 1):
            target.send(batch)
            state.keep(number)
            if on_batch is not None:
                on_batch(number, len(batches))
    state.forget()
    return Pushed(triples=total, batches=len(batches), skipped=skipped)


def _check_graph(graph: str) -> None:
    try:
        NamedNode(graph or "urn:x")
    except ValueError as error:
        raise KGError(f"{graph!r} is no IRI of a graph ({error}): correct it") from error


def _groups(file: Path, graph: str) -> tuple[dict[str, list[Triple]], int]:
    """Return the triples of each graph, in one order."""
    form = form_of(file)
    with explained(file, form):
        found = sorted(set(pyoxigraph.parse(file.read_bytes(), format=form)), key=str)
    groups: dict[str, list[Triple]] = {}
    for quad in found:
        is_default = isinstance(quad.graph_name, DefaultGraph)
        name = graph if is_default else quad.graph_name.value
        groups.setdefault(name, []).append(quad.triple)
    return dict(sorted(groups.items())), len(found)


def _replaced(groups: Iterable[str], graph: str, *, replace: bool) -> frozenset[str]:
    """Return which graphs are replaced: the named ones of a file, or the only one if asked."""
    named = frozenset(name for name in groups if name and name != graph)
    return named or (frozenset(groups) if replace else frozenset())


def _batches(
    groups: Mapping[str, list[Triple]], size: int, *, replaced: frozenset[str]
) -> Iterator[Batch]:
    for name, found in groups.items():
        for start in range(0, len(found), size):
            part = found[start : start + size]
            lines = pyoxigraph.serialize(part, format=RdfFormat.N_TRIPLES)
            first = start == 0 and name in replaced
            yield Batch(graph=name, first=first, lines=lines or b"")


class _Target:
    """Where to send to, with one connection that is opened again when it breaks."""

    def __init__(self, url: str, *, update: bool) -> None:
        try:
            parts = urlsplit(url)
            _ = parts.port
        except ValueError as error:
            raise KGError(f"{url!r} is no address ({error}): correct it") from error
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise KGError(
                f"{url!r} is no address of a store: begin it with http:// or https://, or with "
                "bolt:// for Neo4j"
            )
        if parts.username or parts.password:
            raise KGError(f"the address must hold no credentials: {credentials.WHERE}")
        self._update = update
        self._path, self._query = parts.path or "/", parts.query
        self._shown = f"{parts.scheme}://{parts.netloc}{parts.path}"
        self._headers = _authorization(parts.hostname, secure=parts.scheme == "https")
        server = f"{parts.scheme}://{parts.netloc}"
        self._pool = urllib3.connection_from_url(
            server, timeout=_TIMEOUT, maxsize=1, retries=False
        )

    def send(self, batch: Batch) -> None:
        """Send a batch, several times if the server is busy or away."""
        reason = ""
        for attempt in range(_TRIES):
            if attempt:
                time.sleep(_WAIT * 2 ** (attempt - 1))
            try:
                status, body = self._send(batch)
            except (OSError, urllib3.exceptions.HTTPError) as error:
                reason = _why(error)
                continue
            if status < _FAILED:
                return
            said = " ".join(body.decode("utf-8", "replace").split())[:_MOST]
            reason = f"{status} {said}".strip()
            if status in _REDIRECTS:
                raise KGError(f"{self._shown} leads elsewhere ({reason}): give that address")
            if status not in _AGAIN:
                raise KGError(f"{self._shown} refuses: {reason}{_hint(status)}")
        raise KGError(
            f"{self._shown} does not take it ({reason}): push again later, it goes on from here"
        )

    def close(self) -> None:
        """Close the connection."""
        self._pool.close()

    def _send(self, batch: Batch) -> tuple[int, bytes]:
        method, path, media, body = self._request(batch)
        headers = self._headers | {"Content-Type": media, "User-Agent": "kg"}
        answer = self._pool.request(method, path, body=body, headers=headers, redirect=False)
        return answer.status, answer.data

    def _request(self, batch: Batch) -> tuple[str, str, str, bytes]:
        query = f"{self._query}&" if self._query else ""
        if not self._update:
            place = f"graph={quote(batch.graph, safe='')}" if batch.graph else "default"
            method = "PUT" if batch.first else "POST"
            media = "application/n-triples"
            return method, f"{self._path}?{query}{place}", media, batch.lines
        data = batch.lines.decode()
        if batch.graph:
            data = f"GRAPH <{batch.graph}> {{\n{data}}}\n"
        text = f"INSERT DATA {{\n{data}}}"
        if batch.first:
            place = f"GRAPH <{batch.graph}>" if batch.graph else "DEFAULT"
            text = f"CLEAR SILENT {place} ;\n{text}"
        path = self._path + (f"?{self._query}" if self._query else "")
        return "POST", path, "application/sparql-update", text.encode()


def _why(error: Exception) -> str:
    """Return why a request failed, without the names of the library's classes."""
    failures = urllib3.exceptions
    if isinstance(error, failures.NameResolutionError):
        return "no machine has that name"
    if isinstance(error, failures.NewConnectionError | ConnectionRefusedError):
        return "nothing listens there"
    if isinstance(error, failures.SSLError):
        return "its certificate does not hold"
    if isinstance(error, failures.TimeoutError | TimeoutError):
        return f"no answer within {_TIMEOUT:g} seconds"
    return "the connection broke off"


def _hint(status: int) -> str:
    if status in (401, 403):
        return f": {credentials.WHERE}"
    if status in (404, 405):
        return ": is this the Graph Store Protocol endpoint? (--update for SPARQL Update)"
    return ""


def _authorization(host: str, *, secure: bool) -> dict[str, str]:
    """Return the header with credentials, if there are any."""
    known = credentials.find(host, secure=secure)
    if known.token:
        return {"Authorization": f"Bearer {known.token}"}
    if known.user:
        pair = f"{known.user}:{known.password}".encode()
        return {"Authorization": f"Basic {base64.b64encode(pair).decode()}"}
    return {}


class _State:
    """How far a push came, in a file beside the graph."""

    def __init__(self, file: Path, how: Iterable[str]) -> None:
        digest = hashlib.sha256(file.read_bytes())
        for part in how:
            digest.update(f"\n{part}".encode())
        self._key = digest.hexdigest()
        self._path = file.with_name(f".{file.name}.push")

    def done(self) -> int:
        """Return how many batches are done; none where the file or the place is another."""
        try:
            kept = json.loads(self._path.read_text(encoding="utf-8"))
            return int(kept["done"]) if kept["key"] == self._key else 0
        except (OSError, ValueError, TypeError, KeyError):
            return 0

    def keep(self, done: int) -> None:
        """Keep that so many batches are done."""
        temporary = self._path.with_suffix(".new")
        try:
            temporary.write_text(json.dumps({"key": self._key, "done": done}), encoding="utf-8")
            temporary.replace(self._path)
        except OSError as error:
            raise KGError(f"{self._path}: cannot be written ({error.strerror})") from error

    def forget(self) -> None:
        """Forget: the push is done."""
        self._path.unlink(missing_ok=True)
