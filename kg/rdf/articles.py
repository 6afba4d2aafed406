"""Triples of the data set, of articles, and of stretches of their text."""

import re
from collections.abc import Iterator
from datetime import date, datetime

from pyoxigraph import Literal, NamedNode, Triple

from kg.model import Citation
from kg.rdf.terms import article_iri, english, selector_iri, span_iri, term

_DATE_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?", re.ASCII)


def dataset_triples(base: str) -> Iterator[Triple]:
    """Yield the node of the data set: what it is, and the base that its IRIs hang on."""
    node = NamedNode(base + "id/dataset")
    yield Triple(node, term("rdf:type"), term("void:Dataset"))
    yield Triple(node, term("rdf:type"), term("dcat:Dataset"))
    title = "People, institutions, technologies and places in news articles"
    yield Triple(node, term("dcterms:title"), english(title))
    yield Triple(node, term("dcterms:conformsTo"), NamedNode("https://kg.example.org/ontology"))
    # kg.rdf.read finds the base here.
    yield Triple(node, term("void:uriSpace"), Literal(base))


def article_triples(citation: Citation, *, base: str) -> Iterator[Triple]:
    """Yield everything that is kept of an article."""
    node = article_iri(base, citation.id)
    yield Triple(node, term("rdf:type"), term("schema:NewsArticle"))
    yield Triple(node, term("void:inDataset"), NamedNode(base + "id/dataset"))
    yield Triple(node, term("schema:headline"), Literal(citation.title))
    yield Triple(node, term("schema:name"), Literal(citation.name))
    yield Triple(node, term("dcterms:identifier"), Literal(f"sha256:{citation.sha256}"))
    yield Triple(node, term("dcterms:source"), Literal(citation.source))
    length = Literal(str(citation.length), datatype=term("xsd:nonNegativeInteger"))
    yield Triple(node, term("dcterms:extent"), length)
    if citation.url:
        # A literal: the address of a page may hold characters that no IRI can.
        url = Literal(citation.url, datatype=term("xsd:anyURI"))
        yield Triple(node, term("schema:url"), url)
    if citation.outlet:
        yield Triple(node, term("dc:publisher"), Literal(citation.outlet))
    if citation.published:
        yield Triple(node, term("schema:datePublished"), date_literal(citation.published))
    if citation.language:
        yield Triple(node, term("schema:inLanguage"), Literal(citation.language))
    if citation.authors:
        yield from _authors(node, citation.authors)


def copy_triples(citation: Citation, *, base: str) -> Iterator[Triple]:
    """Yield whose words an article repeats, which it alone does not say."""
    if citation.copy_of:
        copy, first = (article_iri(base, one) for one in (citation.id, citation.copy_of))
        yield Triple(copy, term("kg:copyOf"), first)


def stretch_triples(article: NamedNode, start: int, end: int, quote: str) -> Iterator[Triple]:
    """Yield a stretch of text as a Web Annotation resource.

    One selector gives both the position and the words. RFC 5147 counts as Python does.
    """
    node, selector = span_iri(article, start, end), selector_iri(article, start, end)
    yield Triple(node, term("rdf:type"), term("oa:SpecificResource"))
    yield Triple(node, term("oa:hasSource"), article)
    yield Triple(node, term("oa:hasSelector"), selector)
    yield Triple(selector, term("rdf:type"), term("oa:TextPositionSelector"))
    yield Triple(selector, term("rdf:type"), term("oa:TextQuoteSelector"))
    for name, place in (("oa:start", start), ("oa:end", end)):
        yield Triple(selector, term(name), Literal(str(place), datatype=term("xsd:integer")))
    yield Triple(selector, term("oa:exact"), Literal(quote))


def _authors(article: NamedNode, names: tuple[str, ...]) -> Iterator[Triple]:
    """Yield the byline: one literal for people, and a sequence that keeps order and bounds.

    Authors are observers, so they are names and never entities.
    """
    node = NamedNode(f"{article.value}#authors")
    yield Triple(article, term("schema:creditText"), Literal(", ".join(names)))
    yield Triple(article, term("dc:creator"), node)
    yield Triple(node, term("rdf:type"), term("rdf:Seq"))
    for number, name in enumerate(names, start=1):
        yield Triple(node, term(f"rdf:_{number}"), Literal(name))


def date_literal(text: str) -> Literal:
    """Type a date by its form; what has no form of XML Schema stays a string.

    >>> date_literal("2024-03-06").datatype.value
    'http://www.w3.org/2001/XMLSchema#date'
    >>> date_literal("March 2024").datatype.value
    'http://www.w3.org/2001/XMLSchema#string'
    """
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
            date.fromisoformat(text)
            return Literal(text, datatype=term("xsd:date"))
        if _DATE_TIME.fullmatch(text):
            datetime.fromisoformat(text)
            return Literal(text, datatype=term("xsd:dateTime"))
    except ValueError:
        return Literal(text)
    if re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", text, re.ASCII):
        return Literal(text, datatype=term("xsd:gYearMonth"))
    if re.fullmatch(r"[1-9]\d{3}", text, re.ASCII):
        return Literal(text, datatype=term("xsd:gYear"))
    return Literal(text)
