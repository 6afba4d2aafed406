"""``kg explain``: every fact about a thing, and why."""

import difflib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg import pipeline
from kg.cli.terminal import PATH, shown, verbosity
from kg.errors import KGError
from kg.pipeline import links, records
from kg.support import support

if TYPE_CHECKING:
    from kg.graph import Graph
    from kg.model import Citation, Entity, Evidence, Fact, Statement

_CLOSE = 0.6  # difflib's own threshold: "Lovelase" finds "Lovelace", "Babbage" does not


@click.command("explain", short_help="Say what a graph knows about a thing, and why.")
@click.argument("graph", type=PATH)
@click.argument("name")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@verbosity
def command(*, graph: Path, name: str, as_json: bool, quiet: bool, verbose: bool) -> None:
    """Print every fact about NAME with its sentences, outlets, dates and confidence.

    GRAPH is a Turtle file of kg's. NAME is a name, an alias or an id ("person/ada-lovelace");
    capitals and accents do not matter.
    """
    del quiet, verbose
    found = links.offered(pipeline.load(graph), graph)
    entity = only(found, name, where=str(graph))
    if as_json:
        click.echo(records.line(_record(found, entity)).encode())
        return
    for line in _lines(found, entity):
        click.echo(line)


def only(graph: "Graph", name: str, *, where: str) -> "Entity":
    """Return the one entity called so.

    Raises:
        KGError: If there is none, or several; the message says which come close, or which ids.
    """
    found = graph.find(name)
    if len(found) == 1:
        return found[0]
    if found:
        choice = ", ".join(f"{one.id} ({one.name}, {one.type})" for one in found)
        raise KGError(f"{where}: {len(found)} things are called {name!r}: give an id: {choice}")
    close = _close(graph, name)
    hint = f"did you mean {', '.join(close)}?" if close else "give a name or an id of the graph"
    raise KGError(f"{where}: nothing is called {name!r}: {hint}")


def _close(graph: "Graph", name: str) -> list[str]:
    """Return up to five names like a name: first those with its words, then those spelt so."""
    from kg.graph import fold

    printed: dict[str, str] = {}
    for entity in graph.entities:
        for one in (entity.name, *entity.aliases):
            printed.setdefault(fold(one), entity.name)
    wanted = set(fold(name).split())
    keys = [key for key in sorted(printed) if wanted and wanted <= set(key.split())]
    keys += difflib.get_close_matches(fold(name), sorted(printed), n=5, cutoff=_CLOSE)
    return list(dict.fromkeys(printed[key] for key in keys))[:5]


def _parts(
    graph: "Graph", entity: "Entity"
) -> "tuple[tuple[Fact[Entity], ...], list[Statement[Entity]], list[Statement[Entity]]]":
    """Return facts with a thing, what it said, and what others said about it."""
    said = [one for one in graph.statements if one.speaker.id == entity.id]
    about = [one for one in graph.statements if entity.id in {topic.id for topic in one.topics}]
    return graph.about(entity.id), said, about


def _record(graph: "Graph", entity: "Entity") -> dict[str, Any]:
    citations = {citation.id: citation for citation in graph.citations}
    facts, said, about = _parts(graph, entity)

    def statement(one: "Statement[Entity]") -> records.Record:
        return {
            **records.cited(citations.get(one.article), one.article),
            "speaker": one.speaker.name,
            "speaker_id": one.speaker.id,
            "direct": one.direct,
            "topics": [topic.name for topic in one.topics],
            "confidence": one.confidence,
            "extractor": one.rule,
            "quote": one.quote,
            "start": one.start,
            "end": one.end,
        }

    return {
        "id": entity.id,
        "name": entity.name,
        "type": entity.type,
        "aliases": list(entity.aliases),
        "concept": entity.concept or None,
        "links": [iri for id_, iri in graph.links if id_ == entity.id],
        "offers": [
            {"iri": one.iri, "name": one.name, "score": one.score}
            for one in graph.offers
            if one.entity == entity.id
        ],
        "articles": sorted(
            citations[article].name
            for article, one in graph.appearances
            if one == entity.id and article in citations
        ),
        "facts": [records.entity_fact(fact, citations) for fact in facts],
        "said": [statement(one) for one in said],
        "said_about": [statement(one) for one in about],
    }


