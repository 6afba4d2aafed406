"""HTML for people: questions with their answers, SPARQL, and a page for each thing."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from pyoxigraph import Literal, NamedNode, Store, Triple

from kg.model import EntityType, Fact
from kg.pages import html, wording
from kg.paths import Chain
from kg.query import Question, Table, Term, by_group, labelled
from kg.rdf.terms import PREFIXES

if TYPE_CHECKING:
    from kg.graph import Graph

POLICY = (
    "default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self' data:; "
    "font-src data:; style-src 'self' 'unsafe-inline'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
"""Content-Security-Policy of these pages: the editor's scripts, and nothing from elsewhere."""

_LABELS = (
    PREFIXES["rdfs"] + "label",
    PREFIXES["skos"] + "prefLabel",
    PREFIXES["schema"] + "name",
)
_MOST = 500  # values that a page shows of one property; the other formats have all
_LONGEST_NAME = 200  # characters: what is longer is a sentence
_LONG = 80  # characters of a value whose column gets room to be read


Site = Mapping[str, Any]
"""What stands above every page: ``places`` by text, ``names`` to find, and where one is."""

KINDS = {
    "/people": EntityType.PERSON,
    "/institutions": EntityType.INSTITUTION,
    "/technologies": EntityType.TECHNOLOGY,
    "/places": EntityType.PLACE,
}
"""The pages that list all things of a type."""

GEPHI = "/gephi-lite"
"""Leads to Gephi Lite, which opens the network: also a link of the picture."""

PLACES = {
    "Graph": "/",
    **{path[1:].capitalize(): path for path in KINDS},
    "Report": "/report",
    "Questions": "/questions",
    "SPARQL": "/sparql",
    "Ontology": "/ontology",
    "Data set": "/.well-known/void",
    "Turtle": "/graph.ttl",
    "GEXF": "/graph.gexf",
    "Gephi Lite": GEPHI,
}
"""Where a server leads from every page and from the picture, by the texts of the links."""


def site(names: Sequence[tuple[str, str, str]], here: str = "") -> Site:
    """Return what stands above a page; ``names`` are values, what they stand for and types."""
    return {"places": PLACES, "names": names, "here": here}


