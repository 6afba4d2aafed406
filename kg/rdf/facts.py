"""Triples of articles, facts and statements: links, memberships, assertions, quotations."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime

from pyoxigraph import Literal, NamedNode, Triple

from kg.errors import KGError
from kg.model import Antecedent, Citation, Entity, EntityType, Evidence, Fact, Stance, Statement
from kg.ontology import Relation, relations
from kg.ontology.lookup import role_property
from kg.rdf.terms import (
    ROLE,
    article_iri,
    decimal,
    english,
    entity_iri,
    extractor_iri,
    hashed_iri,
    span_iri,
    term,
)
from kg.support import Support, support
from kg.validity import Key, Validity

MEMBERSHIPS = {
    "holds_position": "",
    "member_of": "member",
    "employed_by": "employee",
    "founded": "founder",
}
"""Relations that become an ``org:Membership`` where a person is the subject, with the role that
the relation alone implies."""

_ALWAYS = Validity()


def relation_of(fact: Fact[Entity]) -> Relation:
    """Return the declaration of a fact's relation."""
    relation = relations().get(fact.relation)
    if relation is None:
        raise KGError(
            f"relation {fact.relation!r} of {fact.subject.id} is not declared: "
            "add it to ontologies/kg.ttl, or to a file of your own (--ontology)"
        )
    return relation


def direct_property(fact: Fact[Entity]) -> NamedNode:
    """Return the property that states a fact: the relation's, or for a position its role's."""
    if fact.relation == "holds_position":
        return NamedNode(role_property(fact.role)[1])
    return NamedNode(relation_of(fact).property)


def fact_triples(
    fact: Fact[Entity],
    *,
    base: str,
    citations: Mapping[str, Citation],
    times: Mapping[Key, Validity],
    agents: bool = True,
) -> Iterator[Triple]:
    """Yield a fact's direct link if it holds, its membership, and an assertion per evidence.

    ``citations`` are by id, ``times`` say when memberships hold, and ``agents`` adds the rules
    that read it.
    """
    if not fact.evidence:
        raise KGError(
            f"fact {fact.subject.id} {fact.relation} {fact.object.id} has no evidence"
        )
    subject, object_ = entity_iri(base, fact.subject), entity_iri(base, fact.object)
    joins = fact.relation in MEMBERSHIPS and fact.subject.type is EntityType.PERSON
    time = times.get(fact.key, _ALWAYS)
    if fact.holds and not time.closed:
        yield Triple(subject, direct_property(fact), object_)
        if joins:
            yield Triple(subject, term("schema:affiliation"), object_)
        if _links_sector(fact):
            yield Triple(subject, term("kg:linkedToSector"), object_)
    # What is denied, planned or speculated is no membership, not even a flagged one: whoever
    # asks for org:member must not find it.
    counted = support(fact, citations)
    if joins and fact.stance in (Stance.ASSERTED, Stance.REPORTED):
        yield from _membership(fact, counted, time, base)
    for evidence in fact.evidence:
        yield from _assertion(fact, evidence, counted, base)
        if agents:
            yield from agent_triples(evidence.extractor, evidence.rule, base=base)


def agent_triples(extractor: str, rule: str, *, base: str) -> Iterator[Triple]:
    """Yield a rule of an extractor, which many facts share."""
    agent = extractor_iri(base, extractor, rule)
    yield Triple(agent, term("rdf:type"), term("prov:SoftwareAgent"))
    yield Triple(agent, term("rdfs:label"), Literal(f"{extractor}: {rule}"))
    yield Triple(agent, term("kg:extractor"), Literal(extractor))
    yield Triple(agent, term("kg:rule"), Literal(rule))


def statement_triples(statement: Statement[Entity], *, base: str) -> Iterator[Triple]:
    """Yield a quotation (words in quotation marks) or a claim (reported speech)."""
    article = article_iri(base, statement.article)
    speaker = entity_iri(base, statement.speaker)
    topics = [entity_iri(base, topic) for topic in statement.topics]
    place = (article.value, statement.start, statement.end, *statement.sentence)
    how = (speaker.value, statement.direct, statement.rule, statement.confidence)
    node = hashed_iri(base, "statement", *place, *how, *(topic.value for topic in topics))
    kind = "schema:Quotation" if statement.direct else "schema:Claim"
    yield Triple(node, term("rdf:type"), term(kind))
    yield Triple(node, term("schema:creator"), speaker)
    yield Triple(node, term("schema:text"), Literal(statement.quote))
    yield Triple(node, term("kg:rule"), Literal(statement.rule))
    yield Triple(node, term("kg:confidence"), decimal(statement.confidence))
    yield Triple(node, term("kg:reportedIn"), article)
    words = span_iri(article, statement.start, statement.end)
    yield Triple(node, term("prov:wasDerivedFrom"), words)
    yield Triple(node, term("kg:inSentence"), span_iri(article, *statement.sentence))
    for topic in topics:
        yield Triple(node, term("schema:about"), topic)
        yield Triple(speaker, term("kg:speaksAbout"), topic)
    yield from stretch_triples(article, statement.start, statement.end, statement.quote)


def _links_sector(fact: Fact[Entity]) -> bool:
    """Return True if an actor does something with a technology: based_on links two of them."""
    technology = EntityType.TECHNOLOGY
    return fact.object.type is technology and fact.subject.type is not technology


