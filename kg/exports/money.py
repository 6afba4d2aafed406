"""FollowTheMoney entities as JSON lines, for Aleph, yente and other tools of that model.

FollowTheMoney states what is so: facts that are denied, planned or only possible are left out,
and so are statements. It has no schema for technologies: they become keywords of who develops
or uses them. Everything else keeps its articles as ``proof`` and its quotes as ``summary``, and
each article is the documentation of what it names.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from kg.exports.edges import digest, identify, published
from kg.graph import Graph
from kg.model import Citation, Entity, EntityType, Fact, Stance
from kg.ontology.known import label

Properties = dict[str, list[str]]

_SCHEMA = {
    EntityType.PERSON: "Person",
    EntityType.INSTITUTION: "Organization",
    EntityType.PLACE: "Address",
}
_MEMBER, _FAMILY = ("Membership", "member", "organization"), ("Family", "person", "relative")
_LINKS = {
    ("member_of", "Person", "Organization"): _MEMBER,
    ("member_of", "Organization", "Organization"): _MEMBER,
    ("holds_position", "Person", "Organization"): _MEMBER,
    ("employed_by", "Person", "Organization"): ("Employment", "employee", "employer"),
    ("spouse_of", "Person", "Person"): _FAMILY,
    ("child_of", "Person", "Person"): _FAMILY,
    ("related_to", "Person", "Person"): _FAMILY,
}
"""Schema and properties of a relation between two schemas; any other is an UnknownLink."""

_ID = re.compile(r"[0-9a-zA-Z]([0-9a-zA-Z.-]*[0-9a-zA-Z])?")  # what FollowTheMoney accepts


def follow_the_money(graph: Graph, path: Path) -> None:
    """Write one entity a line: articles, things, what names them, the links between them."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for id_, schema, properties in _entities(graph):
            given = {name: _unique(values) for name, values in sorted(properties.items())}
            line = {
                "id": id_,
                "schema": schema,
                "properties": {name: values for name, values in given.items() if values},
            }
            file.write(json.dumps(line, ensure_ascii=False).encode("utf-8", "replace").decode())
            file.write("\n")


def _entities(graph: Graph) -> Iterator[tuple[str, str, Properties]]:
    dates = published(graph)
    words: defaultdict[str, set[str]] = defaultdict(set)
    for fact in graph.facts:
        if fact.object.type is EntityType.TECHNOLOGY and _is_stated(fact):
            words[fact.subject.id].add(fact.object.name)
    for citation in graph.citations:
        yield _article(citation.id), "Article", _cited(citation)
    for entity in graph.entities:
        schema = _SCHEMA.get(entity.type)
        if schema is not None:
            yield _id(entity), schema, _described(entity, sorted(words[entity.id]))
    things = {one.id: _id(one) for one in graph.entities if one.type in _SCHEMA}
    for article, id_ in graph.appearances:
        if id_ in things:
            properties = {"document": [_article(article)], "entity": [things[id_]]}
            yield f"names-{digest(article, id_)}", "Documentation", properties
    for fact in graph.facts:
        ends = (_SCHEMA.get(fact.subject.type), _SCHEMA.get(fact.object.type))
        if _is_stated(fact) and ends[0] is not None and ends[1] is not None:
            key = (fact.relation, ends[0], ends[1])
            schema, source, target = _LINKS.get(key, ("UnknownLink", "subject", "object"))
            properties = _linked(fact, schema, dates)
            properties |= {source: [_id(fact.subject)], target: [_id(fact.object)]}
            yield f"link-{identify(fact)}", schema, properties


def _is_stated(fact: Fact[Entity]) -> bool:
    return fact.stance in (Stance.ASSERTED, Stance.REPORTED)


def _described(entity: Entity, keywords: list[str]) -> Properties:
    found = {"name": [entity.name], "alias": list(entity.aliases), "keywords": keywords}
    if entity.type is EntityType.PLACE:
        found["full"] = [entity.name]
    return found


def _cited(citation: Citation) -> Properties:
    return {
        "title": [citation.title],
        "fileName": [citation.source],
        "author": list(citation.authors),
        "sourceUrl": [citation.url] if citation.url.startswith("http") else [],
        "publisher": [citation.outlet],
        "publishedAt": [citation.published[:10]],
    }


def _linked(fact: Fact[Entity], schema: str, dates: Mapping[str, str]) -> Properties:
    articles = sorted({one.article for one in fact.evidence})
    days = sorted({dates.get(article, "") for article in articles})
    words = fact.role or label(fact.relation)
    found = {
        "relationship" if schema == "Family" else "role": [words],
        "date": days,
        "summary": [one.quote for one in fact.evidence],
        "proof": [_article(article) for article in articles],
    }
    if fact.status is not None and schema != "Family":
        found["status"] = [fact.status.value]
    return found


def _article(id_: str) -> str:
    return f"article-{id_}"


def _id(entity: Entity) -> str:
    plain = entity.id.replace("/", "-")
    return plain if _ID.fullmatch(plain) else f"{plain.partition('-')[0]}-{digest(entity.id)}"


def _unique(values: list[str]) -> list[str]:
    return list(dict.fromkeys(value for value in values if value))
