"""Tools by which agents read a graph, over the Model Context Protocol (``kg mcp``).

They only read. What a tool cannot do is told in one line, for the agent to try again.
"""

import functools
from typing import TYPE_CHECKING, Any

from kg.errors import KGError, without_extra
from kg.graph import Graph, fold
from kg.model import Entity, EntityType
from kg.paths import chains
from kg.pipeline import plugins
from kg.pipeline.explaining import only, record, steps
from kg.pipeline.records import Record

if TYPE_CHECKING:
    from mcp.server.mcpserver import MCPServer

LIMIT = 20
"""Most things that a search returns by default."""

ROWS = 200
"""Most rows of an answer to a question."""

SECONDS = 30.0
"""What a question may take."""

_INSTRUCTIONS = """A knowledge graph of people, institutions, technologies and places, read from
news articles. Every fact has the sentences that state it, with article, offsets, stance
(asserted, reported, planned, speculated, denied) and confidence: quote them. Only facts that
"hold" are said to be so now. Names may have several bearers: search first, then use ids. A
name that things of several types share means the one with most facts, and notes name the
others."""


class Tools:
    """What agents may ask of a graph that comes from somewhere."""

    def __init__(self, graph: Graph, where: str) -> None:
        self._graph, self._where = graph, where
        self._words = {
            one.id: " ".join(fold(name) for name in (one.name, *one.aliases))
            for one in graph.entities
        }

    def search(self, words: str, type: str = "", limit: int = LIMIT) -> list[Record]:  # noqa: A002
        """Find people, institutions, technologies and places by words of their names.

        Args:
            words: Words or parts of words of a name or an alias; none for all things.
            type: Person, Institution, Technology or Place; all without it.
            limit: Most things to return, at least 1: those with most facts first.
        """
        if limit < 1:
            raise KGError(f"limit {limit}: give a number from 1 on")
        kinds = {kind.value.casefold(): kind for kind in EntityType}
        if type and type.casefold() not in kinds:
            raise KGError(f"no type {type!r}: there are {', '.join(map(str, EntityType))}")
        wanted = fold(words).split()
        every = self._graph.entities
        named = [one for one in every if all(word in self._words[one.id] for word in wanted)]
        if not named:
            close = set(self._graph.close_names(words))
            named = [one for one in every if one.name in close]
        found = [one for one in named if not type or one.type is kinds[type.casefold()]]
        number = {one.id: len(self._graph.about(one)) for one in found}
        found.sort(key=lambda one: (-number[one.id], one.id))
        return [
            {
                "id": one.id,
                "name": one.name,
                "type": one.type.value,
                "aliases": list(one.aliases),
                "facts": number[one.id],
            }
            for one in found[:limit]
        ]

    def explain(self, name: str) -> Record:
        """Say everything that is known about a thing, with the sentences that state it.

        Args:
            name: Its id ("person/hou-lijun"), a name or an alias.
        """
        notes: list[str] = []
        return {**record(self._graph, self._meant(name, notes)), "notes": notes}

    def path(self, first: str, second: str, *, around_hubs: bool = False) -> Record:
        """Find the shortest chain of facts between two things, and a second one.

        Facts that are denied, planned or only possible count only where there is no other
        chain: that one is not "settled".

        Args:
            first: Id or name of the one.
            second: Id or name of the other.
            around_hubs: Pass through no place, and nothing that many others are linked to.
        """
        notes: list[str] = []
        try:
            found = chains(
                self._graph,
                self._meant(first, notes),
                self._meant(second, notes),
                around_hubs=around_hubs,
            )
        except KGError as error:
            raise KGError(f"{self._where}: {error}") from error
        return {
            "chains": [
                {"settled": one.settled, "steps": steps(self._graph, one)} for one in found
            ],
            "notes": notes,
        }

    def questions(self) -> list[Record]:
        """List the ready-made questions that ``ask`` answers, and what each takes."""
        from kg import query

        return [
            {
                "name": one.name,
                "title": one.title,
                "parameters": [
                    {"name": each.name, "default": each.default, "help": each.help}
                    for each in one.parameters
                ],
            }
            for one in query.questions()
        ]

    def ask(self, question: str, parameters: dict[str, str] | None = None) -> Record:
        """Answer a ready-made question: see ``questions`` for their names and parameters.

        Args:
            question: Its name, such as "who-leads".
            parameters: Values by name; defaults stand for the others.
        """
        from kg import query

        table = query.ask(
            self._graph, question, timeout=SECONDS, max_rows=ROWS, **(parameters or {})
        )
        return {"columns": list(table.columns), "rows": [list(row) for row in table.rows]}

    def _meant(self, name: str, notes: list[str]) -> Entity:
        """Return the entity that a name means, and note the others that are called so.

        Raises:
            KGError: If nothing is called so, or several things of one type, such as two people.
        """
        found = sorted(
            self._graph.find(name), key=lambda one: (-len(self._graph.about(one)), one.id)
        )
        if len({one.type for one in found}) < max(len(found), 2):
            return only(self._graph, name, where=self._where)
        meant, *others = found
        rest = ", ".join(f"{one.id} ({one.type})" for one in others)
        notes.append(f"{name!r} is taken as {meant.id} ({meant.type}), not as {rest}")
        return meant


def server(graph: Graph, where: str) -> "MCPServer":
    """Return a server of the tools of a graph; ``where`` it comes from is for messages."""
    try:
        from mcp.server.mcpserver import MCPServer
        from mcp.server.mcpserver.exceptions import ToolError
        from mcp.types import ToolAnnotations
    except ImportError as error:
        raise without_extra("kg mcp", "mcp") from error
    found = MCPServer(
        "kg", version=plugins.version(), instructions=_INSTRUCTIONS, log_level="WARNING"
    )
    annotations = ToolAnnotations(read_only_hint=True, open_world_hint=False)
    tools = Tools(graph, where)

    def told(function: Any) -> Any:
        """Let a tool's errors reach the agent in kg's words."""

        @functools.wraps(function)
        def run(*given: Any, **named: Any) -> Any:
            try:
                return function(*given, **named)
            except KGError as error:
                raise ToolError(str(error)) from error

        return run

    for tool in (tools.search, tools.explain, tools.path, tools.questions, tools.ask):
        found.add_tool(told(tool), annotations=annotations)
    return found
