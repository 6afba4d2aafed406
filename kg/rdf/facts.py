"""Triples of facts and statements: direct links, memberships, assertions, quotations."""

from collections.abc import Iterator, Mapping

from pyoxigraph import Literal, NamedNode, Triple

from kg.errors import KGError
from kg.model import Antecedent, Citation, Entity, EntityType, Evidence, Fact, Stance, Statement
from kg.ontology import Relation, relations
from kg.ontology.lookup import role_property
from kg.rdf.articles import date_literal, stretch_triples
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
    """Return the declaration of a fact's relation.

    Raises:
        KGError: If there is none.
    """
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

    Args:
        fact: The fact.
        base: Where data IRIs hang.
        citations: The articles by id, which say how many of the evidence are independent.
        times: When memberships hold; one that a later article closes has no direct link.
        agents: Whether to say what the rules are that read it (:func:`agent_triples`).

    Raises:
        KGError: If the fact has no evidence or its relation is not declared.
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
        yield from _membership(fact, counted, base)
        yield from _time(membership_iri(fact, base), time)
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
    node = hashed_iri(
        base,
        "statement",
        article.value,
        statement.start,
        statement.end,
        *statement.sentence,
        speaker.value,
        statement.direct,
        statement.rule,
        statement.confidence,
        *(topic.value for topic in topics),
    )
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
    """Return whether an actor does something with a technology: based_on links two of them."""
    technology = EntityType.TECHNOLOGY
    return fact.object.type is technology and fact.subject.type is not technology


def membership_iri(fact: Fact[Entity], base: str) -> NamedNode:
    """Return the IRI of the membership of a fact."""
    person, institution = entity_iri(base, fact.subject), entity_iri(base, fact.object)
    return hashed_iri(
        base,
        "membership",
        person.value,
        institution.value,
        fact.relation,
        fact.role,
        fact.status or "",
    )


def _time(node: NamedNode, time: Validity) -> Iterator[Triple]:
    """Yield when a membership holds."""
    for name, text in (
        ("schema:startDate", time.start),
        ("schema:endDate", time.end),
        ("kg:endedBy", time.ended_by),
    ):
        if text:
            yield Triple(node, term(name), date_literal(text))


def _membership(fact: Fact[Entity], counted: Support, base: str) -> Iterator[Triple]:
    person, institution = entity_iri(base, fact.subject), entity_iri(base, fact.object)
    status = fact.status or ""
    node = membership_iri(fact, base)
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
    if status:
        yield Triple(node, term("kg:status"), Literal(str(status)))
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
    node = hashed_iri(
        base,
        "assertion",
        subject.value,
        fact.relation,
        object_.value,
        fact.role,
        fact.status or "",
        article.value,
        evidence.start,
        evidence.end,
        *evidence.subject,
        *evidence.object,
        agent.value,
        evidence.stance,
        evidence.confidence,
    )
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
    yield from stretch_triples(article, evidence.start, evidence.end, evidence.quote)
    for one in evidence.antecedents:
        yield from _reference(article, one)


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
