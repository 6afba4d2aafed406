"""``kg diff``: what changed between two builds."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg import pipeline
from kg.cli.terminal import NO, PATH, counted, shown, verbosity
from kg.errors import KGError
from kg.pipeline import records
from kg.pipeline.explaining import sentence

if TYPE_CHECKING:
    from kg.graph import Graph
    from kg.model import Citation, Entity, Fact, Statement
    from kg.pipeline.changes import Changes

Line = tuple[str, str, records.Record]
"""Mark, text for people, record for programs."""

_GRAPHS = ("graph.ttl", "graph.trig", "graph.nq", "graph.nt", "graph.jsonld")


@click.command("diff", short_help="Say what changed between two builds.")
@click.argument("old", type=PATH)
@click.argument("new", type=PATH)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a change.")
@click.option("--exit-code", is_flag=True, help="End with 3 if something changed.")
@verbosity
def command(
    *, old: Path, new: Path, as_json: bool, exit_code: bool, quiet: bool, verbose: bool
) -> None:
    """Print what is new, gone or told otherwise in NEW, beside OLD.

    OLD and NEW are RDF files of two builds, or their folders. A line begins with + for what is
    new, - for what is gone (a fact that nothing supports any more is retracted), ~ for a fact
    with another status or stance, = for ids that are one now. With -v also facts with more or
    less evidence, and statements.
    """
    from kg.pipeline.changes import compare

    graphs = [pipeline.load(_graph(path)) for path in (old, new)]
    changes = compare(*graphs)
    number = 0
    for mark, text, record in _lines(changes, graphs, details=verbose or as_json):
        number += 1
        if as_json:
            click.echo(records.line(record).encode())
        else:
            click.echo(f"{mark} {shown(text)}")
    if not quiet:
        click.echo(counted(number, "change"), err=True)
    if exit_code and changes:
        raise SystemExit(NO)


def _graph(path: Path) -> Path:
    """Return the file of a graph, of a folder the first that a build writes.

    Raises:
        KGError: If a folder has none.
    """
    if not path.is_dir():
        return path
    for name in _GRAPHS:
        if (path / name).is_file():
            return path / name
    raise KGError(f"{path}: holds no graph: 'kg build -o {path}' writes one")


def _lines(changes: "Changes", graphs: "list[Graph]", *, details: bool) -> Iterator[Line]:
    citations = {one.id: one for graph in graphs for one in graph.citations}
    yield from _things(changes)
    for mark, change, facts in (
        ("+", "new fact", changes.facts),
        ("-", "retracted", changes.retracted),
    ):
        for one in facts:
            yield mark, _fact(one), {"change": change, **records.entity_fact(one, citations)}
    for turn in changes.turns:
        record = {"change": "turned", **records.entity_fact(turn.fact, citations)}
        text = f"{turn.before} -> {turn.after}: {_fact(turn.fact)}"
        yield "~", text, {**record, "before": turn.before, "after": turn.after}
    if details:
        yield from _details(changes, citations)


def _things(changes: "Changes") -> Iterator[Line]:
    for mark, change, articles in (
        ("+", "new article", changes.articles),
        ("-", "article gone", changes.articles_gone),
    ):
        for article in articles:
            record = {"change": change, **records.cited(article, article.id)}
            yield mark, f"article: {_cited(article)}", record
    for mark, change, entities in (
        ("+", "new entity", changes.entities),
        ("-", "entity gone", changes.entities_gone),
    ):
        for entity in entities:
            yield mark, f"{entity.name} ({entity.type}, {entity.id})", _entity(change, entity)
    for old, into in changes.merged:
        yield "=", f"{old} is {into}", {"change": "merged", "id": old, "into": into}


def _details(changes: "Changes", citations: "dict[str, Citation]") -> Iterator[Line]:
    for mark, change, facts in (
        ("+", "more evidence", changes.confirmed),
        ("-", "less evidence", changes.weakened),
    ):
        for one, evidence in facts:
            text = f"{change}: {sentence(one)}: {' / '.join(item.quote for item in evidence)}"
            record = {"change": change, **records.entity_fact(one, citations)}
            yield mark, text, {**record, "quotes": [item.quote for item in evidence]}
    for mark, change, statements in (
        ("+", "new statement", changes.statements),
        ("-", "statement gone", changes.statements_gone),
    ):
        for said in statements:
            yield mark, f'{said.speaker.name}: "{said.quote}"', _said(change, said, citations)


def _entity(change: str, one: "Entity") -> records.Record:
    return {"change": change, "id": one.id, "type": one.type, "name": one.name}


def _said(
    change: str, one: "Statement[Entity]", citations: "dict[str, Citation]"
) -> records.Record:
    return {
        "change": change,
        **records.cited(citations.get(one.article), one.article),
        "speaker": one.speaker.name,
        "speaker_id": one.speaker.id,
        "quote": one.quote,
    }


def _cited(one: "Citation") -> str:
    return " · ".join(part for part in (one.title, one.outlet, one.published) if part)


def _fact(one: "Fact[Entity]") -> str:
    status = "" if one.status is None else f"{one.status}, "
    return f'{sentence(one)} [{status}{one.stance}]: "{one.evidence[0].quote}"'