def question(
    above: Site,
    asked: Question | None = None,
    *,
    values: Mapping[str, str] | None = None,
    answer: str = "",
    error: str = "",
    missing: Sequence[str] = (),
    around: bool | None = None,
    days: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """Return the page of a question that was asked with ``values``, or of all questions.

    ``answer`` is HTML from :func:`rows`; ``missing`` are fields to fill in before; ``around``
    says whether a path passes through no places and hubs, None for a question of none;
    ``days`` are what the collection has for days that were not given.
    """
    given = values or {}
    title = "Questions" if asked is None else asked.asked(**{**days, **given})
    return html.page(
        "questions.html",
        site=above,
        title=title,
        groups=by_group().items(),
        question=asked,
        values=given,
        answer=answer,
        error=error,
        missing=missing,
        around=around,
        days=days,
    )


def chains(
    found: Sequence[Chain], graph: "Graph", paths: Mapping[str, str], reason: str
) -> str:
    """Return chains as HTML, names linked by ``paths``; ``reason`` says why there is none."""
    sources = wording.sources(graph.citations)
    told = [
        {
            "settled": one.settled,
            "steps": [
                (wording.entry(step, sources), None)
                if isinstance(step, Fact)
                else (None, wording.words(step, sources))
                for step in one.steps
            ],
        }
        for one in found
    ]
    page: dict[str, dict[str, int]] = {"numbers": {}}
    return html.template("chains.html").render(
        chains=told, paths=paths, reason=reason, page=page
    )


def sparql(
    above: Site,
    query: str,
    *,
    answer: str = "",
    error: str = "",
    editor: Mapping[str, Any] | None = None,
) -> str:
    """Return the page with a field for SPARQL, and an answer.

    ``editor`` is what Yasgui needs to know, None for the plain field alone.
    """
    return html.page(
        "sparql.html",
        site=above,
        title="SPARQL",
        sparql=query,
        answer=answer,
        error=error,
        editor=editor,
    )


def found(
    above: Site, title: str, things: Sequence[tuple[str, str, str]], *, near: bool = False
) -> str:
    """Return the page of things with a name: (name, kind, path); ``near`` if only like it."""
    shown = things[:_MOST]
    return html.page(
        "found.html",
        site=above,
        title=title,
        found=shown,
        more=len(things) - len(shown),
        near=near,
    )


def failed(above: Site, title: str, error: str) -> str:
    """Return the page that says what is wrong."""
    return html.page("failed.html", site=above, title=title, error=error)


def rows(
    table: Table,
    base: str,
    *,
    store: Store | None = None,
    sparql: str = "",
    path: str = "",
    unmatched: Sequence[tuple[str, Sequence[tuple[str, str]]]] = (),
) -> str:
    """Return an answer as HTML; things of the graph, and in ``store`` their names, are links.

    ``sparql`` is the query behind a ready-made question, ``path`` where it was asked, to add
    parameters to; ``unmatched`` are values that are no
    names, with near names and where these lead.

    >>> rows(Table(columns=("answer",), boolean=True), "").strip()
    '<p class="answer">Yes</p>'
    """
    cells = [
        [None if term is None else (term.value, _target(term, base, store)) for term in row]
        for row in table.cells
    ]
    long = {
        number
        for row in table.cells
        for number, term in enumerate(row)
        if term is not None and term.kind == "literal" and len(term.value) > _LONG
    }
    return html.template("rows.html").render(
        table=table, cells=cells, long=long, sparql=sparql, path=path, unmatched=unmatched
    )


def _target(term: Term, base: str, store: Store | None) -> str:
    """Return where a value of an answer leads: its page, or the things with this name."""
    if term.kind == "uri":
        return link(term.value, base)
    if store is None or term.datatype or len(term.value) > _LONGEST_NAME:
        return ""
    called = labelled(store, term)
    if len(called) == 1:
        return link(called[0], base)
    return f"/find?name={quote(term.value)}" if called else ""


def thing(
    iri: str,
    outgoing: Sequence[Triple],
    incoming: Sequence[Triple],
    labels: Mapping[str, str],
    base: str,
    above: Site,
) -> str:
    """Return the page of a thing: what the graph says of it, and what points to it.

    ``outgoing`` triples have it, or a part of it (``#…``), as subject; ``incoming`` as object.
    """

    def shown(node: object) -> tuple[str, str]:
        if isinstance(node, NamedNode):
            return labels.get(node.value) or short(node.value), link(node.value, base)
        return (node.value if isinstance(node, Literal) else str(node)), ""

    groups: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for triple in outgoing:
        about = "" if str(triple.subject) == f"<{iri}>" else short(_value(triple.subject))
        groups.setdefault((about, short(triple.predicate.value)), []).append(
            shown(triple.object)
        )
    pointing: dict[str, list[tuple[str, str]]] = {}
    for triple in incoming:
        pointing.setdefault(short(triple.predicate.value), []).append(shown(triple.subject))
    return html.page(
        "thing.html",
        site=above,
        iri=iri,
        title=labels.get(iri) or short(iri),
        groups={key: (found[:_MOST], len(found)) for key, found in groups.items()},
        pointing={key: (found[:_MOST], len(found)) for key, found in pointing.items()},
    )


def labels_of(triples: Iterable[Triple]) -> dict[str, str]:
    """Return the name of each thing that has one."""
    found: dict[str, tuple[int, str]] = {}
    for triple in triples:
        if triple.predicate.value in _LABELS and isinstance(triple.object, Literal):
            rank = _LABELS.index(triple.predicate.value), triple.object.value
            key = _value(triple.subject)
            found[key] = min(found.get(key, rank), rank)
    return {iri: name for iri, (_, name) in found.items()}


def link(iri: str, base: str) -> str:
    """Return where a link to an IRI leads: things of the graph are on this server.

    >>> link("https://kg.example.org/id/person/a", "https://kg.example.org/")
    '/id/person/a'
    >>> link("javascript:alert(1)", "https://kg.example.org/")
    ''
    """
    for start in (base, "https://kg.example.org/"):
        if start and iri.startswith(start):
            return "/" + iri.removeprefix(start)
    return iri if urlsplit(iri).scheme in ("http", "https") else ""


def short(iri: str) -> str:
    """Return an IRI with one of kg's prefixes, or whole."""
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and "/" not in iri.removeprefix(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


def _value(node: object) -> str:
    return node.value if isinstance(node, NamedNode) else str(node)
