"""``kg review``, ``kg merge``, ``kg split``: what a person decides about two entities."""

import getpass
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kg import pipeline
from kg.cli.terminal import PATH, cited, counted, print_table, shown, verbosity
from kg.pipeline import records
from kg.pipeline.explaining import sentence

if TYPE_CHECKING:
    from kg.graph import Graph
    from kg.model import Unsure

F = TypeVar("F", bound=Callable[..., Any])

_ANSWERS = {"s": "same", "d": "different", "u": "unsure"}
_QUOTES = 3  # facts of each side that are shown; --json has all


def _records(function: F) -> F:
    for decorate in (
        click.option("--why", default="", metavar="TEXT", help="Reason to write down."),
        click.option("--who", metavar="NAME", help="Who decides. [default: your user name]"),
        click.option(
            "--judgements", type=PATH, metavar="FILE",
            help="Ledger to write. [default: judgements.csv here or beside the graph]",
        ),
    ):  # fmt: skip
        function = decorate(function)
    return function


@click.command("merge", short_help="Write down that two ids are one thing.")
@click.argument("left", metavar="A")
@click.argument("right", metavar="B")
@_records
@verbosity
def merge(
    *, left: str, right: str, judgements: Path | None, quiet: bool, **written: Any
) -> None:
    """Write into the ledger that A and B are the same; the next build makes them one node.

    A and B are ids as kg prints them ("person/ada-lovelace"), or ID@ARTICLE for the thing of
    that name in one article.
    """
    _write(left, right, "same", judgements or _ledger(Path()), quiet=quiet, **written)


@click.command("split", short_help="Write down that two ids are two things.")
@click.argument("left", metavar="A")
@click.argument("right", metavar="B")
@_records
@verbosity
def split(
    *, left: str, right: str, judgements: Path | None, quiet: bool, **written: Any
) -> None:
    """Write into the ledger that A and B are different; no later build makes them one node.

    To part one node, name two of its articles, by id or short name:
    kg split person/ada-lovelace@first person/ada-lovelace@second

    What is no person is one thing in all articles that do not put it in two countries or
    regions, or call it two kinds of thing. To take one article's out:
    kg split org/merck org/merck@second

    A build says which lines it cannot follow: one name in one article is one thing.
    """
    _write(left, right, "different", judgements or _ledger(Path()), quiet=quiet, **written)


@click.command("review", short_help="Decide about pairs that may be one thing.")
@click.argument("graph", type=PATH)
@click.option(
    "--json", "as_json", is_flag=True, help="Print one JSON line a pair; ask nothing."
)
@_records
@verbosity
def review(
    *,
    graph: Path,
    as_json: bool,
    judgements: Path | None,
    who: str | None,
    why: str,
    quiet: bool,
) -> None:
    """Show the pairs of GRAPH that may be one thing, worst first, and ask what they are.

    The worst is the pair that is most likely one thing. An answer is written into the ledger,
    and the next build follows it. Pairs of the ledger are not shown again.
    """
    found = pipeline.load(graph)
    ledger = judgements or _ledger(Path(), graph.parent)
    pairs = _open(found, ledger)
    if as_json:
        for pair in pairs:
            click.echo(records.line(_record(found, pair)).encode())
        return
    for number, pair in enumerate(pairs, start=1):
        click.echo(f"{number} of {len(pairs)}")
        _show(found, pair)
        answer = _ask()
        if answer == "q":
            break
        if answer in _ANSWERS:
            left, right = (_pinned(found, side) for side in (pair.left, pair.right))
            _write(left, right, _ANSWERS[answer], ledger, who=who, why=why)
    if not quiet:
        click.echo(f"{counted(len(_open(found, ledger)), 'pair')} left", err=True)


def _ledger(*folders: Path) -> Path:
    from kg.pipeline import judgements

    return judgements.find(*folders) or folders[0] / judgements.FILE


def _open(graph: "Graph", ledger: Path) -> "list[Unsure]":
    """Return the pairs that the ledger says nothing of, the highest score first."""
    from kg.pipeline import judgements

    decided = {one.pair for one in judgements.read(ledger)} if ledger.exists() else set()
    waiting = []
    for one in graph.unsure:
        left, right = sorted((_pinned(graph, one.left), _pinned(graph, one.right)))
        if decided.isdisjoint(((left, right), (one.left, one.right))):
            waiting.append(one)
    return sorted(waiting, key=lambda one: (-one.score, one))


def _pinned(graph: "Graph", id_: str) -> str:
    """Return an id that later articles do not give to another person of the same name."""
    if not id_.startswith("person/"):
        return id_
    dates = {citation.id: citation.published or "9999" for citation in graph.citations}
    articles = [article for article, entity in graph.appearances if entity == id_]
    if not articles:
        return id_
    return f"{id_}@{min(articles, key=lambda one: (dates.get(one, '9999'), one))}"


def _ask() -> str:
    choice = click.Choice([*_ANSWERS, "k", "q"])
    try:
        return str(
            click.prompt(
                "[s]ame, [d]ifferent, [u]nsure, s[k]ip, [q]uit", type=choice, show_choices=False
            )
        )
    except click.Abort:  # no more input
        click.echo()
        return "q"


def _write(
    left: str,
    right: str,
    judgement: str,
    file: Path,
    *,
    who: str | None,
    why: str,
    quiet: bool = False,
) -> None:
    from kg.pipeline import judgements
    from kg.resolve.compare import Judgement
    from kg.resolve.ledger import Decision

    decision = Decision(
        left=left,
        right=right,
        judgement=Judgement(judgement),
        who=user() if who is None else who,
        when=datetime.now(UTC).date().isoformat(),
        why=why,
    )
    judgements.record(decision, file)
    if not quiet:
        click.echo(f"{file}: {left} and {right} are {judgement}", err=True)


def user() -> str:
    """Return who decides: the name of the user of this machine, or "" where there is none."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container may have no name for its user
        return ""


def _show(graph: "Graph", pair: "Unsure") -> None:
    sides = [list(_side(graph, id_)) for id_ in (pair.left, pair.right)]
    rows = [[left, right] for left, right in zip_longest(*sides, fillvalue="")]
    print_table([pair.left, pair.right], rows)
    for name, weight in pair.features:
        click.echo(f"  {weight:+.3f}  {shown(name)}")
    click.echo(f"  {pair.score:+.3f}  score")


def _side(graph: "Graph", id_: str) -> Iterator[str]:
    (entity,) = graph.find(id_)
    yield f"{entity.name} ({entity.type})"
    if entity.aliases:
        yield f"also: {', '.join(entity.aliases)}"
    for citation in graph.citations:
        if (citation.id, id_) in graph.appearances:
            yield cited(citation)
    for fact in graph.about(id_)[:_QUOTES]:
        yield sentence(fact)
        yield f'"{fact.evidence[0].quote}"'


def _record(graph: "Graph", pair: "Unsure") -> records.Record:
    citations = {citation.id: citation for citation in graph.citations}

    def side(id_: str) -> records.Record:
        (entity,) = graph.find(id_)
        return {
            "id": entity.id,
            "name": entity.name,
            "type": entity.type,
            "aliases": list(entity.aliases),
            "articles": [
                records.cited(citations.get(article), article)
                for article, one in graph.appearances
                if one == id_
            ],
            "facts": [records.entity_fact(fact, citations) for fact in graph.about(id_)],
        }

    return {
        "left": side(pair.left),
        "right": side(pair.right),
        "score": pair.score,
        "features": [{"name": name, "weight": weight} for name, weight in pair.features],
    }
