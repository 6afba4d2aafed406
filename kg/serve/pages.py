"""HTML for people: the form with its answer, and a page for each thing."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from pyoxigraph import Literal, NamedNode, Triple

from kg.query import Question, Table
from kg.rdf.terms import PREFIXES
from kg.view import assets

if TYPE_CHECKING:
    import jinja2

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


def form(
    questions: Iterable[Question],
    *,
    sparql: str = "",
    question: Question | None = None,
    values: Mapping[str, str] | None = None,
    answer: str = "",
    error: str = "",
    editor: Mapping[str, Any] | None = None,
) -> str:
    """Return the page with a field for SPARQL, the ready-made questions, and an answer.

    ``question`` is the one that was asked, with its ``values``; ``answer`` is HTML from
    :func:`rows`; ``editor`` is what Yasgui needs to know, None for the plain field alone.
    """
    asked = {"sparql": sparql, "question": question, "values": values or {}}
    return template("form.html").render(
        questions=list(questions), **asked, answer=answer, error=error, editor=editor
    )


def rows(table: Table, base: str) -> str:
    """Return an answer as an HTML table, links to things of the graph among it.

    >>> rows(Table(columns=("answer",), boolean=True), "").strip()
    '<p class="answer">yes</p>'
    """
    cells = [
        [
            None
            if term is None
            else (term.value, link(term.value, base) if term.kind == "uri" else "")
            for term in row
        ]
        for row in table.cells
    ]
    return template("rows.html").render(table=table, cells=cells)


def thing(
    iri: str,
    outgoing: Sequence[Triple],
    incoming: Sequence[Triple],
    labels: Mapping[str, str],
    base: str,
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
    return template("thing.html").render(
        iri=iri,
        name=labels.get(iri) or short(iri),
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


def template(name: str) -> "jinja2.Template":
    """Return a template of kg's pages."""
    return assets.templates("kg.serve").get_template(name)
