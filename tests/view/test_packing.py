"""The data of a large graph: fewer bytes, the same page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kg.graph import Graph, assemble
from kg.view import payload
from kg.view.packing import pack
from kg.view.payload import collect, encode
from tests.view.conftest import planted

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page


def test_packed_data_is_smaller_and_leaves_the_data_as_it_was(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(payload, "_COMPRESS_ABOVE", 1000)
    data = collect(planted(400, 760))[1]
    plain = encode(data)[0]
    monkeypatch.setattr(payload, "_PACK_ABOVE", 1000)
    assert len(encode(data)[0]) < 0.7 * len(plain)
    monkeypatch.undo()
    assert encode(data) == encode(collect(planted(400, 760))[1])


def test_names_are_taken_out_of_quotes_once(pair_graph: Graph) -> None:
    packed = pack(collect(pair_graph)[1])
    assert packed["quotes"] == ["\x01 is said to be linked to \x02."]
    assert packed["packed"]["edges"]["facts"] == [[0]]
    assert "from" not in packed["packed"]["edges"]


def odd(graph: Graph) -> Graph:
    """Return a graph whose quotes are shared, hold the marks, or begin with a name twice."""
    first, second, third, fourth, *rest = graph.facts

    def quoted(fact, quote):
        return replace(fact, evidence=(replace(fact.evidence[0], quote=quote),))

    twice = first.subject.name * 2
    return assemble(
        [
            quoted(first, f"{twice} and more"),
            quoted(second, "a \x01 b \x02 c"),
            quoted(third, f"{fourth.subject.name} {third.subject.name}"),
            quoted(fourth, f"{fourth.subject.name} {third.subject.name}"),
            *rest,
        ],
        citations=graph.citations,
    )


@pytest.mark.browser
@pytest.mark.parametrize("kind", ["planted", "odd", "hostile", "small"])
def test_packed_page_says_the_same(
    show: Callable[..., Page],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    hostile_graph: Graph,
    small_graph: Graph,
    kind: str,
) -> None:
    graphs = {"hostile": hostile_graph, "small": small_graph, "planted": planted(60, 120)}
    graph = graphs.get(kind) or odd(graphs["planted"])

    def export() -> bytes:
        page = show(graph, "#v=facts")
        page.locator("#export summary").click()
        with page.expect_download() as download:
            page.locator("#csv").click()
        download.value.save_as(tmp_path / "out.csv")
        table = page.locator("#sheet").inner_text()
        return (tmp_path / "out.csv").read_bytes() + table.encode("utf-8", "surrogatepass")

    plain = export()
    monkeypatch.setattr(payload, "_COMPRESS_ABOVE", 100)
    monkeypatch.setattr(payload, "_PACK_ABOVE", 100)
    assert export() == plain
