"""What an agent gets from ``kg mcp``, through the protocol's own client."""

import asyncio
import json
import sys
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from mcp import Client, StdioServerParameters

from kg.graph import Graph
from kg.model import Entity, EntityType
from kg.pipeline import plugins
from kg.pipeline.agents import server
from kg.rdf import write


def waited(run: Callable[[], Awaitable[Any]]) -> Any:
    """Run in a thread of its own: the browser tests leave an event loop in the first one."""

    async def whole() -> Any:
        return await run()

    with ThreadPoolExecutor(1) as thread:
        return thread.submit(lambda: asyncio.run(whole())).result()


def call(graph: Graph, tool: str, **arguments: Any) -> Any:
    async def run() -> Any:
        async with Client(server(graph, "graph.ttl")) as client:
            return await client.call_tool(tool, arguments)

    return waited(run)


def answer(graph: Graph, tool: str, **arguments: Any) -> Any:
    result = call(graph, tool, **arguments)
    assert not result.is_error, result.content
    content = result.structured_content
    return content["result"] if set(content) == {"result"} else content


def error(graph: Graph, tool: str, **arguments: Any) -> str:
    result = call(graph, tool, **arguments)
    assert result.is_error
    return str(result.content[0].text)


def test_a_client_starts_the_command_and_asks(small_graph: Graph, tmp_path: Path) -> None:
    file = tmp_path / "graph.ttl"
    file.write_text(write(small_graph), encoding="utf-8")
    started = StdioServerParameters(
        command=sys.executable, args=["-m", "kg", "mcp", str(file)], cwd=str(tmp_path)
    )

    async def run() -> tuple[list[Any], Any]:
        async with Client(started) as client:
            tools = (await client.list_tools()).tools
            return tools, await client.call_tool("search", {"words": ""})

    tools, result = waited(run)
    assert [tool.name for tool in tools] == ["search", "explain", "path", "questions", "ask"]
    assert all(tool.annotations.read_only_hint and tool.description for tool in tools)
    assert len(result.structured_content["result"]) == len(small_graph.entities)


def test_search_finds_by_words_type_and_misspelling(small_graph: Graph) -> None:
    most = answer(small_graph, "search", words="")
    assert [one["facts"] for one in most] == sorted((o["facts"] for o in most), reverse=True)
    person = next(one for one in small_graph.entities if one.type == "Person")
    word = person.name.split()[-1]
    assert person.id in [one["id"] for one in answer(small_graph, "search", words=word.upper())]
    assert answer(small_graph, "search", words=word, type="Place") == []
    misspelt = person.name[:-1] + "x"
    assert person.id in [one["id"] for one in answer(small_graph, "search", words=misspelt)]
    assert "there are Person" in error(small_graph, "search", words="", type="Planet")


def test_explain_gives_the_sentences(small_graph: Graph) -> None:
    fact = small_graph.facts[0]
    told = answer(small_graph, "explain", name=fact.subject.id)
    assert told["name"] == fact.subject.name
    quotes = {each["quote"] for one in told["facts"] for each in one["evidence"]}
    assert fact.evidence[0].quote in quotes
    assert "nothing is called 'Nobody'" in error(small_graph, "explain", name="Nobody")


def test_a_path_is_a_chain_of_facts(small_graph: Graph) -> None:
    fact = next(one for one in small_graph.facts if one.stance != "denied")
    found = answer(small_graph, "path", first=fact.subject.id, second=fact.object.id)
    best = found["chains"][0]
    (step,) = best["steps"]
    assert best["settled"]
    assert found["notes"] == []
    assert {step["subject_id"], step["object_id"]} == {fact.subject.id, fact.object.id}
    assert step["sentence"]
    assert step["evidence"]
    same = error(small_graph, "path", first=fact.subject.id, second=fact.subject.id)
    assert "would begin and end at" in same


def test_a_name_of_several_types_is_the_most_linked_and_the_others_are_told(
    small_graph: Graph,
) -> None:
    city = next(one for one in small_graph.entities if one.id == "place/london")
    other = Entity(id="org/london", type=EntityType.INSTITUTION, name="London")
    graph = replace(
        small_graph, entities=tuple(sorted((*small_graph.entities, other), key=_id))
    )
    told = answer(graph, "explain", name="london")
    assert told["id"] == city.id
    assert told["notes"] == [
        "'london' is taken as place/london (Place), not as org/london (Institution)"
    ]
    path = answer(graph, "path", first="London", second="org/difference-company")
    assert len(path["chains"][0]["steps"]) == len(path["notes"]) == 1
    twin = replace(city, id="place/london-2")
    twins = replace(graph, entities=tuple(sorted((*graph.entities, twin), key=_id)))
    assert "3 things are called 'London': give an id" in error(twins, "explain", name="London")


def _id(entity: Entity) -> str:
    return entity.id


def test_a_limit_below_one_is_refused(small_graph: Graph) -> None:
    assert len(answer(small_graph, "search", words="", limit=1)) == 1
    assert "limit -1: give a number from 1 on" in error(
        small_graph, "search", words="", limit=-1
    )


def test_the_server_says_which_kg_it_is(small_graph: Graph) -> None:
    async def run() -> Any:
        async with Client(server(small_graph, "graph.ttl")) as client:
            return client.server_info

    assert (waited(run).name, waited(run).version) == ("kg", plugins.version())


def test_questions_are_listed_and_answered(small_graph: Graph) -> None:
    names = [one["name"] for one in answer(small_graph, "questions")]
    assert "who-leads" in names
    told = answer(small_graph, "ask", question="who-leads")
    assert len(told["rows"]) >= 1
    assert all(len(row) == len(told["columns"]) for row in told["rows"])
    json.dumps(told)
    assert "no question 'who'" in error(small_graph, "ask", question="who")


@pytest.mark.parametrize("arguments", [{}, {"name": 3.5}, {"name": ["x"]}])
def test_wrong_arguments_are_an_error(small_graph: Graph, arguments: dict[str, Any]) -> None:
    assert call(small_graph, "explain", **arguments).is_error
