"""HTML documentation of the ontology, read from its Turtle files."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from pyoxigraph import Literal, NamedNode

from kg.ontology import folder
from kg.pages import html
from kg.rdf.nodes import Nodes, parse
from kg.rdf.terms import PREFIXES
from kg.serve import pages

_NAMESPACES = PREFIXES | {
    "wd": "http://www.wikidata.org/entity/",
    "wdt": "http://www.wikidata.org/prop/direct/",
    "country": "https://kg.example.org/country/",
}
_KINDS = (
    ("Relations", "kg.ttl", "kg:Relation"),
    ("Classes", "kg.ttl", "owl:Class"),
    ("Properties between things", "kg.ttl", "owl:ObjectProperty"),
    ("Properties with values", "kg.ttl", "owl:DatatypeProperty"),
    ("Codes of public lists", "kg.ttl", "rdfs:Datatype"),
    ("Classes from elsewhere", "reused.ttl", "rdfs:Class"),
    ("Properties from elsewhere", "reused.ttl", "rdf:Property"),
)
_SCHEMES = ("tech", "roles", "orgkinds", "eventkinds")
_ROWS = (
    ("domain", "rdfs:domain"),
    ("range", "rdfs:range"),
    ("used on", "kg:usedOn"),
    ("used for", "kg:usedFor"),
    ("below", "rdfs:subClassOf"),
    ("below", "rdfs:subPropertyOf"),
    ("inverse", "owl:inverseOf"),
    ("property", "kg:property"),
    ("subject", "kg:subjectType"),
    ("object", "kg:objectType"),
    ("phrase", "kg:phrase"),
    ("event", "kg:eventKind"),
    ("close match", "skos:closeMatch"),
    ("defined by", "rdfs:isDefinedBy"),
)


def page(above: pages.Site) -> str:
    """Return the page: every term of kg, every term it takes from elsewhere, every scheme."""
    sections, schemes = _gathered()
    return html.page(
        "ontology.html", site=above, title="Ontology", sections=sections, schemes=schemes
    )


@cache
def _gathered() -> tuple[list[Mapping[str, Any]], list[Mapping[str, Any]]]:
    files = {name: Nodes(name, parse(folder() / name)) for name in ("kg.ttl", "reused.ttl")}
    sections: list[Mapping[str, Any]] = [
        {"title": title, "terms": list(_terms(files[file], class_))}
        for title, file, class_ in _KINDS
    ]
    return sections, [_scheme(name) for name in _SCHEMES]


def _terms(nodes: Nodes, class_: str) -> Iterator[Mapping[str, Any]]:
    for iri in nodes.members(class_):
        rows: dict[str, list[tuple[str, str]]] = {}
        for title, predicate in _ROWS:
            values = [_shown(value) for value in nodes.terms(iri, predicate)]
            if values:
                rows.setdefault(title, []).extend(values)
        yield {
            "name": _short(iri),
            "iri": iri,
            "label": nodes.one(iri, "rdfs:label", ""),
            "comment": nodes.one(iri, "rdfs:comment", ""),
            "rows": rows,
        }


def _scheme(name: str) -> Mapping[str, Any]:
    nodes = Nodes(name, parse(folder() / "schemes" / f"{name}.ttl"))
    found = nodes.members("skos:Concept") + nodes.members("kg:RoleCategory")
    concepts = [
        {
            "name": _short(iri),
            "label": _english(nodes, iri, "skos:prefLabel"),
            "others": _english(nodes, iri, "skos:altLabel"),
            "broader": ", ".join(map(_short, nodes.all(iri, "skos:broader"))),
            "codes": ", ".join(
                f"{_short(value.datatype.value)} {value.value}"
                for value in nodes.terms(iri, "skos:notation")
                if isinstance(value, Literal)
            ),
        }
        for iri in sorted(set(found))
    ]
    [scheme] = {iri for _, iri in nodes.pairs("skos:inScheme")}
    return {"title": _english(nodes, scheme, "dcterms:title"), "concepts": concepts}


def _english(nodes: Nodes, iri: str, predicate: str) -> str:
    return ", ".join(
        value.value
        for value in nodes.terms(iri, predicate)
        if isinstance(value, Literal) and value.language == "en"
    )


def _shown(value: NamedNode | Literal) -> tuple[str, str]:
    if isinstance(value, Literal):
        return value.value, ""
    short = _short(value.value)
    return short, f"#{short}" if short.startswith("kg:") else value.value


def _short(iri: str) -> str:
    """Return an IRI with a prefix.

    >>> _short("http://www.wikidata.org/entity/Q5")
    'wd:Q5'
    """
    fitting = [one for one in _NAMESPACES.items() if iri.startswith(one[1])]
    if not fitting:
        return iri
    prefix, namespace = max(fitting, key=lambda one: len(one[1]))
    return f"{prefix}:{iri.removeprefix(namespace)}"
