"""``kg link``: candidates in other registries, and what a person says of them."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.judging import user
from kg.cli.terminal import PATH, counted, shown, verbosity
from kg.errors import KGError
from kg.pipeline import links

if TYPE_CHECKING:
    from kg.graph import Graph
    from kg.reconcile.sssom import Link


@click.command("link", short_help="Link things to Wikidata, ROR, a table, any service.")
@click.argument("graph", type=PATH)
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@click.option(
    "-o", "--out", type=PATH, metavar="FILE",
    help="File of links. [default: links.sssom.tsv beside the graph]",
)  # fmt: skip
@click.option(
    "--confirm", nargs=2, multiple=True, metavar="ID IRI", help="Say that they are the same."
)
@click.option(
    "--refuse", nargs=2, multiple=True, metavar="ID IRI", help="Say that they are not."
)
@click.option("--prefix", default="", metavar="IRI", help="Goes before ids that are no IRI.")
@click.option(
    "--timeout", type=click.FloatRange(0.1), default=10.0, show_default=True, metavar="SECONDS",
    help="What one request to a service may take.",
)  # fmt: skip
@click.option("--who", metavar="NAME", help="Who decides. [default: your user name]")
@click.option("--why", default="", metavar="TEXT", help="Reason to write down.")
@verbosity
def command(
    *,
    graph: Path,
    sources: tuple[str, ...],
    out: Path | None,
    confirm: tuple[tuple[str, str], ...],
    refuse: tuple[tuple[str, str], ...],
    prefix: str,
    timeout: float,
    who: str | None,
    why: str,
    quiet: bool,
) -> None:
    """Look for persons, institutions and places of GRAPH in other registries.

    SOURCE is the address of a service of the W3C Reconciliation API
    (https://wikidata.reconci.link/en/api), or a table: .csv, .tsv or .jsonl with id, names,
    type, and whatever tells things apart (country, city, employer), or ROR's dump, .json or
    .zip. No address is asked that is not named.

    Candidates go to an SSSOM TSV. The next 'kg build' into that folder writes owl:sameAs for
    those that --confirm names (or that you mark in the file), and for those that are the only
    one called exactly so with something around the name that agrees.
    """
    found, base = links.opened(graph)
    file = graph.parent / links.FILE if out is None else out
    if not (sources or confirm or refuse or file.exists()):
        raise click.UsageError("Give a SOURCE, --confirm or --refuse.")
    before = links.read(file)
    decided = dict.fromkeys(confirm, True) | dict.fromkeys(refuse, False)
    for (id_, iri), holds in decided.items():
        before = _decided(found, before, id_, iri, holds=holds, who=who, why=why)
    failed: list[KGError] = []
    warn = None if len(sources) == 1 else failed.append
    now = links.found(found, sources, before, prefix=prefix, timeout=timeout, on_error=warn)
    for error in failed:
        click.echo(shown(f"warning: {error}"), err=True)
    if failed and len(failed) == len(set(sources)):
        raise KGError("no source could be used: see the warnings above")
    links.write(now, file, base=base)
    click.echo(file)
    if not quiet:
        same = sum(one.holds for one in now)
        waiting = sum(not one.holds and not one.refused for one in now)
        click.echo(
            f"{counted(same, 'link')}, {counted(waiting, 'candidate')} to decide", err=True
        )


def _decided(
    graph: "Graph",
    before: "list[Link]",
    id_: str,
    iri: str,
    *,
    holds: bool,
    who: str | None,
    why: str,
) -> "list[Link]":
    """Return the links with what a person says of two things."""
    from kg.reconcile.records import iri_of
    from kg.reconcile.sssom import Link

    found = graph.find(id_)
    if len(found) != 1:
        raise KGError(
            f"{id_!r} is {len(found)} things of the graph: give an id"
            if found
            else f"{id_!r} is nothing in the graph: give an id as 'kg explain' prints it"
        )
    whole = iri_of(iri.removeprefix("wikidata:"))
    if whole is None:
        raise KGError(f"{iri!r} is no IRI: give it as a page or a registry writes it")
    entity = found[0]
    offered = next(
        (one for one in before if (one.entity, one.iri) == (entity.id, whole)),
        Link(entity=entity.id, iri=whole, labels=(entity.name, ""), confidence=1.0),
    )
    line = replace(
        offered, holds=holds, refused=not holds, manual=True, comment=why,
        who=user() if who is None else who, when=datetime.now(UTC).date().isoformat(),
    )  # fmt: skip
    return [one for one in before if (one.entity, one.iri) != (entity.id, whole)] + [line]
