"""What the networks and the tables share: an edge for each fact, and when it holds."""

import hashlib
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from kg.graph import Graph
from kg.model import Entity, Fact
from kg.ontology.known import label
from kg.ordering import fact_order


class Edge(NamedTuple):
    """A fact, or who speaks about what.

    Attributes:
        id: Sixteen digits of a hash of what makes the fact one: the same in every build.
        source, target: Ids of subject and object.
        relation, label: Name of the relation, and the relation in words.
        role, status, stance: As of the fact, or "".
        confidence: 0 to 1.
        holds: Whether the fact may be taken as true now.
        articles: Number of articles with evidence.
        start, end: Dates of the first and the last article that says so, or "".
    """

    id: str
    source: str
    target: str
    relation: str
    label: str
    role: str
    status: str
    stance: str
    confidence: float
    holds: bool
    articles: int
    start: str
    end: str


def edges(graph: Graph) -> Iterator[Edge]:
    """Yield an edge for each fact, then one for each speaker and topic, in a fixed order."""
    dates = published(graph)
    for fact in graph.facts:
        yield _edge(fact, dates)
    said: dict[tuple[str, str], list[tuple[str, float]]] = {}
    for one in graph.statements:
        for topic in one.topics:
            ends = (one.speaker.id, topic.id)
            said.setdefault(ends, []).append((one.article, one.confidence))
    for (speaker, subject), found in sorted(said.items()):
        days = sorted({day for article, _ in found if (day := dates.get(article, ""))})
        yield Edge(
            id=digest(speaker, "speaks_about", subject),
            source=speaker,
            target=subject,
            relation="speaks_about",
            label="speaks about",
            role="",
            status="",
            stance="",
            confidence=max(confidence for _, confidence in found),
            holds=True,
            articles=len({article for article, _ in found}),
            start=days[0] if days else "",
            end=days[-1] if days else "",
        )


def published(graph: Graph) -> Mapping[str, str]:
    """Return the day of each article, or ""."""
    return {citation.id: citation.published[:10] for citation in graph.citations}


def identify(fact: Fact[Entity]) -> str:
    """Return the id of a fact's edge."""
    return digest(*fact_order(fact))


def digest(*parts: str) -> str:
    """Return sixteen digits that stand for some strings."""
    joined = "\n".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(joined).hexdigest()[:16]


def _edge(fact: Fact[Entity], dates: Mapping[str, str]) -> Edge:
    days = sorted({day for one in fact.evidence if (day := dates.get(one.article, ""))})
    return Edge(
        id=identify(fact),
        source=fact.subject.id,
        target=fact.object.id,
        relation=fact.relation,
        label=label(fact.relation),
        role=fact.role,
        status="" if fact.status is None else fact.status.value,
        stance=fact.stance.value,
        confidence=fact.confidence,
        holds=fact.holds,
        articles=len({one.article for one in fact.evidence}),
        start=days[0] if days else "",
        end=days[-1] if days else "",
    )