def _membership(
    fact: Fact[Entity], counted: Support, time: Validity, base: str
) -> Iterator[Triple]:
    person, institution = entity_iri(base, fact.subject), entity_iri(base, fact.object)
    said = (fact.relation, fact.role, fact.status or "")
    node = hashed_iri(base, "membership", person.value, institution.value, *said)
    implied = MEMBERSHIPS[fact.relation]
    role = ROLE + implied if implied else role_property(fact.role)[0]
    label = ", ".join(filter(None, (fact.subject.name, fact.role or implied, fact.object.name)))
    yield Triple(node, term("rdf:type"), term("org:Membership"))
    yield Triple(node, term("rdfs:label"), english(label))
    yield Triple(node, term("org:member"), person)
    yield Triple(node, term("org:organization"), institution)
    yield Triple(node, term("kg:stance"), Literal(fact.stance.value))
    yield Triple(node, term("kg:confidence"), decimal(fact.confidence))
    yield from _support(node, counted)
    if role:
        yield Triple(node, term("org:role"), NamedNode(role))
    if fact.role:
        yield Triple(node, term("schema:roleName"), Literal(fact.role))
    if fact.status:
        yield Triple(node, term("kg:status"), Literal(fact.status.value))
    yield from _dates(node, time.start, time.end, time.ended_by)
    for evidence in fact.evidence:
        article = article_iri(base, evidence.article)
        yield Triple(node, term("kg:reportedIn"), article)
        sentence = span_iri(article, evidence.start, evidence.end)
        yield Triple(node, term("prov:wasDerivedFrom"), sentence)


def _assertion(
    fact: Fact[Entity], evidence: Evidence, counted: Support, base: str
) -> Iterator[Triple]:
    """Yield one assertion: the fact as one rule read it in one sentence."""
    article = article_iri(base, evidence.article)
    subject, object_ = entity_iri(base, fact.subject), entity_iri(base, fact.object)
    agent = extractor_iri(base, evidence.extractor, evidence.rule)
    said = (subject.value, fact.relation, object_.value, fact.role, fact.status or "")
    place = (evidence.start, evidence.end, *evidence.subject, *evidence.object)
    dates = (evidence.since, evidence.until)
    how = (agent.value, evidence.stance, evidence.confidence, *(dates if any(dates) else ()))
    node = hashed_iri(base, "assertion", *said, article.value, *place, *how)
    yield Triple(node, term("rdf:type"), term("kg:Assertion"))
    yield Triple(node, term("rdf:subject"), subject)
    yield Triple(node, term("rdf:predicate"), direct_property(fact))
    yield Triple(node, term("rdf:object"), object_)
    yield Triple(node, term("kg:relation"), NamedNode(relation_of(fact).iri))
    if fact.role:
        yield Triple(node, term("schema:roleName"), Literal(fact.role))
    if fact.status:
        yield Triple(node, term("kg:status"), Literal(fact.status.value))
    yield Triple(node, term("kg:stance"), Literal(evidence.stance.value))
    yield Triple(node, term("kg:confidence"), decimal(evidence.confidence))
    yield from _support(node, counted)
    yield Triple(node, term("kg:reportedIn"), article)
    sentence = span_iri(article, evidence.start, evidence.end)
    yield Triple(node, term("prov:wasDerivedFrom"), sentence)
    yield Triple(node, term("kg:subjectMention"), span_iri(article, *evidence.subject))
    yield Triple(node, term("kg:objectMention"), span_iri(article, *evidence.object))
    yield Triple(node, term("prov:wasAttributedTo"), agent)
    yield from _dates(node, *dates)
    yield from stretch_triples(article, evidence.start, evidence.end, evidence.quote)
    for one in evidence.antecedents:
        yield from _reference(article, one)


def _dates(node: NamedNode, start: str, end: str, ended_by: str = "") -> Iterator[Triple]:
    """Yield the dates of an assertion or a membership that are known."""
    for name, text in (
        ("schema:startDate", start),
        ("schema:endDate", end),
        ("kg:endedBy", ended_by),
    ):
        if text:
            yield Triple(node, term(name), date_literal(text))


def _reference(article: NamedNode, one: Antecedent) -> Iterator[Triple]:
    """Yield what the words for an end take up; all facts of these words share it."""
    words = span_iri(article, *one.mention)
    yield Triple(words, term("rdf:type"), term("kg:Reference"))
    yield Triple(words, term("kg:takesUp"), span_iri(article, one.start, one.end))
    yield Triple(words, term("kg:rule"), Literal(one.rule))
    yield from stretch_triples(article, *one.mention, one.words)
    yield from stretch_triples(article, one.start, one.end, one.text)


def _support(node: NamedNode, counted: Support) -> Iterator[Triple]:
    """Yield how many articles say the fact of an assertion or a membership."""
    for name, number in (
        ("kg:articleCount", counted.articles),
        ("kg:independentCount", counted.independent),
    ):
        yield Triple(node, term(name), Literal(str(number), datatype=term("xsd:integer")))


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
    node = span_iri(article, start, end)
    selector = NamedNode(f"{article.value}#selector={start},{end}")
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
