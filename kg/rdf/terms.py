"""Namespaces, the IRI recipes, and short constructors of RDF terms.

Terms are pyoxigraph's: it checks every IRI when it is made, and they go into its store and its
parser's output as they are.

Recipes (``base`` is configuration, the rest is fixed):

======================  ==================================================================
entity                  ``{base}id/{entity.id}``; a scheme concept keeps its vocabulary IRI
article                 ``{base}id/article/{article id}``
evidence, mention       ``{article}#char={start},{end}`` (the fragment of RFC 5147)
selector                ``{article}#selector={start},{end}``
assertion, membership,  ``{base}id/{kind}/`` and 16 hexadecimal digits of the sha256 of
statement               everything that makes it one
extractor               ``{base}id/extractor/{extractor}/{rule}``
======================  ==================================================================
"""

import hashlib
import re
from decimal import Decimal
from urllib.parse import quote, unquote

from pyoxigraph import Literal, NamedNode

from kg.errors import KGError
from kg.model import Entity
from kg.ontology import ONTOLOGY

DEFAULT_BASE = "https://kg.example.org/"
"""Base of data IRIs where none is given. A name of RFC 2606, so it claims nobody's domain."""

TECH = "https://kg.example.org/tech/"
"""Namespace of the technology scheme. Fixed, like :data:`kg.ontology.ONTOLOGY`."""

ROLE = "https://kg.example.org/role/"
ORGKIND = "https://kg.example.org/orgkind/"
RELATION = "https://kg.example.org/ontology/relation/"
EVENT = "https://kg.example.org/event/"

PREFIXES = {
    "kg": ONTOLOGY,
    "relation": RELATION,
    "tech": TECH,
    "role": ROLE,
    "orgkind": ORGKIND,
    "event": EVENT,
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "org": "http://www.w3.org/ns/org#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "schema": "https://schema.org/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "void": "http://rdfs.org/ns/void#",
}
"""Every prefix of kg's Turtle but those of data, which hang on the base."""

DATA_PREFIXES = {
    "person": "id/person/",
    "inst": "id/org/",
    "place": "id/place/",
    "technology": "id/technology/",
    "article": "id/article/",
    "assertion": "id/assertion/",
    "membership": "id/membership/",
    "statement": "id/statement/",
    "extractor": "id/extractor/",
    "unsure": "id/unsure/",
}
"""Prefixes of data, relative to the base."""

RESERVED = frozenset(
    {
        *("article", "assertion", "membership", "statement", "extractor", "unsure"),
        *("dataset", "derived"),
    }
)
"""First parts of paths under ``id/`` that no entity may take."""

_SPAN = re.compile(r"(.*)#char=(\d+),(\d+)", re.DOTALL)


def term(name: str) -> NamedNode:
    """Return the IRI of a prefixed name.

    >>> term("org:headOf").value
    'http://www.w3.org/ns/org#headOf'
    """
    prefix, _, local = name.partition(":")
    return NamedNode(PREFIXES[prefix] + local)


def check_base(base: str) -> str:
    """Return ``base`` if data IRIs can hang on it.

    Raises:
        KGError: If it is no absolute http(s) IRI that ends in ``/``: offsets need the fragment.
    """
    try:
        NamedNode(f"{base}id/article/x#char=0,1")
    except ValueError:
        usable = False
    else:
        usable = base.startswith(("http://", "https://")) and base.endswith("/")
    if not usable:
        raise KGError(f"base {base!r} is no http(s) address ending in '/': give one that does")
    return base


def entity_iri(base: str, entity: Entity) -> NamedNode:
    """Return the IRI of an entity: for a concept of the technology scheme, the concept's.

    >>> from kg.model import EntityType
    >>> hou = Entity(id="person/hou-lijun", type=EntityType.PERSON, name="Hou Lijun")
    >>> entity_iri(DEFAULT_BASE, hou).value
    'https://kg.example.org/id/person/hou-lijun'
    """
    if entity.concept and entity.id == f"tech/{entity.concept}":
        return concept_iri(entity.concept)
    return id_iri(base, entity.id)


