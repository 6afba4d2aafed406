"""``kg path``: how two things are linked."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg import paths, pipeline
from kg.cli.terminal import PATH, cited, counted, shown, verbosity
from kg.errors import KGError
from kg.model import Fact
from kg.pipeline import explaining, records

if TYPE_CHECKING:
    from kg.graph import Graph


@click.command("path", short_help="Say how two things are linked.")
@click.argument("graph", type=PATH)
@click.argument("first")
@click.argument("second")
@click.option(
    "--around-hubs",
    is_flag=True,
    help="Pass through no place, and through nothing that many others are linked to.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@verbosity
def command(*, graph: Path, first: str, second: str, around_hubs: bool, as_json: bool) -> None:
    """Print the shortest chain of facts from FIRST to SECOND, and a second one.

    GRAPH is a Turtle file of kg's. FIRST and SECOND are names, aliases or ids
    ("person/ada-lovelace"). Facts that are denied, planned or only possible count only where
    there is no other chain, and it says so.
    """
    found = pipeline.load(graph)
    ends = [explaining.only(found, name, where=str(graph)) for name in (first, second)]
    try:
        chains = paths.chains(found, *ends, around_hubs=around_hubs)
    except KGError as error:
        raise KGError(f"{graph}: {error}") from error
    if as_json:
        told = [
            {"settled": one.settled, "steps": explaining.steps(found, one)} for one in chains
        ]
        click.echo(records.line({"chains": told}).encode())
        return
    for number, chain in enumerate(chains):
        for line in _lines(found, chain, again=number > 0):
            click.echo(line)


def _lines(graph: "Graph", chain: paths.Chain, *, again: bool) -> Iterator[str]:
    names = " - ".join(shown(one.name) for one in chain.entities)
    if again:
        yield ""
    unsettled = "" if chain.settled else ", of what is denied, planned, possible or only said"
    lead = "Another way: " if again else ""
    yield f"{lead}{counted(len(chain.steps), 'link')}{unsettled}: {names}"
    citations = {citation.id: citation for citation in graph.citations}
    for step, told in zip(chain.steps, explaining.steps(graph, chain), strict=True):
        proof = step.evidence[0] if isinstance(step, Fact) else step
        yield ""
        stance = f"  [{step.stance}, {step.confidence:.2f}]" if isinstance(step, Fact) else ""
        yield f"{shown(told['sentence'])}{stance}"
        yield f'  "{shown(proof.quote)}"'
        citation = citations.get(proof.article)
        yield f"  {shown(cited(citation) if citation else proof.article)}"
