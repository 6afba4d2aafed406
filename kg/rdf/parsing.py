"""RDF text to graph: the reverse of :mod:`kg.rdf.turtle`.

Only what kg writes is read: triples that somebody added stay out of the graph. What kg cannot
do without is asked for by name, so a file of another shape gives one clear error.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TypeVar
from urllib.parse import unquote

from pyoxigraph import Literal, Triple

from kg import ontology
from kg.errors import KGError
from kg.graph import Graph
from kg.model import (
    Antecedent,
    Citation,
    Entity,
    EntityType,
    Evidence,
    Fact,
    Stance,
    Statement,
    Status,
)
from kg.rdf.identity import read_links, read_unsure
from kg.rdf.nodes import Nodes, parse
from kg.rdf.profiles import has_core_only
from kg.rdf.terms import TECH, article_id, check_base, entity_id, span

_E = TypeVar("_E", bound=StrEnum)


def read(turtle: str | Path, *, base: str | None = None) -> Graph:
    """Return the graph that Turtle text or a file holds.

    Args:
        turtle: Turtle text, or the path of a UTF-8 file, whose suffix says its format.
        base: Where data IRIs hang; without it the file's ``void:uriSpace`` tells.

    Raises:
        KGError: If the file cannot be read, is not Turtle (the message has its line), or is not
            of kg's shape. Nothing is read then.

    >>> from kg.rdf import write
    >>> read(write(Graph())) == Graph()
    True
    """
    where = str(turtle) if isinstance(turtle, Path) else "Turtle text"
    return graph_of(parse(turtle), where=where, base=base)


def graph_of(triples: list[Triple], *, where: str, base: str | None = None) -> Graph:
    """Return the graph that triples hold; ``where`` they come from is for messages."""
    nodes = Nodes(where, triples)
    base = check_base(_base(nodes) if base is None else base)
    if has_core_only(triples):
        raise KGError(
            f"{where}: holds the core profile, which has no evidence: write the graph in "
            "the full one, or ask this one in SPARQL"
        )
    ontology.adopt(triples, where=where)
    entities = _entities(nodes, base)
    return Graph(
        entities=tuple(sorted(entities.values(), key=lambda entity: entity.id)),
        facts=_facts(nodes, base, entities),
        statements=_statements(nodes, base, entities),
        citations=_with_originals(_citation(nodes, base, node) for node in _articles(nodes)),
        appearances=tuple(
            sorted(
                (article_id(base, article), _entity(nodes, entities, article, iri).id)
                for article, iri in nodes.pairs("schema:mentions")
            )
        ),
        prints=tuple(
            sorted(
                (article_id(base, article), alias)
                for article in _articles(nodes)
                for alias in nodes.all(article, "kg:prints")
            )
        ),
        unsure=read_unsure(nodes, entities),
        links=read_links(nodes, entities),
        redirects=tuple(
            sorted(
                (entity_id(base, old), _entity(nodes, entities, old, new).id)
                for old, new in nodes.pairs("dcterms:isReplacedBy")
            )
        ),
    )


def base_of(triples: list[Triple], *, where: str) -> str:
    """Return the base that the triples' ``void:uriSpace`` names."""
    return check_base(_base(Nodes(where, triples)))


def _base(nodes: Nodes) -> str:
    datasets = nodes.members("void:Dataset")
    if len(datasets) != 1:
        raise nodes.failure(
            f"has {len(datasets) or 'no'} void:Dataset, so it is no graph that kg wrote"
        )
    return nodes.one(datasets[0], "void:uriSpace")


def _articles(nodes: Nodes) -> list[str]:
    return nodes.members("schema:NewsArticle")


