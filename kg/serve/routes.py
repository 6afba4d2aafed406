"""What a request gets: addresses, methods, formats. Nothing here knows of connections."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, quote, urlsplit

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
PREFIX kg: <https://kg.example.org/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX schema: <https://schema.org/>
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


def _page(page: str, status: int = 200) -> Answer:
    return Answer(status=status, media=formats.HTML, body=page.encode())


def _told(answer: Answer) -> tuple[str, str]:
    """Return the text of an answer, and what is wrong, or ""."""
    text = answer.body.decode()
    wrong = text.removeprefix("error: ").strip() if answer.status >= _ERROR else ""
    return text, wrong


class Routing:
    """Answers a request on a graph, by at most ``limit`` rows.

    ``cors`` is the origin that may read answers, as the server's options have it.
    """

    def __init__(self, site: "Site", pool: Pool, limit: int, asked: Asked, cors: str) -> None:
        self._site, self._pool, self._limit, self._request = site, pool, limit, asked
        self._cors = cors

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
        if path.startswith("/questions/") and path != "/questions/":
            return self._question(path.removeprefix("/questions/"), given)
        if self._request.method == "POST":
            return Answer.failed(405, "queries go to /sparql", allow="GET, HEAD")
        if path in ("/questions", "/questions/"):
            return _page(pages.question(self._site.above("/questions")))
        if path == pages.GEPHI and self._site.graph is not None:
            return self._in_gephi_lite()
        if path == "/find" and self._site.graph is not None:
            return self._found(given.get("name", ""))
        return self._page(path, given)

    def _page(self, path: str, given: dict[str, str]) -> Answer:
        site = self._site
        if (listed := site.listed(path, given.get("by", ""))) is not None:
            return _page(listed)
        if path == "/" and site.picture is None:
            return self._editor(200, _EXAMPLE)
        if (whole := site.whole(path)) is not None:
            return Answer(status=200, media=whole[0], body=whole[1])
        if path.startswith("/static/"):
            return _static(path.removeprefix("/static/"))
        if path == "/store":
            return self._store(given)
        if path in ("/.well-known/void", "/id/dataset"):
            return self._rdf(site.void(self._address()), given)
        if path in ("/ontology", "/ontology/"):
            return self._rdf(site.ontology, given, page=self._ontology)
        iri = site.find(path)
        if iri is None:
            return self._failed(404, "Not found", f"there is nothing at {path}: begin at /")
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
                return self._editor(200, _EXAMPLE)
            if self._request.method == "POST":
                return Answer.failed(400, "there is no query: give query=")
            return self._rdf(self._site.service(self._address()), given)
        answer = self._asked(given, sparql=given["query"])
        if not html:
            return answer
        text, error = _told(answer)
        if not error and answer.media != formats.HTML:
            return answer  # the client likes another form as much as HTML
        return self._editor(
            answer.status, given["query"], answer="" if error else text, error=error, given=True
        )

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
        html = formats.chosen(self._accept(given), ["text/csv", formats.HTML]) == formats.HTML
        if name not in known:
            line = f"no question {name!r}: there are {', '.join(known)}"
            return self._failed(404, "No such question", line)
        is_path = name == "paths"
        around = given.pop("around-hubs", "") if is_path else ""
        parameters = {key: value for key, value in given.items() if key not in _FORMAT}
        takes = [one.name for one in known[name].parameters]
        for key in sorted(parameters.keys() - set(takes)):
            listed = ", ".join(takes) or "none"
            line = f"question {name} has no parameter {key!r}: it takes {listed}"
            return Answer.failed(400, line)
        missing = [
            one.label
            for one in known[name].parameters
            if one.is_required and not parameters.get(one.name, "").strip()
        ]
        if html and missing:
            page = pages.question(
                self._site.above(),
                known[name],
                values=parameters,
                days=self._site.days[name],
                missing=missing,
                around=bool(around) if is_path else None,
            )
            return _page(page)
        answer = self._asked(given, question=name, parameters=parameters)
        if not html:
            return answer
        text, error = _told(answer)
        if not error and answer.media != formats.HTML:
            return answer  # the client likes another form as much as HTML
        ways = ""
        if is_path and not error:
            ways = self._site.chains(
                parameters["first"], parameters["second"], around_hubs=bool(around)
            )
        page = pages.question(
            self._site.above(),
            known[name],
            values=parameters,
            days=self._site.days[name],
            answer="" if error else ways + text,
            error=error,
            around=bool(around) if is_path else None,
        )
        return _page(page, answer.status)

    def _found(self, name: str) -> Answer:
        """Return the page of the one thing with a name, or of those that have it in theirs."""
        found = self._site.named(name)
        if len(found) == 1:
            target = found[0][2]
            return Answer(status=_SEE, media="text/plain", body=b"", location=target)
        title = f"Things called “{name}”" if name.strip() else "Names"
        near = [] if found else self._site.spelt_like(name)
        return _page(pages.found(self._site.above(), title, found or near, near=bool(near)))

    def _failed(self, status: int, title: str, line: str) -> Answer:
        """Return what is wrong: a page for a browser, a line for others."""
        liked = formats.chosen(self._request.accept, ["text/turtle", formats.HTML])
        if liked != formats.HTML:
            return Answer.failed(status, line)
        return _page(pages.failed(self._site.above(), title, line), status)

    def _ontology(self) -> str:
        return vocabulary.page(self._site.above("/ontology"))

    def _editor(
        self, status: int, query: str, *, answer: str = "", error: str = "", given: bool = False
    ) -> Answer:
        """Return the page for SPARQL, with the editor in it where kg has one."""
        known = self._site.editor
        if known is not None:
            known = known | {"sparql": query, "given": given}
        above = self._site.above("/sparql")
        page = pages.sparql(above, query, answer=answer, error=error, editor=known)
        return _page(page, status)

    def _asked(self, given: dict[str, str], **what: Any) -> Answer:
        accept, base = self._accept(given), self._site.base
        return self._pool.ask(Request(accept=accept, limit=self._limit, base=base, **what))

    def _accept(self, given: dict[str, str]) -> str:
        """Return what the client wants: ``format=`` if it says so, else its Accept header."""
        name = next((given[key] for key in _FORMAT if given.get(key)), "")
        if name:
            return formats.NAMES.get(name.lower(), name)
        return self._request.accept

    def _in_gephi_lite(self) -> Answer:
        """Lead to Gephi Lite with the network; say how, where it may not read this server."""
        if self._cors not in ("*", GEPHI_LITE):
            error = (
                "Gephi Lite reads the network from this server, which has to let it: start it "
                f"again with --cors {GEPHI_LITE}"
            )
            return _page(pages.failed(self._site.above(pages.GEPHI), "Gephi Lite", error), 403)
        file = quote(f"{self._address()}graph.gexf", safe="")
        place = f"{GEPHI_LITE}/?file={file}"
        return Answer(status=_SEE, media="text/plain", body=b"", location=place)

    def _address(self) -> str:
        return f"http://{self._request.host}/"


GEPHI_LITE = "https://lite.gephi.org"
"""Where Gephi Lite is; it opens a file by address (https://docs.gephi.org/lite)."""

_FORMAT = ("format", "output")
NO_BODY, _MOVED, _SEE, _ERROR = 204, 301, 303, 400