def _lines(graph: "Graph", entity: "Entity") -> Iterator[str]:
    citations = {citation.id: citation for citation in graph.citations}
    facts, said, about = _parts(graph, entity)
    yield f"{shown(entity.name)}  ({entity.type}, {entity.id})"
    if entity.aliases:
        yield f"also: {shown(', '.join(entity.aliases))}"
    yield from _identity(graph, entity)
    if not facts and not said and not about:
        yield ""
        yield "No fact: articles only name it."
    for fact in facts:
        yield ""
        yield f"{shown(sentence(fact))}  [{_qualifiers(fact, citations)}]"
        for evidence in fact.evidence:
            yield f'  "{shown(evidence.quote)}"'
            yield f"  {shown(_cited(citations.get(evidence.article), evidence.article))}"
            yield from _witness(evidence)
    for one in (*said, *about):
        yield ""
        yield f"{shown(one.speaker.name)} said{_topics(one)}  [{one.confidence:.2f}]"
        yield f'  "{shown(one.quote)}"'
        yield f"  {shown(_cited(citations.get(one.article), one.article))}"


def _identity(graph: "Graph", entity: "Entity") -> Iterator[str]:
    """Yield what a thing is in other registries, and what it may be there and here."""
    for id_, iri in graph.links:
        if id_ == entity.id:
            yield f"the same as {shown(iri)}"
    for offer in graph.offers:
        if offer.entity == entity.id:
            what = f"{offer.iri} ({offer.name})" if offer.name else offer.iri
            yield f"maybe the same as {shown(what)}  [{offer.score:.2f}]: 'kg link' decides"
    for pair in graph.unsure:
        if entity.id in (pair.left, pair.right):
            other = pair.right if entity.id == pair.left else pair.left
            yield f"maybe the same as {other}  [{pair.score:.2f}]: 'kg review' decides"


def sentence(fact: "Fact[Entity]") -> str:
    """Return a fact in words, by the phrase of its relation."""
    from kg import ontology

    relation = ontology.relations().get(fact.relation)
    ends = {"subject": fact.subject.name, "object": fact.object.name}
    if relation is None:
        return f"{ends['subject']} {fact.relation.replace('_', ' ')} {ends['object']}"
    if "{role}" in relation.phrase and not fact.role:
        return f"{ends['subject']} {relation.label} {ends['object']}"
    return relation.phrase.format(**ends, role=fact.role)


def _qualifiers(fact: "Fact[Entity]", citations: "Mapping[str, Citation]") -> str:
    status = [] if fact.status is None else [fact.status.value]
    parts = [*status, fact.stance.value, f"{fact.confidence:.2f}"]
    found = support(fact, citations)
    if found.articles > 1:
        parts.append(f"{found.articles} articles, {found.independent} independent")
    return ", ".join(parts)


def _witness(evidence: "Evidence") -> Iterator[str]:
    """Yield what read a fact, and which names its pronouns and descriptions take up."""
    rule = f"{evidence.extractor}:{evidence.rule}"
    yield f"  {evidence.stance}, {evidence.confidence:.2f} by {shown(rule)}"
    for one in evidence.antecedents:
        yield f'  "{shown(one.words)}" is "{shown(one.text)}", by {shown(one.rule)}'


def _topics(said: "Statement[Entity]") -> str:
    names = ", ".join(topic.name for topic in said.topics)
    return f" about {shown(names)}" if names else ""


def _cited(citation: "Citation | None", article: str) -> str:
    if citation is None:
        return article
    parts = (
        citation.title,
        citation.outlet,
        citation.published,
        citation.url or citation.source,
    )
    return " · ".join(part for part in parts if part)