def _entities(nodes: Nodes, base: str) -> dict[str, Entity]:
    """Return the entities by IRI. A class of kg's own marks each, and says its type."""
    found: dict[str, Entity] = {}
    for type_ in EntityType:
        for node in nodes.members(f"kg:{type_}"):
            if node in found:
                raise nodes.error(node, f"is both a {found[node].type} and a {type_}")
            id_ = entity_id(base, node)
            found[node] = Entity(
                id=id_,
                type=type_,
                name=_label(nodes, node),
                aliases=tuple(sorted(set(nodes.all(node, "skos:altLabel")))),
                concept=_concept(nodes, node),
            )
    return found


def _label(nodes: Nodes, node: str) -> str:
    """Return the one English label; labels that somebody added in other languages stay out."""
    labels = nodes.terms(node, "rdfs:label")
    english = [
        label for label in labels if isinstance(label, Literal) and label.language == "en"
    ]
    if len(english) != 1:
        raise nodes.error(node, f"has {len(english) or 'no'} English rdfs:label, kg needs one")
    return english[0].value


def _concept(nodes: Nodes, node: str) -> str:
    if node.startswith(TECH):
        return unquote(node.removeprefix(TECH))
    matches = [iri for iri in nodes.all(node, "skos:exactMatch") if iri.startswith(TECH)]
    return unquote(min(matches).removeprefix(TECH)) if matches else ""


def _entity(nodes: Nodes, entities: dict[str, Entity], node: str, iri: str) -> Entity:
    if iri not in entities:
        raise nodes.error(node, f"is about <{iri}>, which is no kg entity with a type")
    return entities[iri]


def _facts(nodes: Nodes, base: str, entities: dict[str, Entity]) -> tuple[Fact[Entity], ...]:
    """Gather assertions by fact: each holds one piece of evidence."""
    found: dict[tuple[Entity, str, Entity, str, Status | None], list[Evidence]] = {}
    names = {relation.iri: name for name, relation in ontology.relations().items()}
    for node in nodes.members("kg:Assertion"):
        relation = nodes.one(node, "kg:relation")
        if relation not in names:
            raise nodes.error(
                node, f"has kg:relation <{relation}>, which neither kg nor the file declares"
            )
        status = nodes.one(node, "kg:status", "")
        key = (
            _entity(nodes, entities, node, nodes.one(node, "rdf:subject")),
            names[relation],
            _entity(nodes, entities, node, nodes.one(node, "rdf:object")),
            nodes.one(node, "schema:roleName", ""),
            _choice(nodes, node, Status, status) if status else None,
        )
        found.setdefault(key, []).append(_evidence(nodes, base, node, (key[0], key[2])))
    facts = [
        Fact(
            subject=subject,
            relation=relation,
            object=object_,
            role=role,
            status=status,
            evidence=tuple(sorted(evidence)),
        )
        for (subject, relation, object_, role, status), evidence in found.items()
    ]
    return tuple(sorted(facts, key=lambda fact: fact.key))


def _evidence(nodes: Nodes, base: str, node: str, ends: tuple[Entity, Entity]) -> Evidence:
    sentence = nodes.one(node, "prov:wasDerivedFrom")
    article, start, end = span(sentence)
    agent = nodes.one(node, "prov:wasAttributedTo")
    return Evidence(
        article=article_id(base, article),
        start=start,
        end=end,
        quote=nodes.one(nodes.one(sentence, "oa:hasSelector"), "oa:exact"),
        subject=span(nodes.one(node, "kg:subjectMention"))[1:],
        object=span(nodes.one(node, "kg:objectMention"))[1:],
        extractor=nodes.one(agent, "kg:extractor"),
        rule=nodes.one(agent, "kg:rule"),
        confidence=_number(nodes, node, "kg:confidence"),
        stance=_choice(nodes, node, Stance, nodes.one(node, "kg:stance")),
        antecedents=tuple(
            sorted(
                {
                    one
                    for end_, entity in zip(
                        ("kg:subjectMention", "kg:objectMention"), ends, strict=True
                    )
                    for one in _antecedents(nodes, nodes.one(node, end_), entity)
                }
            )
        ),
        since=nodes.one(node, "schema:startDate", ""),
        until=nodes.one(node, "schema:endDate", ""),
    )


