"""``kg diff``: what changed between two builds."""

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg import pipeline
from kg.cli.terminal import NO, PATH, cited, counted, shown, verbosity
from kg.errors import KGError
from kg.pipeline import records
from kg.pipeline.explaining import sentence

if TYPE_CHECKING:
    from kg.model import Citation, Entity, Evidence, Fact, Statement
    from kg.pipeline.changes import Changes, Turn

Told = tuple[str, records.Record]
"""Text for people, record for programs."""

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
    citations = {one.id: one for graph in graphs for one in graph.citations}
    number = 0
    for mark, change, items, tell in _parts(changes, citations, details=verbose or as_json):
        for one in items:
            number += 1
            text, record = tell(one)
            line = records.line({"change": change, **record})
            click.echo(line.encode() if as_json else f"{mark} {shown(text)}")
    if not quiet:
        click.echo(counted(number, "change"), err=True)
    if exit_code and changes:
        raise SystemExit(NO)


def _graph(path: Path) -> Path:
    """Return the file of a graph, of a folder the first that a build writes."""
    if not path.is_dir():
        return path
    for name in _GRAPHS:
        if (path / name).is_file():
            return path / name
    raise KGError(f"{path}: holds no graph: 'kg build -o {path}' writes one")


def _parts(
    changes: "Changes", citations: "dict[str, Citation]", *, details: bool
) -> list[tuple[str, str, Iterable[Any], Callable[[Any], Told]]]:
    """Return mark and word of each kind of change, the changes, and what to say of one."""

    def article(one: "Citation") -> Told:
        return f"article: {cited(one)}", records.cited(one, one.id)

    def entity(one: "Entity") -> Told:
        record = {"id": one.id, "type": one.type, "name": one.name}
        return f"{one.name} ({one.type}, {one.id})", record

    def merged(pair: tuple[str, str]) -> Told:
        return f"{pair[0]} is {pair[1]}", {"id": pair[0], "into": pair[1]}

    def fact(one: "Fact[Entity]") -> Told:
        return _fact(one), records.entity_fact(one, citations)

    def turn(one: "Turn") -> Told:
        record = {"before": one.before, "after": one.after}
        text = f"{one.before} -> {one.after}: {_fact(one.fact)}"
        return text, records.entity_fact(one.fact, citations) | record

    def evidence(change: str, pair: "tuple[Fact[Entity], tuple[Evidence, ...]]") -> Told:
        quotes = [item.quote for item in pair[1]]
        record = records.entity_fact(pair[0], citations)
        text = f"{change}: {sentence(pair[0])}: {' / '.join(quotes)}"
        return text, {**record, "quotes": quotes}

    def said(one: "Statement[Entity]") -> Told:
        names = {"speaker": one.speaker.name, "speaker_id": one.speaker.id}
        record = records.cited(citations.get(one.article), one.article) | names
        return f'{one.speaker.name}: "{one.quote}"', {**record, "quote": one.quote}

    parts: list[tuple[str, str, Iterable[Any], Callable[[Any], Told]]] = [
        ("+", "new article", changes.articles, article),
        ("-", "article gone", changes.articles_gone, article),
        ("+", "new entity", changes.entities, entity),
        ("-", "entity gone", changes.entities_gone, entity),
        ("=", "merged", changes.merged, merged),
        ("+", "new fact", changes.facts, fact),
        ("-", "retracted", changes.retracted, fact),
        ("~", "turned", changes.turns, turn),
    ]
    if details:
        parts += [
            ("+", "more evidence", changes.confirmed, partial(evidence, "more evidence")),
            ("-", "less evidence", changes.weakened, partial(evidence, "less evidence")),
            ("+", "new statement", changes.statements, said),
            ("-", "statement gone", changes.statements_gone, said),
        ]
    return parts


def _fact(one: "Fact[Entity]") -> str:
    status = "" if one.status is None else f"{one.status}, "
    return f'{sentence(one)} [{status}{one.stance}]: "{one.evidence[0].quote}"'