def id_iri(base: str, id_: str) -> NamedNode:
    """Return the IRI of an id that is no concept's, also of one that no entity has any more."""
    return NamedNode(f"{base}id/{_quote(id_, '/')}")


def concept_iri(concept: str) -> NamedNode:
    """Return the IRI of a concept of the technology scheme."""
    return NamedNode(TECH + _quote(concept))


def article_iri(base: str, article_id: str) -> NamedNode:
    """Return the IRI of an article."""
    return NamedNode(f"{base}id/article/{_quote(article_id)}")


def extractor_iri(base: str, extractor: str, rule: str) -> NamedNode:
    """Return the IRI of a rule of an extractor."""
    return NamedNode(f"{base}id/extractor/{_quote(extractor)}/{_quote(rule)}")


def span_iri(article: NamedNode, start: int, end: int) -> NamedNode:
    """Return the IRI of a stretch of an article's text.

    >>> span_iri(article_iri(DEFAULT_BASE, "e5b040eec3de"), 3, 9).value
    'https://kg.example.org/id/article/e5b040eec3de#char=3,9'
    """
    return NamedNode(f"{article.value}#char={start},{end}")


def hashed_iri(base: str, kind: str, *parts: object) -> NamedNode:
    """Return an IRI that only the parts decide.

    Each part goes in with its length, so ``("ab", "c")`` and ``("a", "bc")`` differ.
    """
    text = "".join(f"{len(str(part))}:{part}" for part in parts)
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return NamedNode(f"{base}id/{kind}/{digest[:16]}")


def entity_id(base: str, iri: str) -> str:
    """Return the id of the entity with this IRI, the reverse of :func:`entity_iri`."""
    if iri.startswith(TECH):
        return "tech/" + unquote(iri.removeprefix(TECH))
    if iri.startswith(base + "id/"):
        return unquote(iri.removeprefix(base + "id/"))
    raise KGError(f"<{iri}> is not under the base {base}: give the base it was written with")


def article_id(base: str, iri: str) -> str:
    """Return the id of the article with this IRI, the reverse of :func:`article_iri`."""
    start = base + "id/article/"
    if not iri.startswith(start):
        raise KGError(f"<{iri}> is no article under {start}: give the base it was written with")
    return unquote(iri.removeprefix(start))


def span(iri: str) -> tuple[str, int, int]:
    """Return article IRI, start and end of the IRI of a stretch of text.

    >>> span("https://kg.example.org/id/article/e5#char=3,9")
    ('https://kg.example.org/id/article/e5', 3, 9)
    """
    found = _SPAN.fullmatch(iri)
    if found is None:
        raise KGError(f"<{iri}> names no stretch of text: it must end in #char=start,end")
    return found[1], int(found[2]), int(found[3])


def decimal(number: float) -> Literal:
    """Return an ``xsd:decimal`` that reads back as the same number.

    >>> decimal(0.95).value, decimal(1.0).value
    ('0.95', '1.0')
    """
    return Literal(f"{Decimal(repr(float(number))):f}", datatype=term("xsd:decimal"))


def english(text: str) -> Literal:
    """Return a label. kg's names are those that English text prints."""
    return Literal(text, language="en")


def _quote(text: str, also: str = "") -> str:
    """Percent-encode all but ASCII letters, digits, hyphen, low line and tilde.

    Ids are slugs, so this rarely does anything. A dot is encoded, so that no part reads as
    ``.`` or ``..``; other scripts are, because rdflib abbreviates IRIs with letters that no
    prefixed name of Turtle may hold (U+00BA), and other parsers refuse them.
    """
    return quote(text.encode("utf-8", "surrogatepass"), safe=also).replace(".", "%2E")
