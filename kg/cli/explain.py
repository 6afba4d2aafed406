"""``kg explain``: every fact about a thing, and why."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg import pipeline
from kg.cli.terminal import PATH, cited, shown, verbosity
from kg.pipeline import explaining, links, records
from kg.support import support

if TYPE_CHECKING:
    from kg.graph import Graph
    from kg.model import Citation, Entity, Evidence, Fact, Statement


@click.command("explain", short_help="Say what a graph knows about a thing, and why.")
@click.argument("graph", type=PATH)
@click.argument("name")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@verbosity
def command(*, graph: Path, name: str, as_json: bool) -> None:
    """Print every fact about NAME with its sentences, outlets, dates and confidence.

    GRAPH is a Turtle file of kg's. NAME is a name, an alias or an id ("person/ada-lovelace");
    capitals and accents do not matter.
    """
    found = links.offered(pipeline.load(graph), graph)
    entity = explaining.only(found, name, where=str(graph))
    if as_json:
        click.echo(records.line(explaining.record(found, entity)).encode())
        return
    for line in _lines(found, entity):
        click.echo(line)


def _lines(graph: "Graph", entity: "Entity") -> Iterator[str]:
    citations = {citation.id: citation for citation in graph.citations}
    facts, said, about = explaining.known(graph, entity)
    yield f"{shown(entity.name)}  ({entity.type}, {entity.id})"
    if entity.aliases:
        yield f"also: {shown(', '.join(entity.aliases))}"
    yield from _identity(graph, entity)
    if not facts and not said and not about:
        yield ""
        yield "No fact: articles only name it."
    for fact in facts:
        yield ""
        yield f"{shown(explaining.sentence(fact))}  [{_qualifiers(fact, citations)}]"
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
    place = citation.url or citation.source
    return " · ".join(part for part in (cited(citation), place) if part)
