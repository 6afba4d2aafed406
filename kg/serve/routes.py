"""What a request gets: addresses, methods, formats. Nothing here knows of connections."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlsplit

from pyoxigraph import Triple

from kg import editor
from kg.query import questions
from kg.serve import formats, pages, reconcile, vocabulary
from kg.serve.messages import Answer, Request
from kg.serve.workers import Pool

if TYPE_CHECKING:
    from kg.serve.site import Site

ALLOWED = "GET, HEAD, POST, OPTIONS"
_LONGEST_BATCH = 200_000  # characters of a batch of names to reconcile
_STATIC = {
    "editor.js": "text/javascript",
    "yasgui.js": "text/javascript",
    "yasgui.css": "text/css",
}
_READ_ONLY = "kg only reads, this is an update: ask SELECT, ASK, CONSTRUCT or DESCRIBE"
_EXAMPLE = """\
SELECT ?person ?name ?institution WHERE {
  ?person a kg:Person ; rdfs:label ?name .
  OPTIONAL { ?person schema:affiliation/rdfs:label ?institution }
} ORDER BY ?name LIMIT 100
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One request; ``target`` is path and query, ``media`` the type of the body."""

    method: str
    target: str
    host: str
    accept: str = ""
    media: str = ""
    body: bytes = b""


def _form(asked: Asked) -> dict[str, str] | Answer:
    """Return the query in a body, sent as a form or as it is, or what is wrong with it."""
    try:
        text = asked.body.decode()
    except UnicodeDecodeError:
        return Answer.failed(400, "the body is not UTF-8")
    if asked.media == "application/sparql-query":
        return {"query": text}
    if asked.media == "application/x-www-form-urlencoded":
        return _parameters(text)
    if asked.media == "application/sparql-update":
        return Answer.failed(403, _READ_ONLY)
    line = "a query comes as application/sparql-query or as a form with query="
    return Answer.failed(415, line)


def _static(name: str) -> Answer:
    """Return a file of the SPARQL editor: kg's own script, or a part of Yasgui if kg has it."""
    body = editor.part(name)
    if name == "editor.js":
        body = resources.files("kg.serve").joinpath("static", name).read_bytes()
    if body is None or name not in _STATIC:
        return Answer.failed(404, f"there is no file {name}: begin at /")
    return Answer(status=200, media=_STATIC[name], body=body)


def _parameters(text: str) -> dict[str, str]:
    return dict(parse_qsl(text, keep_blank_values=True))


class Routing:
    """Answers a request on a graph, by at most ``limit`` rows."""

    def __init__(self, site: "Site", pool: Pool, limit: int, asked: Asked) -> None:
        self._site, self._pool, self._limit, self._request = site, pool, limit, asked

    def answer(self) -> Answer:
        """Return the answer."""
        method, body = self._request.method, dict[str, str]()
        if method == "OPTIONS":
            return Answer(status=NO_BODY, media="", body=b"", allow=ALLOWED)
        if method not in ("GET", "HEAD", "POST"):
            return Answer.failed(405, _READ_ONLY, allow=ALLOWED)
        if method == "POST":
            form = _form(self._request)
            if isinstance(form, Answer):
                return form
            body = form
        target = urlsplit(self._request.target)
        return self._routed(target.path, _parameters(target.query) | body)

    def _routed(self, path: str, given: dict[str, str]) -> Answer:
        if path == "/sparql":
            return self._sparql(given)
        if path == "/reconcile":
            return self._reconciled(given)
        if path.startswith("/questions/"):
            return self._question(path.removeprefix("/questions/"), given)
        if self._request.method == "POST":
            return Answer.failed(405, "queries go to /sparql", allow="GET, HEAD")
        return self._page(path, given)

    def _page(self, path: str, given: dict[str, str]) -> Answer:
        site = self._site
        if path == "/" and site.picture is None:
            return self._form(200, sparql=_EXAMPLE)
        if (whole := site.whole(path)) is not None:
            return Answer(status=200, media=whole[0], body=whole[1])
        if path.startswith("/static/"):
            return _static(path.removeprefix("/static/"))
        if path == "/store":
            return self._store(given)
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
        site, name = self._site, given.get("graph", "")
        if ("default" in given) == bool(name):
            return Answer.failed(400, "name one graph: ?default, or ?graph= and its IRI")
        if "default" not in given and name not in site.graphs:
            known = (
                "" if site.graphs else ": the file has no named graphs, serve TriG or N-Quads"
            )
            return Answer.failed(404, f"there is no graph <{name}>{known}")
        media = formats.chosen(self._accept(given), list(formats.RDF))
        if media is None:
            return Answer.failed(406, f"no such format: choose from {', '.join(formats.RDF)}")
        return Answer(status=200, media=media, body=site.written(name, media))

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
            body = self._site.page(iri, triples="triples" in given).encode()
        elif media == formats.HTML and page is not None:
            body = page().encode()
        else:
            # A browser shows plain text, and saves Turtle where nobody looks.
            form = "text/turtle" if media == formats.HTML else media
            media = "text/plain" if media == formats.HTML else media
            body = formats.rdf_bytes(triples, form, self._site.base)
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
            if self._request.method == "POST":
                return Answer.failed(400, "there is no query: give query=")
            return self._rdf(self._site.service(self._address()), given)
        answer = self._asked(given, sparql=given["query"])
        if not html:
            return answer
        return self._framed(answer, sparql=given["query"])

    def _reconciled(self, given: dict[str, str]) -> Answer:
        site = self._site
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

    def _framed(self, answer: Answer, **asked: Any) -> Answer:
        """Return the form with what was asked and the answer, or what is wrong."""
        text = answer.body.decode()
        if answer.status >= _ERROR:
            # A value may be what is wrong: the query is shown with its defaults.
            asked |= {"values": {}, "answer": "", "error": text.removeprefix("error: ").strip()}
            return self._form(answer.status, **asked)
        if answer.media != formats.HTML:
            return answer  # the client likes another form as much as HTML
        return self._form(answer.status, **asked, answer=text)

    def _form(self, status: int, **what: Any) -> Answer:
        """Return the form, with the editor in it where kg has one."""
        known = self._site.editor
        if known is not None and what.get("question") is None:
            what["editor"] = known | {"sparql": what["sparql"], "given": "answer" in what}
        page = pages.form(questions(), **what)
        return Answer(status=status, media=formats.HTML, body=page.encode())

    def _asked(self, given: dict[str, str], **what: Any) -> Answer:
        accept, base = self._accept(given), self._site.base
        return self._pool.ask(Request(accept=accept, limit=self._limit, base=base, **what))

    def _accept(self, given: dict[str, str]) -> str:
        """Return what the client wants: ``format=`` if it says so, else its Accept header."""
        name = next((given[key] for key in _FORMAT if given.get(key)), "")
        if name:
            return formats.NAMES.get(name.lower(), name)
        return self._request.accept

    def _address(self) -> str:
        return f"http://{self._request.host}/"


_FORMAT = ("format", "output")
NO_BODY, _MOVED, _ERROR = 204, 301, 400