def _antecedents(nodes: Nodes, words: str, entity: Entity) -> Iterator[Antecedent]:
    """Yield the name that the words for an end take up; nothing for a name.

    Words for several ("both") take up a name of each, of which the end's own one is meant.
    """
    found = [
        Antecedent(
            mention=span(words)[1:],
            words=nodes.one(nodes.one(words, "oa:hasSelector"), "oa:exact"),
            start=span(name)[1],
            end=span(name)[2],
            text=nodes.one(nodes.one(name, "oa:hasSelector"), "oa:exact"),
            rule=nodes.one(words, "kg:rule"),
        )
        for name in nodes.all(words, "kg:takesUp")
    ]
    own = [one for one in found if one.text in (entity.name, *entity.aliases)]
    yield from own if len(found) > 1 and own else found


def _statements(
    nodes: Nodes, base: str, entities: dict[str, Entity]
) -> tuple[Statement[Entity], ...]:
    found = []
    for class_, direct in (("schema:Quotation", True), ("schema:Claim", False)):
        for node in nodes.members(class_):
            article, start, end = span(nodes.one(node, "prov:wasDerivedFrom"))
            topics = (
                _entity(nodes, entities, node, iri) for iri in nodes.all(node, "schema:about")
            )
            statement = Statement(
                speaker=_entity(nodes, entities, node, nodes.one(node, "schema:creator")),
                article=article_id(base, article),
                start=start,
                end=end,
                quote=nodes.one(node, "schema:text"),
                direct=direct,
                topics=tuple(sorted(topics)),
                sentence=span(nodes.one(node, "kg:inSentence"))[1:],
                rule=nodes.one(node, "kg:rule"),
                confidence=_number(nodes, node, "kg:confidence"),
            )
            found.append(statement)
    return tuple(sorted(found))


def _citation(nodes: Nodes, base: str, node: str) -> Citation:
    sequence = nodes.one(node, "dc:creator", "")
    sha256 = nodes.one(node, "dcterms:identifier")
    length = nodes.one(node, "dcterms:extent")
    copy = nodes.one(node, "kg:copyOf", "")
    if not length.isdecimal():
        raise nodes.error(node, f"has dcterms:extent {length!r}, which is no number")
    return Citation(
        id=article_id(base, node),
        sha256=sha256.removeprefix("sha256:"),
        name=nodes.one(node, "schema:name"),
        source=nodes.one(node, "dcterms:source"),
        title=nodes.one(node, "schema:headline"),
        url=nodes.one(node, "schema:url", ""),
        outlet=nodes.one(node, "dc:publisher", ""),
        published=nodes.one(node, "schema:datePublished", ""),
        language=nodes.one(node, "schema:inLanguage", ""),
        authors=tuple(nodes.sequence(sequence)),
        length=int(length),
        copy_of=article_id(base, copy) if copy else "",
    )


def _with_originals(found: Iterable[Citation]) -> tuple[Citation, ...]:
    """Return citations, sorted; copies of one that is gone are copies of the first left."""
    citations = sorted(found)
    present = {one.id for one in citations}
    first: dict[str, str] = {}
    for one in sorted(citations, key=lambda one: (one.published or "9", one.id)):
        if one.copy_of and one.copy_of not in present:
            first.setdefault(one.copy_of, one.id)
    return tuple(
        sorted(
            replace(one, copy_of=first[one.copy_of] if first[one.copy_of] != one.id else "")
            if one.copy_of in first
            else one
            for one in citations
        )
    )


def _choice(nodes: Nodes, node: str, choices: type[_E], value: str) -> _E:
    try:
        return choices(value)
    except ValueError:
        known = ", ".join(choices)
        raise nodes.error(node, f"says {value!r} where kg knows {known}") from None


def _number(nodes: Nodes, node: str, predicate: str) -> float:
    value = nodes.one(node, predicate)
    try:
        return float(value)
    except ValueError:
        raise nodes.error(node, f"has {predicate} {value!r}, which is no number") from None
