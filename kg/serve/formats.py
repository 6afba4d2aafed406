"""Answers as bytes: media types of SPARQL results and of RDF, and which one a client wants."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from xml.sax.saxutils import escape, quoteattr

from pyoxigraph import Literal, NamedNode, Triple

from kg.exports.networks import printable
from kg.query import Table, Term
from kg.rdf.turtle import text_of

HTML = "text/html"
RDF: Mapping[str, str] = {
    "text/turtle": "ttl",
    "application/n-triples": "nt",
    "application/ld+json": "jsonld",
}
"""Formats of :mod:`kg.rdf` by media type, Turtle first: it is what ``*/*`` gets."""


def chosen(accept: str, offered: Sequence[str]) -> str | None:
    """Return the offered media type that an Accept header likes best, or None.

    Of equals the one that is offered first wins; a browser names ``text/html`` itself.

    >>> chosen("text/csv;q=0.5, application/json", ["text/csv", "application/json"])
    'application/json'
    >>> chosen("", ["text/turtle"])
    'text/turtle'
    """
    wanted = [_range(part) for part in accept.split(",") if part.strip()] or [("*/*", 1.0)]
    best: tuple[float, str | None] = (0.0, None)
    for media in offered:
        family = media.partition("/")[0] + "/*"
        # The most specific range decides, whatever its weight (RFC 9110, 12.5.1).
        for name in (media, family, "*/*"):
            weights = [weight for pattern, weight in wanted if pattern == name]
            if weights:
                if max(weights) > best[0]:
                    best = (max(weights), media)
                break
    return best[1]


def _range(part: str) -> tuple[str, float]:
    name, *options = (one.strip() for one in part.split(";"))
    weight = 1.0
    for option in options:
        if option.lower().startswith("q="):
            try:
                weight = float(option[2:])
            except ValueError:
                weight = 0.0
    return name.lower(), weight


def as_tsv(table: Table) -> str:
    """Return SPARQL 1.1 query results in TSV: terms as Turtle writes them."""
    lines = ["\t".join(f"?{name}" for name in table.columns)]
    lines += [
        "\t".join("" if term is None else str(term.node()) for term in row)
        for row in table.cells
    ]
    return "\n".join(lines) + "\n"


def as_xml(table: Table) -> str:
    """Return SPARQL Query Results XML."""
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<sparql xmlns="http://www.w3.org/2005/sparql-results#">\n<head>'
    ]
    if table.boolean is not None:
        parts.append(f"</head>\n<boolean>{str(table.boolean).lower()}</boolean>\n</sparql>\n")
        return "".join(parts)
    parts += [f"<variable name={quoteattr(name)}/>" for name in table.columns]
    parts.append("</head>\n<results>\n")
    for row in table.cells:
        parts.append("<result>")
        parts += [
            f"<binding name={quoteattr(name)}>{_xml_term(term)}</binding>"
            for name, term in zip(table.columns, row, strict=True)
            if term is not None
        ]
        parts.append("</result>\n")
    parts.append("</results>\n</sparql>\n")
    return "".join(parts)


def _xml_term(term: Term) -> str:
    value = escape(printable(term.value), {"\r": "&#13;"})  # else a parser makes it a line feed
    if term.kind != "literal":
        return f"<{term.kind}>{value}</{term.kind}>"
    attribute = ""
    if term.language:
        attribute = f" xml:lang={quoteattr(term.language)}"
    elif term.datatype:
        attribute = f" datatype={quoteattr(term.datatype)}"
    return f"<literal{attribute}>{value}</literal>"


ROWS: Mapping[str, Callable[[Table], str]] = {
    "application/sparql-results+json": Table.as_json,
    "application/sparql-results+xml": as_xml,
    "text/csv": partial(Table.as_csv, guard=False),
    "text/tab-separated-values": as_tsv,
    # What many clients say when they mean the first two.
    "application/json": Table.as_json,
    "application/xml": as_xml,
    "text/xml": as_xml,
}
"""Writers of SELECT and ASK answers by media type, JSON first. ASK has no CSV and no TSV in
SPARQL 1.1; kg gives a table of one cell."""

NAMES: Mapping[str, str] = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "html": HTML,
    "ttl": "text/turtle",
    "turtle": "text/turtle",
    "nt": "application/n-triples",
    "ntriples": "application/n-triples",
    "jsonld": "application/ld+json",
    "json-ld": "application/ld+json",
}
"""Values of ``format=`` and ``output=``, for people and clients that cannot set a header."""


def rdf_bytes(triples: list[Triple], media: str, base: str) -> bytes:
    """Return triples in an RDF format by its media type."""
    return text_of(triples, base=base, format=RDF[media]).encode()


def triples_of(table: Table) -> list[Triple]:
    """Return the triples that the rows of a CONSTRUCT or DESCRIBE stand for."""
    found = []
    for row in table.cells:
        subject, predicate, object_ = (term.node() for term in row if term is not None)
        if isinstance(subject, Literal) or not isinstance(predicate, NamedNode):
            continue  # no triple of RDF
        found.append(Triple(subject, predicate, object_))
    return found
